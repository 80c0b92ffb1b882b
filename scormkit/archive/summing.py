"""The sums that a zip and its digest need of a file. Run as a program it sums files for another process.

It is started by its path (`archive/ahead.py`) and imports next to nothing: a new Python that does only this
is at work after a few milliseconds.
"""

import hashlib
import os
import sys
import zlib

_WINDOW = 1 << 20
"""Bytes that are summed at a time."""

State = tuple[int, int, int]
"""What changes when a file does: its size, its time in nanoseconds, its number."""

Found = tuple[str, int, State]
"""The sha256 (hexadecimal) and the CRC of a file, and its state when it was read."""


def sum_up(path: "str | os.PathLike[str]") -> Found | None:
    """Read a file once; None when it cannot be read, or changed meanwhile."""
    digest, crc = hashlib.sha256(), 0
    window = memoryview(bytearray(_WINDOW))
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - pathlib would be a third of the start
            state = state_of(file.fileno())
            while size := file.readinto(window):
                digest.update(window[:size])
                crc = zlib.crc32(window[:size], crc)
            is_same = state == state_of(file.fileno())
    except OSError:
        return None
    return (digest.hexdigest(), crc, state) if is_same else None


def state_of(descriptor: int) -> State:
    """The state of an open file."""
    status = os.fstat(descriptor)
    return status.st_size, status.st_mtime_ns, status.st_ino


def line_of(found: Found | None) -> bytes:
    """Sums as the line that is sent; empty when there are none."""
    parts = () if found is None else (found[0], found[1], *found[2])
    return " ".join(map(str, parts)).encode() + b"\n"


def main() -> None:
    """Sum the files whose paths come in on standard input, each ended by a zero; a line each goes out."""
    for path in sys.stdin.buffer.read().split(b"\0")[:-1]:
        os.write(1, line_of(sum_up(os.fsdecode(path))))


if __name__ == "__main__":
    main()
