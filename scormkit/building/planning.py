"""A course folder -> its plan, with what several packages of one course share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scormkit.building.packaging import Progress
from scormkit.course.choices import has_translations
from scormkit.course.selection import PLAIN, Selection
from scormkit.diagnostics import Diagnostic, Report
from scormkit.source.memory import Memory

if TYPE_CHECKING:
    from scormkit.course.model import Course
    from scormkit.plan.lock import Lock
    from scormkit.plan.model import Plan
    from scormkit.source.allow import Allow


class Planned(NamedTuple):
    """A plan, the course's lock, what was read; `whole` is what all its packages hold, if it has several."""

    plan: Plan
    lock: Lock
    course: Course
    whole: Course | None


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
    planned = plan_course(course, known, found.append, unit=unit, whole=whole)
    return None if planned is None else Planned(*planned, course, whole)


def check_translations(
    folder: Path,
    selections: Iterable[Selection],
    report: Report,
    drafts: Mapping[str, bytes] = {},
    *,
    is_whole: bool = False,
) -> None:
    """Report how the translations stand that `selections` are in; `is_whole`: all of them are meant."""
    tags = dict.fromkeys(each.locale for each in selections if each.locale is not None)
    if tags or (is_whole and has_translations(folder, drafts)):
        from scormkit.course.locales.state import check_states  # only for courses that are translated

        check_states(folder, tags, report, drafts, is_whole=is_whole)
