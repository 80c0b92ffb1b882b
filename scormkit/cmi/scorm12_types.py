"""The data types of SCORM 1.2 (RTE 1.2 section 3.4): each a function from a value to "is it legal?".

They are strict: what many LMSs let pass (`true` for a true-false answer, long ids of options) is refused
here, because some LMS somewhere answers it with error 405.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Validator = Callable[[str], bool]


def matching(pattern: str) -> Validator:
    """A validator that wants the whole value to fit a regular expression."""
    compiled = re.compile(pattern, re.ASCII)
    return lambda value: compiled.fullmatch(value) is not None


def one_of(*words: str) -> Validator:
    """A validator that knows a vocabulary; letter case counts."""
    known = frozenset(words)
    return lambda value: value in known


def between(kind: Validator, low: float, high: float) -> Validator:
    """A validator for a number of some kind within a range, both ends included."""
    return lambda value: kind(value) and low <= float(value) <= high


def either(*kinds: Validator) -> Validator:
    """A validator that is content when one of several is."""
    return lambda value: any(kind(value) for kind in kinds)


def cmi_string255(value: str) -> bool:
    """Any text of at most 255 characters."""
    return len(value) <= 255


def cmi_string4096(value: str) -> bool:
    """Any text of at most 4,096 characters."""
    return len(value) <= 4096


cmi_blank: Validator = one_of("")
cmi_boolean: Validator = one_of("true", "false")
cmi_decimal: Validator = matching(r"[+-]?\d+(\.\d+)?")
cmi_integer: Validator = between(matching(r"\d{1,5}"), 0, 65536)
cmi_sinteger: Validator = between(matching(r"[+-]?\d{1,5}"), -32768, 32768)
cmi_identifier: Validator = matching(r"[!-~]{1,255}")
"""Printable ASCII without white space; letters, digits, `-` and `_` are safe everywhere."""
cmi_time: Validator = matching(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?")
"""A time of day, HH:MM:SS with up to two decimals."""
cmi_timespan: Validator = matching(r"\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?")
"""A length of time, HHHH:MM:SS with up to two decimals; two to four digits of hours. Never ISO 8601."""
score: Validator = either(cmi_blank, between(cmi_decimal, 0, 100))
"""Blank, or a number from 0 to 100."""

_MARK = "[0-9a-z]"
_PAIR = rf"{_MARK}\.{_MARK}"

FEEDBACK: Mapping[str, Validator] = {
    "true-false": matching("[01tf]"),
    "choice": matching(rf"{_MARK}(,{_MARK})*|\{{{_MARK}(,{_MARK})*\}}"),
    "fill-in": matching(r"(?s:.{0,255})"),
    "matching": matching(rf"{_PAIR}(,{_PAIR})*|\{{{_PAIR}(,{_PAIR})*\}}"),
    "performance": matching("[0-9A-Za-z]{0,255}"),
    "sequencing": matching(rf"{_MARK}(,{_MARK})*"),
    "likert": matching(f"{_MARK}?"),
    "numeric": cmi_decimal,
}
"""CMIFeedback by type of interaction: responses and patterns. No value is longer than 255 characters."""


def cmi_feedback(kind: str | None, value: str) -> bool:
    """A response or a correct pattern of an interaction of the given type (None: not known, length only)."""
    return cmi_string255(value) and (kind is None or (kind in FEEDBACK and FEEDBACK[kind](value)))
