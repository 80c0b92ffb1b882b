"""What the run times of both standards share: the values of a session, an answer, what remains of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

Standard = Literal["scorm12", "scorm2004"]
State = Literal["new", "running", "ended"]
Mode = Literal["normal", "review", "browse"]


class Given(NamedTuple):
    """What an LMS knows of a learner and a launchable when it launches.

    `kept` is what the last sessions left behind (`Outcome.kept`); empty for a new attempt. `passing` is the
    mastery score of SCORM 1.2 (0 to 100) or the scaled passing score of 2004 (-1 to 1), as the manifest
    writes it. `objectives` are ids that the manifest names, which an LMS of 2004 creates by itself.
    """

    learner_id: str = "learner-1"
    learner_name: str = "Rivera, Ana"
    mode: Mode = "normal"
    launch_data: str = ""
    passing: str = ""
    threshold: str = ""
    max_time: str = ""
    limit_action: str = ""
    objectives: tuple[str, ...] = ()
    kept: Mapping[str, str] = {}
    total_seconds: float = 0.0


class Session(NamedTuple):
    """One launch: `values` by element name, and what the last call left as its error."""

    standard: Standard
    given: Given
    values: Mapping[str, str]
    state: State = "new"
    error: int = 0
    diagnostic: str = ""
    committed: Mapping[str, str] = {}
    """The values as of the last commit, or of the end; empty before the first."""


class Answer(NamedTuple):
    """What a call returns to the course, the error code that it leaves, and what was wrong with it.

    `violation` is a sentence for a course's author, also where the standard lets an LMS answer "true" (a text
    that is longer than every LMS must keep); None when the call was as the standard wants it.
    """

    value: str
    error: int = 0
    violation: str | None = None


class Outcome(NamedTuple):
    """What an LMS shows of a learner on a launchable, and what it hands out at the next launch.

    `completion` is completed, incomplete, not attempted, unknown or (SCORM 1.2) browsed; `success` is passed,
    failed or unknown. `score` is on a scale of 0 to 100; None before there is one.
    """

    completion: str
    success: str
    score: float | None
    location: str
    suspended: bool
    session_seconds: float
    kept: Mapping[str, str]


def shown(value: str, most: int = 60) -> str:
    """A value as a message quotes it."""
    return repr(value if len(value) <= most else f"{value[: most - 1]}…")


def entries(array: str, values: Mapping[str, str]) -> int:
    """How many entries an array holds."""
    pattern = re.compile(re.escape(array) + r"\.(\d+)\.")
    return max((int(hit[1]) + 1 for name in values if (hit := pattern.match(name))), default=0)


def gap(element: str, values: Mapping[str, str]) -> tuple[str, int] | None:
    """The first array in the name whose index leaves a gap, and the index that may come next."""
    for found in re.finditer(r"\.(\d+)\.", element):
        array, index = element[: found.start()], int(found[1])
        count = entries(array, values)
        if index > count:
            return array, count
    return None


def missing(element: str, values: Mapping[str, str]) -> tuple[str, int] | None:
    """The first array in the name that has no entry of that index, and how many it has."""
    for found in re.finditer(r"\.(\d+)\.", element):
        array, index = element[: found.start()], int(found[1])
        count = entries(array, values)
        if index >= count:
            return array, count
    return None
