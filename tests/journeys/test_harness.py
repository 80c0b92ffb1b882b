"""The harness itself: it carries what a session does, and its watcher catches what a session must not do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error

from tests.journeys import watcher
from tests.journeys.lms import Lms, Road, Visit
from tests.journeys.manifest import allowed
from tests.journeys.record import interactions, last_values, seconds, timespan
from tests.journeys.saved import SavedAssessment, SavedQuestion, checksum, read_saved

MINI = Path(__file__).parent / "mini"
pytestmark = pytest.mark.browser

BEGIN = """
api.LMSInitialize("");
set("cmi.core.exit", "suspend");
api.LMSCommit("");
"""
ANSWER = """
set("cmi.interactions.0.id", "unit.q1");
set("cmi.interactions.0.type", "choice");
set("cmi.interactions.0.time", "09:30:00");
set("cmi.interactions.0.objectives.0.id", "unit.O1");
set("cmi.interactions.0.correct_responses.0.pattern", "{a,c}");
set("cmi.interactions.0.weighting", "1");
set("cmi.interactions.0.student_response", "a,c");
set("cmi.interactions.0.result", "correct");
set("cmi.interactions.0.latency", "0000:00:03.50");
set("cmi.core.score.raw", "90");
set("cmi.core.score.min", "0");
set("cmi.core.score.max", "100");
set("cmi.core.lesson_status", "passed");
set("cmi.core.lesson_location", "unit.page");
set("cmi.suspend_data", "1tag");
api.LMSCommit("");
"""
END = """
set("cmi.core.session_time", "0000:00:05.00");
set("cmi.core.exit", "");
api.LMSFinish("");
"""


@pytest.fixture
def lms(lms_of: Callable[..., Lms]) -> Lms:
    return lms_of(MINI)


def play(visit: Visit, script: str, *, end: str = END) -> None:
    """Let the SCO run a script as the learner's next action, and another when its page goes away."""
    visit.view.evaluate("script => { window.atEnd = script; }", end)
    visit.mark()
    visit.view.evaluate("script => window.play(script)", script)


def test_a_correct_session_is_clean_and_is_remembered(lms: Lms, context: BrowserContext) -> None:
    visit = lms.launch(context)
    play(visit, BEGIN)
    visit.mark()
    play(visit, ANSWER)
    visit.leave()
    calls = visit.calls()
    assert watcher.faults(visit, calls) == []
    assert last_values(calls)["cmi.core.lesson_status"] == "passed"
    (answer,) = interactions(calls)
    assert (answer.id, answer.student_response, answer.patterns, answer.objectives, answer.result) == (
        "unit.q1",
        "a,c",
        ["{a,c}"],
        ["unit.O1"],
        "correct",
    )
    assert lms.record().total_time == 5.0

    again = lms.launch(context)
    play(
        again,
        'api.LMSInitialize(""); set("cmi.core.exit", ""); set("cmi.core.session_time", "0000:00:01.00");',
    )
    got = again.view.evaluate(
        """() => ["core.lesson_status", "core.entry", "core.score.raw", "core.total_time", "suspend_data",
            "core.lesson_location", "interactions._count", "student_data.mastery_score", "core.student_name"]
            .map((element) => findAPI().LMSGetValue(`cmi.${element}`))"""
    )
    assert got == ["passed", "", "90", "00:00:05", "1tag", "unit.page", "1", "80", "Doe, Jane Q"]


def test_suspend_comes_back_as_resume(lms: Lms, context: BrowserContext) -> None:
    visit = lms.launch(context)
    play(visit, BEGIN, end='set("cmi.core.session_time", "0000:00:01.00"); api.LMSFinish("");')
    visit.close_tab()
    again = lms.launch(context)
    play(again, BEGIN)
    assert again.view.evaluate('findAPI().LMSGetValue("cmi.core.entry")') == "resume"


@pytest.mark.parametrize("road", ["frame", "deep", "cross-origin", "popup", "popup-from-frame"])
@pytest.mark.parametrize("way", ["leave", "close_tab"])
def test_calls_arrive_by_every_road_also_at_the_end(
    lms: Lms, context: BrowserContext, road: Road, way: str
) -> None:
    visit = lms.launch(context, road=road)
    play(visit, BEGIN)
    getattr(visit, way)()
    calls = visit.calls()
    assert [call.name for call in calls if call.name != "LMSSetValue"] == [
        "LMSInitialize",
        "LMSCommit",
        "LMSFinish",
    ]
    assert lms.record().cmi is not None


