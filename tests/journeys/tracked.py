"""Everything that an LMS holds after a session, held against what the learner did."""

from __future__ import annotations

from datetime import datetime
from datetime import time as clock_time
from typing import Any
from zoneinfo import ZoneInfo

from tests.journeys import watcher
from tests.journeys.lms import Lms, Visit
from tests.journeys.promise import Promise, Rounds, Tries, decimal
from tests.journeys.record import Interaction, interactions, seconds, sets
from tests.journeys.saved import SavedAssessment, SavedQuestion, read_saved
from tests.journeys.words2004 import answers

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
    cmi = lms.record(visit.item).cmi
    assert cmi is not None, "the LMS holds nothing"
    if visit.target == "scorm2004":
        assert_the_same(lms, visit, promise)
        return
    assert watcher.faults(visit, visit.calls(), **options) == []
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
    assert_state(cmi["suspend_data"], lms, visit, promise)
    assert_times(visit, promise)


def assert_the_same(lms: Lms, visit: Visit, promise: Promise) -> None:
    """What an LMS of SCORM 2004 holds says the same in its own words; it refused nothing."""
    refused = [call for call in visit.calls() if call.name == "LMSSetValue" and not call.taken]
    assert refused == []
    record = lms.record(visit.item)
    assert record.cmi is not None
    assert record.held is not None
    core = record.cmi["core"]
    expected = promise.status if promise.status != "not attempted" else "incomplete"
    assert (core["lesson_status"], core["lesson_location"]) == (expected, promise.location)
    # An attempt that ends in any other way would be followed by a new one.
    assert core["exit"] == "suspend"
    if promise.score:
        raw = float(promise.score)
        score = {name: float(record.held["score"][name]) for name in ("scaled", "raw", "min", "max")}
        assert score == {"scaled": raw / 100, "raw": raw, "min": 0, "max": 100}
    assert objectives(record.cmi) == expected_objectives(promise)
    assert answers(record.held) == [(a.id, a.result, list(a.objectives)) for a in promise.answers]
    assert_state(record.cmi["suspend_data"], lms, visit, promise)


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
    assert abs(saved.seconds - lms.record(visit.item).total_time) <= 1 + len(lms.visits)


def saved_rounds(rounds: Rounds) -> SavedAssessment:
    return SavedAssessment(rounds.submitted, rounds.finished, rounds.best)


def saved_tries(tries: Tries) -> SavedQuestion:
    return SavedQuestion(min(tries.used, 15), tries.correct, tries.answer)


def assert_times(visit: Visit, promise: Promise) -> None:
    """Session times, times of day and latencies are what the clock says, in whole seconds."""
    calls = visit.calls()
    start = next(call.at for call in calls if call.name == "LMSInitialize") / 1000
    for call in sets(calls):
        if call.args[0] == "cmi.core.session_time":
            passed = call.at / 1000 - start
            assert_passed(call.args[1], passed - BURST, passed)
    reported = interactions(calls)
    answers = promise.answers[len(promise.answers) - len(reported) :]
    for one, answer in zip(reported, answers, strict=True):
        told = clock_time.fromisoformat(one.time)
        near = [datetime.fromtimestamp(at, ZoneInfo(TIMEZONE)) for at in answer.checked]
        since = [datetime.combine(at.date(), told, at.tzinfo).timestamp() for at in near]
        assert any(answer.checked[0] - 1 - SLACK <= at <= answer.checked[1] + SLACK for at in since), (
            f"{one.id} at {one.time}, answered at {near[0]:%H:%M:%S}"
        )
        assert_passed(
            one.latency, answer.checked[0] - answer.shown[1], answer.checked[1] - answer.shown[0], one.id
        )


def assert_passed(span: str, least: float, most: float, what: str = "the session") -> None:
    """A CMITimespan of whole seconds that is not under `least` (rounded down) and not over `most`."""
    assert least - 1 - SLACK <= seconds(span) <= most + SLACK, (
        f"{what}: {span} for {least:.1f} to {most:.1f} s"
    )


def assert_unchanged(lms: Lms, visit: Visit, before: dict[str, Any] | None) -> None:
    """A visit that may record nothing: no call changed anything, and the record is as it was."""
    assert visit.target == "scorm2004" or watcher.faults(visit, visit.calls()) == []
    assert lms.record(visit.item).cmi == before
    assert visit.stored.commits == [] or visit.mode != "normal"
