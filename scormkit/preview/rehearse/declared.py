"""journeys.yaml: journeys that a course's author describes.

journeys:
  - name: fails, then passes
    visits:
      - answers: {safety.check.q1: wrong}
        until: safety.closing
        leave: abandon
      - {}
    expect: {completion: completed, success: passed, score: 100}
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from scormkit.diagnostics import Diagnostic, Report
from scormkit.preview import faults
from scormkit.preview.rehearse.drive import Hand
from scormkit.preview.rehearse.journeys import FIELDS, Journey, Leave, Visit
from scormkit.source.document import Where
from scormkit.source.text import YAML_LIMIT, read_source
from scormkit.source.yaml import parse_yaml

NAME = "journeys.yaml"
_WORDS = {
    "completion": ("completed", "incomplete", "not attempted", "unknown"),
    "success": ("passed", "failed", "unknown"),
}


class Places(NamedTuple):
    """What a journey may name: the ids of a course's pages and questions."""

    pages: tuple[str, ...]
    questions: tuple[str, ...]


def read_journeys(folder: Path, places: Places, report: Report) -> tuple[Journey, ...]:
    """The journeys of a course; none without the file. What does not fit is reported and left out."""
    path = folder / NAME
    if not path.is_file():
        return ()
    file = read_source(path, f"{folder.name}/{NAME}", YAML_LIMIT, report)
    document = None if file is None else parse_yaml(file, report)
    if document is None:
        return ()
    where = Where(document)
    listed = document.data.get("journeys") if isinstance(document.data, Mapping) else None
    if not isinstance(listed, list) or not listed:
        report(faults.journey_form("The file", "journeys: and a list of them", where.span()))
        return ()
    _known_keys(document.data, {"journeys"}, where, report)
    found = (_journey(each, where.at("journeys", index), places, report) for index, each in enumerate(listed))
    return tuple(each for each in found if each is not None)


def _journey(data: Any, where: Where, places: Places, report: Report) -> Journey | None:
    if not isinstance(data, Mapping) or not isinstance(data.get("name"), str):
        report(faults.journey_form("A journey", "name: and what happens in it", where.span()))
        return None
    _known_keys(data, {"name", "visits", "expect", "hand"}, where, report)
    hand = data.get("hand", "mouse")
    if hand not in {"mouse", "keyboard"}:
        report(faults.journey_form(f"hand: {hand}", "mouse or keyboard", where.span("hand")))
        return None
    listed = data.get("visits", [{}])
    if not isinstance(listed, list) or not listed:
        report(faults.journey_form("visits", "a list of sittings", where.span("visits")))
        return None
    visits = [_visit(each, where.at("visits", index), places, report) for index, each in enumerate(listed)]
    expect = _expect(data.get("expect", {}), where.at("expect"), report)
    if expect is None or any(each is None for each in visits):
        return None
    return Journey(str(data["name"]), tuple(each for each in visits if each), expect, cast("Hand", str(hand)))


def _visit(data: Any, where: Where, places: Places, report: Report) -> Visit | None:
    data = {} if data is None else data
    answers = data.get("answers", {}) if isinstance(data, Mapping) else None
    if not isinstance(data, Mapping) or not isinstance(answers, Mapping):
        report(
            faults.journey_form(
                "A sitting", "keys: answers, otherwise, until, leave (each may be left out)", where.span()
            )
        )
        return None
    _known_keys(data, {"answers", "otherwise", "until", "leave"}, where, report)
    before: list[Diagnostic] = [
        faults.journey_place(str(name), "question", places.questions, where.key_span("answers", name))
        for name in answers
        if name not in places.questions
    ]
    until, leave = data.get("until"), data.get("leave", "exit")
    if until is not None and until not in places.pages:
        before.append(faults.journey_place(str(until), "page", places.pages, where.span("until")))
    otherwise = data.get("otherwise", "right")
    if otherwise not in {"right", "wrong"}:
        before.append(
            faults.journey_form(f"otherwise: {otherwise}", "right or wrong", where.span("otherwise"))
        )
    if leave not in {"exit", "abandon"}:
        before.append(faults.journey_form(f"leave: {leave}", "exit or abandon", where.span("leave")))
    for each in before:
        report(each)
    if before:
        return None
    given = {
        str(name): [*map(str, each)] if isinstance(each, list) else str(each)
        for name, each in answers.items()
    }
    return Visit(
        given,
        "wrong" if otherwise == "wrong" else "right",
        str(until) if until else None,
        cast("Leave", str(leave)),
    )


def _expect(data: Any, where: Where, report: Report) -> dict[str, Any] | None:
    if not isinstance(data, Mapping):
        report(faults.journey_form("expect", f"keys: {', '.join(FIELDS)}", where.span()))
        return None
    _known_keys(data, set(FIELDS), where, report)
    found: dict[str, Any] = {}
    for name, value in data.items():
        words = _WORDS.get(name)
        if words is not None:
            if value not in words:
                report(
                    faults.journey_form(f"{name}: {value}", f"one of {', '.join(words)}", where.span(name))
                )
                return None
            found[name] = str(value)
        elif name == "score":
            try:
                found[name] = float(str(value))
            except ValueError:
                report(faults.journey_form(f"score: {value}", "a number from 0 to 100", where.span(name)))
                return None
    return found


def _known_keys(data: Mapping[str, Any], known: set[str], where: Where, report: Report) -> None:
    for key in data:
        if key not in known:
            words = ", ".join(sorted(known))
            report(faults.journey_form(f"The key {str(key)!r}", f"one of {words}", where.key_span(key)))
