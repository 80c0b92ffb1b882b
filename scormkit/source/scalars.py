"""Types for model fields that take what an author typed literally, and refuse it in plain words.

YAML 1.1 guesses a type from the look of an unquoted value (`no` is false, `1:30` is 90, `1.10` is 1.1). Here
the field decides instead: the YAML reader leaves every value as text, and these annotated types turn it into
what the field wants. A value that does not fit raises `misfit`, which the course loader turns into a located
finding. Values that are no text (Python callers) pass through to pydantic unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

MISFIT = "misfit"
"""The pydantic error type of `misfit`; its context has `expects`, `found` and `help`."""


class PlainScalar(str):
    """A YAML value written without quotation marks. A quoted or block value is a plain `str`."""

    __slots__ = ()


def misfit(expects: str, found: str, remedy: str, meant: str | None = None) -> PydanticCustomError:
    """The error for a value that its field cannot take.

    `expects` completes "must be ...", `found` is the value as the author wrote it, `remedy` is a sentence
    that says what to write instead. `meant` is what can be written without asking, where nothing else can be
    meant.
    """
    context = {"expects": expects, "found": shorten(found), "help": remedy, "meant": meant}
    return PydanticCustomError(MISFIT, "must be {expects}, not {found}", context)


def shorten(text: str, limit: int = 40) -> str:
    """The text on one line, cut to `limit` characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _is_quoted(value: str) -> bool:
    return not isinstance(value, PlainScalar)


# --- true or false ---------------------------------------------------------------------------------------

_FLAGS = {"true": True, "false": False}
_FLAG_LIKE = {
    "yes": "true",
    "y": "true",
    "on": "true",
    "1": "true",
    "no": "false",
    "n": "false",
    "off": "false",
}
_FLAG_LIKE["0"] = "false"


def _flag(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    word = value.strip().lower()
    if word in _FLAGS and not _is_quoted(value):
        return _FLAGS[word]
    if word in _FLAGS:
        raise misfit("true or false", f'"{value}"', f"Write {word} without quotation marks.", word)
    if word in _FLAG_LIKE:
        raise misfit("true or false", value, f"Write {_FLAG_LIKE[word]}.", _FLAG_LIKE[word])
    raise misfit("true or false", value, "Write true or false.")


# --- numbers ---------------------------------------------------------------------------------------------

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17})?")
_UNIT_NAMES = r"%|percent|points?|pts?|times?|x|attempts?|tries|try|characters?|words?"


