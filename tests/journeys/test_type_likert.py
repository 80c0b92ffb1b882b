"""Likert: one statement on a scale, which may be answered anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.journeys.case_course import assert_recorded, build_case, read_case
from tests.journeys.learner import Hand, Learner
from tests.journeys.lms import Lms
from tests.journeys.test_accessibility import Inspector

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
def test_answered_and_changed(
    lms_of: Callable[..., Lms], context: BrowserContext, tmp_path: Path, hand: Hand
) -> None:
    case = read_case("likert", "three points")
    lms = lms_of(build_case(case, tmp_path, attempts=2).package)
    visit = lms.launch(context)
    learner = Learner(visit, hand=hand)
    learner.begin()
    learner.press(learner.button("Check"))
    expect(visit.view.get_by_text("Choose an answer first, then press Check.")).to_be_visible()
    learner.tick(visit.view.get_by_role("radio", name="Disagree"))
    learner.press(learner.button("Check"))
    noted = visit.view.get_by_role("group", name="Thank you. Your answer is noted", exact=True)
    expect(noted).to_be_focused()
    expect(visit.view.get_by_text("Not quite")).to_have_count(0)

    learner.press(learner.button("Change my answer"))
    expect(visit.view.get_by_role("radio", name="Disagree")).to_be_checked()
    learner.tick(visit.view.get_by_role("radio", name="Agree", exact=True))
    learner.press(learner.button("Check"))
    expect(noted).to_be_focused()
    expect(learner.button("Change my answer")).to_have_count(0)
    visit.leave()
    assert_recorded(lms, visit, case, ["one end", "the other end"])

    again = lms.launch(context)
    Learner(again).begin("Look at the course again")
    expect(again.view.get_by_role("radio", name="Agree", exact=True)).to_be_checked()


@pytest.mark.parametrize("width", [320, 1280])
def test_side_by_side_where_there_is_room(
    lms_of: Callable[..., Lms],
    new_context: Callable[..., BrowserContext],
    node_modules: Path,
    tmp_path: Path,
    width: int,
) -> None:
    lms = lms_of(build_case(read_case("likert", "the longest scale, 0 to 10"), tmp_path).package)
    visit = lms.launch(new_context(viewport={"width": width, "height": 800}), road="popup")
    learner = Learner(visit)
    learner.begin()
    across = width > 320
    rows = visit.view.locator(".option")
    first, last = box(rows.first), box(rows.last)
    assert (first["y"] == last["y"]) is across
    assert (first["x"] == last["x"]) is not across
    assert min(first["height"], last["height"]) >= 48
    inspector = Inspector((node_modules / "axe-core" / "axe.min.js").read_text("utf-8"), width)
    inspector.look(learner, "unanswered")
    learner.press(learner.button("Check"))
    inspector.look(learner, "error")
    learner.tick(visit.view.get_by_role("radio", name="10"))
    learner.press(learner.button("Check"))
    inspector.look(learner, "noted")
    assert inspector.found == []


def box(at: Locator) -> dict[str, int]:
    found = at.bounding_box()
    assert found is not None
    return {"x": round(found["x"]), "y": round(found["y"]), "height": round(found["height"])}
