"""Reading and writing what is tracked, by way of the maps to global objectives (SN 3.10.3, table 3.10.3a).

A map is read only where the local value is unknown. It is written when the local value becomes known; a value
that becomes unknown, as at a new attempt, leaves the global one as it is.
"""

from __future__ import annotations

from typing import Any

from scormkit.sequencing.model import DataMapInfo, MapInfo, Objective
from scormkit.sequencing.walk.tree import Progress, Walk, key_of, objectives_of

Map = MapInfo | DataMapInfo


def _local(walk: Walk, activity: str, objective: Objective) -> Progress:
    return walk[activity].objectives[key_of(objective)]


def measure(walk: Walk, activity: str, objective: Objective) -> float | None:
    """The normalized measure (-1 to 1), or None when it is not known."""
    own = _local(walk, activity, objective).measure
    if own is not None:
        return own
    for each in objective.maps:
        if each.read_normalized_measure and each.target_objective_id in walk.state.shared:
            return walk.state.shared[each.target_objective_id].measure
    return None


def satisfied(walk: Walk, activity: str, objective: Objective) -> bool | None:
    """Whether the objective is satisfied; None when that is not known.

    Satisfied by measure, only the measure counts (SN 3.10.2), and while the activity is open only if
    adlseq:measureSatisfactionIfActive says so.
    """
    if objective.satisfied_by_measure:
        score = measure(walk, activity, objective)
        considerations = walk.node(activity).sequencing.considerations
        if score is None or (walk[activity].active and not considerations.measure_satisfaction_if_active):
            return None
        return score >= objective.min_normalized_measure
    own = _local(walk, activity, objective).satisfied
    if own is not None:
        return own
    for each in objective.maps:
        if each.read_satisfied_status and each.target_objective_id in walk.state.shared:
            return walk.state.shared[each.target_objective_id].satisfied
    return None


def completed(walk: Walk, activity: str, objective: Objective | None = None) -> bool | None:
    """Whether the activity, or one of its objectives, is completed; None when that is not known."""
    asked = objective or walk.node(activity).sequencing.primary
    own = _local(walk, activity, asked).completed
    if own is not None:
        return own
    for each in asked.data_maps:
        if each.read_completion_status and each.target_objective_id in walk.state.shared:
            return walk.state.shared[each.target_objective_id].completed
    return None


def progress(walk: Walk, activity: str) -> float | None:
    """The Attempt Completion Amount (0 to 1), or None when it is not known."""
    primary = walk.node(activity).sequencing.primary
    own = _local(walk, activity, primary).progress
    if own is not None:
        return own
    for each in primary.data_maps:
        if each.read_progress_measure and each.target_objective_id in walk.state.shared:
            return walk.state.shared[each.target_objective_id].progress
    return None


def set_measure(walk: Walk, activity: str, objective: Objective, value: float | None) -> None:
    """Set the measure, and write it where the objective's maps say."""
    _set(walk, activity, objective, measure=value)
    if value is not None:
        for each in objective.maps:
            if each.write_normalized_measure:
                _write(walk, each, measure=value)


def set_satisfied(walk: Walk, activity: str, objective: Objective, value: bool | None) -> None:
    """Set the satisfied status, and write it where the objective's maps say."""
    _set(walk, activity, objective, satisfied=value)
    if value is not None:
        for each in objective.maps:
            if each.write_satisfied_status:
                _write(walk, each, satisfied=value)


def set_completed(walk: Walk, activity: str, objective: Objective, value: bool | None) -> None:
    """Set the completion status, and write it where the objective's adlseq maps say."""
    _set(walk, activity, objective, completed=value)
    if value is not None:
        for each in objective.data_maps:
            if each.write_completion_status:
                _write(walk, each, completed=value)


def set_progress(walk: Walk, activity: str, objective: Objective, value: float | None) -> None:
    """Set the progress measure, and write it where the objective's adlseq maps say."""
    _set(walk, activity, objective, progress=value)
    if value is not None:
        for each in objective.data_maps:
            if each.write_progress_measure:
                _write(walk, each, progress=value)


def judge_measures(walk: Walk, activity: str) -> None:
    """Let every objective that is satisfied by measure take its status from its own measure."""
    for objective in objectives_of(walk.node(activity)):
        if objective.satisfied_by_measure and _local(walk, activity, objective).measure is not None:
            set_satisfied(walk, activity, objective, satisfied(walk, activity, objective))


def written_targets(walk: Walk, activity: str) -> set[str]:
    """The global objectives that the activity may write."""
    found = set()
    for objective in objectives_of(walk.node(activity)):
        for each in objective.maps:
            if each.write_satisfied_status or each.write_normalized_measure:
                found.add(each.target_objective_id)
        for data in objective.data_maps:
            if data.write_completion_status or data.write_progress_measure:
                found.add(data.target_objective_id)
    return found


def read_targets(walk: Walk, activity: str) -> set[str]:
    """The global objectives that count in the activity's rollup: those that its primary objective reads."""
    primary = walk.node(activity).sequencing.primary
    plain = {
        each.target_objective_id
        for each in primary.maps
        if each.read_satisfied_status or each.read_normalized_measure
    }
    return plain | {
        each.target_objective_id
        for each in primary.data_maps
        if each.read_completion_status or each.read_progress_measure
    }


def _set(walk: Walk, activity: str, objective: Objective, **value: Any) -> None:
    held = walk[activity].objectives
    held[key_of(objective)] = held[key_of(objective)]._replace(**value)


def _write(walk: Walk, info: Map, **value: Any) -> None:
    held = walk.state.shared
    held[info.target_objective_id] = held.get(info.target_objective_id, Progress())._replace(**value)
