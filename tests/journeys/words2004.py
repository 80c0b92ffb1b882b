"""What SCORM 2004 holds of an attempt, in the words of SCORM 1.2: one expectation serves both.

| SCORM 1.2 | SCORM 2004 |
|---|---|
| lesson_status passed | completion_status completed, success_status passed |
| lesson_status completed | completed, and nothing said of success (unknown) |
| lesson_status failed | failed; completed when only the pass is missing, else incomplete |
| lesson_status incomplete | incomplete, unknown |
| score.raw, min, max | the same; scaled is a hundredth of raw |
| | progress_measure is 1 when completed, and less before |
| lesson_location, suspend_data | the same |
| objectives: status, score.raw | the same by both statuses, and a scaled score |
| exit "" when all is done, else suspend | suspend: another would begin a new attempt (RTE 4.2.8) |
| session_time 0000:01:05 | PT1M5S |
| interactions: time of day | timestamp: date and time in UTC |
| student_response | learner_response |
| result wrong | incorrect |
| by letters: `a,c`, `{a,c}`, `t` | by ids: `heat[,]oxygen`, `true` |
"""

from __future__ import annotations

import re
from typing import Any

SPAN = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
LEAVES = {"timestamp": "time", "learner_response": "student_response"}
"""Leaves of an interaction that have another name in SCORM 1.2."""
RESULTS = {"incorrect": "wrong"}


def status(completion: str, success: str) -> str:
    """Both statuses as the one of SCORM 1.2."""
    if success in {"passed", "failed"}:
        return success
    return completion if completion in {"completed", "incomplete"} else "not attempted"


def statuses(lesson_status: str, *, complete: bool) -> tuple[str, str]:
    """Which two must stand for the one; `complete`: nothing but the pass can be missing."""
    return {
        "passed": ("completed", "passed"),
        "completed": ("completed", "unknown"),
        "failed": ("completed" if complete else "incomplete", "failed"),
    }.get(lesson_status, ("incomplete", "unknown"))


def in_scorm12(cmi: dict[str, Any]) -> dict[str, Any]:
    """The parts of a SCORM 1.2 data model that journeys look at."""
    return {
        "core": {
            "lesson_status": status(cmi["completion_status"], cmi["success_status"]),
            "score": {name: number(cmi["score"][name]) for name in ("raw", "min", "max")},
            "lesson_location": cmi["location"],
            "exit": cmi["exit"],
            "session_time": cmi["session_time"],
        },
        "objectives": {
            n: {
                "id": row["id"],
                "status": _of_objective(row),
                "score": {"raw": number(row["score"]["raw"])},
            }
            for n, row in cmi["objectives"].items()
            if row["id"] and not row["id"].startswith("rule.")
        },
        "interactions": {n: _interaction(row) for n, row in cmi["interactions"].items()},
        "suspend_data": cmi["suspend_data"],
    }


def _of_objective(row: dict[str, Any]) -> str:
    found = status(row["completion_status"], row["success_status"])
    return "" if found == "not attempted" else found


def _interaction(row: dict[str, Any]) -> dict[str, Any]:
    """With the leaves of SCORM 1.2; type, response and patterns stay in the form of SCORM 2004."""
    found = {LEAVES.get(leaf, leaf): value for leaf, value in row.items()}
    return {
        **found,
        "result": RESULTS.get(row["result"], row["result"]),
        "weighting": number(row["weighting"]),
    }


def number(value: Any) -> str:
    """A number as text, however the LMS keeps it; "" for none."""
    return "" if value in {"", None} else f"{float(value):.7f}".rstrip("0").rstrip(".")


def interval(text: str) -> float:
    """An interval of ISO 8601 in seconds."""
    match = SPAN.fullmatch(text)
    assert match is not None, f"{text!r} is no interval"
    days, hours, minutes, rest = (float(part or 0) for part in match.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60 + rest
