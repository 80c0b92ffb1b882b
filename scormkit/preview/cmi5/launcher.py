"""Registrations, launches and what a launcher says itself (cmi5 sections 8 to 10): all but the network."""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid4, uuid5

from scormkit.preview.cmi5 import memory
from scormkit.preview.cmi5.guard import allowed
from scormkit.preview.cmi5.session import Launched, Mode, Progress, Session
from scormkit.preview.cmi5.structure import Structure, Unit
from scormkit.preview.records.answer import Guard
from scormkit.preview.records.documents import document_owner
from scormkit.preview.records.formats import moment
from scormkit.preview.records.statements import store_statements
from scormkit.preview.records.store import Store
from scormkit.preview.records.web import Answer, Request, as_json
from scormkit.statements import vocabulary

LAUNCH_DATA = "LMS.LaunchData"
ACTIVITIES = "https://launcher.invalid/activities/"
"""What the ids of activities begin with: the same wherever the launcher answers."""
_BLOCK = "https://w3id.org/xapi/cmi5/activitytype/block"
_COURSE = "https://w3id.org/xapi/cmi5/activitytype/course"


class Launcher:
    """One course in one store. Every learner who is registered has a progress for each AU.

    What it knows lies in the store's file: a launcher of the same course goes on with it. `structure`,
    `address` and `course` may be replaced at any time.
    """

    def __init__(self, store: Store, structure: Structure, address: str, course: str = "") -> None:
        """`address` is where the store answers (`http://127.0.0.1:8000/`), `course` where the files are.

        Without `course` they are in `course/` below `address`.
        """
        self.store = store
        self.structure = structure
        self.address = address
        self.course = course or f"{address}course/"
        self._registrations = {each.id: each for each in memory.registrations(store, structure.id)}
        self._sessions = list(memory.sessions(store, self._registrations))

    def register(self, actor: Mapping[str, Any]) -> str:
        """Register a learner for the course; what needs no doing is satisfied at once (section 9.6.1.1)."""
        made = memory.Registration(str(uuid4()), self.structure.id, dict(actor))
        self._registrations[made.id] = made
        self._satisfy(made.id, str(uuid4()))
        memory.keep_registration(self.store, made)
        return made.id

    def registrations(self, actor: Mapping[str, Any]) -> tuple[str, ...]:
        """The registrations of a learner for the course, in order."""
        return tuple(name for name, each in self._registrations.items() if each.actor == actor)

    def progress(self, registration: str, unit_id: str) -> Progress:
        """How far a learner is in an AU; one that came into the course meanwhile begins with nothing."""
        known = self._registrations[registration].progress
        if unit_id not in known:
            made = uuid5(NAMESPACE_URL, f"{registration} {unit_id}")
            known[unit_id] = Progress(f"{ACTIVITIES}{made}")
        return known[unit_id]

    def is_satisfied(self, registration: str) -> bool:
        """Whether the learner has met the criteria of the whole course."""
        return self.structure.id in self._registrations[registration].satisfied

    def sessions(self, registration: str) -> tuple[Session, ...]:
        """The sessions of a registration, in order; of those before a restart, the ones not over yet."""
        return tuple(each for each in self._sessions if each.launch.registration == registration)

    def launch(
        self,
        registration: str,
        unit_id: str,
        *,
        mode: Mode = "Normal",
        mastery_score: float | None = None,
        return_url: str = "",
    ) -> str:
        """The address that opens an AU. `mastery_score` takes the place of the course structure's.

        A session of the same AU that did not end is abandoned first.
        """
        unit = next(each for each in self.structure.units if each.id == unit_id)
        for each in self.sessions(registration):
            if each.launch.unit.id == unit_id:
                self.abandon(each)
        progress = self.progress(registration, unit_id)
        mark = float(unit.mastery_score) if unit.mastery_score is not None else None
        launched = self._launched(registration, unit, mode, mark if mastery_score is None else mastery_score)
        session = Session(
            launched,
            progress,
            self.store.now(),
            token=base64.b64encode(f"{launched.session_id}:{secrets.token_urlsafe(18)}".encode()).decode(),
            code=secrets.token_urlsafe(18),
        )
        self._sessions.append(session)
        memory.keep_registration(self.store, self._registrations[registration])
        memory.keep_session(self.store, session)
        self._write_data(launched, return_url)
        self._say(launched, "launched", context=_launch_extensions(launched, self._place(unit)))
        return self._url(session)

    def _launched(self, registration: str, unit: Unit, mode: Mode, mastery_score: float | None) -> Launched:
        """A session of an AU, under an id of its own."""
        session_id = str(uuid4())
        return Launched(
            session_id=session_id,
            registration=registration,
            unit=unit,
            actor=self._registrations[registration].actor,
            activity_id=self.progress(registration, unit.id).activity_id,
            mode=mode,
            mastery_score=mastery_score,
            template={
                "contextActivities": {"grouping": [{"objectType": "Activity", "id": unit.id}]},
                "extensions": {vocabulary.SESSION_ID: session_id},
            },
        )

    def fetch(self, code: str, method: str = "POST") -> Answer:
        """The token of a session, once (section 8.2)."""
        session = next((each for each in self._sessions if secrets.compare_digest(each.code, code)), None)
        if method != "POST":
            return as_json({"error-code": "3", "error-text": "Use POST."}, 405)
        if session is None:
            return as_json({"error-code": "2", "error-text": "This address belongs to no session."})
        if session.fetched:
            return as_json({"error-code": "1", "error-text": "The token was given out already."})
        session.fetched = True
        memory.keep_session(self.store, session)
        return as_json({"auth-token": session.token})

    def allow(self, authorization: str) -> Guard | None:
        """What watches over requests with this header; None when no session has it (sections 8.1.2, 8.2)."""
        kind, _, token = authorization.partition(" ")
        for each in self._sessions:
            if kind == "Basic" and each.fetched and secrets.compare_digest(each.token, token):
                return self._guard(each)
        return None

    def _guard(self, session: Session) -> Guard:
        def afterwards() -> None:
            registration = session.launch.registration
            self._satisfy(registration, session.launch.session_id, session.launch)
            memory.keep_registration(self.store, self._registrations[registration])
            memory.keep_session(self.store, session)

        def watch(request: Request, statements: list[dict[str, Any]]) -> Callable[[], None]:
            knew = (session.knows_data, session.knows_preferences)
            allowed(self.store, session, request, statements)
            if knew != (session.knows_data, session.knows_preferences):
                memory.keep_session(self.store, session)
            return afterwards

        return watch

    def abandon(self, session: Session) -> None:
        """End a session that did not end itself (section 9.3.6); nothing when it did."""
        begun = session.initialized and not (session.abandoned or session.terminated)
        session.abandoned = True
        memory.keep_session(self.store, session)
        if not begun:
            return
        spent = moment(session.last or session.began) - moment(session.began)
        duration = f"PT{max(0.0, spent.total_seconds()):.2f}S"
        self._say(session.launch, "abandoned", result={"duration": duration})

    def waive(self, registration: str, unit_id: str, reason: str) -> None:
        """Let an AU count as done (section 9.3.7); a second time does nothing."""
        progress = self.progress(registration, unit_id)
        if progress.waived:
            return
        progress.waived = True
        unit = next(each for each in self.structure.units if each.id == unit_id)
        launched = self._launched(registration, unit, "Normal", None)
        extensions = {vocabulary.REASON: reason}
        result = {"completion": True, "success": True, "extensions": extensions}
        self._say(launched, "waived", result=result)
        self._satisfy(registration, launched.session_id, launched)
        memory.keep_registration(self.store, self._registrations[registration])

    def _satisfy(self, registration: str, session_id: str, launch: Launched | None = None) -> None:
        """Say of each block, and of the course, that all in it is done; once (section 9.3.9)."""
        units, satisfied = self.structure.units, self._registrations[registration].satisfied
        blocks = dict.fromkeys(block for unit in units for block in reversed(unit.blocks))
        for name in (*blocks, self.structure.id):
            inside = [each for each in units if name == self.structure.id or name in each.blocks]
            done = all(self.progress(registration, each.id).meets(each.move_on) for each in inside)
            if done and name not in satisfied:
                satisfied.add(name)
                kind = _COURSE if name == self.structure.id else _BLOCK
                self._say_satisfied(registration, session_id, name, kind, launch)

    def _say_satisfied(
        self, registration: str, session_id: str, name: str, kind: str, launch: Launched | None
    ) -> None:
        made = uuid5(NAMESPACE_URL, f"{registration} {name}")
        publisher = [launch.unit.id] if launch else []
        grouping = [{"objectType": "Activity", "id": each} for each in (name, *publisher)]
        statement = {
            "actor": self._registrations[registration].actor,
            "verb": _verb("satisfied"),
            "object": {
                "objectType": "Activity",
                "id": f"{ACTIVITIES}{made}",
                "definition": {"type": kind},
            },
            "context": {
                "registration": registration,
                "contextActivities": {
                    "category": [{"objectType": "Activity", "id": vocabulary.CMI5_CATEGORY}],
                    "grouping": grouping,
                },
                "extensions": {vocabulary.SESSION_ID: session_id},
            },
        }
        self._store(statement)

    def _say(
        self,
        launch: Launched,
        verb: str,
        *,
        result: Mapping[str, Any] | None = None,
        context: Mapping[str, Any] | None = None,
    ) -> None:
        counts = [vocabulary.MOVEON_CATEGORY] if verb == "waived" else []
        category = [{"objectType": "Activity", "id": each} for each in (vocabulary.CMI5_CATEGORY, *counts)]
        statement = {
            "actor": launch.actor,
            "verb": _verb(verb),
            "object": {"objectType": "Activity", "id": launch.activity_id},
            **({"result": dict(result)} if result else {}),
            "context": {
                "registration": launch.registration,
                "contextActivities": {**launch.template["contextActivities"], "category": category},
                "extensions": {**launch.template["extensions"], **(context or {})},
            },
        }
        self._store(statement)

    def _store(self, statement: dict[str, Any]) -> None:
        store_statements(self.store, [{"id": str(uuid4()), "timestamp": self.store.now(), **statement}])

    def _write_data(self, launch: Launched, return_url: str) -> None:
        unit = launch.unit
        data: dict[str, Any] = {
            "contextTemplate": launch.template,
            "launchMode": launch.mode,
            "moveOn": unit.move_on,
        }
        if launch.mastery_score is not None:
            data["masteryScore"] = launch.mastery_score
        if unit.launch_parameters:
            data["launchParameters"] = unit.launch_parameters
        if return_url:
            data["returnURL"] = return_url
        if unit.entitlement_key:
            data["entitlementKey"] = {"courseStructure": unit.entitlement_key}
        owner = document_owner(launch.activity_id, launch.actor, launch.registration)
        self.store.write("state", owner, LAUNCH_DATA, json.dumps(data).encode(), "application/json")

    def _url(self, session: Session) -> str:
        launch = session.launch
        query = urlencode(
            {
                "endpoint": f"{self.address}xapi/",
                "fetch": f"{self.address}fetch?code={session.code}",
                "actor": json.dumps(launch.actor),
                "registration": launch.registration,
                "activityId": launch.activity_id,
            }
        )
        place = self._place(launch.unit)
        return f"{place}{'&' if '?' in place else '?'}{query}"

    def _place(self, unit: Unit) -> str:
        """The full address of an AU, without the parameters of a launch."""
        return unit.url if "://" in unit.url else f"{self.course}{unit.url}"


def _verb(word: str) -> dict[str, Any]:
    return {"id": vocabulary.LAUNCHER_VERBS[word], "display": {"en": word}}


def _launch_extensions(launch: Launched, address: str) -> dict[str, Any]:
    """What "launched" says of the launch (sections 9.6.3.2 to 9.6.3.7)."""
    found: dict[str, Any] = {
        vocabulary.LAUNCH_MODE: launch.mode,
        vocabulary.LAUNCH_URL: address,
        vocabulary.MOVE_ON: launch.unit.move_on,
    }
    if launch.mastery_score is not None:
        found[vocabulary.MASTERY_SCORE] = launch.mastery_score
    if launch.unit.launch_parameters:
        found[vocabulary.LAUNCH_PARAMETERS] = launch.unit.launch_parameters
    return found
