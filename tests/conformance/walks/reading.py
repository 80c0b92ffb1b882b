"""Our walk with what scorm-again reads otherwise, difference by difference.

Each function here is a row of docs/targets/scorm2004-differences.md, written as a replacement of the one
process that it changes. With all of them the walk must come to the states that scorm-again comes to: so that
no more is excused in a comparison than the page explains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from unittest.mock import patch

from scormkit.sequencing.model import Organization, Rule
from scormkit.sequencing.walk import (
    attempts,
    choice,
    delivery,
    flow,
    navigation,
    overall,
    requests,
    rollup,
    rollup_rules,
    rules,
    termination,
    tracking,
)
from scormkit.sequencing.walk.navigation import Navigation
from scormkit.sequencing.walk.rollup_rules import counts, rule_applies
from scormkit.sequencing.walk.tree import Progress, Stop, Walk, key_of
from tests.conformance.walks.again import Move, Seen, ours
from tests.conformance.walks.choosing import limited, refused_after, refused_before


def as_scorm_again(organization: Organization, moves: Sequence[Move], *, seed: int = 0) -> list[Seen]:
    """The trace of our own walk, read as scorm-again reads the book."""
    with differences():
        return ours(organization, [_ends(each) for each in moves], seed=seed)


def _ends(move: Move) -> Move:
    """`exit-all-of-suspended`: Exit All ends the attempts, also one that is suspended."""
    return move._replace(suspend=False) if move.request == "exitAll" else move


@dataclass
class Memory:
    """What scorm-again keeps: which activities count as skipped, and what they last read of others.

    `told` is what the open activity's objectives held when it was delivered.
    """

    skipped: dict[str, bool] = field(default_factory=dict)
    read: dict[str, dict[str, Progress]] = field(default_factory=dict)
    told: dict[str, Progress] = field(default_factory=dict)

    def reads(self, walk: Walk, activities: Iterable[str]) -> None:
        """The activities see the global objectives as they are now."""
        for each in activities:
            self.read[each] = dict(walk.state.shared)

    def view(self, walk: Walk, activity: str) -> Walk:
        """`known-after-suspend`: the walk as this activity knows it."""
        return replace(walk, state=replace(walk.state, shared=self.read.get(activity, {})))

    def leaving(self, walk: Walk, activity: str) -> Walk:
        """The same, but when a group is left for the activity, all is read anew."""
        current, path = walk.state.current, walk.tree.path(activity)
        around = [] if current is None else walk.tree.path(current)[:-1]
        is_left = any(walk[each].active and each not in path for each in around)
        return walk if is_left else self.view(walk, activity)


def _acting(view: Callable[[Walk, str], Walk], walk: Walk, *actions: str) -> Callable[[str], str | None]:
    """`first-rule-of-all`: the action of the first rule that holds, whatever is asked for."""

    def acting(activity: str) -> str | None:
        pre_rules = walk.node(activity).sequencing.pre_rules
        found = rules.rule_for(view(walk, activity), activity, pre_rules, *actions)
        return None if found is None else found.action

    return acting


@contextmanager
def differences() -> Iterator[None]:
    """Within the block our walk reads the book as scorm-again does."""
    kept = Memory()
    end = _ending(kept)
    with ExitStack() as stack:
        for module, name, other in (
            (flow, "rule_for", _noting(kept)),
            (flow, "check_activity", _checking(kept)),
            (flow, "terminate_descendents", _no_more),
            (overall, "end_attempt", _no_more),
            (overall, "navigation_request", _navigating(kept, navigation.navigation_request)),
            (overall, "delivery_request", _delivery_request),
            (overall, "deliver", _delivering(kept, delivery.deliver)),
            (requests, "previous", _previous(requests.previous)),
            (requests, "choice", _choosing(kept, choice.choice)),
            (rollup_rules, "rule_for", lambda _, child, *__: kept.skipped.get(child) or None),
            (rollup, "measure_rollup", _measure_rollup),
            (rollup, "objective_rollup", _objective_rollup),
            (rollup, "progress_rollup", _progress_rollup),
            (attempts, "overall_rollup", _rollup_above),
            (termination, "overall_rollup", _rollup_above),
            (attempts, "end_attempt", end),
            (termination, "end_attempt", end),
            (termination, "_exit", _exit(termination._exit)),
            (termination, "_suspend_all", _suspend_all),
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


def _noting(kept: Memory) -> Callable[..., Any]:
    """`skipped-before-report`: Continue and Previous ask of what they come by."""

    def noting(walk: Walk, activity: str, *rest: Any) -> Any:
        found = rules.rule_for(kept.leaving(walk, activity), activity, *rest)
        kept.skipped[activity] = found is not None
        return found

    return noting


def _checking(kept: Memory) -> Callable[[Walk, str], tuple[bool, Rule | None]]:
    """`first-rule-of-all`, on the way of Continue and Previous."""

    def checking(walk: Walk, activity: str) -> tuple[bool, Rule | None]:
        acting = _acting(kept.leaving, walk)
        return limited(walk, activity) or acting(activity) in {"skip", "disabled"}, None

    return checking


def _navigating(kept: Memory, request: Callable[..., Navigation]) -> Callable[..., Navigation]:
    """`choice-judged-first`: before what the open activity has reported is taken over."""

    def navigating(walk: Walk, name: str, target: str | None) -> Navigation:
        current = walk.state.current
        if name == "previous" and current is not None and _forward_only(walk, current):
            return Navigation(stop=Stop("forward-only-above"))
        if name == "exit" and current == walk.tree.root:  # `end-of-the-course`: as Exit All
            return Navigation("exitAll", "exit")
        if name != "choice" or target not in walk.tree.nodes:
            return request(walk, name, target)
        before = replace(walk, state=walk.state.copy())
        is_open = current is not None and walk[current].active
        if current is not None and is_open:
            before[current].objectives = dict(kept.told)
        why = refused_before(before, target, _acting(kept.view, before))
        return (
            Navigation("exit" if is_open else None, "choice") if why is None else Navigation(stop=Stop(why))
        )

    return navigating


def _previous(book: Callable[[Walk], flow.Flow]) -> Callable[[Walk], flow.Flow]:
    """`forward-only-above`: also where a rule asks for it."""

    def previous(walk: Walk) -> flow.Flow:
        current = walk.state.current
        if current is not None and _forward_only(walk, current):
            return flow.Flow(None, Stop("forward-only-above"))
        return book(walk)

    return previous


def _forward_only(walk: Walk, activity: str) -> bool:
    return any(walk.node(each).sequencing.control_mode.forward_only for each in walk.tree.path(activity)[:-2])


def _choosing(kept: Memory, book: Callable[..., flow.Flow]) -> Callable[..., flow.Flow]:
    """`choice-judged-first`: and again after it."""

    def choosing(walk: Walk, target: str) -> flow.Flow:
        hidden = _acting(kept.leaving, walk, "hiddenFromChoice")
        why = refused_after(walk, target, _acting(kept.leaving, walk), lambda each: hidden(each) is not None)
        if why is not None:
            return flow.Flow(None, Stop(why))
        return flow.Flow(target) if walk.is_leaf(target) else book(walk, target)

    return choosing


def _delivery_request(walk: Walk, activity: str) -> Stop | None:
    """`lock-of-a-group`, `retry-of-what-is-locked`: no rule is asked any more, only the limits."""
    if not walk.is_leaf(activity):
        return Stop("DB.1.1-1", activity)
    return next((Stop("DB.1.1-3", each) for each in walk.tree.path(activity) if limited(walk, each)), None)


def _delivering(kept: Memory, deliver: Callable[..., Any]) -> Callable[..., Any]:
    """`skipped-before-report`: asked of all activities once one is delivered, and not when it has reported.

    `other-than-suspended`: groups around a suspended activity go on with it.
    """

    def delivering(walk: Walk, activity: str) -> Any:
        path = walk.tree.path(activity)
        for each in path[:-1]:
            walk[each].suspended |= walk[activity].suspended and not walk[each].active
        begun = [each for each in path if not (walk[each].active or walk[each].suspended)]
        stop = deliver(walk, activity)
        kept.reads(walk, {activity, *begun})
        kept.told = _begun(walk, activity)
        for each, node in walk.tree.nodes.items():
            found = rules.rule_for(kept.leaving(walk, each), each, node.sequencing.pre_rules, "skip")
            kept.skipped[each] = found is not None
        return stop

    return delivering


def _begun(walk: Walk, activity: str) -> dict[str, Progress]:
    """`default-rollup`: what has been opened is incomplete, until it says more."""
    held, key = dict(walk[activity].objectives), key_of(walk.node(activity).sequencing.primary)
    if held[key].completed is None:
        held[key] = held[key]._replace(completed=False)
    return held


def _ending(kept: Memory) -> Callable[[Walk, str], None]:
    """`default-rollup`: a group that ends without a known state is incomplete, until the rollup says more."""
    end_attempt = attempts.end_attempt

    def ending(walk: Walk, activity: str) -> None:
        is_group, primary = not walk.is_leaf(activity), walk.node(activity).sequencing.primary
        if not walk[activity].active:
            return
        if is_group and tracking.completed(walk, activity) is None:
            tracking.set_completed(walk, activity, primary, False)
        end_attempt(walk, activity)
        kept.reads(walk, walk.tree.nodes)

    return ending


def _exit(book: Callable[[Walk, str], termination.Ended]) -> Callable[[Walk, str], termination.Ended]:
    """`end-of-the-course`: a rule that leads to the course itself leaves it there, and ends no session."""

    def exit_(walk: Walk, activity: str) -> termination.Ended:
        ended = book(walk, activity)
        by_all = any(rule.action in {"exitAll", "retryAll"} for _, rule in ended.rules)
        return ended if by_all or ended.sequencing != "exit" else ended._replace(sequencing="nothing")

    return exit_


def _suspend_all(walk: Walk, current: str) -> termination.Ended:
    """`resume-of-a-group`: what was left last is suspended, also when it has ended."""
    if walk[current].active or walk[current].suspended:
        _rollup_above(walk, current)
    elif walk.parent(current) is None:
        return termination.Ended(stop=Stop("TB.2.3-3", current))
    walk.state.suspended, walk.state.current = current, walk.tree.root
    for each in walk.tree.path(current):
        walk[each].active, walk[each].suspended = False, True
    return termination.Ended("exit")


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
