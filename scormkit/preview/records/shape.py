"""The shape of parts of a statement: which keys, which are needed, language maps, extensions."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from scormkit.preview.records.formats import is_iri, is_language


def shaped(
    value: Any,
    at: str,
    known: Collection[str],
    *,
    required: Collection[str] = (),
    texts: Collection[str] = (),
    flags: Collection[str] = (),
) -> Iterator[str]:
    """Keys that do not belong, that are missing, that are null, or not of their kind."""
    if not isinstance(value, dict):
        yield f"{at} is not an object"
        return
    for name, part in value.items():
        if name not in known:
            yield f"{at}.{name} is not a property that stands here"
        elif part is None:
            yield f"{at}.{name} is null"
        elif part in ({}, ""):
            yield f"{at}.{name} is empty"
        elif name in texts and not isinstance(part, str):
            yield f"{at}.{name} is not a text"
        elif name in flags and not isinstance(part, bool):
            yield f"{at}.{name} is not true or false"
    for name in sorted(required):
        if name not in value:
            yield f"{at}.{name} is missing"


def language_map(value: Any, at: str, *, empty: bool = True) -> Iterator[str]:
    """What is wrong with texts by language."""
    if not isinstance(value, dict):
        yield f"{at} is not an object of texts by language"
        return
    if not value and not empty:
        yield f"{at} has no text"
    for name, text in value.items():
        if not is_language(name):
            yield f"{at} has a key that is no language (RFC 5646): {name}"
        if not isinstance(text, str):
            yield f"{at}.{name} is not a text"
        elif not text:
            yield f"{at}.{name} is empty"


def extensions(value: Any, at: str) -> Iterator[str]:
    """Extensions are an object whose keys are IRIs."""
    if not isinstance(value, dict):
        yield f"{at} is not an object"
        return
    yield from (f"{at} has a key that is no IRI: {name}" for name in value if not is_iri(name))
