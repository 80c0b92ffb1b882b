"""What a unit told an LMS, as a move of our own walk."""

from __future__ import annotations

from typing import Any

from scormkit.sequencing.walk.overall import Result
from tests.conformance.walks.again import Move

KNOWN = {"passed": True, "completed": True, "failed": False, "incomplete": False}


def move_of(request: str, target: str | None, record: dict[str, Any] | None) -> Move:
    """A move with what the unit that is left by it had told, as the LMS holds it."""
    if record is None:
        return Move(request, target)
    rows = record["objectives"].values()
    told = {row["id"]: result_of(row) for row in rows if row["id"]}
    suspend = record["exit"] == "suspend"
    return Move(request, target, result_of(record), told, suspend=suspend)


def result_of(row: dict[str, Any]) -> Result:
    """Of a unit, or of one of its objectives."""
    measure, progress = row["score"]["scaled"], row.get("progress_measure")
    return Result(
        KNOWN.get(row["completion_status"]),
        KNOWN.get(row["success_status"]),
        None if measure in {"", None} else float(measure),
        None if progress in {"", None} else float(progress),
    )
