"""Moving through the tree in order (SB.2.1 to SB.2.3)."""

from __future__ import annotations

from typing import Literal, NamedTuple

from scormkit.sequencing.walk.attempts import terminate_descendents
from scormkit.sequencing.walk.rules import check_activity, rule_for
from scormkit.sequencing.walk.tree import Stop, Walk

Direction = Literal["forward", "backward"]


class Step(NamedTuple):
    """Where a traversal arrives, and its direction from there; or why nowhere, or that it was the end."""

    activity: str | None
    direction: Direction
    stop: Stop | None = None
    end_session: bool = False


class Flow(NamedTuple):
    """The activity that a flow delivers, or why there is none. `end_session`: it walked off the end."""

    activity: str | None
    stop: Stop | None = None
    end_session: bool = False


def tree_traversal(  # noqa: PLR0911
    walk: Walk, activity: str, direction: Direction, children: bool, previous: Direction | None
) -> Step:
    """Flow Tree Traversal Subprocess [SB.2.1]: the next activity. `children`: may it be one of its own?"""
    reversed_ = False
    parent = walk.parent(activity)
    siblings = walk.children(parent) if parent is not None else (activity,)
    if previous == "backward" and parent is not None and siblings and siblings[-1] == activity:
        direction, activity, reversed_ = "backward", siblings[0], True
    own = walk.children(activity)
    below = not walk.is_leaf(activity) and children
    if below and not own:
        return Step(None, direction, Stop("SB.2.1-2", activity))
    if direction == "forward":
        if below:
            return Step(own[0], direction)
        if parent is None:
            terminate_descendents(walk, walk.tree.root)
            return Step(None, direction, end_session=True)
        return _beside(walk, activity, parent, siblings, direction)
    if parent is None and not below:
        return Step(None, direction, Stop("SB.2.1-3"))
    if below:
        if walk.node(activity).sequencing.control_mode.forward_only:
            return Step(own[0], "forward")
        return Step(own[-1], direction)
    assert parent is not None
    if not reversed_ and walk.node(parent).sequencing.control_mode.forward_only:
        return Step(None, direction, Stop("SB.2.1-4", parent))
    return _beside(walk, activity, parent, siblings, direction)


def _beside(walk: Walk, activity: str, parent: str, siblings: tuple[str, ...], direction: Direction) -> Step:
    """The sibling next in the direction; beside the parent if there is none, or a draw left this one out."""
    if activity in siblings:
        place = siblings.index(activity) + (1 if direction == "forward" else -1)
        if 0 <= place < len(siblings):
            return Step(siblings[place], direction)
    return tree_traversal(walk, parent, direction, False, None)


def activity_traversal(walk: Walk, activity: str, direction: Direction, previous: Direction | None) -> Flow:
    """Flow Activity Traversal Subprocess [SB.2.2]: the activity itself, or what the flow finds beyond it.

    The book's recursion is a loop here: a course may skip more activities than Python has levels.
    """
    while True:
        parent = walk.parent(activity)
        if parent is not None and not walk.node(parent).sequencing.control_mode.flow:
            return Flow(None, Stop("SB.2.2-1", parent))
        skip = rule_for(walk, activity, walk.node(activity).sequencing.pre_rules, "skip")
        if skip is not None:
            step = tree_traversal(walk, activity, direction, False, previous)
            if previous == "backward" and step.direction == "backward":
                direction, previous = "backward", None
        else:
            barred, rule = check_activity(walk, activity)
            if barred:
                return Flow(None, Stop("SB.2.2-2", activity, rule))
            if walk.is_leaf(activity):
                return Flow(activity)
            step = tree_traversal(walk, activity, direction, True, None)
            turned = direction == "backward" and step.direction == "forward"
            direction, previous = ("forward", "backward") if turned else (direction, None)
        if step.activity is None:
            return Flow(None, step.stop, step.end_session)
        activity = step.activity


def flow(walk: Walk, activity: str, direction: Direction, children: bool) -> Flow:
    """Flow Subprocess [SB.2.3]: the activity to deliver from here in the direction."""
    step = tree_traversal(walk, activity, direction, children, None)
    if step.activity is None:
        return Flow(None, step.stop, step.end_session)
    return activity_traversal(walk, step.activity, step.direction, None)
