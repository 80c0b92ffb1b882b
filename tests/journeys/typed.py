"""Courses made of the shared cases of a question type, and how a learner fills their fields."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

import scormkit.interactions as room
from tests.conftest import build_folder
from tests.journeys.learner import Hand, Learner
from tests.journeys.lms import Lms
from tests.journeys.tracked import stored_interactions

Case = dict[str, Any]
Fact = tuple[str, str, list[str], str]


def case_of(kind: str, name: str) -> Case:
    """A case of interactions/<type>/cases.json by its name."""
    file = Path(room.__file__).parent / kind.replace("-", "_") / "cases.json"
    return next(each for each in json.loads(file.read_text("utf-8"))["cases"] if each["name"] == name)


def answer_of(case: Case, name: str) -> dict[str, Any]:
    """One of a case's answers by its name."""
    return next(each for each in case["answers"] if each["name"] == name)


def lms_with(case: Case, tmp_path: Path, lms_of: Callable[..., Lms], *, attempts: int | None = None) -> Lms:
    """An LMS that holds a course of one page with the question of a case."""
    question = {**case["authored"], **({"attempts": attempts} if attempts else {})}
    files = {
        "course.yaml": f"title: Typing\nlanguage: {case.get('language', 'en')}\n",
        "one/unit.yaml": "title: One\n",
        "one/01-page.md": f"# Page\n\nRead this.\n\n```question\n{json.dumps(question, indent=1)}\n```\n",
    }
    for name, text in files.items():
        path = tmp_path / "typing" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return lms_of(build_folder(tmp_path / "typing", tmp_path / "out").package)


def fill(learner: Learner, answer: list[str | int]) -> None:
    """Put an answer into the fields in the order of the gaps, with the learner's own hand."""
    for place, value in enumerate(answer):
        field = field_of(learner, place)
        if isinstance(value, str):
            if learner.hand == "mouse":
                field.click()
            else:
                learner.tab_to(field)
            learner.keys.press("Control+a")
            learner.keys.type(value)
        elif learner.hand == "mouse":
            field.select_option(str(value))
        else:
            choose_by_key(learner, field, str(value))


def choose_by_key(learner: Learner, field: Locator, value: str) -> None:
    """Walk down a list with the arrow key."""
    learner.tab_to(field)
    learner.keys.press("Home")
    for _ in range(field.locator("option").count()):
        if field.input_value() == value:
            return
        learner.keys.press("ArrowDown")
    expect(field).to_have_value(value)


def field_of(learner: Learner, place: int) -> Locator:
    """The field of a gap, or the only one."""
    answer = learner.view.locator(".answer:visible")
    gaps = answer.locator("[data-gap]").count()
    return answer.locator(f'[data-gap="{place}"]' if gaps else ".field").locator(".field-control")


def play(lms: Lms, context: BrowserContext, hand: Hand, case: Case, steps: list[tuple[str, str]]) -> Learner:
    """Answer in vain with nothing, then as `steps` say: (name of the answer, verdict), trying again between.

    Afterwards the LMS must hold what the case promises of each.
    """
    visit = lms.launch(context)
    learner = Learner(visit, hand=hand)
    learner.begin()
    learner.press(learner.button("Check"))
    expect(learner.view.locator(".error")).to_be_visible()
    expect(field_of(learner, 0)).to_be_focused()
    for index, (name, verdict) in enumerate(steps):
        if index:
            learner.press(learner.button("Try again"))
            expect(field_of(learner, 0)).to_be_focused()
            expect(field_of(learner, 0)).to_have_value("")
        fill(learner, answer_of(case, name)["answer"])
        expect(learner.view.locator(".error")).to_be_hidden()
        learner.press(learner.button("Check"))
        feedback = learner.view.get_by_role("group", name=verdict, exact=True)
        expect(feedback).to_be_visible()
        expect(feedback).to_be_focused()
        expect(field_of(learner, 0)).to_be_disabled()
    visit.settle()
    visit.leave()
    told = case["scorm12"]
    results = {"Right": "correct", "Not quite": "wrong"}
    wanted: list[Fact] = [
        (
            told["type"],
            answer_of(case, name)["scorm12"],
            told["patterns"],
            results.get(verdict, f"{answer_of(case, name)['score']:g}"),
        )
        for name, verdict in steps
    ]
    assert held(lms) == wanted
    return learner


def held(lms: Lms) -> list[Fact]:
    """The interactions that the LMS holds."""
    cmi = lms.record().cmi
    assert cmi is not None
    return [(one.type, one.student_response, one.patterns, one.result) for one in stored_interactions(cmi)]


HANDS = pytest.mark.parametrize("hand", ["mouse", "keyboard"])
WIDTHS = pytest.mark.parametrize("width", [320, 1280])
