"""A learner's script, read from YAML.

results:
  unit_1: {completed: true, passed: true, score: 0.9}
  test:
    - {completed: true, passed: false}
    - {completed: true, passed: true}
steps:
  - start
  - continue
  - choice: test
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from scormkit.diagnostics import Report as Tell
from scormkit.sequencing import faults
from scormkit.sequencing.simulate import Report, Script, Step
from scormkit.sequencing.walk.navigation import REQUESTS
from scormkit.sequencing.walk.overall import Result
from scormkit.source.document import Document, Where

_TARGETED = {"choice", "jump"}
_REQUESTS = {name.lower(): name for name in REQUESTS}
_FLAGS = {"true": True, "false": False}
_RANGES = {"score": (-1.0, 1.0), "progress": (0.0, 1.0)}
_KEYS = {"completed": "completed", "passed": "satisfied", "score": "measure", "progress": "progress"}


def read_script(document: Document, activities: Mapping[str, Collection[str]], tell: Tell) -> Script:
    """The script that a document holds. What does not fit goes to `tell`, and is left out.

    `activities` are the identifiers of the course's activities, each with the ids of its objectives.
    """
    where, data = Where(document), document.data
    if not isinstance(data, Mapping):
        tell(faults.script_form("The script", "keys: results and steps", where.span()))
        return Script((), {})
    for key in data:
        if key not in {"results", "steps"}:
            tell(faults.script_form(f"The key {key!r}", "results or steps", where.key_span(key)))
    return Script(
        _steps(data.get("steps"), where.at("steps"), activities, tell),
        _results(data, where, activities, tell),
    )


def _steps(data: Any, where: Where, activities: Collection[str], tell: Tell) -> tuple[Step, ...]:
    if not isinstance(data, list) or not data:
        tell(faults.script_form("steps", "a list of requests, the first of which is start", where.span()))
        return ()
    found = (_step(each, where.at(index), activities, tell) for index, each in enumerate(data))
    return tuple(each for each in found if each is not None)


def _step(data: Any, where: Where, activities: Collection[str], tell: Tell) -> Step | None:
    target: Any = None
    name: Any = data
    if isinstance(data, Mapping) and len(data) == 1:
        ((name, target),) = data.items()
    request = _REQUESTS.get("".join(str(name).lower().replace("-", " ").split()))
    if request is None:
        tell(faults.script_form(f"The step {_shown(name)}", f"one of {', '.join(REQUESTS)}", where.span()))
        return None
    if request not in _TARGETED:
        if target is not None:
            tell(faults.script_form(f"The step {request}", f"written alone: - {request}", where.span()))
        return Step(request)
    if not isinstance(target, str):
        tell(faults.script_form(f"The step {request}", f"given an activity: - {request}: ID", where.span()))
        return None
    if target not in activities:
        tell(faults.script_activity(target, tuple(activities), where.span(name)))
        return None
    return Step(request, str(target))


def _results(
    data: Mapping[str, Any], where: Where, activities: Mapping[str, Collection[str]], tell: Tell
) -> dict[str, tuple[Report, ...]]:
    results = data.get("results")
    if results is None:
        return {}
    place = where.at("results")
    if not isinstance(results, Mapping):
        tell(faults.script_form("results", "one entry an activity: ID: {completed: true}", place.span()))
        return {}
    found = {}
    for name, value in results.items():
        if name not in activities:
            tell(faults.script_activity(str(name), tuple(activities), place.key_span(name)))
            continue
        attempts = value if isinstance(value, list) else [value]
        steps = [(name, index) for index in range(len(attempts))] if isinstance(value, list) else [(name,)]
        found[str(name)] = tuple(
            _report(each, place.at(*path), activities[name], tell)
            for each, path in zip(attempts, steps, strict=True)
        )
    return found


def _report(data: Any, where: Where, known: Collection[str], tell: Tell) -> Report:
    if not isinstance(data, Mapping):
        tell(
            faults.script_form(
                "A result", "written as {completed: true, passed: true, score: 0.9}", where.span()
            )
        )
        return Report()
    rest = {key: value for key, value in data.items() if key not in {"objectives", "suspend"}}
    objectives = data.get("objectives") or {}
    if not isinstance(objectives, Mapping):
        tell(faults.script_form("objectives", "written as {ID: {passed: true}}", where.span("objectives")))
        objectives = {}
    for name in objectives:
        if name not in known:
            expected = _one_of(str(name), known)
            tell(
                faults.script_form(f"The objective {name!r}", expected, where.at("objectives").key_span(name))
            )
    suspend = _flag("suspend", data["suspend"], where, tell) if "suspend" in data else False
    return Report(
        _result(rest, where, tell),
        {str(name): _result(each, where.at("objectives", name), tell) for name, each in objectives.items()},
        bool(suspend),
    )


def _one_of(name: str, known: Collection[str]) -> str:
    """The objectives of an activity as a remedy, the one that may be meant first."""
    if not known:
        return "left out: this activity has no objective with an id"
    near = [each for each in known if each.endswith(f".{name}")]
    return f"one of {', '.join(dict.fromkeys([*near, *known]))}"


def _result(data: Any, where: Where, tell: Tell) -> Result:
    if not isinstance(data, Mapping):
        tell(faults.script_form("A result", "written as {passed: true, score: 0.9}", where.span()))
        return Result()
    found: dict[str, Any] = {}
    for key, value in data.items():
        if key not in _KEYS:
            known = ", ".join([*_KEYS, "objectives", "suspend"])
            tell(faults.script_form(f"The key {key!r}", f"one of {known}", where.key_span(key)))
        elif key in _RANGES:
            found[_KEYS[key]] = _number(key, value, where, tell)
        else:
            found[_KEYS[key]] = _flag(key, value, where, tell)
    return Result(**found)


def _flag(key: str, value: Any, where: Where, tell: Tell) -> bool | None:
    if value not in _FLAGS:
        tell(faults.script_form(f"{key}: {_shown(value)}", "true or false", where.span(key)))
    return _FLAGS.get(value) if isinstance(value, str) else None


def _number(key: str, value: Any, where: Where, tell: Tell) -> float | None:
    low, high = _RANGES[key]
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = high + 1
    if low <= number <= high:
        return number
    expected = f"a number from {low:g} to {high:g}: 0.8 is 80%"
    tell(faults.script_form(f"{key}: {_shown(value)}", expected, where.span(key)))
    return None


def _shown(value: Any) -> str:
    return repr(str(value)) if isinstance(value, str) else "here"
