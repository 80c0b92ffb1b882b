"""How an LMS that judges by patterns would judge an answer.

Written from the standards alone (RTE 4th section 4.2.9.1; xAPI-Data 1.0.3, Interaction Activities): nothing
of the types' own scoring is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARAMETER = re.compile(r"\{(case_matters|order_matters|lang)=([^}]*)\}")


def _opened(text: str) -> tuple[dict[str, str], str]:
    """The parameters at the start of a text, each once and the language last, and what follows them."""
    said: dict[str, str] = {}
    while "lang" not in said and (found := _PARAMETER.match(text)) and found[1] not in said:
        said[found[1]] = found[2]
        text = text[found.end() :]
    return said, text


def _texts(value: str, *, case_matters: bool) -> list[tuple[str, str]]:
    """Each text with its language; one that names none is English."""
    found = []
    for part in value.split("[,]"):
        said, text = _opened(part)
        found.append((said.get("lang", "en"), text if case_matters else text.casefold()))
    return found


def _within(value: float, span: str) -> bool:
    low, _, high = span.partition("[:]")
    return (not low or value >= float(low)) and (not high or value <= float(high))


def _fits(kind: str, pattern: str, response: str) -> bool:
    if kind in ("fill-in", "long-fill-in"):
        said, rest = _opened(pattern)
        language = f"{{lang={said['lang']}}}" if "lang" in said else ""
        case = said.get("case_matters") == "true"
        wanted = _texts(language + rest, case_matters=case)
        given = _texts(response, case_matters=case)
        return wanted == given if said.get("order_matters") != "false" else sorted(wanted) == sorted(given)
    if kind == "numeric":
        return _within(float(response), pattern)
    if kind in ("choice", "matching"):
        return sorted(pattern.split("[,]")) == sorted(response.split("[,]"))
    return pattern == response


def judged_right(kind: str, patterns: Iterable[str], response: str) -> bool:
    """Whether a response fits any of the patterns."""
    return any(_fits(kind, pattern, response) for pattern in patterns)
