"""The schemas that editors use say what the loader says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml

from scormkit.course.json_schema import FOLDER, render, schemas

BASE = Path(__file__).resolve().parents[2] / "rules" / "course" / "base"


class _Yaml12Loader(yaml.SafeLoader):
    """As editors read YAML (1.2): dates, `no` and `1:30` are text; only true and false are booleans."""


_Yaml12Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("timestamp", "bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def flags(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: flags(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [flags(inner) for inner in value]
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


@pytest.mark.parametrize("name", schemas())
def test_the_files_are_fresh(name: str) -> None:
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert written == render(schemas()[name]), "run python -m scormkit.course.json_schema"


@pytest.mark.parametrize("name", schemas())
def test_they_are_schemas_and_every_key_is_explained(name: str) -> None:
    schema = schemas()[name]
    jsonschema.Draft7Validator.check_schema(schema)
    forms = schema.get("$defs", {}).pop("condition", {"anyOf": []})["anyOf"]
    schema.get("$defs", {}).pop("names", None)
    assert all(form["additionalProperties"] is False for form in forms if form["type"] == "object")
    for each in (schema, *schema.get("$defs", {}).values()):
        # A translator may copy a file of the course and leave what is no text as it is.
        assert "-translation" in name or each["additionalProperties"] is False
        for key, field in each.get("properties", {}).items():
            assert field.get("description"), key


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("course.schema.json", "course.yaml"),
        ("unit.schema.json", "first/unit.yaml"),
        ("unit.schema.json", "second/unit.yaml"),
        ("assessment.schema.json", "first/check.yaml"),
    ],
)
def test_a_perfect_course_is_valid_and_a_spoiled_one_is_not(name: str, file: str) -> None:
    validator = jsonschema.Draft7Validator(schemas()[name])
    data = flags(yaml.load((BASE / file).read_text(encoding="utf-8"), Loader=_Yaml12Loader))
    assert list(validator.iter_errors(data)) == []
    assert list(validator.iter_errors({**data, "titel": "x"}))
    assert list(validator.iter_errors({key: value for key, value in data.items() if key != "title"}))


DATED = {"review": "1 year", "source": {"title": "A"}}


@pytest.mark.parametrize(
    ("name", "entry", "needed"),
    [
        ("facts.schema.json", {"value": 120, "as_of": 2021, **DATED}, "source"),
        (
            "contacts.schema.json",
            {
                "name": "A",
                "phone": 988,
                "for": "all",
                "as_of": "2021-06",
                "review": "1 year",
                "source": {"title": "A"},
            },
            "as_of",
        ),
        (
            "glossary.schema.json",
            {"term": "grooming", "short": "To build trust.", "also": ["groom"]},
            "short",
        ),
    ],
)
def test_an_entry_of_a_register_is_valid_and_a_spoiled_one_is_not(
    name: str, entry: dict[str, object], needed: str
) -> None:
    validator = jsonschema.Draft7Validator(schemas()[name])
    assert list(validator.iter_errors({"a-1": entry})) == []
    assert list(validator.iter_errors({"a b": entry}))
    assert list(validator.iter_errors({"a": {**entry, "x": "y"}}))
    assert list(validator.iter_errors({"a": {key: each for key, each in entry.items() if key != needed}}))


def test_every_reference_leads_somewhere_and_every_definition_is_used() -> None:
    schema = schemas()["assessment.schema.json"]
    named = set(re.findall(r'"\$ref": "#/\$defs/([^"]+)"', json.dumps(schema)))
    assert named == set(schema["$defs"])


def test_questions_are_checked_by_their_type() -> None:
    validator = jsonschema.Draft7Validator(schemas()["assessment.schema.json"])

    def is_valid(question: object) -> bool:
        return not list(validator.iter_errors({"title": "x", "questions": [question]}))

    assert is_valid({"type": "true-false", "prompt": "x", "answer": True})
    assert is_valid({"type": "choice", "prompt": "x", "options": [{"text": "a"}, {"text": "b"}]})
    assert not is_valid({"type": "choice", "prompt": "x", "answer": True})
    assert not is_valid({"type": "true-false", "prompt": "x", "answer": True, "attempts": 16})
    assert not is_valid({"type": "essay", "prompt": "x"})
    assert not is_valid({"prompt": "x"})


def test_sections_and_banks_take_the_same_questions() -> None:
    written = schemas()["assessment.schema.json"]
    validator = jsonschema.Draft7Validator(written)
    question = {"type": "true-false", "prompt": "x", "answer": True}

    def is_valid(**fields: object) -> bool:
        return not list(validator.iter_errors({"title": "x", **fields}))

    assert is_valid(sections=[{"bank": "banks/a.yaml", "draw": 3}, {"questions": [question], "weight": 2}])
    assert not is_valid(sections=[{"questions": [{**question, "type": "essay"}]}])
    assert not is_valid(sections=[{"bank": "banks/a.yaml", "questions": [question]}])
    assert not is_valid(sections=[{"bank": "banks/a.yaml"}], questions=[question])
    assert not is_valid()
    items = schemas()["bank.schema.json"]["properties"]["questions"]["items"]
    assert items == {"$ref": "assessment.schema.json#/properties/questions/items"}
    assert written["properties"]["questions"]["items"]["properties"]["type"]


SPANISH = Path(__file__).resolve().parents[3] / "courses" / "cst-introduction" / "locales" / "es"


@pytest.mark.parametrize(
    "file", sorted(each.relative_to(SPANISH).as_posix() for each in SPANISH.rglob("*.yaml"))
)
def test_a_translation_names_its_schema_and_is_valid(file: str) -> None:
    text = (SPANISH / file).read_text(encoding="utf-8")
    named = re.search(r"\$schema=\S*/([\w.-]+)$", text, re.MULTILINE)
    assert named is not None
    data = flags(yaml.load(text, Loader=_Yaml12Loader))
    validator = jsonschema.Draft7Validator(schemas()[named[1]])
    assert list(validator.iter_errors(data)) == []
    assert list(validator.iter_errors([data]))
    if "title" in data:
        assert list(validator.iter_errors({**data, "title": ["x"]}))
