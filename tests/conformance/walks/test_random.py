"""Random small courses and random learners: our walk and scorm-again deliver the same activities.

Where scorm-again goes its own way, the way is foretold (reading.py, choosing.py), and the walk goes on by it.
What the generator leaves out is named here, and explained in docs/targets/scorm2004-differences.md:

- `default-rollup`: of a group a rule asks only whether it is done, or was attempted;
- `other-than-suspended`: after Suspend All comes Resume All, but where earlier results count on;
- `new-attempt-below`: after Exit All, or the end of the course, a learner comes back only where earlier
  results count on;
- `skip-in-a-new-attempt`: where a new attempt forgets, rules before an activity ask of itself only whether it
  was attempted (in the course itself `skip` rules, in a group all of them);
- `forward-only-skipped`: nothing leads back where such a group has something to skip;
- `global-over-local`, `unknown-written`: an objective reads or writes, not both; writers always report;
- `rule-after-suspended`, `exit-all-of-suspended`: nothing is left suspended but by Suspend All;
- `choice-of-the-course`, `choice-of-nothing`: only activities are chosen;
- `untracked`, `jump`, `draw-of-none`: not generated.

`python -m tests.conformance.walks` runs many more examples of this and of test_author_rules.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from scormkit.sequencing.model import (
    Activity,
    Condition,
    ConstrainedChoice,
    ControlMode,
    LimitConditions,
    Objective,
    Organization,
    RollupCondition,
    RollupRule,
    Rule,
    walk,
)
from scormkit.sequencing.walk.overall import Outcome, Result, first_state, preview, record, request, seeded
from scormkit.sequencing.walk.tree import State, Tree, tree_of
from tests.conformance.walks.again import Again, Move, ours, scorm_again
from tests.conformance.walks.parting import parted, reason
from tests.conformance.walks.patterns import course, group, reads, sco, when, writes

PRE = ("skip", "disabled", "hiddenFromChoice", "stopForwardTraversal")
OWN = ("satisfied", "completed", "attempted", "objectiveStatusKnown", "activityProgressKnown")
OTHER = ("satisfied", "objectiveStatusKnown")
SCORES = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])
RESULTS = st.tuples(st.booleans(), st.booleans(), SCORES).map(lambda drawn: Result(*drawn))


@pytest.fixture(scope="module")
def again() -> Iterator[Again]:
    with scorm_again() as process:
        yield process


@st.composite
def rules(
    draw: st.DrawFn, actions: Sequence[str], other: str | None, again: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """At most two rules, on the activity itself or on the global objective that it reads.

    They stand in any order (`first-rule-of-all`).
    Those with an action of `again` do not ask for the activity's own results.
    """
    found = []
    for _ in range(draw(st.integers(0, 2))):
        conditions = []
        action: Any = draw(st.sampled_from(list(actions)))
        own = ("attempted",) if action in again else OWN
        for _ in range(draw(st.integers(1, 2))):
            about = draw(st.sampled_from([None, other])) if other else None
            name: Any = draw(st.sampled_from(own if about is None else OTHER))
            conditions.append(Condition(name, draw(st.sampled_from(["noOp", "not"])), about))
        found.append(Rule(action, tuple(conditions), draw(st.sampled_from(["all", "any"]))))
    return tuple(found)


@st.composite
def leaf(draw: st.DrawFn, name: str, before: list[str], again: Sequence[str]) -> Activity:
    other = draw(st.sampled_from([None, *before])) if before else None
    primary = Objective("own")
    if draw(st.booleans()):
        before.append(f"g.{name}")
        primary = writes(f"g.{name}")
    return sco(
        name,
        primary=primary,
        objectives=(reads(other),) if other else (),
        pre_rules=draw(rules(PRE, other, again)),
        post_rules=draw(rules(["exitParent", "exitAll", "retry", "continue", "previous"], other)),
        limits=LimitConditions(draw(st.sampled_from([None, None, 1, 2]))),
    )


SOME = RollupRule("satisfied", (RollupCondition("satisfied"),), "any", "atLeastCount", minimum_count=1)
SHARE = SOME._replace(child_activity_set="atLeastPercent", minimum_count=0, minimum_percent=0.5)
NONE = RollupRule("completed", (RollupCondition("completed", "not"),), "any", "none")
OFTEN, SELDOM = st.sampled_from([True, True, False]), st.sampled_from([False, False, True])
MODES = st.tuples(st.booleans(), OFTEN, OFTEN, SELDOM).map(lambda drawn: ControlMode(*drawn))
"""Choice, choiceExit, flow and forwardOnly."""
CONSTRAINTS = st.sampled_from(
    [ConstrainedChoice()] * 6 + [ConstrainedChoice(True), ConstrainedChoice(False, True)]
)


@st.composite
def courses(draw: st.DrawFn) -> Organization:
    before: list[str] = []
    parts = []
    current = draw(st.booleans())
    modes = MODES.map(
        lambda mode: mode._replace(
            use_current_attempt_objective_info=current, use_current_attempt_progress_info=current
        )
    )
    for index in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            parts.append(draw(leaf(f"a{index}", before, ("skip",) if current else ())))
        else:
            again = PRE if current else ()
            names = [f"b{index}{place}" for place in range(draw(st.integers(1, 3)))]
            inside = [draw(leaf(name, before, again)) for name in names]
            exits = draw(
                st.sampled_from([(), (), (when("exit", "satisfied"),), (when("exit", "completed"),)])
            )
            rollup = draw(st.sampled_from([(), (SOME,), (SHARE,), (NONE,)]))
            mode = draw(modes)
            other = draw(st.sampled_from([None, *before])) if before else None
            parts.append(
                group(
                    f"g{index}",
                    *inside,
                    control_mode=mode,
                    constrained_choice=draw(CONSTRAINTS),
                    objectives=(reads(other),) if other else (),
                    pre_rules=draw(rules(PRE, other, PRE)) if draw(SELDOM) else (),
                    exit_rules=exits,
                    rollup_rules=rollup,
                )
            )
    if any(map(_is_passed_over, parts)):
        parts = [_never_back(each) for each in parts]
    mode = draw(modes)
    return course(
        *parts,
        control_mode=mode if mode.choice else mode._replace(flow=True),
        constrained_choice=draw(CONSTRAINTS),
    )


def _is_passed_over(activity: Activity) -> bool:
    """`forward-only-skipped`: a group that runs forward only, where an activity may be skipped."""
    return activity.sequencing.control_mode.forward_only and any(
        rule.action == "skip" for child in activity.children for rule in child.sequencing.pre_rules
    )


def _never_back(activity: Activity) -> Activity:
    """Without rules that lead back."""
    rules = tuple(rule for rule in activity.sequencing.post_rules if rule.action != "previous")
    sequencing = activity.sequencing._replace(post_rules=rules)
    return activity._replace(sequencing=sequencing, children=tuple(map(_never_back, activity.children)))


@st.composite
def journeys(draw: st.DrawFn) -> tuple[Organization, list[Move]]:
    """A course, and a learner who does at each move something that is possible then."""
    organization = draw(courses())
    tree = tree_of(organization)
    state = first_state(tree, seeded(0))
    moves: list[Move] = []
    for _ in range(draw(st.integers(3, 10))):
        is_open = state.current is not None and state.activities[state.current].active
        result = draw(RESULTS)
        reported = record(tree, state, result) if is_open else state
        options = _options(organization, tree, state)
        possible = [each for each in options if _leads(preview(tree, reported, *each), each[0])]
        if not possible:
            break
        onwards = ("continue", None)
        # Most learners go on; that it may be refused is tried, too.
        likely = [*possible, onwards, onwards] if is_open else possible
        wild = is_open and draw(st.integers(0, 4)) == 0
        name, target = draw(st.sampled_from(options if wild else likely))
        outcome = request(tree, reported, name, target, chance=seeded(0))
        moves.append(Move(name, target, result))
        state = outcome.state
        comes_back = name == "suspendAll" or _counts_on(organization)
        if outcome.ended and not comes_back:
            break
    return organization, moves


def _options(organization: Organization, tree: Tree, state: State) -> list[tuple[str, str | None]]:
    """What is asked for of all that there is; the rest is left out (see above)."""
    if state.suspended is not None and not _counts_on(organization):
        return [("resumeAll", None)]
    found: list[tuple[str, str | None]] = [("start", None), ("continue", None), ("exit", None)]
    found += [("resumeAll", None)] * (2 if state.suspended is not None else 0)
    found += [("exitAll", None), ("suspendAll", None)]
    if not any(_is_passed_over(each) for each in walk(organization.root)):
        found.append(("previous", None))
    leaves = (each.identifier for each in walk(organization.root) if not each.children)
    found += [("choice", each) for each in leaves]
    return found


def _counts_on(organization: Organization) -> bool:
    """Whether a new attempt of the course takes nothing back."""
    mode = organization.root.sequencing.control_mode
    return not (mode.use_current_attempt_objective_info or mode.use_current_attempt_progress_info)


def _leads(found: Outcome, name: str) -> bool:
    return found.stop is None and (found.delivered is not None or found.ended or name == "exit")


def compare(again: Again, journey: tuple[Organization, list[Move]]) -> str:
    """Where the two walks part, in words; empty where they do not."""
    return parted(again, *journey)


def features(journey: tuple[Organization, list[Move]]) -> set[str]:
    """What occurs in the course and in the walk."""
    organization, moves = journey
    names = [each.request for each in moves]
    found = {f"request: {each}" for each in names}
    found.add(f"apart: {reason(organization, moves) or 'never'}")
    found |= {
        f"back after {one}, by {other}" for one, other in pairwise(names) if one in {"exitAll", "suspendAll"}
    }
    for activity in walk(organization.root):
        sequencing = activity.sequencing
        rules = (*sequencing.pre_rules, *sequencing.exit_rules, *sequencing.post_rules)
        found |= {f"rule: {each.action}" for each in rules}
        found |= {f"rollup: {each.child_activity_set}" for each in sequencing.rollup_rules}
        if sequencing.limits.attempt_limit is not None:
            found.add("attempt limit")
        if activity.children:
            group = "group" if activity is not organization.root else "course"
            mode = sequencing.control_mode._asdict()
            found |= {f"{group}: {'' if held else 'no '}{name}" for name, held in mode.items()}
    for seen in ours(organization, moves):
        found.add("delivers" if seen.delivered else f"stops: {seen.code}" if seen.code else "ends or a menu")
    return found


@pytest.mark.node
@given(journey=journeys())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_scorm_again_delivers_the_same(again: Again, journey: tuple[Organization, list[Move]]) -> None:
    for each in features(journey):
        event(each)
    words = compare(again, journey)
    assert not words, words
