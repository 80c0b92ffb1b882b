"""What learners read in the YAML files of a course, and so what a translation can say in another language.

For questions it follows from their models: every Markdown text, and those named in `PLAIN` and `WORDS`.
"""

from __future__ import annotations

import posixpath
import re
import types
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from scormkit.interactions import INTERACTIONS
from scormkit.source.document import Path
from scormkit.source.scalars import Rich, Text

Kind = Literal["rich", "plain", "words", "free"]
"""Markdown; plain text that may cite; a list of words of any length; what a language may say differently
though nobody translates it, such as a pattern for right answers."""

PLAIN = frozenset({"alt", "match", "unit"})
"""Plain texts in questions."""
WORDS = frozenset({"accept"})
"""Lists of words in questions: what is right as an answer differs from language to language."""
FREE = frozenset({"pattern"})

_FILE = re.compile(r"\A[^\n]*\.(?:md|yaml|yml)\Z")

FACT: Mapping[str, Kind] = {
    "value": "plain",
    "text": "plain",
    "unit": "plain",
    "source.title": "plain",
    "source.publisher": "plain",
}
CONTACT: Mapping[str, Kind] = {
    "name": "plain",
    "for": "plain",
    "hours": "plain",
    "source.title": "plain",
    "source.publisher": "plain",
}
TERM: Mapping[str, Kind] = {
    "term": "plain",
    "short": "plain",
    "long": "rich",
    "also": "words",
    "abbreviation": "plain",
}
COURSE: Mapping[str, Kind] = {
    "title": "plain",
    "description": "plain",
    "notice": "rich",
    "publisher": "plain",
    "copyright": "plain",
    "keywords": "words",
    "variables.*": "plain",
    "pick.*.title": "plain",
    "choose.*.title": "plain",
    "reading": "free",
    "words": "free",
}
UNIT: Mapping[str, Kind] = {"title": "plain", "description": "plain", "objectives.*": "plain"}
_ASSESSMENT: Mapping[str, Kind] = {"title": "plain", "intro": "rich", "sections.*.title": "plain"}
_PAGE: Mapping[str, Kind] = {"title": "plain"}


def _below(prefix: str, patterns: Mapping[str, Kind]) -> dict[str, Kind]:
    return {f"{prefix}.{name}": kind for name, kind in patterns.items()}


VARIANT: Mapping[str, Kind] = {
    "title": "plain",
    "description": "plain",
    "variables.*": "plain",
    **_below("facts.*", FACT),
    **_below("contacts.*", CONTACT),
}
_FILES: Mapping[str, Mapping[str, Kind]] = {
    "course.yaml": COURSE,
    "facts.yaml": _below("*", FACT),
    "contacts.yaml": _below("*", CONTACT),
    "glossary.yaml": _below("*", TERM),
}


class String(NamedTuple):
    """One text of a document: the path to it, and what kind of text it is."""

    path: Path
    kind: Kind


def strings_of(name: str, data: Any) -> Iterator[String]:
    """Every text that a translation of the file `name` of a course (its path in it) can replace, in order.

    `data` is what the file says. A list of words is one text.
    """
    folder, base = posixpath.split(name)
    if name in _FILES:
        yield from _matching(_FILES[name], data)
    elif base == "unit.yaml":
        yield from _matching(UNIT, data)
    elif folder == "variants":
        yield from _matching(VARIANT, data)
        yield from _changes(data)
    elif isinstance(data, Mapping):
        yield from _matching(_ASSESSMENT, data)
        yield from _questions(data, ())
        sections = data.get("sections")
        for index, section in enumerate(sections if isinstance(sections, list) else ()):
            yield from _questions(section, ("sections", index))


def front_strings(data: Any) -> Iterator[String]:
    """The texts in the front matter of a page."""
    yield from _matching(_PAGE, data)


def question_strings(data: Any, path: Path = ()) -> Iterator[String]:
    """The texts of a question; `path` leads to it."""
    name = data.get("type") if isinstance(data, Mapping) else None
    if isinstance(name, str) and name in INTERACTIONS:
        yield from _of_model(INTERACTIONS[name].model, data, path)


def _questions(data: Any, path: Path) -> Iterator[String]:
    written = data.get("questions") if isinstance(data, Mapping) else None
    for index, each in enumerate(written if isinstance(written, list) else ()):
        yield from question_strings(each, (*path, "questions", index))


def _matching(patterns: Mapping[str, Kind], data: Any) -> Iterator[String]:
    for pattern, kind in patterns.items():
        for path, value in _at(pattern.split("."), data, ()):
            if kind == "free" or (isinstance(value, list) if kind == "words" else isinstance(value, str)):
                yield String(path, kind)


