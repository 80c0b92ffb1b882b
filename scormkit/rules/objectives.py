"""Rules about global objectives: who writes them, who reads them (SEQ051, SEQ059, SEQ060)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scormkit.diagnostics import Diagnostic, Span
from scormkit.rules import faults_sequencing as faults
from scormkit.sequencing.model import Activity, DataMapInfo, MapInfo, Objective

Map = MapInfo | DataMapInfo

_READ = {
    "read_satisfied_status",
    "read_normalized_measure",
    "read_completion_status",
    "read_progress_measure",
}
"""What an objective reads from one other at most. Scores are read from each, in ADL's own tests too."""


def check_objectives(activities: Sequence[Activity], spans: Mapping[str, Span]) -> Iterator[Diagnostic]:
    """Each activity's own objectives, and those that the course shares."""
    read: dict[str, Span] = {}
    written: set[str] = set()
    for each in activities:
        span = spans.get(each.identifier)
        if span is None:
            continue
        objectives = _objectives(each)
        yield from _twice(objectives, span)
        yield from _conflicts(objectives, span)
        for objective in objectives:
            for found in _maps(objective):
                if _says(found, "read_"):
                    read.setdefault(found.target_objective_id, span)
                if _says(found, "write_"):
                    written.add(found.target_objective_id)
    for target in read.keys() - written:
        yield faults.never_written(target, read[target])


def _objectives(activity: Activity) -> tuple[Objective, ...]:
    return (activity.sequencing.primary, *activity.sequencing.objectives)


def _maps(objective: Objective) -> Iterator[Map]:
    yield from objective.maps
    yield from objective.data_maps


def _says(found: Map, verb: str) -> bool:
    return any(getattr(found, name) for name in found._fields if name.startswith(verb))


def _twice(objectives: Sequence[Objective], span: Span) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for each in objectives:
        if each.objective_id is not None and each.objective_id in seen:
            yield faults.objective_twice(each.objective_id, span)
        seen.add(each.objective_id or "")


def _conflicts(objectives: Sequence[Objective], span: Span) -> Iterator[Diagnostic]:
    """Two objectives that write one status of a target; one objective that reads one status from two."""
    writers: dict[tuple[str, str], int] = {}
    told: set[str] = set()
    for number, each in enumerate(objectives):
        readers: dict[str, str] = {}
        for found in _maps(each):
            target = found.target_objective_id
            for name in found._fields[1:]:
                if not getattr(found, name) or (name.startswith("read_") and name not in _READ):
                    continue
                if name.startswith("write_"):
                    other = writers.setdefault((target, name), number)
                    if other != number and target not in told:
                        told.add(target)
                        yield faults.map_conflict(target, span, is_write=True)
                elif readers.setdefault(name, target) != target and target not in told:
                    told.add(target)
                    yield faults.map_conflict(target, span, is_write=False)
