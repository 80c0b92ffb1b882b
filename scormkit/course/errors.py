"""pydantic's errors as located findings in an author's words."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from scormkit.course import faults
from scormkit.course.schema import TITLE_ON_LINES, TITLE_TOO_LONG
from scormkit.diagnostics import Diagnostic, Report, Span
from scormkit.source.document import Where
from scormkit.source.lookalike import is_curly, is_dashed
from scormkit.source.nearest import closest
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
_REMEDIES = {
    "tuple_type": "Write a list: each entry on a line of its own that begins with - and a space.",
    "dict_type": "Write each on a line of its own, indented by two spaces and without - before it: a short "
    "name, a colon, a space and the value.",
    "string_type": "Write one text. If it has to begin with [ or {, put it in quotation marks.",
    "int_type": "Write a whole number, and nothing else.",
    "float_type": "Write a number, and nothing else.",
    "bool_type": "Write true or false, and nothing else.",
}
_LIMITS = {
    "greater_than": ("gt", "more than {}"),
    "greater_than_equal": ("ge", "at least {}"),
    "less_than": ("lt", "less than {}"),
    "less_than_equal": ("le", "at most {}"),
}

_ALSO_CALLED: Mapping[str, tuple[str, ...]] = {
    "question": ("prompt", "questions"),
    "stem": ("prompt",),
    "answer": ("accept",),
    "answers": ("options", "accept"),
    "choices": ("options", "scale"),
    "left": ("source",),
    "right": ("target", "correct"),
    "wrong": ("incorrect",),
    "next": ("goes_to",),
    "hint": ("hints",),
    "score": ("points", "credit"),
    "tries": ("attempts",),
    "randomize": ("shuffle",),
    "pass_mark": ("passing_score",),
    "mastery": ("passing_score",),
    "threshold": ("passing_score",),
    "name": ("title", "id"),
    "title": ("name",),
    "lang": ("language",),
    "author": ("publisher",),
    "date": ("revised",),
    "time": ("duration",),
    "minutes": ("duration",),
    "categories": ("groups",),
    "retries": ("attempts",),
    "solution": ("answer", "accept"),
    "explanation": ("feedback",),
    "picture": ("image",),
    "source": ("src",),
    "prerequisites": ("requires",),
}
"""What other tools call a key, and what it may be here."""


def validate(model: type[Model], where: Where, data: Mapping[str, Any], report: Report) -> Model | None:
    """Read a mapping with a model; None, and every fault reported in its place, when it does not fit."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        found = [each for each in error.errors(include_url=False) if not _is_echo(each)]
        renamed = _renamed(model, found)
        for each in found:
            place = (each["type"], tuple(each["loc"]))
            if place not in renamed:
                report(_translate(model, where, each))
            elif (name := renamed[place]) is not None:
                report(_unknown_key(_misfit_of(model, where, each), name))
        return None


def _renamed(
    model: type[BaseModel], found: Sequence[Mapping[str, Any]]
) -> Mapping[tuple[str, Steps], str | None]:
    """Which unknown key stands for which missing one of the same group, and (None) what that leaves unsaid.

    A missing key goes unsaid when the unknown one is like it. When there is just one of each, the unknown one
    is said to be meant as the other, and both are said.
    """
    unknown: dict[Steps, list[str]] = defaultdict(list)
    missing: dict[Steps, list[str]] = defaultdict(list)
    for each in found:
        kinds = {"extra_forbidden": unknown, "missing": missing}
        if each["type"] in kinds:
            kinds[each["type"]][tuple(each["loc"][:-1])].append(str(each["loc"][-1]))
    renamed: dict[tuple[str, Steps], str | None] = {}
    for group, keys in unknown.items():
        lacks = missing.get(group, [])
        for key in keys:
            near = _meant(key, tuple(_model_at(model, group).model_fields))
            if near is not None and near in lacks:
                renamed[("missing", (*group, near))] = None
            elif near is None and len(keys) == len(lacks) == 1:
                renamed[("extra_forbidden", (*group, key))] = lacks[0]
    return renamed


