"""Pages and units that lie where none are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scormkit.course import faults
from scormkit.course.files import LOCALES, CourseFolder, is_litter
from scormkit.diagnostics import Diagnostic

UNIT_FILE = "unit.yaml"
_NEARLY_UNIT = re.compile(r"unit(\.ya?ml)?(\.txt|\.ya?ml)", re.IGNORECASE)
"""Also what Notepad makes of it: Windows hides that the file is really called unit.yaml.txt."""
_PAGE = re.compile(r"[0-9]+[-_. ].*\.(md|markdown)", re.IGNORECASE)
_OTHERS = frozenset({LOCALES, "variants", "banks", "node_modules"})
"""Folders with a meaning of their own, and one that tools leave."""


def pages_apart(folder: CourseFolder, *, is_listed: bool) -> Iterator[Diagnostic]:
    """A finding for each page beside course.yaml, and for each folder with pages that is no unit.

    With `is_listed`, course.yaml lists its units, and other folders may hold drafts.
    """
    top = [each for each in folder.names() if not is_litter(each)]
    for name in filter(_PAGE.fullmatch, top):
        yield faults.pages_apart(folder.span(name), "", 0)
    units = [each for each in top if UNIT_FILE in folder.names(each)]
    for each in _folders(folder, "", top):
        if each in _OTHERS:
            continue
        inside = folder.names(each)
        page = next(filter(_PAGE.fullmatch, inside), None) if nearly_unit(inside) is None else None
        # Where there is no unit at all, CRS006 says the same, with every folder that could be one.
        if page is not None and each not in units and units and not is_listed:
            yield faults.pages_apart(folder.span(f"{each}/{page}"), each, 1)
        for deep in _folders(folder, f"{each}/", inside):
            names = folder.names(deep)
            found = UNIT_FILE if UNIT_FILE in names else next(filter(_PAGE.fullmatch, names), None)
            if found is not None:
                yield faults.pages_apart(folder.span(f"{deep}/{found}"), deep, 2)


def nearly_unit(names: Iterable[str]) -> str | None:
    """The file that was meant to be unit.yaml, in a folder that has none."""
    return next(filter(_NEARLY_UNIT.fullmatch, names), None)


def is_page_apart(name: str) -> bool:
    """Whether a file in the folder of a unit, by its name in the course, is told of by `pages_apart`."""
    parts = name.split("/")
    return len(parts) == 3 and (parts[2] == UNIT_FILE or _PAGE.fullmatch(parts[2]) is not None)


def _folders(folder: CourseFolder, base: str, names: Iterable[str]) -> Iterator[str]:
    """The folders among names; what has an ending is taken for a file, as a course has many of those."""
    for name in names:
        if "." not in name and not is_litter(name) and (folder.path / base / name).is_dir():
            yield f"{base}{name}"
