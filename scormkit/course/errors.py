"""pydantic's errors as located findings in an author's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from scormkit.course import faults
from scormkit.course.schema import TITLE_ON_LINES, TITLE_TOO_LONG
from scormkit.diagnostics import Diagnostic, Report
from scormkit.source.document import Where
from scormkit.source.scalars import MISFIT, PlainScalar, shorten

Model = TypeVar("Model", bound=BaseModel)
Steps = tuple[str | int, ...]

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
}
_LIMITS = {
    "greater_than": ("gt", "more than {}"),
    "greater_than_equal": ("ge", "at least {}"),
    "less_than": ("lt", "less than {}"),
    "less_than_equal": ("le", "at most {}"),
}


def validate(model: type[Model], where: Where, data: Mapping[str, Any], report: Report) -> Model | None:
    """Read a mapping with a model; None, and every fault reported in its place, when it does not fit."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            report(_translate(model, where, dict(each)))
        return None


def closest(word: str, known: Sequence[str]) -> str | None:
    """The known word that a misspelled one most likely means."""
    small = {each.lower(): each for each in reversed(known)}
    found = get_close_matches(word.lower(), small, 1, 0.6)
    return small[found[0]] if found else None


def kind_of(value: object) -> str:
    """What a value is, in an author's words."""
    if value is None:
        return "nothing"
    if isinstance(value, Mapping):
        return "a group of keys"
    if isinstance(value, list | tuple):
        return "a list"
    return f"the text {shorten(str(value))}"


def _translate(model: type[BaseModel], where: Where, error: dict[str, Any]) -> Diagnostic:
    steps: Steps = tuple(error["loc"])
    if steps and steps[-1] == "[key]":
        steps = steps[:-1]
        span = where.key_span(*steps)
    elif error["input"] is None:
        span = where.key_span(*steps)
    else:
        span = where.span(*steps)
    kind, context, found = error["type"], error.get("ctx", {}), error["input"]
    key = _name(steps)
    if kind == "extra_forbidden":
        known = tuple(_model_at(model, steps[:-1]).model_fields)
        return faults.key_unknown(where.key_span(*steps), key, closest(key, known), known)
    if kind == "missing":
        return _missing(model, where, steps)
    if kind == MISFIT:
        return faults.value_type(span, key, context["expects"], context["found"], context["help"])
    if kind == TITLE_TOO_LONG:
        return faults.title_long(span, context["over"])
    if kind == TITLE_ON_LINES:
        return faults.title_on_lines(span)
    if kind in ("string_too_short", "string_pattern_mismatch") or found is None:
        return faults.value_empty(span if found is not None else where.key_span(*steps), key)
    if kind in ("too_short", "too_long"):
        bound = context.get("min_length", context.get("max_length"))
        limits = f"at least {bound} entry" if bound == 1 else f"at least {bound} entries"
        return faults.value_count(span, key, limits if kind == "too_short" else f"at most {bound} entries")
    if kind in _LIMITS:
        name, words = _LIMITS[kind]
        return faults.value_range(span, key, words.format(f"{context[name]:g}"), shorten(str(found)))
    if kind == "literal_error":
        choices = _choices(context["expected"])
        near = closest(str(found), choices) if isinstance(found, str) else None
        return faults.value_choice(span, key, shorten(str(found)), near, choices)
    expects = _EXPECTED.get(kind, "written in another way")
    return faults.value_type(span, key, expects, kind_of(found), _remedy(model, steps, kind, found))


def _name(steps: Steps) -> str:
    """How an author would call a value: its key, or the list and the number of the entry."""
    names = [step for step in steps if isinstance(step, str)]
    key = names[-1] if names else "this"
    if steps and isinstance(steps[-1], int):
        return f"{key}, entry {steps[-1] + 1}"
    return key


def _missing(model: type[BaseModel], where: Where, steps: Steps) -> Diagnostic:
    """A missing key is shown where its group begins: at the key that names the group, or at its entry."""
    owner, key = steps[:-1], str(steps[-1])
    field = _model_at(model, owner).model_fields.get(key)
    span = where.key_span(*owner) if owner and isinstance(owner[-1], str) else where.span(*owner)
    return faults.key_missing(span, key, (field.description if field else None) or "")


def _choices(expected: str) -> tuple[str, ...]:
    """pydantic joins the choices as `'a', 'b' or 'c'`."""
    return tuple(each.strip(" '") for each in expected.replace("' or '", "', '").split(","))


def _remedy(model: type[BaseModel], steps: Steps, kind: str, found: object) -> str:
    key = _name(steps)
    if kind == "tuple_type" and isinstance(found, str):
        quoted = found if isinstance(found, PlainScalar) else f'"{found}"'
        return f"Write a list, even for one entry: {key}: [{shorten(quoted)}]"
    if kind == "tuple_type":
        return "Write a list: each entry on a line of its own that begins with - and a space."
    if kind == "dict_type":
        return "Write a key, a colon, a space and the value on lines of their own, indented by two spaces."
    if kind.startswith("model"):
        known = ", ".join(f"{each}:" for each in _model_at(model, steps).model_fields)
        return f"Write lines that begin with one of these keys, indented by two spaces: {known}."
    if kind == "string_type":
        return "Write one text. If it has to begin with [ or {, put it in quotation marks."
    return f"Write {_EXPECTED.get(kind, 'it as in the examples')}, and nothing else."


def _model_at(model: type[BaseModel], steps: Steps) -> type[BaseModel]:
    """The model that reads the value at a path; the nearest one above it if that is no mapping."""
    for step in steps:
        field = model.model_fields.get(step) if isinstance(step, str) else None
        inner = _inner_model(field.annotation) if field is not None else None
        model = inner or model
    return model


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        found = _inner_model(part)
        if found is not None:
            return found
    return None
