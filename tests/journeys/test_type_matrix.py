"""Matrix: a table, one under the other where there is little room. test_types.py plays it as every type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.inspector import Inspector
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms, Visit
from tests.journeys.questions import WIDTHS, case_of, lms_with

pytestmark = pytest.mark.browser


@WIDTHS
def test_it_stays_a_table_for_screen_readers_where_it_does_not_look_like_one(
    lms_of: Callable[..., Lms],
    open_at: Callable[..., Visit],
    inspector: Inspector,
    tmp_path: Path,
    width: int,
) -> None:
    lms = lms_with(case_of("matrix", "three rows, two points"), tmp_path, lms_of)
    visit = open_at(lms)
    learner = Learner(visit)
    learner.begin()
    view = visit.view
    expect(view.get_by_role("table", name="Your answers")).to_be_visible()
    expect(view.get_by_role("columnheader")).to_have_text(["Today", "Later"])
    expect(view.get_by_role("rowheader")).to_have_text(["The tyres", "The brakes", "The chain"])
    first, second = (view.get_by_role("row", name="The tyres").locator("td").nth(n) for n in (0, 1))
    boxes = first.bounding_box(), second.bounding_box()
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert (round(boxes[0]["y"]) == round(boxes[1]["y"])) is (width > 320)
    assert boxes[0]["height"] >= 48

    view.get_by_role("radio", name="The tyres Today", exact=True).click()
    learner.press(learner.button("Check"))
    expect(view.get_by_text("Choose an answer in each row first, then press Check.")).to_be_visible()
    expect(view.get_by_role("radio", name="The brakes Today")).to_be_focused()
    inspector.look(learner, "one row answered")
