"""What a launcher knows, as rows in its store's file: it goes on after a restart where it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from scormkit.preview.cmi5.session import Launched, Progress, Session
from scormkit.preview.cmi5.structure import Unit
from scormkit.preview.records.store import Store

REGISTRATION, SESSION = "registration", "session"
"""The kinds of rows."""


@dataclass(slots=True)
class Registration:
    """A learner in a course: how far in each AU (by the publisher's id), and which parts are satisfied."""

    id: str
    course: str
    actor: dict[str, Any]
    progress: dict[str, Progress] = field(default_factory=dict)
    satisfied: set[str] = field(default_factory=set)


def keep_registration(store: Store, registration: Registration) -> None:
    """Write a registration as it is now."""
    row = {**asdict(registration), "satisfied": sorted(registration.satisfied)}
    store.keep(REGISTRATION, registration.id, row)


def keep_session(store: Store, session: Session) -> None:
    """Write a session as it is now. One that is over is forgotten: nothing can come of it any more."""
    launch = session.launch
    if session.terminated or session.abandoned:
        store.forget(SESSION, launch.session_id)
        return
    unit = launch.unit
    mastery = None if unit.mastery_score is None else str(unit.mastery_score)
    row = {
        "launch": {**launch._asdict(), "unit": {**unit._asdict(), "mastery_score": mastery}},
        **{name: getattr(session, name) for name in _KEPT},
    }
    store.keep(SESSION, launch.session_id, row)


_KEPT = ("began", "token", "code", "fetched", "knows_data", "knows_preferences", "verbs", "last")


def registrations(store: Store, course: str) -> Iterator[Registration]:
    """The registrations for a course (its publisher's id), in the order in which they were made."""
    for row in store.kept(REGISTRATION):
        if row["course"] == course:
            progress = {name: Progress(**each) for name, each in row["progress"].items()}
            yield Registration(row["id"], course, row["actor"], progress, set(row["satisfied"]))


def sessions(store: Store, known: dict[str, Registration]) -> Iterator[Session]:
    """The sessions of these registrations that are not over."""
    for row in store.kept(SESSION):
        launch = row["launch"]
        registration = known.get(launch["registration"])
        if registration is None:
            continue
        unit = launch["unit"]
        mastery = None if unit["mastery_score"] is None else Decimal(unit["mastery_score"])
        made = Unit(**{**unit, "mastery_score": mastery, "blocks": tuple(unit["blocks"])})
        yield Session(
            Launched(**{**launch, "unit": made}),
            registration.progress[made.id],
            **{name: row[name] for name in _KEPT},
        )
