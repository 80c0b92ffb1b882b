"""Likert: the points stand side by side where there is room. test_types.py plays it as every type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from tests.journeys.inspector import Inspector
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms, Visit
from tests.journeys.questions import WIDTHS, case_of, lms_with

pytestmark = pytest.mark.browser


@WIDTHS
def test_side_by_side_where_there_is_room(
    lms_of: Callable[..., Lms],
    open_at: Callable[..., Visit],
    inspector: Inspector,
    tmp_path: Path,
    width: int,
) -> None:
    lms = lms_with(case_of("likert", "the longest scale, 0 to 10"), tmp_path, lms_of)
    visit = open_at(lms)
    learner = Learner(visit)
    learner.begin()
    across = width > 320
    rows = visit.view.locator(".option")
    first, last = box(rows.first), box(rows.last)
    assert (first["y"] == last["y"]) is across
    assert (first["x"] == last["x"]) is not across
    assert min(first["height"], last["height"]) >= 48
    inspector.look(learner, "unanswered")
    learner.press(learner.button("Check"))
    inspector.look(learner, "error")
    learner.tick(visit.view.get_by_role("radio", name="10"))
    learner.press(learner.button("Check"))
    inspector.look(learner, "noted")


def box(at: Locator) -> dict[str, int]:
    found = at.bounding_box()
    assert found is not None
    return {"x": round(found["x"]), "y": round(found["y"]), "height": round(found["height"])}
