"""Conditions as authors write them -> values: `requires`, `skip_if` and `show_if` of units, pages and checks.

recognizing                                     a unit that was completed
{unit: recognizing, status: passed}
{page: recognizing.forms}                       also of the same unit: {page: forms}
{check: recognizing.check, status: passed}
{objective: recognizing.O1}
{check: pretest.check, status: failed}           handed in and not passed; also of a unit or an objective
{question: welcome.start.role, chose: [manager]}
{question: welcome.start.role, answered: wrong}
{all: [...]}   {any: [...]}   {at_least: 2, of: [...]}   [..., ...] (all of them)
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from scormkit.course import faults
from scormkit.course.errors import kind_of
from scormkit.diagnostics import Report
from scormkit.source.document import Where
from scormkit.source.nearest import closest
from scormkit.source.scalars import shorten

RULE_KEYS = ("requires", "skip_if", "show_if")
STATUSES: Mapping[str, tuple[str, ...]] = {
    "unit": ("completed", "passed", "failed"),
    "page": ("completed",),
    "check": ("submitted", "passed", "failed"),
    "objective": ("passed", "failed"),
}
"""What can be asked of each kind of thing; the first is meant when none is written."""
_ALLOWED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(STATUSES, ("status",)),
    "question": ("chose", "answered"),
    "all": (),
    "any": (),
    "at_least": ("of",),
}
"""What may stand beside each key that says what a condition is about."""
_DEPTH_LIMIT = 8


class Asked(NamedTuple):
    """One thing that a condition asks for. `name` is as written; `kind` is the key it stands under.

    `status` is one of STATUSES; of a question right, wrong or chose (one of `options`, as written).
    """

    kind: str
    name: str
    status: str
    where: Where
    options: tuple[str, ...] = ()


class Several(NamedTuple):
    """A condition that holds when at least `least` of its parts do."""

    least: int
    of: "tuple[Condition, ...]"
    where: Where


Condition = Asked | Several


class Rules(NamedTuple):
    """When a unit, a page or a check opens and appears; None where the author says nothing."""

    requires: Condition | None = None
    skip_if: Condition | None = None
    show_if: Condition | None = None

    @property
    def written(self) -> tuple[tuple[str, Condition], ...]:
        """The conditions that there are, by the key they stand under."""
        return tuple((key, each) for key in RULE_KEYS if (each := getattr(self, key)) is not None)


NO_RULES = Rules()


def read_rules(where: Where | None, data: Any, report: Report) -> Rules | None:
    """The conditions in the top level of a file, `data`. None, and findings, when one is not understood."""
    if where is None or not isinstance(data, Mapping):
        return NO_RULES
    found: dict[str, Condition | None] = {}
    for key in RULE_KEYS:
        if key in data:
            found[key] = _condition(where.at(key), data[key], report)
    return None if None in found.values() else Rules(**found)


def _condition(where: Where, data: Any, report: Report, depth: int = 0) -> Condition | None:
    """One condition; None when it, or a part of it, is reported."""
    if data is None or data == "":
        report(faults.condition_shape(where.key_span(), "it is empty"))
    elif depth > _DEPTH_LIMIT:
        report(faults.condition_shape(where.span(), "it has lists in lists in lists, too many to follow"))
    elif isinstance(data, str):
        return Asked("unit", data.strip(), STATUSES["unit"][0], where)
    elif isinstance(data, list):
        parts = _parts(where, data, report, depth)
        return None if parts is None else Several(len(parts), parts, where)
    elif isinstance(data, Mapping):
        return _of_keys(where, data, report, depth)
    else:
        report(faults.condition_shape(where.span(), f"it is {kind_of(data)}"))
    return None


def _parts(where: Where, data: Any, report: Report, depth: int) -> tuple[Condition, ...] | None:
    if not isinstance(data, list) or not data:
        found = "it is an empty list" if data == [] else f"a list is needed, and this is {kind_of(data)}"
        report(faults.condition_shape(where.span(), found, wants_list=True))
        return None
    read = [_condition(where.at(index), each, report, depth + 1) for index, each in enumerate(data)]
    parts = tuple(each for each in read if each is not None)
    return parts if len(parts) == len(read) else None


def _of_keys(where: Where, data: Mapping[str, Any], report: Report, depth: int) -> Condition | None:
    kind = _kind(where, data, report)
    match kind:
        case None:
            return None
        case "all" | "any":
            parts = _parts(where.at(kind), data[kind], report, depth)
            return None if parts is None else Several(len(parts) if kind == "all" else 1, parts, where)
        case "at_least":
            return _at_least(where, data, report, depth)
        case _:
            return _of_thing(where, kind, data, report)


def _kind(where: Where, data: Mapping[str, Any], report: Report) -> str | None:
    """The one key that says what a condition is about; None, and findings, when its keys do not fit."""
    named = [key for key in _ALLOWED if key in data]
    if len(named) != 1:
        stray = next((key for key in data if key not in _ALLOWED), None)
        near = closest(stray, tuple(_ALLOWED)) if stray is not None and not named else None
        report(faults.condition_keys(where.span(), named, near))
        return None
    allowed = _ALLOWED[named[0]]
    strays = [key for key in data if key not in (named[0], *allowed)]
    for key in strays:
        report(faults.condition_stray(where.key_span(key), key, named[0], closest(key, allowed), allowed))
    return None if strays else named[0]


def _of_thing(where: Where, kind: str, data: Mapping[str, Any], report: Report) -> Condition | None:
    name = data[kind]
    if not isinstance(name, str) or not name.strip():
        report(faults.condition_shape(where.span(kind), f"this is {kind_of(name)}", wants_name=kind))
        return None
    if kind == "question":
        return _of_question(where, name.strip(), data, report)
    known = STATUSES[kind]
    status = data.get("status", known[0])
    if status not in known:
        found = status if isinstance(status, str) else kind_of(status)
        report(faults.condition_status(where.span("status"), kind, found, closest(found, known), known))
        return None
    return Asked(kind, name.strip(), str(status), where)


def _at_least(where: Where, data: Mapping[str, Any], report: Report, depth: int) -> Condition | None:
    written = str(data["at_least"]).strip()
    parts = None
    if "of" not in data:
        report(faults.condition_shape(where.span(), "at_least needs of beside it", wants_list=True))
    else:
        parts = _parts(where.at("of"), data["of"], report, depth)
    most = len(data["of"]) if isinstance(data.get("of"), list) else None
    least = int(written) if re.fullmatch(r"[0-9]{1,4}", written) else 0
    if least < 1 or (most is not None and least > most):
        report(faults.condition_count(where.span("at_least"), shorten(written), most))
        return None
    return None if parts is None else Several(least, parts, where)


def _of_question(where: Where, name: str, data: Mapping[str, Any], report: Report) -> Condition | None:
    """`chose` (one of these options) or `answered` (right or wrong): exactly one of the two."""
    if ("chose" in data) == ("answered" in data):
        report(faults.condition_question(where.span(), both="chose" in data))
        return None
    if "answered" in data:
        found = data["answered"]
        if found in ("right", "wrong"):
            return Asked("question", name, str(found), where)
        words = found if isinstance(found, str) else kind_of(found)
        ways = ("right", "wrong")
        report(faults.condition_status(where.span("answered"), "question", words, closest(words, ways), ways))
        return None
    chosen = data["chose"]
    options = [chosen] if isinstance(chosen, str) else chosen
    if not _are_texts(options):
        report(faults.condition_shape(where.span("chose"), f"this is {kind_of(chosen)}", wants_name="option"))
        return None
    return Asked("question", name, "chose", where, tuple(each.strip() for each in options))


def _are_texts(value: Any) -> bool:
    return (
        isinstance(value, Sequence) and bool(value) and all(isinstance(each, str) and each for each in value)
    )
