"""Launches of xAPI and cmi5 courses on the local LMS, before a strict record store."""

from __future__ import annotations

import base64
import json
import secrets
from collections import deque
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from scormkit.preview.cmi5.launcher import Launcher
from scormkit.preview.cmi5.structure import Structure
from scormkit.preview.http import Request, Response
from scormkit.preview.records.formats import seconds_of
from scormkit.preview.records.site import record_site
from scormkit.preview.records.store import Store, Stored, Term
from scormkit.preview.records.web import Answer
from scormkit.preview.records.web import Request as Asked

Actor = Mapping[str, Any]
ACTOR: Actor = {
    "objectType": "Agent",
    "name": "Ana Rivera",
    "account": {"homePage": "https://preview.invalid", "name": "learner-1"},
}
"""The one learner of a preview."""
_MODES = {"normal": "Normal", "review": "Review", "browse": "Browse"}
_VERBS = "http://adlnet.gov/expapi/verbs/"
_LONGEST = 20_000
_ATTEMPT = "attempt"
"""The kind of the rows that say which registrations a course was launched with."""

Trouble = Literal["none", "fail-next", "offline", "expired"]
"""What the LMS pretends: refuse the next commit, be out of reach for all, know the session no more."""
TROUBLES = frozenset({"none", "fail-next", "offline", "expired"})


class Recorded(NamedTuple):
    """What the statements of the newest attempt say; `score` from 0 to 100, `seconds` of ended sessions."""

    completion: str = "not attempted"
    success: str = "unknown"
    score: float | None = None
    attempt: int = 1
    seconds: float = 0.0


class Recording:
    """A record store, with a launcher where the course is cmi5. One lock of the LMS keeps threads apart.

    Every attempt is a registration. They are kept in the store's file: another recording of the same file
    goes on with them, at whatever address. `address` is that of the LMS.
    """

    def __init__(self, address: str, store: Store, structure: Structure | None = None) -> None:
        self._address = f"{address}lrs/"
        self._store = store
        self._token = base64.b64encode(f"preview:{secrets.token_urlsafe(18)}".encode()).decode()
        self._launcher: Launcher | None = None
        self._folder = urlsplit(self._address).path
        self._site = record_site(store, self._token, folder=self._folder)
        self.trouble: Trouble = "none"
        self.log: deque[dict[str, object]] = deque(maxlen=_LONGEST)
        self.show(structure)

    @property
    def has_launcher(self) -> bool:
        """Whether the course is cmi5: it has sessions, and can be opened for review."""
        return self._launcher is not None

    def show(self, structure: Structure | None) -> None:
        """The course has other parts than before, or is another one."""
        if structure is None or (self._launcher and self._launcher.structure.id == structure.id):
            if structure and self._launcher:
                self._launcher.structure = structure
            return
        self._launcher = Launcher(self._store, structure, self._address)
        self._site = record_site(self._store, self._token, self._launcher, self._folder)

    def launch(
        self,
        identifier: str,
        href: str,
        *,
        files: str,
        fresh: bool,
        mode: str,
        actor: Actor = ACTOR,
        return_url: str = "",
    ) -> str:
        """The full address that opens an AU, or the course; `fresh` begins a new registration.

        `files` is where the course's files are below the address of the LMS.
        """
        course = f"{self._address.removesuffix('lrs/')}{files}"
        known = self._registrations(identifier, actor)
        registration = self._register(identifier, actor) if fresh or not known else known[-1]
        if self._launcher:
            launch_mode: Any = _MODES[mode]
            self._launcher.course = course
            return self._launcher.launch(registration, identifier, mode=launch_mode, return_url=return_url)
        query = urlencode(
            {
                "endpoint": f"{self._address}xapi/",
                "auth": f"Basic {self._token}",
                "actor": json.dumps(actor),
                "registration": registration,
                "activity_id": identifier,
            }
        )
        return f"{course}{href}{'&' if '?' in href else '?'}{query}"

    def _registrations(self, identifier: str, actor: Actor) -> list[str]:
        """A learner's attempts in their order; the AUs of a course share each of them."""
        if self._launcher:
            return list(self._launcher.registrations(actor))
        rows = self._store.kept(_ATTEMPT)
        mine = {"activity": identifier, "learner": actor["account"]["name"]}
        return [row["registration"] for row in rows if mine.items() <= row.items()]

    def _register(self, identifier: str, actor: Actor) -> str:
        if self._launcher:
            return self._launcher.register(actor)
        made = str(uuid4())
        learner = actor["account"]["name"]
        self._store.keep(_ATTEMPT, made, {"activity": identifier, "learner": learner, "registration": made})
        return made

    def handle(self, request: Request) -> Response:
        """Answer what a course asks of the store, and note it with what is against the rules in it."""
        path = f"{self._folder}{request.path.partition('/')[2]}"
        asked = Asked(request.method, path, request.query, request.headers, request.body)
        found = self._pretended(request.method) or self._site(asked)
        if request.method != "OPTIONS":
            self.log.append(_noted(asked, asked.path.removeprefix(self._folder), found, self.trouble))
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

    def recorded(self, identifier: str, actor: Actor = ACTOR) -> Recorded:
        """What a platform would show of a learner's newest attempt."""
        attempts = self._registrations(identifier, actor)
        if not attempts:
            return Recorded()
        registration, activity = attempts[-1], identifier
        if self._launcher:
            activity = self._launcher.progress(registration, identifier).activity_id
        found: list[Term] = [("registration", registration), ("activity", activity)]

        def newest(*verbs: str) -> list[Stored]:
            several = [self._store.select([*found, ("verb", _VERBS + verb)], limit=1) for verb in verbs]
            return sorted((each for rows in several for each in rows), key=lambda each: each.number)[-1:]

        begun = self._store.select(found, limit=1)
        completion = "completed" if newest("completed") else "incomplete" if begun else "not attempted"
        success, score = "unknown", None
        for each in newest("passed", "failed"):
            success = str(each.body["verb"]["id"]).removeprefix(_VERBS)
            score = each.body.get("result", {}).get("score", {}).get("scaled")
        ended = self._store.select([*found, ("verb", f"{_VERBS}terminated")], limit=1_000)
        seconds = sum(seconds_of(each.body.get("result", {}).get("duration", "PT0S")) for each in ended)
        rounded = None if score is None else round(score * 100, 2)
        return Recorded(completion, success, rounded, len(attempts), round(seconds, 2))


def _noted(asked: Asked, path: str, found: Answer, trouble: Trouble) -> dict[str, object]:
    """A request as the page shows it: what was sent in short, and why it was refused."""
    told: dict[str, object] = {
        "name": f"{asked.method} /{path.removeprefix('xapi/')}",
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
