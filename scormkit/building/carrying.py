"""Who keeps the author's rules in a finished package: the platform, the course itself, or nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from scormkit.plan.launchables import one_launchable
from scormkit.plan.localize import known_in
from scormkit.plan.model import Assessment, Plan, Unit
from scormkit.plan.resolve import completion_of
from scormkit.plan.rules import Answered, Done, Leaf, leaves

if TYPE_CHECKING:
    from scormkit.course.model import Course
    from scormkit.lms.model import Carried as Fate
    from scormkit.lms.model import Fact, Profile

By = Literal["platform", "course", "nobody"]


class Carried(NamedTuple):
    """A rule of the course's, in words, who keeps it, and what is worth knowing about that."""

    rule: str
    by: By
    note: str = ""


def fitted(plan: Plan, course: Course, target: str, profile: Profile | None) -> Plan:
    """The plan as a platform can carry it: as one item where its rules between units would else be lost.

    So it is where the platform takes one item only; and where a course with rules between its units meets one
    that refuses or passes over what SCORM 2004 needs for them. The player then keeps the rules itself. How
    often it touches the platform while a learner reads is the platform's, too, and whether results of items
    that share nothing else may be kept in objectives that they share.
    """
    if profile is None:
        return plan
    if plan.translations:
        return plan.in_each(lambda each: fitted(each, course, target, profile))
    features = profile.features
    shared = features.global_objectives
    plan = plan._replace(
        keep_alive=profile.keep_alive_minutes,
        shares_objectives=shared is not None and shared.value == "yes",
    )
    if len(plan.launchables) == 1:
        return plan
    alone = _is_lost(features.several_scos)
    locked = plan.navigation != "free" or any(
        unit.rules.written or unit.group or _has_asking_page(unit) for unit in plan.units
    )
    if target == "scorm2004" and locked:
        alone = alone or _is_lost(features.sequencing) or _is_lost(features.global_objectives)
    if target == "scorm12" and locked:
        alone = alone or _is_lost(features.prerequisites)
    if not alone:
        return plan
    launchables = one_launchable(plan.title, plan.units, completion_of(course))
    return plan._replace(packaging="single", launchables=launchables)


def as_emitted(plan: Plan, target: str) -> Plan:
    """The plan as the target packs it: xAPI packages and those for the web have one entry in any case."""
    if target not in {"xapi", "web"}:
        return plan
    from scormkit.targets.xapi.whole import as_one

    return as_one(plan)


def platform_says(plan: Plan, target: str, profile: Profile | None) -> str:
    """What a platform's profile says of keeping the rules between items; empty for a package of one."""
    if profile is None or len(plan.launchables) == 1:
        return ""
    from scormkit.lms.telling import CARRIED, FEATURES

    parts = []
    for name in _NEEDED.get(target, ()):
        fact = getattr(profile.features, name)
        words = "nothing is known" if fact is None else CARRIED[fact.value]
        doubt = " (inferred)" if fact is not None and fact.inferred else ""
        parts.append(f"{FEATURES[name]}: {words}{doubt}")
    return "; ".join(parts)


_NEEDED = {
    "scorm2004": ("several_scos", "sequencing", "global_objectives"),
    "scorm12": ("several_scos", "prerequisites"),
}
"""What a platform has to carry out for the rules between items, by target."""


def _is_lost(fact: Fact[Fate] | None) -> bool:
    return fact is not None and fact.value in {"ignored", "refused"}


def carried(plan: Plan, target: str, edition: str = "") -> tuple[Carried, ...]:
    """Who keeps each kind of rule that the course has, in a package of the target."""
    return tuple(_rules(as_emitted(plan, target), target, edition))


