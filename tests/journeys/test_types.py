"""Every question type, with the mouse and with the keyboard alone; the LMS gets what the cases promise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from scormkit.interactions import INTERACTIONS
from tests.journeys import watcher
from tests.journeys.answering import give, keys_shown
from tests.journeys.inspector import Inspector
from tests.journeys.learner import Hand, Learner
from tests.journeys.lms import Lms, Visit
from tests.journeys.questions import (
    HANDS,
    Case,
    answer_of,
    begin,
    case_of,
    held,
    lms_with,
    narrow_and_wide,
    promised,
    verdict,
)

pytestmark = pytest.mark.browser


class Play(NamedTuple):
    """Answers to one of a type's shared cases, in the order in which they are given."""

    type: str
    case: str
    answers: tuple[str, ...]


LONG = "sent to the LMS: as long as SCORM 1.2 can carry, unless the author says less"
PLAYS = (
    Play("choice", "one right option", ("wrong", "right")),
    Play(
        "choice",
        "several right options, partial credit",
        ("wrong ones only", "one right, one wrong", "every right one"),
    ),
    Play("true-false", "a true statement", ("judged false", "judged true")),
    Play(
        "fill-in", "one of several accepted answers", ("wrong, with feedback of its own", "markup", "right")
    ),
    Play("fill-in", "a pattern beside the accepted answer", ("one sign too many", "fits")),
    Play("numeric", "a percentage, and a unit that must be written", ("the unit missing", "below", "right")),
    Play("cloze", "a list and a typed gap, all or nothing", ("wrong", "half", "right")),
    Play(
        "cloze",
        "credit for the share that is right; gaps in another order than their numbers",
        ("none", "two of three", "right"),
    ),
    Play(
        "matching",
        "partial credit: the share of the pairs that are right",
        ("none", "two of three", "right"),
    ),
    Play(
        "matching",
        "penalty: a wrong pair takes away what a right one gives; ids of the author name both sides",
        ("one right, two wrong: not below nothing", "two right, one wrong", "right"),
    ),
    Play(
        "ordering",
        "partial credit: every item in its place counts",
        ("the last one first: nothing is in its place", "two in their places", "right"),
    ),
    Play(
        "ordering",
        "partial credit: the longest run counts",
        ("one alone is no run", "the last one first: three follow each other", "right"),
    ),
    Play("ordering", "four steps, all or nothing", ("two changed over", "backwards", "right")),
    Play("categorise", "two groups, all or nothing", ("all wrong", "right")),
    Play(
        "categorise",
        "four groups, one of them empty, partial credit; ids of the author",
        ("three of four", "right"),
    ),
    Play("hotspot", "one right region", ("wrong", "right")),
    Play("hotspot", "several right regions, partial credit", ("wrong", "one right, one wrong", "right")),
    Play("likert", "three points", ("one end", "the other end")),
    Play("matrix", "three rows, two points", ("every row", "the same point in every row")),
    Play(
        "long-text",
        LONG,
        (
            "quotes, commas and letters of other alphabets stay; SCORM 1.2 gets one line",
            "what SCORM 2004 would read as a delimiter gets a space there",
            "the longest, nothing cut",
        ),
    ),
    Play("long-text", "as it comes: kept in the course, never sent", ("one character", "a text")),
    Play(
        "scenario",
        "three ends, a way back, and the credit of each end",
        (
            "an end that earns a part",
            "a wrong turn and an end that earns nothing",
            "a wrong turn first, and then the best way",
        ),
    ),
)
EVERY_PLAY = pytest.mark.parametrize("play", PLAYS, ids=lambda play: f"{play.type}: {play.case}")

ANSWER = """answer => [
  answer.innerText,
  ...[...answer.querySelectorAll("input, select, textarea")].map(({ value, checked }) => [value, checked]),
]"""


def test_every_type_is_played_wrong_or_partly_and_right() -> None:
    """The journeys below are what a type is worth; one that is not named there is not tested at all."""
    assert {play.type for play in PLAYS} == set(INTERACTIONS)
    for name in INTERACTIONS:
        played = [
            (case, answer_of(case, answer))
            for play in PLAYS
            if play.type == name
            for case in [case_of(play.type, play.case)]
            for answer in play.answers
        ]
        if all(case.get("graded", True) for case, _ in played):
            assert {"Right", "Not quite"} <= {verdict(answer) for _, answer in played}, name
        policies = {case["authored"].get("credit", "all-or-nothing") for case, _ in played}
        if policies != {"all-or-nothing"}:
            assert "Partly right" in {verdict(answer) for _, answer in played}, name


