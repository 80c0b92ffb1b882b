"""How an attempt ends, and what its rules ask for then (TB.2.1 to TB.2.3)."""

from __future__ import annotations

from typing import NamedTuple

from scormkit.sequencing.model import Rule
from scormkit.sequencing.walk.attempts import end_attempt, terminate_descendents
from scormkit.sequencing.walk.rollup import overall_rollup
from scormkit.sequencing.walk.rules import rule_for
from scormkit.sequencing.walk.tree import Stop, Walk


class Ended(NamedTuple):
    """A termination's result: the sequencing request that follows from it, or why it was not valid.

    `rules` are those that acted, each with its activity, in order.
    """

    sequencing: str | None = None
    stop: Stop | None = None
    rules: tuple[tuple[str, Rule], ...] = ()


def exit_action_rules(walk: Walk) -> tuple[tuple[str, Rule], ...]:
    """Sequencing Exit Action Rules Subprocess [TB.2.1]: a group around the current one may end with it.

    Returns the rule that ended a group, with the group.
    """
    current = walk.state.current
    assert current is not None
    for each in walk.tree.path(current)[:-1]:
        rule = rule_for(walk, each, walk.node(each).sequencing.exit_rules)
        if rule is not None:
            terminate_descendents(walk, each)
            end_attempt(walk, each)
            walk.state.current = each
            return ((each, rule),)
    return ()


def post_condition_rules(walk: Walk) -> tuple[str | None, str | None, Rule | None]:
    """Sequencing Post Condition Rules Subprocess [TB.2.2]: (termination, sequencing request, their rule)."""
    current = walk.state.current
    assert current is not None
    if walk[current].suspended:
        return None, None, None
    rule = rule_for(walk, current, walk.node(current).sequencing.post_rules)
    if rule is None:
        return None, None, None
    termination, sequencing = _ASKS[rule.action]
    return termination, sequencing, rule


_ASKS: dict[str, tuple[str | None, str | None]] = {
    "retry": (None, "retry"),
    "continue": (None, "continue"),
    "previous": (None, "previous"),
    "exitParent": ("exitParent", None),
    "exitAll": ("exitAll", None),
    "retryAll": ("exitAll", "retry"),
}


def terminate(walk: Walk, request: str) -> Ended:  # noqa: PLR0911
    """Termination Request Process [TB.2.3] for exit, exitAll, suspendAll, abandon or abandonAll."""
    current = walk.state.current
    if current is None:
        return Ended(stop=Stop("TB.2.3-1"))
    if request in {"exit", "abandon"} and not walk[current].active:
        return Ended(stop=Stop("TB.2.3-2", current))
    if request == "exit":
        return _exit(walk, current)
    if request == "exitAll":
        return _exit_all(walk, None)
    if request == "suspendAll":
        return _suspend_all(walk, current)
    if request == "abandon":
        walk[current].active = False
        return Ended()
    for each in walk.tree.path(current):
        walk[each].active = False
    walk.state.current = walk.tree.root
    return Ended("exit")


def _exit(walk: Walk, activity: str) -> Ended:
    end_attempt(walk, activity)
    rules = exit_action_rules(walk)
    while True:
        termination, sequencing, rule = post_condition_rules(walk)
        current = walk.state.current
        assert current is not None
        if rule is not None:
            rules = (*rules, (current, rule))
        if termination == "exitAll":
            return _exit_all(walk, sequencing)._replace(rules=rules)
        if termination == "exitParent":
            parent = walk.parent(current)
            if parent is None:
                return Ended(stop=Stop("TB.2.3-4", current), rules=rules)
            walk.state.current = parent
            end_attempt(walk, parent)
            continue
        if current == walk.tree.root and sequencing != "retry":
            return Ended("exit", rules=rules)
        return Ended(sequencing, rules=rules)


def _exit_all(walk: Walk, sequencing: str | None) -> Ended:
    current, root = walk.state.current, walk.tree.root
    assert current is not None
    if walk[current].active:
        end_attempt(walk, current)
    terminate_descendents(walk, root)
    end_attempt(walk, root)
    walk.state.current = root
    return Ended(sequencing or "exit")


def _suspend_all(walk: Walk, current: str) -> Ended:
    tracked = walk[current]
    if tracked.active or tracked.suspended:
        overall_rollup(walk, current)
        target = current
    else:
        parent = walk.parent(current)
        if parent is None:
            return Ended(stop=Stop("TB.2.3-3", current))
        target = parent
    walk.state.suspended = target
    for each in walk.tree.path(target):
        walk[each].active = False
        walk[each].suspended = True
    walk.state.current = walk.tree.root
    return Ended("exit")
