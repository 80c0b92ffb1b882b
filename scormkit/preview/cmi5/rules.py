"""The rules for statements of an AU (cmi5 sections 9 and 10.2), each with the id of its requirement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scormkit.preview.cmi5.session import Session
from scormkit.preview.records.check import VOIDED
from scormkit.preview.records.formats import moment
from scormkit.statements import vocabulary

Broken = tuple[str, str]
"""The id of a requirement, and how it is broken."""

DEFINED = {
    iri: word
    for word, iri in vocabulary.VERBS.items()
    if word in {"initialized", "completed", "passed", "failed", "terminated"}
}
JUDGED = {"completed", "passed", "failed"}


def broken(session: Session, statement: Mapping[str, Any]) -> Broken | None:
    """The first rule that a statement breaks where the session stands, or None."""
    return next(_broken(session, statement), None)


def is_defined(statement: Mapping[str, Any]) -> bool:
    """Whether a statement is "cmi5 defined": it has the category (section 9.6.2.1)."""
    return vocabulary.CMI5_CATEGORY in _ids(statement, "category")


def _broken(session: Session, statement: Mapping[str, Any]) -> Iterator[Broken]:
    yield from _always(session, statement)
    if is_defined(statement):
        yield from _defined(session, statement)
    else:
        yield from _allowed(session, statement)


def _ids(statement: Mapping[str, Any], kind: str) -> list[str]:
    listed = statement.get("context", {}).get("contextActivities", {}).get(kind, [])
    return [each["id"] for each in listed]


def _always(session: Session, statement: Mapping[str, Any]) -> Iterator[Broken]:
    launch = session.launch
    if "id" not in statement:
        yield "9.1.0.0-1 (d)", "A statement needs an id of the AU's."
    if statement["verb"]["id"] == VOIDED:
        yield "6.3.0.0-1", "An AU must not void statements."
    if session.abandoned:
        yield "9.3.6.0-2 (d2)", "The session was abandoned."
    yield from _time(statement)
    actor = statement["actor"]
    if is_defined(statement) and actor.get("objectType", "Agent") != "Agent":
        yield "9.2.0.0-2", "The actor is a group."
    if is_defined(statement) and "account" not in actor:
        yield "9.2.0.0-3", "The actor has no account."
    if _who(actor) != _who(launch.actor):
        yield "8.1.3.0-3 (d)", "The actor is not the one of the launch."
    yield from _context(session, statement)


def _who(actor: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in actor.items() if key not in {"name", "objectType"}}


def _time(statement: Mapping[str, Any]) -> Iterator[Broken]:
    if "timestamp" not in statement:
        yield "9.7.0.0-1 (d)", "A statement needs a timestamp."
    elif not str(statement["timestamp"]).endswith(("Z", "+00:00")):
        yield "9.7.0.0-2 (d)", "The timestamp is not in UTC."


def _context(session: Session, statement: Mapping[str, Any]) -> Iterator[Broken]:
    launch, context = session.launch, statement.get("context")
    if context is None:
        yield "10.2.1.0-6 (d)", "The context of the launch data is missing."
        return
    if context.get("registration") is None and is_defined(statement):
        yield "9.6.1.0-1 (d)", "The registration is missing."
    if context.get("registration") != launch.registration:
        yield "8.1.4.0-3 (d)", "The registration is not the one of the launch."
    given, wanted = context.get("extensions", {}), launch.template["extensions"]
    if vocabulary.SESSION_ID not in given:
        yield "9.6.3.1-4 (d)", "The session id is missing."
    for key, value in wanted.items():
        if given.get(key) != value:
            yield "10.2.1.0-7 (d)", f"The extension {key} of the launch data was changed or left out."
    for kind, listed in launch.template["contextActivities"].items():
        if missing := {each["id"] for each in listed} - {*_ids(statement, kind)}:
            rule = "9.6.2.0-1 (d)" if is_defined(statement) else "10.2.1.0-6 (d)"
            yield rule, f"The {kind} {min(missing)} of the launch data is missing."


def _allowed(session: Session, statement: Mapping[str, Any]) -> Iterator[Broken]:
    if vocabulary.MOVEON_CATEGORY in _ids(statement, "category"):
        yield "9.6.2.2-2 (d)", "The category moveon belongs to cmi5 defined statements."
    if not session.initialized:
        yield "7.1.3.0-1 (d1)", "A statement came before initialized."
    if session.terminated:
        yield "7.1.3.0-1 (d2)", "A statement came after terminated."


def _defined(session: Session, statement: Mapping[str, Any]) -> Iterator[Broken]:
    verb = DEFINED.get(statement["verb"]["id"])
    told = statement["object"]
    if verb is None:
        yield "9.3.0.0-1", "The verb is not one that an AU uses in a cmi5 defined statement."
        return
    if told.get("objectType", "Activity") != "Activity":
        yield "9.4.0.0-1 (d)", "The object is not an activity."
    if told.get("id") != session.launch.activity_id:
        yield "8.1.5.0-6 (d)", "The object is not the activity of the launch."
    yield from _order(session, verb)
    yield from _registration(session, verb)
    yield from _result(statement.get("result", {}), verb)
    yield from _judged(session, statement, verb)


def _order(session: Session, verb: str) -> Iterator[Broken]:
    mode = session.launch.mode
    if session.terminated:
        yield "9.3.0.0-5 (d2)", "A statement came after terminated."
    if verb == "initialized":
        if session.initialized:
            yield "9.3.2.0-3 (d)", "initialized came twice."
        if not session.knows_data:
            yield "10.2.1.0-4", "LMS.LaunchData was not read before initialized."
        if not session.knows_preferences:
            yield "11.0.0.0-3 (d2)", "The learner's preferences were not read before initialized."
    elif not session.initialized:
        yield "9.3.0.0-4 (d2)", "A statement came before initialized."
    if mode != "Normal" and verb in JUDGED:
        rule = "10.2.2.0-2 (d)" if mode == "Browse" else "10.2.2.0-3 (d)"
        yield rule, f"{verb} is not said in the mode {mode}."


def _registration(session: Session, verb: str) -> Iterator[Broken]:
    if verb in session.verbs:
        yield "9.3.0.0-2 (d)", f"{verb} came twice in this session."
    if verb in {"passed", "failed"} and {"passed", "failed"} & {*session.verbs}:
        yield "9.3.0.0-3 (d)", "passed and failed came in one session."
    if verb == "completed" and session.progress.completed:
        yield "9.3.0.0-6 (d2)", "completed came twice in this registration."
    if verb == "passed" and session.progress.passed:
        yield "9.3.0.0-7 (d2)", "passed came twice in this registration."
    if verb == "failed" and session.progress.passed:
        yield "9.3.0.0-8 (d)", "failed came after passed in this registration."


def _result(result: Mapping[str, Any], verb: str) -> Iterator[Broken]:
    durations = {"terminated": 1, "completed": 2, "passed": 3, "failed": 4}
    score = result.get("score", {})
    if verb == "passed" and result.get("success") is not True:
        yield "9.5.2.0-1 (d1)", "passed has the success true."
    if verb == "failed" and result.get("success") is not False:
        yield "9.5.2.0-2 (d)", "failed has the success false."
    if verb not in {"passed", "failed"} and "success" in result:
        yield "9.5.2.0-3 (d)", f"{verb} has no success."
    if verb == "completed" and result.get("completion") is not True:
        yield "9.5.3.0-1 (d1)", "completed has the completion true."
    if verb != "completed" and "completion" in result:
        yield "9.5.3.0-2 (d)", f"{verb} has no completion."
    if "score" in result and verb not in {"passed", "failed"}:
        yield "9.5.1.0-2 (d)", f"{verb} has no score."
    for place, name in enumerate(("min", "max"), 1):
        if "raw" in score and name not in score:
            yield f"9.5.1.0-3 (d{place})", f"score.raw needs score.{name}."
    if verb in durations and "duration" not in result:
        yield f"9.5.4.1-{durations[verb]} (d)", f"{verb} needs a duration."


def _judged(session: Session, statement: Mapping[str, Any], verb: str) -> Iterator[Broken]:
    """The category moveon, and what depends on the mastery score."""
    result, mastery = statement.get("result", {}), session.launch.mastery_score
    counts = "success" in result or "completion" in result
    has = vocabulary.MOVEON_CATEGORY in _ids(statement, "category")
    place = {"completed": 1, "passed": 2, "failed": 3}.get(verb)
    if counts and not has and place:
        yield f"9.6.2.2-1 (d{place})", f"{verb} needs the category moveon."
    if has and not counts:
        yield "9.6.2.2-2 (d)", f"{verb} has no category moveon."
    scaled = result.get("score", {}).get("scaled")
    if mastery is None or scaled is None or verb not in {"passed", "failed"}:
        return
    if verb == "passed" and scaled < mastery:
        yield "9.3.4.0-2 (d2)", "passed has a score below the mastery score."
    if verb == "failed" and scaled >= mastery:
        yield "9.3.5.0-2 (d)", "failed has a score that reaches the mastery score."
    said = statement["context"].get("extensions", {}).get(vocabulary.MASTERY_SCORE)
    if said != mastery:
        yield "9.6.3.2-2 (d)", "The mastery score by which it was judged is missing in the context."


def take(session: Session, statement: Mapping[str, Any]) -> None:
    """Remember a statement that broke no rule."""
    session.last = max(session.last, moment(statement["timestamp"]).isoformat())
    if not is_defined(statement):
        return
    verb = DEFINED[statement["verb"]["id"]]
    session.verbs.append(verb)
    if verb == "completed":
        session.progress.completed = True
    if verb == "passed":
        session.progress.passed = True
