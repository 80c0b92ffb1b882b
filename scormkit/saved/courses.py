"""The courses in a package, as the player reads them: CourseData of player/src/types.d.ts."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from scormkit.archive.reader import Archive, read_archive, read_member
from scormkit.diagnostics import Report
from scormkit.pages.words import lay_over
from scormkit.saved import faults

CourseData = Mapping[str, Any]

_LARGEST = 50_000_000
_MOST_PAGES = 500
_DATA = re.compile(rb'<script type="application/json" id="course">(.*?)</script>', re.DOTALL)


def courses_in(package: Path, report: Report) -> tuple[CourseData, ...]:
    """The course data of every launch page of a package (zip or folder); none, and a finding, if it has none.

    `report` hears, too, why a package cannot be read (PKG050 to PKG067).
    """
    archive = read_archive(package, report)
    if archive is None:
        return ()
    pages = [name for name in archive.members if name.endswith(".html")][:_MOST_PAGES]
    found = [
        _spoken(data, name, archive, report)
        for name in pages
        for data in _data(read_member(archive, name, _LARGEST, report))
    ]
    if not found:
        report(faults.package_without_course(archive.span))
    return tuple(found)


def _data(page: bytes | None) -> Iterator[CourseData]:
    match = _DATA.search(page or b"")
    if match is None:
        return
    try:
        data = json.loads(match[1])
    except ValueError:
        return
    if isinstance(data, dict) and data.get("format") == 1:
        yield data


def _spoken(data: CourseData, page: str, archive: Archive, report: Report) -> CourseData:
    """The data with the words of its usual language, where a package has several and so keeps them apart."""
    address = next(iter(data.get("languages", {}).values()), "")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page), str(address)))
    if not address or name not in archive.members:
        return data
    file = read_member(archive, name, _LARGEST, report) or b""
    try:
        words = json.loads(file[file.index(b"(") + 1 : file.rindex(b")")])["course"]
    except (ValueError, KeyError, TypeError):
        return data
    return lay_over(data, words)  # type: ignore[no-any-return]


def best_of(courses: Sequence[CourseData], keys: frozenset[int]) -> CourseData:
    """The course that has most of these pages: a package of several entries has one for each."""
    return max(courses, key=lambda each: len(keys & {page["key"] for page in pages_of(each)}))


def pages_of(course: CourseData) -> Iterator[Mapping[str, Any]]:
    """Pages and assessments of all units, in order."""
    for unit in course["units"]:
        yield from unit["pages"]
