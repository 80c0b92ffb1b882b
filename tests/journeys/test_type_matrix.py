"""Matrix: a table of statements and a scale; one under the other where there is little room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.case_course import assert_recorded, build_case, read_case
from tests.journeys.learner import Hand, Learner
from tests.journeys.lms import Lms
from tests.journeys.test_accessibility import Inspector

pytestmark = pytest.mark.browser

CASE = "three rows, two points"


def choose(learner: Learner, row: str, column: str) -> None:
    """A point in one row; with the keyboard, Tab reaches the row and the arrows its points."""
    radio = learner.view.get_by_role("radio", name=f"{row} {column}", exact=True)
    if learner.hand == "mouse":
        radio.click()
        return
    group = learner.view.get_by_role("row", name=row).get_by_role("radio")
    learner.tab_to(group)
    learner.keys.press("Space")
    for _ in range(group.count()):
        if radio.is_checked():
            return
        learner.keys.press("ArrowDown")
    expect(radio).to_be_checked()


@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
@pytest.mark.parametrize("width", [320, 1280])
def test_answered_and_changed(
    lms_of: Callable[..., Lms],
    new_context: Callable[..., BrowserContext],
    tmp_path: Path,
    hand: Hand,
    width: int,
) -> None:
    case = read_case("matrix", CASE)
    lms = lms_of(build_case(case, tmp_path).package)
    visit = lms.launch(new_context(viewport={"width": width, "height": 800}), road="popup")
    learner = Learner(visit, hand=hand)
    learner.begin()
    choose(learner, "The tyres", "Today")
    learner.press(learner.button("Check"))
    expect(visit.view.get_by_text("Choose an answer in each row first, then press Check.")).to_be_visible()
    expect(visit.view.get_by_role("radio", name="The brakes Today")).to_be_focused()
    choose(learner, "The brakes", "Later")
    choose(learner, "The chain", "Today")
    learner.press(learner.button("Check"))
    noted = visit.view.get_by_role("group", name="Thank you. Your answer is noted", exact=True)
    expect(noted).to_be_focused()

    learner.press(learner.button("Change my answer"))
    expect(visit.view.get_by_role("radio", name="The chain Today")).to_be_checked()
    choose(learner, "The tyres", "Later")
    choose(learner, "The chain", "Later")
    learner.press(learner.button("Check"))
    expect(noted).to_be_focused()
    visit.leave()
    assert_recorded(lms, visit, case, ["every row", "the same point in every row"])


@pytest.mark.parametrize("width", [320, 1280])
def test_it_stays_a_table_for_screen_readers_where_it_does_not_look_like_one(
    lms_of: Callable[..., Lms],
    new_context: Callable[..., BrowserContext],
    node_modules: Path,
    tmp_path: Path,
    width: int,
) -> None:
    lms = lms_of(build_case(read_case("matrix", CASE), tmp_path).package)
    visit = lms.launch(new_context(viewport={"width": width, "height": 800}), road="popup")
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

    inspector = Inspector((node_modules / "axe-core" / "axe.min.js").read_text("utf-8"), width)
    inspector.look(learner, "unanswered")
    choose(learner, "The tyres", "Today")
    learner.press(learner.button("Check"))
    inspector.look(learner, "error")
    choose(learner, "The brakes", "Later")
    choose(learner, "The chain", "Today")
    learner.press(learner.button("Check"))
    inspector.look(learner, "noted")
    assert inspector.found == []
