"""How an attempt can come out: passed, failed, failed and then passed, given up for now, looked at again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.learner import Hand, Learner
from tests.journeys.lms import Lms
from tests.journeys.tracked import assert_tracked, assert_unchanged

pytestmark = pytest.mark.browser

TARGETS = ("scorm12", "scorm2004")
"""The same journeys, with the same promise: what learners see, and what their LMS holds in its own words."""
WAYS = ("leave", "close_tab", "take_away", "crash")
ALARM, ESCAPE = {"needs", "before-help", "lid"}, {"way", "meet"}


def begun(lms: Lms, context: BrowserContext, hand: Hand = "mouse") -> Learner:
    """A learner on the first page of a first visit."""
    learner = Learner(lms.launch(context), hand=hand)
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


@pytest.mark.parametrize(
    ("hand", "target"), [("mouse", "scorm12"), ("keyboard", "scorm12"), ("mouse", "scorm2004")]
)
def test_pass(fire: Callable[..., Lms], context: BrowserContext, hand: Hand, target: str) -> None:
    lms = fire(target=target)
    learner = begun(lms, context, hand)
    learner.play_on()
    learner.to_end()
    expect(learner.heading("You passed")).to_be_visible()
    learner.save_and_exit()
    expect(learner.heading("Saved. You may close this page")).to_be_visible()
    leave(lms, learner)
    cmi = lms.record().cmi
    assert cmi is not None
    # SCORM 2004 begins anew after any other exit: RTE 4th section 4.2.8.
    assert (cmi["core"]["lesson_status"], cmi["core"]["score"]["raw"], cmi["core"]["exit"]) == (
        "passed",
        "100",
        "" if target == "scorm12" else "suspend",
    )
    assert len(cmi["interactions"]) == 8


def test_closing_at_the_end_needs_no_exit_button(fire: Callable[..., Lms], context: BrowserContext) -> None:
    lms = fire()
    learner = begun(lms, context)
    learner.play_on()
    leave(lms, learner, "close_tab")
    assert lms.record().status == "passed"


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    ("reporting", "passed", "failed"),
    [
        ("completed", "completed", "completed"),
        ("passed-incomplete", "passed", "incomplete"),
        ("passed-failed", "passed", "failed"),
    ],
)
def test_three_ways_to_report(
    fire: Callable[..., Lms],
    context: BrowserContext,
    reporting: str,
    *,
    passed: str,
    failed: str,
    target: str,
) -> None:
    for wrong, status, score in ((ALARM, failed, "60"), (set[str](), passed, "100")):
        lms = fire(reporting=reporting, target=target)
        learner = begun(lms, context)
        play_with(learner, wrong)
        leave(lms, learner)
        cmi = lms.record().cmi
        assert cmi is not None
        assert (cmi["core"]["lesson_status"], cmi["core"]["score"]["raw"]) == (status, score)


@pytest.mark.parametrize("target", TARGETS)
def test_fail_then_try_again_and_pass(fire: Callable[..., Lms], context: BrowserContext, target: str) -> None:
    lms = fire(reporting="passed-failed", target=target)
    learner = begun(lms, context)
    play_with(learner, {"needs"})
    learner.to_end()
    expect(learner.heading("You did not pass this time")).to_be_visible()
    learner.visit.settle()
    assert learner.promise.status == "failed"
    learner.open("Check the alarm")
    assert learner.play_check(again=True) == 10_000
    leave(lms, learner)
    assert lms.record().status == "passed"


@pytest.mark.parametrize("target", TARGETS)
def test_the_best_round_counts(fire: Callable[..., Lms], context: BrowserContext, target: str) -> None:
    lms = fire(target=target)
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


def test_practice_can_be_tried_again(fire: Callable[..., Lms], context: BrowserContext) -> None:
    lms = fire()
    learner = begun(lms, context)
    learner.next()
    form = learner.form(learner.promise.question("first-step"))
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


def test_an_empty_answer_is_no_answer(fire: Callable[..., Lms], context: BrowserContext) -> None:
    lms = fire()
    learner = begun(lms, context)
    learner.next()
    form = learner.form(learner.promise.question("first-step"))
    learner.press(form.get_by_role("button", name="Check"))
    expect(form.get_by_text("Choose an answer first")).to_be_visible()
    leave(lms, learner)
    assert learner.promise.answers == []


@pytest.mark.parametrize(
    ("way", "target"), [*((way, "scorm12") for way in WAYS), *((way, "scorm2004") for way in WAYS[1::2])]
)
def test_abandon_in_mid_page_and_resume(
    fire: Callable[..., Lms], context: BrowserContext, way: str, target: str
) -> None:
    lms = fire(target=target)
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
    assert second.given["core"]["entry"] == "resume"
    again = Learner(second, learner.promise)
    expect(again.view.get_by_text("You were at “Raising it”.")).to_be_visible()
    again.begin("Continue")
    question = again.promise.question("first-step")
    (collect,) = [option["key"] for option in question["options"] if option["id"].endswith("collect")]
    expect(again.option(question, collect)).to_be_checked()
    expect(again.form(question).get_by_role("group", name="Not quite")).to_be_visible()
    expect(again.form(question).get_by_text("You have 2 more tries.")).to_be_visible()
    again.next()
    again.play_on()
    leave(lms, again)
    assert lms.record().status == "passed"


@pytest.mark.parametrize(("way", "target"), [*((way, "scorm12") for way in WAYS), ("take_away", "scorm2004")])
def test_abandon_in_mid_check_and_resume(
    fire: Callable[..., Lms], context: BrowserContext, way: str, target: str
) -> None:
    lms = fire(target=target)
    learner = begun(lms, context)
    learner.play_on(until="Check the alarm")
    learner.begin_check()
    learner.answer("needs", False)
    order = [
        learner.choices(learner.promise.question("needs")).nth(n).get_attribute("value") for n in range(4)
    ]
    if way == "crash":
        learner.visit.settle()
    leave(lms, learner, way)

    second = lms.launch(context)
    again = Learner(second, learner.promise)
    again.press(again.button("Continue"))
    expect(again.heading("Question 2 of 3")).to_be_visible()
    again.finish_check(start=1)
    again.play_check(again=True)
    again.next()
    again.play_on()
    leave(lms, again)
    assert lms.record().status == "passed"
    assert len(order) == 4


def test_relaunch_after_completion_lowers_nothing(fire: Callable[..., Lms], context: BrowserContext) -> None:
    lms = fire()
    learner = begun(lms, context)
    learner.play_on()
    learner.visit.leave()
    second = lms.launch(context)
    assert second.given["core"]["entry"] == ""
    again = Learner(second, learner.promise)
    again.begin("Look at the course again")
    expect(again.heading("You passed this check")).to_be_visible()
    again.open("Raising it")
    expect(
        again.form(again.promise.question("first-step")).get_by_role("group", name="Right")
    ).to_be_visible()
    again.open("The meeting point")
    leave(lms, again)
    cmi = lms.record().cmi
    assert cmi is not None
    assert (cmi["core"]["lesson_status"], cmi["core"]["score"]["raw"], cmi["core"]["exit"]) == (
        "passed",
        "100",
        "",
    )
    assert len(cmi["interactions"]) == 8


def test_a_better_status_of_the_lms_is_kept(fire: Callable[..., Lms], context: BrowserContext) -> None:
    """An administrator gave credit by hand, and the saved state is gone."""
    lms = fire()
    first = lms.launch(context)
    first.leave()
    record = lms.record()
    assert record.cmi is not None
    record.cmi["core"]["lesson_status"] = "passed"
    record.cmi["core"]["score"]["raw"] = "90"
    record.cmi["suspend_data"] = ""
    second = lms.launch(context)
    learner = Learner(second)
    learner.begin("Look at the course again")
    play_with(learner, ALARM)
    second.leave()
    core = lms.record().cmi["core"]  # type: ignore[index]
    assert (core["lesson_status"], core["score"]["raw"]) == ("passed", "90")


@pytest.mark.parametrize(
    ("mode", "finished", "target"),
    [
        *((mode, finished, "scorm12") for mode in ("review", "browse") for finished in (False, True)),
        ("review", True, "scorm2004"),
        ("browse", False, "scorm2004"),
    ],
)
def test_review_and_browse_change_nothing(
    fire: Callable[..., Lms], context: BrowserContext, mode: str, *, finished: bool, target: str
) -> None:
    lms = fire(target=target)
    button = "Start"
    before = None
    if finished:
        learner = begun(lms, context)
        learner.play_on()
        learner.visit.leave()
        before = lms.record().cmi
        button = "Look at the course again"
    visit = lms.launch(context, mode=mode)  # type: ignore[arg-type]
    guest = Learner(visit, learner.promise if finished else None)
    expect(guest.view.get_by_text("Nothing you do here changes your recorded result.").first).to_be_visible()
    guest.begin(button)
    guest.open("Raising it")
    if not finished:
        guest.answer("first-step")
    guest.exit()
    guest.save_and_exit()
    expect(guest.heading("Nothing was changed")).to_be_visible()
    visit.leave()
    assert_unchanged(lms, visit, before)


def test_answers_can_stay_with_the_learner(fire: Callable[..., Lms], context: BrowserContext) -> None:
    lms = fire(interactions=False)
    learner = begun(lms, context)
    learner.play_on()
    leave(lms, learner)
    assert lms.record().status == "passed"
    assert lms.record().cmi["interactions"] == {}  # type: ignore[index]


@pytest.mark.parametrize("wrong", [set(), ALARM], ids=["passed", "failed"])
def test_a_mastery_score_agrees_with_us(
    fire: Callable[..., Lms], context: BrowserContext, wrong: set[str]
) -> None:
    """An LMS that compares the score with the manifest's mastery score comes to the same status."""
    lms = fire(mastery_score=True, reporting="passed-failed")
    assert lms.items[0].mastery_score == "75"
    learner = begun(lms, context)
    play_with(learner, wrong)
    leave(lms, learner)
