"""What a stuck learner has and has not done, from a package or from its course."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from scormkit.building.planning import plan_folder
from scormkit.course.selection import PLAIN, Selection
from scormkit.diagnostics import Diagnostic, Span
from scormkit.errors import FindingsError

if TYPE_CHECKING:
    from scormkit.saved.courses import CourseData
    from scormkit.saved.telling import Told


def decode_state(source: str | os.PathLike[str], text: str, *, selection: Selection = PLAIN) -> Told:
    """What a learner's saved state says; `source` is a package (zip or folder) or the folder of a course.

    `selection` says which package of a course is meant.

    Raises `FindingsError` when either cannot be read, or when the state is of another course.
    """
    from scormkit.saved.decode import decode

    found: list[Diagnostic] = []
    path = Path(source)
    courses = _courses(path.parent if path.name == "course.yaml" else path, selection, found)
    told = decode(text, courses, Span(str(path)), found.append) if courses else None
    if told is None:
        raise FindingsError(tuple(sorted(found, key=lambda each: each.sort_key)))
    return told


def _courses(path: Path, selection: Selection, found: list[Diagnostic]) -> tuple[CourseData, ...]:
    from scormkit.saved.courses import courses_in
    from scormkit.saved.decode import courses_of

    if not (path / "course.yaml").is_file():
        return courses_in(path, found.append)
    planned = plan_folder(path, None, found, [], selection=selection)
    return courses_of(planned.plan) if planned else ()
