"""The run time of SCORM 2004, by the letter (RTE 4th sections 3.1 and 4.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from scormkit.cmi.scorm2004 import (
    ARRAYS,
    CHILDREN,
    ELEMENTS,
    ERRORS,
    MOST_PATTERNS,
    NAVIGATION,
    ONE_PATTERN,
    Element,
    find,
)
from scormkit.cmi.scorm2004_types import PATTERNS, RESPONSES
from scormkit.preview.runtime.calling import Function, Refused, Reply, Support, blank, name_of, text_of
from scormkit.preview.runtime.model import Given, Outcome, Session, entries, gap, missing, shown

VERSION = "1.0"
KEYWORDS = ("_children", "_count", "_version")
_BEFORE = {"new": "before Initialize", "ended": "after Terminate"}
_NOT_KEPT = ("cmi.session_time", "adl.nav.request")
_DEPENDS_ON_ID = re.compile(r"(cmi\.(?:objectives|interactions)\.\d+)\.(?!id$)")
_NEEDS_TYPE = re.compile(r"(cmi\.interactions\.\d+)\.(?:correct_responses\.\d+\.pattern|learner_response)$")
_UNIQUE = re.compile(r"(cmi\.objectives|cmi\.interactions\.\d+\.objectives)\.(\d+)\.id$")
_PATTERN = re.compile(r"(cmi\.interactions\.\d+)\.correct_responses\.(\d+)\.pattern$")


def open_session(given: Given) -> Session:
    """The data model as an LMS hands it out, with the objectives that the manifest names."""
    kept = dict(given.kept)
    suspended = kept.pop("cmi.exit", "") == "suspend"
    if kept and not suspended:
        # A session that was not suspended is followed by a new attempt (RTE 4th section 4.2.8).
        kept = {}
    values = {
        each.name: each.initial for each in ELEMENTS if each.initial is not None and ".n." not in each.name
    }
    values |= {
        "cmi.learner_id": given.learner_id,
        "cmi.learner_name": given.learner_name,
        "cmi.mode": given.mode,
        "cmi.credit": "credit" if given.mode == "normal" else "no-credit",
        "cmi.entry": "resume" if suspended else "ab-initio",
        "cmi.total_time": timeinterval(given.total_seconds),
    }
    optional = {
        "cmi.launch_data": given.launch_data,
        "cmi.scaled_passing_score": given.passing,
        "cmi.completion_threshold": given.threshold,
        "cmi.max_time_allowed": given.max_time,
        "cmi.time_limit_action": given.limit_action,
    }
    values |= {name: value for name, value in optional.items() if value}
    for index, each in enumerate(given.objectives):
        values[f"cmi.objectives.{index}.id"] = each
    return Session("scorm2004", given, {**values, **kept})


def _initialize(session: Session, args: Sequence[object]) -> Reply:
    blank("Initialize", args)
    if session.state == "running":
        raise Refused(103, "Initialize was called a second time in one launch.")
    if session.state == "ended":
        raise Refused(104, "Initialize was called after Terminate.")
    return session._replace(state="running"), "true", None


def _terminate(session: Session, args: Sequence[object]) -> Reply:
    blank("Terminate", args)
    _running("Terminate", session, 112, 113)
    return session._replace(state="ended", committed=session.values), "true", None


def _commit(session: Session, args: Sequence[object]) -> Reply:
    blank("Commit", args)
    _running("Commit", session, 142, 143)
    return session._replace(committed=session.values), "true", None


def _get(session: Session, args: Sequence[object]) -> Reply:
    _running("GetValue", session, 122, 123)
    element = name_of("GetValue", args)
    if not element:
        raise Refused(301, "GetValue was called without the name of an element.")
    parent, _, leaf = element.rpartition(".")
    if element == "cmi._version":
        return session, VERSION, None
    if element.startswith("adl.nav.request_valid."):
        return session, _valid_request(element), None
    if leaf in KEYWORDS:
        return session, _keyword(session, element, parent, leaf), None
    found = find(element)
    if found is None:
        raise Refused(401, f"{shown(element)} is not an element of SCORM 2004.")
    if found.access == "write":
        raise Refused(405, f"{element} can be written only.")
    absent = missing(element, session.values)
    if absent:
        array, count = absent
        raise Refused(301, f"{array} has {count} entries, so there is no {element}.")
    value = _derived(session, element)
    if value is None:
        value = session.values.get(element, found.initial)
    if value is None:
        raise Refused(403, f"{element} has no value yet.", is_wrong=False)
    return session, value, None


def _derived(session: Session, element: str) -> str | None:
    """Statuses that an LMS works out itself (RTE 4th sections 4.2.4.1 and 4.2.22.1)."""
    values = session.values
    if element == "cmi.completion_status" and values.get("cmi.completion_threshold"):
        measure = values.get("cmi.progress_measure")
        if measure is None:
            return None
        done = float(measure) >= float(values["cmi.completion_threshold"])
        return "completed" if done else "incomplete"
    if element == "cmi.success_status" and values.get("cmi.scaled_passing_score"):
        scaled = values.get("cmi.score.scaled")
        if scaled is None:
            return None
        return "passed" if float(scaled) >= float(values["cmi.scaled_passing_score"]) else "failed"
    return None


def _valid_request(element: str) -> str:
    """One launchable knows of no others; a player with an activity tree answers by it."""
    request = element.removeprefix("adl.nav.request_valid.")
    if re.fullmatch(r"(choice|jump)\.\{target=[^{}\s]+\}", request):
        return "unknown"
    if request in NAVIGATION[:2]:
        return "unknown"
    raise Refused(301, f"{shown(element)}: only continue, previous, choice and jump can be asked about.")


def _keyword(session: Session, element: str, parent: str, leaf: str) -> str:
    shape = re.sub(r"\.\d+(?=\.|$)", ".n", parent)
    if leaf == "_count" and shape in ARRAYS:
        absent = missing(f"{parent}.", session.values) if ".n." in shape else None
        if absent:
            raise Refused(301, f"{absent[0]} has {absent[1]} entries, so there is no {element}.")
        return str(entries(parent, session.values))
    if leaf == "_children" and shape in CHILDREN:
        return CHILDREN[shape]
    if find(parent) is None and shape not in CHILDREN and shape not in ARRAYS:
        raise Refused(401, f"{shown(element)} is not an element of SCORM 2004.")
    raise Refused(301, f"{parent} has no {leaf}.")


def _set(session: Session, args: Sequence[object]) -> Reply:
    _running("SetValue", session, 132, 133)
    element = name_of("SetValue", args, and_value=True)
    if not element:
        raise Refused(351, "SetValue was called without the name of an element.")
    value, note = text_of(element, args[1])
    if element.rpartition(".")[2] in KEYWORDS or element.startswith("adl.nav.request_valid."):
        raise Refused(404, f"{element} can be read only.")
    found = find(element)
    if found is None:
        raise Refused(401, f"{shown(element)} is not an element of SCORM 2004.")
    if found.access == "read":
        raise Refused(404, f"{element} can be read only.")
    _may_follow(session, element)
    _must_fit(session, found, element, value)
    _must_be_one(session, element, value)
    note = note or _longer(found, element, value) or _more(element, session)
    return session._replace(values={**session.values, element: value}), "true", note


def _may_follow(session: Session, element: str) -> None:
    """Indices leave no gap (351); an entry begins with its id, a response needs a type (408)."""
    after = gap(element, session.values)
    if after:
        raise Refused(351, f"{element} leaves a gap: {after[0]} has {after[1]} entries.")
    depends = _DEPENDS_ON_ID.match(element)
    if depends and f"{depends[1]}.id" not in session.values:
        raise Refused(408, f"{depends[1]}.id must be set before {element}.")
    needs = _NEEDS_TYPE.match(element)
    if needs and f"{needs[1]}.type" not in session.values:
        raise Refused(408, f"{needs[1]}.type must be set before {element}.")


def _must_fit(session: Session, found: Element, element: str, value: str) -> None:
    """Type (406), then range (407)."""
    legal, form = found.legal, found.form
    needs = _NEEDS_TYPE.match(element)
    if needs:
        kind = session.values[f"{needs[1]}.type"]
        legal = (PATTERNS if element.endswith(".pattern") else RESPONSES)[kind]
        form = f"a {form} of the type {kind}"
    if not legal(value):
        raise Refused(406, f"{element} cannot be {shown(value)}: it takes {form}.")
    if found.low is None and found.high is None:
        return
    number = float(value)
    if (found.low is not None and number < found.low) or (found.high is not None and number > found.high):
        raise Refused(407, f"{element} cannot be {shown(value)}: it takes a {form}.")


def _must_be_one(session: Session, element: str, value: str) -> None:
    """Ids of objectives and patterns of a question are there once, and an objective keeps its id (351)."""
    unique = _UNIQUE.match(element)
    if unique:
        others = {name: each for name, each in session.values.items() if _same_list(unique[1], name)}
        if any(each == value and name != element for name, each in others.items()):
            raise Refused(351, f"{unique[1]} holds {shown(value)} already.")
        if unique[1] == "cmi.objectives" and others.get(element, value) != value:
            raise Refused(351, f"{element} is {shown(others[element])} and cannot be changed.")
    pattern = _PATTERN.match(element)
    if not pattern:
        return
    kind = session.values[f"{pattern[1]}.type"]
    if kind in ONE_PATTERN and int(pattern[2]) > 0:
        raise Refused(351, f"A question of the type {kind} has one correct response only.")
    if kind in {"choice", "sequencing"}:
        twin = re.compile(re.escape(pattern[1]) + r"\.correct_responses\.\d+\.pattern")
        known = {_as_set(kind, each): name for name, each in session.values.items() if twin.fullmatch(name)}
        if known.get(_as_set(kind, value), element) != element:
            raise Refused(351, f"{pattern[1]} has that correct response already.")


def _same_list(array: str, name: str) -> bool:
    return re.fullmatch(re.escape(array) + r"\.\d+\.id", name) is not None


def _as_set(kind: str, value: str) -> object:
    parts = value.split("[,]")
    return frozenset(parts) if kind == "choice" else tuple(parts)


def _longer(found: Element, element: str, value: str) -> str | None:
    if found.limit is None or len(value) <= found.limit:
        return None
    return f"{element} has {len(value):,} characters; an LMS need keep {found.limit:,} of them only."


def _more(element: str, session: Session) -> str | None:
    """More entries than every LMS takes, said when the first of them begins."""
    for hit in re.finditer(r"\.(\d+)\.", element):
        array, index = element[: hit.start()], int(hit[1])
        most = ARRAYS.get(re.sub(r"\.\d+(?=\.|$)", ".n", array))
        pattern = _PATTERN.match(element)
        if pattern and array.endswith("correct_responses"):
            most = MOST_PATTERNS[session.values[f"{pattern[1]}.type"]]
        if most is not None and index >= most and entries(array, session.values) == index:
            return f"{element}: an LMS need take {most} entries of {array} only."
    return None


def _running(name: str, session: Session, before: int, after: int) -> None:
    if session.state != "running":
        code = before if session.state == "new" else after
        raise Refused(code, f"{name} was called {_BEFORE[session.state]}.")


FUNCTIONS: Mapping[str, Function] = {
    "Initialize": Function(_initialize, "false"),
    "Terminate": Function(_terminate, "false"),
    "GetValue": Function(_get, ""),
    "SetValue": Function(_set, "false"),
    "Commit": Function(_commit, "false"),
}
SUPPORT = Support("GetLastError", "GetErrorString", "GetDiagnostic", ERRORS)


def outcome(session: Session) -> Outcome:
    """What is kept: both statuses as an LMS derives them, and all that the course set."""
    values = session.committed or session.values
    current = session._replace(values=values)
    completion = _derived(current, "cmi.completion_status") or values["cmi.completion_status"]
    success = _derived(current, "cmi.success_status") or values["cmi.success_status"]
    scaled = values.get("cmi.score.scaled")
    kept = {
        name: value
        for name, value in values.items()
        if name not in _NOT_KEPT and (name == "cmi.exit" or _is_settable(name))
    }
    return Outcome(
        completion=completion,
        success=success,
        score=round(float(scaled) * 100, 2) if scaled else None,
        location=values.get("cmi.location", ""),
        suspended=values["cmi.exit"] == "suspend" or values["adl.nav.request"] == "suspendAll",
        session_seconds=seconds(values.get("cmi.session_time", "")),
        kept=kept if session.given.mode == "normal" else session.given.kept,
    )


def _is_settable(name: str) -> bool:
    found = find(name)
    return found is not None and found.access == "both"


def timeinterval(length: float) -> str:
    """Seconds as a timeinterval with up to two decimals."""
    hours, rest = divmod(length, 3600)
    minutes, left = divmod(rest, 60)
    decimals = f"{left:.2f}".rstrip("0").rstrip(".")
    return f"PT{int(hours)}H{int(minutes)}M{decimals}S"


def seconds(interval: str) -> float:
    """A timeinterval in seconds; a month counts 30 days, a year 365."""
    found = re.fullmatch(
        r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?", interval
    )
    if found is None:
        return 0.0
    worth = (365 * 86400, 30 * 86400, 86400, 3600, 60, 1)
    return sum(float(each or 0) * unit for each, unit in zip(found.groups(), worth, strict=True))
