"""The sums of large files, made by a thread while Python still loads what will read the course.

A zip holds a CRC of each file and the digest needs a sha256. With both known, a film that is stored as it is
goes into the zip without passing through Python: 200 MB are hashed in the time in which the course is read.
"""

import hashlib
import os
import zlib
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from threading import Condition, Thread
from types import TracebackType
from typing import NamedTuple, Self

from scormkit.archive.formats import COMPRESSED, ending

LARGE = 4_000_000
"""Size in bytes up to which a file is not worth a thread."""
_WINDOW = 1 << 22
"""Bytes that are summed at a time. Python's lock is let go meanwhile; to wait for it has a price."""


class Sums(NamedTuple):
    """The sha256 (hexadecimal) and the CRC of a file, and its size, time and number when it was read."""

    sha256: str
    crc: int
    state: tuple[int, int, int]


class Ahead:
    """Sums of files, made in their order by a thread that ends with the `with` block.

    Whoever waits for one makes those that the thread has not begun with.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self._left = deque(files)
        self._taken: set[Path] = set()
        self._known: dict[Path, Sums | None] = {}
        self._changed = Condition()
        self._is_over = False
        self._thread = Thread(target=self._work, name="scormkit-sums", daemon=True)
        self._is_started = bool(self._left)
        if self._is_started:
            self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_over = True
        if self._is_started:
            self._thread.join()

    def want(self, files: Collection[Path]) -> None:
        """Leave out what is not among `files`."""
        with self._changed:
            self._left = deque(each for each in self._left if each in files)

    def sums(self, path: Path) -> Sums | None:
        """The sums of a file; None when nobody was to make them, or it cannot be read."""
        while path in self._left or path in self._taken:
            if not self._make(last=True):
                with self._changed:
                    self._changed.wait_for(lambda: path not in self._taken)
        return self._known.get(path)

    def _work(self) -> None:
        while self._make(last=False):
            pass

    def _make(self, *, last: bool) -> bool:
        """Sum a file that nobody has begun with, the first or the last of them; whether there was one."""
        with self._changed:
            if not self._left or self._is_over:
                return False
            path = self._left.pop() if last else self._left.popleft()
            self._taken.add(path)
        found = None
        try:
            found = self._summed(path)
        finally:
            with self._changed:
                self._known[path] = found
                self._taken.discard(path)
                self._changed.notify_all()
        return True

    def _summed(self, path: Path) -> Sums | None:
        digest, crc = hashlib.sha256(), 0
        window = memoryview(bytearray(_WINDOW))
        try:
            with path.open("rb", buffering=0) as file:
                state = state_of(file.fileno())
                while size := file.readinto(window):
                    if self._is_over:
                        return None
                    digest.update(window[:size])
                    crc = zlib.crc32(window[:size], crc)
                is_same = state == state_of(file.fileno())
        except OSError:  # whoever writes the file into the package will say so
            return None
        return Sums(digest.hexdigest(), crc, state) if is_same else None


def state_of(descriptor: int) -> tuple[int, int, int]:
    """What changes when a file does: its size, its time in nanoseconds, its number."""
    status = os.fstat(descriptor)
    return status.st_size, status.st_mtime_ns, status.st_ino


def large_media(folder: Path) -> tuple[Path, ...]:
    """The files below a course folder that a package stores as they are and that are worth a thread."""
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
