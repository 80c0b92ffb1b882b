"""Hotspot: regions of a picture, pointed at. test_types.py plays the list below it as every type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.learner import Learner
from tests.journeys.lms import Lms
from tests.journeys.questions import case_of, held, lms_with, promised

pytestmark = pytest.mark.browser

PARTIAL = "several right regions, partial credit"


def test_pointing_at_the_picture(lms_of: Callable[..., Lms], context: BrowserContext, tmp_path: Path) -> None:
    case = case_of("hotspot", PARTIAL)
    lms = lms_with(case, tmp_path, lms_of)
    visit = lms.launch(context)
    learner = Learner(visit)
    learner.begin()
    handle, pin, hose = (
        visit.view.get_by_role("button", name=name) for name in ("1: The handle", "2: The pin", "3: The hose")
    )
    learner.press(handle)
    learner.press(hose)
    expect(visit.view.get_by_role("checkbox", name="The handle")).to_be_checked()
    expect(visit.view.get_by_role("checkbox", name="The pin")).not_to_be_checked()
    expect(hose).to_have_attribute("aria-pressed", "true")
    learner.press(learner.button("Check"))
    expect(visit.view.get_by_role("group", name="Partly right", exact=True)).to_be_focused()
    expect(visit.view.locator('.region[data-verdict="right"]')).to_have_count(1)
    expect(visit.view.locator('.region[data-verdict="wrong"]')).to_have_count(1)

    learner.press(learner.button("Try again"))
    for region in (handle, pin, hose):
        expect(region).to_have_attribute("aria-pressed", "false")
    learner.press(handle)
    learner.press(hose)
    learner.press(hose)
    learner.press(pin)
    learner.press(learner.button("Check"))
    expect(visit.view.get_by_role("group", name="Right", exact=True)).to_be_focused()
    visit.leave()
    assert held(lms) == promised(case, ["one right, one wrong", "right"])


def test_a_region_ends_at_its_outline(
    lms_of: Callable[..., Lms], context: BrowserContext, tmp_path: Path
) -> None:
    visit = lms_with(case_of("hotspot", "one right region"), tmp_path, lms_of).launch(context)
    Learner(visit).begin()
    picture = visit.view.locator(".hotspot-picture")
    box = picture.bounding_box()
    assert box is not None
    beside = {"circle": (46, 46), "triangle": (61, 94), "rectangle": (9, 20)}
    within = {"circle": (47, 47), "triangle": (75, 90), "rectangle": (11, 29)}
    checked = visit.view.locator("input:checked")
    for x, y in beside.values():
        visit.window.mouse.click(box["x"] + box["width"] * x / 100, box["y"] + box["height"] * y / 100)
        expect(checked).to_have_count(0)
    for x, y in within.values():
        visit.window.mouse.click(box["x"] + box["width"] * x / 100, box["y"] + box["height"] * y / 100)
    expect(checked).to_have_count(1)
    expect(checked).to_have_value("0")


def test_pointing_with_the_keyboard_alone(
    lms_of: Callable[..., Lms], context: BrowserContext, tmp_path: Path
) -> None:
    case = case_of("hotspot", "one right region")
    lms = lms_with(case, tmp_path, lms_of)
    visit = lms.launch(context)
    learner = Learner(visit, hand="keyboard")
    learner.begin()
    learner.press(learner.button("Check"))
    expect(visit.view.get_by_text("Choose a place first, then press Check.")).to_be_visible()
    expect(visit.view.get_by_role("radio", name="The handle")).to_be_focused()
    learner.press(visit.view.get_by_role("button", name="The hose"))
    learner.press(learner.button("Check"))
    expect(visit.view.get_by_role("group", name="Not quite", exact=True)).to_be_focused()
    learner.press(learner.button("Try again"))
    learner.press(visit.view.get_by_role("button", name="The pin"))
    learner.press(learner.button("Check"))
    expect(visit.view.get_by_role("group", name="Right", exact=True)).to_be_focused()
    visit.leave()
    assert held(lms) == promised(case, ["wrong", "right"])


def test_a_picture_that_does_not_load_leaves_its_text_and_the_list(
    lms_of: Callable[..., Lms], context: BrowserContext, tmp_path: Path
) -> None:
    context.route("**/*extinguisher*.svg", lambda route: route.fulfill(body="", content_type="image/svg+xml"))
    visit = lms_with(case_of("hotspot", "one right region"), tmp_path, lms_of).launch(context)
    learner = Learner(visit)
    learner.begin()
    expect(visit.view.get_by_role("img", name="A fire extinguisher")).to_be_visible()
    expect(visit.view.locator(".region").first).to_be_hidden()
    learner.tick(visit.view.get_by_role("radio", name="The pin"))
    learner.press(learner.button("Check"))
    expect(visit.view.get_by_role("group", name="Right", exact=True)).to_be_visible()