def test_no_api_means_none(lms: Lms, context: BrowserContext) -> None:
    visit = lms.launch(context, road="none")
    assert visit.view.evaluate("window.findAPI()") is None


def test_a_removed_frame_and_a_crash_end_a_visit(lms: Lms, context: BrowserContext) -> None:
    visit = lms.launch(context)
    play(visit, BEGIN)
    visit.take_away()
    assert visit.calls()[-1].name == "LMSFinish"
    crashed = lms.launch(context)
    play(crashed, BEGIN)
    crashed.crash()
    assert crashed.calls()[-1].name == "LMSCommit"
    assert watcher.faults(crashed, crashed.calls()) == []


def test_the_quirks_answer_as_they_say(lms: Lms, context: BrowserContext) -> None:
    silent = lms.launch(context, quirk="silent")
    assert silent.view.evaluate('[findAPI().LMSInitialize(""), findAPI().LMSGetLastError()]') == ["", ""]
    lacking = lms.launch(context, quirk="no-interactions")
    play(lacking, BEGIN)
    assert lacking.view.evaluate('[set("cmi.interactions.0.id", "a"), findAPI().LMSGetLastError()]') == [
        "false",
        "401",
    ]
    throwing = lms.launch(context, quirk="set-throws")
    with pytest.raises(Error, match="is broken"):
        play(throwing, BEGIN)
    few = lms.launch(context, quirk="few-elements")
    play(few, BEGIN)
    assert few.view.evaluate('findAPI().LMSGetValue("cmi.core.lesson_status")') == ""


def test_a_commit_that_fails_stores_nothing(lms: Lms, context: BrowserContext) -> None:
    lms.site.commits_work = False
    visit = lms.launch(context)
    play(visit, BEGIN)
    assert [call.result for call in visit.calls() if call.name == "LMSCommit"] == ["false"]
    visit.close_tab()
    assert lms.record().cmi is None


def test_an_lms_may_lose_what_is_sent_at_the_end(lms: Lms, context: BrowserContext) -> None:
    lms.site.finish_is_kept = False
    visit = lms.launch(context)
    play(visit, BEGIN + ANSWER)
    visit.close_tab()
    assert lms.record().status == "passed"
    assert lms.record().total_time == 0


BAD = {
    "a value that scorm-again takes": (
        BEGIN + 'set("cmi.core.score.raw", "100.123abc");',
        "cmi.core.score.raw cannot be",
    ),
    "suspend data over 4096": (
        BEGIN + 'set("cmi.suspend_data", "x".repeat(4097));',
        "cmi.suspend_data cannot be",
    ),
    "an ISO duration": (BEGIN + 'set("cmi.core.session_time", "PT5S");', "cmi.core.session_time cannot be"),
    "an identifier with a blank": (
        BEGIN + 'set("cmi.objectives.0.id", "an objective");',
        "cmi.objectives.0.id cannot be",
    ),
    "a word of no vocabulary": (
        BEGIN + ANSWER.replace('"correct"', '"right"'),
        "cmi.interactions.0.result cannot be 'right'",
    ),
    "a long option letter": (
        BEGIN + ANSWER.replace('"a,c"', '"option-a,c"'),
        "cmi.interactions.0.student_response cannot be 'option-a,c'",
    ),
    "a gap in the index": (BEGIN + 'set("cmi.interactions.1.id", "q");', "leaves a gap"),
    "an entry without its id": (
        BEGIN + 'set("cmi.interactions.0.type", "choice");',
        "does not begin with its id",
    ),
    "status before score": (
        BEGIN + 'set("cmi.core.lesson_status", "passed"); set("cmi.core.score.raw", "90");',
        "written after the status",
    ),
    "a status that steps back": (
        BEGIN + 'set("cmi.core.lesson_status", "passed"); set("cmi.core.lesson_status", "incomplete");',
        "steps back",
    ),
    "commits without an action": (BEGIN + 3 * 'api.LMSCommit("");', "a commit without an action"),
    "the same value twice": (BEGIN + 2 * 'set("cmi.core.lesson_location", "p");', "written again"),
    "no argument": (BEGIN + "api.LMSCommit();", 'the argument must be ""'),
    "a number": (BEGIN + 'set("cmi.core.score.raw", 90);', "not a string"),
    "a call before the beginning": ('set("cmi.core.exit", "suspend");' + BEGIN, "the session begins with"),
    "two beginnings": (BEGIN + 'api.LMSInitialize("");', "LMSInitialize was called 2 times"),
    "a refused element": (BEGIN + 'set("cmi.core.student_name", "x");', "the LMS refused"),
}


