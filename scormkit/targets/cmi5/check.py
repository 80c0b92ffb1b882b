"""What of a plan cmi5 cannot carry: said before anything is written."""

from __future__ import annotations

from collections.abc import Iterator

from scormkit.diagnostics import Diagnostic
from scormkit.plan.model import Plan
from scormkit.targets.cmi5 import faults


def check(plan: Plan) -> tuple[Diagnostic, ...]:
    """What cannot be said where each unit is an AU: order (CMT001), draws (CMT006), electives (CMT016)."""
    return tuple(_findings(plan)) if len(plan.launchables) > 1 else ()


def _findings(plan: Plan) -> Iterator[Diagnostic]:
    rules = {unit.id: unit.rules for unit in plan.units}
    waiting = [
        each.title for each in plan.launchables if each.requires or any(rules[each.units[0].id].written)
    ]
    if waiting:
        yield faults.order_not_carried(waiting, plan.place(("course", 0, "packaging")))
    for choice, count in plan.choices.items():
        yield faults.electives_not_carried(
            choice.title, choice.take, count, plan.place(("course", choice.group, "choose"))
        )
    for draw, count in plan.draws.items():
        yield faults.draw_not_carried(
            draw.title, draw.take, count, plan.place(("course", draw.group, "pick"))
        )
