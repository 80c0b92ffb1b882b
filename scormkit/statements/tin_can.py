"""The library tincan behind functions of ours: the only module that imports it.

What it makes of a value is compared with the value: a key that it does not know, or one that it changes, is a
fault of ours that would otherwise be lost on the way to a record store. Durations are the exception: it
writes `PT1M2S` as `PT01M02S`, which is the same time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple, cast
from urllib.parse import urljoin, urlsplit

from tincan import (  # type: ignore[import-untyped]
    Activity,
    RemoteLRS,
    Statement,
    Verb,
)
from tincan.conversions.iso8601 import make_timedelta  # type: ignore[import-untyped]

from scormkit.errors import InternalError

TIMEOUT = 30.0
"""Seconds that a record store has for each answer; tincan itself would wait for ever."""


class StoreError(Exception):
    """A record store did not give what was asked for; the message is for its administrator."""


class Page(NamedTuple):
    """Statements as the store sent them, and where the next ones are (empty: these were the last)."""

    statements: tuple[Any, ...]
    more: str


def checked_activity(iri: str, definition: Mapping[str, Any]) -> dict[str, Any]:
    """An activity as tincan understands it. Raises `InternalError` if it is not one."""
    given = {"objectType": "Activity", "id": iri, "definition": dict(definition)}
    return _same("activity", given, lambda: Activity(_copy(given)))


def checked_statement(statement: Mapping[str, Any]) -> dict[str, Any]:
    """A statement as tincan understands it. Raises `InternalError` if it is not one."""
    return _same("statement", dict(statement), lambda: Statement(_copy(dict(statement))))


def statement_of(value: Mapping[str, Any]) -> Any:
    """A `tincan.Statement` of a record store's JSON. Raises `StoreError` if it is not one."""
    try:
        return Statement(_copy(dict(value)))
    except Exception as error:  # tincan raises whatever its setters raise
        raise StoreError(f"The record store sent a statement that is not valid: {error}") from None


def seconds(duration: Any) -> float:
    """Seconds of an ISO 8601 duration or of what tincan made of one."""
    return float(make_timedelta(duration).total_seconds())


def ask(endpoint: str, authorization: str, verb: str, activity: str, more: str = "") -> Page:
    """A page of statements about an activity, newest first, by tincan's RemoteLRS. Raises `StoreError`."""
    query = {"verb": Verb(id=verb), "activity": Activity(id=activity), "limit": 500}
    store = RemoteLRS(endpoint=endpoint, version="1.0.3", auth=authorization)
    with _patience():
        try:
            # What follows is asked of the same host, wherever a store says that it lies: the key stays there.
            place = urlsplit(urljoin(endpoint, more))
            answer = (
                store.more_statements(f"{place.path}?{place.query}")
                if more
                else store.query_statements(query)
            )
        except (OSError, ValueError, TypeError) as error:
            raise StoreError(f"{urlsplit(endpoint).hostname} did not answer: {error}") from None
    if not answer.success:
        text = answer.data.decode("utf-8", "replace") if isinstance(answer.data, bytes) else str(answer.data)
        raise StoreError(f"The record store answered {answer.response.status}: {text[:300]}")
    content = cast("Any", answer.content)
    return Page(tuple(content.statements or ()), str(content.more or ""))


@contextmanager
def _patience() -> Iterator[None]:
    import socket

    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(TIMEOUT)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)


def _copy(value: dict[str, Any]) -> dict[str, Any]:
    """tincan takes parts out of what it is given."""
    return cast("dict[str, Any]", json.loads(json.dumps(value)))


def _same(what: str, given: dict[str, Any], make: Any) -> dict[str, Any]:
    try:
        made = make().as_version()
    except Exception as error:  # tincan raises whatever its setters raise
        raise InternalError(f"This {what} is not one that tincan takes ({error}): {given}") from None
    missing = _difference(given, made)
    if missing:
        raise InternalError(f"tincan reads the {what} otherwise at {missing}: {given}")
    return given


def _difference(given: Any, made: Any, path: str = "") -> str:
    """Where two values differ; empty where they say the same. What tincan adds is no difference."""
    pairs: list[tuple[Any, Any, str]] = []
    if isinstance(given, dict) and isinstance(made, dict):
        pairs = [(value, made.get(key), f"{path}.{key}") for key, value in given.items()]
    elif isinstance(given, list) and isinstance(made, list) and len(given) == len(made):
        pairs = [(one, other, f"{path}[]") for one, other in zip(given, made, strict=True)]
    elif not _says_the_same(given, made, path):
        return path or "its root"
    return next(filter(None, (_difference(*each) for each in pairs)), "")


def _says_the_same(given: Any, made: Any, path: str) -> bool:
    if path.endswith(".duration"):
        return seconds(given) == seconds(made)
    return given == made or path.endswith(".timestamp")
