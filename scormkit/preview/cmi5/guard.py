"""What a session may ask of the store: statements by the rules, and its own learner's documents."""

from __future__ import annotations

import json
import re
from typing import Any

from scormkit.preview.cmi5.rules import broken, take
from scormkit.preview.cmi5.session import Session
from scormkit.preview.records.formats import is_language
from scormkit.preview.records.statements import agent_key, agent_of
from scormkit.preview.records.store import Store
from scormkit.preview.records.web import RefusedError, Request

LAUNCH_DATA = "LMS.LaunchData"
PREFERENCES = "cmi5LearnerPreferences"


def allowed(store: Store, session: Session, request: Request, statements: list[dict[str, Any]]) -> None:
    """Let a request through, and remember what it tells. Raises `RefusedError` (403) with the rule."""
    resource = request.path.rstrip("/").rpartition("/xapi/")[2]
    if (session.terminated or session.abandoned) and not statements:
        _refuse("8.1.2.0-2 (d)", "The session is over, and so is its token.")
    if resource == "activities/state":
        _state(session, request)
    elif resource == "agents/profile":
        _profile(session, request)
    # A statement that is there already may come again: the AU did not hear that it arrived.
    news = [each for each in statements if "id" not in each or store.find(each["id"]) is None]
    kept = (session.verbs[:], session.last, session.progress.completed, session.progress.passed)
    try:
        for each in news:
            if found := broken(session, each):
                _refuse(*found)
            take(session, each)
    except RefusedError:
        # All of a batch is stored, or nothing.
        session.verbs[:], session.last, session.progress.completed, session.progress.passed = kept
        raise


def _refuse(requirement: str, reason: str) -> None:
    raise RefusedError(403, reason, requirement)


def _state(session: Session, request: Request) -> None:
    launch, query = session.launch, request.query
    _whose(session, request, "8.1.3.0-3 (d)")
    if query.get("registration") != launch.registration:
        _refuse("8.1.4.0-3 (d)", "The registration is not the one of the launch.")
    writes = request.method not in {"GET", "HEAD"}
    if writes and query.get("stateId") in {LAUNCH_DATA, None}:
        _refuse("10.2.1.0-5 (d)", "LMS.LaunchData is the launcher's: an AU only reads it.")
    if query.get("stateId") == LAUNCH_DATA and query.get("activityId") == launch.activity_id:
        session.knows_data = True


def _profile(session: Session, request: Request) -> None:
    _whose(session, request, "11.0.0.0-1 (d)")
    name = request.query.get("profileId")
    if name not in {PREFERENCES, None}:
        _refuse("11.0.0.0-4", f"An AU reads and writes {PREFERENCES} only.")
    if request.method in {"GET", "HEAD"}:
        session.knows_preferences |= name == PREFERENCES
        return
    try:
        given = json.loads(request.body)
    except ValueError:
        given = None
    if not isinstance(given, dict) or {"languagePreference", "audioPreference"} - given.keys():
        _refuse("11.0.0.0-5 (d)", "Preferences are an object with languagePreference and audioPreference.")
        return
    languages = str(given["languagePreference"])
    if not all(map(is_language, re.split(r",\s*", languages))):
        _refuse("11.1.0.0-1 (d)", "languagePreference is a list of languages with commas between them.")
    if given["audioPreference"] not in {"on", "off"}:
        _refuse("11.0.0.0-5 (d)", "audioPreference is on or off.")


def _whose(session: Session, request: Request, requirement: str) -> None:
    if agent_key(agent_of(request.query)) != agent_key(session.launch.actor):
        _refuse(requirement, "The agent is not the learner of the launch.")
