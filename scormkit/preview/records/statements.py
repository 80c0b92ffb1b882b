"""The statements resource: storing, finding, paging (xAPI-Communication 1.0.3, section 2.1)."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from scormkit.preview.records.check import IDENTIFIERS, VOIDED, actor, faults
from scormkit.preview.records.formats import is_iri, is_time, is_uuid, moment
from scormkit.preview.records.store import Store, Stored, Term
from scormkit.preview.records.web import Answer, RefusedError, Request, as_json

PAGE = 100
"""Statements in an answer at most."""

AUTHORITY = {
    "objectType": "Agent",
    "name": "scormkit preview",
    "account": {"homePage": "http://localhost/", "name": "preview"},
}
FILTERS = frozenset(
    {"agent", "verb", "activity", "registration", "related_activities", "related_agents", "since", "until"}
    | {"limit", "format", "attachments", "ascending"}
)


def read_statements(request: Request) -> list[dict[str, Any]]:
    """The statements of a POST or PUT, checked. Raises `RefusedError` (400) with the first fault."""
    if not request.headers.get("content-type", "").lower().startswith("application/json"):
        raise RefusedError(400, "Statements are taken as application/json only.")
    given = request.json()
    if request.method == "PUT":
        given = [_with_id(given, request.query.get("statementId", ""))]
    elif "statementId" in request.query:
        raise RefusedError(400, "statementId belongs to PUT and GET.")
    statements = given if isinstance(given, list) else [given]
    for each in statements:
        if found := faults(each):
            raise RefusedError(400, f"The statement is not valid: {found[0]}.")
    named = [each["id"].lower() for each in statements if "id" in each]
    if len(named) != len(set(named)):
        raise RefusedError(400, "Two statements of the batch have the same id.")
    return statements


def _with_id(statement: Any, identifier: str) -> Any:
    if not is_uuid(identifier):
        raise RefusedError(400, "PUT needs a statementId that is a UUID.")
    if not isinstance(statement, dict):
        raise RefusedError(400, "PUT takes one statement.")
    if statement.get("id", identifier) != identifier:
        raise RefusedError(400, "The statementId and the id of the statement differ.")
    return {**statement, "id": identifier}


def store_statements(store: Store, statements: Sequence[Mapping[str, Any]]) -> list[str]:
    """Store a batch, or nothing of it; the ids in order. One that is there already is left alone.

    Raises `RefusedError` (409) when another statement has the same id.
    """
    ids: list[str] = []
    with store.together():
        for each in statements:
            identifier = str(each.get("id") or uuid4())
            before = store.find(identifier)
            if before is not None and not _is_same(before.body, each):
                raise RefusedError(409, f"Another statement has the id {identifier} already.")
            if before is None:
                _add(store, {**each, "id": identifier})
            ids.append(identifier)
    return ids


def _add(store: Store, statement: dict[str, Any]) -> None:
    stored = store.now()
    full = {"timestamp": stored, "version": "1.0.0", **statement, "stored": stored, "authority": AUTHORITY}
    store.add(full, terms(full))
    if statement["verb"]["id"] == VOIDED:
        told = store.find(statement["object"]["id"])
        if told is not None and told.body["verb"]["id"] != VOIDED:
            store.void(statement["object"]["id"])


def _is_same(before: Mapping[str, Any], again: Mapping[str, Any]) -> bool:
    """Whether a statement says what the stored one says; what a store sets itself does not count."""
    own = {"stored", "authority", "version", "id"}
    if "timestamp" not in again:
        own.add("timestamp")
    return {key: value for key, value in before.items() if key not in own} == {
        key: value for key, value in again.items() if key not in own
    }


def terms(statement: Mapping[str, Any]) -> Iterator[Term]:
    """What a statement is found by: directly (`agent`), or anywhere in it as well (`any-agent`)."""
    yield "verb", statement["verb"]["id"]
    context = statement.get("context", {})
    if registration := context.get("registration"):
        yield "registration", registration.lower()
    told = statement["object"]
    kind = told.get("objectType", "Activity")
    if kind == "Activity":
        yield "activity", told["id"]
    elif kind in {"Agent", "Group"}:
        yield from _actors("agent", told)
    yield from _actors("agent", statement["actor"])
    yield from _related(statement)


def _related(statement: Mapping[str, Any]) -> Iterator[Term]:
    told = statement["object"]
    kind = told.get("objectType", "Activity")
    if kind == "Activity":
        yield "any-activity", told["id"]
    elif kind in {"Agent", "Group"}:
        yield from _actors("any-agent", told)
    elif kind == "SubStatement":
        yield from _related(told)
    context = statement.get("context", {})
    for listed in context.get("contextActivities", {}).values():
        yield from (("any-activity", each["id"]) for each in listed)
    people = (statement["actor"], context.get("instructor"), context.get("team"))
    for who in (*people, statement.get("authority")):
        if who:
            yield from _actors("any-agent", who)


def _actors(kind: str, who: Mapping[str, Any]) -> Iterator[Term]:
    if key := agent_key(who):
        yield kind, key
    for member in who.get("member", ()):
        yield from _actors(kind, member)


def agent_key(who: Mapping[str, Any]) -> str:
    """The same text for the same person: the identifier in a fixed form; empty for a group without one."""
    found = {name: who[name] for name in IDENTIFIERS if name in who}
    return json.dumps(found, sort_keys=True) if found else ""


def find_statements(store: Store, request: Request, base: str) -> Answer:
    """GET: one statement, or a page of those that fit. `base` is the path that a more-link begins with."""
    query = request.query
    for name, wanted_voided in (("statementId", False), ("voidedStatementId", True)):
        if name in query:
            if query.keys() - {name, "attachments", "format"}:
                raise RefusedError(400, f"{name} stands alone, with attachments or format at most.")
            found = store.find(query[name])
            if found is None or found.voided != wanted_voided:
                raise RefusedError(404, "There is no such statement.")
            return as_json(_formatted(found.body, _form(query)))
    if unknown := query.keys() - FILTERS - {"more"}:
        raise RefusedError(400, f"Parameters that there are not: {', '.join(sorted(unknown))}.")
    return _page(store, query, base)


def _page(store: Store, query: Mapping[str, str], base: str) -> Answer:
    if "more" in query:
        try:
            query = json.loads(base64.urlsafe_b64decode(query["more"]))
        except ValueError:
            raise RefusedError(400, "The more-link is not one of ours.") from None
    limit, form = _limit(query.get("limit", "0")), _form(query)
    since, until = (_moment(query, name) for name in ("since", "until"))
    found = store.select(
        _wanted(query),
        since=since,
        until=until,
        ascending=query.get("ascending") == "true",
        behind=int(query.get("behind", 0)),
        limit=limit + 1,
    )
    shown: list[Stored] = found[:limit]
    more = ""
    if len(found) > limit:
        told = json.dumps({**query, "behind": shown[-1].number}).encode()
        more = f"{base}?{urlencode({'more': base64.urlsafe_b64encode(told).decode()})}"
    return as_json({"statements": [_formatted(each.body, form) for each in shown], "more": more})


def _limit(text: str) -> int:
    if not text.isdigit():
        raise RefusedError(400, "limit is not a number.")
    return min(int(text), PAGE) or PAGE


def _moment(query: Mapping[str, str], name: str) -> str:
    text = query.get(name, "")
    if text and not is_time(text):
        raise RefusedError(400, f"{name} is not a time.")
    return moment(text).isoformat(timespec="milliseconds").replace("+00:00", "Z") if text else ""


def _wanted(query: Mapping[str, str]) -> Iterator[Term]:
    for name in ("related_activities", "related_agents", "ascending", "attachments"):
        if query.get(name, "false") not in {"true", "false"}:
            raise RefusedError(400, f"{name} is neither true nor false.")
    for name in ("verb", "activity"):
        if name in query and not is_iri(query[name]):
            raise RefusedError(400, f"{name} is not an IRI.")
    if "verb" in query:
        yield "verb", query["verb"]
    if "activity" in query:
        related = query.get("related_activities") == "true"
        yield "any-activity" if related else "activity", query["activity"]
    if "registration" in query:
        if not is_uuid(query["registration"]):
            raise RefusedError(400, "registration is not a UUID.")
        yield "registration", query["registration"].lower()
    if "agent" in query:
        related = query.get("related_agents") == "true"
        yield "any-agent" if related else "agent", agent_key(agent_of(query))


def agent_of(query: Mapping[str, str]) -> dict[str, Any]:
    """The agent that a parameter names. Raises `RefusedError` (400) when it names none."""
    try:
        who = json.loads(query.get("agent", ""))
    except ValueError:
        raise RefusedError(400, "agent is not JSON.") from None
    if found := [*actor(who, "agent")]:
        raise RefusedError(400, f"The parameter agent is not valid: {found[0]}.")
    if not agent_key(who):
        raise RefusedError(400, "agent has no identifier.")
    return dict(who)


def _form(query: Mapping[str, str]) -> str:
    form = query.get("format", "exact")
    if form not in {"exact", "ids", "canonical"}:
        raise RefusedError(400, "format is exact, ids or canonical.")
    return form


def _formatted(statement: dict[str, Any], form: str) -> dict[str, Any]:
    return _identified(statement) if form == "ids" else statement


def _identified(value: Any) -> Any:
    """Only what is needed to tell activities and agents from others."""
    if isinstance(value, list):
        return [_identified(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _identified(part)
        for key, part in value.items()
        if key != "definition" and not (key == "name" and set(value) & {*IDENTIFIERS})
    }
