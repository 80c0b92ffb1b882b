"""Courses that ask one question out of a type's cases.json, and what the LMS must hold after some answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from playwright.sync_api import expect

import scormkit.interactions as room
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms
from tests.journeys.tracked import stored_interactions

Test = TypeVar("Test", bound=Callable[..., None])
Case = dict[str, Any]
Fact = tuple[str, str, list[str], str]
"""type, student_response, the patterns of the correct responses, result."""

HANDS = pytest.mark.parametrize(("hand", "target"), [("mouse", "scorm12"), ("keyboard", "scorm2004")])
"""What hands do and what the LMS is told have nothing to do with each other: both of each, not all four."""
WIDTHS = pytest.mark.parametrize("width", [320, 1280])


def narrow_and_wide(test: Test) -> Test:
    """Played once in a narrow window; the inspector looks at each state in a wide one as well."""
    both: Test = pytest.mark.also_at(1280)(pytest.mark.parametrize("width", [320])(test))
    return both


PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">
<rect width="400" height="400" fill="#eee"/>
</svg>
"""


def case_of(kind: str, name: str) -> Case:
    """A case of interactions/<type>/cases.json by its name."""
    file = Path(room.__file__).parent / kind.replace("-", "_") / "cases.json"
    found = [case for case in json.loads(file.read_text("utf-8"))["cases"] if case["name"] == name]
    assert len(found) == 1, f"{len(found)} cases of {kind} are called {name}"
    return dict(found[0])


def answer_of(case: Case, name: str) -> dict[str, Any]:
    """One of a case's answers by its name."""
    return next(each for each in case["answers"] if each["name"] == name)


def lms_with(case: Case, tmp_path: Path, lms_of: Callable[..., Lms], **fields: Any) -> Lms:
    """An LMS that holds a course of one page with the question of a case; `fields` are set in it."""
    # JSON is YAML, too.
    question = json.dumps({**case["authored"], "id": "asked", **fields}, indent=1, ensure_ascii=False)
    files = {
        "course.yaml": f"title: One question\nlanguage: {case.get('language', 'en')}\n",
        "one/unit.yaml": "title: One\n",
        "one/01-page.md": f"# Page\n\nRead this.\n\n```question\n{question}\n```\n",
        "one/media/extinguisher.svg": PICTURE,
    }
    for name, text in files.items():
        path = tmp_path / "asking" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return lms_of(tmp_path / "asking")


def begin(learner: Learner) -> None:
    """Into the course, whether it is new or (being one page long) finished as soon as it was opened."""
    again = "Look at the course again"
    expect(learner.button("Start").or_(learner.button(again))).to_be_visible()
    learner.begin(again if learner.button(again).count() else "Start")


def verdict(answer: dict[str, Any]) -> str:
    """The first words of the feedback to an answer."""
    words = {None: "Thank you. Your answer is noted", 0: "Not quite", 1: "Right"}
    return words.get(answer.get("score"), "Partly right")


def promised(case: Case, names: Iterable[str], target: str = "scorm12") -> list[Fact]:
    """What the LMS must hold after the named answers, by the case, in the target's own words."""
    told = case[target]
    digits = 4 if target == "scorm2004" else 2
    return [
        # scorm-again's SCORM 2004 takes no line breaks: it is told in one line then.
        (told["type"], answer[target].replace("\n", " "), told["patterns"], result(answer, digits))
        for answer in (answer_of(case, name) for name in names)
        if case.get("record", True)
    ]


def result(answer: dict[str, Any], digits: int) -> str:
    """cmi.interactions.n.result of an answer in the word of SCORM 1.2; neutral where nothing is right."""
    words = {None: "neutral", 0: "wrong", 1: "correct"}
    score = answer.get("score")
    return words.get(score) or f"{score:.{digits}f}".rstrip("0")


def held(lms: Lms) -> list[Fact]:
    """The interactions that the LMS holds."""
    cmi = lms.record().cmi
    assert cmi is not None, "the LMS holds nothing"
    return [
        (one.type, one.student_response, one.patterns, _rounded(one.result))
        for one in stored_interactions(cmi)
    ]


def _rounded(result: str) -> str:
    """The cases round shares to four decimals; SCORM 2004 has seven."""
    return f"{float(result):.4f}".rstrip("0") if result[:1].isdigit() else result
