"""JSON Schemas: of the author's files, for editors that complete and check, and of the JSON report.

`python -m scormkit.course.json_schema` rewrites schemas/ in the source tree; a test fails when one is stale.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from scormkit.course.locales.schemas import translation_schemas
from scormkit.course.registers_schema import ContactsFile, FactsFile, GlossaryFile
from scormkit.course.rules import RULE_KEYS, STATUSES
from scormkit.course.schema import AssessmentSpec, BankSpec, CourseSpec, PageSpec, UnitSpec
from scormkit.course.schema_variants import VariantSpec
from scormkit.course.theme_schema import STACK_NAMES, ThemeSpec
from scormkit.interactions import INTERACTIONS
from scormkit.source.marks import KEYS as MARK_KEYS

FOLDER = Path(__file__).resolve().parents[2] / "schemas"
_FOR_WHOM = {
    "audience": "For which audience this is: a name from course.yaml, or a list. Left out: for all.",
    "variant": "In which variant this is: a name of a file in variants, or a list. Left out: in all.",
    "only": "For whom this is: names of audiences and variants. Left out: for all.",
}
_NAME = {"type": "string", "minLength": 1}
_NAMES = {"anyOf": [_NAME, {"type": "array", "minItems": 1, "items": _NAME}]}
_UNMARKED = ("SourceSpec", "SmsSpec", "FeedbackSpec")
"""Parts of an entry or a question that nobody would mark by themselves."""


def schemas() -> dict[str, dict[str, Any]]:
    """File name to JSON Schema (draft 7, which every YAML editor reads) of each kind of file."""
    return {
        "course.schema.json": _schema(CourseSpec, "course.yaml"),
        "unit.schema.json": _with_marks(_with_conditions(_schema(UnitSpec, "unit.yaml"))),
        "assessment.schema.json": _with_conditions(_with_marks(_assessment())),
        "page.schema.json": _with_marks(_with_conditions(_schema(PageSpec, "page, the lines at its top"))),
        "report.schema.json": _report(),
        "validation.schema.json": _validation(),
        "bank.schema.json": _bank(),
        "variant.schema.json": _schema(VariantSpec, "variant"),
        "facts.schema.json": _with_marks(_schema(FactsFile, "facts.yaml")),
        "contacts.schema.json": _with_marks(_schema(ContactsFile, "contacts.yaml")),
        "glossary.schema.json": _with_marks(_schema(GlossaryFile, "glossary.yaml")),
        "theme.schema.json": _theme(),
        **translation_schemas(),
    }


def render(schema: Mapping[str, Any]) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    written = _plain(model.model_json_schema())
    written["title"] = f"scormkit {title}"
    if "patternProperties" in written:
        written["additionalProperties"] = False
    return {"$schema": "http://json-schema.org/draft-07/schema#", **written}


def _report() -> dict[str, Any]:
    """The form of `scormkit check --format json`; every field is always there, and some may be null."""
    from scormkit.diagnostics.render.report import Report

    written = Report.model_json_schema(mode="serialization")
    return {"$schema": "http://json-schema.org/draft-07/schema#", **written, "title": "scormkit report"}


def _validation() -> dict[str, Any]:
    """The form of `scormkit validate --format json`."""
    from scormkit.diagnostics.render.report import PackagesReport

    written = PackagesReport.model_json_schema(mode="serialization")
    return {"$schema": "http://json-schema.org/draft-07/schema#", **written, "title": "scormkit validation"}


def _assessment() -> dict[str, Any]:
    """The questions of an assessment are each read by their own type's model, chosen by `type`."""
    schema = _schema(AssessmentSpec, "assessment")
    definitions: dict[str, Any] = {}
    cases = []
    for name, kind in INTERACTIONS.items():
        # Two types may call something by one name: what a type refers to is named after the type, too.
        question = _plain(kind.model.model_json_schema(ref_template=f"#/$defs/{name}.{{model}}"))
        definitions |= {f"{name}.{part}": each for part, each in question.pop("$defs", {}).items()}
        definitions[name] = question
        then = {"$ref": f"#/$defs/{name}"}
        cases.append({"if": {"properties": {"type": {"const": name}}, "required": ["type"]}, "then": then})
    question = {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"enum": list(INTERACTIONS), "description": "The kind of question."}},
        "allOf": cases,
    }
    section = schema["$defs"]["SectionSpec"]
    schema["properties"]["questions"]["items"] = section["properties"]["questions"]["items"] = question
    schema["oneOf"], section["oneOf"] = _one_of("questions", "sections"), _one_of("questions", "bank")
    schema["$defs"] |= definitions
    return schema


