"""What an LMS keeps of a session, what it hands out next time, and what it holds against a course."""

from __future__ import annotations

import pytest

from scormkit.preview.runtime import Answer, Given, Session, Standard, call, open_session, outcome

PLAIN = Given()
PUT = {"scorm12": "LMSSetValue", "scorm2004": "SetValue"}


def play(standard: Standard, *values: tuple[str, str], given: Given = PLAIN, end: bool = True) -> Session:
    names = ("LMSInitialize", "LMSFinish") if standard == "scorm12" else ("Initialize", "Terminate")
    session, answer = call(open_session(standard, given), names[0], [""])
    for name, value in values:
        session, answer = call(session, PUT[standard], [name, value])
        assert answer == Answer("true")
    return call(session, names[1], [""])[0] if end else session


def test_a_suspended_session_is_resumed_with_what_it_left() -> None:
    session = play(
        "scorm12",
        ("cmi.core.exit", "suspend"),
        ("cmi.suspend_data", "state"),
        ("cmi.core.lesson_location", "page 3"),
        ("cmi.core.session_time", "00:01:30.50"),
    )
    left = outcome(session)
    assert (left.suspended, left.session_seconds, left.completion) == (True, 90.5, "completed")
    again = open_session("scorm12", Given(kept=left.kept, total_seconds=left.session_seconds)).values
    assert again["cmi.core.entry"] == "resume"
    assert again["cmi.core.total_time"] == "0000:01:30.50"
    assert (again["cmi.suspend_data"], again["cmi.core.lesson_location"]) == ("state", "page 3")


@pytest.mark.parametrize(
    ("raw", "passing", "status"), [("80", "80", "passed"), ("79", "80", "failed"), ("79", "", "completed")]
)
def test_who_sets_no_status_is_judged_by_the_mastery_score(raw: str, passing: str, status: str) -> None:
    session = play("scorm12", ("cmi.core.score.raw", raw), given=Given(passing=passing))
    assert outcome(session).kept["cmi.core.lesson_status"] == status
    assert outcome(session).score == float(raw)


def test_a_review_keeps_what_was_there() -> None:
    kept = {"cmi.core.lesson_status": "passed", "cmi.core.score.raw": "90"}
    given = Given(mode="review", kept=kept)
    session = play("scorm12", ("cmi.core.lesson_status", "failed"), given=given)
    assert outcome(session).kept == kept


def test_what_was_not_committed_is_not_kept() -> None:
    session = play("scorm12", ("cmi.suspend_data", "one"), end=False)
    session, _ = call(session, "LMSCommit", [""])
    session, _ = call(session, "LMSSetValue", ["cmi.suspend_data", "two"])
    assert outcome(session).kept["cmi.suspend_data"] == "one"


def test_statuses_of_2004_follow_threshold_and_passing_score() -> None:
    given = Given(passing="0.8", threshold="0.5")
    session = play("scorm2004", ("cmi.progress_measure", "0.5"), ("cmi.score.scaled", "0.7"), given=given)
    assert (outcome(session).completion, outcome(session).success) == ("completed", "failed")
    assert outcome(session).score == 70


def test_an_attempt_that_was_not_suspended_is_followed_by_a_new_one() -> None:
    left = outcome(play("scorm2004", ("cmi.suspend_data", "state"), ("cmi.exit", "normal")))
    again = open_session("scorm2004", Given(kept=left.kept))
    assert (again.values["cmi.entry"], "cmi.suspend_data" in again.values) == ("ab-initio", False)
    left = outcome(play("scorm2004", ("cmi.suspend_data", "state"), ("cmi.exit", "suspend")))
    again = open_session("scorm2004", Given(kept=left.kept))
    assert (again.values["cmi.entry"], again.values["cmi.suspend_data"]) == ("resume", "state")


def test_objectives_of_the_manifest_are_there_from_the_start() -> None:
    session, _ = call(open_session("scorm2004", Given(objectives=("a", "b"))), "Initialize", [""])
    assert call(session, "GetValue", ["cmi.objectives._count"])[1].value == "2"
    assert call(session, "GetValue", ["cmi.objectives.1.id"])[1].value == "b"


@pytest.mark.parametrize(
    ("standard", "args", "told"),
    [
        ("scorm12", ["cmi.core.lesson_location", 7], "was set to a number"),
        ("scorm12", ["cmi.suspend_data", "x" * 4097], "CMIString4096"),
        ("scorm2004", ["cmi.location", "x" * 1001], "need keep 1,000"),
        ("scorm2004", ["cmi.suspend_data", "x" * 64001], "need keep 64,000"),
        ("scorm2004", ["cmi.location", None], "was set to a null"),
    ],
)
def test_a_violation_is_told_even_where_the_answer_is_true(
    standard: Standard, args: list[object], told: str
) -> None:
    session = play(standard, end=False)
    answer = call(session, PUT[standard], args)[1]
    assert answer.violation is not None
    assert told in answer.violation


def test_more_entries_than_every_lms_takes_are_told_once_each() -> None:
    session = play("scorm2004", *[(f"cmi.objectives.{n}.id", f"o{n}") for n in range(100)], end=False)
    session, answer = call(session, "SetValue", ["cmi.objectives.100.id", "o100"])
    assert (answer.value, answer.violation is not None) == ("true", True)
    assert call(session, "SetValue", ["cmi.objectives.100.success_status", "passed"])[1].violation is None


@pytest.mark.parametrize("standard", ["scorm12", "scorm2004"])
def test_a_function_that_does_not_exist_is_a_violation(standard: Standard) -> None:
    answer = call(open_session(standard, Given()), "SetEverything", ["x", 1])[1]
    assert answer.violation == "The API has no function SetEverything."


def test_asking_for_what_has_no_value_yet_is_no_violation() -> None:
    answer = call(play("scorm2004", end=False), "GetValue", ["cmi.location"])[1]
    assert answer == Answer("", 403)
