"""How a learner answers a question that is not of options alone, whichever others are in the page."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, expect

from tests.journeys.answers import Item
from tests.journeys.arranged import match, order
from tests.journeys.learner import Learner
from tests.journeys.typed import fill


def give(learner: Learner, question: dict[str, Any], given: list[Item]) -> None:
    """Put an answer in; Check is still to be pressed, except in a scenario, which its last choice ends."""
    kind, keys = question["type"], [item for item in given if isinstance(item, int)]
    if kind in {"fill-in", "numeric", "cloze"}:
        fill(learner, given)
    elif kind == "ordering":
        order(learner, keys)
    elif kind == "scenario":
        take(learner, *keys)
    else:
        match(learner, keys)


def choices(learner: Learner) -> Locator:
    """The buttons of the step of a scenario that the learner is in."""
    return learner.view.get_by_role("group", name="What you can do").get_by_role("button")


def turns(learner: Learner) -> Locator:
    """The conversation so far."""
    return learner.view.locator(".scenario-turn:visible")


def take(learner: Learner, *keys: int) -> None:
    """Take choices one after the other; each new turn has the focus, and after the end the feedback."""
    for key in keys:
        before = turns(learner).count()
        learner.press(choices(learner).and_(learner.view.locator(f'[data-key="{key}"]')))
        expect(turns(learner)).to_have_count(before + 1)
        feedback = learner.view.locator(".feedback:visible")
        expect(feedback if feedback.count() else turns(learner).last).to_be_focused()
