"""Pages and units that lie where none are looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scormkit.course import faults
from scormkit.course.files import LOCALES, CourseFolder, is_litter
from scormkit.diagnostics import Diagnostic

UNIT_FILE = "unit.yaml"
_ENDINGS = (".md", ".markdown")
_OTHERS = frozenset({LOCALES, "variants", "banks", "node_modules"})
"""Folders with a meaning of their own, and one that tools leave."""


def pages_apart(folder: CourseFolder, *, is_listed: bool) -> Iterator[Diagnostic]:
    """A finding for each page beside course.yaml, and for each folder with pages that is no unit.

    With `is_listed`, course.yaml lists its units, and other folders may hold drafts.
    """
    top = [each for each in folder.names() if not is_litter(each)]
    for name in filter(_is_page, top):
        yield faults.pages_apart(folder.span(name), "", 0)
    folders = [*_folders(folder, "", top)]
    units = [each for each in folders if UNIT_FILE in folder.names(each)]
    for each in folders:
        if each in _OTHERS:
            continue
        inside = folder.names(each)
        page = next(filter(_is_page, inside), None) if nearly(UNIT_FILE, inside) is None else None
        # Where there is no unit at all, CRS006 says the same, with every folder that could be one.
        if page is not None and each not in units and units and not is_listed:
            yield faults.pages_apart(folder.span(f"{each}/{page}"), each, 1)
        for deep in _folders(folder, f"{each}/", inside):
            names = folder.names(deep)
            found = UNIT_FILE if UNIT_FILE in names else next(filter(_is_page, names), None)
            if found is not None:
                yield faults.pages_apart(folder.span(f"{deep}/{found}"), deep, 2)


def nearly(wanted: str, names: Iterable[str]) -> str | None:
    """The file that was meant to be unit.yaml or course.yaml, in a folder that has none.

    Also what Notepad makes of it: Windows hides that the file is really called unit.yaml.txt.
    """
    stem = wanted.removesuffix(".yaml")
    kinds = (".yaml", ".yml", ".txt", ".yaml.txt", ".yml.txt", ".yaml.yaml", ".yaml.yml")
    meant = {f"{stem}{kind}" for kind in kinds}
    return next((each for each in names if each.lower() in meant), None)


def _is_page(name: str) -> bool:
    """Whether a name is that of a numbered page, such as `01-welcome.md`."""
    rest = name.lstrip("0123456789")
    return rest != name and rest[:1] in "-_. " and rest.lower().endswith(_ENDINGS)


def is_page_apart(name: str) -> bool:
    """Whether a file in the folder of a unit, by its name in the course, is told of by `pages_apart`."""
    parts = name.split("/")
    return len(parts) == 3 and (parts[2] == UNIT_FILE or _is_page(parts[2]))


def _folders(folder: CourseFolder, base: str, names: Iterable[str]) -> Iterator[str]:
    """The folders among names, without links; what has an ending is taken for a file: a course has many."""
    for name in names:
        place = folder.path / base / name
        if "." not in name and not is_litter(name) and place.is_dir() and not place.is_symlink():
            yield f"{base}{name}"
