"""What of a plan SCORM 2004 cannot carry: said before anything is written, never cut off in silence."""

from __future__ import annotations

from collections.abc import Iterator

from scormkit.cmi.scorm2004 import ARRAYS, SUSPEND_DATA_LIMIT
from scormkit.diagnostics import Diagnostic
from scormkit.plan.model import Launchable, Plan
from scormkit.plan.state import check_state
from scormkit.sequencing.model import Organization
from scormkit.targets.scorm2004 import faults
from scormkit.targets.scorm2004.activities import Names, organization, too_many_rules
from scormkit.targets.scorm2004.formula import MOST_RULES
from scormkit.targets.scorm2004.signals import asked_by_pages

PLAIN_NAMES = Names(root="course", item=lambda name: name, resource=lambda name: name, shared="course")
"""Activities by the ids of their launchables, as authors know them."""


def check(plan: Plan) -> tuple[Diagnostic, ...]:
    """Conditions, counts, the walk of the best learner (SCN001 to SCN005), and saved progress (PLN007)."""
    return (*_findings(plan), *check_state(plan, SUSPEND_DATA_LIMIT))


def _findings(plan: Plan) -> Iterator[Diagnostic]:
    large = too_many_rules(plan)
    for unit in large:
        yield faults.condition_too_large(unit.title, MOST_RULES)
    for launchable in plan.launchables:
        yield from _interactions(plan, launchable)
    if large:
        return
    tree = organization(plan, PLAIN_NAMES)
    yield from _objectives(tree)
    if len(plan.launchables) > 1:
        for title, unit in asked_by_pages(plan):
            yield faults.rule_of_a_page(title, unit.title)
        yield from prove(plan, tree)


def _interactions(plan: Plan, launchable: Launchable) -> Iterator[Diagnostic]:
    contents = [content for unit in launchable.units for content in unit.contents]
    count = sum(question.record for content in contents for question in content.questions)
    limit = ARRAYS["cmi.interactions"]
    if plan.record_interactions and count > limit:
        yield faults.too_many_interactions(launchable.title, count, limit)


def _objectives(tree: Organization) -> Iterator[Diagnostic]:
    limit = ARRAYS["cmi.objectives"]
    for activity in tree.root.children:
        count = len(activity.sequencing.objectives)
        if count > limit:
            yield faults.too_many_objectives(activity.title, count, limit)


def prove(plan: Plan, tree: Organization) -> Iterator[Diagnostic]:
    """Walk through the course as a learner who passes everything, and say what such a learner cannot do.

    What can be left out need not be opened: passing everything may be what leaves it out.
    """
    from scormkit.sequencing.model import Manifest
    from scormkit.sequencing.simulate import simulate

    walk = simulate(Manifest(4, (tree,), tree.root.identifier), None)
    opened = {moment.opened for moment in walk.moments}
    stuck = [
        launchable
        for launchable, unit in zip(plan.launchables, plan.units, strict=True)
        if launchable.id not in opened and unit.rules.skip_if is None and unit.rules.show_if is None
    ]
    reasons = {step.target: refusal.why for step, refusal in walk.impossible}
    for launchable in stuck:
        why = reasons.get(launchable.id)
        yield faults.flow_stuck(launchable.title, f"cannot be opened ({why})" if why else "never opens")
    if not stuck and walk.standings()[0].completed is not True:
        yield faults.flow_stuck(plan.title, "is never completed")
