"""Our walk and scorm-again's over the same scenario, as traces that can be compared."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, cast

from scormkit.sequencing.model import (
    Activity,
    DataMapInfo,
    MapInfo,
    Objective,
    Organization,
    RollupRule,
    Rule,
)
from scormkit.sequencing.model import walk as walk_model
from scormkit.sequencing.names import attribute_name
from scormkit.sequencing.walk import tracking
from scormkit.sequencing.walk.overall import Result, first_state, record, request, seeded
from scormkit.sequencing.walk.tree import State, Tree, Walk, tree_of

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = Path(__file__).with_name("again.mjs")


class Move(NamedTuple):
    """What the open activity reports, and then the learner's request."""

    request: str
    target: str | None = None
    result: Result = Result()
    objectives: dict[str, Result] = {}  # noqa: RUF012
    suspend: bool = False


State4 = tuple[int, bool | None, bool | None, float | None]
"""Attempts, completed, satisfied, measure."""


class Seen(NamedTuple):
    """What one move led to. The tree's states are (attempts, completed, satisfied, measure) by activity.

    `open` is the activity that has not been left; scorm-again counts its results only then. `ended`: the
    session is over.
    """

    delivered: str | None
    code: str | None
    tree: dict[str, State4]
    shared: dict[str, tuple[bool | None, float | None]]
    open: str | None = None
    ended: bool = False


def ours(organization: Organization, moves: Sequence[Move], *, seed: int = 0) -> list[Seen]:
    """The trace of our own walk; `seed` decides on what is drawn."""
    tree = tree_of(organization)
    state = first_state(tree, seeded(seed))
    seen = []
    for move in moves:
        if state.current is not None and state.activities[state.current].active:
            state = record(tree, state, move.result, move.objectives, suspend=move.suspend)
        outcome = request(tree, state, move.request, move.target, chance=seeded(0))
        state = outcome.state
        current = state.current
        seen.append(
            Seen(
                outcome.delivered,
                outcome.stop.code if outcome.stop else None,
                _states(tree, state),
                _shared(state),
                current if current is not None and state.activities[current].active else None,
                outcome.ended,
            )
        )
    return seen


def _states(tree: Tree, state: State) -> dict[str, State4]:
    walk = Walk(tree, state, seeded(0))
    found = {}
    for name, each in state.activities.items():
        primary = tree.nodes[name].sequencing.primary
        found[name] = (
            each.attempts,
            tracking.completed(walk, name),
            tracking.satisfied(walk, name, primary),
            tracking.measure(walk, name, primary),
        )
    return found


def _shared(state: State) -> dict[str, tuple[bool | None, float | None]]:
    return {name: (each.satisfied, each.measure) for name, each in state.shared.items()}


def comparable(
    organization: Organization, mine: Sequence[Seen], theirs: Sequence[Seen]
) -> tuple[list[Seen], list[Seen]]:
    """What both must agree on, of both.

    Of what is open, and of what a primary objective reads from elsewhere, only what scorm-again shows, too.
    The state of a group is left out from where `default-rollup` makes it differ to where it is the same
    again; where that takes back what the book leaves standing, both traces end. A group's measure is left
    out, too (`measure-of-untried`). Codes differ by design.
    """
    found: tuple[list[Seen], list[Seen]] = ([], [])
    parted: set[tuple[str, int]] = set()
    for our, their in zip(mine, theirs, strict=True):
        if _part_again(organization.root, our, their, parted):
            break
        for side, seen in zip(found, (our, their), strict=True):
            tree = {
                activity.identifier: _told(activity, seen.tree[activity.identifier], our.open, parted)
                for activity in walk_model(organization.root)
            }
            known = {name: each for name, each in seen.shared.items() if each != (None, None)}
            side.append(Seen(seen.delivered, None, tree, {} if our.open else known))
    return found


def _told(activity: Activity, state: State4, is_open: str | None, parted: set[tuple[str, int]]) -> State4:
    """What is compared of the state of an activity."""
    attempts, completed, satisfied, score = state
    name = activity.identifier
    if activity.children:
        return (
            attempts,
            None if (name, 1) in parted else completed,
            None if (name, 2) in parted else satisfied,
            None,
        )
    if name == is_open:
        return attempts, None, None, None
    if activity.sequencing.primary.maps:
        return attempts, completed, None, None
    return attempts, completed, satisfied, score


def _part_again(activity: Activity, our: Seen, their: Seen, parted: set[tuple[str, int]]) -> bool:
    """Note in `parted` where `default-rollup` makes groups differ; whether it has taken back something.

    scorm-again judges by the first child that is known not to be done, where the book waits until the state
    of all is known; and by default where there are rules as well, but none of them holds.
    """
    taken_back = False
    for child in activity.children:
        taken_back |= _part_again(child, our, their, parted)
    if not activity.children:
        return False
    name = activity.identifier
    for at, pair in ((1, {"completed", "incomplete"}), (2, {"satisfied", "notSatisfied"})):
        one, other = our.tree[name][at], their.tree[name][at]
        parted.discard((name, at))
        if one == other:
            continue
        ruled = at == 2 and any(each.action in pair for each in activity.sequencing.rollup_rules)
        unknown = any(
            our.tree[child.identifier][at] is None
            or child.identifier == our.open
            or (child.identifier, at) in parted
            for child in activity.children
        )
        if other is False and (one is None or ruled or unknown):
            parted.add((name, at))
            taken_back |= one is True
    return taken_back


