"""The way in: a learner's state, an activity's results, a navigation request (OP.1), what is possible now."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import NamedTuple

from scormkit.sequencing.model import Objective, Rule
from scormkit.sequencing.walk import tracking
from scormkit.sequencing.walk.attempts import end_attempt, prepare_children
from scormkit.sequencing.walk.delivery import deliver, delivery_request
from scormkit.sequencing.walk.navigation import navigation_request
from scormkit.sequencing.walk.requests import sequencing_request
from scormkit.sequencing.walk.termination import terminate
from scormkit.sequencing.walk.tree import (
    Chance,
    Progress,
    State,
    Stop,
    Tracked,
    Tree,
    Walk,
    key_of,
    objectives_of,
)


class Result(NamedTuple):
    """What content reports about one objective or about itself; None was not reported.

    `measure` is the scaled score (-1 to 1), `progress` the progress measure (0 to 1).
    """

    completed: bool | None = None
    satisfied: bool | None = None
    measure: float | None = None
    progress: float | None = None


class Outcome(NamedTuple):
    """What a request led to: the new state, the activity delivered or the session's end, or why neither.

    `rules` are those that acted when the open activity was left, each with its activity, in order.
    """

    state: State
    delivered: str | None = None
    stop: Stop | None = None
    ended: bool = False
    rules: tuple[tuple[str, Rule], ...] = ()


def seeded(seed: int) -> Chance:
    """Chance that is the same for the same seed."""
    return random.Random(seed).randrange


def first_state(tree: Tree, chance: Chance, shared: Mapping[str, Progress] | None = None) -> State:
    """A learner who never opened the course. `shared` are global objectives that other courses have set."""
    activities = {
        name: Tracked(
            objectives={key_of(each): Progress() for each in objectives_of(node)},
            available=tuple(child.identifier for child in node.children),
        )
        for name, node in tree.nodes.items()
    }
    state = State(activities, dict(shared or {}))
    walk = Walk(tree, state.copy(), chance)
    for name in tree.nodes:
        prepare_children(walk, name)
    return walk.state


def record(
    tree: Tree,
    state: State,
    result: Result,
    objectives: Mapping[str, Result] | None = None,
    *,
    suspend: bool = False,
) -> State:
    """The state after the open activity has reported its results (RTE 4.2; SN 4.2.1).

    `objectives` are results by objective id; an id that the activity does not have is the content's own
    affair and changes nothing here. `suspend` is cmi.exit="suspend": the attempt goes on when the activity is
    opened again. Raises `ValueError` when no activity is open.
    """
    walk = Walk(tree, state.copy(), _no_chance)
    current = walk.state.current
    if current is None or not walk[current].active:
        raise ValueError("no activity is open")
    node = walk.node(current)
    if not node.sequencing.delivery.tracked:
        return walk.state
    _report(walk, current, node.sequencing.primary, result)
    for name, each in (objectives or {}).items():
        objective = node.sequencing.objective(name)
        if objective is not None:
            _report(walk, current, objective, each)
    threshold = node.completion_threshold
    amount = tracking.progress(walk, current)
    if threshold is not None and threshold.completed_by_measure and amount is not None:
        tracking.set_completed(
            walk, current, node.sequencing.primary, amount >= threshold.min_progress_measure
        )
    tracking.judge_measures(walk, current)
    walk[current].suspended = suspend
    return walk.state


def _report(walk: Walk, activity: str, objective: Objective, result: Result) -> None:
    if result.completed is not None:
        tracking.set_completed(walk, activity, objective, result.completed)
    if result.satisfied is not None and not objective.satisfied_by_measure:
        tracking.set_satisfied(walk, activity, objective, result.satisfied)
    if result.measure is not None:
        tracking.set_measure(walk, activity, objective, result.measure)
    if result.progress is not None:
        tracking.set_progress(walk, activity, objective, result.progress)


def _no_chance(number: int) -> int:
    raise AssertionError(f"reporting draws nothing ({number})")


def request(tree: Tree, state: State, name: str, target: str | None = None, *, chance: Chance) -> Outcome:
    """Overall Sequencing Process [OP.1] for one navigation request; `state` stays as it is."""
    walk = Walk(tree, state.copy(), chance)
    navigation = navigation_request(walk, name, target)
    if navigation.stop is not None:
        return Outcome(walk.state, stop=navigation.stop)
    sequencing = navigation.sequencing
    rules: tuple[tuple[str, Rule], ...] = ()
    if navigation.termination is not None:
        ended = terminate(walk, navigation.termination)
        rules = ended.rules
        if ended.stop is not None:
            return Outcome(walk.state, stop=ended.stop, rules=rules)
        # What a post condition rule asks for goes before what the learner asked for (OP.1, step 1.2).
        sequencing = ended.sequencing or sequencing
    if sequencing is None:
        return Outcome(walk.state, rules=rules)
    found = sequencing_request(walk, sequencing, target)
    if found.end_session:
        _end_session(walk)
        return Outcome(walk.state, ended=True, rules=rules)
    if found.activity is None:
        return Outcome(walk.state, stop=found.stop, rules=rules)
    stop = delivery_request(walk, found.activity) or deliver(walk, found.activity)
    return Outcome(walk.state, None if stop else found.activity, stop, rules=rules)


def _end_session(walk: Walk) -> None:
    """Close what walking off the end leaves open, so that the next session can start."""
    root = walk.tree.root
    if walk[root].active:
        end_attempt(walk, root)
    walk.state.current = None


def _first(number: int) -> int:  # noqa: ARG001
    return 0


def preview(tree: Tree, state: State, name: str, target: str | None = None) -> Outcome:
    """What a request would lead to now, without making it; `adl.nav.request_valid` answers from this.

    It is valid when it would deliver an activity or end the session; otherwise the outcome says why not.
    Rules and limits count as they would after the open activity was left.
    """
    return request(tree, state, name, target, chance=_first)
