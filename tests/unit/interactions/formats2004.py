"""What SCORM 2004 (RTE 4th section 4.2.9) and xAPI take as responses and patterns, as checks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_ID = r"[!-~]{1,250}?"
_REAL = r"-?\d+(?:\.\d+)?"
_TEXT = r"(?s:(?:(?!\[[,.:]\]).){0,250})"
_LANGUAGE = r"(?:\{lang=[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\})?"
_CASE = r"(?:\{case_matters=(?:true|false)\})?"
_ORDER = r"(?:\{order_matters=(?:true|false)\})?"
_IDS = rf"{_ID}(?:\[,\]{_ID}){{0,35}}"
_PAIRS = rf"{_ID}\[\.\]{_ID}(?:\[,\]{_ID}\[\.\]{_ID}){{0,35}}"
_STEP = rf"(?:{_ID})?\[\.\]{_TEXT}"
_STEPS = rf"{_STEP}(?:\[,\]{_STEP}){{0,124}}"
_TEXTS = rf"{_LANGUAGE}{_TEXT}(?:\[,\]{_LANGUAGE}{_TEXT}){{0,9}}"
_LONG = rf"{_LANGUAGE}(?s:.{{0,4000}})"


def _whole(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.ASCII)
    return lambda value: compiled.fullmatch(value) is not None


RESPONSES: Mapping[str, Callable[[str], bool]] = {
    "true-false": _whole("true|false"),
    "choice": _whole(f"(?:{_IDS})?"),
    "fill-in": _whole(_TEXTS),
    "long-fill-in": _whole(_LONG),
    "likert": _whole(_ID),
    "matching": _whole(_PAIRS),
    "performance": _whole(_STEPS),
    "sequencing": _whole(_IDS),
    "numeric": _whole(_REAL),
    "other": _whole(r"(?s:.{0,4000})"),
}

PATTERNS: Mapping[str, Callable[[str], bool]] = {
    **RESPONSES,
    "fill-in": _whole(_CASE + _ORDER + _TEXTS),
    "long-fill-in": _whole(_CASE + _LONG),
    "performance": _whole(_ORDER + _STEPS),
    "numeric": _whole(rf"(?:{_REAL})?\[:\](?:{_REAL})?"),
}
