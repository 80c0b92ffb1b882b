"""The data model of SCORM 1.2 as data (RTE 1.2 section 3.4.4), and a strict check of one LMSSetValue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial
from typing import Literal, NamedTuple

from scormkit.cmi import scorm12_types as types
from scormkit.cmi.scorm12_types import Validator, between, cmi_decimal, cmi_sinteger, either, one_of

LESSON_LOCATION_LIMIT = 255

ERRORS: Mapping[int, str] = {
    0: "No error",
    101: "General exception",
    201: "Invalid argument error",
    202: "Element cannot have children",
    203: "Element not an array - cannot have count",
    301: "Not initialized",
    401: "Not implemented error",
    402: "Invalid set value, element is a keyword",
    403: "Element is read only",
    404: "Element is write only",
    405: "Incorrect data type",
}
"""What LMSGetLastError can answer. There is no 407 in SCORM 1.2: a number out of range is 405."""

STATUSES = ("passed", "completed", "failed", "incomplete", "browsed", "not attempted")
INTERACTION_TYPES = tuple(types.FEEDBACK)
RESULTS = ("correct", "wrong", "unanticipated", "neutral")
"""`incorrect` is a word of SCORM 2004 and is refused here."""
KEYWORDS = ("_children", "_count", "_version")

Access = Literal["read", "write", "both"]


class Element(NamedTuple):
    """One element: `n` and `m` in its name stand for indices; `form` says its type in words.

    `mandatory` is true when every LMS must have it. `legal` judges a value that is set; for CMIFeedback the
    type of the interaction is judged too (see `check`).
    """

    name: str
    access: Access
    form: str
    legal: Validator
    mandatory: bool = False


class Problem(NamedTuple):
    """Why a call is not legal: the error code that a strict LMS answers, and a sentence."""

    code: int
    message: str


CHILDREN: Mapping[str, str] = {
    "cmi.core": "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,"
    "lesson_mode,exit,session_time",
    "cmi.core.score": "raw,min,max",
    "cmi.objectives": "id,score,status",
    "cmi.objectives.n.score": "raw,min,max",
    "cmi.student_data": "mastery_score,max_time_allowed,time_limit_action",
    "cmi.student_preference": "audio,language,speed,text",
    "cmi.interactions": "id,objectives,time,type,correct_responses,weighting,student_response,result,latency",
}
"""What `_children` answers."""

ARRAYS = (
    "cmi.objectives",
    "cmi.interactions",
    "cmi.interactions.n.objectives",
    "cmi.interactions.n.correct_responses",
)
"""What has a `_count`."""

_ID = ("CMIIdentifier", types.cmi_identifier)
_TEXT = ("CMIString255", types.cmi_string255)
_LONG = ("CMIString4096", types.cmi_string4096)
_SPAN = ("CMITimespan", types.cmi_timespan)
_SCORE = ("CMIDecimal or blank, 0 to 100", types.score)
_FEEDBACK = ("CMIFeedback", partial(types.cmi_feedback, None))
_STATUS = ("one of " + ", ".join(STATUSES), one_of(*STATUSES))
_SETTABLE = ("one of " + ", ".join(STATUSES[:-1]), one_of(*STATUSES[:-1]))
_LIMIT_ACTIONS = ("exit,message", "exit,no message", "continue,message", "continue,no message")

ELEMENTS: tuple[Element, ...] = (
    Element("cmi.core.student_id", "read", *_ID, mandatory=True),
    Element("cmi.core.student_name", "read", *_TEXT, mandatory=True),
    Element("cmi.core.lesson_location", "both", *_TEXT, mandatory=True),
    Element("cmi.core.credit", "read", "credit or no-credit", one_of("credit", "no-credit"), mandatory=True),
    Element("cmi.core.lesson_status", "both", *_SETTABLE, mandatory=True),
    Element("cmi.core.entry", "read", "ab-initio, resume or blank", one_of("ab-initio", "resume", ""), True),
    Element("cmi.core.score.raw", "both", *_SCORE, mandatory=True),
    Element("cmi.core.score.max", "both", *_SCORE),
    Element("cmi.core.score.min", "both", *_SCORE),
    Element("cmi.core.total_time", "read", *_SPAN, mandatory=True),
    Element("cmi.core.lesson_mode", "read", "browse, normal or review", one_of("browse", "normal", "review")),
    Element(
        "cmi.core.exit",
        "write",
        "time-out, suspend, logout or blank",
        one_of("time-out", "suspend", "logout", ""),
        mandatory=True,
    ),
    Element("cmi.core.session_time", "write", *_SPAN, mandatory=True),
    Element("cmi.suspend_data", "both", *_LONG, mandatory=True),
    Element("cmi.launch_data", "read", *_LONG, mandatory=True),
    Element("cmi.comments", "both", *_LONG),
    Element("cmi.comments_from_lms", "read", *_LONG),
    Element("cmi.objectives.n.id", "both", *_ID),
    Element("cmi.objectives.n.score.raw", "both", *_SCORE),
    Element("cmi.objectives.n.score.max", "both", *_SCORE),
    Element("cmi.objectives.n.score.min", "both", *_SCORE),
    Element("cmi.objectives.n.status", "both", *_STATUS),
    Element("cmi.student_data.mastery_score", "read", *_SCORE),
    Element("cmi.student_data.max_time_allowed", "read", *_SPAN),
    Element("cmi.student_data.time_limit_action", "read", "CMIVocabulary", one_of(*_LIMIT_ACTIONS)),
    Element("cmi.student_preference.audio", "both", "integer -1 to 100", between(cmi_sinteger, -1, 100)),
    Element("cmi.student_preference.language", "both", *_TEXT),
    Element("cmi.student_preference.speed", "both", "integer -100 to 100", between(cmi_sinteger, -100, 100)),
    Element("cmi.student_preference.text", "both", "-1, 0 or 1", between(cmi_sinteger, -1, 1)),
    Element("cmi.interactions.n.id", "write", *_ID),
    Element("cmi.interactions.n.objectives.m.id", "write", *_ID),
    Element("cmi.interactions.n.time", "write", "CMITime", types.cmi_time),
    Element(
        "cmi.interactions.n.type",
        "write",
        "one of " + ", ".join(INTERACTION_TYPES),
        one_of(*INTERACTION_TYPES),
    ),
    Element("cmi.interactions.n.correct_responses.m.pattern", "write", *_FEEDBACK),
    Element("cmi.interactions.n.weighting", "write", "CMIDecimal", cmi_decimal),
    Element("cmi.interactions.n.student_response", "write", *_FEEDBACK),
    Element(
        "cmi.interactions.n.result",
        "write",
        "one of " + ", ".join(RESULTS) + ", or a number",
        either(one_of(*RESULTS), cmi_decimal),
    ),
    Element("cmi.interactions.n.latency", "write", *_SPAN),
)
"""Every element of the data model but the keywords `_children`, `_count` and `_version`."""


def find(element: str) -> Element | None:
    """The element of a name with numbers (`cmi.objectives.3.id`), or None when there is none.

    A number is written as LMSs expect it: without leading zeros.
    """
    return _by_shape().get(_shape(element))


def check(element: str, value: str, context: Mapping[str, str] | None = None) -> Problem | None:
    """Is `LMSSetValue(element, value)` legal by the letter? None if it is, otherwise why not.

    `context` holds what is known of the attempt: values set before, and any `_count`, by element name. From
    it come the type of an interaction (for CMIFeedback) and which index may follow: indices leave no gaps.
    """
    known = context or {}
    if element.rpartition(".")[2] in KEYWORDS:
        return Problem(402, f"{element} is a keyword and cannot be set.")
    found = find(element)
    if found is None:
        category = ".".join(element.split(".")[:2])
        if any(each.name.startswith(f"{category}.") for each in ELEMENTS):
            return Problem(201, f"{element} is not an element of SCORM 1.2.")
        return Problem(401, f"{element} is not part of SCORM 1.2.")
    if found.access == "read":
        return Problem(403, f"{element} can be read only.")
    return _check_indices(element, known) or _check_value(found, element, value, known)


def _check_value(found: Element, element: str, value: str, known: Mapping[str, str]) -> Problem | None:
    legal = found.legal(value)
    form = found.form
    if form == "CMIFeedback":
        kind = known.get(".".join([*element.split(".")[:3], "type"]))
        legal = types.cmi_feedback(kind, value)
        form = f"CMIFeedback of the type {kind}" if kind else form
    return None if legal else Problem(405, f"{element} cannot be {value[:80]!r}: it takes {form}.")


def _check_indices(element: str, known: Mapping[str, str]) -> Problem | None:
    """The first index that leaves a gap behind the entries that there are."""
    for found in re.finditer(r"\.(\d+)\.", element):
        array, index = element[: found.start()], int(found[1])
        count = _count(array, known)
        if index > count:
            return Problem(
                201, f"{element} leaves a gap: {array} has {count} entries, so the next is {count}."
            )
    return None


def _count(array: str, known: Mapping[str, str]) -> int:
    """How many entries an array has: what the LMS counted, or what was set, whichever is more."""
    pattern = re.compile(re.escape(array) + r"\.(\d+)\.")
    indices = [int(hit[1]) for name in known if (hit := pattern.match(name))]
    counted = known.get(f"{array}._count", "")
    return max([int(counted) if counted.isdecimal() else 0, *(index + 1 for index in indices)])


def _shape(element: str) -> str:
    """The name with every index as `#`."""
    return re.sub(r"\.(?:0|[1-9]\d*)(?=\.)", ".#", element, flags=re.ASCII)


@cache
def _by_shape() -> Mapping[str, Element]:
    return {re.sub(r"\.[nm](?=\.)", ".#", each.name): each for each in ELEMENTS}
