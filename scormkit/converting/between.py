"""Rules between items: prerequisites of SCORM 1.2 as sequencing of SCORM 2004, and back as far as it goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scormkit.converting import faults_lost as faults
from scormkit.converting.model import Course, Part
from scormkit.converting.script import (
    LONGEST,
    UnsaidError,
    Wanted,
    formula_of,
    script_of,
    signal_name,
    wanted_of,
)
from scormkit.diagnostics import Report
from scormkit.sequencing.model import (
    Condition,
    ControlMode,
    DeliveryControls,
    LimitConditions,
    MapInfo,
    Objective,
    RandomizationControls,
    RollupControls,
    Rule,
    Sequencing,
)
from scormkit.targets.scorm2004.formula import (
    Formula,
    Literal,
    TooManyRulesError,
    both,
    either,
    rules_unless,
    signals_in,
)

DONE = "scormkit-done"
PRIMARY = "scormkit-result"
_GROUP = ControlMode(choice=True, flow=True)
_REPORTS = DeliveryControls(completion_set_by_content=True, objective_set_by_content=True)
"""The content reports: without this, an LMS completes whoever leaves (SAP KBA 3403728)."""


class Ordered(NamedTuple):
    """The sequencing of each item by its identifier, and which items others wait for until they are done."""

    sequencings: Mapping[str, Sequencing]
    told: frozenset[str]


def sequencing_of(course: Course, report: Report) -> Ordered:
    """SCORM 1.2's prerequisites, mastery scores and time limits as SCORM 2004 says them."""
    leaves = {each.identifier: tuple(own.identifier for own in each.launched) for each in course.root.every()}
    rules: dict[str, tuple[Rule, ...]] = {}
    needs: dict[str, list[str]] = {}
    for part in course.root.every():
        if not part.prerequisites:
            continue
        try:
            formula = formula_of(part.prerequisites, leaves)
            rules[part.identifier] = rules_unless(formula, "disabled")
            needs[part.identifier] = [*signals_in(formula)]
        except UnsaidError as unsaid:
            report(faults.prerequisites_lost(part.title, str(unsaid), part.span))
        except TooManyRulesError:
            report(faults.prerequisites_lost(part.title, "it takes too many rules", part.span))
    wanted = {wanted_of(signal) for each in needs.values() for signal in each}
    sequencings = {
        part.identifier: _sequencing(
            part, rules.get(part.identifier, ()), needs.get(part.identifier, []), wanted
        )
        for part in course.root.every()
    }
    return Ordered(sequencings, frozenset(each.item for each in wanted if not each.passed))


def _sequencing(part: Part, rules: tuple[Rule, ...], needs: list[str], wanted: set[Wanted]) -> Sequencing:
    read = tuple(
        Objective(_objective_id(wanted_of(signal)), maps=(MapInfo(_shared(wanted_of(signal)), True, False),))
        for signal in needs
    )
    rules = tuple(
        each._replace(
            conditions=tuple(
                own._replace(
                    referenced_objective=own.referenced_objective
                    and _objective_id(wanted_of(own.referenced_objective))
                )
                for own in each.conditions
            )
        )
        for each in rules
    )
    if not part.href:
        return Sequencing(control_mode=_GROUP, pre_rules=rules, objectives=read)
    passed, done = Wanted(part.identifier, True), Wanted(part.identifier, False)
    primary = Objective()
    if part.passing is not None:
        primary = Objective(satisfied_by_measure=True, min_normalized_measure=part.passing)
    if passed in wanted:
        primary = primary._replace(objective_id=PRIMARY, maps=(_writes(passed),))
    told = (Objective(DONE, maps=(_writes(done),)),) if done in wanted else ()
    return Sequencing(
        pre_rules=rules,
        primary=primary,
        objectives=(*told, *read),
        limits=LimitConditions(
            attempt_absolute_duration_limit=None if part.max_time is None else f"PT{round(part.max_time)}S"
        ),
        delivery=_REPORTS if part.is_sco else DeliveryControls(),
    )


def _writes(wanted: Wanted) -> MapInfo:
    return MapInfo(_shared(wanted), False, False, write_satisfied_status=True)


def _objective_id(wanted: Wanted) -> str:
    return f"scormkit-needs-{'passed' if wanted.passed else 'done'}-{wanted.item}"


def _shared(wanted: Wanted) -> str:
    return f"scormkit-{'passed' if wanted.passed else 'done'}-{wanted.item}"


