"""Every field that all question types share is honoured by each of them, or refused with a word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml.html import HtmlElement

from scormkit.course.loader import load_course
from scormkit.course.model import Course
from scormkit.diagnostics import Diagnostic
from scormkit.interactions import INTERACTIONS
from scormkit.pages.render import render_page
from scormkit.plan.build import plan_course
from scormkit.plan.lock import Lock
from tests.unit.interactions.test_cases import Case, cases_of
from tests.unit.pages.html import course, whole

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"/>'
PARTIAL, PENALTY = "partial", "penalty"


class Honours(NamedTuple):
    """The case that shows the type at its fullest, and what it makes of fields that not all types have."""

    case: str
    refused: dict[str, str]
    """Policies of credit that it refuses, with the code that says why."""
    shuffles: bool = False
    """Whether authors can say that the order is theirs."""


WHOLE = {PARTIAL: "QST010", PENALTY: "QST010"}
"""Nothing in an answer can be right in part."""
SURVEY = {PARTIAL: "QST057", PENALTY: "QST057"}
"""Nothing is right or wrong."""
TYPES = {
    "choice": Honours("several right options, all or nothing", {}, shuffles=True),
    "true-false": Honours("a true statement", WHOLE),
    "fill-in": Honours("one of several accepted answers", WHOLE),
    "cloze": Honours("a list and a typed gap, all or nothing", {}, shuffles=True),
    "numeric": Honours("an exact number", WHOLE),
    "matching": Honours("three pairs and a distractor, all or nothing", {}, shuffles=True),
    "ordering": Honours("four steps, all or nothing", {}),
    "categorise": Honours("two groups, all or nothing", {}, shuffles=True),
    "hotspot": Honours("several right regions, all or nothing", {}),
    "scenario": Honours("only an end that earns everything counts", {PENALTY: "CRS034"}, shuffles=True),
    "likert": Honours("three points", SURVEY),
    "matrix": Honours("three rows, two points", SURVEY),
    "long-text": Honours("as it comes: kept in the course, never sent", SURVEY),
}


def case_of(name: str) -> Case:
    return next(each for each in cases_of(name) if each["name"] == TYPES[name].case)


def loaded(folder: Path, fields: dict[str, Any]) -> tuple[Course | None, list[Diagnostic]]:
    """A course of one page that asks a question, and what was found in it."""
    question = json.dumps({"id": "asked", **fields}, ensure_ascii=False, indent=1)
    files = {
        "course.yaml": "title: One question\n",
        "one/unit.yaml": "title: One\nobjectives: {O1: Tell, O2: Recall}\n",
        "one/01-page.md": f"# Page\n\n```question\n{question}\n```\n",
    }
    if "extinguisher.svg" in question:
        files["one/media/extinguisher.svg"] = PICTURE
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    found: list[Diagnostic] = []
    return load_course(folder, found.append), found


def made(folder: Path, fields: dict[str, Any]) -> tuple[dict[str, Any], HtmlElement]:
    """A question without a fault as the player has it, and as it is shown."""
    the_course, found = loaded(folder, fields)
    assert the_course is not None, found
    planned = plan_course(the_course, Lock(), found.append)
    assert planned is not None, found
    plan, _ = planned
    page = render_page(plan, plan.launchables[0], "scorm12")
    forms: Any = whole(page).xpath("//form[@data-question]")
    (asked,) = course(page)["units"][0]["pages"][0]["questions"]
    assert found == []
    return asked, forms[0]


def words(parts: list[HtmlElement]) -> list[str]:
    return [" ".join(each.text_content().split()) for each in parts]


def test_every_type_is_in_the_table() -> None:
    assert set(TYPES) == set(INTERACTIONS)


@pytest.mark.parametrize("name", TYPES)
def test_hints_feedback_attempts_and_objectives(name: str, tmp_path: Path) -> None:
    case = case_of(name)
    graded = case.get("graded", True)
    kinds = ("correct", "partly", "incorrect", "last") if graded else ("correct",)
    asked, shown = made(
        tmp_path / "course",
        {
            **case["authored"],
            "hints": ["Look *closely*.", "Look again."],
            "feedback": {kind: f"This is **{kind}**." for kind in kinds},
            "attempts": 3,
            "objectives": ["O2", "O1"],
            **({"points": 2.5} if graded else {}),
        },
    )
    assert words(shown.xpath(".//details[@class='question-hint']/summary")) == ["Hint 1 of 2", "Hint 2 of 2"]
    assert words(shown.find_class("question-hint-text")) == ["Look closely.", "Look again."]
    told = shown.xpath(".//*[@data-feedback]")
    assert {each.get("data-feedback"): each.text_content().strip() for each in told} == {
        kind: f"This is {kind}." for kind in kinds
    }
    assert asked["attempts"] == 3
    assert asked["objectives"] == ["one.O2", "one.O1"]
    assert asked["points"] == (2.5 if graded else 1)


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize("policy", [PARTIAL, PENALTY])
def test_credit_for_parts_is_given_or_refused(name: str, policy: str, tmp_path: Path) -> None:
    """Where a policy is taken, the cases show that it earns what no answer earns without it."""
    fields = {**case_of(name)["authored"], "credit": policy}
    refused = TYPES[name].refused.get(policy)
    if refused:
        _, found = loaded(tmp_path / "course", fields)
        assert [each.code for each in found] == [refused]
        return
    asked, _ = made(tmp_path / "course", fields)
    assert asked["credit"] == policy
    shown = [each for each in cases_of(name) if each["authored"].get("credit", "all-or-nothing") == policy]
    earned = {answer["score"] for each in shown for answer in each["answers"] if "score" in answer}
    assert any(0 < score < 1 for score in earned)
    assert max(earned) == 1


@pytest.mark.parametrize("name", [name for name, each in TYPES.items() if each.shuffles])
def test_the_order_is_the_authors_where_they_say_so(name: str, tmp_path: Path) -> None:
    authored = {key: value for key, value in case_of(name)["authored"].items() if key != "shuffle"}
    assert made(tmp_path / "mixed", authored)[0]["shuffle"] is True
    assert made(tmp_path / "kept", {**authored, "shuffle": False})[0]["shuffle"] is False


@pytest.mark.parametrize("name", [name for name, each in TYPES.items() if not each.shuffles])
def test_types_whose_order_means_something_have_no_such_field(name: str) -> None:
    assert "shuffle" not in INTERACTIONS[name].model.model_fields


@pytest.mark.parametrize("multiple", [False, True])
def test_every_option_of_a_choice_can_be_a_picture(multiple: bool, tmp_path: Path) -> None:
    options = [
        {"text": text, "correct": text == "Left", "image": "media/extinguisher.svg", "alt": f"{text} side"}
        for text in ("Left", "Right", "Both")
    ]
    fields = {"type": "choice", "prompt": "Which?", "multiple": multiple, "options": options}
    _, shown = made(tmp_path / "course", fields)
    assert sorted(shown.xpath(".//label//img/@alt")) == ["Both side", "Left side", "Right side"]
    assert set(shown.xpath(".//label//img/@src")) == {"media/one-media-extinguisher.svg"}
