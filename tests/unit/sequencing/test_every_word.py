"""Every word of sequencing has its line in docs/targets/scorm2004.md, and the rarer ones do what they say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from scormkit.cmi import scorm2004_sequencing as words
from scormkit.sequencing import model
from scormkit.sequencing.model import (
    Activity,
    Condition,
    ControlMode,
    DeliveryControls,
    LimitConditions,
    Manifest,
    Objective,
    Organization,
    RollupCondition,
    RollupConsiderations,
    RollupRule,
    Rule,
    Sequencing,
)
from scormkit.sequencing.names import attribute_name
from scormkit.sequencing.simulate import Report, Script, Standing, Step, simulate
from scormkit.sequencing.walk import tracking
from scormkit.sequencing.walk.overall import Result, first_state, record, request, seeded
from scormkit.sequencing.walk.tree import Walk, tree_of

PAGE = Path(__file__).resolve().parents[3] / "docs/targets/scorm2004.md"
CONTENT = DeliveryControls(completion_set_by_content=True, objective_set_by_content=True)


def every_word() -> set[str]:
    """The vocabularies, and the fields of what a manifest says of an activity."""
    vocabularies = (
        words.PreAction,
        words.ExitAction,
        words.PostAction,
        words.RuleCondition,
        words.RollupAction,
        words.ChildActivitySet,
        words.Consideration,
    )
    parts = (
        model.ControlMode,
        model.LimitConditions,
        model.RollupControls,
        model.MapInfo,
        model.RandomizationControls,
        model.DeliveryControls,
        model.RollupConsiderations,
        model.ConstrainedChoice,
    )
    values = {word for each in vocabularies for word in _values(each)}
    fields = {attribute_name(name) for each in parts for name in each._fields}
    return (values | fields) - {"targetObjectiveID"}


def _values(literal: Any) -> list[str]:
    return [each for part in get_args(literal) for each in (_values(part) or [part])]


def test_every_word_of_sequencing_is_explained() -> None:
    table = PAGE.read_text("utf-8").split("## Every word of sequencing")[1]
    said = set(re.findall(r"`([A-Za-z]+)`", table))
    assert every_word() - said == set()
    assert len(every_word()) > 60


def sco(name: str, **known: Any) -> Activity:
    return Activity(name, name, "r", Sequencing(**{"delivery": CONTENT, **known}))


def course(*children: Activity, **known: Any) -> Organization:
    flow = ControlMode(flow=True, choice=True)
    return Organization(Activity("course", "Course", None, Sequencing(control_mode=flow, **known), children))


def standing(organization: Organization, steps: str, **reports: Report) -> Standing:
    """How the course stands after these choices, the last of which is left."""
    taken = (*(Step("choice", each) for each in steps), Step("exit"))
    script = Script(taken, {name: (each,) for name, each in reports.items()})
    return simulate(Manifest(4, (organization,), "course"), script).standings()[0]


DONE = Report(Result(completed=True, satisfied=True))
LOST = Report(Result(completed=True, satisfied=False))
OPEN = Report(Result(completed=False))
LATER = Report(Result(completed=False), suspend=True)


def test_an_activity_can_count_only_once_it_was_attempted() -> None:
    counted = RollupConsiderations("ifAttempted", "ifAttempted", "ifAttempted", "ifAttempted")
    assert standing(course(sco("a"), sco("b")), "a", a=DONE).completed is not True
    both = course(sco("a"), sco("b", considerations=counted))
    found = standing(both, "a", a=DONE)
    assert (found.completed, found.passed) == (True, True)
    assert standing(both, "ab", a=DONE, b=OPEN).completed is False


@pytest.mark.parametrize(("report", "completed"), [(LATER, True), (OPEN, False)])
def test_an_activity_can_count_only_while_it_is_not_suspended(report: Report, completed: bool) -> None:
    apart = RollupConsiderations(
        required_for_completed="ifNotSuspended", required_for_incomplete="ifNotSuspended"
    )
    found = standing(course(sco("a"), sco("b", considerations=apart)), "ba", a=DONE, b=report)
    assert found.completed is completed


def rollup(action: Any, condition: Any, which: Any, operator: Any = "noOp", **known: Any) -> RollupRule:
    return RollupRule(action, (RollupCondition(condition, operator),), "any", which, **known)


RULES: list[tuple[RollupRule, str, dict[str, Report], tuple[bool | None, bool | None]]] = [
    (rollup("notSatisfied", "satisfied", "any", "not"), "a", {"a": LOST}, (None, False)),
    (rollup("notSatisfied", "satisfied", "any", "not"), "a", {"a": DONE}, (None, None)),
    (rollup("incomplete", "completed", "any", "not"), "a", {"a": OPEN}, (False, None)),
    (rollup("completed", "attempted", "atLeastPercent", minimum_percent=0.5), "a", {}, (None, None)),
    (rollup("completed", "attempted", "atLeastPercent", minimum_percent=0.5), "ab", {}, (True, None)),
    (rollup("completed", "attempted", "none"), "a", {}, (None, None)),
    (rollup("satisfied", "satisfied", "any"), "ab", {"a": LOST, "b": DONE}, (None, True)),
    (rollup("completed", "timeLimitExceeded", "any"), "a", {"a": DONE}, (None, None)),
]


@pytest.mark.parametrize(("rule", "steps", "reports", "expected"), RULES)
def test_a_group_follows_its_rollup_rules(
    rule: RollupRule, steps: str, reports: dict[str, Report], expected: tuple[bool | None, bool | None]
) -> None:
    found = standing(course(sco("a"), sco("b"), sco("c"), sco("d"), rollup_rules=(rule,)), steps, **reports)
    assert (found.completed, found.passed) == expected


@pytest.mark.parametrize("condition", ["timeLimitExceeded", "outsideAvailableTimeRange"])
def test_nothing_depends_on_time(condition: Any) -> None:
    limits = LimitConditions(activity_absolute_duration_limit="PT1S", end_time_limit="2001-01-01")
    locked = sco("a", pre_rules=(Rule("disabled", (Condition(condition),)),), limits=limits)
    assert standing(course(locked), "a", a=DONE).completed is True


@pytest.mark.parametrize(("counts", "while_open"), [(True, True), (False, None)])
def test_a_measure_may_count_only_when_the_activity_is_left(counts: bool, while_open: bool | None) -> None:
    considerations = RollupConsiderations(measure_satisfaction_if_active=counts)
    primary = Objective("own", satisfied_by_measure=True, min_normalized_measure=0.5)
    tree = tree_of(course(sco("a", primary=primary, considerations=considerations)))
    state = request(tree, first_state(tree, seeded(0)), "start", chance=seeded(0)).state
    state = record(tree, state, Result(completed=True, measure=0.9))
    assert tracking.satisfied(Walk(tree, state, seeded(0)), "a", primary) is while_open
    left = request(tree, state, "exit", chance=seeded(0)).state
    assert tracking.satisfied(Walk(tree, left, seeded(0)), "a", primary) is True