def script_for(part: Part, course: Course, report: Report) -> str:
    """What an item of SCORM 2004 waits for as a script of SCORM 1.2; empty for nothing that can be said.

    A rule is understood that disables an item as long as objectives are not satisfied which other items
    write. The rest of an item's rules is reported.
    """
    sequencing = part.sequencing or Sequencing()
    writers = _writers(course)
    lost: list[str] = []
    needed: list[Formula] = []
    for rule in sequencing.pre_rules:
        formula = (
            _needed(rule, sequencing, writers) if rule.action in {"disabled", "hiddenFromChoice"} else None
        )
        if formula is None:
            lost.append(f"an item that is {_ACTIONS.get(rule.action, rule.action)}")
        else:
            needed.append(formula)
    script = script_of(both(needed)) if needed else ""
    if len(script) > LONGEST:
        report(
            faults.prerequisites_lost(part.title, f"the script has more than {LONGEST} characters", part.span)
        )
        script = ""
    lost += _others(part, sequencing)
    if lost:
        report(faults.sequencing_lost(part.title, [*dict.fromkeys(lost)], "SCORM 1.2", part.span))
    if script:
        report(faults.rule_nearly(part.title, script, part.span))
    return script


def report_lost(part: Part, words: str, report: Report) -> None:
    """Every rule of an item, for standards that have none."""
    sequencing = part.sequencing or Sequencing()
    lost = [f"an item that is {_ACTIONS.get(each.action, each.action)}" for each in sequencing.pre_rules]
    lost += _others(part, sequencing)
    if lost:
        report(faults.sequencing_lost(part.title, [*dict.fromkeys(lost)], words, part.span))
    if part.prerequisites:
        report(faults.prerequisites_lost(part.title, f"{words} has no rules between units", part.span))


_ACTIONS = {
    "disabled": "closed by a condition",
    "hiddenFromChoice": "hidden by a condition",
    "skip": "left out by a condition",
    "stopForwardTraversal": "the last one for now",
}


def _others(part: Part, sequencing: Sequencing) -> Iterator[str]:
    """What but conditions to begin leads learners through a course, in words."""
    mode = sequencing.control_mode
    if part.children:
        if not mode.choice:
            yield "no choice from the menu"
        if mode.forward_only:
            yield "no way back"
    elif not mode.choice_exit:
        yield "no leaving by the menu"
    if sequencing.exit_rules or sequencing.post_rules:
        yield "what happens after an item"
    if sequencing.rollup_rules:
        yield "how parts count for the whole"
    elif sequencing.rollup_controls != RollupControls() and sequencing.rollup_controls != _LIKE_OURS:
        yield "how much a part counts"
    if sequencing.limits.attempt_limit is not None:
        yield "a number of attempts"
    if sequencing.randomization != RandomizationControls():
        yield "a random choice"


_LIKE_OURS = RollupControls(rollup_objective_satisfied=False)


def _writers(course: Course) -> Mapping[str, str]:
    """Which item writes a shared objective; those that several write are left out."""
    found: dict[str, set[str]] = {}
    for part in course.root.every():
        for objective in _objectives(part.sequencing):
            for each in objective.maps:
                if each.write_satisfied_status:
                    found.setdefault(each.target_objective_id, set()).add(part.identifier)
    return {shared: next(iter(items)) for shared, items in found.items() if len(items) == 1}


def _objectives(sequencing: Sequencing | None) -> tuple[Objective, ...]:
    return () if sequencing is None else (sequencing.primary, *sequencing.objectives)


def _needed(rule: Rule, sequencing: Sequencing, writers: Mapping[str, str]) -> Formula | None:
    """What has to hold for the rule not to act; None where SCORM 1.2 has no words for it."""
    parts = [_opposite(each, sequencing, writers) for each in rule.conditions]
    if not parts or None in parts:
        return None
    known = tuple(each for each in parts if each is not None)
    return both(dict.fromkeys(known)) if rule.combination == "any" else either(dict.fromkeys(known))


def _opposite(condition: Condition, sequencing: Sequencing, writers: Mapping[str, str]) -> Formula | None:
    if condition.condition not in {"satisfied", "objectiveStatusKnown", "completed"}:
        return None
    objective = sequencing.objective(condition.referenced_objective)
    read = [each for each in (objective.maps if objective else ()) if each.read_satisfied_status]
    item = writers.get(read[0].target_objective_id) if len(read) == 1 else None
    if item is None:
        return None
    signal = signal_name(Wanted(item, False))
    return Literal(signal, holds=condition.operator == "not")
