"""JSON Schemas of the files of a translation, so that editors complete what can be translated and explain it.

They are open: a translator may copy a file of the course, where everything else has to stay as it is.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from scormkit.course.locales import strings
from scormkit.course.locales.strings import Kind
from scormkit.course.registers_schema import ContactSpec, FactSpec, TermSpec
from scormkit.course.schema import AssessmentSpec, CourseSpec, SectionSpec, UnitSpec
from scormkit.course.schema_variants import VariantSpec
from scormkit.interactions import INTERACTIONS
from scormkit.source.scalars import Rich, Text

_TEXT = {"type": ["string", "number", "null"]}
_WORDS = {"type": "array", "items": {"type": ["string", "number"]}}


def translation_schemas() -> dict[str, dict[str, Any]]:
    """File name to JSON Schema (draft 7) of each kind of file in locales/<tag>/."""
    files: dict[str, tuple[str, dict[str, Any]]] = {
        "course": ("course.yaml", _tree(strings.COURSE, CourseSpec)),
        "unit": ("unit.yaml", _tree(strings.UNIT, UnitSpec)),
        "variant": ("variant", _tree(strings.VARIANT, VariantSpec)),
        "facts": ("facts.yaml", _by_name(_tree(strings.FACT, FactSpec))),
        "contacts": ("contacts.yaml", _by_name(_tree(strings.CONTACT, ContactSpec))),
        "glossary": ("glossary.yaml", _by_name(_tree(strings.TERM, TermSpec))),
        "assessment": ("check or question bank", _assessment()),
    }
    return {
        f"{kind}-translation.schema.json": {
            "$schema": "http://json-schema.org/draft-07/schema#",
            **schema,
            "title": f"scormkit translation of a {title}"
            if " " in title
            else f"scormkit translation of {title}",
        }
        for kind, (title, schema) in files.items()
    }


def _by_name(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": schema}


def _tree(patterns: Mapping[str, Kind], model: type[BaseModel]) -> dict[str, Any]:
    """An object with the keys of dotted patterns; what `model` says of a key is its help."""
    root: dict[str, Any] = {"type": "object", "properties": {}}
    for pattern, kind in patterns.items():
        place = root
        *above, last = pattern.split(".")
        for step in above:
            place = _step(place, step)
        leaf = _leaf(kind)
        if last == "*":
            place["additionalProperties"] = leaf
        else:
            place.setdefault("properties", {})[last] = leaf
    for name, schema in root["properties"].items():
        if about := _about(model, name):
            schema["description"] = about
    return root


def _step(place: dict[str, Any], step: str) -> dict[str, Any]:
    if step == "*":
        inner: dict[str, Any] = place.setdefault("additionalProperties", {"type": "object"})
        return inner
    found: dict[str, Any] = place.setdefault("properties", {}).setdefault(step, {"type": "object"})
    return found


def _leaf(kind: Kind) -> dict[str, Any]:
    if kind == "free":
        return {}
    return dict(_WORDS if kind == "words" else _TEXT)


def _about(model: type[BaseModel], name: str) -> str:
    for key, field in model.model_fields.items():
        if name in (key, field.alias):
            return field.description or ""
    return ""


def _assessment() -> dict[str, Any]:
    questions = _listed({"$ref": "#/$defs/question"})
    sections = _listed(
        {
            "type": "object",
            "properties": {
                "title": {**_TEXT, "description": _about(SectionSpec, "title")},
                "questions": questions,
            },
        }
    )
    return {
        "type": "object",
        "properties": {
            "title": {**_TEXT, "description": _about(AssessmentSpec, "title")},
            "intro": {**_TEXT, "description": _about(AssessmentSpec, "intro")},
            "questions": {
                **questions,
                "description": "The questions, each by its id or number; or all in order.",
            },
            "sections": {**sections, "description": "The sections, by their numbers; or all in order."},
        },
        "$defs": {"question": _question()},
    }


def _listed(entry: Mapping[str, Any]) -> dict[str, Any]:
    """A list in its order, or some of its entries by their ids or numbers."""
    return {"anyOf": [{"type": "array", "items": entry}, {"type": "object", "additionalProperties": entry}]}


def _question() -> dict[str, Any]:
    """Every text that a question of some type has."""
    properties: dict[str, Any] = {}
    for kind in INTERACTIONS.values():
        for name, schema in _of_model(kind.model).items():
            properties.setdefault(name, schema)
    return {"type": "object", "properties": properties}


def _of_model(model: type[BaseModel]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, hint in strings.hints_of(model).items():
        key = model.model_fields[name].alias or name
        schema = _leaf("words") if name in strings.WORDS else _of_hint(hint)
        if name in strings.PLAIN or name in strings.FREE:
            schema = dict(_TEXT)
        if schema is not None:
            found[key] = {**schema, "description": model.model_fields[name].description or ""}
    return found


def _of_hint(hint: Any) -> dict[str, Any] | None:
    origin = get_origin(hint)
    found: dict[str, Any] | None = None
    if hint == Rich:
        found = dict(_TEXT)
    elif origin is Annotated:
        found = _of_hint(get_args(hint)[0])
    elif origin in (Union, types.UnionType):
        found = next((each for part in get_args(hint) if (each := _of_hint(part))), None)
    elif origin is tuple:
        inner = get_args(hint)[0]
        entry = dict(_TEXT) if inner == Text else _of_hint(inner)
        found = None if entry is None else _listed(entry)
    elif isinstance(hint, type) and issubclass(hint, BaseModel) and (properties := _of_model(hint)):
        found = {"type": "object", "properties": properties}
        found = {"anyOf": [_TEXT, found]} if "text" in properties else found
    return found
