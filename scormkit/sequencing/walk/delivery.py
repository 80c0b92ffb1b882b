"""Delivering an activity (DB.1.1, DB.2, DB.2.1)."""

from __future__ import annotations

from scormkit.sequencing.walk.attempts import terminate_descendents
from scormkit.sequencing.walk.rules import check_activity
from scormkit.sequencing.walk.tree import Progress, Stop, Walk


def delivery_request(walk: Walk, activity: str) -> Stop | None:
    """Delivery Request Process [DB.1.1]: why the activity cannot be delivered, or None."""
    if not walk.is_leaf(activity):
        return Stop("DB.1.1-1", activity)
    for each in walk.tree.path(activity):
        barred, rule = check_activity(walk, each)
        if barred:
            return Stop("DB.1.1-3", each, rule)
    return None


def deliver(walk: Walk, activity: str) -> Stop | None:
    """Content Delivery Environment Process [DB.2]: open the activity and the groups around it."""
    state = walk.state
    if state.current is not None and walk[state.current].active:
        return Stop("DB.2-1", state.current)
    if activity != state.suspended:
        clear_suspended(walk, activity)
    terminate_descendents(walk, activity)
    for each in walk.tree.path(activity):
        tracked = walk[each]
        if tracked.active:
            continue
        if walk.node(each).sequencing.delivery.tracked:
            if tracked.suspended:
                tracked.suspended = False
            else:
                tracked.attempts += 1
                _begin_attempt(walk, each)
        tracked.active = True
    state.current, state.suspended = activity, None
    return None


def _begin_attempt(walk: Walk, activity: str) -> None:
    """Forget what belongs to the attempt before: the activity's own results, and those below as modes say.

    Attempts stay counted, and global objectives keep what they hold (SN 4.2.1, 3.2.5, 3.2.6).
    """
    for key in walk[activity].objectives:
        walk[activity].objectives[key] = Progress()
    _forget_below(walk, activity, True, True)


def _forget_below(walk: Walk, activity: str, objectives: bool, progress: bool) -> None:
    mode = walk.node(activity).sequencing.control_mode
    objectives = objectives and mode.use_current_attempt_objective_info
    progress = progress and mode.use_current_attempt_progress_info
    if not (objectives or progress):
        return
    for child in walk.node(activity).children:
        held = walk[child.identifier].objectives
        for key, each in held.items():
            held[key] = Progress(
                None if objectives else each.satisfied,
                None if objectives else each.measure,
                None if progress else each.completed,
                None if progress else each.progress,
            )
        _forget_below(walk, child.identifier, objectives, progress)


def clear_suspended(walk: Walk, activity: str) -> None:
    """Clear Suspended Activity Subprocess [DB.2.1]: another one begins, the suspended one is given up."""
    suspended = walk.state.suspended
    if suspended is None:
        return
    common = walk.tree.common_ancestor(suspended, activity)
    path = walk.tree.path(suspended)
    for each in reversed(path[path.index(common) :]):
        children = [child.identifier for child in walk.node(each).children]
        walk[each].suspended = any(walk[child].suspended for child in children)
    walk.state.suspended = None