def _rules(plan: Plan, target: str, edition: str) -> Iterator[Carried]:
    several = len(plan.launchables) > 1
    between = _Between(plan)
    if len(plan.units) > 1:
        native = several and target in {"scorm12", "scorm2004"}
        by: By = "platform" if native else "nobody" if several else "course"
        if plan.navigation != "free":
            yield Carried(f"the order of the units (navigation: {plan.navigation})", by)
        if between.units:
            yield Carried("units that wait for other units (requires)", by)
        if between.parts:
            whole = target == "scorm12" and several
            yield Carried(
                "units that wait for a page, check, objective or pass in another",
                by,
                "for that unit as a whole" if whole else "",
            )
        full: By = "course" if not several else "platform" if target == "scorm2004" else "nobody"
        if between.answers:
            yield Carried("units that wait for an answer in another", full)
        if between.out:
            yield Carried("units that are left out (skip_if, show_if)", full)
        yield from _groups(plan, full)
        if any(unit.rules.optional for unit in plan.units):
            yield Carried("optional units", "platform" if several and target == "cmi5" else full)
        if between.pages:
            told = several and target == "scorm2004"
            yield Carried(
                "pages that ask for something in another unit",
                "nobody" if several and not told else "course",
                "the platform tells it of the other units" if told else "",
            )
    yield from _taken_again(plan, is_store_there=several and target == "scorm2004" and edition == "4th")
    if plan.navigation != "free" and several:
        yield Carried("the order of the pages in a unit", "course")
    yield from _inside(plan)
    if plan.mastery_score is not None:
        yield Carried("the pass mark in the manifest (mastery_score)", "platform")


def _is_retaken(unit: Unit) -> bool:
    return any(isinstance(each, Assessment) and each.lap for each in unit.contents)


def _taken_again(plan: Plan, *, is_store_there: bool) -> Iterator[Carried]:
    """Units with `attempts`, by who counts them. `is_store_there`: a new attempt finds what was done."""
    taken = [unit for unit in plan.units if _is_retaken(unit)]
    # An elective is taken again by the course: see targets/scorm2004/signals.py, again_of.
    anew = [unit for unit in taken if is_store_there and unit.chosen is None]
    counted = [unit for unit in anew if unit.lms_counts]
    if counted:
        yield Carried(
            "units that the LMS counts (attempts_counted_by)",
            "platform",
            "it closes them after the last attempt",
        )
    if len(taken) > len(counted):
        by_platform = len(anew) > len(counted)
        asked = any(unit.lms_counts for unit in taken if unit not in counted)
        note = "the course counts the tries" if by_platform or asked else ""
        yield Carried("units that are taken again (attempts)", "platform" if by_platform else "course", note)


def _groups(plan: Plan, by: By) -> Iterator[Carried]:
    """Units of which a learner does some."""
    lost = by == "nobody"
    if plan.draws:
        yield Carried("units drawn by chance (pick)", by, "every learner gets all" if lost else "")
    if plan.choices:
        counts = ", ".join(f"{choice.take} of {count}" for choice, count in plan.choices.items())
        note = "the platform waits for all" if lost else ""
        yield Carried(f"units that learners choose (choose: {counts})", by, note)


def _inside(plan: Plan) -> Iterator[Carried]:
    """What happens in a unit, which no standard has words for."""
    contents = [content for unit in plan.units for content in unit.contents]
    checks = [each for each in contents if isinstance(each, Assessment)]
    if any(content.rules.written for content in contents):
        yield Carried("pages that wait, appear or are left out within a unit", "course")
    if any(part.varies for check in checks for part in check.parts):
        yield Carried("questions drawn by chance", "course")
    if any((check.attempts is not None and not check.lap) or check.cooling for check in checks):
        yield Carried("numbers of tries, and waits between them", "course")
    if any(check.pretest for check in checks):
        yield Carried("pretests that spare learners pages", "course")
    if any(check.remediation for check in checks):
        yield Carried("pages to read again after a check", "course")


class _Between:
    """Which kinds of rules there are between units."""

    def __init__(self, plan: Plan) -> None:
        self.units = self.parts = self.answers = self.out = self.pages = False
        for unit in plan.units:
            for leaf in leaves(unit.rules.requires) if unit.rules.requires is not None else ():
                self.units |= isinstance(leaf, Done) and leaf.what == "unit" and not leaf.passed
                self.parts |= _is_part(leaf)
                self.answers |= isinstance(leaf, Answered)
            self.out |= unit.rules.skip_if is not None or unit.rules.show_if is not None
            self.pages |= _has_asking_page(unit)


def _is_part(leaf: Leaf) -> bool:
    if isinstance(leaf, Done):
        return leaf.what != "unit" or leaf.passed
    return not isinstance(leaf, Answered)


def _has_asking_page(unit: Unit) -> bool:
    knows = known_in((unit,))
    rules = [rule for content in unit.contents for _, rule in content.rules.written]
    return any(not knows(leaf) for rule in rules for leaf in leaves(rule))