def _at(steps: list[str], data: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if not steps:
        yield path, data
    elif steps[0] != "*":
        if isinstance(data, Mapping) and steps[0] in data:
            yield from _at(steps[1:], data[steps[0]], (*path, steps[0]))
    elif isinstance(data, Mapping):
        for key, each in data.items():
            yield from _at(steps[1:], each, (*path, key))
    elif isinstance(data, list):
        for index, each in enumerate(data):
            yield from _at(steps[1:], each, (*path, index))


# --- what a variant replaces and adds ---


def _changes(data: Any) -> Iterator[String]:
    """The texts that a variant has for units, questions, options and blocks. Paths of files are none."""
    replaced = data.get("replace") if isinstance(data, Mapping) else None
    for name, value in replaced.items() if isinstance(replaced, Mapping) else ():
        if isinstance(value, str):
            if not _FILE.search(value.strip()):
                yield String(("replace", name), "rich")
        else:
            yield from _anywhere(value, ("replace", name))
    added = data.get("add") if isinstance(data, Mapping) else None
    for index, each in enumerate(added if isinstance(added, list) else ()):
        if isinstance(each, Mapping):
            if isinstance(each.get("text"), str):
                yield String(("add", index, "text"), "rich")
            yield from question_strings(each.get("question"), ("add", index, "question"))
            yield from _anywhere(each.get("option"), ("add", index, "option"))


def _anywhere(value: Any, path: Path) -> Iterator[String]:
    """The texts of a part of a unit, a check or a question, told by what their keys are called."""
    for key, each in value.items() if isinstance(value, Mapping) else ():
        inner = (*path, key)
        if key in WORDS and isinstance(each, list):
            yield String(inner, "words")
        elif isinstance(each, str) and key in _text_keys() and each not in ("true", "false"):
            yield String(inner, "rich" if key in _text_keys() - PLAIN else "plain")
        elif isinstance(each, Mapping):
            yield from _anywhere(each, inner)
        elif isinstance(each, list):
            for index, item in enumerate(each):
                if isinstance(item, str) and key in _list_keys():
                    yield String((*inner, index), "rich")
                yield from _anywhere(item, (*inner, index))


@cache
def _text_keys() -> frozenset[str]:
    """The keys of single texts in questions of any type, and in units and checks."""
    return frozenset({"title", "description", "intro", *PLAIN, *_keys(lambda hint: _has(hint, Rich))})


@cache
def _list_keys() -> frozenset[str]:
    """The keys of lists of texts."""
    return _keys(lambda hint: get_origin(hint) is tuple and _has(get_args(hint)[0], Rich))


def _keys(wanted: Callable[[Any], bool]) -> frozenset[str]:
    found: set[str] = set()
    seen: set[type[BaseModel]] = set()
    models: list[type[BaseModel]] = [kind.model for kind in INTERACTIONS.values()]
    while models:
        model = models.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, hint in hints_of(model).items():
            for part in _parts(hint):
                if wanted(part):
                    found.add(name)
                for inner in (part, *get_args(part)):
                    models += [each for each in _parts(inner) if _is_model(each)]
    return frozenset(found)


def _parts(hint: Any) -> Iterator[Any]:
    """A type, or the types that it may be, each without its annotations; Rich stays as it is."""
    if hint == Rich:
        yield hint
    elif get_origin(hint) is Annotated:
        yield from _parts(get_args(hint)[0])
    elif get_origin(hint) in (Union, types.UnionType):
        for each in get_args(hint):
            yield from _parts(each)
    else:
        yield hint


def _has(hint: Any, wanted: Any) -> bool:
    return any(each == wanted or (_is_model(each) and "text" in each.model_fields) for each in _parts(hint))


def _is_model(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, BaseModel)


# --- questions ---


@cache
def hints_of(model: type[BaseModel]) -> Mapping[str, Any]:
    """The types of a model's fields, with their annotations."""
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def _of_model(model: type[BaseModel], data: Mapping[str, Any], path: Path) -> Iterator[String]:
    for name, hint in hints_of(model).items():
        key = model.model_fields[name].alias or name
        value = data.get(key)
        if name in WORDS and isinstance(value, list):
            yield String((*path, key), "words")
        elif (name in PLAIN or name in FREE) and isinstance(value, str):
            yield String((*path, key), "free" if name in FREE else "plain")
        elif value is not None:
            yield from _of_hint(hint, value, (*path, key))


def _of_hint(hint: Any, value: Any, path: Path) -> Iterator[String]:
    origin = get_origin(hint)
    if hint == Rich:
        if isinstance(value, str):
            yield String(path, "rich")
    elif origin is Annotated:
        yield from _of_hint(get_args(hint)[0], value, path)
    elif origin in (Union, types.UnionType):
        for each in get_args(hint):
            yield from _of_hint(each, value, path)
    elif origin is tuple and isinstance(value, list):
        inner = get_args(hint)[0]
        for index, each in enumerate(value):
            if inner == Text and isinstance(each, str):  # an entry of a menu in a gap
                yield String((*path, index), "plain")
            else:
                yield from _of_hint(inner, each, (*path, index))
    elif isinstance(hint, type) and issubclass(hint, BaseModel):
        if isinstance(value, Mapping):
            yield from _of_model(hint, value, path)
        elif isinstance(value, str) and "text" in hint.model_fields:  # an item written as its text alone
            yield String(path, "rich")
