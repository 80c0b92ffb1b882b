"""What is wrong with a statement (xAPI-Data 1.0.3, section 2), in the words of its place.

Where stores differ, the strictest counts: ADL's refuses components without a description, others want words
on each verb. A statement that has no fault here is taken everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from scormkit.preview.records.check_definition import definition_faults
from scormkit.preview.records.formats import (
    is_duration,
    is_iri,
    is_language,
    is_mailto,
    is_number,
    is_sha1,
    is_time,
    is_uuid,
    is_version,
)
from scormkit.preview.records.shape import extensions, language_map, shaped

VOIDED = "http://adlnet.gov/expapi/verbs/voided"
IDENTIFIERS = ("mbox", "mbox_sha1sum", "openid", "account")

Check = Callable[[Any, str], Iterator[str]]


def faults(statement: Any) -> tuple[str, ...]:
    """Everything that is wrong with a statement that somebody sends; empty when nothing is."""
    return tuple(_statement(statement, "statement", inner=False))


def _statement(value: Any, at: str, *, inner: bool) -> Iterator[str]:
    known = {"actor", "verb", "object", "result", "context", "timestamp", "attachments"}
    known |= {"objectType"} if inner else {"id", "version", "authority", "stored"}
    yield from shaped(value, at, known, required={"actor", "verb", "object"})
    if not isinstance(value, dict):
        return
    parts: list[tuple[str, Check]] = [
        ("id", _is(is_uuid, "a UUID")),
        ("actor", actor),
        ("verb", _verb),
        ("object", _inner_object if inner else _object),
        ("result", _result),
        ("context", _context),
        ("timestamp", _is(is_time, "a time with its zone (RFC 3339)")),
        ("stored", _is(is_time, "a time with its zone (RFC 3339)")),
        ("version", _is(is_version, "1.0.x or 2.0.x")),
        ("authority", actor),
        ("attachments", _attachments),
    ]
    for name, check in parts:
        if name in value:
            yield from check(value[name], f"{at}.{name}")
    yield from _together(value, at)


def _together(value: Mapping[str, Any], at: str) -> Iterator[str]:
    """What depends on several parts."""
    told = value.get("object")
    kind = kind_of(told)
    context = value.get("context")
    if kind != "Activity" and isinstance(context, dict):
        for name in ("revision", "platform"):
            if name in context:
                yield f"{at}.context.{name} is only for statements about an activity"
    verb = value.get("verb")
    if isinstance(verb, dict) and verb.get("id") == VOIDED and kind != "StatementRef":
        yield f"{at}.object of a voiding statement must be a StatementRef"


def _is(test: Callable[[Any], bool], what: str) -> Check:
    def check(value: Any, at: str) -> Iterator[str]:
        if not test(value):
            yield f"{at} is not {what}"

    return check


def actor(value: Any, at: str) -> Iterator[str]:
    """What is wrong with an agent or a group."""
    if not isinstance(value, dict):
        yield f"{at} is not an object"
        return
    kind = str(value.get("objectType", "Agent"))
    if kind not in {"Agent", "Group"}:
        yield f"{at}.objectType is neither Agent nor Group"
        return
    known = {"objectType", "name", *IDENTIFIERS} | ({"member"} if kind == "Group" else set())
    yield from shaped(value, at, known, texts={"name"})
    given = [name for name in IDENTIFIERS if name in value]
    if len(given) > 1:
        yield f"{at} has more than one identifier: {', '.join(given)}"
    if not given and (kind == "Agent" or not value.get("member")):
        yield f"{at} has no identifier (mbox, mbox_sha1sum, openid or account)"
    tests: list[tuple[str, Callable[[Any], bool], str]] = [
        ("mbox", is_mailto, "an address with mailto:"),
        ("mbox_sha1sum", is_sha1, "40 hexadecimal digits"),
        ("openid", is_iri, "an address"),
    ]
    for name, test, what in tests:
        if name in value and not test(value[name]):
            yield f"{at}.{name} is not {what}"
    if "account" in value:
        yield from _account(value["account"], f"{at}.account")
    if "member" in value:
        yield from _members(value["member"], f"{at}.member")


def _account(value: Any, at: str) -> Iterator[str]:
    yield from shaped(value, at, {"homePage", "name"}, required={"homePage", "name"}, texts={"name"})
    if isinstance(value, dict) and "homePage" in value and not is_iri(value["homePage"]):
        yield f"{at}.homePage is not an address"
    if isinstance(value, dict) and value.get("name") == "":
        yield f"{at}.name is empty"


def _members(value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{at} is not a list"
        return
    for index, each in enumerate(value):
        if isinstance(each, dict) and each.get("objectType") == "Group":
            yield f"{at}[{index}] is a group in a group"
        yield from actor(each, f"{at}[{index}]")


def _verb(value: Any, at: str) -> Iterator[str]:
    yield from shaped(value, at, {"id", "display"}, required={"id", "display"})
    if not isinstance(value, dict):
        return
    if "id" in value and not is_iri(value["id"]):
        yield f"{at}.id is not an IRI"
    if "display" in value:
        yield from language_map(value["display"], f"{at}.display", empty=False)


def kind_of(value: Any) -> str:
    """The objectType of an object; an activity need not say it."""
    return str(value.get("objectType", "Activity")) if isinstance(value, dict) else "Activity"


def _object(value: Any, at: str) -> Iterator[str]:
    kind = kind_of(value)
    if kind == "SubStatement":
        yield from _statement(value, at, inner=True)
    else:
        yield from _inner_object(value, at)


def _inner_object(value: Any, at: str) -> Iterator[str]:
    kind = kind_of(value)
    if kind == "Activity":
        yield from activity(value, at)
    elif kind in {"Agent", "Group"}:
        yield from actor(value, at)
    elif kind == "StatementRef":
        yield from _reference(value, at)
    else:
        yield f"{at}.objectType is not one that stands here: {kind}"


def activity(value: Any, at: str) -> Iterator[str]:
    """What is wrong with an activity."""
    yield from shaped(value, at, {"objectType", "id", "definition"}, required={"id"})
    if not isinstance(value, dict):
        return
    if value.get("objectType", "Activity") != "Activity":
        yield f"{at}.objectType is not Activity"
    if "id" in value and not is_iri(value["id"]):
        yield f"{at}.id is not an IRI"
    if "definition" in value:
        yield from definition_faults(value["definition"], f"{at}.definition")


def _reference(value: Any, at: str) -> Iterator[str]:
    yield from shaped(value, at, {"objectType", "id"}, required={"objectType", "id"})
    if isinstance(value, dict) and "id" in value and not is_uuid(value["id"]):
        yield f"{at}.id is not a UUID"


def _result(value: Any, at: str) -> Iterator[str]:
    known = {"score", "success", "completion", "response", "duration", "extensions"}
    yield from shaped(value, at, known, texts={"response"}, flags={"success", "completion"})
    if not isinstance(value, dict):
        return
    if "duration" in value and not is_duration(value["duration"]):
        yield f"{at}.duration is not a length of time (ISO 8601)"
    if "extensions" in value:
        yield from extensions(value["extensions"], f"{at}.extensions")
    if "score" in value:
        yield from _score(value["score"], f"{at}.score")


def _score(value: Any, at: str) -> Iterator[str]:
    yield from shaped(value, at, {"scaled", "raw", "min", "max"})
    if not isinstance(value, dict):
        return
    wrong = [name for name in value if not is_number(value[name])]
    yield from (f"{at}.{name} is not a number" for name in wrong)
    if wrong:
        return
    if not -1 <= value.get("scaled", 0) <= 1:
        yield f"{at}.scaled is not between -1 and 1"
    low, high, raw = value.get("min"), value.get("max"), value.get("raw")
    if low is not None and high is not None and low >= high:
        yield f"{at}.min is not less than max"
    if raw is not None and ((low is not None and raw < low) or (high is not None and raw > high)):
        yield f"{at}.raw is not between min and max"


def _context(value: Any, at: str) -> Iterator[str]:
    texts = {"revision", "platform"}
    known = {"registration", "instructor", "team", "contextActivities", "language", "statement", "extensions"}
    yield from shaped(value, at, known | texts, texts=texts)
    if not isinstance(value, dict):
        return
    parts: list[tuple[str, Check]] = [
        ("registration", _is(is_uuid, "a UUID")),
        ("instructor", actor),
        ("team", actor),
        ("contextActivities", _context_activities),
        ("language", _is(is_language, "a language (RFC 5646)")),
        ("statement", _reference),
        ("extensions", extensions),
    ]
    for name, check in parts:
        if name in value:
            yield from check(value[name], f"{at}.{name}")
    team = value.get("team")
    if isinstance(team, dict) and team.get("objectType") != "Group":
        yield f"{at}.team is not a group"


def _context_activities(value: Any, at: str) -> Iterator[str]:
    kinds = {"parent", "grouping", "category", "other"}
    yield from shaped(value, at, kinds)
    if not isinstance(value, dict):
        return
    for kind in kinds & value.keys():
        # One activity without a list is of version 0.95; stores must take it, and some do not.
        if not isinstance(value[kind], list):
            yield f"{at}.{kind} is not a list"
            continue
        for index, each in enumerate(value[kind]):
            yield from activity(each, f"{at}.{kind}[{index}]")


def _attachments(value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{at} is not a list"
        return
    required = {"usageType", "display", "contentType", "length", "sha2"}
    for index, each in enumerate(value):
        place = f"{at}[{index}]"
        yield from shaped(
            each,
            place,
            required | {"description", "fileUrl"},
            required=required,
            texts={"contentType", "sha2"},
        )
        if isinstance(each, dict) and not is_iri(each.get("fileUrl")):
            yield f"{place}.fileUrl is not an address, and this store takes no files"
