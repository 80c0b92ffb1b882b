"""Long text: written, counted, kept with the attempt; sent only when the author says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.case_course import answer_of, assert_recorded, build_case, read_case
from tests.journeys.learner import Hand, Learner
from tests.journeys.lms import Lms
from tests.journeys.test_accessibility import Inspector

pytestmark = pytest.mark.browser

SENT = "sent to the LMS: as long as SCORM 1.2 can carry, unless the author says less"
LETTERS = "quotes, commas and letters of other alphabets stay; SCORM 1.2 gets one line"
DELIMITERS = "what SCORM 2004 would read as a delimiter gets a space there"
MODEL = "Tyres first, then **both** brakes."


def write(learner: Learner, text: str) -> None:
    """Replace what is in the field, by typing."""
    field = learner.view.get_by_role("textbox", name="Your answer")
    if learner.hand == "mouse":
        field.click()
    else:
        learner.tab_to(field)
    learner.keys.press("ControlOrMeta+a")
    learner.keys.press("Delete")
    learner.keys.insert_text(text)


@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
def test_what_is_sent_is_what_was_written(
    lms_of: Callable[..., Lms], context: BrowserContext, tmp_path: Path, hand: Hand
) -> None:
    case = read_case("long-text", SENT)
    lms = lms_of(build_case(case, tmp_path, model_answer=MODEL).package)
    visit = lms.launch(context)
    learner = Learner(visit, hand=hand)
    learner.begin()
    view = visit.view
    expect(view.get_by_text("Your answer is sent to your learning system.")).to_be_visible()
    learner.press(learner.button("Check"))
    expect(view.get_by_text("Write an answer first, then press Check.")).to_be_visible()
    expect(view.get_by_role("textbox")).to_be_focused()
    write(learner, "x" * 256)
    expect(view.get_by_text("1 character too many")).to_be_visible()
    learner.press(learner.button("Check"))
    expect(view.get_by_text("Your answer is too long. Shorten it, then press Check.")).to_be_visible()
    expect(view.get_by_text("A model answer")).to_be_hidden()

    write(learner, answer_of(case, LETTERS)["answer"][0])
    learner.press(learner.button("Check"))
    expect(view.get_by_role("group", name="Thank you. Your answer is noted", exact=True)).to_be_focused()
    expect(view.get_by_text("A model answer")).to_be_visible()
    expect(view.get_by_text("Tyres first, then both brakes.")).to_be_visible()
    learner.press(learner.button("Change my answer"))
    expect(view.get_by_role("textbox")).to_have_value(answer_of(case, LETTERS)["answer"][0])
    write(learner, answer_of(case, DELIMITERS)["answer"][0])
    learner.press(learner.button("Check"))
    learner.press(learner.button("Change my answer"))
    write(learner, "x" * 255)
    learner.press(learner.button("Check"))
    visit.leave()
    assert_recorded(lms, visit, case, [LETTERS, DELIMITERS, "the longest, nothing cut"])


def test_kept_with_the_attempt_and_never_sent(
    lms_of: Callable[..., Lms], context: BrowserContext, tmp_path: Path
) -> None:
    case = read_case("long-text", "as it comes: kept in the course, never sent")
    lms = lms_of(build_case(case, tmp_path).package)
    visit = lms.launch(context)
    learner = Learner(visit)
    learner.begin()
    write(learner, "«Шины»\n轮胎 🚲")
    learner.press(learner.button("Check"))
    expect(visit.view.get_by_text("Your answer is noted")).to_be_visible()
    visit.leave()
    assert_recorded(lms, visit, case, [])

    again = lms.launch(context)
    Learner(again).begin("Look at the course again")
    expect(again.view.get_by_role("textbox", name="Your answer")).to_have_value("«Шины»\n轮胎 🚲")


def test_the_count_is_said_when_the_learner_pauses(
    lms_of: Callable[..., Lms], context: BrowserContext, tmp_path: Path
) -> None:
    case = read_case("long-text", "at least ten characters")
    visit = lms_of(build_case(case, tmp_path).package).launch(context)
    learner = Learner(visit)
    learner.begin()
    live = visit.view.locator("#live")
    write(learner, "Tyres and")
    expect(visit.view.locator(".long-text-count")).to_have_text("2 words, 9 of 40 characters")
    expect(live).not_to_contain_text("9 of 40")
    expect(live).to_have_text("2 words, 9 of 40 characters")
    learner.press(learner.button("Check"))
    expect(visit.view.get_by_text("Your answer is still too short.")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(
    lms_of: Callable[..., Lms],
    new_context: Callable[..., BrowserContext],
    node_modules: Path,
    tmp_path: Path,
    width: int,
) -> None:
    case = read_case("long-text", "at least ten characters")
    lms = lms_of(build_case(case, tmp_path, model_answer=MODEL).package)
    visit = lms.launch(new_context(viewport={"width": width, "height": 800}), road="popup")
    learner = Learner(visit)
    inspector = Inspector((node_modules / "axe-core" / "axe.min.js").read_text("utf-8"), width)
    learner.begin()
    inspector.look(learner, "unanswered")
    learner.press(learner.button("Check"))
    inspector.look(learner, "error")
    write(learner, "x" * 41)
    inspector.look(learner, "too long")
    write(learner, "x" * 40)
    learner.press(learner.button("Check"))
    inspector.look(learner, "noted")
    assert inspector.found == []
