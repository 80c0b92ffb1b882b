"""Launches of xAPI and cmi5 courses on the local LMS, before a strict record store."""

from __future__ import annotations

import base64
import json
import secrets
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from scormkit.preview.cmi5.launcher import Launcher
from scormkit.preview.cmi5.structure import Structure
from scormkit.preview.http import Request, Response
from scormkit.preview.records.site import record_site
from scormkit.preview.records.store import Store
from scormkit.preview.records.web import Answer, request_of
from scormkit.preview.records.web import Request as Asked

ACTOR = {
    "objectType": "Agent",
    "name": "Ana Rivera",
    "account": {"homePage": "https://preview.invalid", "name": "learner-1"},
}
"""The one learner of a preview."""
_MODES = {"normal": "Normal", "review": "Review", "browse": "Browse"}
_VERBS = "http://adlnet.gov/expapi/verbs/"
_LONGEST = 20_000

Trouble = Literal["none", "fail-next", "offline", "expired"]
"""What the LMS pretends: refuse the next commit, be out of reach for all, know the session no more."""
TROUBLES = frozenset({"none", "fail-next", "offline", "expired"})


class Recorded(NamedTuple):
    """What the statements of the newest registration say; `score` from 0 to 100."""

    completion: str = "not attempted"
    success: str = "unknown"
    score: float | None = None


class Recording:
    """A record store, with a launcher where the course is cmi5. One lock of the LMS keeps threads apart.

    `address` is that of the LMS.
    """

    def __init__(self, address: str, structure: Structure | None = None) -> None:
        self._address = f"{address}lrs/"
        self._store = Store()
        self._token = base64.b64encode(f"preview:{secrets.token_urlsafe(18)}".encode()).decode()
        self._launcher = Launcher(self._store, structure, self._address) if structure else None
        self._site = record_site(self._store, self._token, self._launcher)
        self._registrations: dict[str, str] = {}
        self.trouble: Trouble = "none"
        self.log: deque[dict[str, object]] = deque(maxlen=_LONGEST)

    def launch(self, identifier: str, href: str, *, files: str, fresh: bool, mode: str) -> str:
        """The full address that opens an AU, or the course; `fresh` begins a new registration.

        `files` is where the course's files are below the address of the LMS.
        """
        course = f"{self._address.removesuffix('lrs/')}{files}"
        key = "" if self._launcher else identifier  # the AUs of a course share a registration
        if fresh or key not in self._registrations:
            self._registrations[key] = self._launcher.register(ACTOR) if self._launcher else str(uuid4())
        registration = self._registrations[key]
        if self._launcher:
            launch_mode: Any = _MODES[mode]
            self._launcher.course = course
            return self._launcher.launch(registration, identifier, mode=launch_mode)
        query = urlencode(
            {
                "endpoint": f"{self._address}xapi/",
                "auth": f"Basic {self._token}",
                "actor": json.dumps(ACTOR),
                "registration": registration,
                "activity_id": identifier,
            }
        )
        return f"{course}{href}{'&' if '?' in href else '?'}{query}"

    def handle(self, request: Request) -> Response:
        """Answer what a course asks of the store, and note it with what is against the rules in it."""
        asked = Asked(
            request.method, f"/{request.path.partition('/')[2]}", request.query, request.headers, request.body
        )
        found = self._pretended(request.method) or self._site(asked)
        if request.method != "OPTIONS":
            self.log.append(_noted(asked, found, self.trouble))
        if self.trouble == "fail-next" and request.method in {"PUT", "POST"}:
            self.trouble = "none"
        return Response(
            found.status, found.body, found.headers.get("Content-Type", "text/plain"), _rest(found)
        )

    def _pretended(self, method: str) -> Answer | None:
        if self.trouble == "offline" or (self.trouble == "fail-next" and method in {"PUT", "POST"}):
            return Answer(503, b"The store cannot be reached.", {"Access-Control-Allow-Origin": "*"})
        if self.trouble == "expired":
            return Answer(401, b"The session has ended.", {"Access-Control-Allow-Origin": "*"})
        return None

    def recorded(self, identifier: str) -> Recorded:
        """What a platform would show of the newest registration."""
        registration = self._registrations.get("" if self._launcher else identifier)
        if registration is None:
            return Recorded()
        completion, success, score = "not attempted", "unknown", None
        for each in self._statements(registration):
            if not self._is_about(each, registration, identifier):
                continue
            verb = str(each["verb"]["id"]).removeprefix(_VERBS)
            completion = {"completed": "completed"}.get(
                verb, "incomplete" if completion == "not attempted" else completion
            )
            if verb in {"passed", "failed"}:
                success = verb
                score = each.get("result", {}).get("score", {}).get("scaled", score)
        return Recorded(completion, success, None if score is None else round(score * 100, 2))

    def _is_about(self, statement: Mapping[str, Any], registration: str, identifier: str) -> bool:
        wanted = (
            self._launcher.progress(registration, identifier).activity_id if self._launcher else identifier
        )
        return bool(statement["object"].get("id") == wanted)

    def _statements(self, registration: str) -> Iterator[dict[str, Any]]:
        """All statements of a registration, the oldest first, from page to page."""
        headers = {"authorization": f"Basic {self._token}", "x-experience-api-version": "1.0.3"}
        query = urlencode({"registration": registration, "ascending": "true"})
        address = f"/xapi/statements?{query}"
        while address:
            found = self._site(request_of("GET", address, headers))
            answer = json.loads(found.body) if found.status == 200 else {}
            yield from answer.get("statements", ())
            more = urlsplit(answer.get("more") or "")
            address = f"/xapi/statements?{more.query}" if more.query else ""


def _noted(asked: Asked, found: Answer, trouble: Trouble) -> dict[str, object]:
    """A request as the page shows it: what was sent in short, and why it was refused."""
    told: dict[str, object] = {
        "name": f"{asked.method} {asked.path.removeprefix('/xapi')}",
        "args": _said(asked),
    }
    told |= {"value": str(found.status), "error": 0}
    if trouble != "none":
        return {**told, "trouble": trouble}
    # 404 is how a store says that there is no state yet.
    if found.status >= 400 and found.status != 404:
        try:
            refused = json.loads(found.body)
            reason = f"{refused.get('error', '')} {refused.get('requirement', '')}".strip()
        except ValueError:
            reason = found.body.decode("utf-8", "replace")
        return {**told, "violation": reason}
    return told


def _said(asked: Asked) -> list[str]:
    if asked.path.endswith("/statements") and asked.body:
        try:
            sent = json.loads(asked.body)
        except ValueError:
            return ["not JSON"]
        listed = sent if isinstance(sent, list) else [sent]
        verbs = [each.get("verb", {}).get("id", "?") for each in listed if isinstance(each, dict)]
        return [str(each).rpartition("/")[2] for each in verbs]
    return [asked.query[name] for name in ("stateId", "profileId") if name in asked.query]


def _rest(found: Answer) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in found.headers.items() if name.lower() != "content-type")