def feedback(learner: Learner, case: Case, name: str) -> Locator:
    """What is said after an answer."""
    return learner.view.get_by_role("group", name=verdict(answer_of(case, name)), exact=True)


def possible(learner: Learner, case: Case, play: Play) -> list[str]:
    """The answers of a play, but for an order that is found by chance: nothing moved is no answer."""
    found = keys_shown(learner) if play.type == "ordering" else None
    return [name for name in play.answers if answer_of(case, name)["answer"] != found]


def check_too_early(learner: Learner) -> None:
    """Nothing is answered yet: this is said, costs nothing and leads back into the answer."""
    learner.press(learner.button("Check"))
    expect(learner.view.locator(".error")).to_be_visible()
    expect(learner.view.locator(".answer :focus")).to_have_count(1)


def answer(learner: Learner, case: Case, name: str) -> None:
    """Give one of a case's answers, and Check; a scenario ends by itself."""
    give(learner, learner.promise.question("asked"), answer_of(case, name)["answer"])
    expect(learner.view.locator(".error")).to_be_hidden()
    if case["authored"]["type"] != "scenario":
        learner.press(learner.button("Check"))
    expect(feedback(learner, case, name)).to_be_focused()


def told_by_the_author(graded: bool) -> dict[str, Any]:
    """Hints and feedback, which every type shows alike."""
    wrong = {"incorrect": "Read it again.", "last": "That was the last try."} if graded else {}
    return {"hints": ["Look *closely*.", "Look again."], "feedback": {"correct": "So it was you.", **wrong}}


def answer_again(learner: Learner, case: Case) -> None:
    """Another try; where nothing is right or wrong the answer is changed instead."""
    learner.press(learner.button("Try again" if case.get("graded", True) else "Change my answer"))
    expect(learner.view.locator(".answer :focus")).to_have_count(1)


@HANDS
@EVERY_PLAY
def test_checked_too_early_answered_and_answered_again(  # noqa: PLR0917 - pytest hands them over
    play: Play, hand: Hand, target: str, tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    case = case_of(play.type, play.case)
    lms = lms_with(case, tmp_path, lms_of)
    visit = lms.launch(context)
    learner = Learner(visit, hand=hand)
    begin(learner)
    names = possible(learner, case, play)
    if play.type != "scenario":
        check_too_early(learner)
    for index, name in enumerate(names):
        if index:
            answer_again(learner, case)
        answer(learner, case, name)
    shown = learner.view.locator(".answer").evaluate(ANSWER)
    visit.settle()
    visit.leave()
    assert held(lms) == promised(case, names, target)
    assert watcher.faults(visit, visit.calls()) == []

    again = Learner(lms.launch(context), hand=hand)
    begin(again)
    expect(feedback(again, case, play.answers[-1])).to_be_visible()
    assert again.view.locator(".answer").evaluate(ANSWER) == shown


@narrow_and_wide
@EVERY_PLAY
def test_axe_finds_nothing_in_any_state(
    play: Play,
    tmp_path: Path,
    lms_of: Callable[..., Lms],
    open_at: Callable[..., Visit],
    inspector: Inspector,
) -> None:
    """Open, checked too early, answered, and the last try used, after which the right answer is shown."""
    case = case_of(play.type, play.case)
    graded = case.get("graded", True)
    learner = Learner(open_at(lms_with(case, tmp_path, lms_of, attempts=2, **told_by_the_author(graded))))
    begin(learner)
    learner.view.get_by_text("Hint 1 of 2").click()
    expect(learner.view.get_by_text("Look closely.")).to_be_visible()
    inspector.look(learner, "unanswered, a hint open")
    if play.type != "scenario":
        check_too_early(learner)
        inspector.look(learner, "checked too early")
    name = possible(learner, case, play)[0]
    answer(learner, case, name)
    inspector.look(learner, name)
    expect(learner.view.get_by_text("That was the last try.")).to_be_hidden()
    answer_again(learner, case)
    answer(learner, case, name)
    words = "That was the last try." if graded else "So it was you."
    expect(learner.view.get_by_text(words)).to_be_visible()
    expect(learner.button("Try again").or_(learner.button("Change my answer"))).to_have_count(0)
    inspector.look(learner, f"{name}, the last try")
