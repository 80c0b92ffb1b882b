"""The formats of values in xAPI, as strictly as the strictest store that we know."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from typing import Any

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.IGNORECASE)
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x1f]+")
_TAG = re.compile(r"(?:[A-Za-z]{2,8}|[ix])(?:-[A-Za-z0-9]{1,8})*")
_DURATION = re.compile(
    r"P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?"
    r"(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?|P(\d+)W"
)
_DAY = 86_400
_SECONDS = (365 * _DAY, 30 * _DAY, _DAY, 3_600, 60, 1, 7 * _DAY)
_TIME = re.compile(
    r"\d{4}-(?:0\d|1[0-2])-[0-3]\d[Tt ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d{1,9})?"
    r"(?:[Zz]|\+(?:[01]\d|2[0-3]):[0-5]\d|-(?!00:00)(?:[01]\d|2[0-3]):[0-5]\d)"
)
_MAILTO = re.compile(r"mailto:[^@\s]+@[^@\s]+")
_SHA1 = re.compile(r"[0-9a-fA-F]{40}")
_VERSION = re.compile(r"(?:1\.0(?:\.\d+)?|2\.0(?:\.\d+)?)")


def is_uuid(value: Any) -> bool:
    """A UUID with its hyphens (RFC 9562)."""
    return isinstance(value, str) and UUID.fullmatch(value) is not None


def is_iri(value: Any) -> bool:
    """An absolute IRI: a scheme and something behind it."""
    return isinstance(value, str) and IRI.fullmatch(value) is not None


def is_language(value: Any) -> bool:
    """A language tag (RFC 5646)."""
    return isinstance(value, str) and _TAG.fullmatch(value) is not None


def is_duration(value: Any) -> bool:
    """A length of time in ISO 8601, not mixed with weeks."""
    return isinstance(value, str) and _DURATION.fullmatch(value) is not None


def seconds_of(duration: str) -> float:
    """How long a length of time is, with years of 365 and months of 30 days; 0 for what is none."""
    parts = _DURATION.fullmatch(duration)
    groups = parts.groups("0") if parts else ()
    return sum(float(number) * unit for number, unit in zip(groups, _SECONDS, strict=False))


def is_time(value: Any) -> bool:
    """A moment in RFC 3339 that exists, with its zone; `-00:00` is none."""
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        return False
    try:
        moment(value)
    except ValueError:
        return False
    return True


def moment(value: str) -> datetime:
    """The moment that a text names. Raises `ValueError` when there is none."""
    text = value.upper().replace(" ", "T").replace("Z", "+00:00")
    text = re.sub(r"\.(\d{1,6})\d*", lambda match: f".{match[1]:0<6}", text)
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("no time zone")
    return found.astimezone(timezone.utc)  # noqa: UP017 - the name that Python 3.11 has beside UTC


def is_mailto(value: Any) -> bool:
    """An address of electronic mail with `mailto:`."""
    return isinstance(value, str) and _MAILTO.fullmatch(value) is not None


def is_sha1(value: Any) -> bool:
    """Forty hexadecimal digits."""
    return isinstance(value, str) and _SHA1.fullmatch(value) is not None


def is_version(value: Any) -> bool:
    """A version of the statement format that we know."""
    return isinstance(value, str) and _VERSION.fullmatch(value) is not None


def is_number(value: Any) -> bool:
    """A JSON number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)
