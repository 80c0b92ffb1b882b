"""One learner, and everything that an LMS does to learners: the same walk before every run time.

Kinds of trouble, each as a browser meets it:

- refused, thrown: what is to be stored is refused, or the call throws or finds nobody;
- slow: storing takes ten seconds, and the learner presses twice meanwhile;
- lying: it says that all is stored, and nothing is;
- offline: nothing gets through, and the browser knows; vanished: the API, or the store, is gone;
- expired: the session is over for good.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.learner import Learner
from tests.journeys.promise import Promise
from tests.journeys.saved import read_saved
from tests.journeys.tracked import saved_rounds, saved_tries

SCRIPT = Path(__file__).parent / "lms" / "trouble.js"
TOLD = {"refused": "unsaved", "thrown": "unsaved", "lying": "unsaved", "vanished": "unsaved"}
TEN = 10
"""Seconds that a slow run time takes."""
HOUR = 3600
HIDE = """(hidden) => {
  const get = () => (hidden ? "hidden" : "visible");
  Object.defineProperty(document, "visibilityState", { get, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


class Held(NamedTuple):
    """What a run time keeps for good: status, place, saved text, and each answer with whether it is right;
    None where answers are kept in the saved text only."""

    status: str
    location: str
    text: str
    answers: list[tuple[str, bool]] | None


class Desk(Protocol):
    """A run time, as the walk needs it."""

    kinds: frozenset[str]
    """The troubles that it can make."""
    freezes: bool
    """It is called, and the page stands still until it answers."""

    def launch(self, context: BrowserContext, *, late: bool = False) -> Learner:
        """Open the course; `late`: what it saves to is there a moment after the page."""

    def trouble(self, learner: Learner, kind: str) -> None:
        """From now on, what is sent from this launch meets this; "" mends."""

    def held(self, learner: Learner) -> Held:
        """What is kept now; the launch says of which session, where that matters."""

    def leave(self, learner: Learner) -> None:
        """The course goes away without Exit, by a way that pages go away by."""


def browser(new_context: Callable[..., BrowserContext], *, blocked: bool = False) -> BrowserContext:
    """A learner's browser whose clock can be set, and whose windows can be troubled."""
    context = new_context()
    context.clock.install()
    context.add_init_script(f"window.trouble = {json.dumps({'kind': '', 'from': 0, 'blocked': blocked})};")
    context.add_init_script(SCRIPT.read_text("utf-8"))
    return context


def walk(desk: Desk, new_context: Callable[..., BrowserContext]) -> None:
    """From the launch to the result, through all of it; afterwards everything that was done is kept, once."""
    context = browser(new_context)
    learner = desk.launch(context, late=True)
    learner.begin()
    told(learner, "saved")
    under(desk, learner, "refused", learner.next)
    under(desk, learner, "thrown", lambda: learner.answer("first-step"))
    under(desk, learner, "lying", lambda: learner.answer("call-points"))
    under(desk, learner, "offline", learner.next)

    def first_question() -> None:
        learner.begin_check()
        learner.answer("needs")

    under(desk, learner, "vanished", first_question)
    if "slow" in desk.kinds:
        slowly(desk, learner)
    else:
        learner.after_answer(0)
        learner.answer("before-help")
    learner.after_answer(1)
    # The clock is set back by hours, then far ahead, as when a laptop wakes in another place.
    context.clock.set_system_time(now(learner) - 5 * HOUR)
    learner.answer("lid")
    told(learner, "saved")
    context.clock.set_system_time(now(learner) + 48 * HOUR)
    learner.promise.submit(learner.current_page())
    learner.press(learner.button("See result"))
    told(learner, "saved")
    compare(desk, learner)
    learner.next()
    hidden(desk, learner, lambda: learner.answer("lift"))

    # The course is opened once more while it is open: the newer window goes on.
    second = desk.launch(context)
    second.promise = learner.promise
    expect(learner.view.locator("#save-state")).to_have_attribute("data-state", "elsewhere")
    second.begin("Continue")
    second.next()
    told(second, "saved")
    learner.entry("Raising it").click()
    told(second, "saved")
    compare(desk, second)
    window(learner).close()
    # What is answered in the moment before the window closes is kept.
    second.next()
    second.play_check()
    desk.leave(second)
    has_platform = "expired" in desk.kinds
    # Another browser, which keeps nothing for pages in frames.
    third = desk.launch(browser(new_context, blocked=True) if has_platform else context)
    third.promise = second.promise
    third.begin("Look at the course again")
    told(third, "saved")
    compare(desk, third)
    assert desk.held(third).status == "passed"
    if not has_platform:
        return
    before = desk.held(third)
    desk.trouble(third, "expired")
    third.back()
    told(third, "ended")
    third.exit()
    third.save_and_exit()
    expect(third.heading("The session has ended")).to_be_visible()
    expect(third.button("Try to save again")).to_have_count(0)
    assert desk.held(third) == before


def under(desk: Desk, learner: Learner, kind: str, deed: Callable[[], object]) -> None:
    """A deed while there is trouble: told, made good, and kept in the end."""
    if kind not in desk.kinds:
        deed()
        return
    context = window(learner).context
    context.set_offline(kind == "offline")
    desk.trouble(learner, kind)
    deed()
    told(learner, TOLD.get(kind, kind))
    context.set_offline(False)
    desk.trouble(learner, "")
    told(learner, "saved")
    compare(desk, learner)


def slowly(desk: Desk, learner: Learner) -> None:
    """Ten seconds for each save, and a learner who presses everything twice."""
    desk.trouble(learner, "slow")
    check = learner.current_page()
    learner.button("Next question").dblclick()
    question = check["questions"][1]
    expect(learner.view.get_by_text("Question 2 of 3").first).to_be_visible()
    learner.shown[question["key"]] = learner.moment()
    began = time.monotonic()
    learner.answer("before-help")
    # An API of an LMS lets the page stand still meanwhile; a request does not.
    window(learner).clock.run_for(500)
    if desk.freezes:
        assert time.monotonic() - began > TEN, "nothing was slow"
    else:
        window(learner).clock.run_for(TEN * 1000)
        expect(learner.view.locator("#save-state")).to_have_attribute("data-state", "saving")
    desk.trouble(learner, "")
    told(learner, "saved")
    compare(desk, learner)


def hidden(desk: Desk, learner: Learner, deed: Callable[[], object]) -> None:
    """A deed in the moment before nobody looks any more: kept although no timer runs any more."""
    context = window(learner).context
    context.clock.pause_at(now(learner) + 1)
    deed()
    learner.view.evaluate(HIDE, True)
    compare(desk, learner)
    learner.view.evaluate(HIDE, False)
    context.clock.resume()


def told(learner: Learner, state: str) -> None:
    """Let time pass, as fast as the page can, until the line at the foot of the menu says so."""
    place = learner.view.locator("#save-state")
    page = window(learner)
    for _ in range(120):
        if place.get_attribute("data-state") == state:
            return
        page.clock.run_for(1000)
        page.wait_for_timeout(20)
    raise AssertionError(f"the learner is told {place.get_attribute('data-state')!r}, not {state!r}")


def compare(desk: Desk, learner: Learner) -> None:
    """What is kept is what the learner did, each answer once; a request may still be on its way."""
    page = window(learner)
    for _ in range(100):
        got = desk.held(learner)
        if wanted(learner.promise, got) == found(got):
            return
        page.wait_for_timeout(30)
    assert found(got) == wanted(learner.promise, got)


def found(held: Held) -> dict[str, Any]:
    """The run time's account, with the saved text read by the harness's own reader."""
    saved = read_saved(held.text)
    return {
        "status": held.status,
        "location": held.location,
        "answers": held.answers,
        "page": saved.page,
        "visited": saved.visited,
        "questions": saved.questions,
        "checks": saved.assessments,
    }


def wanted(promise: Promise, held: Held) -> dict[str, Any]:
    """The same as it should be."""
    told = [(each.id, each.result == "correct") for each in promise.answers]
    return {
        "status": promise.status,
        "location": promise.location,
        "answers": None if held.answers is None else told,
        "page": promise.page,
        "visited": frozenset(promise.visited),
        "questions": {key: saved_tries(tries) for key, tries in promise.questions.items()},
        "checks": {key: saved_rounds(rounds) for key, rounds in promise.assessments.items()},
    }


def now(learner: Learner) -> float:
    """What the learner's computer takes for the time, in seconds since 1970."""
    return float(learner.view.evaluate("Date.now()")) / 1000


def window(learner: Learner) -> Page:
    """The window that the course is seen in."""
    return learner.visit.window
