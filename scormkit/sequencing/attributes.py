"""Values of the model from the attributes of an element, by the types of the fields."""

import types
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from lxml import etree

from scormkit.cmi.scorm2004_sequencing import RANGES
from scormkit.diagnostics import Report, Span
from scormkit.package.document import Document
from scormkit.sequencing import faults
from scormkit.sequencing.names import attribute_name

Value = TypeVar("Value")

_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


class Source(NamedTuple):
    """The manifest that is read, where findings go, and its sequencingCollection."""

    document: Document
    report: Report
    collection: Mapping[str, etree._Element]

    def span(self, element: etree._Element) -> Span:
        """Where an element begins."""
        return self.document.span(element)


def read_value(kind: type[Value], element: etree._Element, source: Source, **known: object) -> Value:
    """Make a `kind` of the element's attributes. A value that does not fit is reported; its default is taken.

    `known` holds the fields that do not come from attributes.
    """
    shape = cast("type[NamedTuple]", kind)
    found: dict[str, Any] = dict(known)
    for field, parse in _fields(shape).items():
        if field in known:
            continue
        name = attribute_name(field)
        text = element.get(name)
        if text is None:
            if field not in shape._field_defaults:
                source.report(faults.value_missing(local(element), name, source.span(element)))
                found[field] = ""
            continue
        value, expected = parse(name, " ".join(text.split()))
        if expected:
            source.report(faults.value_unknown(name, text, expected, source.span(element)))
            if field not in shape._field_defaults:
                found[field] = ""
        else:
            found[field] = value
    return kind(**found)


def read_number(name: str, element: etree._Element, default: float, source: Source) -> float:
    """The decimal that an element holds as its text, in the range of `name`; else the default, reported."""
    value, expected = _decimal(name, " ".join((element.text or "").split()))
    if expected:
        source.report(faults.value_unknown(name, element.text or "", expected, source.span(element)))
        return default
    return float(value)


def read_word(
    parent: etree._Element, name: str, attribute: str, words: tuple[Any, ...], source: Source
) -> Any:
    """The word that the attribute of the child `name` holds: one of `words`, or None, reported."""
    child = parent.find(name)
    text = None if child is None else child.get(attribute)
    if child is None or text is None:
        source.report(faults.value_missing(local(parent), attribute, source.span(parent)))
        return None
    word = text.strip()
    if word not in words:
        source.report(faults.value_unknown(attribute, word, f"one of {', '.join(words)}", source.span(child)))
        return None
    return word


def local(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return etree.QName(element).localname


Parser = Callable[[str, str], tuple[Any, str]]
"""Takes a name and a text; returns the value, and what was expected if the text is something else."""


@cache
def _fields(kind: type[NamedTuple]) -> Mapping[str, Parser]:
    """Each field that an attribute can carry, with how to read it."""
    found = {field: _parser(hint) for field, hint in get_type_hints(kind).items()}
    return {field: parse for field, parse in found.items() if parse is not None}


def _parser(hint: Any) -> Parser | None:
    if get_origin(hint) in {Union, types.UnionType}:
        return _parser(next(each for each in get_args(hint) if each is not type(None)))
    known: dict[Any, Parser] = {bool: _boolean, int: _whole, float: _decimal, str: _plain}
    if hint in known:
        return known[hint]
    words = get_args(hint)
    if words and all(isinstance(word, str) for word in words):
        return _word(words)
    return None


def _word(words: tuple[str, ...]) -> Parser:
    def parse(_: str, text: str) -> tuple[str, str]:
        return text, "" if text in words else f"one of {', '.join(words)}"

    return parse


def _boolean(_: str, text: str) -> tuple[bool, str]:
    return _BOOLEANS.get(text, False), "" if text in _BOOLEANS else "true or false"


def _whole(_: str, text: str) -> tuple[int, str]:
    return (int(text), "") if text.isascii() and text.isdecimal() else (0, "a whole number, 0 or more")


def _decimal(name: str, text: str) -> tuple[float, str]:
    low, high = RANGES[name]
    try:
        value = float(text)
    except ValueError:
        value = low - 1
    return (value, "") if low <= value <= high else (0.0, f"a number from {low:g} to {high:g}")


def _plain(_: str, text: str) -> tuple[str, str]:
    return text, ""
