"""The State and Profile resources (xAPI-Communication 1.0.3, sections 2.3, 2.6, 2.7)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from scormkit.preview.records.formats import is_iri, is_time, is_uuid, moment
from scormkit.preview.records.statements import agent_key, agent_of
from scormkit.preview.records.store import Document, DocumentKind, Store
from scormkit.preview.records.web import Answer, RefusedError, Request, as_json

NAMES: dict[DocumentKind, str] = {"state": "stateId", "activity": "profileId", "agent": "profileId"}


def answer_document(store: Store, kind: DocumentKind, request: Request) -> Answer:
    """Read, write or remove documents. Raises `RefusedError`."""
    owner = _owner(kind, request)
    name = request.query.get(NAMES[kind])
    if request.method in {"GET", "HEAD"}:
        return _read(store, kind, owner, request) if name is None else _one(store, kind, owner, name)
    if name is None:
        if request.method != "DELETE" or kind != "state":
            raise RefusedError(400, f"{NAMES[kind]} is missing.")
        store.remove(kind, owner)
        return Answer(204)
    before = store.document(kind, owner, name)
    _match(before, request, must=request.method == "PUT")
    if request.method == "DELETE":
        store.remove(kind, owner, name)
        return Answer(204)
    media_type = request.headers.get("content-type", "application/octet-stream")
    content = request.body if request.method == "PUT" else _merged(before, request, media_type)
    made = store.write(kind, owner, name, content, media_type)
    return Answer(204, headers={"ETag": made.etag})


def document_owner(activity_id: str, agent: Mapping[str, Any], registration: str) -> str:
    """Whose a State document is, as one text."""
    parts = {"activity": activity_id, "agent": agent_key(agent), "registration": registration.lower()}
    return json.dumps(parts, sort_keys=True)


def _owner(kind: DocumentKind, request: Request) -> str:
    query = request.query
    known = {NAMES[kind], "since"}
    parts: dict[str, Any] = {}
    if kind != "agent":
        known.add("activityId")
        if not is_iri(query.get("activityId", "")):
            raise RefusedError(400, "activityId is missing, or it is not an IRI.")
        parts["activity"] = query["activityId"]
    if kind != "activity":
        known.add("agent")
        parts["agent"] = agent_key(agent_of(query))
    if kind == "state":
        known.add("registration")
        if "registration" in query:
            if not is_uuid(query["registration"]):
                raise RefusedError(400, "registration is not a UUID.")
            parts["registration"] = query["registration"].lower()
    if unknown := query.keys() - known:
        raise RefusedError(400, f"Parameters that there are not: {', '.join(sorted(unknown))}.")
    return json.dumps(parts, sort_keys=True)


def _read(store: Store, kind: DocumentKind, owner: str, request: Request) -> Answer:
    since = request.query.get("since", "")
    if since and not is_time(since):
        raise RefusedError(400, "since is not a time.")
    after = moment(since).isoformat(timespec="milliseconds").replace("+00:00", "Z") if since else ""
    return as_json(store.names(kind, owner, after))


def _one(store: Store, kind: DocumentKind, owner: str, name: str) -> Answer:
    found = store.document(kind, owner, name)
    if found is None:
        raise RefusedError(404, "There is no such document.")
    headers = {"Content-Type": found.type, "ETag": found.etag, "Last-Modified": found.updated}
    return Answer(200, found.content, headers)


def _match(before: Document | None, request: Request, *, must: bool) -> None:
    """The preconditions. ADL's store asks for one on every PUT over a document, also of State."""
    wanted, unwanted = request.headers.get("if-match"), request.headers.get("if-none-match")
    if wanted is None and unwanted is None:
        if must and before is not None:
            raise RefusedError(409, "The document is there already: read it, and send its ETag as If-Match.")
        return
    listed = [each.strip() for each in (wanted or "").split(",")]
    if wanted is not None and (before is None or (wanted != "*" and before.etag not in listed)):
        raise RefusedError(412, "The document is not the one that If-Match names: it was changed meanwhile.")
    refused = [each.strip() for each in (unwanted or "").split(",")]
    if unwanted is not None and before is not None and (unwanted == "*" or before.etag in refused):
        raise RefusedError(412, "The document is there, and If-None-Match says that it must not be.")


def _merged(before: Document | None, request: Request, media_type: str) -> bytes:
    """POST: the properties of the new document over those of the old one, both JSON objects."""
    given = request.json() if media_type.startswith("application/json") else None
    if before is None and given is None:
        return request.body
    if not isinstance(given, dict):
        raise RefusedError(400, "POST merges JSON objects only.")
    if before is None:
        return request.body
    held = json.loads(before.content) if before.type.startswith("application/json") else None
    if not isinstance(held, dict):
        raise RefusedError(400, "POST merges JSON objects only, and the document there is none.")
    return json.dumps({**held, **given}, ensure_ascii=False).encode()