@pytest.mark.parametrize(("script", "fault"), BAD.values(), ids=BAD.keys())
def test_the_watcher_catches_a_bad_session(
    lms: Lms, context: BrowserContext, script: str, fault: str
) -> None:
    visit = lms.launch(context)
    play(visit, script)
    visit.leave()
    found = watcher.faults(visit, visit.calls())
    assert any(fault in one for one in found), found


BAD_ENDS = {
    "no end": ("", "ended without LMSFinish"),
    "two ends": (END + 'api.LMSFinish("");', "LMSFinish was called 2 times"),
    "a write after the end": (END + 'set("cmi.core.lesson_location", "p");', "a call after LMSFinish"),
    "a commit after the end": (END + 'api.LMSCommit("");', "a call after LMSFinish"),
    "an end without a time": (
        'set("cmi.core.exit", ""); api.LMSFinish("");',
        "LMSFinish without cmi.core.session_time",
    ),
}


@pytest.mark.parametrize(("end", "fault"), BAD_ENDS.values(), ids=BAD_ENDS.keys())
def test_the_watcher_catches_a_bad_end(lms: Lms, context: BrowserContext, end: str, fault: str) -> None:
    visit = lms.launch(context)
    play(visit, BEGIN, end=end)
    visit.leave()
    found = watcher.faults(visit, visit.calls())
    assert any(fault in one for one in found), found


@pytest.mark.parametrize("mode", ["review", "browse"])
def test_the_watcher_catches_a_change_in_review(lms: Lms, context: BrowserContext, mode: str) -> None:
    visit = lms.launch(context, mode=mode)  # type: ignore[arg-type]
    play(visit, BEGIN)
    visit.leave()
    found = watcher.faults(visit, visit.calls())
    assert any(f"a change in {mode} mode" in one for one in found), found
    assert lms.record().cmi is None


def test_conditions_are_evaluated() -> None:
    status = {"a": "passed", "b": "failed", "c-1": "not attempted"}
    assert allowed("", status)
    assert allowed("a", status)
    assert not allowed("b", status)
    assert not allowed("a&b", status)
    assert allowed("(a&~b)|c-1", status)
    assert allowed('c-1="not attempted"', status)
    assert allowed("b=F", status)
    assert not allowed("b<>failed", status)
    with pytest.raises(AssertionError, match="names no item"):
        allowed("a&x", status)


def test_times() -> None:
    assert seconds("0001:02:03.50") == 3723.5
    assert timespan(3723.5) == "0001:02:03.50"
    with pytest.raises(AssertionError):
        seconds("PT5S")


def test_saved_state_is_read() -> None:
    body = "1ABCD" + "D" + "oB" + "B" + "F" + "C"  # page key 2, 40 seconds, 1 sent, seed 5, incomplete
    body += "CBB"  # pages 0 and 6 visited
    body += "BE"  # objective 2 reached
    body += "BABDsqH"  # one assessment, key 0: one round, finished, best 75.00
    body += "DAxCCBBAhFIHb2s"  # key 0: right, option 1; key 2: wrong, cleared; key 3: wrong, 4 and "ok"
    saved = read_saved(body + checksum(body))
    assert (saved.tag, saved.page, saved.seconds, saved.sent, saved.seed) == ("ABCD", 2, 40, 1, 5)
    assert (saved.status, saved.visited) == ("incomplete", frozenset({0, 6}))
    assert saved.reached == {2}
    assert saved.assessments == {0: SavedAssessment(rounds=1, finished=True, best=7500)}
    assert saved.questions == {
        0: SavedQuestion(1, True, (1,)),
        2: SavedQuestion(1, False, None),
        3: SavedQuestion(1, False, (4, "ok")),
    }
    with pytest.raises(AssertionError, match="check characters"):
        read_saved(body + "__")
