"""Our walk with what scorm-again reads otherwise, difference by difference.

Each function here is a row of docs/targets/scorm2004-differences.md, written as a replacement of the one
process that it changes. With all of them the walk must come to the states that scorm-again comes to: so that
no more is excused in a comparison than the page explains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple
from unittest.mock import patch

from scormkit.sequencing.model import Organization, RollupConsiderations
from scormkit.sequencing.model import walk as walk_model
from scormkit.sequencing.walk import (
    attempts,
    delivery,
    flow,
    overall,
    rollup,
    rollup_rules,
    rules,
    termination,
    tracking,
)
from scormkit.sequencing.walk.rollup_rules import counts, rule_applies
from scormkit.sequencing.walk.tree import Progress, Walk
from tests.conformance.walks.again import Again, Move, Seen, State4, comparable, ours
from tests.conformance.walks.shown import told


def parted(
    again: Again,
    course: Organization,
    moves: Sequence[Move],
    *,
    drawn: Organization | None = None,
    seed: int = 0,
) -> str:
    """Where scorm-again parts, in words; empty where it does not.

    It must deliver what the book delivers, and come to the states that the page of differences leads to.
    `drawn` is the course with only what is drawn by the seed: scorm-again draws by a chance of its own.
    """
    there = drawn or course
    theirs, read = again.trace(there, moves), as_scorm_again(course, moves, seed=seed)
    mine, other, taken_back = [], [], False
    for book, one, their in zip(ours(course, moves, seed=seed), read, theirs, strict=True):
        taken_back = taken_back or _takes_back(course, book, one)
        goes = one if taken_back else book
        mine.append(_shown(there, one._replace(delivered=goes.delivered), goes.open))
        other.append(_shown(there, their, goes.open))
    if mine != other:
        return told(there, moves, mine, other)
    if not _is_plain(course, moves):
        return ""
    mine, other = comparable(there, ours(course, moves, seed=seed), theirs)
    return "" if mine == other else told(there, moves, mine, other)


def _is_plain(course: Organization, moves: Sequence[Move]) -> bool:
    """Whether nothing but `default-rollup` and the groups' scores can differ from the book: then the walk as
    the book has it is held against scorm-again, too."""
    usual = RollupConsiderations()
    return all(each.sequencing.considerations == usual for each in walk_model(course.root)) and not any(
        (one.request == "suspendAll" and other.request != "resumeAll")
        or (one.request == "exitAll" and one.suspend)
        for one, other in pairwise(moves)
    )


def _takes_back(course: Organization, book: Seen, read: Seen) -> bool:
    """`default-rollup`: whether a group that leaves when it is satisfied has now failed again by default.

    From there on scorm-again goes its own way, which is the one that is foretold.
    """
    return any(
        book.tree[each.identifier][2] is True and read.tree[each.identifier][2] is False
        for each in walk_model(course.root)
        if any(rule.action == "satisfied" for rule in each.sequencing.rollup_rules)
        and any(
            one.condition == "satisfied" for rule in each.sequencing.exit_rules for one in rule.conditions
        )
    )


def _shown(course: Organization, seen: Seen, is_open: str | None) -> Seen:
    """What can be compared: codes differ by design, and scorm-again counts what an activity has reported
    once it has been left."""
    tree = {each.identifier: _rounded(seen.tree[each.identifier]) for each in walk_model(course.root)}
    if is_open is not None:
        tree[is_open] = (tree[is_open][0], None, None, None)
    known = {name: each for name, each in seen.shared.items() if each != (None, None)}
    return Seen(seen.delivered, None, tree, {} if is_open else known)


def _rounded(state: State4) -> State4:
    attempts, completed, satisfied, score = state
    return attempts, completed, satisfied, None if score is None else round(score, 8)


def as_scorm_again(organization: Organization, moves: Sequence[Move], *, seed: int = 0) -> list[Seen]:
    """The trace of our own walk, read as scorm-again reads the book."""
    with _differences():
        return ours(organization, [_ends(each) for each in moves], seed=seed)


def _ends(move: Move) -> Move:
    """`exit-all-of-suspended`: Exit All ends the attempts, also one that is suspended."""
    return move._replace(suspend=False) if move.request == "exitAll" else move


class _Memory(NamedTuple):
    """What scorm-again keeps: which activities count as skipped, and the global objectives as last read."""

    skipped: dict[str, bool]
    known: dict[str, Progress]


@contextmanager
def _differences() -> Iterator[None]:
    kept = _Memory({}, {})
    end = _ending(kept)
    with ExitStack() as stack:
        for module, name, other in (
            (flow, "rule_for", _noting(kept, rules.rule_for)),
            (flow, "terminate_descendents", _no_more),
            (overall, "end_attempt", _no_more),
            (overall, "deliver", _delivering(kept, delivery.deliver)),
            (rollup_rules, "rule_for", lambda _, child, *__: kept.skipped.get(child) or None),
            (rollup, "measure_rollup", _measure_rollup),
            (rollup, "objective_rollup", _objective_rollup),
            (rollup, "progress_rollup", _progress_rollup),
            (attempts, "overall_rollup", _rollup_above),
            (termination, "overall_rollup", _rollup_above),
            (attempts, "end_attempt", end),
            (termination, "end_attempt", end),
            (delivery, "clear_suspended", _clear_suspended),
        ):
            stack.enter_context(patch.object(module, name, other))
        yield


def _no_more(walk: Walk, activity: str) -> None:
    """`skipped-before-report`: after the last activity groups are left, and nothing is rolled up any more."""
    for each in walk.tree.path(walk.state.current or activity)[:-1]:
        walk[each].active = False


def _rollup_above(walk: Walk, activity: str) -> None:
    """`not-when-it-ends`: a group that ends is not rolled up once more; those around it are."""
    parent = walk.parent(activity)
    if parent is not None:
        rollup.overall_rollup(walk, parent)


def _noting(kept: _Memory, rule_for: Callable[..., Any]) -> Callable[..., Any]:
    """`skipped-before-report`: Continue and Previous ask of what they come by."""

    def noting(walk: Walk, activity: str, *rest: Any) -> Any:
        found = rule_for(walk, activity, *rest)
        kept.skipped[activity] = found is not None
        return found

    return noting


def _delivering(kept: _Memory, deliver: Callable[..., Any]) -> Callable[..., Any]:
    """`skipped-before-report`: asked of all activities once one is delivered, and not when it has reported.

    `known-after-suspend`: and not of what was reported before Suspend All, but from within a group of what
    lies outside. `other-than-suspended`: groups
    around a suspended activity go on with it.
    """

    def delivering(walk: Walk, activity: str) -> Any:
        for each in walk.tree.path(activity)[:-1]:
            walk[each].suspended |= walk[activity].suspended
        stop = deliver(walk, activity)
        before = replace(walk.state, shared=kept.known)
        for each, node in walk.tree.nodes.items():
            is_new = each == activity or walk.parent(activity) not in walk.tree.path(each)
            seen = walk if is_new else replace(walk, state=before)
            kept.skipped[each] = rules.rule_for(seen, each, node.sequencing.pre_rules, "skip") is not None
        return stop

    return delivering


def _ending(kept: _Memory) -> Callable[[Walk, str], None]:
    """`default-rollup`: a group that ends without a known state is incomplete, until the rollup says more."""
    end_attempt = attempts.end_attempt

    def ending(walk: Walk, activity: str) -> None:
        is_group, primary = not walk.is_leaf(activity), walk.node(activity).sequencing.primary
        if is_group and walk[activity].active and tracking.completed(walk, activity) is None:
            tracking.set_completed(walk, activity, primary, False)
        end_attempt(walk, activity)
        kept.known.update(walk.state.shared)

    return ending


def _clear_suspended(walk: Walk, activity: str) -> None:
    """`other-than-suspended`: groups around what is opened go on, and all others are suspended no longer."""
    suspended, path = walk.state.suspended, walk.tree.path(activity)
    if suspended is not None:
        for each in walk.tree.path(suspended):
            walk[each].suspended &= each in path
    walk.state.suspended = None


def _measure_rollup(walk: Walk, activity: str) -> None:
    """`measure-of-untried` and `weights-by-progress`: what has no measure, or whose success does not count,
    is left out, and what is not complete, was tried again or has no try left weighs less."""
    total = weights = 0.0
    known = False
    for child in walk.children(activity):
        sequencing = walk.node(child).sequencing
        score = tracking.measure(walk, child, sequencing.primary)
        if score is None or not sequencing.rollup_controls.rollup_objective_satisfied:
            continue
        known, weight = True, sequencing.rollup_controls.objective_measure_weight
        weight *= 1.0 if tracking.completed(walk, child) else 0.8
        weight *= max(0.5, 1 - 0.1 * max(0, walk[child].attempts - 1))
        is_shut = rules.attempts_used_up(walk, child) and not walk[child].suspended
        weight *= 0.6 if is_shut else 1.0
        total, weights = total + score * weight, weights + weight
    mean = (round(total / weights, 10) if weights else 0.0) if known else None
    tracking.set_measure(walk, activity, walk.node(activity).sequencing.primary, mean)


def _objective_rollup(walk: Walk, activity: str) -> None:
    """`default-rollup`, of success; the rules come first (`rules-over-measure`)."""
    if walk.is_leaf(activity):
        return
    primary = walk.node(activity).sequencing.primary
    status = _by_rules(walk, activity, "satisfied", "notSatisfied")
    if status is None and primary.satisfied_by_measure:
        status = tracking.satisfied(walk, activity, primary)
    elif status is None:
        both = _counting(walk, activity, "satisfied", "notSatisfied")
        status = _of_known(
            [tracking.satisfied(walk, each, walk.node(each).sequencing.primary) for each in both], None
        )
    if status is not None:
        tracking.set_satisfied(walk, activity, primary, status)


def _progress_rollup(walk: Walk, activity: str) -> None:
    """`default-rollup`, of completion."""
    if walk.is_leaf(activity):
        return
    threshold, sequencing = walk.node(activity).completion_threshold, walk.node(activity).sequencing
    if threshold is not None and threshold.completed_by_measure:
        _BY_MEASURE(walk, activity)
        return
    status = _by_rules(walk, activity, "completed", "incomplete")
    if status is None and not any(
        each.action in {"completed", "incomplete"} for each in sequencing.rollup_rules
    ):
        both = _counting(walk, activity, "completed", "incomplete")
        status = _of_known([tracking.completed(walk, each) for each in both], False)
    if status is not None:
        tracking.set_completed(walk, activity, sequencing.primary, status)


_BY_MEASURE = rollup.progress_rollup


def _by_rules(walk: Walk, activity: str, yes: str, no: str) -> bool | None:
    own = {each.action for each in walk.node(activity).sequencing.rollup_rules}
    if yes in own and rule_applies(walk, activity, yes):
        return True
    return False if no in own and rule_applies(walk, activity, no) else None


def _counting(walk: Walk, activity: str, *actions: str) -> list[str]:
    return [each for each in walk.children(activity) if all(counts(walk, each, one) for one in actions)]


def _of_known(states: Sequence[bool | None], of_nothing: bool | None) -> bool | None:
    if not states:
        return of_nothing
    return False if False in states else None if None in states else True
