"""Fill-in: Enter checks, and the answer is told at last. test_types.py plays it as every type."""

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

GAS = case_of("fill-in", "one of several accepted answers")


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
