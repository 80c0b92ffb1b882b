"""Fixtures of processes.json: a small course, a learner's steps, and what the SN book makes of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from scormkit.sequencing.model import (
    Activity,
    CompletionThreshold,
    Condition,
    ConstrainedChoice,
    ControlMode,
    DataMapInfo,
    DeliveryControls,
    LimitConditions,
    MapInfo,
    Objective,
    Organization,
    RandomizationControls,
    RollupCondition,
    RollupConsiderations,
    RollupControls,
    RollupRule,
    Rule,
    Sequencing,
)
from scormkit.sequencing.walk.overall import Result
from tests.conformance.walks.again import Move, State4

FILE = Path(__file__).with_name("processes.json")


class Step(NamedTuple):
    """A move, what it leads to (an activity, an exception code, "(end)"), and what is known then."""

    move: Move
    leads: str
    state: dict[str, State4]


class Fixture(NamedTuple):
    """One fixture: the process with the steps of its pseudo-code, and `differs` as in patterns.py."""

    process: str
    spec: str
    course: Organization
    steps: tuple[Step, ...]
    differs: tuple[int, str] | None


def fixtures() -> list[Fixture]:
    """All of processes.json."""
    return [
        Fixture(
            each["process"],
            each["spec"],
            Organization(_activity(each["course"]), objectives_global_to_system=False),
            tuple(map(_step, each["steps"])),
            tuple(each["differs"]) if "differs" in each else None,
        )
        for each in json.loads(FILE.read_text(encoding="utf-8"))
    ]


def _step(data: dict[str, Any]) -> Step:
    report = dict(data.get("report", {}))
    suspend = report.pop("suspend", False)
    objectives = {name: Result(**each) for name, each in report.pop("objectives", {}).items()}
    move = Move(data["do"], data.get("to"), Result(**report), objectives, suspend)
    return Step(move, data["leads"], {name: tuple(each) for name, each in data.get("state", {}).items()})


def _activity(data: dict[str, Any]) -> Activity:
    children = tuple(map(_activity, data.get("children", [])))
    content = not children and data.get("decides", "content") == "content"
    objectives = tuple(
        Objective(name, maps=(MapInfo(target),)) for name, target in data.get("reads", {}).items()
    )
    threshold = data.get("threshold")
    sequencing = Sequencing(
        control_mode=ControlMode(**{"flow": bool(children), **data.get("mode", {})}),
        constrained_choice=ConstrainedChoice(**data.get("constrained", {})),
        pre_rules=tuple(map(_rule, data.get("pre", []))),
        exit_rules=tuple(map(_rule, data.get("exit", []))),
        post_rules=tuple(map(_rule, data.get("post", []))),
        limits=LimitConditions(data.get("limit")),
        rollup_controls=RollupControls(**data.get("counts", {})),
        rollup_rules=tuple(map(_rollup, data.get("rollup", []))),
        primary=_primary(data),
        objectives=objectives,
        randomization=RandomizationControls(**data.get("draw", {})),
        delivery=DeliveryControls(data.get("tracked", True), content, content),
        considerations=RollupConsiderations(**data.get("considerations", {})),
    )
    return Activity(
        data["id"],
        data["id"],
        None if children else f"res-{data['id']}",
        sequencing,
        children,
        completion_threshold=CompletionThreshold(**threshold) if threshold else None,
    )


def _primary(data: dict[str, Any]) -> Objective:
    maps, more = (), ()
    if "writes" in data:
        maps = (MapInfo(data["writes"], False, False, True, True),)  # type: ignore[assignment]
    if "writes_completion" in data:
        more = (DataMapInfo(data["writes_completion"], write_completion_status=True),)  # type: ignore[assignment]
    if "reads_primary" in data:
        maps = (MapInfo(data["reads_primary"]),)  # type: ignore[assignment]
    mark = data.get("mark")
    return Objective(f"own-{data['id']}", mark is not None, 1.0 if mark is None else mark, maps, more)


def _rule(text: str) -> Rule:
    """`retry if not satisfied and not attemptLimitExceeded`; `satisfied(o)` asks for the objective o."""
    action, _, rest = text.partition(" if ")
    joint = " or " if " or " in rest else " and "
    return Rule(action, tuple(map(_condition, rest.split(joint))), "any" if joint == " or " else "all")  # type: ignore[arg-type]


def _condition(text: str) -> Condition:
    name, _, about = text.removeprefix("not ").removesuffix(")").partition("(")
    operator: Any = "not" if text.startswith("not ") else "noOp"
    found: Any = name.partition(" ")
    than = float(found[2]) if found[2] else None
    return Condition(found[0], operator, about or None, than)


def _rollup(text: str) -> RollupRule:
    """`satisfied if all satisfied`, `completed if atLeastCount 2 completed`."""
    action, _, rest = text.partition(" if ")
    words: list[Any] = rest.split(" ")
    number = float(words.pop(1)) if words[0].startswith("atLeast") else 0
    operator: Any = "not" if words[1] == "not" else "noOp"
    count, share = (int(number), 0.0) if words[0] == "atLeastCount" else (0, number)
    found: Any = action
    return RollupRule(found, (RollupCondition(words[-1], operator),), "any", words[0], count, share)
