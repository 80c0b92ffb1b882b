"""The way through a course by script: a step takes one look at the page instead of a dozen.

Whole courses are walked with a mouse and with the keyboard in test_outcomes.py; others are on the way to
something else, and hurry.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.journeys.learner import Learner

QUICK = frozenset({"choice", "true-false"})
"""Question types that are answered by script."""
PATIENCE = 6.0
"""Seconds in which a step must become possible, or show what it did."""

PRESS = """(name) => {
  const text = (button) => button.textContent.replace(/\\s+/g, " ").trim();
  const named = (button) => button.checkVisibility() && text(button) === name;
  const found = [...document.querySelectorAll("main button")].filter(named);
  if (found.length === 1) found[0].click();
  return found.length === 1;
}"""
ANSWER = """([key, keys]) => {
  const form = document.querySelector(`main form[data-question="${key}"]`);
  if (!form?.checkVisibility() || form.classList.contains("is-checked")) return false;
  for (const input of form.querySelectorAll("input")) {
    const wanted = keys.includes(Number(input.value));
    if (input.checked !== wanted && (wanted || input.type === "checkbox")) input.click();
  }
  form.querySelector("[type=submit]").click();
  return true;
}"""
VERDICT = """(key) => {
  const form = document.querySelector(`main form[data-question="${key}"]`);
  const verdict = form?.querySelector(".feedback-verdict");
  return verdict?.checkVisibility() ? verdict.textContent.trim() : "";
}"""
READ = """() => [...document.querySelectorAll("main h1, main .eyebrow")]
  .filter((each) => each.checkVisibility()).map((each) => each.textContent.replace(/\\s+/g, " ").trim())"""


def press(learner: Learner, name: str) -> None:
    """A button of the page by its name."""
    learner.visit.mark()
    _until(lambda: learner.view.evaluate(PRESS, name), f"there is no button {name!r}")


def answer(learner: Learner, question: dict[str, Any], keys: set[int], *, right: bool) -> None:
    """Choose exactly these options, press Check, and read the verdict."""
    learner.visit.mark()
    key, said = question["key"], "Right" if right else "Not quite"
    _until(lambda: learner.view.evaluate(ANSWER, [key, sorted(keys)]), f"{question['id']} cannot be answered")
    _until(lambda: learner.view.evaluate(VERDICT, key) == said, f"{question['id']} is not judged {said!r}")


def reads(learner: Learner, words: str) -> None:
    """Wait until a heading says this."""
    _until(lambda: words in learner.view.evaluate(READ), f"no heading says {words!r}")


def _until(done: Callable[[], Any], otherwise: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.02)
