"""Answers to every type of question as xAPI statements, held against three validators that others wrote."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path

import pytest
from pydantic import ValidationError

from tests.conformance.statements import Statement, statement
from tests.unit.interactions.test_cases import Case, cases

SCRIPT = Path(__file__).with_name("check_statements.cjs")
KINDS_WITH_LISTS = {
    "choice": {"choices"},
    "sequencing": {"choices"},
    "likert": {"scale"},
    "matching": {"source", "target"},
    "performance": {"steps"},
}


def accepted(case: Case) -> list[Case]:
    return [each for each in case["answers"] if each.get("accepts", True)]


def all_statements() -> list[tuple[str, Statement]]:
    return [
        (f"{parameter.id}: {answer['name']}", statement(parameter.values[0], answer))
        for parameter in cases()
        for answer in accepted(parameter.values[0])
    ]


def learning_locker(statements: Sequence[Statement]) -> list[list[str]]:
    run = subprocess.run(
        ["node", SCRIPT], input=json.dumps(statements), capture_output=True, text=True, check=True
    )
    found: list[list[str]] = json.loads(run.stdout)
    return found


def ralph(given: Statement) -> list[str]:
    from ralph.models.xapi.base.statements import BaseXapiStatement  # type: ignore[import-untyped]

    try:
        BaseXapiStatement.model_validate_json(json.dumps(given))
    except ValidationError as error:
        return [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors()]
    return []


@pytest.mark.node
def test_learning_locker_takes_every_answer_of_every_type() -> None:
    told = all_statements()
    found = learning_locker([each for _, each in told])
    assert {name: faults for (name, _), faults in zip(told, found, strict=True) if faults} == {}


def test_ralph_takes_every_answer_of_every_type() -> None:
    assert {name: faults for name, each in all_statements() if (faults := ralph(each))} == {}


@pytest.mark.parametrize("case", cases())
def test_the_lists_of_a_definition_are_those_of_its_type_and_all_of_them_are_described(case: Case) -> None:
    """The validators let both pass; ADL's record store refuses a choice that has no words."""
    told = statement(case, accepted(case)[0])["object"]["definition"]
    lists = {name: told[name] for name in ("choices", "scale", "source", "target", "steps") if name in told}
    assert set(lists) == KINDS_WITH_LISTS.get(told["interactionType"], set())
    language = case.get("language", "en")
    for parts in lists.values():
        assert parts
        assert [part["id"] for part in parts if not part["description"][language]] == []
    assert told["description"][language]


def _repeated_choice(told: Statement) -> None:
    choices = told["object"]["definition"]["choices"]
    choices.append(choices[0])


def _blank_in_an_id(told: Statement) -> None:
    told["object"]["definition"]["choices"][0]["id"] = "a b"


def _unknown_type(told: Statement) -> None:
    told["object"]["definition"]["interactionType"] = "hotspot"


def _lists_of_another_type(told: Statement) -> None:
    told["object"]["definition"]["interactionType"] = "numeric"


def _pattern_without_a_list(told: Statement) -> None:
    told["object"]["definition"]["correctResponsesPattern"] = "a"


def _response_as_a_number(told: Statement) -> None:
    told["result"]["response"] = 7


def _more_than_everything(told: Statement) -> None:
    told["result"]["score"]["scaled"] = 1.5


def _duration_in_seconds(told: Statement) -> None:
    told["result"]["duration"] = "72 seconds"


BREAKS: dict[Callable[[Statement], None], set[str]] = {
    _repeated_choice: {"ralph"},
    _blank_in_an_id: {"ralph"},
    _unknown_type: {"ralph", "@learninglocker/xapi-validation", "xapi-validation"},
    _lists_of_another_type: {"@learninglocker/xapi-validation", "xapi-validation"},
    _pattern_without_a_list: {"ralph", "@learninglocker/xapi-validation", "xapi-validation"},
    _response_as_a_number: {"ralph", "@learninglocker/xapi-validation", "xapi-validation"},
    _more_than_everything: {"ralph", "@learninglocker/xapi-validation", "xapi-validation"},
    _duration_in_seconds: {"ralph", "@learninglocker/xapi-validation", "xapi-validation"},
}


@pytest.mark.node
@pytest.mark.parametrize("break_it", BREAKS)
def test_the_validators_refuse_what_is_broken(break_it: Callable[[Statement], None]) -> None:
    """Else their silence about our statements would say nothing. Each has its own blind spots."""
    case = next(each.values[0] for each in cases() if each.values[0]["scorm2004"]["type"] == "choice")
    told = deepcopy(statement(case, accepted(case)[0]))
    break_it(told)
    found = {fault.split(": ")[0] for fault in learning_locker([told])[0]}
    if ralph(told):
        found.add("ralph")
    assert found == BREAKS[break_it]
