"""The cases that Python and JavaScript share: what is authored gives what is scored and encoded there."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

import scormkit.interactions as room
from scormkit.cmi.scorm12_types import FEEDBACK
from scormkit.diagnostics import Diagnostic
from scormkit.interactions import INTERACTIONS
from scormkit.plan.model import Question
from scormkit.plan.state import answer_size
from tests.unit.plan.codec import Keys, answered
from tests.unit.plan.courses import course, page, planned, unit, where

Case = dict[str, Any]


def cases_of(name: str) -> list[Case]:
    """The cases of a type; none when it has no file, which a test of its own holds against it."""
    path = files(room).joinpath(name.replace("-", "_"), "cases.json")
    found: list[Case] = json.loads(path.read_text(encoding="utf-8"))["cases"] if path.is_file() else []
    return found


def cases() -> list[Any]:
    return [
        pytest.param(each, id=f"{name}: {each['name']}") for name in INTERACTIONS for each in cases_of(name)
    ]


def asked(case: Case) -> Question:
    plan, _ = planned(course(unit("one", page("one/page.md", "Page", case["authored"]))))
    return plan.units[0].contents[0].questions[0]


@pytest.mark.parametrize("case", cases())
def test_what_is_authored_gives_the_options_and_the_data_of_the_case(case: Case) -> None:
    question = asked(case)
    assert [
        {"id": each.id, "key": each.key, "letter": each.letter, "group": each.group, "correct": each.correct}
        for each in question.options
    ] == [{"group": "", **each} for each in case["options"]]
    assert INTERACTIONS[question.type].multiple(question.spec) == case.get("multiple", False)
    assert json.loads(json.dumps(dict(question.data))) == case.get("data", {})
    assert question.graded == case.get("graded", True)
    assert question.record == case.get("record", True)


@pytest.mark.parametrize("case", cases())
def test_nothing_is_wrong_with_what_is_authored(case: Case) -> None:
    kind = INTERACTIONS[case["authored"]["type"]]
    spec = kind.model.model_validate(case["authored"])
    found: list[Diagnostic] = list(kind.check(spec, where("one/page.md")))
    assert [each for each in found if each.severity.value == "error"] == []


@pytest.mark.parametrize("case", cases())
def test_an_accepted_answer_has_room_in_the_saved_state(case: Case) -> None:
    question = asked(case)
    kind = INTERACTIONS[question.type]
    placed = [option.placed for option in question.options]
    is_list = bool(kind.texts(question.spec) or kind.list_items(question.spec, placed))
    answers = [each["answer"] for each in case["answers"] if each.get("accepts", True)]
    assert answers
    for answer in answers:
        assert len(answered(answer if is_list else Keys(answer))) <= answer_size(question)


@pytest.mark.parametrize("case", cases())
def test_what_scorm_1_2_is_told_is_legal(case: Case) -> None:
    told = case["scorm12"]
    legal = FEEDBACK[told["type"]]
    assert all(legal(pattern) for pattern in told["patterns"])
    responses = [each["scorm12"] for each in case["answers"] if each.get("accepts", True)]
    assert all(legal(response) and len(response) <= 255 for response in responses)


@pytest.mark.parametrize("name", INTERACTIONS)
def test_every_type_has_right_wrong_empty_and_hostile_cases(name: str) -> None:
    graded = [each for case in cases_of(name) if case.get("graded", True) for each in case["answers"]]
    found = [each for case in cases_of(name) for each in case["answers"]]
    assert not graded or {0, 1} <= {each["score"] for each in graded if "score" in each}
    assert any(each["answer"] == [] and each.get("accepts") is False for each in found)
    assert sum(each.get("accepts") is False for each in found) >= 3
