"""What of a plan SCORM 2004 cannot carry: said before anything is written, never cut off in silence."""

from __future__ import annotations

from collections.abc import Iterator

from scormkit.cmi.scorm2004 import ARRAYS, SUSPEND_DATA_LIMIT
from scormkit.diagnostics import Diagnostic, Span
from scormkit.plan.model import Launchable, Plan, Unit
from scormkit.plan.state import check_state
from scormkit.sequencing.model import Activity, Organization, walk
from scormkit.targets.scorm2004 import faults
from scormkit.targets.scorm2004.activities import (
    Names,
    can_be_left_out,
    organization,
    points,
    too_many_rules,
)
from scormkit.targets.scorm2004.formula import MOST_RULES
from scormkit.targets.scorm2004.signals import again_of

PLAIN_NAMES = Names(root="course", item=lambda name: name, resource=lambda name: name, shared="course")
"""Activities by the ids of their launchables, as authors know them."""


def check(plan: Plan, edition: int = 4) -> tuple[Diagnostic, ...]:
    """Conditions, counts, the walk of the best learner (SCN001 to SCN004), what the edition lacks (SCN060,
    SCN061), what has no part in the score (SCN070, SCN071), and saved progress (PLN007)."""
    lacks = _without_tries(plan, edition, alone=len(plan.launchables) == 1)
    return (*_findings(plan), *lacks, *check_state(plan, SUSPEND_DATA_LIMIT, plan.place()))


def _without_tries(plan: Plan, edition: int, *, alone: bool) -> Iterator[Diagnostic]:
    for unit in plan.units:
        again = again_of(unit)
        if unit.lms_counts and (alone or edition < 4 or again is None):
            place = plan.place(("unit", unit.key, "attempts_counted_by"), ("unit", unit.key, "title"))
            why, how = _cannot_count(alone=alone, edition=edition)
            yield faults.tries_not_counted(unit.title, why, how, place)
        elif again is not None and edition < 4 and not alone:
            place = plan.place(("unit", unit.key, "attempts"), ("unit", unit.key, "title"))
            yield faults.edition_without_tries(unit.title, place)


def _cannot_count(*, alone: bool, edition: int) -> tuple[str, str]:
    """Why the LMS cannot count, and when it does."""
    if alone:
        return (
            "the course is one item",
            "in a package of several items: packaging: multi, --edition 4th, and a platform that takes them",
        )
    if edition < 4:
        return "the 3rd Edition cannot carry progress from one attempt to the next", "with --edition 4th"
    return "learners choose whether to take the unit", "at units that are not among those of choose"


def _findings(plan: Plan) -> Iterator[Diagnostic]:
    large = too_many_rules(plan)
    for unit in large:
        yield faults.condition_too_large(unit.title, MOST_RULES, place_of_rules(plan, unit.key))
    for launchable in plan.launchables:
        yield from _interactions(plan, launchable)
    if large:
        return
    tree = organization(plan, PLAIN_NAMES, 4)
    yield from _objectives(plan, tree)
    if len(plan.launchables) > 1:
        yield from prove(plan, tree)
        yield from _scores(plan)


def _scores(plan: Plan) -> Iterator[Diagnostic]:
    """Checks that have no part in the score of the course, since not every learner does them."""
    counted = [
        unit
        for unit, launchable in zip(plan.units, plan.launchables, strict=True)
        if points(launchable) and not unit.rules.optional
    ]
    for choice in dict.fromkeys(unit.chosen for unit in counted if unit.chosen is not None):
        yield faults.electives_without_score(choice.title, plan.place(("course", choice.group, "choose")))
    for unit in filter(can_be_left_out, counted):
        yield faults.left_out_without_score(unit.title, place_of_rules(plan, unit.key, "skip_if", "show_if"))


def _interactions(plan: Plan, launchable: Launchable) -> Iterator[Diagnostic]:
    contents = [content for unit in launchable.units for content in unit.contents]
    count = sum(question.record for content in contents for question in content.questions)
    limit = ARRAYS["cmi.interactions"]
    if plan.record_interactions and count > limit:
        place = _place_of(plan, launchable, "title")
        alone = len(plan.launchables) == 1
        yield faults.too_many_interactions(launchable.title, count, limit, place, alone=alone)


def place_of_rules(plan: Plan, unit: int, *keys: str) -> Span | None:
    """Where the rules of a unit, given by its key, are written (or those of `keys`); else its title."""
    wanted = (*(keys or ("requires", "skip_if", "show_if")), "title")
    return plan.place(*(("unit", unit, key) for key in wanted))


def leaves(tree: Organization) -> list[Activity]:
    """What can be launched, in the order of the course."""
    return [each for each in walk(tree.root) if not each.children]


def _is_for_everybody(unit: Unit) -> bool:
    return unit.rules.skip_if is None and unit.rules.show_if is None and unit.group is None


def _place_of(plan: Plan, launchable: Launchable, key: str) -> Span | None:
    """Where a launchable that is one unit has a key, else its title; of the whole course its title."""
    if len(plan.launchables) == 1:
        return plan.place()
    unit = launchable.units[0].key
    return plan.place(("unit", unit, key), ("unit", unit, "title"))


def _objectives(plan: Plan, tree: Organization) -> Iterator[Diagnostic]:
    limit = ARRAYS["cmi.objectives"]
    for launchable, activity in zip(plan.launchables, leaves(tree), strict=True):
        count = len(activity.sequencing.objectives)
        if count > limit:
            place = _place_of(plan, launchable, "objectives")
            yield faults.too_many_objectives(activity.title, count, limit, place)


def prove(plan: Plan, tree: Organization) -> Iterator[Diagnostic]:
    """Walk through the course as a learner who passes everything, and say what such a learner cannot do.

    What can be left out need not be opened: passing everything may be what leaves it out.
    """
    from scormkit.sequencing.model import Manifest
    from scormkit.sequencing.simulate import simulate

    best = simulate(Manifest(4, (tree,), tree.root.identifier), None)
    opened = {moment.opened for moment in best.moments}
    stuck = [
        launchable
        for launchable, unit in zip(plan.launchables, plan.units, strict=True)
        if launchable.id not in opened and _is_for_everybody(unit)
    ]
    reasons = {step.target: refusal.why for step, refusal in best.impossible}
    for launchable in stuck:
        why = reasons.get(launchable.id)
        words = f"cannot be opened ({why})" if why else "never opens"
        yield faults.flow_stuck(launchable.title, words, place_of_rules(plan, launchable.units[0].key))
    if not stuck and best.standings()[0].completed is not True:
        yield faults.flow_stuck(plan.title, "is never completed", plan.place())
