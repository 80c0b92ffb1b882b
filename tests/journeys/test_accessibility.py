"""axe-core finds nothing, of any impact, on any state of any page, narrow and wide, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT, Built
from tests.journeys.inspector import Inspector
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms, Visit
from tests.journeys.questions import narrow_and_wide
from tests.journeys.tracked import assert_tracked

pytestmark = pytest.mark.browser

WIDTHS = (320, 1280)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_state_of_a_course(
    fire: Callable[..., Lms], open_at: Callable[..., Visit], inspector: Inspector, width: int
) -> None:
    lms = fire(navigation="linear-first", reporting="passed-failed")
    visit = open_at(lms)
    learner = Learner(visit)
    inspector.look(learner, "start")
    learner.begin()
    inspector.look(learner, "page")
    show_menu(learner, width)
    inspector.look(learner, "menu with locked pages")
    learner.entry("Check the alarm").click(force=True)
    expect(learner.view.get_by_text("Locked.").first).to_be_visible()
    inspector.look(learner, "a locked page explained")
    hide_menu(learner, width)

    learner.next()
    inspector.look(learner, "questions unanswered")
    form = learner.form(learner.promise.question("first-step"))
    learner.press(form.get_by_role("button", name="Check"))
    inspector.look(learner, "an empty answer")
    learner.answer("first-step", {"look"})
    inspector.look(learner, "answered wrong, tries left")
    learner.try_again("first-step")
    learner.answer("first-step")
    learner.answer("call-points", {"note", "point"})
    inspector.look(learner, "answered right, and partly")
    learner.next()

    inspector.look(learner, "check: introduction")
    learner.begin_check()
    inspector.look(learner, "check: a question")
    learner.answer("needs", False)
    inspector.look(learner, "check: answered wrong")
    learner.after_answer(0)
    learner.finish_check({"before-help", "lid"}, start=1)
    inspector.look(learner, "check: not passed, tries left")
    learner.play_check(again=True)
    inspector.look(learner, "check: passed")
    learner.next()
    learner.answer("lift", False)
    inspector.look(learner, "practice: the last try is used")
    learner.next()
    learner.next()
    learner.play_check({"way", "meet"})
    learner.play_check({"way", "meet"}, again=True)
    inspector.look(learner, "check: failed")
    learner.to_end()
    inspector.look(learner, "end: failed")
    learner.save_and_exit()
    inspector.look(learner, "after the exit: saved")


@pytest.mark.parametrize("width", WIDTHS)
def test_every_state_of_saving(
    fire: Callable[..., Lms], open_at: Callable[..., Visit], inspector: Inspector, width: int
) -> None:
    lms = fire()
    visit = open_at(lms)
    learner = Learner(visit)
    learner.begin()
    lms.site.commits_work = False
    learner.next()
    expect(learner.view.get_by_text("Not saved. Keep this page open").first).to_be_visible()
    inspector.look(learner, "not saved")
    lms.site.commits_work = True
    learner.open("Check the way out") if width > 1000 else learner.next()
    learner.play_check()
    visit.settle()
    visit.close_tab()

    again = open_at(lms)
    resumed = Learner(again, learner.promise)
    inspector.look(resumed, "resumed")
    resumed.press(resumed.button("Continue"))
    inspector.look(resumed, "a check looked at again")
    lms.site.commits_work = False
    show_menu(resumed, width)
    resumed.exit()
    inspector.look(resumed, "end: still open")
    resumed.save_and_exit()
    inspector.look(resumed, "after the exit: not saved")
    again.close_tab()
    lms.site.commits_work = True

    review = open_at(lms, mode="review")
    inspector.look(Learner(review, learner.promise), "review")
    review.close_tab()
    silent = open_at(lms, quirk="silent")
    alone = Learner(silent)
    inspector.look(alone, "not tracking")
    alone.begin()
    inspector.look(alone, "a page, not tracking")
    silent.close_tab()


@narrow_and_wide
@pytest.mark.parametrize("unit", ["recognizing", "vulnerabilities", "trauma"])
def test_each_module_of_the_real_course_is_passed_alone(
    build_course: Callable[..., Built],
    lms_of: Callable[..., Lms],
    open_at: Callable[..., Visit],
    inspector: Inspector,
    unit: str,
) -> None:
    built = build_course(ROOT / "courses" / "cst-introduction", unit=unit)
    assert built.zip.name == f"cst-introduction.{unit}-scorm12.zip"
    lms = lms_of(built.package)
    visit = open_at(lms)
    learner = Learner(visit)
    assert len(learner.course["units"]) == 1
    inspector.look(learner, "start")
    learner.begin()
    while True:
        page = learner.current_page()
        inspector.look(learner, page["title"])
        if page["kind"] == "assessment":
            learner.begin_check()
            inspector.look(learner, f"{page['title']}: a question")
            for index, question in enumerate(page["questions"]):
                learner.answer(question["id"].rpartition(".")[2])
                inspector.look(learner, f"{question['id']} answered")
                learner.after_answer(index)
            learner.promise.submit(page)
            inspector.look(learner, f"{page['title']}: result")
        elif page["questions"]:
            learner.play_page()
            inspector.look(learner, f"{page['title']}: answered")
        if page is learner.pages[-1]:
            break
        learner.next()
    learner.to_end()
    expect(learner.heading("You passed")).to_be_visible()
    inspector.look(learner, "end")
    visit.leave()
    assert_tracked(lms, visit, learner.promise)
    assert lms.record().status == "passed"
    answered = {answer.id.rpartition(".")[2] for answer in learner.promise.answers}
    number = ["recognizing", "vulnerabilities", "trauma"].index(unit) + 1
    assert {f"i{number}-{item}" for item in range(1, 8)} <= answered


@narrow_and_wide
def test_the_real_course_is_passed(
    build_course: Callable[..., Built],
    lms_of: Callable[..., Lms],
    open_at: Callable[..., Visit],
    inspector: Inspector,
) -> None:
    lms = lms_of(build_course(ROOT / "courses" / "cst-introduction").package)
    visit = open_at(lms)
    learner = Learner(visit)
    inspector.look(learner, "start")
    learner.begin()
    inspector.look(learner, "first page")
    learner.play_on()
    learner.to_end()
    expect(learner.heading("You passed")).to_be_visible()
    inspector.look(learner, "end")
    visit.leave()
    assert_tracked(lms, visit, learner.promise)
    assert lms.record().status == "passed"


@narrow_and_wide
def test_the_inspector_sees(
    fire: Callable[..., Lms], open_at: Callable[..., Visit], inspector: Inspector
) -> None:
    visit = open_at(fire())
    spoil = {
        "button-name": "<button></button>",
        "color-contrast": "<p style='color: #777; background: #888'>faint</p>",
        "scrolls sideways": "<div style='width: 600px'>wide</div>",
    }
    for fault, html in spoil.items():
        visit.view.evaluate(
            "html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", html
        )
        inspector.look(Learner(visit), "spoiled")
        found = [one for one in inspector.found if fault in one]
        seen = {width for width in inspector.widths if any(f"({width} px" in one for one in found)}
        assert seen == ({320} if fault == "scrolls sideways" else {320, 1280}), f"{fault} was not seen"
        inspector.found.clear()
        visit.view.evaluate("document.querySelector('main').lastElementChild.remove()")


def show_menu(learner: Learner, width: int) -> None:
    """On a narrow screen the menu has to be opened."""
    if width < 1000:
        learner.press(learner.view.get_by_role("button", name="Menu", exact=True))


def hide_menu(learner: Learner, width: int) -> None:
    """Close it again."""
    if width < 1000:
        learner.visit.window.keyboard.press("Escape")
