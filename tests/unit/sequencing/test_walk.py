"""What the walk promises beyond the patterns: nothing changes in place, draws are fair, long courses end."""

from __future__ import annotations

import pytest

from scormkit.sequencing.model import (
    Activity,
    CompletionThreshold,
    Condition,
    ConstrainedChoice,
    ControlMode,
    MapInfo,
    Objective,
    Organization,
    RandomizationControls,
    Rule,
    Sequencing,
)
from scormkit.sequencing.walk.choice import choice
from scormkit.sequencing.walk.overall import Result, first_state, preview, record, request, seeded
from scormkit.sequencing.walk.tree import State, Stop, Tree, Walk, tree_of

FLOW = ControlMode(flow=True)
NO_CHOICE = Sequencing(control_mode=ControlMode(choice=False, flow=True))
PREVENTS = Sequencing(control_mode=FLOW, constrained_choice=ConstrainedChoice(prevent_activation=True))
PASS = Result(completed=True, satisfied=True, measure=1.0)


def leaves(number: int, **known: object) -> tuple[Activity, ...]:
    return tuple(Activity(f"a{index}", f"A{index}", "r", Sequencing(**known)) for index in range(number))  # type: ignore[arg-type]


def tree(*children: Activity, **known: object) -> Tree:
    sequencing = Sequencing(control_mode=FLOW, **known)  # type: ignore[arg-type]
    return tree_of(Organization(Activity("course", "Course", None, sequencing, children)))


def walk_through(course: Tree, seed: int) -> list[str]:
    state, opened = first_state(course, seeded(seed)), []
    outcome = request(course, state, "start", chance=seeded(seed))
    while outcome.delivered is not None:
        opened.append(outcome.delivered)
        state = record(course, outcome.state, PASS)
        outcome = request(course, state, "continue", chance=seeded(seed))
    assert outcome.ended
    return opened


def test_a_request_leaves_the_state_that_it_was_given_as_it_was() -> None:
    course = tree(*leaves(2))
    state = first_state(course, seeded(0))
    before = state.copy()
    started = request(course, state, "start", chance=seeded(0))
    assert state == before
    after = started.state.copy()
    record(course, started.state, PASS, suspend=True)
    preview(course, started.state, "continue")
    request(course, started.state, "suspendAll", chance=seeded(0))
    assert started.state == after


def test_progress_completes_an_open_activity_that_has_a_threshold() -> None:
    [leaf] = leaves(1)
    course = tree(leaf._replace(completion_threshold=CompletionThreshold(True, 0.5)))
    state = request(course, first_state(course, seeded(0)), "start", chance=seeded(0)).state
    told = {amount: record(course, state, Result(progress=amount)) for amount in (0.4, 0.5)}
    assert [each.activities["a0"].objectives[""].completed for each in told.values()] == [False, True]


def test_results_need_an_open_activity() -> None:
    course = tree(*leaves(1))
    with pytest.raises(ValueError, match="no activity is open"):
        record(course, first_state(course, seeded(0)), PASS)


def test_two_activities_may_not_share_an_identifier() -> None:
    with pytest.raises(ValueError, match="a0"):
        tree(*leaves(1), *leaves(1))


def test_a_draw_takes_the_number_in_the_order_of_the_course_and_differs_by_seed() -> None:
    course = tree(*leaves(8), randomization=RandomizationControls(select_count=3, selection_timing="once"))
    draws = {tuple(walk_through(course, seed)) for seed in range(12)}
    assert all(len(set(each)) == 3 and list(each) == sorted(each) for each in draws)
    assert len(draws) > 1
    assert walk_through(course, 5) == walk_through(course, 5)


def test_a_new_order_has_every_activity_once() -> None:
    controls = RandomizationControls(reorder_children=True, randomization_timing="once")
    course = tree(*leaves(5), randomization=controls)
    orders = {tuple(walk_through(course, seed)) for seed in range(12)}
    assert all(sorted(each) == [f"a{index}" for index in range(5)] for each in orders)
    assert len(orders) > 1


