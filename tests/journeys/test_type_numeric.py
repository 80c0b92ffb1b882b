"""Numeric: languages, units, what is no number. test_types.py plays it as every type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.answering import field_of, fill
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms
from tests.journeys.questions import begin, case_of, lms_with

pytestmark = pytest.mark.browser

PRESSURE = case_of("numeric", "a percentage, and a unit that must be written")


def test_the_language_of_the_course_decides_what_a_comma_is(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    case = case_of("numeric", "how German writes numbers")
    lms = lms_with(case, tmp_path, lms_of, attempts=1)
    learner = Learner(lms.launch(context))
    learner.begin("Starten")
    fill(learner, ["1.2500"])
    learner.press(learner.button("Prüfen"))
    expect(learner.view.get_by_role("group", name="Nicht ganz", exact=True)).to_be_visible()
    expect(learner.view.get_by_text("Die richtige Antwort: 1.250 m²")).to_be_visible()


def test_the_number_alone_is_told_from_its_unit(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    lms = lms_with(PRESSURE, tmp_path, lms_of, attempts=2)
    learner = Learner(lms.launch(context))
    begin(learner)
    fill(learner, ["58"])
    learner.press(learner.button("Check"))
    expect(learner.view.get_by_text("The number is right. Its unit is missing.")).to_be_visible()
    learner.press(learner.button("Try again"))
    fill(learner, ["58 bar"])
    learner.press(learner.button("Check"))
    expect(learner.view.get_by_text("The right answer: 58 psi")).to_be_visible()


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
