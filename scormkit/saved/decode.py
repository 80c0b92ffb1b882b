"""From a course's data and a text to what it says: the steps of `scormkit decode-state`."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Report, Span
from scormkit.pages.data import course_data
from scormkit.plan.model import Plan
from scormkit.saved import faults
from scormkit.saved.courses import CourseData, best_of
from scormkit.saved.state import MalformedError, read_state
from scormkit.saved.telling import Told, tell


def courses_of(plan: Plan) -> tuple[CourseData, ...]:
    """What the player would read of each launchable of a course."""
    return tuple(course_data(plan, each, {}) for each in plan.launchables)


def decode(text: str, courses: Sequence[CourseData], span: Span, report: Report) -> Told | None:
    """What a saved state says. None, and a finding (PLN060, PLN061), when it cannot be read.

    `courses` are the launchables it may be of, at least one; `span` is where the findings point.
    """
    try:
        state = read_state(text)
    except MalformedError as error:
        report(faults.state_unreadable(span, str(error)))
        return None
    own = [each for each in courses if each["tag"] == state.tag]
    if not own:
        report(faults.state_of_another_course(span, state.tag, courses[0]["tag"]))
        return None
    return tell(state, best_of(own, state.visited | state.taken.keys()))
