"""The data types of SCORM 2004 (RTE 4th 4.1.1 and 4.2.9): functions from a value to "is it legal?"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from scormkit.cmi.scorm12_types import Validator, either, matching, one_of

REAL = r"[+-]?(\d+\.?\d*|\.\d+)"

real: Validator = matching(REAL)
"""real(10,7): a decimal number without an exponent."""
language: Validator = matching(r"([A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*)?")
"""language_type, a tag of RFC 3066 or 5646; blank stands for no preference."""
identifier: Validator = matching(r"(?=[!-~])(?!urn:(?![A-Za-z0-9][A-Za-z0-9-]{0,31}:.))[!-~]*")
"""long_identifier_type and short_identifier_type: characters of a URI; after `urn:` a whole URN."""

_LANGUAGE = r"\{lang=([^{}]*)\}"
_BOOL_PARAMETER = r"\{(case_matters|order_matters)=([^{}]*)\}"
_PERIOD = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?", re.ASCII)
_TIME = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(\.\d{1,2})?"
    r"(Z|[+-]\d\d(?::\d\d)?)?)?)?)?)?)?",
    re.ASCII,
)


def text(value: str) -> bool:  # noqa: ARG001 - every validator takes the value
    """characterstring: any text; how much of it is kept is said by the element's limit."""
    return True


def localized(value: str) -> bool:
    """localized_string_type: a text, perhaps behind `{lang=xx}`."""
    found = re.match(_LANGUAGE, value)
    return found is None or language(found[1])


def timeinterval(value: str) -> bool:
    """timeinterval(second,10,2): an ISO 8601 period with up to two decimals of seconds, `PT0S` for none."""
    return _PERIOD.fullmatch(value) is not None


def moment(value: str) -> bool:
    """time(second,10,0): an ISO 8601 moment from 1970 to 2038; a zone only behind seconds."""
    found = _TIME.fullmatch(value)
    if found is None or not 1970 <= int(found[1]) <= 2038:
        return False
    year, month, day, hour, minute, second = (
        int(each or least) for each, least in zip(found.groups()[:6], (1970, 1, 1, 0, 0, 0), strict=True)
    )
    try:
        datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - only asks whether there is such a moment
    except ValueError:
        return False
    return True


def true_false(value: str) -> bool:
    """`true` or `false`."""
    return value in {"true", "false"}


def short_ids(value: str) -> bool:
    """Identifiers with `[,]` between them, none twice; blank for none."""
    parts = value.split("[,]")
    return value == "" or (all(map(identifier, parts)) and len(set(parts)) == len(parts))


def ordered_ids(value: str) -> bool:
    """Identifiers with `[,]` between them, in their order; one may stand twice."""
    return value != "" and all(map(identifier, value.split("[,]")))


def pairs(value: str) -> bool:
    """`source[.]target` with `[,]` between the pairs; blank for none."""
    return value == "" or all(
        len(sides := pair.split("[.]")) == 2 and all(map(identifier, sides)) for pair in value.split("[,]")
    )


def steps(value: str) -> bool:
    """`step[.]answer` with `[,]` between them; one of the two sides may be blank."""
    return all(_step(each) for each in _without_order(value).split("[,]"))


def step_patterns(value: str) -> bool:
    """The same as a correct pattern: an answer may be a range `min[:]max`."""
    rest = _without_order(value)
    return _parameters_legal(value) and all(_step(each, ranges=True) for each in rest.split("[,]"))


def _step(value: str, *, ranges: bool = False) -> bool:
    step, found, answer = value.partition("[.]")
    if not found or not (step or answer) or "[.]" in answer:
        return False
    if step and not identifier(step):
        return False
    return not (ranges and "[:]" in answer) or span(answer)


def span(value: str) -> bool:
    """`min[:]max`: numbers, either of which may be left out."""
    low, found, high = value.partition("[:]")
    if not found or not all(each == "" or real(each) for each in (low, high)):
        return False
    return not (low and high) or float(low) <= float(high)


def localized_list(value: str) -> bool:
    """Texts with `[,]` between them, each perhaps behind `{lang=xx}`."""
    return all(map(localized, value.split("[,]")))


def fill_in_pattern(value: str) -> bool:
    """The same as a correct pattern: `{case_matters=}` and `{order_matters=}` may stand at its start."""
    return _parameters_legal(value) and localized_list(_behind_parameters(value))


def long_fill_in_pattern(value: str) -> bool:
    """One text, perhaps behind `{case_matters=}` and `{lang=}`."""
    return _parameters_legal(value) and localized(_behind_parameters(value))


def _behind_parameters(value: str) -> str:
    return re.sub(rf"^({_BOOL_PARAMETER})+", "", value)


def _without_order(value: str) -> str:
    return re.sub(r"^\{order_matters=[^{}]*\}", "", value)


def _parameters_legal(value: str) -> bool:
    start = re.match(rf"({_BOOL_PARAMETER})*", value)
    return start is None or all(true_false(each[1]) for each in re.findall(_BOOL_PARAMETER, start[0]))


RESPONSES: Mapping[str, Validator] = {
    "true-false": true_false,
    "choice": short_ids,
    "fill-in": localized_list,
    "long-fill-in": localized,
    "likert": identifier,
    "matching": pairs,
    "performance": steps,
    "sequencing": ordered_ids,
    "numeric": real,
    "other": text,
}
"""learner_response by type of interaction."""

PATTERNS: Mapping[str, Callable[[str], bool]] = {
    **RESPONSES,
    "fill-in": fill_in_pattern,
    "long-fill-in": long_fill_in_pattern,
    "performance": step_patterns,
    "numeric": span,
}
"""correct_responses.n.pattern by type of interaction."""

result: Validator = either(one_of("correct", "incorrect", "unanticipated", "neutral"), real)
"""`wrong` is a word of SCORM 1.2 and is refused here."""
