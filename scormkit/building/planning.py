"""A course folder -> its plan, with what several packages of one course share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scormkit.building.packaging import Progress
from scormkit.course.choices import has_translations, locale_names, read_choices
from scormkit.course.files import LOCALES, CourseFolder
from scormkit.course.selection import PLAIN, Selection
from scormkit.diagnostics import Diagnostic, Report, Severity
from scormkit.source.memory import Memory

if TYPE_CHECKING:
    from scormkit.course.model import Course
    from scormkit.plan.lock import Lock
    from scormkit.plan.model import Plan
    from scormkit.source.allow import Allow

_OF_CONDITIONS = frozenset({"CRS095", "CRS096", "CRS097", "CRS098", "CRS099", "CRS100", "CRS101"})
_OF_REACH = frozenset({"PLN030", "PLN031", "PLN032", "PLN033"})
"""What can be reached is not judged by conditions that ask for what is not there: that is said already."""


class Planned(NamedTuple):
    """A plan, the course's lock, what was read; `whole` is what all its packages hold, if it has several.

    `courses` are what was read in each language of the package, `course` first.
    """

    plan: Plan
    lock: Lock
    course: Course
    whole: Course | None
    courses: tuple[Course, ...]


def load_folder(
    folder: Path,
    found: list[Diagnostic],
    allows: list[Allow],
    *,
    today: date | None = None,
    drafts: Mapping[str, bytes] = {},
    selection: Selection = PLAIN,
    everything: bool = False,
    memory: Memory | None = None,
) -> Course | None:
    """Read a course; what is wrong is added to `found`, what its author permits to `allows`.

    `today`, `drafts` and `selection` are as for `scormkit.api.check`; with `everything`, what any of the
    course's packages holds is read. `memory` is as for `load_course`.
    """
    from scormkit.course.quality.run import load_judged

    return load_judged(
        folder,
        found.append,
        allows.append,
        today=today,
        drafts=drafts,
        selection=selection,
        everything=everything,
        memory=memory,
    )


def plan_folder(
    folder: Path,
    unit: str | None,
    found: list[Diagnostic],
    allows: list[Allow],
    tell: Callable[[Progress], None] | None = None,
    *,
    today: date | None = None,
    drafts: Mapping[str, bytes] = {},
    selection: Selection = PLAIN,
    lock: Lock | None = None,
    memory: Memory | None = None,
) -> Planned | None:
    """Read a course and plan it, or its one unit with the id `unit`; None when there is no plan of it.

    `found`, `allows`, `today`, `drafts`, `selection` and `memory` are as for `load_folder`. Without
    `lock` the one in the course folder is read.
    """
    if selection.together:
        remembered = memory or Memory()

        def plan_one(locale: str | None, said: list[Diagnostic], known: Lock | None) -> Planned | None:
            alone = selection._replace(locale=locale, together=())
            return plan_folder(
                folder,
                unit,
                said,
                allows,
                tell,
                today=today,
                drafts=drafts,
                selection=alone,
                lock=known,
                memory=remembered,
            )

        offered = read_choices(folder, drafts)[0]
        return _plan_together(plan_one, [*map(offered.locale_of, selection.together)], selection, found, lock)
    shared = memory or Memory()
    course = load_folder(
        folder, found, allows, today=today, drafts=drafts, selection=selection, memory=shared
    )
    if course is None:
        return None
    whole: Course | None = None
    if course.choices.has_content or selection.locale is not None:
        unheard: list[Diagnostic] = []
        own = selection._replace(locale=None)  # what things are called is the same in every language
        whole = load_folder(folder, unheard, [], drafts=drafts, selection=own, everything=True, memory=shared)
        if whole is None:
            found.extend(unheard)
            return None
    if tell is not None:
        tell(Progress("plan"))
    from scormkit.plan.build import plan_course
    from scormkit.plan.lock import read_lock

    known = read_lock(course.folder, found.append) if lock is None else lock
    amiss = any(each.code in _OF_CONDITIONS and each.severity is Severity.ERROR for each in found)

    def hear(said: Diagnostic) -> None:
        if not (amiss and said.code in _OF_REACH):
            found.append(said)

    planned = plan_course(course, known, hear, unit=unit, whole=whole)
    return None if planned is None else Planned(*planned, course, whole, (course,))


def _plan_together(
    plan_one: Callable[[str | None, list[Diagnostic], Lock | None], Planned | None],
    locales: Sequence[str | None],
    selection: Selection,
    found: list[Diagnostic],
    lock: Lock | None,
) -> Planned | None:
    """A plan in each language, and all of them as one; what is wrong in several is said once."""
    from scormkit.plan.together import unite

    planned: list[Planned] = []
    for locale in locales:
        said: list[Diagnostic] = []
        one = plan_one(locale, said, lock)
        found.extend(each for each in said if each not in found)
        if one is None:
            return None
        planned.append(one)
        lock = one.lock  # what is new in the course has one name in every language
    first = planned[0]
    if any(each.severity is Severity.ERROR for each in found):
        return first
    plan = unite([each.plan for each in planned])._replace(selection=selection)
    return first._replace(plan=plan, courses=tuple(each.course for each in planned))


def check_translations(
    folder: Path,
    selections: Iterable[Selection],
    report: Report,
    drafts: Mapping[str, bytes] = {},
    *,
    is_whole: bool = False,
) -> None:
    """Report how the translations stand that `selections` are in; `is_whole`: all of them are meant."""
    asked = chain.from_iterable((*each.together, each.locale) for each in selections)
    known = locale_names(CourseFolder.at(folder)) if (folder / LOCALES).is_dir() else ()
    tags = dict.fromkeys(each for each in asked if each is not None and each in known)
    if tags or (is_whole and has_translations(folder, drafts)):
        from scormkit.course.locales.state import check_states  # only for courses that are translated

        check_states(folder, tags, report, drafts, is_whole=is_whole)
