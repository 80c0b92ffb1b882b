"""Which pages are open: free, linear, and linear on the first visit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.conftest import both
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms
from tests.journeys.tracked import assert_tracked

pytestmark = pytest.mark.browser


def refused(learner: Learner, title: str, why: str) -> None:
    """A menu entry that is locked: it says why, and the page stays."""
    before = learner.current_page()["title"]
    entry = learner.entry(title)
    expect(entry).to_have_attribute("aria-disabled", "true")
    learner.visit.mark()
    entry.click(force=True)
    expect(learner.view.get_by_text(why).first).to_be_visible()
    expect(learner.heading(before)).to_be_visible()


def hurried(learner: Learner) -> None:
    """A double click on Next goes on by one page, and no further; the next click counts again."""
    second, third = learner.pages[1:3]
    here = learner.button(f"Next: {second['title']}")
    place = here.bounding_box()
    assert place is not None
    learner.view.add_style_tag(
        content=f"main .pager .primary {{ position: fixed; inset: {place['y']}px auto auto 20em }}"
    )
    here.dblclick()
    expect(learner.heading(second["title"])).to_be_visible()
    learner.promise.visit(second)
    expect(learner.button(f"Next: {third['title']}")).to_be_visible()
    learner.next()


@both
def test_free(fire: Callable[..., Lms], context: BrowserContext) -> None:
    lms = fire(navigation="free")
    visit = lms.launch(context)
    learner = Learner(visit)
    # Who comes to Start by keyboard has gone through the menu; the page that opens is in sight there again.
    before = visit.page.viewport_size
    visit.page.set_viewport_size({"width": 1280, "height": 260})
    learner.view.locator("#side").evaluate("side => side.scrollTo(0, side.scrollHeight)")
    expect(learner.entry(learner.pages[0]["title"])).not_to_be_in_viewport()
    learner.begin()
    expect(learner.entry(learner.pages[0]["title"])).to_be_in_viewport()
    visit.page.set_viewport_size(before or {"width": 1280, "height": 720})
    # A link in the text leads to its page.
    learner.press(learner.view.get_by_role("link", name="raising the alarm"))
    expect(learner.heading("Raising it")).to_be_visible()
    learner.promise.visit(learner.page_called("Raising it"))
    learner.open("Check the way out")
    learner.play_check()
    learner.open("What a fire needs")
    hurried(learner)
    visit.leave()
    assert_tracked(lms, visit, learner.promise)
    assert lms.record().status == "incomplete"


@both
def test_linear(fire: Callable[..., Lms], context: BrowserContext) -> None:
    lms = fire(navigation="linear")
    visit = lms.launch(context)
    learner = Learner(visit)
    learner.begin()
    refused(learner, "Check the alarm", "Go through the course with Next and Back.")
    learner.next()
    learner.back()
    learner.next()
    learner.next()
    expect(learner.button("Next: Ways out")).to_have_count(0)
    refused(learner, "Ways out", "Finish “Check the alarm” first.")
    learner.play_check()
    learner.next()
    refused(learner, "What a fire needs", "Go through the course with Next and Back.")
    visit.close_tab()
    assert_tracked(lms, visit, learner.promise)


@both
def test_linear_first(fire: Callable[..., Lms], context: BrowserContext) -> None:
    lms = fire(navigation="linear-first")
    visit = lms.launch(context)
    learner = Learner(visit)
    learner.begin()
    refused(learner, "Check the alarm", "Open “Raising it” first.")
    learner.next()
    learner.open("What a fire needs")
    learner.open("Raising it")
    learner.next()
    refused(learner, "Ways out", "Finish “Check the alarm” first.")
    learner.play_check()
    learner.next()
    learner.play_on()
    visit.leave()
    assert_tracked(lms, visit, learner.promise)
    again = lms.launch(context)
    looking = Learner(again, learner.promise)
    looking.begin("Look at the course again")
    for page in looking.pages:
        expect(looking.entry(page["title"])).to_have_attribute("aria-disabled", "false")
    again.leave()
    assert_tracked(lms, again, looking.promise)


def test_the_menu_of_a_narrow_screen(
    fire: Callable[..., Lms], new_context: Callable[..., BrowserContext]
) -> None:
    lms = fire()
    visit = lms.launch(new_context(viewport={"width": 320, "height": 640}, has_touch=True))
    learner = Learner(visit)
    learner.begin()
    learner.press(learner.view.get_by_role("button", name="Menu", exact=True))
    sheet = learner.view.get_by_role("dialog", name="Course contents")
    expect(sheet).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(learner.view.get_by_role("button", name="Menu", exact=True)).to_be_focused()
    learner.press(learner.view.get_by_role("button", name="Menu", exact=True))
    learner.open("Raising it")
    expect(sheet).to_be_hidden()
    visit.leave()
    assert_tracked(lms, visit, learner.promise)
