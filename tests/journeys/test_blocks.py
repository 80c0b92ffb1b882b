"""What moves on a page, by mouse and by keyboard; what learners tick and write survives; paper."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.conftest import ROOT, Built
from tests.journeys.conftest import both
from tests.journeys.inspector import Inspector
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms, Visit
from tests.journeys.questions import HANDS

pytestmark = pytest.mark.browser

SHOWCASE = ROOT / "courses" / "showcase"
MEDIA = SHOWCASE / "pages" / "media"


@pytest.fixture
def pages(build_course: Callable[..., Built], lms_of: Callable[..., Lms], target: str) -> Lms:
    """An LMS that holds the unit of the showcase that shows every block."""
    return lms_of(build_course(SHOWCASE, unit="pages", target=target).package)


def at(lms: Lms, context: BrowserContext, title: str) -> Learner:
    learner = Learner(lms.launch(context))
    learner.begin()
    learner.open(title)
    return learner


def activate(learner: Learner, control: Locator, hand: str) -> None:
    if hand == "mouse":
        control.click()
    else:
        control.focus()
        learner.keys.press("Enter")


@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
def test_what_opens_and_turns(pages: Lms, context: BrowserContext, hand: str) -> None:
    learner = at(pages, context, "To open, choose and turn")
    view = learner.view
    answer = view.get_by_text("Only if the place is not safe.")
    expect(answer).not_to_be_visible()
    activate(learner, view.get_by_text("Would you move the person?"), hand if hand == "mouse" else "mouse")
    expect(answer).to_be_visible()

    at_work = view.get_by_role("tab", name="At work")
    panel = view.get_by_role("tabpanel")
    expect(panel).to_contain_text("Put a smoke alarm into every room where somebody sleeps.")
    if hand == "mouse":
        at_work.click()
    else:
        view.get_by_role("tab", name="At home").focus()
        learner.keys.press("ArrowRight")
        expect(at_work).to_be_focused()
    expect(at_work).to_have_attribute("aria-selected", "true")
    expect(panel).to_contain_text("Walk the way out once, before you need it.")
    if hand == "keyboard":
        learner.keys.press("End")
        expect(view.get_by_role("tab", name="On the road")).to_be_focused()
        learner.keys.press("ArrowRight")
        expect(view.get_by_role("tab", name="At home")).to_be_focused()
        assert view.locator('[role=tab][tabindex="0"]').count() == 1

    activate(learner, view.get_by_role("button", name="Open all"), hand)
    expect(view.get_by_text("Sit down and tell somebody.")).to_be_visible()
    activate(learner, view.get_by_role("button", name="Close all"), hand)
    expect(view.get_by_text("Sit down and tell somebody.")).not_to_be_visible()

    activate(learner, view.get_by_role("button", name="Turn over: Shock"), hand)
    back = view.get_by_role("button", name="Turn back: Shock")
    expect(back).to_be_visible()
    expect(view.locator(".flip").first).to_have_class("flip is-live is-turned")
    assert view.locator(".flip .front").first.evaluate("face => face.inert")
    assert not view.locator(".flip .back").first.evaluate("face => face.inert")
    activate(learner, back, hand)
    assert view.locator(".flip .back").first.evaluate("face => face.inert")

    on = view.get_by_role("button", name="The next one")
    expect(view.get_by_role("button", name="The one before")).to_have_attribute("aria-disabled", "true")
    activate(learner, on, hand)
    activate(learner, on, hand)
    expect(view.get_by_text("Stay there until you were counted.")).to_be_visible()
    expect(view.get_by_text("Follow it, and nothing else.")).not_to_be_visible()
    expect(on).to_have_attribute("aria-disabled", "true")
    learner.visit.leave()


@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
def test_a_table_is_sorted(pages: Lms, context: BrowserContext, hand: str) -> None:
    learner = at(pages, context, "Words, lists and numbers")
    weight = learner.view.get_by_role("button", name="Weight")
    first = learner.view.locator("tbody td:first-child")
    activate(learner, weight, hand)
    expect(first).to_have_text(["Carbon dioxide", "Foam", "Water", "Powder"])
    expect(learner.view.get_by_role("columnheader", name="Weight")).to_have_attribute(
        "aria-sort", "ascending"
    )
    activate(learner, weight, hand)
    expect(first).to_have_text(["Powder", "Water", "Foam", "Carbon dioxide"])
    activate(learner, learner.view.get_by_role("button", name="Extinguisher"), hand)
    expect(first).to_have_text(["Carbon dioxide", "Foam", "Powder", "Water"])
    learner.visit.leave()


def test_a_footnote_leads_there_and_back(pages: Lms, context: BrowserContext) -> None:
    learner = at(pages, context, "Words, lists and numbers")
    learner.view.get_by_role("link", name="Footnote 1").click()
    expect(learner.view.locator("#fn-1")).to_be_focused()
    learner.view.get_by_role("link", name="Back to the text").click()
    expect(learner.view.locator("#fnref-1")).to_be_focused()
    learner.visit.leave()


@HANDS
def test_what_is_ticked_and_written_survives(pages: Lms, context: BrowserContext, hand: str) -> None:
    learner = at(pages, context, "What you keep")
    box = learner.view.get_by_label("Press the test button of one smoke alarm.")
    field = learner.view.get_by_label("Whom would you call first, and why?")
    if hand == "mouse":
        box.click()
        field.fill("My sister: she is near.")
    else:
        box.focus()
        learner.keys.press("Space")
        field.focus()
        learner.keys.type("My sister: she is near.")
    expect(learner.view.get_by_text("1 of 3 done.")).to_be_visible()
    # Straight away, without leaving the field: what is written last must not be lost.
    learner.visit.leave()

    again = Learner(pages.launch(context))
    again.press(again.button("Continue"))
    expect(again.view.get_by_label("Press the test button of one smoke alarm.")).to_be_checked()
    expect(again.view.get_by_label("Walk the way out of your building.")).not_to_be_checked()
    expect(again.view.get_by_label("Whom would you call first, and why?")).to_have_value(
        "My sister: she is near."
    )
    again.view.get_by_label("Press the test button of one smoke alarm.").uncheck()
    again.visit.leave()

    third = Learner(pages.launch(context))
    third.press(third.button("Continue"))
    expect(third.view.get_by_label("Press the test button of one smoke alarm.")).not_to_be_checked()
    third.visit.leave()


@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
def test_a_notice_covers_its_page_until_the_learner_chooses(
    pages: Lms, context: BrowserContext, hand: str
) -> None:
    learner = at(pages, context, "A page with a notice")
    story = learner.view.get_by_text("On her way from school")
    expect(story).not_to_be_visible()
    learner.view.get_by_text("Read a short summary instead").click()
    expect(learner.view.get_by_text("The child is well.")).to_be_visible()
    activate(learner, learner.view.get_by_role("button", name="Show this page"), hand)
    expect(story).to_be_visible()
    expect(story).to_be_focused()
    activate(learner, learner.view.get_by_role("button", name="Hide it again"), hand)
    expect(story).not_to_be_visible()
    learner.visit.leave()


@both
def test_a_certificate_waits_until_everything_is_done(pages: Lms, context: BrowserContext) -> None:
    learner = at(pages, context, "Your certificate")
    waiting = learner.view.get_by_text("This certificate is filled in once everything in the course is done.")
    expect(waiting).to_be_visible()
    for page in learner.pages[:-1]:
        learner.open(page["title"])
    learner.open("Your certificate")
    expect(waiting).not_to_be_visible()
    expect(learner.view.get_by_role("button", name="Print, or save as PDF")).to_be_visible()
    learner.visit.leave()


def test_on_paper_everything_is_open(pages: Lms, context: BrowserContext) -> None:
    learner = at(pages, context, "To open, choose and turn")
    learner.visit.window.emulate_media(media="print")
    for words in (
        "Walk the way out once",
        "Put a smoke alarm into every room",
        "Stay there until you were counted.",
        "Too little blood reaches the organs.",
        "Sit down and tell somebody.",
        "Only if the place is not safe.",
    ):
        expect(learner.view.get_by_text(words)).to_be_visible()
    learner.visit.leave()


@both
def test_a_page_is_done_once_its_recording_was_played(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    course = tmp_path / "alarm"
    (course / "u").mkdir(parents=True)
    for name in ("alarm.wav", "alarm.vtt"):
        shutil.copy(MEDIA / name, course / "u" / name)
    (course / "course.yaml").write_text("title: Alarm\nnavigation: linear\n", "utf-8")
    (course / "u" / "unit.yaml").write_text("title: Alarm\n", "utf-8")
    (course / "u" / "01-hear.md").write_text(
        "# Hear it\n\n:::audio The alarm {src=alarm.wav captions=alarm.vtt complete=30%}\n:::\n", "utf-8"
    )
    (course / "u" / "02-after.md").write_text("# Afterwards\n\nText.\n", "utf-8")
    lms = lms_of(course)
    learner = Learner(lms.launch(context))
    learner.press(learner.button("Start"))
    onward = learner.button("Next: Afterwards")
    expect(learner.view.get_by_text("Play at least 30% of it.")).to_be_visible()
    expect(onward).to_have_count(0)
    sound = learner.view.locator("audio")
    sound.evaluate("sound => { sound.muted = true; sound.currentTime = 5.5; }")
    expect(onward).to_have_count(0)
    sound.evaluate("sound => { sound.currentTime = 0; sound.playbackRate = 2; return sound.play(); }")
    expect(onward).to_be_visible()
    expect(learner.view.locator(".media-goal")).to_contain_text("Played. This page is done")
    learner.press(onward)
    expect(learner.heading("Afterwards")).to_be_visible()
    learner.visit.leave()
    assert lms.record().status == "completed"


@pytest.mark.also_at(768, 1440)
@pytest.mark.parametrize("width", [320])
def test_axe_finds_nothing_on_any_block(
    build_course: Callable[..., Built],
    lms_of: Callable[..., Lms],
    open_at: Callable[..., Visit],
    inspector: Inspector,
) -> None:
    lms = lms_of(build_course(SHOWCASE, unit="pages").package)
    learner = Learner(open_at(lms))
    learner.begin()
    while True:
        title = learner.current_page()["title"]
        inspector.look(learner, title)
        if title == "To open, choose and turn":
            learner.view.get_by_role("button", name="Open all").click()
            learner.view.get_by_role("button", name="Turn over: Sprain").click()
            inspector.look(learner, f"{title}, opened and turned")
        if title == learner.pages[-1]["title"]:
            break
        learner.next()