@pytest.mark.parametrize(("timing", "again"), [("once", False), ("onEachNewAttempt", True)])
def test_each_new_attempt_draws_again_where_the_timing_says_so(timing: str, again: bool) -> None:
    controls = RandomizationControls("never", 1, False, timing)  # type: ignore[arg-type]
    group = Activity("g", "G", None, Sequencing(control_mode=FLOW, randomization=controls), leaves(6))
    course = tree(group)
    chance = seeded(3)
    state = first_state(course, chance)
    drawn = {state.activities["g"].available}
    for _ in range(8):
        state = request(course, state, "start", chance=chance).state
        state = request(course, record(course, state, PASS), "exitAll", chance=chance).state
        drawn.add(state.activities["g"].available)
    assert (len(drawn) > 1) is again


def test_what_was_not_drawn_cannot_be_chosen() -> None:
    course = tree(*leaves(4), randomization=RandomizationControls(select_count=1, selection_timing="once"))
    state = first_state(course, seeded(0))
    (drawn,) = state.activities["course"].available
    for name in ("a0", "a1", "a2", "a3"):
        stop = preview(course, state, "choice", name).stop
        assert (stop is None) is (name == drawn)
        assert stop is None or stop.code == "SB.2.9-2"


def test_a_choice_asks_for_the_mode_itself() -> None:
    """SB.2.9, 4 says again what NB.2.1, 7 has said: seen only where a request comes without navigation."""
    course = tree_of(Organization(Activity("course", "Course", None, NO_CHOICE, leaves(1))))
    found = choice(Walk(course, first_state(course, seeded(0)), seeded(0)), "a0")
    assert (found.activity, found.stop) == (None, Stop("SB.2.9-4", "course"))


def test_what_prevents_activation_is_between_the_common_ancestor_and_the_target() -> None:
    """SB.2.9, 9.3: neither of the two is asked, nor what is open."""
    inner = Activity("g", "Group", None, PREVENTS, (Activity("b", "B", "r"),))
    course = tree(*leaves(1), inner, constrained_choice=ConstrainedChoice(prevent_activation=True))
    state = first_state(course, seeded(0))
    assert preview(course, state, "choice", "a0").delivered == "a0"
    assert preview(course, state, "choice", "g").delivered == "b"
    assert preview(course, state, "choice", "b").stop == Stop("SB.2.9-6", "g")
    state.activities["g"].active = True
    assert preview(course, state, "choice", "b").delivered == "b"


def test_an_exit_rule_of_an_activity_without_children_does_nothing() -> None:
    """TB.2.1, 2: from the root to the parent of the current activity."""
    course = tree(*leaves(2, exit_rules=(Rule("exit", (Condition("always"),)),)))
    started = request(course, first_state(course, seeded(0)), "start", chance=seeded(0))
    left = request(course, started.state, "continue", chance=seeded(0))
    assert (left.delivered, left.rules) == ("a1", ())


def test_thousands_of_skipped_activities_are_passed_over() -> None:
    always = Rule("skip", (Condition("always"),))
    course = tree(*leaves(3000, pre_rules=(always,)), Activity("last", "Last", "r"))
    assert walk_through(course, 0) == ["last"]


def test_a_global_objective_from_another_course_counts() -> None:
    before = Objective("before", maps=(MapInfo("g.other"),))
    locked = Rule("disabled", (Condition("satisfied", "noOp", "before"),))
    course = tree(Activity("a", "A", "r", Sequencing(objectives=(before,), pre_rules=(locked,))))
    fresh = first_state(course, seeded(0))
    assert preview(course, fresh, "start").delivered == "a"
    from scormkit.sequencing.walk.tree import Progress

    known = first_state(course, seeded(0), {"g.other": Progress(satisfied=True)})
    stop = preview(course, known, "start").stop
    assert stop is not None
    assert (stop.code, stop.at, stop.rule) == ("SB.2.2-2", "a", locked)


def test_another_activity_gives_up_the_suspended_one() -> None:
    group = Activity("g", "G", None, Sequencing(control_mode=FLOW), leaves(2))
    course = tree(group, Activity("b", "B", "r"))
    state = request(course, first_state(course, seeded(0)), "start", chance=seeded(0)).state
    state = request(course, state, "suspendAll", chance=seeded(0)).state
    assert (state.suspended, state.activities["g"].suspended) == ("a0", True)
    resumed = request(course, state, "resumeAll", chance=seeded(0))
    assert resumed.delivered == "a0"
    assert resumed.state.activities["a0"].attempts == 1
    other: State = request(course, state, "choice", "b", chance=seeded(0)).state
    assert (other.current, other.suspended, other.activities["g"].suspended) == ("b", None, False)
