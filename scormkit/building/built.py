"""A finished package and what is worth knowing about it, as values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from scormkit.building.carrying import Carried
    from scormkit.diagnostics import Diagnostic
    from scormkit.plan.model import Chosen, Drawn, Reporting, Unit
    from scormkit.plan.rules import Completion


class BuiltUnit(NamedTuple):
    """What a unit of a package holds, counted."""

    id: str
    title: str
    pages: int
    assessments: int
    questions: int


class BuiltLaunchable(NamedTuple):
    """What the learning platform launches; `state_size` is the most it will ever save, in characters."""

    id: str
    title: str
    href: str
    state_size: int


class Built(NamedTuple):
    """A finished package and what is worth knowing about it.

    `size` is in bytes, `digest` is the sha256 of the content (64 hexadecimal digits), `largest` the names
    and sizes of the largest files (uncompressed, in bytes), `seconds` the time that the build took.
    `pass_marks` are the passing scores that occur, in percent and ascending; empty when nothing is
    scored. `completion` tells when a launchable is complete. `carried` says who keeps the rules of the
    course, `joined` how many items became one because the platform would have lost rules between them or
    the target has one only (0: none), `lms` for which platform it was built ("" for none), and `says` what
    its profile says of keeping rules between items. `drawn` and `chosen` are the groups of units of which
    each learner has only some, by chance or by choice: title, how many, of how many.
    """

    path: Path
    size: int
    digest: str
    target: str
    target_title: str
    course_id: str
    unit_id: str | None
    title: str
    reporting: Reporting
    pass_marks: tuple[float, ...]
    completion: Completion
    units: tuple[BuiltUnit, ...]
    launchables: tuple[BuiltLaunchable, ...]
    files: int
    largest: tuple[tuple[str, int], ...]
    warnings: tuple[Diagnostic, ...]
    lock_changed: bool
    seconds: float
    carried: tuple[Carried, ...] = ()
    joined: int = 0
    edition: str = ""
    lms: str = ""
    says: str = ""
    drawn: tuple[tuple[str, int, int], ...] = ()
    chosen: tuple[tuple[str, int, int], ...] = ()


def count(unit: Unit) -> BuiltUnit:
    """What is in a unit; a question that stands in it twice counts once."""
    from scormkit.plan.model import Page

    pages = sum(isinstance(each, Page) for each in unit.contents)
    questions = len({question.id for each in unit.contents for question in each.questions})
    return BuiltUnit(unit.id, unit.title, pages, len(unit.contents) - pages, questions)


def groups(sizes: Mapping[Drawn, int] | Mapping[Chosen, int]) -> tuple[tuple[str, int, int], ...]:
    """Groups of units as `Built` has them: title, how many of the units, of how many."""
    return tuple((each.title, each.take, size) for each, size in sizes.items())
