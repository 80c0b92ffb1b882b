"""The LMSs that there are: behind other frames, in other windows, silent, forgetful, broken."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys import watcher
from tests.journeys.conftest import both
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms, Road
from tests.journeys.record import Call, sets
from tests.journeys.tracked import assert_told, assert_tracked

pytestmark = pytest.mark.browser


def play_a_while(learner: Learner, button: str = "Start") -> None:
    """Start, go on a page, answer."""
    learner.begin(button)
    learner.next()
    learner.answer("first-step")


@both
@pytest.mark.parametrize("road", ["deep", "cross-origin", "popup", "popup-from-frame"])
def test_the_api_is_found_wherever_it_is(
    fire: Callable[..., Lms], context: BrowserContext, road: Road
) -> None:
    lms = fire()
    visit = lms.launch(context, road=road)
    learner = Learner(visit)
    play_a_while(learner)
    visit.close_tab()
    assert_tracked(lms, visit, learner.promise)
    again = lms.launch(context, road=road)
    expect(again.view.get_by_role("button", name="Continue")).to_be_visible()
    again.leave()


@both
@pytest.mark.parametrize(("road", "quirk"), [("none", "none"), ("frame", "silent")])
def test_without_an_lms_the_course_works_and_says_so(
    fire: Callable[..., Lms], context: BrowserContext, road: Road, quirk: str
) -> None:
    lms = fire()
    visit = lms.launch(context, road=road, quirk=quirk)  # type: ignore[arg-type]
    expect(visit.view.get_by_text("Your progress is not recorded").first).to_be_visible()
    learner = Learner(visit)
    learner.begin()
    learner.play_on()
    learner.to_end()
    expect(learner.heading("You passed")).to_be_visible()
    expect(learner.heading("Nothing is recorded")).to_be_visible()
    calls = visit.calls()
    visit.leave()
    assert {call.name for call in calls} <= {
        "LMSInitialize",
        "LMSGetLastError",
        "LMSGetValue",
        "LMSGetErrorString",
    }
    assert lms.record().cmi is None


@both
def test_an_lms_without_interactions(fire: Callable[..., Lms], context: BrowserContext) -> None:
    lms = fire()
    visit = lms.launch(context, quirk="no-interactions")
    learner = Learner(visit)
    learner.begin()
    learner.play_on()
    expect(learner.view.get_by_text("Not saved")).to_have_count(0)
    visit.settle()
    visit.leave()
    learner.promise.answers.clear()
    assert_told(lms.record(), visit, learner.promise)
    cmi = lms.record().cmi
    assert cmi is not None
    assert (cmi["core"]["lesson_status"], cmi["core"]["score"]["raw"]) == ("passed", "100")
    assert cmi["interactions"] == {}
    assert watcher.faults(visit, visit.calls()) == []
    refused = [call for call in sets(visit.calls(), taken=False) if not call.taken]
    assert len(refused) <= 1, f"what the LMS lacks is tried again and again: {refused}"


def commits(calls: tuple[Call, ...]) -> list[Call]:
    return [call for call in calls if call.name == "LMSCommit"]


@both
def test_a_commit_that_fails_is_told_and_made_good(fire: Callable[..., Lms], context: BrowserContext) -> None:
    lms = fire()
    visit = lms.launch(context)
    learner = Learner(visit)
    play_a_while(learner)
    visit.settle()
    expect(learner.view.get_by_text("Saved", exact=True).first).to_be_visible()
    lms.site.commits_work = False
    learner.answer("call-points")
    expect(learner.view.get_by_text("Not saved. Keep this page open").first).to_be_visible()
    learner.next()
    expect(learner.heading("Check the alarm")).to_be_visible()
    lms.site.commits_work = True
    expect(learner.view.get_by_text("Not saved. Keep this page open")).to_have_count(0, timeout=12_000)
    expect(learner.view.get_by_text("Saved", exact=True).first).to_be_visible()
    failed = [call for call in commits(visit.calls()) if not call.taken]
    assert 1 <= len(failed) <= 4
    visit.leave()
    assert_tracked(lms, visit, learner.promise, commits_work=False)

    # One that fails to the end is told, too.
    again = Learner(lms.launch(context), learner.promise)
    again.press(again.button("Continue"))
    lms.site.commits_work = False
    again.press(again.button("Back"))
    again.exit()
    again.save_and_exit()
    expect(again.heading("Not saved. Keep this page open")).to_be_visible()


@both
def test_an_lms_that_throws(fire: Callable[..., Lms], context: BrowserContext) -> None:
    lms = fire()
    visit = lms.launch(context, quirk="set-throws")
    learner = Learner(visit)
    learner.begin()
    learner.play_on()
    expect(learner.view.get_by_text("Not saved. Keep this page open").first).to_be_visible()
    learner.to_end()
    expect(learner.heading("You passed")).to_be_visible()
    visit.leave()
    assert len(visit.calls()) < 400


@both
def test_an_odd_answer_to_initialize(fire: Callable[..., Lms], context: BrowserContext) -> None:
    lms = fire()
    visit = lms.launch(context, quirk="initialize-odd")
    learner = Learner(visit)
    play_a_while(learner)
    visit.leave()
    assert_tracked(lms, visit, learner.promise)


@both
def test_an_lms_that_returns_two_elements_only(fire: Callable[..., Lms], context: BrowserContext) -> None:
    """Open edX: everything is taken, but only location and suspend data come back; entry is empty."""
    lms = fire()
    first = lms.launch(context, quirk="few-elements")
    learner = Learner(first)
    play_a_while(learner)
    first.close_tab()
    second = lms.launch(context, quirk="few-elements")
    again = Learner(second, learner.promise)
    again.begin("Continue")
    expect(again.heading("Raising it")).to_be_visible()
    again.next()
    again.play_on()
    second.leave()
    again.promise.objective_status.clear()  # an LMS that says nothing of objectives is not given any
    assert_tracked(lms, second, again.promise)
    assert lms.record().status == "passed"
    third = lms.launch(context, quirk="few-elements")
    Learner(third, again.promise).begin("Look at the course again")
    third.leave()
    assert lms.record().status == "passed"

    # And one that keeps the bookmark only.
    lms.lose_state()
    fourth = lms.launch(context, quirk="few-elements")
    expect(fourth.view.get_by_text("You were at “Check the way out”.")).to_be_visible()
    fourth.leave()


@both
def test_an_lms_that_forgets_interactions(fire: Callable[..., Lms], context: BrowserContext) -> None:
    """Each session counts its interactions from 0: the answers of this session are kept all the same."""
    lms = fire({"keeps_interactions": False})
    first = lms.launch(context)
    learner = Learner(first)
    play_a_while(learner)
    first.leave()
    second = lms.launch(context)
    again = Learner(second, learner.promise)
    again.begin("Continue")
    again.answer("call-points")
    again.next()
    again.play_check()
    second.leave()
    cmi = lms.record().cmi
    assert cmi is not None
    kept = [row["id"].rpartition(".")[2] for row in cmi["interactions"].values()]
    assert kept == ["call-points", "needs", "before-help", "lid"]


@both
def test_what_is_sent_at_the_very_end_may_be_lost(fire: Callable[..., Lms], context: BrowserContext) -> None:
    """Synchronous requests fail while a page goes away: nothing but the last seconds may hang on them."""
    lms = fire()
    lms.site.finish_is_kept = False
    first = lms.launch(context)
    learner = Learner(first)
    play_a_while(learner)
    first.settle()
    first.close_tab()
    assert lms.record().cmi is not None
    second = lms.launch(context)
    again = Learner(second, learner.promise)
    again.begin("Continue")
    again.answer("call-points")
    question = again.promise.question("first-step")
    expect(again.form(question).get_by_role("group", name="Right")).to_be_visible()
    second.settle()
    second.leave()


@both
def test_saved_data_of_another_course_is_not_trusted(
    fire: Callable[..., Lms], context: BrowserContext
) -> None:
    lms = fire()
    first = lms.launch(context)
    learner = Learner(first)
    play_a_while(learner)
    first.leave()
    lms.lose_state("viewed=1,2|lastviewedslide=2")
    second = lms.launch(context)
    anew = Learner(second)
    anew.begin()
    anew.next()
    second.leave()
    assert watcher.faults(second, second.calls()) == []
    assert lms.record().status == "incomplete"
