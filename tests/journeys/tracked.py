"""Everything that an LMS holds after a session, held against what the learner did."""

from __future__ import annotations

from datetime import datetime
from datetime import time as clock_time
from typing import Any
from zoneinfo import ZoneInfo

from tests.journeys import watcher
from tests.journeys.lms import Lms, Record, Visit
from tests.journeys.promise import Answer, Promise, Rounds, Tries, decimal
from tests.journeys.record import Interaction, interactions, seconds, sets
from tests.journeys.saved import SavedAssessment, SavedQuestion, read_saved
from tests.journeys.words2004 import interval, number, statuses

TIMEZONE = "America/Denver"
"""Of every learner's browser. Not UTC, so that a time of day in the wrong zone shows."""

LEAVES = ("id", "type", "time", "weighting", "student_response", "result", "latency")

BURST = 2.0
"""Seconds that a value may wait until the burst that it belongs to is written, on a busy machine too."""

SLACK = 0.2
"""Seconds between a moment and its being noted down."""


def assert_tracked(lms: Lms, visit: Visit, promise: Promise, **options: Any) -> None:
    """The whole record of a visit that has ended in normal mode: all that was promised, and nothing else.

    Options are those of `watcher.faults`.
    """
    record = lms.record(visit.item)
    assert record.cmi is not None, "the LMS holds nothing"
    assert watcher.faults(visit, visit.calls(), **options) == []
    assert_told(record, visit, promise)
    assert_state(record.cmi["suspend_data"], lms, visit, promise)
    assert_times(visit, promise)


def assert_told(record: Record, visit: Visit, promise: Promise) -> None:
    """What a record says of an attempt, times and saved state aside."""
    cmi = record.cmi
    assert cmi is not None
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
            (a.id, a.type, a.student_response, list(a.patterns), a.result, a.weighting, list(a.objectives))
            for a in promise.answers
        ],
    }
    if visit.target == "scorm2004":
        assert_told_apart(record.held or {}, promise)


def assert_told_apart(held: dict[str, Any], promise: Promise) -> None:
    """What only SCORM 2004 says: completion apart from success, shares beside percents, progress."""
    both = (held["completion_status"], held["success_status"])
    assert both == statuses(promise.status, complete=promise.complete)
    raw, scaled = number(held["score"]["raw"]), number(held["score"]["scaled"])
    assert scaled == (number(float(raw) / 100) if raw else "")
    assert (float(held["progress_measure"]) == 1) is (both[0] == "completed")
    for row in held["objectives"].values():
        success, completion = row["success_status"], row["completion_status"]
        assert completion == "completed" if success in {"passed", "failed"} else success == "unknown"
        raw, scaled = number(row["score"]["raw"]), number(row["score"]["scaled"])
        assert scaled == (number(float(raw) / 100) if raw else "")


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
    assert len(text) <= (64_000 if visit.target == "scorm2004" else 4096)
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
    assert abs(saved.seconds - lms.record(visit.item).total_time) <= 1 + len(lms.visits)


def saved_rounds(rounds: Rounds) -> SavedAssessment:
    return SavedAssessment(rounds.submitted, rounds.finished, rounds.best)


def saved_tries(tries: Tries) -> SavedQuestion:
    return SavedQuestion(min(tries.used, 15), tries.correct, tries.answer)


def assert_times(visit: Visit, promise: Promise) -> None:
    """Session times, moments and latencies are what the clock says, in whole seconds."""
    calls = visit.calls()
    modern = visit.target == "scorm2004"
    length = interval if modern else seconds
    start = next(call.at for call in calls if call.name == "LMSInitialize") / 1000
    for call in sets(calls):
        if call.args[0] == ("cmi.session_time" if modern else "cmi.core.session_time"):
            passed = call.at / 1000 - start
            assert_passed(length(call.args[1]), passed - BURST, passed)
    reported = interactions(calls)
    answers = promise.answers[len(promise.answers) - len(reported) :]
    for one, answer in zip(reported, answers, strict=True):
        assert any(
            answer.checked[0] - 1 - SLACK <= at <= answer.checked[1] + SLACK for at in moments(one, answer)
        ), f"{one.id} at {one.time}, answered at {answer.checked}"
        assert_passed(
            length(one.latency),
            answer.checked[0] - answer.shown[1],
            answer.checked[1] - answer.shown[0],
            one.id,
        )


def moments(one: Interaction, answer: Answer) -> list[float]:
    """When an interaction says that it was, in seconds since 1970.

    SCORM 1.2 has the time of day only, of the learner's zone: on the days of the answer.
    """
    if "T" in one.time:
        return [datetime.fromisoformat(one.time.replace("Z", "+00:00")).timestamp()]
    told = clock_time.fromisoformat(one.time)
    near = [datetime.fromtimestamp(at, ZoneInfo(TIMEZONE)) for at in answer.checked]
    return [datetime.combine(at.date(), told, at.tzinfo).timestamp() for at in near]


def assert_passed(span: float, least: float, most: float, what: str = "the session") -> None:
    """A span of whole seconds that is not under `least` (rounded down) and not over `most`."""
    assert least - 1 - SLACK <= span <= most + SLACK, f"{what}: {span} s for {least:.1f} to {most:.1f} s"


def assert_unchanged(lms: Lms, visit: Visit, before: dict[str, Any] | None) -> None:
    """A visit that may record nothing: no call changed anything, and the record is as it was."""
    assert watcher.faults(visit, visit.calls()) == []
    assert lms.record(visit.item).cmi == before
    assert visit.stored.commits == [] or visit.mode != "normal"
