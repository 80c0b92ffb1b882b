"""Everything that an LMS holds after a session, held against what the learner did."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.journeys import watcher
from tests.journeys.lms import Lms, Visit
from tests.journeys.promise import Promise, Rounds, Tries, decimal
from tests.journeys.record import Interaction, interactions, seconds
from tests.journeys.saved import SavedAssessment, SavedQuestion, read_saved

TIMEZONE = "America/Denver"
"""Of every learner's browser. Not UTC, so that a time of day in the wrong zone shows."""

LEAVES = ("id", "type", "time", "weighting", "student_response", "result", "latency")

SLACK = 1.5
"""Seconds that a measured time may be off: times are reported in whole seconds, and machines are busy."""


def assert_tracked(lms: Lms, visit: Visit, promise: Promise, **options: Any) -> None:
    """The whole record of a visit that has ended in normal mode: all that was promised, and nothing else.

    Options are those of `watcher.faults`.
    """
    calls = visit.calls()
    assert watcher.faults(visit, calls, **options) == []
    cmi = lms.record(visit.item).cmi
    assert cmi is not None, "the LMS holds nothing"
    core = cmi["core"]
    got = {
        "lesson_status": core["lesson_status"],
        "score": (core["score"]["raw"], core["score"]["min"], core["score"]["max"]),
        "lesson_location": core["lesson_location"],
        "exit": core["exit"],
        "objectives": objectives(cmi),
        "interactions": [facts(one) for one in stored_interactions(cmi)],
    }
    # scorm-again starts score.max at 100; min and max count only where there is a score.
    score = (promise.score, "0", "100") if promise.score else ("", *got["score"][1:])
    assert got == {
        "lesson_status": promise.status,
        "score": score,
        "lesson_location": promise.location,
        "exit": promise.exit if not visit.crashed else core["exit"],
        "objectives": expected_objectives(promise),
        "interactions": [
            (a.id, a.type, a.student_response, [a.pattern], a.result, a.weighting, list(a.objectives))
            for a in promise.answers
        ],
    }
    assert_state(cmi["suspend_data"], lms, visit, promise)
    assert_times(visit, promise, core["session_time"])


def facts(one: Interaction) -> tuple[Any, ...]:
    """What an interaction says, its times aside."""
    return (one.id, one.type, one.student_response, one.patterns, one.result, one.weighting, one.objectives)


def stored_interactions(cmi: dict[str, Any]) -> list[Interaction]:
    """The interactions that the LMS holds, by index."""
    return [
        Interaction(
            **{leaf: row[leaf] for leaf in LEAVES},
            patterns=[each["pattern"] for each in row["correct_responses"].values()],
            objectives=[each["id"] for each in row["objectives"].values()],
        )
        for _, row in sorted(cmi["interactions"].items(), key=lambda entry: int(entry[0]))
    ]


def objectives(cmi: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Status and raw score of each objective that the LMS holds."""
    return {row["id"]: (row["status"], row["score"]["raw"]) for row in cmi["objectives"].values()}


def expected_objectives(promise: Promise) -> dict[str, tuple[str, str]]:
    """The same as promised. Nothing is written before there is something to say of one of them."""
    if all(status == "not attempted" for status in promise.objective_status.values()):
        return {}
    return {
        id_: (
            "" if status == "not attempted" else status,
            decimal(promise.objective_raw[id_]) if id_ in promise.objective_raw else "",
        )
        for id_, status in promise.objective_status.items()
    }


def assert_state(text: str, lms: Lms, visit: Visit, promise: Promise) -> None:
    """suspend_data says the same as the promise, read by the harness's own reader."""
    assert len(text) <= 4096
    saved = read_saved(text)
    assert (saved.tag, saved.page, saved.visited, saved.status, saved.sent) == (
        promise.course["tag"],
        promise.page,
        frozenset(promise.visited),
        promise.status,
        len(promise.answers),
    )
    assert saved.assessments == {key: saved_rounds(rounds) for key, rounds in promise.assessments.items()}
    assert saved.questions == {key: saved_tries(tries) for key, tries in promise.questions.items()}
    assert abs(saved.seconds - lms.record(visit.item).total_time) <= SLACK * len(lms.visits)


def saved_rounds(rounds: Rounds) -> SavedAssessment:
    return SavedAssessment(rounds.submitted, rounds.finished, rounds.best)


def saved_tries(tries: Tries) -> SavedQuestion:
    return SavedQuestion(min(tries.used, 15), tries.correct, tries.answer)


def assert_times(visit: Visit, promise: Promise, session_time: str) -> None:
    """The session time, and time of day and latency of each answer, are what the clock says."""
    lasted = visit.ended - visit.opened
    assert -SLACK <= lasted - seconds(session_time) <= SLACK, (
        f"{session_time} for a session of {lasted:.1f} seconds"
    )
    reported = interactions(visit.calls())
    answers = promise.answers[len(promise.answers) - len(reported) :]
    for one, answer in zip(reported, answers, strict=True):
        wall = datetime.fromtimestamp(answer.checked, ZoneInfo(TIMEZONE))
        told = datetime.strptime(one.time, "%H:%M:%S").replace(
            year=wall.year, month=wall.month, day=wall.day, tzinfo=wall.tzinfo
        )
        assert abs((told - wall).total_seconds()) <= SLACK, (
            f"{one.id} at {one.time}, answered at {wall:%H:%M:%S}"
        )
        took = answer.checked - answer.shown
        assert abs(seconds(one.latency) - took) <= SLACK, (
            f"{one.id}: latency {one.latency} for {took:.1f} seconds"
        )


def assert_unchanged(lms: Lms, visit: Visit, before: dict[str, Any] | None) -> None:
    """A visit that may record nothing: no call changed anything, and the record is as it was."""
    assert watcher.faults(visit, visit.calls()) == []
    assert lms.record(visit.item).cmi == before
    assert visit.stored.commits == [] or visit.mode != "normal"
