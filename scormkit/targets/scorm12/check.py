"""What of a plan SCORM 1.2 cannot carry: said before anything is written, never cut off in silence."""

from __future__ import annotations

from collections.abc import Iterator

from scormkit.cmi.limits import SUSPEND_DATA_LIMIT
from scormkit.diagnostics import Diagnostic
from scormkit.plan.model import Place, Plan, Unit
from scormkit.plan.rules import Done, Leaf
from scormkit.plan.state import check_state
from scormkit.targets.scorm12 import faults
from scormkit.targets.scorm12.manifest import TITLE_LIMIT, prerequisites
from scormkit.targets.scorm12.prerequisites import SCRIPT_LIMIT, inexact, items_in, kept_by_nobody
from scormkit.xml import one_line


def check(plan: Plan) -> tuple[Diagnostic, ...]:
    """Titles, conditions and saved progress that are too long (SCO001, SCO002, PLN007); rules (SCO020 on).

    A title of more than 200 characters by any count was found when the course was read.
    """
    return (*_findings(plan), *check_state(plan, SUSPEND_DATA_LIMIT))


def _findings(plan: Plan) -> Iterator[Diagnostic]:
    titles = {plan.title: ("the course", plan.place())}
    for launchable in plan.launchables:
        place = plan.place(("unit", launchable.units[0].key, "title"))
        titles.setdefault(launchable.title, (f"the module {launchable.id!r}", place))
    for title, (what, place) in titles.items():
        words = one_line(title)
        length = _units(words)
        if len(words) <= TITLE_LIMIT < length:
            yield faults.title_too_long(what, title, length, TITLE_LIMIT, place)
    for launchable in plan.launchables:
        script = prerequisites(plan, launchable) or ""
        if len(script) > SCRIPT_LIMIT:
            count = len(set(items_in(script)))
            waits: tuple[Place, Place] = (
                ("unit", launchable.units[0].key, "requires"),
                ("course", 0, "navigation"),
            )
            yield faults.prerequisites_too_long(
                launchable.title, count, len(script), SCRIPT_LIMIT, plan.place(*waits)
            )
    if len(plan.launchables) > 1:
        for unit in plan.units:
            yield from _rules(plan, unit)
        for choice, count in plan.choices.items():
            place = plan.place(("course", choice.group, "choose"))
            yield faults.electives_not_carried(choice.title, choice.take, count, place)
        for draw, count in plan.draws.items():
            yield faults.draw_not_carried(
                draw.title, draw.take, count, plan.place(("course", draw.group, "pick"))
            )


def _rules(plan: Plan, unit: Unit) -> Iterator[Diagnostic]:
    """What one entry a unit costs of its rules (SCO020 to SCO023)."""
    requires = plan.place(("unit", unit.key, "requires"))
    for leaf, home, said in inexact(plan, unit):
        if said is None:
            yield faults.rule_not_carried(unit.title, home.title, requires)
        else:
            words = _words(leaf)
            yield faults.rule_carried_otherwise(unit.title, words, home.title, requires, passed=said.passed)
    for title, place in kept_by_nobody(unit):
        yield faults.rule_between_packages(title, unit.title, plan.place(place))
    if unit.rules.optional:
        yield faults.optional_unit(unit.title, plan.place(("unit", unit.key, "optional")))


def _words(leaf: Leaf) -> str:
    if isinstance(leaf, Done):
        return {"unit": "the pass", "page": "a page", "check": "a check"}[leaf.what]
    return "an objective"


def _units(text: str) -> int:
    """Length as validators written in Java, and most databases, count: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2
