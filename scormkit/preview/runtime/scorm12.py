"""The run time of SCORM 1.2, by the letter (RTE 1.2 sections 3.3 and 3.4)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from scormkit.cmi.scorm12 import ARRAYS, CHILDREN, ELEMENTS, ERRORS, KEYWORDS, check, find
from scormkit.preview.runtime.calling import Function, Refused, Reply, Support, blank, name_of, text_of
from scormkit.preview.runtime.model import Given, Outcome, Session, entries, missing, shown

VERSION = "3.4"
_KEPT = ("cmi.core.lesson_status", "cmi.core.lesson_location", "cmi.suspend_data", "cmi.comments")
_KEPT_PARTS = ("cmi.core.score.", "cmi.objectives.", "cmi.interactions.", "cmi.student_preference.")


def open_session(given: Given) -> Session:
    """The data model as an LMS hands it out; what was left by "suspend" is a resume."""
    kept = given.kept
    credit = "credit" if given.mode == "normal" else "no-credit"
    suspended = kept.get("cmi.core.exit") == "suspend"
    values = {
        "cmi.core.student_id": given.learner_id,
        "cmi.core.student_name": given.learner_name,
        "cmi.core.lesson_location": "",
        "cmi.core.credit": credit,
        "cmi.core.lesson_status": "not attempted",
        "cmi.core.entry": "resume" if suspended else "" if kept else "ab-initio",
        "cmi.core.score.raw": "",
        "cmi.core.score.min": "",
        "cmi.core.score.max": "",
        "cmi.core.total_time": timespan(given.total_seconds),
        "cmi.core.lesson_mode": given.mode,
        "cmi.suspend_data": "",
        "cmi.launch_data": given.launch_data,
        "cmi.comments": "",
        "cmi.comments_from_lms": "",
        "cmi.student_data.mastery_score": given.passing,
        "cmi.student_data.max_time_allowed": given.max_time,
        "cmi.student_data.time_limit_action": given.limit_action,
        "cmi.student_preference.audio": "0",
        "cmi.student_preference.language": "",
        "cmi.student_preference.speed": "0",
        "cmi.student_preference.text": "0",
        **{name: value for name, value in kept.items() if name != "cmi.core.exit"},
    }
    return Session("scorm12", given, values)


def _initialize(session: Session, args: Sequence[object]) -> Reply:
    blank("LMSInitialize", args)
    if session.state != "new":
        raise Refused(101, "LMSInitialize was called a second time in one launch.")
    return session._replace(state="running"), "true", None


def _finish(session: Session, args: Sequence[object]) -> Reply:
    blank("LMSFinish", args)
    _running("LMSFinish", session)
    return session._replace(state="ended", committed=session.values), "true", None


def _commit(session: Session, args: Sequence[object]) -> Reply:
    blank("LMSCommit", args)
    _running("LMSCommit", session)
    return session._replace(committed=session.values), "true", None


def _get(session: Session, args: Sequence[object]) -> Reply:
    _running("LMSGetValue", session)
    element = name_of("LMSGetValue", args)
    parent, _, leaf = element.rpartition(".")
    if element == "cmi._version":
        return session, VERSION, None
    if leaf in KEYWORDS:
        return session, _keyword(session, element, parent, leaf), None
    found = find(element)
    if found is None:
        raise _unknown(element)
    if found.access == "write":
        raise Refused(404, f"{element} can be written only.")
    absent = missing(element, session.values)
    if absent:
        array, count = absent
        raise Refused(201, f"{array} has {count} entries, so there is no {element}.")
    return session, session.values.get(element, ""), None


def _keyword(session: Session, element: str, parent: str, leaf: str) -> str:
    shape = re.sub(r"\.\d+(?=\.|$)", ".n", parent)
    if leaf == "_count" and shape in ARRAYS:
        return str(entries(parent, session.values))
    if leaf == "_children" and shape in CHILDREN:
        return CHILDREN[shape]
    if find(parent) is None and shape not in CHILDREN and shape not in ARRAYS:
        raise _unknown(parent)
    code = {"_count": 203, "_children": 202}.get(leaf, 201)
    raise Refused(code, f"{element}: {ERRORS[code]}.")


def _set(session: Session, args: Sequence[object]) -> Reply:
    _running("LMSSetValue", session)
    element = name_of("LMSSetValue", args, and_value=True)
    value, note = text_of(element, args[1])
    problem = check(element, value, session.values)
    if problem:
        raise Refused(problem.code, problem.message)
    return session._replace(values={**session.values, element: value}), "true", note


FUNCTIONS: Mapping[str, Function] = {
    "LMSInitialize": Function(_initialize, "false"),
    "LMSFinish": Function(_finish, "false"),
    "LMSGetValue": Function(_get, ""),
    "LMSSetValue": Function(_set, "false"),
    "LMSCommit": Function(_commit, "false"),
}
SUPPORT = Support("LMSGetLastError", "LMSGetErrorString", "LMSGetDiagnostic", ERRORS)


def outcome(session: Session) -> Outcome:
    """What is kept; who never set a status has completed, or passed or failed by the mastery score."""
    values = session.committed or session.values
    status = _final_status(session, values)
    raw = values.get("cmi.core.score.raw", "")
    kept = {
        name: value
        for name, value in values.items()
        if name in _KEPT or name.startswith(_KEPT_PARTS) or name == "cmi.core.exit"
    }
    kept["cmi.core.lesson_status"] = status
    return Outcome(
        completion="completed" if status in {"passed", "failed"} else status,
        success=status if status in {"passed", "failed"} else "unknown",
        score=float(raw) if raw else None,
        location=values["cmi.core.lesson_location"],
        suspended=values.get("cmi.core.exit") == "suspend",
        session_seconds=seconds(values.get("cmi.core.session_time", "")),
        kept=kept if session.given.mode == "normal" else session.given.kept,
    )


def _final_status(session: Session, values: Mapping[str, str]) -> str:
    """The lesson_status on record (RTE 1.2 section 3.4.4, cmi.core.lesson_status, LMS behaviour)."""
    status = values["cmi.core.lesson_status"]
    if session.given.mode != "normal":
        was = session.given.kept.get("cmi.core.lesson_status", "not attempted")
        return "browsed" if session.given.mode == "browse" and was == "not attempted" else was
    if status != "not attempted" or session.state != "ended":
        return status
    raw, mastery = values.get("cmi.core.score.raw", ""), session.given.passing
    if raw and mastery:
        return "passed" if float(raw) >= float(mastery) else "failed"
    return "completed"


def timespan(length: float) -> str:
    """Seconds as a CMITimespan, HHHH:MM:SS.SS."""
    hours, rest = divmod(length, 3600)
    minutes, left = divmod(rest, 60)
    return f"{int(hours):04}:{int(minutes):02}:{left:05.2f}"


def seconds(span: str) -> float:
    """A CMITimespan in seconds; 0 for a blank one."""
    if not span:
        return 0.0
    hours, minutes, left = span.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(left)


def _unknown(element: str) -> Refused:
    category = ".".join(element.split(".")[:2])
    if category == "cmi" or any(each.name.startswith(f"{category}.") for each in ELEMENTS):
        return Refused(201, f"{shown(element)} is not an element of SCORM 1.2.")
    return Refused(401, f"{shown(element)} is not part of SCORM 1.2.")


def _running(name: str, session: Session) -> None:
    if session.state != "running":
        when = "before LMSInitialize" if session.state == "new" else "after LMSFinish"
        raise Refused(301, f"{name} was called {when}.")