def _bank() -> dict[str, Any]:
    """A bank's questions are those of an assessment."""
    schema = _with_marks(_schema(BankSpec, "question bank"))
    schema["properties"]["questions"]["items"] = {
        "$ref": "assessment.schema.json#/properties/questions/items"
    }
    return schema


def _theme() -> dict[str, Any]:
    """A typeface is a word, or font files."""
    schema = _schema(ThemeSpec, "theme")
    for key in ("typeface", "headings"):
        field = schema["properties"][key]
        files = {"$ref": field.pop("$ref")} if "$ref" in field else field.pop("allOf")[0]
        field["anyOf"] = [{"enum": list(STACK_NAMES)}, files]
    return schema


def _with_marks(schema: dict[str, Any]) -> dict[str, Any]:
    """With the keys that say for whom something is; the reader takes them out of every mapping (marks.py)."""
    definitions = schema.setdefault("$defs", {})
    marks = {key: {"description": _FOR_WHOM[key], "allOf": [{"$ref": "#/$defs/names"}]} for key in MARK_KEYS}
    for name, each in [("", schema), *definitions.items()]:
        if each.get("properties") and not name.endswith(_UNMARKED):
            each["properties"] |= marks
    definitions["names"] = _NAMES
    return schema


def _one_of(*keys: str) -> list[dict[str, Any]]:
    return [{"required": [key]} for key in keys]


def _with_conditions(schema: dict[str, Any]) -> dict[str, Any]:
    """With the form of requires, skip_if and show_if, which course/rules.py reads."""
    for key in RULE_KEYS:
        schema["properties"][key]["allOf"] = [{"$ref": "#/$defs/condition"}]
    schema.setdefault("$defs", {})["condition"] = _condition()
    return schema


def _condition() -> dict[str, Any]:
    some = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/condition"}}
    name = _NAME
    forms: list[dict[str, Any]] = [
        {kind: name, "status": {"enum": list(statuses)}} for kind, statuses in STATUSES.items()
    ]
    options = {"anyOf": [name, {"type": "array", "minItems": 1, "items": name}]}
    forms += [
        {"question": name, "chose": options},
        {"question": name, "answered": {"enum": ["right", "wrong"]}},
    ]
    forms += [{"all": some}, {"any": some}, {"at_least": {"type": "integer", "minimum": 1}, "of": some}]
    closed = [
        {
            "type": "object",
            "properties": form,
            "required": [key for key in form if key != "status"],
            "additionalProperties": False,
        }
        for form in forms
    ]
    return {"anyOf": [name, some, *closed]}


def _plain(value: Any, *, of_properties: bool = False) -> Any:
    """Without what pydantic adds for programs: titles made from names, null for what is not written."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {}
    for key, inner in value.items():
        is_noise = key == "title" or (key == "default" and inner in (None, [], {}))
        if of_properties or not is_noise:
            kept[key] = _plain(inner, of_properties=key == "properties" and not of_properties)
    choices = [each for each in kept.get("anyOf", ()) if each != {"type": "null"}]
    if not of_properties and len(choices) == 1:
        kept = {**{key: each for key, each in kept.items() if key != "anyOf"}, **choices[0]}
    elif not of_properties and choices:
        kept["anyOf"] = choices
    return kept


def main() -> None:
    """Rewrite the schema files."""
    for name, schema in schemas().items():
        (FOLDER / name).write_text(render(schema), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
