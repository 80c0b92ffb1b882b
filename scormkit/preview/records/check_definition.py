"""What is wrong with the definition of an activity (xAPI-Data 1.0.3, section 2.4.4.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from scormkit.preview.records.formats import is_iri
from scormkit.preview.records.shape import extensions, language_map, shaped

LISTS: Mapping[str, frozenset[str]] = {
    "true-false": frozenset(),
    "choice": frozenset({"choices"}),
    "fill-in": frozenset(),
    "long-fill-in": frozenset(),
    "matching": frozenset({"source", "target"}),
    "performance": frozenset({"steps"}),
    "sequencing": frozenset({"choices"}),
    "likert": frozenset({"scale"}),
    "numeric": frozenset(),
    "other": frozenset(),
}
"""Which component lists each type of interaction has."""

ALL_LISTS = frozenset().union(*LISTS.values())


def definition_faults(value: Any, at: str) -> Iterator[str]:
    """Everything that is wrong with a definition."""
    known = {"name", "description", "type", "moreInfo", "extensions"}
    known |= {"interactionType", "correctResponsesPattern", *ALL_LISTS}
    yield from shaped(value, at, known, texts={"interactionType"})
    if not isinstance(value, dict):
        return
    for name in ("name", "description"):
        if name in value:
            yield from language_map(value[name], f"{at}.{name}")
    for name in ("type", "moreInfo"):
        if name in value and not is_iri(value[name]):
            yield f"{at}.{name} is not an IRI"
    if "extensions" in value:
        yield from extensions(value["extensions"], f"{at}.extensions")
    yield from _interaction(value, at)


def _interaction(value: Mapping[str, Any], at: str) -> Iterator[str]:
    kind = value.get("interactionType")
    given = ALL_LISTS & value.keys()
    if kind is None:
        for name in sorted(given | ({"correctResponsesPattern"} & value.keys())):
            yield f"{at}.{name} needs an interactionType"
        return
    if not isinstance(kind, str) or kind not in LISTS:
        yield f"{at}.interactionType is not one of {', '.join(LISTS)}"
        return
    for name in sorted(given - LISTS[kind]):
        yield f"{at}.{name} does not belong to an interaction of the type {kind}"
    patterns = value.get("correctResponsesPattern")
    if patterns is not None and not (
        isinstance(patterns, list) and all(isinstance(each, str) and each for each in patterns)
    ):
        yield f"{at}.correctResponsesPattern is not a list of texts that say something"
    for name in sorted(given):
        yield from _components(value[name], f"{at}.{name}")


def _components(value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{at} is not a list"
        return
    seen: set[str] = set()
    for index, each in enumerate(value):
        place = f"{at}[{index}]"
        yield from shaped(each, place, {"id", "description"}, required={"id", "description"}, texts={"id"})
        if not isinstance(each, dict):
            continue
        name = each.get("id")
        if isinstance(name, str):
            if name in seen:
                yield f"{place}.id is there twice: {name}"
            if not name or re.search(r"\s", name):
                yield f"{place}.id is empty or has a blank in it"
            seen.add(name)
        if "description" in each:
            yield from language_map(each["description"], f"{place}.description", empty=False)
