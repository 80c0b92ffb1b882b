"""Saved answers are numbers, so those of a question's options must differ: a pair has two, one a side."""

from __future__ import annotations

from pathlib import Path

import pytest

from scormkit.api import plan
from scormkit.course.selection import Selection

COURSES = Path(__file__).resolve().parents[3] / "courses"


@pytest.mark.parametrize(
    ("course", "variant"), [("cst-introduction", None), ("cst-introduction", "texas"), ("showcase", None)]
)
def test_options_of_one_question_have_different_keys(course: str, variant: str | None) -> None:
    built = plan(COURSES / course, selection=Selection(variant=variant))
    questions = [each for unit in built.units for content in unit.contents for each in content.questions]
    assert len(questions) > 20
    for question in questions:
        keys = [option.key for option in question.options]
        assert len(set(keys)) == len(keys), question.id
