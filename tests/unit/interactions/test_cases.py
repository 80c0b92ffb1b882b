"""The cases that Python and JavaScript share: what is authored gives the options that are scored."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

import scormkit.interactions as room
from scormkit.cmi.scorm12_types import FEEDBACK
from scormkit.interactions import INTERACTIONS
from tests.unit.plan.courses import course, page, planned, unit

Case = dict[str, Any]


def cases() -> list[Any]:
    found = []
    for name in INTERACTIONS:
        text = files(room).joinpath(name.replace("-", "_"), "cases.json").read_text(encoding="utf-8")
        found += [pytest.param(each, id=f"{name}: {each['name']}") for each in json.loads(text)["cases"]]
    return found


@pytest.mark.parametrize("case", cases())
def test_what_is_authored_gives_the_options_of_the_case(case: Case) -> None:
    plan, _ = planned(course(unit("one", page("one/page.md", "Page", case["authored"]))))
    question = plan.units[0].contents[0].questions[0]
    assert [
        {"id": each.id, "key": each.key, "letter": each.letter, "correct": each.correct}
        for each in question.options
    ] == case["options"]
    assert INTERACTIONS[question.type].multiple(question.spec) == case["multiple"]


@pytest.mark.parametrize("case", cases())
def test_what_scorm_1_2_is_told_is_legal_and_says_who_was_right(case: Case) -> None:
    told = case["scorm12"]
    assert told["type"] == case["authored"]["type"]
    legal = FEEDBACK[told["type"]]
    assert legal(told["pattern"])
    assert not case["answer"] or legal(told["response"])
    assert case["correct"] == (told["response"] == told["pattern"].strip("{}"))
