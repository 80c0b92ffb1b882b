"""What a learner puts into a question of each type: what its own data call right, or something wrong.

The data are those of the launch page (`pages/data.py`), so an answer is right where the player says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Item = int | str
Given = list[Item]
"""Keys of options and texts, in the form that the question's type reads."""
Question = Mapping[str, Any]

_NOWHERE = "no answer to this"


def right(question: Question) -> Given:
    """The right answer, of several the first; something that may be said where nothing is right or wrong."""
    special = _RIGHT.get(question["type"])
    if special is not None:
        return special(question["data"])
    chosen: Given = [option["key"] for option in question["options"] if option["correct"]]
    return chosen or said(question)


def wrong(question: Question) -> Given:
    """An answer that is not right, as far as the type has one."""
    given = right(question)
    special = _WRONG.get(question["type"])
    if special is not None:
        return special(question["data"], given)
    keys = [option["key"] for option in question["options"]]
    false = [key for key in keys if key not in given]
    return false[:1] if false and question["graded"] else given[:1]


def said(question: Question) -> Given:
    """Something that answers a question without right and wrong; a table is answered row by row."""
    if question["type"] == "long-text":
        least = int(question["data"].get("least") or 0)
        return ["A learner's own words. ".ljust(least, "x")]
    if question["type"] == "matrix":
        return []
    return [question["options"][0]["key"]] if question["options"] else [_NOWHERE]


def _number(data: Mapping[str, Any]) -> str:
    value = data["answer"]
    if value is None:
        value = data["low"] if data["low"] is not None else data["high"]
    number = f"{value or 0:.10g}"
    unit = data["unit"]
    return f"{number} {unit['name']}" if unit and unit["required"] else number


def _pairs(data: Mapping[str, Any]) -> Given:
    return [key for pair in sorted(data["pairs"]) for key in pair]


def _turned(pairs: Given) -> Given:
    """Pairs of which each source has the target of the next; where all targets are one, they stay."""
    targets = pairs[1::2]
    turned = [*targets[1:], targets[0]]
    return [each for pair in zip(pairs[::2], turned, strict=True) for each in pair]


def _in_gap(gap: Mapping[str, Any]) -> Item:
    text = str(gap["accept"][0])
    return next((int(key) for key, each in gap["list"] if each == text), text) if gap["list"] else text


def _not_in_gap(gap: Mapping[str, Any]) -> Item:
    if not gap["list"]:
        return _NOWHERE
    return int(next((key for key, each in gap["list"] if each not in gap["accept"]), gap["list"][0][0]))


_RIGHT: Mapping[str, Callable[[Mapping[str, Any]], Given]] = {
    "fill-in": lambda data: [data["accept"][0]] if data["accept"] else [_NOWHERE],
    "numeric": lambda data: [_number(data)],
    "matching": _pairs,
    "categorise": _pairs,
    "ordering": lambda data: list(data["order"]),
    "scenario": lambda data: list(data["ways"][0]),
    "cloze": lambda data: [_in_gap(gap) for gap in data["gaps"]],
}
_WRONG: Mapping[str, Callable[[Mapping[str, Any], Given], Given]] = {
    "fill-in": lambda _, __: [_NOWHERE],
    "numeric": lambda _, __: ["-987654321"],
    "matching": lambda _, given: _turned(given),
    "categorise": lambda _, given: _turned(given),
    "ordering": lambda _, given: [*given[1:], given[0]],
    # Every way through a story ends; which of its ends is worth less is not looked for.
    "scenario": lambda _, given: given,
    "cloze": lambda data, _: [_not_in_gap(gap) for gap in data["gaps"]],
    "long-text": lambda _, given: given,
    "matrix": lambda _, given: given,
}
