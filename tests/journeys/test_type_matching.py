"""Matching: cards that are dragged, the open row, each pair judged. test_types.py plays it as every type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.answering import drag, keys_shown, match, row_of
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms
from tests.journeys.questions import begin, case_of, held, lms_with

pytestmark = pytest.mark.browser

FIRES = case_of("matching", "three pairs and a distractor, all or nothing")
LISTS = case_of(
    "matching", "penalty: a wrong pair takes away what a right one gives; ids of the author name both sides"
)


def test_cards_are_dragged_to_their_sources(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    lms = lms_with(FIRES, tmp_path, lms_of)
    visit = lms.launch(context)
    learner = Learner(visit)
    begin(learner)
    cards = learner.view.locator(".cards")
    drag(learner, cards.get_by_text("Water"), row_of(learner, 1), drop=False)
    expect(row_of(learner, 1).get_by_role("combobox")).to_have_value("")
    for source, words in enumerate(("Water", "A fire blanket", "Carbon dioxide")):
        drag(learner, cards.get_by_text(words), row_of(learner, source))
        expect(row_of(learner, source).get_by_role("combobox")).to_have_value(str(source + 3))
    expect(learner.view.locator(".drag-picture")).to_have_count(0)
    learner.press(learner.button("Check"))
    expect(learner.view.get_by_role("group", name="Right", exact=True)).to_be_visible()
    expect(cards).to_be_hidden()
    visit.settle()
    visit.leave()
    assert held(lms) == [("matching", "1.a,2.b,3.c", ["{1.a,2.b,3.c}"], "correct")]


def test_what_is_open_is_pointed_at(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    learner = Learner(lms_with(FIRES, tmp_path, lms_of).launch(context), hand="keyboard")
    begin(learner)
    first, *others = keys_shown(learner)
    match(learner, [first, 6])
    learner.press(learner.button("Check"))
    expect(learner.view.get_by_text("Choose a match for each one first")).to_be_visible()
    expect(row_of(learner, others[0]).get_by_role("combobox")).to_be_focused()
    expect(row_of(learner, first).get_by_role("combobox")).to_have_value("6")


def test_each_pair_is_judged_and_the_last_try_shows_what_belongs_together(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    learner = Learner(lms_with(LISTS, tmp_path, lms_of, attempts=2).launch(context))
    begin(learner)
    assert keys_shown(learner) == [0, 1, 2], "shuffle: false keeps the sources in order"
    targets = [each.inner_text() for each in row_of(learner, 0).locator("label").all()]
    assert targets == sorted(targets), "and the targets in the order of their letters"
    match(learner, [0, 4, 1, 4, 2, 4])
    learner.press(learner.button("Check"))
    expect(row_of(learner, 0).get_by_text("Not quite")).to_be_visible()
    expect(row_of(learner, 0).get_by_text("Think of the rim.")).to_be_visible()
    expect(row_of(learner, 1).get_by_text("Right", exact=True)).to_be_visible()
    expect(learner.view.get_by_text("Right answer:")).to_have_count(0)
    learner.press(learner.button("Try again"))
    expect(learner.view.get_by_text("Think of the rim.")).to_be_hidden()
    match(learner, [0, 3, 1, 3, 2, 3])
    learner.press(learner.button("Check"))
    expect(row_of(learner, 0).get_by_text("Yes.")).to_be_visible()
    expect(row_of(learner, 0).get_by_text("Right answer:")).to_be_hidden()
    expect(row_of(learner, 1).get_by_text("Right answer: Fills the tube")).to_be_visible()
