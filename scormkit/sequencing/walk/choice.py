"""Choosing from the menu (SB.2.4, SB.2.9, SB.2.9.1, SB.2.9.2)."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.sequencing.walk.attempts import end_attempt, terminate_descendents
from scormkit.sequencing.walk.flow import Direction, Flow, flow
from scormkit.sequencing.walk.rules import rule_for
from scormkit.sequencing.walk.tree import Stop, Walk


def choice_traversal(walk: Walk, activity: str, direction: Direction) -> Stop | None:
    """Choice Activity Traversal Subprocess [SB.2.4]: why the way is barred at this activity, or None."""
    if direction == "forward":
        rule = rule_for(walk, activity, walk.node(activity).sequencing.pre_rules, "stopForwardTraversal")
        return None if rule is None else Stop("SB.2.4-1", activity, rule)
    parent = walk.parent(activity)
    if parent is None:
        return Stop("SB.2.4-3", activity)
    forward_only = walk.node(parent).sequencing.control_mode.forward_only
    return Stop("SB.2.4-2", parent) if forward_only else None


def choice(walk: Walk, target: str | None) -> Flow:
    """Choice Sequencing Request Process [SB.2.9]. May change the current activity if nothing is delivered."""
    if target is None or target not in walk.tree.nodes:
        return Flow(None, Stop("SB.2.9-1"))
    stop = _on_the_menu(walk, target) or _reachable(walk, target)
    if stop is not None:
        return Flow(None, stop)
    if walk.is_leaf(target):
        return Flow(target)
    found = flow(walk, target, "forward", True)
    if found.activity is not None:
        return found
    current = walk.state.current
    common = walk.tree.root if current is None else walk.tree.common_ancestor(current, target)
    terminate_descendents(walk, common)
    end_attempt(walk, common)
    walk.state.current = target
    return Flow(None, Stop("SB.2.9-9", target, cause=found.stop))


def _on_the_menu(walk: Walk, target: str) -> Stop | None:
    """SB.2.9, steps 2 to 4: may the activity be chosen at all?"""
    for each in walk.tree.path(target):
        parent = walk.parent(each)
        if parent is not None and each not in walk.children(parent):
            return Stop("SB.2.9-2", each)
        rule = rule_for(walk, each, walk.node(each).sequencing.pre_rules, "hiddenFromChoice")
        if rule is not None:
            return Stop("SB.2.9-3", each, rule)
    parent = walk.parent(target)
    if parent is not None and not walk.node(parent).sequencing.control_mode.choice:
        return Stop("SB.2.9-4", parent)
    return None


def _reachable(walk: Walk, target: str) -> Stop | None:
    """SB.2.9, steps 5 to 11: does a way lead from the current activity to it?"""
    current = walk.state.current
    if current == target:
        return None
    parent = walk.parent(target)
    if current is not None and parent is not None and walk.parent(current) == parent:
        return _across(walk, walk.children(parent), current, target)
    common = walk.tree.root if current is None else walk.tree.common_ancestor(current, target)
    if current is None or current == common:
        return _down(walk, common, target, forward=True)
    out = walk.tree.path(current)[walk.tree.path(current).index(common) + 1 :][::-1]
    for each in out:
        if not walk.node(each).sequencing.control_mode.choice_exit:
            return Stop("SB.2.9-7", each)
    if target == common:
        return None
    return _constrained(walk, out, target) or _down(
        walk, common, target, forward=walk.tree.order[target] > walk.tree.order[current]
    )


def _across(walk: Walk, siblings: Sequence[str], current: str, target: str) -> Stop | None:
    """Siblings: each from the current activity to the one before the target must let the learner pass."""
    if current not in siblings:
        return Stop("SB.2.9-5", target)
    start, end = siblings.index(current), siblings.index(target)
    direction: Direction = "forward" if end > start else "backward"
    between = siblings[start:end] if end > start else siblings[start:end:-1]
    return next((stop for each in between if (stop := choice_traversal(walk, each, direction))), None)


def _down(walk: Walk, common: str, target: str, *, forward: bool) -> Stop | None:
    """From the common ancestor to the target, which itself is not asked about going further."""
    if target == common:
        return Stop("SB.2.9-5", target)
    path = walk.tree.path(target)
    for each in path[path.index(common) :]:
        if forward and each != target and (stop := choice_traversal(walk, each, "forward")):
            return stop
        prevents = walk.node(each).sequencing.constrained_choice.prevent_activation
        if prevents and each not in {common, target} and not walk[each].active:
            return Stop("SB.2.9-6", each)
    return None


def _constrained(walk: Walk, out: Sequence[str], target: str) -> Stop | None:
    """Does a group that is left limit the choice to its neighbours? (SB.2.9, step 11.5)"""
    found = next(
        (each for each in out if walk.node(each).sequencing.constrained_choice.constrain_choice), None
    )
    if found is None:
        return None
    direction: Direction = "forward" if walk.tree.order[target] > walk.tree.order[found] else "backward"
    near = choice_flow(walk, found, direction)
    inside = near in walk.tree.path(target)
    return None if inside or target == found else Stop("SB.2.9-8", found)


def choice_flow(walk: Walk, activity: str, direction: Direction) -> str:
    """Choice Flow Subprocess [SB.2.9.1]: the neighbour in the direction, or the activity if there is none."""
    return choice_tree_traversal(walk, activity, direction) or activity


def choice_tree_traversal(walk: Walk, activity: str, direction: Direction) -> str | None:
    """Choice Flow Tree Traversal Subprocess [SB.2.9.2]: the next activity that is not below this one."""
    parent = walk.parent(activity)
    if parent is None:
        return None
    siblings = walk.children(parent)
    if activity in siblings:
        place = siblings.index(activity) + (1 if direction == "forward" else -1)
        if 0 <= place < len(siblings):
            return siblings[place]
    return choice_tree_traversal(walk, parent, direction)
