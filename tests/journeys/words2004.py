"""What SCORM 2004 holds of an attempt, in the words of SCORM 1.2: one expectation serves both."""

from __future__ import annotations

import re
from typing import Any

SPAN = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")


def status(completion: str, success: str) -> str:
    """Both statuses as the one of SCORM 1.2."""
    if success in {"passed", "failed"}:
        return success
    return completion if completion in {"completed", "incomplete"} else "not attempted"


def in_scorm12(cmi: dict[str, Any]) -> dict[str, Any]:
    """The parts of a SCORM 1.2 data model that journeys look at."""
    score = {name: str(cmi["score"][name]) for name in ("raw", "min", "max")}
    return {
        "core": {
            "lesson_status": status(cmi["completion_status"], cmi["success_status"]),
            "score": score,
            "lesson_location": cmi["location"],
            "exit": cmi["exit"],
        },
        "objectives": {
            n: {
                "id": row["id"],
                "status": _of_objective(row),
                "score": {"raw": str(row["score"]["raw"])},
            }
            for n, row in cmi["objectives"].items()
            if row["id"] and not row["id"].startswith("rule.")
        },
        "interactions": cmi["interactions"],
        "suspend_data": cmi["suspend_data"],
    }


def _of_objective(row: dict[str, Any]) -> str:
    found = status(row["completion_status"], row["success_status"])
    return "" if found == "not attempted" else found


def answers(cmi: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    """Each interaction's id, result in the word of SCORM 1.2, and objectives, by index."""
    rows = [row for _, row in sorted(cmi["interactions"].items(), key=lambda entry: int(entry[0]))]
    return [
        (
            row["id"],
            {"incorrect": "wrong"}.get(row["result"], row["result"]),
            [each["id"] for each in row["objectives"].values()],
        )
        for row in rows
    ]


def interval(text: str) -> float:
    """An interval of ISO 8601 in seconds."""
    match = SPAN.fullmatch(text)
    assert match is not None, f"{text!r} is no interval"
    days, hours, minutes, rest = (float(part or 0) for part in match.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60 + rest
