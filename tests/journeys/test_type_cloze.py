"""Cloze: the gap left open, what each gap says. test_types.py plays it as every type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.answering import field_of, fill
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms
from tests.journeys.questions import case_of, lms_with

pytestmark = pytest.mark.browser

ALARM = case_of("cloze", "a list and a typed gap, all or nothing")


def test_the_gap_left_empty_is_the_one_that_gets_the_focus(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    lms = lms_with(ALARM, tmp_path, lms_of)
    learner = Learner(lms.launch(context), hand="keyboard")
    learner.begin()
    fill(learner, [2])
    learner.press(learner.button("Check"))
    expect(learner.view.get_by_text("Fill every gap first, then press Check.")).to_be_visible()
    expect(field_of(learner, 1)).to_be_focused()
    expect(field_of(learner, 1)).to_have_attribute("aria-invalid", "true")
    expect(field_of(learner, 0)).not_to_have_attribute("aria-invalid", "true")
    expect(field_of(learner, 0)).to_have_value("2")


def test_each_gap_is_judged_and_the_last_try_shows_what_belongs_there_also_after_a_resume(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    case = case_of("cloze", "lists only, one with two right options")
    lms = lms_with(case, tmp_path, lms_of, attempts=1)
    visit = lms.launch(context)
    learner = Learner(visit)
    learner.begin()
    fill(learner, [1, 3])
    learner.press(learner.button("Check"))
    for _ in range(2):
        expect(learner.view.get_by_role("group", name="Partly right", exact=True)).to_be_visible()
        first, second = learner.view.locator("[data-gap]").all()
        expect(first.get_by_text("Not quite")).to_be_visible()
        expect(first.get_by_text("The right answer: up")).to_be_visible()
        expect(second.get_by_text("Right", exact=True)).to_be_visible()
        expect(second.get_by_text("The right answer")).to_be_hidden()
        expect(field_of(learner, 0)).to_have_value("1")
        expect(field_of(learner, 1)).to_have_value("3")
        visit.settle()
        visit.leave()
        visit = lms.launch(context)
        learner = Learner(visit)
        learner.begin("Look at the course again")
