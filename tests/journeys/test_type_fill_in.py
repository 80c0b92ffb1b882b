"""A text typed with the mouse or the keyboard alone reaches the LMS as the shared cases promise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.learner import Hand, Learner
from tests.journeys.lms import Lms
from tests.journeys.test_accessibility import Inspector
from tests.journeys.typed import HANDS, WIDTHS, case_of, field_of, fill, lms_with, play

pytestmark = pytest.mark.browser

GAS = case_of("fill-in", "one of several accepted answers")


@HANDS
def test_typed_wrong_then_right(
    hand: Hand, tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    lms = lms_with(GAS, tmp_path, lms_of)
    steps = [("wrong, with feedback of its own", "Not quite"), ("markup", "Not quite"), ("right", "Right")]
    play(lms, context, hand, GAS, steps)


def test_a_pattern_counts_and_other_languages_too(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    case = case_of("fill-in", "a pattern beside the accepted answer")
    lms = lms_with(case, tmp_path, lms_of)
    play(lms, context, "keyboard", case, [("one sign too many", "Not quite"), ("fits", "Right")])


def test_enter_checks_and_the_last_try_shows_the_answer_also_after_a_resume(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    lms = lms_with(GAS, tmp_path, lms_of, attempts=1)
    visit = lms.launch(context)
    learner = Learner(visit, hand="keyboard")
    learner.begin()
    fill(learner, ["Hydrogen"])
    learner.visit.mark()
    learner.keys.press("Enter")
    for _ in range(2):
        expect(learner.view.get_by_text("It burns itself.")).to_be_visible()
        expect(learner.view.get_by_text("The right answer: oxygen")).to_be_visible()
        expect(field_of(learner, 0)).to_have_value("Hydrogen")
        expect(field_of(learner, 0)).to_be_disabled()
        visit.settle()
        visit.leave()
        visit = lms.launch(context)
        learner = Learner(visit)
        learner.begin("Look at the course again")


@WIDTHS
def test_axe_finds_nothing_in_any_state(
    width: int,
    tmp_path: Path,
    lms_of: Callable[..., Lms],
    new_context: Callable[..., BrowserContext],
    node_modules: Path,
) -> None:
    inspector = Inspector((node_modules / "axe-core" / "axe.min.js").read_text("utf-8"), width)
    lms = lms_with(GAS, tmp_path, lms_of, attempts=2)
    learner = Learner(lms.launch(new_context(viewport={"width": width, "height": 800}), road="popup"))
    learner.begin()
    inspector.look(learner, "unanswered")
    learner.press(learner.button("Check"))
    inspector.look(learner, "an empty answer")
    fill(learner, ["Hydrogen"])
    learner.press(learner.button("Check"))
    inspector.look(learner, "wrong, with feedback of its own")
    learner.press(learner.button("Try again"))
    fill(learner, ["x" * 40])
    learner.press(learner.button("Check"))
    inspector.look(learner, "the last try is used")
    assert inspector.found == []
