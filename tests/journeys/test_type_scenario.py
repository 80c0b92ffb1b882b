"""Scenario: turns, ways back, circles, what comes back. test_types.py plays it as every type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.journeys.answering import choices, take, turns
from tests.journeys.inspector import Inspector
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms, Visit
from tests.journeys.questions import case_of, held, lms_with, narrow_and_wide

pytestmark = pytest.mark.browser

PAN = case_of("scenario", "three ends, a way back, and the credit of each end")
STAIRS = case_of("scenario", "a circle: choices are kept as long as there is room")
CHAIN = case_of("scenario", "a longer way to the best end is neither right nor wrong")


def verdict(learner: Learner, words: str) -> Locator:
    """The feedback of the whole run."""
    return learner.view.get_by_role("group", name=words, exact=True)


def test_a_wrong_turn_leads_back_without_itself_and_everything_is_read_out(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    learner = Learner(lms_with(PAN, tmp_path, lms_of).launch(context), hand="keyboard")
    learner.begin()
    take(learner, 0)
    said = "You chose Lift the pan and carry it out Not quite Burning oil spills on your hands. Choose again."
    expect(turns(learner).last).to_have_accessible_name(said)
    assert sorted(choices(learner).evaluate_all("all => all.map(one => one.dataset.key)")) == ["1", "2"]
    take(learner, 2)
    expect(turns(learner).last).to_have_accessible_name(
        "You chose Turn off the heat and put on a lid The flames are gone."
    )
    expect(turns(learner).nth(1).get_by_text("Burning oil spills on your hands.")).to_be_visible()
    take(learner, 4)
    expect(verdict(learner, "Partly right")).to_have_accessible_description("How it ends It flares up again.")


def test_an_unfinished_run_costs_nothing_and_is_not_kept(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    lms = lms_with(PAN, tmp_path, lms_of, attempts=1)
    visit = lms.launch(context)
    learner = Learner(visit)
    learner.begin()
    take(learner, 0, 2)
    visit.settle()
    visit.leave()
    assert held(lms) == []
    learner = Learner(lms.launch(context), learner.promise)
    learner.begin("Look at the course again")
    expect(turns(learner)).to_have_count(1)
    expect(choices(learner)).to_have_count(3)


def test_the_path_comes_back_and_the_last_try_shows_a_way_that_works(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    lms = lms_with(PAN, tmp_path, lms_of, attempts=1)
    learner = Learner(lms.launch(context))
    learner.begin()
    take(learner, 0, 2, 4)
    told = turns(learner).all_inner_texts()
    learner.visit.settle()
    learner.visit.leave()
    learner = Learner(lms.launch(context), learner.promise)
    learner.begin("Look at the course again")
    assert turns(learner).all_inner_texts() == told
    expect(choices(learner)).to_have_count(0)
    expect(learner.button("Try again")).to_have_count(0)
    way = learner.view.locator(".scenario-best")
    expect(way.get_by_role("listitem")).to_have_text(
        ["Turn off the heat and put on a lid", "Leave the lid on and let it cool"]
    )


def test_circles_are_told_in_full_and_kept_as_far_as_there_is_room(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    lms = lms_with(STAIRS, tmp_path, lms_of)
    visit = lms.launch(context)
    learner = Learner(visit)
    learner.begin()
    take(learner, 0, 2, 0, 2, 1)
    expect(verdict(learner, "Right")).to_be_focused()
    visit.settle()
    visit.leave()
    assert held(lms) == [("performance", "aab", ["b"], "correct")]
    again = Learner(lms.launch(context), learner.promise)
    again.begin("Look at the course again")
    expect(turns(again)).to_have_count(4)


def test_a_longer_way_has_no_mark(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    learner = Learner(lms_with(CHAIN, tmp_path, lms_of).launch(context))
    learner.begin()
    take(learner, 1, 3, 4)
    marks = turns(learner).evaluate_all("all => all.map(one => one.dataset.verdict ?? '')")
    assert marks == ["", "", "right", "right"]


@narrow_and_wide
def test_axe_finds_nothing_on_the_way(
    tmp_path: Path, lms_of: Callable[..., Lms], open_at: Callable[..., Visit], inspector: Inspector
) -> None:
    learner = Learner(open_at(lms_with(PAN, tmp_path, lms_of)))
    learner.begin()
    take(learner, 0)
    inspector.look(learner, "after a wrong turn")
    take(learner, 2)
    inspector.look(learner, "the next step")
    take(learner, 4)
    inspector.look(learner, "partly right")