def _whole(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not _is_quoted(value) and _WHOLE.fullmatch(text):
        return int(text)
    remedy = _number_remedy(text, _WHOLE, "Write a whole number.")
    raise misfit("a whole number", _as_written(value), remedy, _number_meant(text, _WHOLE))


def _number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not _is_quoted(value) and _DECIMAL.fullmatch(text):
        return float(text)
    remedy = _number_remedy(text, _DECIMAL, "Write a number, such as 80 or 2.5.")
    raise misfit("a number", _as_written(value), remedy, _number_meant(text, _DECIMAL))


def _percent(value: Any) -> Any:
    number = _number(value)
    if isinstance(number, float) and 0 < number < 1:
        raise misfit("a percentage, 0 or at least 1", value.strip(), f"Write {number * 100:.10g}.")
    return number


def _minutes(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not _is_quoted(value) and _WHOLE.fullmatch(text):
        return int(text)
    minutes = _minutes_meant(text)
    remedy = "Write a whole number of minutes, such as 45."
    meant = None if minutes is None or ":" in text else str(minutes)
    if minutes is not None:
        remedy = f"Durations are written in minutes: write {minutes}."
    meant = meant or _number_meant(text, _WHOLE)
    remedy = _number_remedy(text, _WHOLE, remedy)
    raise misfit("a whole number of minutes", _as_written(value), remedy, meant)


def _number_meant(text: str, pattern: re.Pattern[str]) -> str | None:
    """The number where nothing else can be meant. (`1,500` could be one and a half, `1:30` a time.)"""
    bare = re.sub(r"^([+-]?)0+(?=[0-9])", r"\1", re.sub(r"\s*(?:%|percent)$", "", text)).removeprefix("+")
    return bare if pattern.fullmatch(bare) else None


def _as_written(value: str) -> str:
    return f'"{value}"' if _is_quoted(value) else value


def _number_remedy(text: str, pattern: re.Pattern[str], otherwise: str) -> str:
    """The one sentence that repairs a number written in another way."""
    candidates: list[tuple[str, str]] = [
        (text, "Write {} without quotation marks."),
        (re.sub(r"^(-?)0+(?=[0-9])", r"\1", text), "Some programs read a leading zero as octal: write {}."),
        (re.sub(r"(?<=[0-9])[_' ](?=[0-9])", "", text), "Write {}, without separators."),
        (re.sub(r",(?=[0-9]{3}(?![0-9]))", "", text), "Write {}, without separators."),
        (text.replace(",", "."), "Write {}, with a point."),
        (text.removeprefix("+"), "Write {}, without the sign."),
        (re.sub(r"^(-?)\.", r"\g<1>0.", text), "Write {}."),
        (re.sub(r"\.0*$", "", text), "Write {}."),
        (re.sub(rf"\s*(?:{_UNIT_NAMES})$", "", text, flags=re.IGNORECASE), "Write the number alone: {}."),
    ]
    for candidate, sentence in candidates:
        if pattern.fullmatch(candidate):
            return sentence.format(candidate)
    clock = re.fullmatch(r"([0-9]{1,6}):([0-5]?[0-9])", text)
    if clock:
        return f"Write {int(clock[1]) * 60 + int(clock[2])}."
    return otherwise


def _minutes_meant(text: str) -> int | None:
    """The minutes in `1:30`, `90 min`, `1h 30m`, `1.5 hours` or `PT1H30M`; None when it is something else."""
    clock = re.fullmatch(r"([0-9]{1,4}):([0-5]?[0-9])(?::[0-5]?[0-9])?", text)
    if clock:
        return int(clock[1]) * 60 + int(clock[2])
    number = r"([0-9]{1,4}(?:[.,][0-9]{1,2})?)"
    hours = rf"(?:{number}\s*(?:h|hr|hrs|hours?)\.?)?"
    minutes = rf"(?:{number}\s*(?:m|min|mins|minutes?)\.?)?"
    spoken = re.fullmatch(rf"(?:PT)?{hours}[\s,]*(?:and\s+)?{minutes}", text, re.IGNORECASE)
    if spoken is None or not any(spoken.groups()):
        return None
    hour, minute = (float((part or "0").replace(",", ".")) for part in spoken.groups())
    return round(hour * 60 + minute)


# --- dates -----------------------------------------------------------------------------------------------

_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.strip()
    written = _ISO_DATE.fullmatch(text)
    if written and _real_date(int(written[1]), int(written[2]), int(written[3])):
        return text
    if written:
        raise misfit("a date", text, "There is no such day. Write year-month-day, such as 2026-11-22.")
    meant = _date_meant(text)
    if meant is None:
        raise misfit("a date", text, "Write the date as year-month-day, such as 2026-11-22.")
    raise misfit("a date", text, f"Write the date as year-month-day: {meant}.")


def _real_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _date_meant(text: str) -> str | None:
    """The ISO date in another common order. None when day and month cannot be told apart."""
    parts = re.findall(r"[0-9]+|[A-Za-z]+", text)
    numbers = [int(part) for part in parts if part.isdecimal() and len(part) <= 4]
    months = [_MONTHS.index(part[:3].lower()) + 1 for part in parts if part[:3].lower() in _MONTHS]
    candidates: list[tuple[int, int, int]] = []
    match numbers:
        case [first, second] if len(months) == 1:
            candidates = [(second, months[0], first), (first, months[0], second)]
        case [first, second, third] if not months and first > 31:
            candidates = [(first, second, third)]
        case [first, second, third] if not months and "." in text:
            candidates = [(third, second, first)]
        case [first, second, third] if not months:
            candidates = [(third, first, second), (third, second, first)]
    found = {each for each in candidates if each[0] >= 1000 and _real_date(*each)}
    if len(found) != 1:
        return None
    return date(*found.pop()).isoformat()


# --- names -----------------------------------------------------------------------------------------------

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
IDENTIFIER_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_-]*$"
LANGUAGE_PATTERN = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"
NAME_LIMIT = 64


def slugify(text: str) -> str:
    """The nearest slug: small ASCII letters, digits and single hyphens. It may be empty."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:NAME_LIMIT].rstrip("-")


def _slug(value: Any) -> Any:
    if not isinstance(value, str) or (re.fullmatch(SLUG_PATTERN, value) and len(value) <= NAME_LIMIT):
        return value
    expects = f"small letters a-z, digits and hyphens, at most {NAME_LIMIT}"
    raise misfit(expects, value, _name_remedy(slugify(value), "cst-introduction"))


def _identifier(value: Any) -> Any:
    if not isinstance(value, str) or (re.fullmatch(IDENTIFIER_PATTERN, value) and len(value) <= NAME_LIMIT):
        return value
    near = re.sub(r"[^A-Za-z0-9_-]+", "-", value).strip("-_")[:NAME_LIMIT]
    expects = f"letters A-Z a-z, digits, hyphens and underscores, at most {NAME_LIMIT}"
    raise misfit(expects, value, _name_remedy(near, "q-reporting"))


def _name_remedy(near: str, example: str) -> str:
    return f"Write {near}." if near else f"Write a short name, such as {example}."


def _language(value: Any) -> Any:
    if not isinstance(value, str) or re.fullmatch(LANGUAGE_PATTERN, value):
        return value
    from scormkit.source.languages import code_of

    near = value.strip().split(".")[0].replace("_", "-")
    meant = near if re.fullmatch(LANGUAGE_PATTERN, near) else code_of(value)
    remedy = f"Write {meant}." if meant else "Write a code such as en, en-US or es."
    raise misfit("a language code (BCP 47)", value, remedy, meant)


# --- attempts --------------------------------------------------------------------------------------------


def _attempts(limit: int) -> Callable[[Any], int | Literal["unlimited"]]:
    def read(value: Any) -> int | Literal["unlimited"]:
        expects = f"a whole number from 1 to {limit}, or unlimited"
        if value == "unlimited":
            return "unlimited"
        if isinstance(value, int) and not isinstance(value, bool):
            number = value
        elif isinstance(value, str) and not _is_quoted(value) and _WHOLE.fullmatch(value.strip()):
            number = int(value)
        elif isinstance(value, str):
            otherwise = f"Write a number from 1 to {limit}, or unlimited."
            raise misfit(expects, _as_written(value), _number_remedy(value.strip(), _WHOLE, otherwise))
        else:
            found = "nothing" if value is None else "a list" if isinstance(value, list) else "a mapping"
            raise misfit(expects, found, f"Write a number from 1 to {limit}, or unlimited.")
        if not 1 <= number <= limit:
            raise misfit(expects, str(number), f"Write a number from 1 to {limit}, or unlimited.")
        return number

    return read


def _attempts_schema(limit: int) -> WithJsonSchema:
    choices = [{"type": "integer", "minimum": 1, "maximum": limit}, {"const": "unlimited"}]
    return WithJsonSchema({"anyOf": choices})


# --- the types -------------------------------------------------------------------------------------------


class _Known:
    """A type's schema, written down: pydantic would put it together anew for each field that has the type."""

    __slots__ = ("schema",)

    def __init__(self, schema: CoreSchema) -> None:
        self.schema = schema

    def __get_pydantic_core_schema__(self, _: Any, __: Any) -> CoreSchema:
        return copy(self.schema)


def _read_by(read: Callable[[Any], Any], schema: CoreSchema) -> _Known:
    return _Known(core_schema.no_info_before_validator_function(read, schema))


Text = Annotated[str, _Known(core_schema.str_schema(strip_whitespace=True, min_length=1))]
"""Text exactly as written, not empty: `No`, `1:30`, `2026-11-22` and `1.10` stay what they are."""

Rich = Annotated[str, _Known(core_schema.str_schema(min_length=1, pattern=r"\S"))]
"""Markdown (CommonMark with tables and strikethrough). Inner whitespace is kept, since it means something."""

Flag = Annotated[bool, _read_by(_flag, core_schema.bool_schema())]
"""true or false, and nothing else."""

Whole = Annotated[int, _read_by(_whole, core_schema.int_schema())]
"""A whole number in plain decimal digits. Add limits with `Field(ge=..., le=...)`."""

Number = Annotated[float, _read_by(_number, core_schema.float_schema())]
"""A decimal number such as 2 or 2.5. Add limits with `Field(ge=..., le=...)`."""

Minutes = Annotated[int, Field(ge=1, le=100_000), BeforeValidator(_minutes)]
"""A duration in whole minutes."""

Percent = Annotated[float, Field(ge=0, le=100), BeforeValidator(_percent)]
"""A percentage from 0 to 100, without the sign. 0.8 is refused: whoever writes it means 80."""

DateText = Annotated[str, BeforeValidator(_date), Field(json_schema_extra={"format": "date"})]
"""A calendar date, year-month-day, kept as text."""

Slug = Annotated[str, _read_by(_slug, core_schema.str_schema(pattern=SLUG_PATTERN, max_length=NAME_LIMIT))]
"""An id that becomes part of file names and addresses: a-z, 0-9 and single hyphens."""

Identifier = Annotated[
    str, _read_by(_identifier, core_schema.str_schema(pattern=IDENTIFIER_PATTERN, max_length=NAME_LIMIT))
]
"""An id inside a course (question, option, objective): letters, digits, hyphen and underscore."""

Language = Annotated[str, Field(pattern=LANGUAGE_PATTERN), BeforeValidator(_language)]
"""A language code of BCP 47, such as en-US."""

QuestionAttempts = Annotated[int | Literal["unlimited"], PlainValidator(_attempts(15)), _attempts_schema(15)]
"""How often a question may be answered: 1 to 15 (what the saved state can count), or unlimited."""

AssessmentAttempts = Annotated[
    int | Literal["unlimited"], PlainValidator(_attempts(50)), _attempts_schema(50)
]
"""How many rounds an assessment allows: 1 to 50, or unlimited."""
