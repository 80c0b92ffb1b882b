"""The data model of SCORM 2004 as data (RTE 4th section 4.2; SN 4th section 5.6 for `adl.nav`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from scormkit.cmi import scorm2004_types as types
from scormkit.cmi.scorm12_types import Validator, one_of

SUSPEND_DATA_LIMIT = 64000
"""Characters that cmi.suspend_data holds in the 3rd and 4th editions (2nd: 4,000)."""
LOCATION_LIMIT = 1000

ERRORS: Mapping[int, str] = {
    0: "No Error",
    101: "General Exception",
    102: "General Initialization Failure",
    103: "Already Initialized",
    104: "Content Instance Terminated",
    111: "General Termination Failure",
    112: "Termination Before Initialization",
    113: "Termination After Termination",
    122: "Retrieve Data Before Initialization",
    123: "Retrieve Data After Termination",
    132: "Store Data Before Initialization",
    133: "Store Data After Termination",
    142: "Commit Before Initialization",
    143: "Commit After Termination",
    201: "General Argument Error",
    301: "General Get Failure",
    351: "General Set Failure",
    391: "General Commit Failure",
    401: "Undefined Data Model Element",
    402: "Unimplemented Data Model Element",
    403: "Data Model Element Value Not Initialized",
    404: "Data Model Element Is Read Only",
    405: "Data Model Element Is Write Only",
    406: "Data Model Element Type Mismatch",
    407: "Data Model Element Value Out Of Range",
    408: "Data Model Dependency Not Established",
}
"""What GetLastError can answer (RTE 4th section 3.1.7)."""

Access = Literal["read", "write", "both"]


class Element(NamedTuple):
    """One element: `n` and `m` in its name stand for indices; `form` says its type in words.

    `legal` judges the type of a value (406), `low` and `high` the range of a number (407). `limit` is the
    smallest permitted maximum in characters: what is longer may be cut by an LMS. `initial` is the value
    that an LMS has before content sets one; None: reading it is error 403.
    """

    name: str
    access: Access
    form: str
    legal: Validator
    low: float | None = None
    high: float | None = None
    limit: int | None = None
    initial: str | None = None


_LONG_ID = 4000
_SHORT = 250
_LONG = 4000

_COMPLETION = ("completed", "incomplete", "not attempted", "unknown")
_SUCCESS = ("passed", "failed", "unknown")
_LIMIT_ACTIONS = ("exit,message", "continue,message", "exit,no message", "continue,no message")
INTERACTION_TYPES = tuple(types.RESPONSES)
NAVIGATION = (
    *("continue", "previous", "choice", "jump", "exit", "exitAll"),
    *("abandon", "abandonAll", "suspendAll", "_none_"),
)
"""What adl.nav.request takes; choice and jump behind `{target=ITEM}`."""


def _words(*words: str) -> tuple[str, Validator]:
    return "one of " + ", ".join(each or "blank" for each in words), one_of(*words)


def _navigation(value: str) -> bool:
    target = re.fullmatch(r"\{target=([^{}\s]+)\}(choice|jump)", value)
    return target is not None or (value in NAVIGATION and value not in {"choice", "jump"})


_ID = ("identifier (a URI without white space)", types.identifier)
_TEXT = ("text", types.text)
_LOCAL = ("text, perhaps behind {lang=xx}", types.localized)
_REAL = ("number", types.real)
_SPAN = ("length of time (ISO 8601, such as PT1M30S)", types.timeinterval)
_MOMENT = ("moment (ISO 8601, such as 2026-01-31T09:00:00)", types.moment)


def _score(prefix: str) -> tuple[Element, ...]:
    return (
        Element(f"{prefix}.scaled", "both", "number from -1 to 1", types.real, low=-1, high=1),
        *(Element(f"{prefix}.{leaf}", "both", *_REAL) for leaf in ("raw", "min", "max")),
    )


ELEMENTS: tuple[Element, ...] = (
    Element("cmi.completion_status", "both", *_words(*_COMPLETION), initial="unknown"),
    Element("cmi.completion_threshold", "read", *_REAL, low=0, high=1),
    Element("cmi.credit", "read", *_words("credit", "no-credit"), initial="credit"),
    Element("cmi.entry", "read", *_words("ab-initio", "resume", ""), initial="ab-initio"),
    Element("cmi.exit", "write", *_words("time-out", "suspend", "logout", "normal", ""), initial=""),
    Element("cmi.launch_data", "read", *_TEXT, limit=_LONG),
    Element("cmi.learner_id", "read", *_ID, limit=_LONG_ID),
    Element("cmi.learner_name", "read", *_LOCAL, limit=_SHORT),
    Element("cmi.location", "both", *_TEXT, limit=LOCATION_LIMIT),
    Element("cmi.max_time_allowed", "read", *_SPAN),
    Element("cmi.mode", "read", *_words("browse", "normal", "review"), initial="normal"),
    Element("cmi.progress_measure", "both", "number from 0 to 1", types.real, low=0, high=1),
    Element("cmi.scaled_passing_score", "read", "number from -1 to 1", types.real, low=-1, high=1),
    *_score("cmi.score"),
    Element("cmi.session_time", "write", *_SPAN),
    Element("cmi.success_status", "both", *_words(*_SUCCESS), initial="unknown"),
    Element("cmi.suspend_data", "both", *_TEXT, limit=SUSPEND_DATA_LIMIT),
    Element("cmi.time_limit_action", "read", *_words(*_LIMIT_ACTIONS), initial="continue,no message"),
    Element("cmi.total_time", "read", *_SPAN, initial="PT0H0M0S"),
    Element(
        "cmi.learner_preference.audio_level", "both", "number of 0 or more", types.real, low=0, initial="1"
    ),
    Element(
        "cmi.learner_preference.language", "both", "language tag", types.language, limit=_SHORT, initial=""
    ),
    Element(
        "cmi.learner_preference.delivery_speed", "both", "number of 0 or more", types.real, low=0, initial="1"
    ),
    Element("cmi.learner_preference.audio_captioning", "both", *_words("-1", "0", "1"), initial="0"),
    Element("cmi.comments_from_learner.n.comment", "both", *_LOCAL, limit=_LONG),
    Element("cmi.comments_from_learner.n.location", "both", *_TEXT, limit=_SHORT),
    Element("cmi.comments_from_learner.n.timestamp", "both", *_MOMENT),
    Element("cmi.comments_from_lms.n.comment", "read", *_LOCAL, limit=_LONG),
    Element("cmi.comments_from_lms.n.location", "read", *_TEXT, limit=_SHORT),
    Element("cmi.comments_from_lms.n.timestamp", "read", *_MOMENT),
    Element("cmi.objectives.n.id", "both", *_ID, limit=_LONG_ID),
    *_score("cmi.objectives.n.score"),
    Element("cmi.objectives.n.success_status", "both", *_words(*_SUCCESS), initial="unknown"),
    Element("cmi.objectives.n.completion_status", "both", *_words(*_COMPLETION), initial="unknown"),
    Element("cmi.objectives.n.progress_measure", "both", "number from 0 to 1", types.real, low=0, high=1),
    Element("cmi.objectives.n.description", "both", *_LOCAL, limit=_SHORT),
    Element("cmi.interactions.n.id", "both", *_ID, limit=_LONG_ID),
    Element("cmi.interactions.n.type", "both", *_words(*INTERACTION_TYPES)),
    Element("cmi.interactions.n.objectives.m.id", "both", *_ID, limit=_LONG_ID),
    Element("cmi.interactions.n.timestamp", "both", *_MOMENT),
    Element("cmi.interactions.n.correct_responses.m.pattern", "both", "correct response", types.text),
    Element("cmi.interactions.n.weighting", "both", *_REAL),
    Element("cmi.interactions.n.learner_response", "both", "response", types.text),
    Element(
        "cmi.interactions.n.result",
        "both",
        "one of correct, incorrect, unanticipated, neutral, or a number",
        types.result,
    ),
    Element("cmi.interactions.n.latency", "both", *_SPAN),
    Element("cmi.interactions.n.description", "both", *_LOCAL, limit=_SHORT),
    Element(
        "adl.nav.request",
        "both",
        "one of " + ", ".join(NAVIGATION) + "; choice and jump behind {target=...}",
        _navigation,
        initial="_none_",
    ),
    Element("adl.data.n.id", "read", *_ID, limit=_LONG_ID),
    Element("adl.data.n.store", "both", *_TEXT, limit=64000),
)
"""Every element but the keywords `_children`, `_count` and `_version` and `adl.nav.request_valid`."""

CHILDREN: Mapping[str, str] = {
    "cmi": "_version,comments_from_learner,comments_from_lms,completion_status,completion_threshold,credit,"
    "entry,exit,interactions,launch_data,learner_id,learner_name,learner_preference,location,max_time_allowed,mode,"
    "objectives,progress_measure,scaled_passing_score,score,session_time,success_status,suspend_data,"
    "time_limit_action,total_time",
    "cmi.comments_from_learner": "comment,location,timestamp",
    "cmi.comments_from_lms": "comment,location,timestamp",
    "cmi.interactions": "id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,"
    "latency,description",
    "cmi.learner_preference": "audio_level,language,delivery_speed,audio_captioning",
    "cmi.objectives": "id,score,success_status,completion_status,progress_measure,description",
    "cmi.objectives.n.score": "scaled,raw,min,max",
    "cmi.score": "scaled,raw,min,max",
    "adl.data": "id,store",
}
"""What `_children` answers."""

ARRAYS: Mapping[str, int] = {
    "cmi.comments_from_learner": 250,
    "cmi.comments_from_lms": 100,
    "cmi.objectives": 100,
    "cmi.interactions": 250,
    "cmi.interactions.n.objectives": 10,
    "cmi.interactions.n.correct_responses": 10,
    "adl.data": 250,
}
"""What has a `_count`, with how many entries every LMS takes (the smallest permitted maximum)."""

MOST_PATTERNS: Mapping[str, int] = {
    "true-false": 1, "choice": 10, "fill-in": 5, "long-fill-in": 5, "likert": 1,
    "matching": 5, "performance": 5, "sequencing": 5, "numeric": 1, "other": 1,
}  # fmt: skip
"""Correct patterns that every LMS takes, by type of interaction (RTE 4th section 4.2.9.1)."""
ONE_PATTERN = frozenset({"true-false", "likert", "numeric", "other"})
"""Types that have one correct pattern at the most, whatever the LMS."""


def shape(element: str) -> str:
    """The name with every index as `#`; an index has no leading zeros."""
    return re.sub(r"\.(?:0|[1-9]\d*)(?=\.)", ".#", element, flags=re.ASCII)


def find(element: str) -> Element | None:
    """The element of a name with numbers (`cmi.objectives.3.id`), or None when there is none."""
    return _by_shape().get(shape(element))


@cache
def _by_shape() -> Mapping[str, Element]:
    return {re.sub(r"\.[nm](?=\.)", ".#", each.name): each for each in ELEMENTS}
