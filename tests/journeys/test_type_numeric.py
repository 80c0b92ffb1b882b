"""A number typed with the mouse or the keyboard alone reaches the LMS as the shared cases promise."""

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

PRESSURE = case_of("numeric", "a percentage, and a unit that must be written")


@HANDS
def test_typed_wrong_then_right(
    hand: Hand, tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    lms = lms_with(PRESSURE, tmp_path, lms_of)
    steps = [("the unit missing", "Not quite"), ("below", "Not quite"), ("right", "Right")]
    play(lms, context, hand, PRESSURE, steps)


def test_the_language_of_the_course_decides_what_a_comma_is(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    case = case_of("numeric", "how German writes numbers")
    lms = lms_with(case, tmp_path, lms_of, attempts=1)
    play(lms, context, "mouse", case, [("a point before four decimals", "Not quite")])
    learner = Learner(lms.launch(context))
    learner.begin("Look at the course again")
    expect(field_of(learner, 0)).to_have_value("1.2500")
    expect(learner.view.get_by_text("The right answer: 1.250 m²")).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("five", "This could not be read as a number."),
        ("1,5", "This could not be read as a number."),
        ("5 rounds", "Type the number alone"),
    ],
)
def test_what_is_no_number_costs_no_try_and_is_explained(
    typed: str, words: str, tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    lms = lms_with(case_of("numeric", "an exact number"), tmp_path, lms_of, attempts=1)
    learner = Learner(lms.launch(context), hand="keyboard")
    learner.begin()
    fill(learner, [typed])
    learner.press(learner.button("Check"))
    expect(learner.view.get_by_text(words)).to_be_visible()
    expect(field_of(learner, 0)).to_be_focused()
    expect(field_of(learner, 0)).to_have_value(typed)
    fill(learner, ["5"])
    learner.press(learner.button("Check"))
    expect(learner.view.get_by_role("group", name="Right", exact=True)).to_be_visible()


@WIDTHS
def test_axe_finds_nothing_in_any_state(
    width: int,
    tmp_path: Path,
    lms_of: Callable[..., Lms],
    new_context: Callable[..., BrowserContext],
    node_modules: Path,
) -> None:
    inspector = Inspector((node_modules / "axe-core" / "axe.min.js").read_text("utf-8"), width)
    lms = lms_with(PRESSURE, tmp_path, lms_of, attempts=2)
    learner = Learner(lms.launch(new_context(viewport={"width": width, "height": 800}), road="popup"))
    learner.begin()
    inspector.look(learner, "unanswered")
    learner.press(learner.button("Check"))
    inspector.look(learner, "an empty answer")
    fill(learner, ["58"])
    learner.press(learner.button("Check"))
    expect(learner.view.get_by_text("The number is right. Its unit is missing.")).to_be_visible()
    inspector.look(learner, "the unit is missing")
    learner.press(learner.button("Try again"))
    fill(learner, ["58 bar"])
    learner.press(learner.button("Check"))
    expect(learner.view.get_by_text("The right answer: 58 psi")).to_be_visible()
    inspector.look(learner, "the last try is used")
    assert inspector.found == []
