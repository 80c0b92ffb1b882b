"""What an LMS launches: one page for the whole course, or one a unit."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.plan.localize import completion_for, localize
from scormkit.plan.model import Launchable, Navigation, Unit
from scormkit.plan.names import safe_stem
from scormkit.plan.rules import COMPLETION, Completion
from scormkit.plan.state import state_size


def one_launchable(
    title: str, units: Sequence[Unit], completion: Completion = COMPLETION
) -> tuple[Launchable, ...]:
    """A single launchable over all units, under the name that every web server and LMS knows."""
    own = localize(units)
    size = state_size(own).total
    return (Launchable("course", title, "index.html", own, (), size, completion_for(completion, own)),)


def one_a_unit(
    units: Sequence[Unit], navigation: Navigation, completion: Completion = COMPLETION
) -> tuple[Launchable, ...]:
    """A launchable for each unit. Unless navigation is free, each requires the one before it; of electives
    before it, so many as a learner does. Electives themselves require what is before all of them."""
    launchables: list[Launchable] = []
    before: tuple[str, ...] = ()
    least: int | None = None
    last: Unit | None = None
    for each in units:
        own = localize((each,))
        (unit,) = own
        if last is not None and navigation != "free" and (each.chosen is None or each.chosen != last.chosen):
            chosen = last.chosen
            before = tuple(one.id for one in units if chosen and one.chosen == chosen) or (last.id,)
            least = chosen.take if chosen else None
        last = each
        launchables.append(
            Launchable(
                id=unit.id,
                title=unit.title,
                href=f"{safe_stem(unit.id)}.html",
                units=own,
                requires=before,
                state_size=state_size(own).total,
                completion=completion_for(completion, own),
                least=least,
            )
        )
    return tuple(launchables)
