"""How an attempt can come out: passed, failed, failed and then passed, given up for now, looked at again.

Each in SCORM 1.2 and in SCORM 2004, by the same steps and with the same promise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.conftest import both
from tests.journeys.learner import Hand, Learner
from tests.journeys.lms import Lms
from tests.journeys.tracked import assert_told, assert_tracked, assert_unchanged

pytestmark = pytest.mark.browser

ALARM, ESCAPE = {"needs", "before-help", "lid"}, {"way", "meet"}


def begun(lms: Lms, context: BrowserContext, hand: Hand = "mouse", *, thorough: bool = False) -> Learner:
    """A learner on the first page of a first visit."""
    learner = Learner(lms.launch(context), hand=hand, thorough=thorough)
    learner.begin()
    return learner


def play_with(learner: Learner, wrong: set[str]) -> None:
    """The whole course, right but for the named questions of the check of the alarm."""
    learner.play_on(until="Check the alarm")
    learner.play_check(wrong)
    learner.next()
    learner.play_on()


def leave(lms: Lms, learner: Learner, way: str = "leave") -> None:
    """Go, in one of several ways; the LMS holds what was promised."""
    getattr(learner.visit, way)()
    assert_tracked(lms, learner.visit, learner.promise)


@pytest.mark.parametrize(("hand", "target"), [("mouse", "scorm12"), ("keyboard", "scorm2004")])
def test_pass_and_look_again(
    fire: Callable[..., Lms], context: BrowserContext, hand: Hand, target: str
) -> None:
    lms = fire()
    learner = begun(lms, context, hand, thorough=True)
    learner.play_on()
    learner.to_end()
    expect(learner.heading("You passed")).to_be_visible()
    learner.save_and_exit()
    expect(learner.heading("Saved. You may close this page")).to_be_visible()
    leave(lms, learner)
    # SCORM 2004 begins anew after any other exit: RTE 4th section 4.2.8.
    exit_, entry = ("", "") if target == "scorm12" else ("suspend", "resume")
    again = Learner(lms.launch(context), learner.promise, hand=hand)
    assert again.visit.entry == entry
    again.begin("Look at the course again")
    expect(again.heading("You passed this check")).to_be_visible()
    again.open("Raising it")
    question = again.promise.question("first-step")
    expect(again.form(question).get_by_role("group", name="Right")).to_be_visible()
    again.open("The meeting point")
    leave(lms, again)
    for each in (learner, again):
        cmi = lms.so_far(each.visit).cmi
        assert cmi is not None
        core = cmi["core"]
        assert (core["lesson_status"], core["score"]["raw"], core["exit"]) == ("passed", "100", exit_)
        assert len(cmi["interactions"]) == 8


@both
def test_closing_at_the_end_needs_no_exit_button(fire: Callable[..., Lms], context: BrowserContext) -> None:
    lms = fire()
    learner = begun(lms, context)
    learner.play_on()
    leave(lms, learner, "close_tab")
    assert lms.record().status == "passed"


@both
@pytest.mark.parametrize(
    ("reporting", "failed", "passed"),
    [
        ("completed", "completed", "completed"),
        ("passed-incomplete", "incomplete", "passed"),
        ("passed-failed", "failed", "passed"),
    ],
)
def test_fail_then_try_again_and_pass_in_three_ways_to_report(
    fire: Callable[..., Lms], context: BrowserContext, reporting: str, *, failed: str, passed: str
) -> None:
    lms = fire(reporting=reporting)
    learner = begun(lms, context)
    play_with(learner, ALARM)
    learner.to_end()
    words = {
        "completed": "You have finished",
        "incomplete": "Not finished yet",
        "failed": "You did not pass this time",
    }
    expect(learner.heading(words[failed])).to_be_visible()
    learner.visit.settle()
    assert (learner.promise.status, learner.promise.score) == (failed, "60")
    assert_told(lms.so_far(learner.visit), learner.visit, learner.promise)
    learner.open("Check the alarm")
    assert learner.play_check(again=True) == 10_000
    leave(lms, learner)
    assert (lms.record().status, learner.promise.score) == (passed, "100")


@both
def test_the_best_round_counts(fire: Callable[..., Lms], context: BrowserContext) -> None:
    lms = fire()
    learner = begun(lms, context)
    learner.play_on(until="Check the alarm")
    learner.play_check({"needs"})
    learner.play_check(ALARM, again=True)
    learner.next()
    learner.play_on()
    leave(lms, learner)
    cmi = lms.record().cmi
    assert cmi is not None
    assert cmi["core"]["score"]["raw"] == "80"  # 50 percent of 4 points, 100 percent of 6


@both
@pytest.mark.parametrize(
    ("reporting", "status"), [("passed-failed", "failed"), ("passed-incomplete", "incomplete")]
)
def test_the_last_try_is_lost(
    fire: Callable[..., Lms], context: BrowserContext, reporting: str, status: str
) -> None:
    lms = fire(reporting=reporting)
    learner = begun(lms, context)
    learner.play_on(until="Check the way out")
    learner.play_check(ESCAPE)
    assert learner.promise.status == "incomplete"
    learner.play_check(ESCAPE, again=True)
    expect(learner.button("Try again")).to_have_count(0)
    leave(lms, learner)
    assert lms.record().status == status


@both
def test_practice_can_be_tried_again_and_nothing_is_no_answer(
    fire: Callable[..., Lms], context: BrowserContext
) -> None:
    lms = fire()
    learner = begun(lms, context)
    learner.next()
    form = learner.form(learner.promise.question("first-step"))
    learner.press(form.get_by_role("button", name="Check"))
    expect(form.get_by_text("Choose an answer first")).to_be_visible()
    assert learner.promise.answers == []
    learner.answer("first-step", {"look"})
    expect(form.get_by_text("That takes time in which nobody else knows.")).to_be_visible()
    expect(form.get_by_text("Think of the people who do not know yet.")).to_be_visible()
    expect(form.get_by_text("Things can be replaced.")).to_be_hidden()
    expect(form.get_by_text("You have 2 more tries.")).to_be_visible()
    learner.try_again("first-step")
    learner.answer("first-step", {"collect"})
    learner.try_again("first-step")
    learner.answer("first-step", {"window"})
    expect(form.get_by_role("button", name="Try again")).to_have_count(0)
    learner.answer("call-points", {"point", "note"})
    learner.try_again("call-points")
    learner.answer("call-points", {"point", "shout", "number"})
    leave(lms, learner)
    assert [answer.result for answer in learner.promise.answers] == ["wrong"] * 4 + ["correct"]


@both
@pytest.mark.parametrize("way", ["leave", "close_tab", "take_away", "crash"])
def test_abandon_in_mid_page_and_in_mid_check_and_resume(
    fire: Callable[..., Lms], context: BrowserContext, way: str
) -> None:
    lms = fire()
    learner = begun(lms, context)
    learner.next()
    learner.answer("first-step", {"collect"})
    learner.answer("call-points")
    if way == "crash":
        learner.visit.settle()
    leave(lms, learner, way)
    if way != "crash":
        assert lms.record().cmi["core"]["exit"] == "suspend"  # type: ignore[index]

    second = lms.launch(context)
    assert second.entry == "resume"
    again = Learner(second, learner.promise)
    expect(again.view.get_by_text("You were at “Raising it”.")).to_be_visible()
    again.begin("Continue")
    question = again.promise.question("first-step")
    (collect,) = [option["key"] for option in question["options"] if option["id"].endswith("collect")]
    expect(again.option(question, collect)).to_be_checked()
    expect(again.form(question).get_by_role("group", name="Not quite")).to_be_visible()
    expect(again.form(question).get_by_text("You have 2 more tries.")).to_be_visible()
    again.next()
    again.begin_check()
    again.answer("needs", False)
    if way == "crash":
        second.settle()
    leave(lms, again, way)

    third = Learner(lms.launch(context), learner.promise)
    third.press(third.button("Continue"))
    expect(third.heading("Question 2 of 3")).to_be_visible()
    third.finish_check(start=1)
    third.play_check(again=True)
    third.next()
    third.play_on()
    leave(lms, third)
    assert lms.record().status == "passed"


@both
def test_a_better_status_of_the_lms_is_kept(fire: Callable[..., Lms], context: BrowserContext) -> None:
    """An administrator gave credit by hand, and the saved state is gone."""
    lms = fire()
    first = lms.launch(context)
    first.leave()
    lms.give_credit()
    second = lms.launch(context)
    learner = Learner(second)
    learner.begin("Look at the course again")
    play_with(learner, ALARM)
    second.leave()
    core = lms.record().cmi["core"]  # type: ignore[index]
    assert (core["lesson_status"], core["score"]["raw"]) == ("passed", "90")


@both
def test_review_and_browse_change_nothing(fire: Callable[..., Lms], context: BrowserContext) -> None:
    lms = fire()
    look_around(lms, context, None)
    learner = begun(lms, context)
    learner.play_on()
    leave(lms, learner)
    look_around(lms, context, learner)


def look_around(lms: Lms, context: BrowserContext, finished: Learner | None) -> None:
    """In review and in browse mode, as somebody who has finished or not begun."""
    before = lms.record().cmi
    for mode in ("review", "browse"):
        visit = lms.launch(context, mode=mode)
        guest = Learner(visit, replace(finished.promise) if finished else None)
        note = guest.view.get_by_text("Nothing you do here changes your recorded result.")
        expect(note.first).to_be_visible()
        guest.begin("Look at the course again" if finished else "Start")
        guest.open("Raising it")
        if not finished:
            guest.answer("first-step")
        guest.exit()
        guest.save_and_exit()
        expect(guest.heading("Nothing was changed")).to_be_visible()
        visit.leave()
        assert_unchanged(lms, visit, before)


@both
def test_answers_can_stay_with_the_learner(fire: Callable[..., Lms], context: BrowserContext) -> None:
    lms = fire(interactions=False)
    learner = begun(lms, context)
    learner.play_on()
    leave(lms, learner)
    assert lms.record().status == "passed"
    assert lms.record().cmi["interactions"] == {}  # type: ignore[index]


@both
@pytest.mark.parametrize("wrong", [set(), ALARM], ids=["passed", "failed"])
def test_a_mastery_score_agrees_with_us(
    fire: Callable[..., Lms], context: BrowserContext, wrong: set[str], target: str
) -> None:
    """An LMS that compares the score with the manifest's mastery score comes to the same status."""
    lms = fire(mastery_score=True, reporting="passed-failed")
    assert lms.items[0].mastery_score == ("75" if target == "scorm12" else "0.75")
    learner = begun(lms, context)
    play_with(learner, wrong)
    leave(lms, learner)
