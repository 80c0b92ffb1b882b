"""What of a course has changed since the last look at its files: no save may be missed for good."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

_IGNORED = frozenset({"node_modules", "__pycache__"})
_BUILT = "dist"
"""Beside the units lies what was built, where the command was run in the course's folder."""
_COARSE = 2.5
"""Seconds until a file's time tells saves apart: FAT and some network drives count in steps of two."""
_LATELY = 3600.0
"""Seconds since a file was saved, by its own time, in which that may still be so when a watch begins; the
clocks of network drives differ from ours."""
_LARGEST = 4 * 1024 * 1024
"""Bytes: no film is saved twice within the same step."""


class Mark(NamedTuple):
    """What is known of one file: size, times, number; a sum of its bytes; when it was first seen so.

    `settled` tells that its time would be another one if it were saved now, so that the sum holds.
    """

    about: tuple[int, ...]
    total: int | None
    since: float
    settled: bool


Marks = Mapping[str, Mark]
"""The files of a course by their paths."""


def look(folder: Path, before: Marks | None = None, *, clock: Callable[[], float] = time.monotonic) -> Marks:
    """The files of a course folder as they are now; `before` is the last look. Only files that were saved
    within the last seconds are read."""
    known, found = before or {}, {}
    for entry in _files(str(folder)):
        try:
            about = _about(entry.stat())
        except OSError:  # it is being replaced, or a link that leads nowhere
            continue
        found[entry.path] = _mark(entry.path, about, known.get(entry.path), clock(), begins=before is None)
    return found


def has_changed(before: Marks, now: Marks) -> bool:
    """Whether a file was saved, added or removed between two looks."""
    return {name: each[:2] for name, each in before.items()} != {name: each[:2] for name, each in now.items()}


def _mark(path: str, about: tuple[int, ...], old: Mark | None, now: float, *, begins: bool) -> Mark:
    if old is not None and old.about == about:
        if old.settled:
            return old
        return Mark(about, _sum(path, about[0]), old.since, now - old.since >= _COARSE)
    if begins and abs(time.time() - about[1] / 1e9) > _LATELY:
        return Mark(about, None, now, True)
    return Mark(about, _sum(path, about[0]), now, False)


def _sum(path: str, size: int) -> int | None:
    if size > _LARGEST:
        return None
    try:
        return crc32(Path(path).read_bytes())
    except OSError:
        return None


def _about(found: os.stat_result) -> tuple[int, ...]:
    """Size, time of the last save, time of the last change of any kind, number on the disk."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _files(folder: str) -> Iterator[os.DirEntry[str]]:
    waiting = [folder]
    while waiting:
        inside = waiting.pop()
        ignored = _IGNORED | ({_BUILT} if inside == folder else set())
        try:
            with os.scandir(inside) as entries:
                here = [each for each in entries if not each.name.startswith(".")]
        except OSError:  # it was removed meanwhile
            continue
        for each in here:
            if not each.is_dir(follow_symlinks=False):
                if each.name != "course.lock":
                    yield each
            elif each.name not in ignored or os.path.exists(os.path.join(each.path, "unit.yaml")):  # noqa: PTH110, PTH118
                waiting.append(each.path)