def _is_echo(error: Mapping[str, Any]) -> bool:
    """A list is not too short for its author when only its faulty entries, each reported, are missing."""
    return error["type"] == "too_short" and bool(len(error["input"]) >= error["ctx"]["min_length"])


def kind_of(value: object) -> str:
    """What a value is, in an author's words."""
    if value is None:
        return "nothing"
    if isinstance(value, Mapping):
        return "a group of keys"
    if isinstance(value, list | tuple):
        return "a list"
    return f'the text "{shorten(str(value))}"'


class _Misfit(NamedTuple):
    """One of pydantic's errors: where it is, what was found there, and what was looked for."""

    model: type[BaseModel]
    where: Where
    steps: Steps
    kind: str
    found: Any
    context: Mapping[str, Any]

    @property
    def key(self) -> str:
        """How an author would call the value: its key, or the list and the number of the entry."""
        return _name(self.steps)

    @property
    def span(self) -> Span:
        """The value; its key, when it has none."""
        return self.where.key_span(*self.steps) if self.found is None else self.where.span(*self.steps)


def _translate(model: type[BaseModel], where: Where, error: Mapping[str, Any]) -> Diagnostic:
    steps: Steps = tuple(error["loc"])
    if steps and steps[-1] == "[key]":
        where, steps = _at_key(where, steps[:-1]), steps[:-1]
    misfit = _misfit_of(model, where, {**error, "loc": steps})
    if misfit.found is None and misfit.kind not in ("missing", "extra_forbidden"):
        return faults.value_empty(misfit.span, misfit.key)
    return _EXPLAIN.get(misfit.kind, _wrong_type)(misfit)


def _misfit_of(model: type[BaseModel], where: Where, error: Mapping[str, Any]) -> _Misfit:
    return _Misfit(model, where, tuple(error["loc"]), error["type"], error["input"], error.get("ctx", {}))


def _at_key(where: Where, steps: Steps) -> Where:
    """The same place, where the key itself counts as the value."""
    path = (*where.path, *steps)
    document = where.document
    keys = {path: document.keys[path]} if path in document.keys else {}
    return Where(document._replace(values={**document.values, **keys}), where.path)


def _unknown_key(misfit: _Misfit, meant: str | None = None) -> Diagnostic:
    fields = _model_at(misfit.model, misfit.steps[:-1]).model_fields
    known = tuple(field.alias or name for name, field in fields.items())
    span = misfit.where.key_span(*misfit.steps)
    return faults.key_unknown(span, misfit.key, meant or _meant(misfit.key, known), known)


def _meant(key: str, known: Sequence[str]) -> str | None:
    """The known key that an unknown one most likely means."""
    elsewhere = (each for each in _ALSO_CALLED.get(key.lower(), ()) if each in known)
    return next(elsewhere, None) or closest(key, known)


def _missing_key(misfit: _Misfit) -> Diagnostic:
    """A missing key is shown where its group begins: at the key that names the group, or at its entry."""
    owner, key = misfit.steps[:-1], str(misfit.steps[-1])
    field = _model_at(misfit.model, owner).model_fields.get(key)
    named = bool(owner) and isinstance(owner[-1], str)
    span = misfit.where.key_span(*owner) if named else misfit.where.span(*owner)
    return faults.key_missing(span, key, (field.description if field else None) or "")


def _scalar_misfit(misfit: _Misfit) -> Diagnostic:
    context = misfit.context
    expects, found, remedy = context["expects"], context["found"], context["help"]
    if isinstance(misfit.found, str) and is_curly(misfit.found):
        remedy = f'{remedy} YAML knows only straight quotation marks, ": the marks of books count as text.'
    return faults.value_type(misfit.span, misfit.key, expects, found, remedy, meant=context.get("meant"))


