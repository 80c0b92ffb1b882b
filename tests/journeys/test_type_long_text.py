"""Long text: counted, never cut, with a model answer. test_types.py plays it as every type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.answering import write
from tests.journeys.inspector import Inspector
from tests.journeys.learner import Hand, Learner
from tests.journeys.lms import Lms, Visit
from tests.journeys.questions import HANDS, answer_of, case_of, lms_with, narrow_and_wide

pytestmark = pytest.mark.browser

SENT = "sent to the LMS: as long as SCORM 1.2 can carry, unless the author says less"
LETTERS = "quotes, commas and letters of other alphabets stay; SCORM 1.2 gets one line"
MODEL = "Tyres first, then **both** brakes."


@HANDS
def test_what_is_too_long_is_not_cut_and_a_model_answer_comes_afterwards(
    lms_of: Callable[..., Lms], context: BrowserContext, tmp_path: Path, hand: Hand
) -> None:
    case = case_of("long-text", SENT)
    lms = lms_with(case, tmp_path, lms_of, model_answer=MODEL)
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


def test_the_count_is_said_when_the_learner_pauses(
    lms_of: Callable[..., Lms], context: BrowserContext, tmp_path: Path
) -> None:
    case = case_of("long-text", "at least ten characters")
    visit = lms_with(case, tmp_path, lms_of).launch(context)
    learner = Learner(visit)
    learner.begin()
    live = visit.view.locator("#live")
    write(learner, "Tyres and")
    expect(visit.view.locator(".long-text-count")).to_have_text("2 words, 9 of 40 characters")
    expect(live).not_to_contain_text("9 of 40")
    expect(live).to_have_text("2 words, 9 of 40 characters")
    learner.press(learner.button("Check"))
    expect(visit.view.get_by_text("Your answer is still too short.")).to_be_visible()


@narrow_and_wide
def test_axe_finds_nothing(
    lms_of: Callable[..., Lms], open_at: Callable[..., Visit], inspector: Inspector, tmp_path: Path
) -> None:
    case = case_of("long-text", "at least ten characters")
    lms = lms_with(case, tmp_path, lms_of, model_answer=MODEL)
    visit = open_at(lms)
    learner = Learner(visit)
    learner.begin()
    inspector.look(learner, "unanswered")
    learner.press(learner.button("Check"))
    inspector.look(learner, "error")
    write(learner, "x" * 41)
    inspector.look(learner, "too long")
    write(learner, "x" * 40)
    learner.press(learner.button("Check"))
    inspector.look(learner, "noted")
