"""A course folder -> a Course, with every fault of the author's files reported in one run."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from scormkit.course import faults
from scormkit.course.errors import closest
from scormkit.course.files import CourseFolder, is_litter, natural_key
from scormkit.course.links import check_links
from scormkit.course.model import Course
from scormkit.course.questions import rich
from scormkit.course.schema import CourseSpec
from scormkit.course.units import UNIT_FILE, check_names, load_unit, read_document, read_spec
from scormkit.diagnostics import Report, Span
from scormkit.source.document import Document, Where
from scormkit.source.scalars import shorten

COURSE_FILE = "course.yaml"
_TITLE_EXAMPLE = "title: The name of the course"


def load_course(folder: Path, report: Report) -> Course | None:
    """Read a course folder; every fault goes to `report`.

    Units, pages and questions that cannot be used are left out of the result, so it is complete only when no
    error was reported. None when there is no course to speak of: no folder, or no readable course.yaml.
    """
    place = Path(os.path.abspath(folder))  # noqa: PTH100 - `resolve` would follow links and change the name
    if not _is_course_folder(place, str(folder), report):
        return None
    files = CourseFolder.at(place)
    document = read_document(files, COURSE_FILE, report)
    spec = read_spec(CourseSpec, Where(document), _TITLE_EXAMPLE, report) if document is not None else None
    notice = None
    if document is not None and spec is not None:
        notice = rich(Where(document).at("notice"), spec.notice, report)
    units = [load_unit(files, name, report) for name in _unit_names(files, document, spec, report)]
    usable = tuple(unit for unit in units if unit is not None)
    check_names(usable, "units", files, report)
    if document is None or spec is None:
        return None
    course = Course(place, spec, Where(document), notice, usable)
    used = check_links(course, files, report)
    if len(usable) == len(units):
        _report_unused(course, files, used, report)
    return course


def _is_course_folder(place: Path, named: str, report: Report) -> bool:
    """Whether there is a course.yaml; if not, say what there is instead."""
    if not place.exists():
        siblings = _folders(place.parent)
        near = closest(place.name, siblings)
        report(faults.folder_missing(named, str(Path(named).parent / near) if near else None))
        return False
    if not place.is_dir():
        report(faults.not_a_folder(named))
        return False
    try:
        names = sorted(each.name for each in place.iterdir())
    except OSError as error:
        report(
            faults.course_file_missing(named, is_empty=False, hint=f"It cannot be read: {error.strerror}.")
        )
        return False
    if COURSE_FILE in names:
        return True
    report(faults.course_file_missing(named, is_empty=not names, hint=_hint(place, named, names)))
    return False


def _folders(place: Path) -> list[str]:
    try:
        return sorted(each.name for each in place.iterdir() if each.is_dir())
    except OSError:
        return []


def _hint(place: Path, named: str, names: Sequence[str]) -> str:
    """What was probably meant when a folder has no course.yaml."""
    other = next((each for each in names if each.lower() in ("course.yaml", "course.yml")), None)
    if other is not None:
        return f"Rename {other} to {COURSE_FILE}."
    below = [each for each in _folders(place) if (place / each / COURSE_FILE).is_file()]
    if below:
        return f"Did you mean {Path(named) / below[0]}?"
    if UNIT_FILE in names and (place.parent / COURSE_FILE).is_file():
        return f"This is one unit of a course. Did you mean the folder of the course, {place.parent.name}?"
    return ""


def _unit_names(
    files: CourseFolder, document: Document | None, spec: CourseSpec | None, report: Report
) -> list[str]:
    """The folders of the units, in order: those that are listed, or all that have a unit.yaml."""
    folders = [each for each in files.names() if not is_litter(each) and (files.path / each).is_dir()]
    present = sorted((each for each in folders if UNIT_FILE in files.names(each)), key=natural_key)
    written = document.data.get("units") if document and isinstance(document.data, Mapping) else None
    if document is not None and isinstance(written, list) and all(isinstance(each, str) for each in written):
        return _listed(files, Where(document).at("units"), written, folders, report)
    for each in folders:
        if each not in present and "unit.yml" in files.names(each):
            report(faults.unit_file_missing(files.span(f"{each}/unit.yml"), each, "unit.yml"))
    if not present and spec is not None and document is not None:
        with_pages = [each for each in folders if any(name.endswith(".md") for name in files.names(each))]
        report(faults.course_empty(Where(document).key_span("title"), with_pages))
    return present


def _listed(
    files: CourseFolder, where: Where, names: Sequence[str], folders: Sequence[str], report: Report
) -> list[str]:
    present = [each for each in folders if UNIT_FILE in files.names(each)]
    first: dict[str, Span] = {}
    usable: list[str] = []
    for index, written in enumerate(names):
        name, span = written.strip(), where.span(index)
        actual = next((each for each in folders if each.lower() == name.lower()), None)
        if name in first:
            report(faults.listed_twice(span, name, first[name]))
        elif "/" in name or "\\" in name or name in (".", ".."):
            report(faults.not_a_name(span, shorten(name), "the folder of a unit", "recognizing"))
        elif name not in folders and actual is not None:
            report(faults.name_case(span, name, actual))
        elif name not in folders:
            report(faults.unit_missing(span, shorten(name), closest(name, folders)))
        elif name not in present:
            near = next((each for each in files.names(name) if each.lower() in ("unit.yml", UNIT_FILE)), None)
            report(faults.unit_file_missing(span, name, near))
        else:
            usable.append(name)
        first.setdefault(name, span)
    for name in present:
        if not any(name.lower() == each.lower() for each in first):
            report(faults.unit_unlisted(where.key_span(), name))
    return usable


def _report_unused(course: Course, files: CourseFolder, used: frozenset[str], report: Report) -> None:
    """Point at files in unit folders that nothing uses; unlisted pages and checks have their own code."""
    for unit in course.units:
        for name in files.all_files(unit.name):
            is_direct = name.count("/") == 1
            if name in used or (is_direct and name.endswith((".md", ".yaml", ".yml", ".markdown"))):
                continue
            report(faults.file_unused(files.span(name)))
