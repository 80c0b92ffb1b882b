"""Rollup: what the children's results make of the group (RB.1.1 to RB.1.5)."""

from __future__ import annotations

from collections.abc import Iterable

from scormkit.sequencing.walk import tracking
from scormkit.sequencing.walk.rollup_rules import rule_applies
from scormkit.sequencing.walk.tree import Walk


def overall_rollup(walk: Walk, activity: str) -> None:
    """Overall Rollup Process [RB.1.5], from the activity up to the root.

    An activity elsewhere whose primary objective reads a global one that was written on the way has a new
    state too, so its groups are rolled up as well (SN 4.6.1); each at most once.
    """
    path = walk.tree.path(activity)
    done = {activity}
    _rollup_each(walk, path[::-1])
    queue = _readers(walk, path, done)
    while queue:
        reader = queue.pop(0)
        done.add(reader)
        above = walk.tree.path(reader)[:-1]
        _rollup_each(walk, above[::-1])
        queue += [each for each in _readers(walk, above, done) if each not in queue]


def _readers(walk: Walk, written: Iterable[str], done: set[str]) -> list[str]:
    targets = {target for each in written for target in tracking.written_targets(walk, each)}
    if not targets:
        return []
    return [
        each for each in walk.tree.nodes if each not in done and targets & tracking.read_targets(walk, each)
    ]


def _rollup_each(walk: Walk, activities: Iterable[str]) -> None:
    for each in activities:
        if not walk.node(each).sequencing.delivery.tracked:
            continue
        if not walk.is_leaf(each):
            measure_rollup(walk, each)
            completion_measure_rollup(walk, each)
        objective_rollup(walk, each)
        progress_rollup(walk, each)


def measure_rollup(walk: Walk, activity: str) -> None:
    """Measure Rollup Process [RB.1.1 a]: the weighted mean. A child without a measure counts as zero."""
    total = weights = 0.0
    known = False
    for child in walk.children(activity):
        sequencing = walk.node(child).sequencing
        if sequencing.delivery.tracked:
            weight = sequencing.rollup_controls.objective_measure_weight
            weights += weight
            score = tracking.measure(walk, child, sequencing.primary)
            if score is not None:
                known = True
                total += score * weight
    mean = round(total / weights, 10) if known and weights > 0 else None
    tracking.set_measure(walk, activity, walk.node(activity).sequencing.primary, mean)


def completion_measure_rollup(walk: Walk, activity: str) -> None:
    """Completion Measure Rollup Process [RB.1.1 b] (4th Edition): the weighted mean of the progress."""
    total = weights = 0.0
    known = False
    for child in walk.children(activity):
        node = walk.node(child)
        if node.sequencing.delivery.tracked:
            weight = node.completion_threshold.progress_weight if node.completion_threshold else 1.0
            weights += weight
            amount = tracking.progress(walk, child)
            if amount is not None:
                known = True
                total += amount * weight
    mean = round(total / weights, 10) if known and weights > 0 else None
    tracking.set_progress(walk, activity, walk.node(activity).sequencing.primary, mean)


def objective_rollup(walk: Walk, activity: str) -> None:
    """Objective Rollup Process [RB.1.2]: by measure [RB.1.2 a] or by rules [RB.1.2 b]."""
    primary = walk.node(activity).sequencing.primary
    if primary.satisfied_by_measure:
        status = tracking.satisfied(walk, activity, primary)
        tracking.set_satisfied(walk, activity, primary, status)
        return
    if rule_applies(walk, activity, "notSatisfied"):
        tracking.set_satisfied(walk, activity, primary, False)
    if rule_applies(walk, activity, "satisfied"):
        tracking.set_satisfied(walk, activity, primary, True)


def progress_rollup(walk: Walk, activity: str) -> None:
    """Activity Progress Rollup Process [RB.1.3]: by measure [RB.1.3 a] or by rules [RB.1.3 b]."""
    node = walk.node(activity)
    threshold, primary = node.completion_threshold, node.sequencing.primary
    if threshold is not None and threshold.completed_by_measure:
        amount = tracking.progress(walk, activity)
        status = None if amount is None else amount >= threshold.min_progress_measure
        tracking.set_completed(walk, activity, primary, status)
        return
    if rule_applies(walk, activity, "incomplete"):
        tracking.set_completed(walk, activity, primary, False)
    if rule_applies(walk, activity, "completed"):
        tracking.set_completed(walk, activity, primary, True)