def _wrong_count(misfit: _Misfit) -> Diagnostic:
    bound, words = ("min_length", "at least") if misfit.kind == "too_short" else ("max_length", "at most")
    number = misfit.context[bound]
    limits = f"{words} {number} {'entry' if number == 1 else 'entries'}"
    return faults.value_count(misfit.span, misfit.key, limits)


def _out_of_range(misfit: _Misfit) -> Diagnostic:
    name, words = _LIMITS[misfit.kind]
    limits = words.format(f"{misfit.context[name]:g}")
    return faults.value_range(misfit.span, misfit.key, limits, _as_written(misfit.found))


def _as_written(value: object) -> str:
    """A value as its author wrote it: 800, and not 800.0."""
    is_whole = isinstance(value, float) and value.is_integer()
    return shorten(f"{value:.0f}" if is_whole else str(value))


def _no_such_choice(misfit: _Misfit) -> Diagnostic:
    choices = _choices(misfit.context["expected"])
    if not isinstance(misfit.found, str):
        words = f"one of the words {', '.join(choices)}"
        return faults.value_type(misfit.span, misfit.key, words, kind_of(misfit.found), "Write one of them.")
    near = closest(misfit.found, choices)
    return faults.value_choice(misfit.span, misfit.key, shorten(misfit.found), near, choices)


def _wrong_type(misfit: _Misfit) -> Diagnostic:
    expects = _EXPECTED.get(misfit.kind, "written in another way")
    return faults.value_type(misfit.span, misfit.key, expects, kind_of(misfit.found), _remedy(misfit))


_EXPLAIN: Mapping[str, Callable[[_Misfit], Diagnostic]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    MISFIT: _scalar_misfit,
    TITLE_TOO_LONG: lambda misfit: faults.title_long(misfit.span, misfit.context["over"]),
    TITLE_ON_LINES: lambda misfit: faults.title_on_lines(misfit.span),
    "string_too_short": lambda misfit: faults.value_empty(misfit.span, misfit.key),
    "string_pattern_mismatch": lambda misfit: faults.value_empty(misfit.span, misfit.key),
    "too_short": _wrong_count,
    "too_long": _wrong_count,
    "literal_error": _no_such_choice,
    **dict.fromkeys(_LIMITS, _out_of_range),
}


def _name(steps: Steps) -> str:
    """How an author would call a value: its key, or the list and the number of the entry."""
    names = [step for step in steps if isinstance(step, str)]
    key = names[-1] if names else "this"
    if steps and isinstance(steps[-1], int):
        return f"{key}, entry {steps[-1] + 1}"
    return key


def _choices(expected: str) -> tuple[str, ...]:
    """pydantic joins the choices as `'a', 'b' or 'c'`."""
    return tuple(each.strip(" '") for each in expected.replace("' or '", "', '").split(","))


def _remedy(misfit: _Misfit) -> str:
    kind, found = misfit.kind, misfit.found
    if kind == "tuple_type" and isinstance(found, str) and is_dashed(found):
        return f"The {found[0]} is no hyphen. Begin each entry with - and a space."
    if kind == "tuple_type" and isinstance(found, str):
        quoted = found if isinstance(found, PlainScalar) else f'"{found}"'
        return f"Write a list, even for one entry: {misfit.key}: [{shorten(quoted)}]"
    if kind.startswith("model"):
        fields = _model_at(misfit.model, misfit.steps).model_fields
        known = ", ".join(f"{each}:" for each in fields)
        if isinstance(found, str) and "text" in fields and isinstance(misfit.steps[-1], int):
            return f"Write - text: {shorten(found)}, and below it what else there is to say: {known}."
        return f"Write lines that begin with one of these keys, indented by two spaces: {known}."
    return _REMEDIES.get(kind, "Write it as in the examples.")


def _model_at(model: type[BaseModel], steps: Steps) -> type[BaseModel]:
    """The model that reads the value at a path; the nearest one above it if that is no mapping."""
    if "root" in model.model_fields and steps:
        model, steps = _inner_model(model.model_fields["root"].annotation) or model, steps[1:]
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
