"""The whole store as one function: a request in, an answer out. It knows no network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from secrets import compare_digest
from typing import Any

from scormkit.preview.records.documents import answer_document
from scormkit.preview.records.statements import (
    agent_of,
    find_statements,
    read_statements,
    store_statements,
)
from scormkit.preview.records.store import Store
from scormkit.preview.records.web import Answer, RefusedError, Request, as_json, refusal

VERSIONS = ("1.0.3", "2.0.0")
ALLOWED = {
    "statements": {"GET", "HEAD", "PUT", "POST"},
    "activities/state": {"GET", "HEAD", "PUT", "POST", "DELETE"},
    "activities/profile": {"GET", "HEAD", "PUT", "POST", "DELETE"},
    "agents/profile": {"GET", "HEAD", "PUT", "POST", "DELETE"},
    "activities": {"GET", "HEAD"},
    "agents": {"GET", "HEAD"},
    "about": {"GET", "HEAD"},
}
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, PUT, POST, DELETE, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, If-Match, If-None-Match, "
    "X-Experience-API-Version",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, X-Experience-API-Version, "
    "X-Experience-API-Consistent-Through, Retry-After",
    "Access-Control-Max-Age": "600",
}

Guard = Callable[[Request, list[dict[str, Any]]], Callable[[], None]]
"""Looks at a request, and at the statements that it would store, first; raises `RefusedError`.

What it gives back is called when they are stored.
"""


def open_to(token: str) -> Callable[[str], Guard | None]:
    """An `allow` that lets everybody in who knows a token, to everything."""

    def allow(authorization: str) -> Guard | None:
        wanted = f"Basic {token}"
        return _everything if compare_digest(wanted.encode(), authorization.encode()) else None

    return allow


def _everything(_: Request, __: list[dict[str, Any]]) -> Callable[[], None]:
    return lambda: None


def answer(store: Store, request: Request, *, root: str, allow: Callable[[str], Guard | None]) -> Answer:
    """What the store says to a request for a path below `root` (such as `/xapi/`).

    `allow` is asked with the Authorization header, and gives what watches over the request, or None to
    refuse it.
    """
    if request.method == "OPTIONS":
        return Answer(204, headers=CORS)
    try:
        found = _answer(store, request, root, allow)
    except RefusedError as refused:
        found = refusal(refused)
    version = request.headers.get("x-experience-api-version", "")
    told = version if version.startswith("2.0") and len(version) == len("2.0.0") else VERSIONS[0]
    stamp = {"X-Experience-API-Version": told, "X-Experience-API-Consistent-Through": store.now()}
    body = b"" if request.method == "HEAD" else found.body
    return Answer(found.status, body, {**found.headers, **CORS, **stamp})


def _answer(store: Store, request: Request, root: str, allow: Callable[[str], Guard | None]) -> Answer:
    resource = request.path.removeprefix(root).strip("/")
    if not request.path.startswith(root) or resource not in ALLOWED:
        raise RefusedError(404, "There is no such resource.")
    if request.method not in ALLOWED[resource]:
        raise RefusedError(405, f"{resource} takes {', '.join(sorted(ALLOWED[resource]))}.")
    if resource == "about":
        return as_json({"version": list(VERSIONS)})
    _version(request.headers)
    guard = allow(request.headers.get("authorization", ""))
    if guard is None:
        raise RefusedError(
            401, "The Authorization header is missing, or it is not the one that was agreed on."
        )
    if resource == "statements":
        return _statements(store, request, f"{root}statements", guard)
    guard(request, [])
    if resource == "activities":
        return _activity(store, request)
    if resource == "agents":
        return _person(request)
    kinds = {"activities/state": "state", "activities/profile": "activity", "agents/profile": "agent"}
    return answer_document(store, kinds[resource], request)  # type: ignore[arg-type]


def _version(headers: Mapping[str, str]) -> None:
    version = headers.get("x-experience-api-version", "")
    known = version in {"1.0", "2.0"} or version.startswith(("1.0.", "2.0."))
    if not known:
        raise RefusedError(
            400, "The header X-Experience-API-Version is missing, or its version is not known here."
        )


def _statements(store: Store, request: Request, base: str, guard: Guard) -> Answer:
    if request.method in {"GET", "HEAD"}:
        guard(request, [])
        return find_statements(store, request, base)
    given = read_statements(request)
    afterwards = guard(request, given)
    ids = store_statements(store, given)
    afterwards()
    return Answer(204) if request.method == "PUT" else as_json(ids)


def _activity(store: Store, request: Request) -> Answer:
    """The activity with the newest definition that a statement gave."""
    name = request.query.get("activityId", "")
    found: dict[str, Any] = {"objectType": "Activity", "id": name}
    for each in store.select([("activity", name)], ascending=True, limit=1000):
        if definition := each.body["object"].get("definition"):
            found["definition"] = {**found.get("definition", {}), **definition}
    return as_json(found)


def _person(request: Request) -> Answer:
    who = agent_of(request.query)
    listed = {key: [value] for key, value in who.items() if key != "objectType"}
    return as_json({"objectType": "Person", **listed})
