"""Will a record store work for our courses: each step that a course takes, tried, and cleaned up after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from uuid import uuid4

from scormkit.statements import vocabulary
from scormkit.stores.ask import Asker, Reply

ORIGIN = "https://courses.example.org"
OVERWRITES = "of two sessions at once, one may write over the other"
VOIDED = "http://adlnet.gov/expapi/verbs/voided"


class Outcome(NamedTuple):
    """One step: what was tried, how it went, and where it did not, what will not work and what to do."""

    name: str
    ok: bool
    said: str


def check_store(store: Asker) -> tuple[Outcome, ...]:
    """Try everything, in order. What comes after a step that everything hangs on is left out."""
    return tuple(_steps(store))


def _steps(store: Asker) -> Iterator[Outcome]:
    about = store.ask("GET", "about")
    if about.status == 0:
        yield Outcome("reach", False, f"No answer from {store.endpoint}: {about.text}. Look at the address.")
        return
    versions = (about.json() or {}).get("version", []) if isinstance(about.json(), dict) else []
    speaks = any(str(each).startswith(("1.0", "2.0")) for each in versions)
    told = f"The store speaks xAPI {', '.join(map(str, versions))}."
    unknown = f"{store.endpoint}about is not a record store's ({about.status}): the address may lack its end."
    yield Outcome("about", speaks, told if speaks else unknown)
    first = _statement()
    wrote = store.ask("POST", "statements", body=[first])
    if wrote.status in {401, 403}:
        yield Outcome("write", False, f"The key is not let in ({wrote.status}): nothing can be recorded.")
        return
    yield _judged("write", wrote, "A statement was stored.", "Nothing can be recorded")
    if not wrote.ok:
        return
    yield from _statements(store, first)
    yield from _state(store)
    yield from _browsers(store)
    yield _cleanup(store, str(first["id"]))


def _statement() -> dict[str, object]:
    return {
        "id": str(uuid4()),
        "actor": {"account": {"homePage": ORIGIN, "name": "scormkit-check"}},
        "verb": {"id": vocabulary.VERBS["experienced"], "display": {"en": "experienced"}},
        "object": {"objectType": "Activity", "id": f"urn:uuid:{uuid4()}"},
        "context": {"registration": str(uuid4()), "platform": "scormkit lrs check"},
        "timestamp": "2026-01-01T09:00:00.000Z",
    }


def _judged(name: str, reply: Reply, good: str, bad: str) -> Outcome:
    why = "no answer came" if reply.status == 0 else f"the store answered {reply.status}"
    return Outcome(name, reply.ok, good if reply.ok else f"{bad}: {why}. {reply.text[:200]}".strip())


def _statements(store: Asker, first: dict[str, object]) -> Iterator[Outcome]:
    again = store.ask("POST", "statements", body=[first])
    taken = again.ok or again.status == 409
    yield Outcome(
        "repeat",
        taken,
        "The same statement again is taken as one."
        if taken
        else f"A statement that is sent again is refused with {again.status}: learners may see 'not saved'.",
    )
    found = store.ask("GET", "statements", {"statementId": str(first["id"])})
    yield _judged("read", found, "It can be read again.", "`scormkit results` will not work with this key")
    anonymous = store.ask("GET", "statements", {"limit": "1"}, anonymous=True)
    yield Outcome(
        "closed",
        not anonymous.ok,
        "Without a key nothing can be read."
        if not anonymous.ok
        else "ANYBODY can read the statements of your learners without a key. Close the store.",
    )


def _state(store: Asker) -> Iterator[Outcome]:
    query = {
        "activityId": f"urn:uuid:{uuid4()}",
        "agent": '{"account": {"homePage": "https://courses.example.org", "name": "scormkit-check"}}',
        "stateId": "scormkit",
    }

    def put(value: int, **headers: str) -> Reply:
        named = {name.replace("_", "-"): each for name, each in headers.items()}
        return store.ask("PUT", "activities/state", query, {"value": value}, named)

    made = put(1, If_None_Match="*")
    lost = "Learners' progress cannot be kept: each launch begins anew"
    yield _judged("progress", made, "Progress can be kept.", lost)
    if not made.ok:
        return
    held = store.ask("GET", "activities/state", query)
    tag = held.headers.get("etag", "")
    same = held.json() == {"value": 1}
    yield Outcome(
        "progress read", same, "It comes back as it was." if same else f"{lost}: it comes back otherwise."
    )
    yield Outcome(
        "ETag",
        bool(tag),
        "It has an ETag." if tag else f"It has no ETag: {OVERWRITES}.",
    )
    changed = put(2, If_Match=tag) if tag else put(2)
    yield _judged("progress again", changed, "It can be written again.", "Progress can be kept only once")
    stale = put(3, If_Match=tag) if tag else None
    if stale is not None:
        safe = stale.status in {409, 412}
        yield Outcome(
            "two sessions",
            safe,
            "Two sessions cannot write over each other." if safe else f"Old ETags are taken: {OVERWRITES}.",
        )
    gone = store.ask("DELETE", "activities/state", query)
    yield _judged("cleanup of progress", gone, "What was tried is removed.", "What was tried stays there")


def _browsers(store: Asker) -> Iterator[Outcome]:
    """What a browser asks before it lets a course at another address speak to the store (Fetch, CORS)."""
    wanted = ("authorization", "content-type", "if-match", "if-none-match", "x-experience-api-version")
    asked = {
        "Origin": ORIGIN,
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": ",".join(wanted),
    }
    reply = store.ask("OPTIONS", "activities/state", headers=asked, anonymous=True)
    origin = reply.headers.get("access-control-allow-origin", "")
    allowed = reply.headers.get("access-control-allow-headers", "")
    named = {each.strip().lower() for each in allowed.split(",")}
    methods = reply.headers.get("access-control-allow-methods", "").upper()
    missing = [] if "*" in named else [each for each in wanted if each not in named]
    blocked = "Only courses at the store's own address can use it (CORS)"
    if not reply.ok or origin not in {"*", ORIGIN}:
        whom = origin or "nobody"
        yield Outcome("browser", False, f"{blocked}: the preflight is answered {reply.status}, for {whom}.")
        return
    yield Outcome(
        "browser",
        not missing and ("PUT" in methods or "*" in methods),
        "Courses at other addresses may use it."
        if not missing and ("PUT" in methods or "*" in methods)
        else f"{blocked}: it does not allow {', '.join(missing) or 'PUT'}.",
    )
    shown = store.ask("GET", "about", headers={"Origin": ORIGIN})
    exposed = shown.headers.get("access-control-expose-headers", "").lower()
    tells = "etag" in exposed or "*" in exposed
    yield Outcome(
        "ETag in browsers",
        tells,
        "Browsers are shown the ETag."
        if tells
        else f"Browsers are not shown the ETag (Access-Control-Expose-Headers): {OVERWRITES}.",
    )


def _cleanup(store: Asker, identifier: str) -> Outcome:
    """A statement cannot be removed; it can be taken back (voided)."""
    void = {
        **_statement(),
        "verb": {"id": VOIDED, "display": {"en": "voided"}},
        "object": {"objectType": "StatementRef", "id": identifier},
        "context": {"platform": "scormkit lrs check"},
    }
    # A platform belongs to statements about activities only.
    void.pop("context")
    reply = store.ask("POST", "statements", body=[void])
    left = "The one statement of this check stays, by somebody called scormkit-check"
    return _judged("cleanup", reply, "The statement of this check was taken back.", left)
