"""Units that are drawn, and electives, as groups of activities."""

from __future__ import annotations

from typing import Any

import pytest

from scormkit.building.walking import activities, telling
from scormkit.sequencing.model import Condition
from scormkit.sequencing.simulate import BEST, Report, Script, Simulation, Step, simulate
from scormkit.targets.scorm2004 import editions
from scormkit.targets.scorm2004.activities import organization
from scormkit.targets.scorm2004.check import PLAIN_NAMES, check
from scormkit.targets.scorm2004.groups import counts, parts_of
from scormkit.targets.scorm2004.verify import verify
from tests.unit.targets.plans2004 import (
    chosen,
    drawn,
    emitted2004,
    letters,
    multi,
)
from tests.unit.targets.walks2004 import opened


def test_units_that_are_drawn_are_a_group_of_which_some_are_selected() -> None:
    first, cases, _ = organization(drawn(), PLAIN_NAMES).root.children
    assert (cases.identifier, cases.title, cases.resource) == ("pick-b", "Two cases", None)
    assert [each.identifier for each in cases.children] == ["b", "c", "d"]
    randomization = cases.sequencing.randomization
    assert (randomization.select_count, randomization.selection_timing) == (2, "once")
    # Two cases count twice as much as one unit, and each of them the same; where they differ, on an average.
    parts = parts_of(drawn())
    assert counts(parts, [2, 2, 2, 2, 2], of_nothing=0) == ([0.5, 1, 1, 1, 0.5], [0.5, 1, 0.5])
    assert counts(parts, [8, 1, 2, 3, 4], of_nothing=0) == ([1, 0.3333, 0.6667, 1, 0.5], [1, 0.5, 0.5])
    assert [each.sequencing.rollup_controls.rollup_objective_satisfied for each in (first, cases)] == [
        True
    ] * 2
    assert cases.completion_threshold is None
    assert first.completion_threshold is not None
    assert first.completion_threshold.progress_weight == 0.5
    assert cases.sequencing.constrained_choice.constrain_choice
    first_time = drawn()._replace(navigation="linear-first")
    free = organization(first_time, PLAIN_NAMES).root.children[1]
    assert not free.sequencing.constrained_choice.constrain_choice
    assert verify(emitted2004(drawn()), editions.EDITIONS["3rd"]) == ()
    assert check(drawn()) == ()


def test_electives_are_a_group_that_is_complete_with_so_many_of_them() -> None:
    plan = chosen(checks=True)
    _, electives, _ = organization(plan, PLAIN_NAMES).root.children
    assert (electives.identifier, electives.title, electives.resource) == ("choose-b", "Two electives", None)
    sequencing = electives.sequencing
    assert [
        (each.action, each.child_activity_set, each.minimum_count) for each in sequencing.rollup_rules
    ] == [
        ("completed", "atLeastCount", 2),
        ("satisfied", "atLeastCount", 2),
    ]
    assert [(each.action, each.conditions) for each in sequencing.exit_rules] == [
        ("exit", (Condition("completed"),))
    ]
    # What is not chosen would count as 0 in the score (RB.1.1): so the group has no weight.
    controls = sequencing.rollup_controls
    assert (controls.rollup_objective_satisfied, controls.objective_measure_weight) == (True, 0.0)
    assert [each.code for each in check(plan)] == ["SCN070"]
    assert check(chosen()) == ()
    assert verify(emitted2004(plan), editions.EDITIONS["3rd"]) == ()
    without = organization(chosen(), PLAIN_NAMES).root.children[1].sequencing
    assert [each.action for each in without.rollup_rules] == ["completed"]
    assert not without.rollup_controls.rollup_objective_satisfied


def test_passes_that_electives_must_bring() -> None:
    """One of three has no check: whoever chooses it and another brings one pass."""
    units = list(chosen(checks=True).units)
    units[1] = units[1]._replace(contents=units[1].contents[:1])
    rules = organization(multi(units), PLAIN_NAMES).root.children[1].sequencing.rollup_rules
    assert [(each.action, each.minimum_count) for each in rules] == [("completed", 2), ("satisfied", 1)]


@pytest.mark.parametrize("navigation", ["free", "linear", "linear-first"])
def test_a_learner_chooses_electives_and_goes_on_behind_them(navigation: Any) -> None:
    plan = chosen(navigation)
    complete = telling(plan)
    reports = {unit.id: complete(unit.id, (Report(BEST),)) for unit in plan.units}

    def steps(*names: str) -> Simulation:
        taken = [Step(each) if len(each) > 1 else Step("choice", each) for each in names]
        return simulate(activities(plan), Script(tuple(taken), reports))

    assert opened(steps("start", "continue", "continue", "continue")) == ["a", "b", "c", "e"]
    walk = steps("start", "d", "c", "continue", "exit")
    assert opened(walk) == ["a", "d", "c", "e", None]
    assert walk.standings()[0].completed is True
    assert opened(steps("start", "d", "c", "continue", "b")) == ["a", "d", "c", "e", "b"], "it stays open"
    early = opened(steps("start", "d", "e"))
    assert early == (["a", "d", "e"] if navigation == "free" else ["a", "d", None])
    assert opened(steps("start", "b", "c", "exit", "d")) == ["a", "b", "c", None, "d"]


def test_in_a_linear_course_a_choice_from_a_draw_reaches_only_its_neighbours() -> None:
    """Only forward and back: from a drawn case the unit before and the unit after can be chosen."""
    plan = drawn()._replace(units=(*letters(1), *drawn().units))
    units = [
        unit._replace(id=name, key=key)
        for key, (name, unit) in enumerate(zip("uvwxyz", plan.units, strict=True))
    ]
    plan = multi(units, "linear")
    complete = telling(plan)
    reports = {unit.id: complete(unit.id, (Report(BEST),)) for unit in plan.units}
    steps = [Step("start"), Step("continue"), Step("continue"), Step("choice", "u")]
    walk = simulate(activities(plan), Script(tuple(steps), reports))
    refusal = walk.moments[-1].refusal
    assert refusal is not None
    assert refusal.code == "SB.2.9-8"
    near = simulate(activities(plan), Script((*steps[:3], Step("choice", "v")), reports))
    assert near.moments[-1].opened == "v"


@pytest.mark.parametrize("seed", range(6))
def test_what_follows_a_draw_waits_for_all_that_was_drawn(seed: int) -> None:
    plan = drawn()
    complete = telling(plan)
    done = complete("a", (Report(BEST),))
    reports = {unit.id: complete(unit.id, done) for unit in plan.units}
    steps = [
        Step("start"),
        Step("choice", "e"),
        Step("continue"),
        Step("choice", "e"),
        *[Step("continue")] * 2,
    ]
    walk = simulate(activities(plan), Script(tuple(steps), reports), seed=seed)
    opened = [each.opened for each in walk.moments]
    assert [opened[at] for at in (0, 1, 3, 5)] == ["a", None, None, "e"]
    assert len({opened[2], opened[4]} & {"b", "c", "d"}) == 2
    assert walk.standings()[0].attempts == 1
