"""What a launcher knows of a session, and of an AU over all sessions of a registration."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from scormkit.preview.cmi5.structure import Unit

Mode = Literal["Normal", "Browse", "Review"]


@dataclass(slots=True)
class Progress:
    """An AU in a registration, and the activity id that the launcher made for it."""

    activity_id: str
    completed: bool = False
    passed: bool = False
    waived: bool = False

    def meets(self, move_on: str) -> bool:
        """Whether the criterion of the course structure is met (section 13.1.4)."""
        done = {
            "NotApplicable": True,
            "Passed": self.passed,
            "Completed": self.completed,
            "CompletedAndPassed": self.completed and self.passed,
            "CompletedOrPassed": self.completed or self.passed,
        }
        return self.waived or done[move_on]


class Launched(NamedTuple):
    """What was fixed when an AU was launched."""

    session_id: str
    registration: str
    unit: Unit
    actor: dict[str, Any]
    activity_id: str
    mode: Mode
    mastery_score: float | None
    template: dict[str, Any]


@dataclass(slots=True)
class Session:
    """A session and what happened in it so far."""

    launch: Launched
    progress: Progress
    began: str
    token: str
    code: str
    fetched: bool = False
    knows_data: bool = False
    knows_preferences: bool = False
    verbs: list[str] = field(default_factory=list)
    last: str = ""
    abandoned: bool = False

    @property
    def initialized(self) -> bool:
        """Whether the AU has begun."""
        return "initialized" in self.verbs

    @property
    def terminated(self) -> bool:
        """Whether the AU has ended."""
        return "terminated" in self.verbs