class Again(NamedTuple):
    """scorm-again in a Node process that answers scenario after scenario."""

    process: subprocess.Popen[str]

    def trace(self, organization: Organization, moves: Sequence[Move]) -> list[Seen]:
        """The trace of scorm-again's walk."""
        scenario = {"tree": settings_of(organization.root), "steps": [_step(move) for move in moves]}
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(scenario) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert isinstance(answer, list), answer
        return [
            Seen(
                each["delivered"],
                each["exception"],
                {name: cast("Any", tuple(state.values())) for name, state in each["tree"].items()},
                {name: cast("Any", tuple(state.values())) for name, state in each["shared"].items()},
                ended=each["ended"],
            )
            for each in answer
        ]


@contextmanager
def scorm_again() -> Iterator[Again]:
    """Start the Node process; it ends with the block."""
    command = ["node", str(SCRIPT)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            yield Again(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(timeout=20)


def _step(move: Move) -> dict[str, Any]:
    return {
        "request": move.request,
        "target": move.target,
        "results": move.result._asdict(),
        "objectives": {name: each._asdict() for name, each in move.objectives.items()},
        "exit": "suspend" if move.suspend else "",
    }


def settings_of(activity: Activity) -> dict[str, Any]:
    """An activity as scorm-again's settings. All is said, because its defaults are not the standard's."""
    sequencing = activity.sequencing
    settings: dict[str, Any] = {
        "id": activity.identifier,
        "title": activity.title or activity.identifier,
        "isVisible": activity.is_visible,
        "children": [settings_of(child) for child in activity.children],
        "primaryObjective": _objective(sequencing.primary, f"{activity.identifier}-primary"),
        "objectives": [_objective(each, "") for each in sequencing.objectives],
        "sequencingControls": {
            **_camel(sequencing.control_mode),
            **_camel(sequencing.constrained_choice),
            **_camel(sequencing.rollup_controls),
            **_camel(sequencing.delivery),
            "selectionTiming": sequencing.randomization.selection_timing,
            "selectCount": sequencing.randomization.select_count,
            "randomizationTiming": sequencing.randomization.randomization_timing,
            "randomizeChildren": sequencing.randomization.reorder_children,
        },
        "sequencingRules": {
            "preConditionRules": [_rule(each) for each in sequencing.pre_rules],
            "exitConditionRules": [_rule(each) for each in sequencing.exit_rules],
            "postConditionRules": [_rule(each) for each in sequencing.post_rules],
        },
        "rollupRules": {"rules": [_rollup_rule(each) for each in sequencing.rollup_rules]},
        "rollupConsiderations": _camel(sequencing.considerations),
        "attemptLimit": sequencing.limits.attempt_limit,
        "sharedDataMaps": [
            {
                "targetID": each.target_id,
                "readSharedData": each.read_shared_data,
                "writeSharedData": each.write_shared_data,
            }
            for each in activity.shared_data
        ],
    }
    if activity.completion_threshold is not None:
        settings["completionThreshold"] = _camel(activity.completion_threshold)
    return settings


def _camel(value: NamedTuple) -> dict[str, Any]:
    return {attribute_name(field): held for field, held in value._asdict().items()}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "action": rule.action,
        "conditionCombination": rule.combination,
        "conditions": [
            {
                "condition": each.condition,
                "operator": each.operator,
                "referencedObjective": each.referenced_objective,
                "parameters": {"threshold": each.measure_threshold or 0},
            }
            for each in rule.conditions
        ],
    }


def _rollup_rule(rule: RollupRule) -> dict[str, Any]:
    return {
        "action": rule.action,
        "consideration": rule.child_activity_set,
        "minimumCount": rule.minimum_count,
        "minimumPercent": 100 * rule.minimum_percent,
        "conditionCombination": rule.combination,
        "conditions": [{"condition": each.condition, "operator": each.operator} for each in rule.conditions],
    }


def _objective(objective: Objective, fallback: str) -> dict[str, Any]:
    maps: dict[str, dict[str, Any]] = {}
    both: list[MapInfo | DataMapInfo] = [*objective.maps, *objective.data_maps]
    for each in both:
        maps.setdefault(each.target_objective_id, _nothing(each.target_objective_id)).update(_camel(each))
    return {
        "objectiveID": objective.objective_id or fallback,
        "satisfiedByMeasure": objective.satisfied_by_measure,
        "minNormalizedMeasure": objective.min_normalized_measure if objective.satisfied_by_measure else None,
        "mapInfo": list(maps.values()),
    }


def _nothing(target: str) -> dict[str, Any]:
    """A map that neither reads nor writes anything."""
    flags = [
        name for kind in (MapInfo, DataMapInfo) for name in kind._fields if name != "target_objective_id"
    ]
    return {"targetObjectiveID": target, **{attribute_name(name): False for name in flags}}
