"""The run times of an LMS, by the letter of the standards: a call goes in, an answer comes out.

`open_session(standard, given)` begins a launch, `call(session, name, args)` answers one call of its API, and
`outcome(session)` is what an LMS keeps of it. Nothing is kept here: a session is a value, which can be
stored, compared and taken up again.
"""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.preview.runtime import scorm12, scorm2004
from scormkit.preview.runtime.calling import answer
from scormkit.preview.runtime.model import Answer, Given, Outcome, Session, Standard

__all__ = ["Answer", "Given", "Outcome", "Session", "Standard", "call", "open_session", "outcome"]


def open_session(standard: Standard, given: Given) -> Session:
    """The data model of one launch, before the course has called anything."""
    return scorm12.open_session(given) if standard == "scorm12" else scorm2004.open_session(given)


def call(session: Session, name: str, args: Sequence[object]) -> tuple[Session, Answer]:
    """Answer one call of the API: the session that follows from it, and the answer.

    `args` are what JavaScript handed over, text in a course that keeps to the standard. A function that the
    API does not have is a violation, never an exception.
    """
    if session.standard == "scorm12":
        return answer(session, scorm12.FUNCTIONS, scorm12.SUPPORT, name, args)
    return answer(session, scorm2004.FUNCTIONS, scorm2004.SUPPORT, name, args)


def outcome(session: Session) -> Outcome:
    """What an LMS keeps of a session as it stands now, were it over."""
    return scorm12.outcome(session) if session.standard == "scorm12" else scorm2004.outcome(session)
