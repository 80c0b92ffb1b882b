"""A store to ask without a network, and statements to ask it with."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from scormkit.preview.records.answer import answer, open_to
from scormkit.preview.records.store import Store
from scormkit.preview.records.web import Answer, request_of

ACTOR = {"account": {"homePage": "https://lms.example.org", "name": "learner-1"}}
VERB = {"id": "http://adlnet.gov/expapi/verbs/answered", "display": {"en": "answered"}}


def said(**changes: Any) -> dict[str, Any]:
    """A statement that every store takes."""
    return {
        "id": str(uuid4()),
        "actor": ACTOR,
        "verb": VERB,
        "object": {"objectType": "Activity", "id": "https://courses.example.org/one"},
        "timestamp": "2026-03-01T10:15:00.000Z",
        **changes,
    }


class Asker:
    """Asks a store as a client with the right token and version does, unless told otherwise."""

    def __init__(self, store: Store | None = None, allow: Any = None, token: str = "secret") -> None:
        self.store = store or Store()
        self.allow = allow or open_to("secret")
        self.token = token

    def ask(
        self,
        method: str,
        resource: str,
        query: dict[str, str] | None = None,
        body: Any = None,
        **headers: str | None,
    ) -> Answer:
        named: dict[str, str | None] = {
            "Authorization": f"Basic {self.token}",
            "X-Experience-API-Version": "1.0.3",
            "Content-Type": "application/json",
        }
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {name: value for name, value in named.items() if value is not None}
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        address = f"/xapi/{resource}" + (f"?{urlencode(query)}" if query else "")
        request = request_of(method, address, sent, content)
        return answer(self.store, request, root="/xapi/", allow=self.allow)

    def found(self, **query: str) -> list[dict[str, Any]]:
        got = self.ask("GET", "statements", query)
        assert got.status == 200, got.body
        listed: list[dict[str, Any]] = json.loads(got.body)["statements"]
        return listed


def why(found: Answer) -> str:
    """The reason that a refusal gives."""
    return str(json.loads(found.body)["error"])
