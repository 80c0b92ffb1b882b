"""The sums of large files, made by another process while this one still loads what will read the course.

A zip holds a CRC of each file and the digest needs a sha256. With both known, a film that is stored as it is
goes into the zip without passing through Python: 200 MB are summed in the time in which the course is read.
"""

import os
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from scormkit.archive import summing
from scormkit.archive.formats import COMPRESSED, ending
from scormkit.archive.summing import State, sum_up

if TYPE_CHECKING:
    from subprocess import Popen

LARGE = 4_000_000
"""Size in bytes up to which a file is not worth it."""


class Sums(NamedTuple):
    """The sha256 (hexadecimal) and the CRC of a file, and its state when it was read."""

    sha256: str
    crc: int
    state: State


class Ahead:
    """Sums of files, made in their order by a process that ends with the `with` block."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._left = [*files]
        self._known: dict[Path, Sums | None] = {}
        self._process = _started(self._left)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def want(self, files: Collection[Path]) -> None:
        """Leave out what is not among `files`."""
        wanted = [each for each in self._left if each in files]
        if wanted != self._left:
            self._stop()
            self._left, self._process = wanted, _started(wanted)

    def sums(self, path: Path) -> Sums | None:
        """The sums of a file; None when nobody was to make them, or it cannot be read."""
        while path in self._left:
            first = self._left.pop(0)
            self._known[first] = self._next() or sums_of(first)
        return self._known.get(path)

    def _next(self) -> Sums | None:
        if self._process is None or self._process.stdout is None:
            return None
        return read_line(self._process.stdout.readline())

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            if self._process.stdout is not None:
                self._process.stdout.close()
            self._process = None


def sums_of(path: Path) -> Sums | None:
    """The sums of a file, made here and now; None when it cannot be read, or changed meanwhile."""
    found = sum_up(path)
    return None if found is None else Sums(*found)


def read_line(line: bytes) -> Sums | None:
    """The sums in a line of the process; None for an empty line, and for half of one."""
    match = re.fullmatch(rb"([0-9a-f]{64}) (\d+) (\d+) (\d+) (\d+)\n", line)
    if match is None:
        return None
    crc, size, time, number = map(int, match.groups()[1:])
    return Sums(match[1].decode("ascii"), crc, (size, time, number))


def _started(files: Collection[Path]) -> "Popen[bytes] | None":
    """A process that sums files; None where there is nothing to do, or no process to be had."""
    program = Path(summing.__file__)
    if not files or not sys.executable or not program.is_file():
        return None
    from subprocess import DEVNULL, PIPE, Popen

    try:
        process = Popen([sys.executable, "-I", "-S", program], stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
    except OSError:
        return None
    assert process.stdin is not None
    with suppress(OSError), process.stdin as paths:  # one that has ended: whoever wants a sum makes it
        paths.write(b"".join(os.fsencode(each) + b"\0" for each in files))
    return process


def large_media(folder: Path) -> tuple[Path, ...]:
    """The files below a course folder that a package stores as they are and that are worth a process."""
    return tuple(_large_media(os.path.abspath(folder)))  # noqa: PTH100 - `resolve` would follow links


def _large_media(folder: str) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda each: each.name)
    except OSError:  # reading the course will say so
        return
    for each in entries:
        if each.is_dir(follow_symlinks=False):
            if not each.name.startswith("."):
                yield from _large_media(each.path)
        elif ending(each.name) in COMPRESSED and _is_large(each):
            yield Path(each.path)


def _is_large(entry: os.DirEntry[str]) -> bool:
    return entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_size > LARGE
