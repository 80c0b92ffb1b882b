"""Rules between units as a platform evaluates them: the scripts, against an evaluator of their grammar."""

from __future__ import annotations

from itertools import product

import pytest

from scormkit.plan.model import Plan
from scormkit.plan.rules import Done, Rule, Rules, Several, holds
from scormkit.targets.scorm12.prerequisites import items_in, script_for, script_of
from tests.journeys.manifest import allowed
from tests.unit.targets.plans import SINGLE, launchable, unit

KEYS = (0, 1, 2)
A, B, C = (Done("unit", key) for key in KEYS)
PASSED = Done("unit", 1, passed=True)
STATUSES = ("not attempted", "incomplete", "failed", "completed", "passed")


def name(key: int) -> str:
    return f"item-{'abc'[key]}.x"


@pytest.mark.parametrize(
    ("rule", "script"),
    [
        (A, "item-a.x"),
        (PASSED, 'item-b.x="passed"'),
        (Several(2, (A, PASSED)), 'item-a.x&item-b.x="passed"'),
        (Several(1, (A, B)), "item-a.x|item-b.x"),
        (Several(2, (A, B, C)), "2*{item-a.x,item-b.x,item-c.x}"),
        (Several(1, (A, Several(2, (B, C)))), "item-a.x|(item-b.x&item-c.x)"),
        (Several(2, (Several(1, (A, C)), PASSED)), '(item-a.x|item-c.x)&item-b.x="passed"'),
        (
            Several(2, (A, PASSED, C)),
            '(item-a.x&item-b.x="passed")|(item-a.x&item-c.x)|(item-b.x="passed"&item-c.x)',
        ),
    ],
)
def test_a_script_says_what_its_rule_says(rule: Rule, script: str) -> None:
    assert script_of(rule, name) == script
    assert set(items_in(script)) <= {name(key) for key in KEYS}
    for statuses in product(STATUSES, repeat=3):
        done = {name(key): status for key, status in zip(KEYS, statuses, strict=True)}
        met = holds(
            rule,
            lambda leaf, done=done: (
                isinstance(leaf, Done)  # type: ignore[misc]
                and done[name(leaf.key)] in ({"passed"} if leaf.passed else {"passed", "completed"})
            ),
        )
        assert allowed(script, done) == met, statuses


def plan_with(rule: Rule, before: tuple[str, ...] = ()) -> Plan:
    units = (unit("one", 0), unit("two", 1, assessed=False), unit("three", 2)._replace(rules=Rules(rule)))
    launchables = tuple(
        launchable((each,), each.id, f"{each.id}.html", before if each.id == "three" else ())
        for each in units
    )
    return SINGLE._replace(packaging="multi", units=units, launchables=launchables)


@pytest.mark.parametrize(
    ("rule", "before", "script"),
    [
        (A, (), "one"),
        (A, ("one",), "one"),
        (Several(1, (A, B)), ("two",), "two&(one|two)"),
        (Several(2, (A, B)), ("two",), "two&one&two"),
        (Done("unit", 0, passed=True), ("one",), 'one&one="passed"'),
        (Done("check", 0, passed=True), (), 'one="passed"'),
        (Done("unit", 1, passed=True), (), "two"),
    ],
)
def test_what_comes_before_an_item(rule: Rule, before: tuple[str, ...], script: str) -> None:
    plan = plan_with(rule, before)
    assert script_for(plan, plan.launchables[-1], str) == script


def test_a_course_that_reports_no_pass_waits_for_completion() -> None:
    plan = plan_with(Done("unit", 0, passed=True))._replace(reporting="completed")
    assert script_for(plan, plan.launchables[-1], str) == "one"
