"""Ordering: arrow keys, dragging, what each item says. test_types.py plays it as every type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.answering import drag, keys_shown, order, row_of
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms
from tests.journeys.questions import begin, case_of, held, lms_with

pytestmark = pytest.mark.browser

HELP = case_of("ordering", "partial credit: every item in its place counts")
TUBE = case_of(
    "ordering",
    "penalty: an item in another place takes away what a right one gives; items with ids and feedback",
)


def test_nothing_moved_is_no_answer_and_the_start_is_never_right(
    tmp_path: Path, lms_of: Callable[..., Lms], new_context: Callable[..., BrowserContext]
) -> None:
    case = {**TUBE, "authored": {"type": "ordering", "prompt": "Which first?", "items": ["One", "Two"]}}
    lms = lms_with(case, tmp_path, lms_of)
    for _ in range(3):
        learner = Learner(lms.launch(new_context()))
        begin(learner)
        assert keys_shown(learner) == [1, 0]
        learner.press(learner.button("Check"))
        expect(learner.view.get_by_text("Move at least one, then press Check.")).to_be_visible()
        learner.visit.leave()
    assert held(lms) == []


def test_arrow_keys_lead_from_item_to_item_and_the_ends_stay_in_reach(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    learner = Learner(lms_with(HELP, tmp_path, lms_of).launch(context), hand="keyboard")
    begin(learner)
    start = keys_shown(learner)

    learner.tab_to(row_of(learner, start[0]).get_by_role("button", name="Move down"))
    for key, place in (("ArrowDown", 1), ("End", 3), ("ArrowUp", 2), ("Home", 0), ("ArrowUp", 0)):
        learner.keys.press(key)
        expect(row_of(learner, start[place]).get_by_role("button", name="Move down")).to_be_focused()
    up = row_of(learner, start[0]).get_by_role("button", name="Move up")
    learner.press(up)
    assert keys_shown(learner) == start
    expect(up).to_be_focused()
    expect(up).to_have_attribute("aria-disabled", "true")


def test_an_item_is_dragged_by_its_handle(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    lms = lms_with(HELP, tmp_path, lms_of)
    visit = lms.launch(context)
    learner = Learner(visit)
    begin(learner)
    start = keys_shown(learner)

    drag(learner, row_of(learner, start[0]).locator(".grip"), row_of(learner, start[3]), drop=False)
    assert keys_shown(learner) == start
    drag(learner, row_of(learner, start[0]).locator(".grip"), row_of(learner, start[3]), at=0.9)
    assert keys_shown(learner) == [*start[1:], start[0]]
    expect(learner.view.locator("#live")).to_contain_text("moved to 4 of 4")
    for place, key in enumerate([0, 1, 2, 3]):
        if keys_shown(learner)[place] != key:
            goal = row_of(learner, keys_shown(learner)[place])
            drag(learner, row_of(learner, key).locator(".grip"), goal, at=0.1)
    assert keys_shown(learner) == [0, 1, 2, 3]
    learner.press(learner.button("Check"))
    expect(learner.view.get_by_role("group", name="Right", exact=True)).to_be_visible()
    visit.settle()
    visit.leave()
    assert held(lms) == [("sequencing", "a,b,c,d", ["a,b,c,d"], "correct")]


def test_each_item_is_judged_and_the_last_try_shows_its_place(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    context.add_init_script("Math.random = () => 0.5")  # the order that is found is no answer: not by chance
    learner = Learner(lms_with(TUBE, tmp_path, lms_of, attempts=2).launch(context))
    begin(learner)
    start = keys_shown(learner)
    assert start not in ([3, 2, 1, 0], [0, 2, 1, 3])
    order(learner, [3, 2, 1, 0])
    learner.press(learner.button("Check"))
    find = row_of(learner, 0)
    expect(find.get_by_text("Not quite")).to_be_visible()
    expect(find.get_by_text("What must you know first?")).to_be_visible()
    expect(find.get_by_text("Right place")).to_be_hidden()
    expect(find.get_by_role("button")).to_have_count(0)
    learner.press(learner.button("Try again"))
    assert keys_shown(learner) == start, "another try begins where the first began"
    order(learner, [0, 2, 1, 3])
    learner.press(learner.button("Check"))
    expect(find.get_by_text("Yes.")).to_be_visible()
    expect(row_of(learner, 2).get_by_text("Right place: 3")).to_be_visible()
    expect(row_of(learner, 3).get_by_text("Right", exact=True)).to_be_visible()
