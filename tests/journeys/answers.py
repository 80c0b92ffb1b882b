"""What is right in a question of each type, and how SCORM 1.2 must hear of an answer: a second opinion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Item = int | str
Given = set[int] | list[Item]
"""An answer: the keys of the options chosen, or, in most types, a list of keys and texts."""

TYPES = {
    "categorise": "matching",
    "ordering": "sequencing",
    "scenario": "performance",
    "cloze": "fill-in",
}
"""The SCORM 1.2 type of each question type that is not called the same."""

DIGITS = {letter: str(number) for number, letter in enumerate("abcdefghi", 1)}
"""The sources of pairs are told as digits: 1.c."""


@dataclass(frozen=True, slots=True)
class Told:
    """type, student_response and the patterns of the correct responses."""

    type: str
    response: str
    patterns: tuple[str, ...]


def right_answer(question: dict[str, Any]) -> Given:
    """The right answer; of several the first."""
    data = question.get("data", {})
    given: Given
    match question["type"]:
        case "choice" | "true-false":
            given = {option["key"] for option in question["options"] if option["correct"]}
        case "fill-in":
            given = [data["accept"][0]]
        case "numeric":
            given = [f"{data['answer']:g}"]
        case "matching" | "categorise":
            given = [key for pair in sorted(data["pairs"]) for key in pair]
        case "ordering":
            given = list(data["order"])
        case "scenario":
            given = list(data["ways"][0])
        case "cloze":
            given = [in_gap(gap, gap["accept"][0]) for gap in data["gaps"]]
        case kind:
            raise AssertionError(f"nobody said what is right in a question of the type {kind}")
    return given


def in_gap(gap: dict[str, Any], text: str) -> Item:
    """What stands for a text in an answer: itself, or the key in the list of the gap."""
    return next(key for key, each in gap["list"] if each == text) if gap["list"] else text


def told(question: dict[str, Any], given: Given, target: str) -> Told:
    """The interaction of an answer, its result aside (RTE 1.2 section 3.4.4, CMIFeedback)."""
    if target == "scorm2004":
        return told2004(question, given)
    kind = question["type"]
    return Told(TYPES.get(kind, kind), response(question, given), patterns(question))


def told2004(question: dict[str, Any], given: Given) -> Told:
    """The same in SCORM 2004 (RTE 4th section 4.2.9), of the types that `cases.json` need not speak for."""

    def chosen(keys: Given) -> str:
        ids = sorted(option["id"] for option in question["options"] if option["key"] in keys)
        if question["type"] == "true-false":
            return {"t": "true", "f": "false"}[response(question, keys)]
        return "[,]".join(ids)

    assert question["type"] in {"choice", "true-false"}, f"nobody said how {question['type']} is told"
    return Told(question["type"], chosen(given), (chosen(right_answer(question)),))


def response(question: dict[str, Any], given: Given) -> str:
    """An answer in one text."""
    if isinstance(given, set):
        return ",".join(sorted(letters(question, given)))
    match question["type"]:
        case "matching" | "categorise":
            return pairs(question, given)
        case "ordering":
            return ",".join(letters(question, given))
        case "scenario":
            return "".join(letters(question, given))
        case "cloze":
            return gaps(question, given)
    return str(*given)


def patterns(question: dict[str, Any]) -> tuple[str, ...]:
    """Every answer that is right; braces where all of its parts are wanted."""
    right = response(question, right_answer(question))
    match question["type"]:
        case "matching" | "categorise":
            return (f"{{{right}}}",)
        case "fill-in":
            return tuple(question["data"]["accept"])
        case "scenario":
            return tuple(response(question, way) for way in question["data"]["ways"])
    return (f"{{{right}}}" if question["multiple"] else right,)


def letters(question: dict[str, Any], keys: Iterable[Item]) -> list[str]:
    """The letters of options."""
    known = {option["key"]: option["letter"] for option in question["options"]}
    return [known[key] for key in keys]


def pairs(question: dict[str, Any], given: Given) -> str:
    """`1.c,2.a`: sources and targets in turn."""
    each = iter(letters(question, given))
    return ",".join(f"{DIGITS[source]}.{target}" for source, target in zip(each, each, strict=True))


def gaps(question: dict[str, Any], given: Given) -> str:
    """The texts in the gaps."""
    filled = zip(question["data"]["gaps"], given, strict=True)
    return "; ".join(str(dict(gap["list"])[item] if gap["list"] else item) for gap, item in filled)
