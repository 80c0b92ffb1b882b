"""Sorting: items that are dragged, what each one says. test_types.py plays it as every type."""

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

AMBULANCE = case_of("categorise", "two groups, all or nothing")
BINS = case_of("categorise", "four groups, one of them empty, partial credit; ids of the author")


def test_items_are_dragged_into_their_groups(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    lms = lms_with(AMBULANCE, tmp_path, lms_of)
    visit = lms.launch(context)
    learner = Learner(visit)
    begin(learner)
    boxes = learner.view.locator(".bin")
    for item, group in ((2, 0), (3, 0), (4, 0), (4, 1)):
        drag(learner, row_of(learner, item).locator(".grip"), boxes.nth(group))
        expect(row_of(learner, item).locator(f'input[value="{group}"]')).to_be_checked()
    expect(boxes.nth(0).locator(".bin-count")).to_have_text("2")
    expect(boxes.nth(1).locator(".bin-count")).to_have_text("1")
    learner.press(learner.button("Check"))
    expect(learner.view.get_by_role("group", name="Right", exact=True)).to_be_visible()
    visit.settle()
    visit.leave()
    assert held(lms) == [("matching", "1.a,2.a,3.b", ["{1.a,2.a,3.b}"], "correct")]


def test_each_item_is_judged_and_the_last_try_shows_where_it_belongs(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    learner = Learner(lms_with(BINS, tmp_path, lms_of, attempts=1).launch(context))
    begin(learner)
    assert keys_shown(learner) == [4, 5, 6, 7], "shuffle: false keeps the items in order"
    match(learner, [4, 3, 5, 1, 6, 1, 7, 3])
    learner.press(learner.button("Check"))
    jar = row_of(learner, 4)
    expect(jar.get_by_text("Not quite")).to_be_visible()
    expect(jar.get_by_text("What is it made of?")).to_be_visible()
    expect(jar.get_by_text("Right answer: Glass")).to_be_visible()
    expect(row_of(learner, 5).get_by_text("Right", exact=True)).to_be_visible()
    expect(row_of(learner, 5).get_by_text("Right answer")).to_be_hidden()
