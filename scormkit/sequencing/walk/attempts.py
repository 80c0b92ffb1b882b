"""The end of attempts (UP.3, UP.4), and the choice of children before a new one (SR.1, SR.2)."""

from __future__ import annotations

from scormkit.sequencing.walk import tracking
from scormkit.sequencing.walk.rollup import overall_rollup
from scormkit.sequencing.walk.tree import Walk, key_of


def terminate_descendents(walk: Walk, activity: str) -> None:
    """Terminate Descendent Attempts Process [UP.3]: end what lies between the current one and this one."""
    current = walk.state.current
    if current is None:
        return
    path = walk.tree.path(current)
    common = walk.tree.common_ancestor(current, activity)
    for each in reversed(path[path.index(common) + 1 : -1]):
        end_attempt(walk, each)


def end_attempt(walk: Walk, activity: str) -> None:
    """End Attempt Process [UP.4].

    A leaf that was not suspended counts as completed, and as satisfied, where the LMS is to decide and the
    content said nothing.
    """
    tracked = walk[activity]
    sequencing = walk.node(activity).sequencing
    if walk.is_leaf(activity):
        if sequencing.delivery.tracked and not tracked.suspended:
            own = tracked.objectives[key_of(sequencing.primary)]
            if not sequencing.delivery.completion_set_by_content and own.completed is None:
                tracking.set_completed(walk, activity, sequencing.primary, True)
            if not sequencing.delivery.objective_set_by_content and own.satisfied is None:
                tracking.set_satisfied(walk, activity, sequencing.primary, True)
    else:
        children = [child.identifier for child in walk.node(activity).children]
        tracked.suspended = any(walk[child].suspended for child in children)
    tracked.active = False
    tracking.judge_measures(walk, activity)
    overall_rollup(walk, activity)
    if not tracked.suspended:
        prepare_children(walk, activity)


def prepare_children(walk: Walk, activity: str) -> None:
    """Select [SR.1] and put in order [SR.2] the children of a group, as often as its timing says.

    Both are due before an attempt begins, since the flow into a group already needs its children: once before
    the first, then again after each attempt where the timing is onEachNewAttempt (SN 4.7).
    """
    if walk.is_leaf(activity):
        return
    tracked = walk[activity]
    controls = walk.node(activity).sequencing.randomization
    first = tracked.attempts == 0
    if controls.select_count is not None and _due(controls.selection_timing, first):
        pool = [child.identifier for child in walk.node(activity).children]
        while len(pool) > controls.select_count:
            pool.pop(walk.chance(len(pool)))
        tracked.available = tuple(pool)
    if controls.reorder_children and _due(controls.randomization_timing, first):
        rest, order = list(tracked.available), []
        while rest:
            order.append(rest.pop(walk.chance(len(rest))))
        tracked.available = tuple(order)


def _due(timing: str, first: bool) -> bool:
    return timing == "onEachNewAttempt" or (timing == "once" and first)
