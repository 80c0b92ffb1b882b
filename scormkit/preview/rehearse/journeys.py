"""Journeys: what a machine learner does in a course, and what the LMS must have recorded at its end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from scormkit.preview.rehearse.drive import Hand

Leave = Literal["exit", "abandon"]
FIELDS = ("completion", "success", "score")


class Visit(NamedTuple):
    """One sitting. `answers`: question id to right, wrong or ids of options; the rest is `otherwise`."""

    answers: Mapping[str, Any] = {}
    otherwise: Literal["right", "wrong"] = "right"
    until: str | None = None
    leave: Leave = "exit"


class Journey(NamedTuple):
    """Sittings one after the other. `expect` holds the fields of the record that count."""

    name: str
    visits: tuple[Visit, ...]
    expect: Mapping[str, Any]
    hand: Hand = "mouse"


class Kept(NamedTuple):
    """What the LMS has at the end, of everything that was launched."""

    completion: str
    success: str
    score: float | None

    @property
    def words(self) -> str:
        """In one line."""
        score = "no score" if self.score is None else f"score {self.score:g}"
        return f"{self.completion}, {self.success}, {score}"


class Ended(NamedTuple):
    """How a journey ended: `problems` are sentences for the author; there are none when all went well."""

    name: str
    seconds: float
    kept: Kept | None
    problems: tuple[str, ...]
    calls: int = 0


def built_in(course: Mapping[str, Any], half_way: str | None) -> tuple[Journey, ...]:
    """The journeys that every course of ours must pass; `half_way` is the id of a page in its middle."""
    right = expected(course)
    journeys = [
        Journey("all-right", (Visit(),), right),
        Journey(
            "all-wrong", (Visit(otherwise="wrong"),), {"not success": "passed"} if is_scored(course) else {}
        ),
        Journey("keyboard-only", (Visit(),), right, hand="keyboard"),
    ]
    if half_way is not None:
        sittings = (Visit(until=half_way, leave="abandon"), Visit())
        journeys.insert(2, Journey("abandon-and-resume", sittings, right))
    return tuple(journeys)


def is_scored(course: Mapping[str, Any]) -> bool:
    """Whether there is a check that can be failed."""
    pages = (page for unit in course["units"] for page in unit["pages"])
    return any(page["kind"] == "assessment" and not page.get("pretest") for page in pages)


def expected(course: Mapping[str, Any]) -> dict[str, Any]:
    """What the LMS must have of somebody who did everything right, by the course's own way of reporting."""
    scored = is_scored(course)
    success = "passed" if scored and course["reporting"] != "completed" else None
    return {
        "completion": "completed",
        **({"success": success} if success else {}),
        **({"score": 100} if scored else {}),
    }


def differences(kept: Kept, expect: Mapping[str, Any]) -> list[str]:
    """Where the record is not as expected, in sentences."""
    found = []
    for name, wanted in expect.items():
        field = name.removeprefix("not ")
        value = getattr(kept, field)
        same = (
            value is not None and abs(value - wanted) < 0.005
            if isinstance(wanted, int | float)
            else value == wanted
        )
        if same == name.startswith("not "):
            but = "must not be" if name.startswith("not ") else "should be"
            found.append(f"The platform has {field} {value}, which {but} {wanted}.")
    return found
