"""The models of facts.yaml, contacts.yaml and glossary.yaml: what changes, each thing written once.

Every description here becomes the help that editors show (see json_schema.py).
"""

import re
from calendar import monthrange
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel, WithJsonSchema

from scormkit.source.addresses import Address, fitting
from scormkit.source.scalars import DateText, Flag, Identifier, Rich, Text, misfit

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_REVIEW = re.compile(r"([1-9][0-9]{0,3}) *(days?|weeks?|months?|years?)", re.IGNORECASE)
_PHONE = re.compile(r"\+?[0-9][0-9 ().\-]*(?: *(?:ext\.?|x) *[0-9]{1,6})?", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


def _part_of_date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.strip()
    try:
        last_day(text)
    except ValueError:
        remedy = "Write a year, year-month or year-month-day: 2021, 2021-06 or 2021-06-30."
        raise misfit("a date", text, remedy) from None
    return text


def last_day(text: str) -> date:
    """The last day of a year, a month or a day written 2021, 2021-06 or 2021-06-30; else `ValueError`."""
    written = _DATE.fullmatch(text)
    if written is None:
        raise ValueError(text)
    year, month = int(written[1]), int(written[2] or 12)
    if not (year and 1 <= month <= 12):
        raise ValueError(text)
    return date(year, month, int(written[3] or monthrange(year, month)[1]))


def first_day(text: str) -> date:
    """The first day of a year, a month or a day written as for `last_day`."""
    year, month, day = (int(each) for each in f"{text}-01-01"[:10].split("-"))
    return date(year, month, day)


def _review(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = " ".join(value.lower().split())
    if text == "never" or _REVIEW.fullmatch(text):
        return text
    remedy = "Write how long it may stand unchecked: 90 days, 6 months, 2 years, or never."
    raise misfit("a length of time, or never", value, remedy)


def due_day(spec: "FactSpec | ContactSpec") -> date | None:
    """The last day on which an entry may stand without being looked at again; None for `never`.

    It counts from `checked`, else from the end of what `as_of` names. Months are calendar months.
    """
    period = _REVIEW.fullmatch(spec.review)
    if period is None:
        return None
    start, number, unit = last_day(spec.checked or spec.as_of), int(period[1]), period[2].lower()
    if unit.startswith(("day", "week")):
        days = start.toordinal() + number * (7 if unit.startswith("week") else 1)
        return date.fromordinal(min(days, date.max.toordinal()))
    months = start.year * 12 + start.month - 1 + number * (12 if unit.startswith("year") else 1)
    year, month = min(months // 12, date.max.year), months % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


_WORDS_OR_NUMBER = WithJsonSchema({"type": ["string", "number"]})
"""An editor reads 2021 and 988 as numbers; scormkit keeps them as they were written."""

Value = Annotated[Text, _WORDS_OR_NUMBER]
PartOfDate = Annotated[str, BeforeValidator(_part_of_date), _WORDS_OR_NUMBER]
"""A year, a month or a day."""
Review = Annotated[str, BeforeValidator(_review), Field(examples=["12 months", "90 days", "never"])]
"""How long something may stand before somebody has to look at it again."""
Phone = Annotated[
    str,
    fitting(
        _PHONE,
        "a phone number in digits",
        "Write digits as they are dialled, such as 1-800-843-5678. Words for them go into phone_words.",
    ),
    _WORDS_OR_NUMBER,
]
Email = Annotated[str, fitting(_EMAIL, "an email address", "Write it like name@example.org.")]


class _Spec(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class SourceSpec(_Spec):
    """Where something was read."""

    title: Text = Field(description="The title of the page, report or law.")
    url: Address | None = Field(None, description="Its address.")
    publisher: Text | None = Field(None, description="Who published it.")
    date: PartOfDate | None = Field(None, description="When it was published: a year, a month or a day.")


class _Dated(_Spec):
    source: SourceSpec = Field(description="Where it was read: title, url, publisher, date.")
    as_of: PartOfDate = Field(
        description="The time that it speaks of: 2021, 2021-06 or 2021-06-30. For what has no date, the day "
        "on which it was read."
    )
    review: Review = Field(
        description="How long it may stand before somebody has to look at it again: 90 days, 6 months, "
        "2 years or never. `scormkit check` warns when it is due."
    )
    checked: DateText | None = Field(
        None, description="The day on which somebody last made sure of it; the review counts from here."
    )
    note: Text | None = Field(None, description="A note for authors. Learners do not see it.")
    placeholder: Flag = Field(
        False, description="true: this is not known yet. The course cannot be built while it is cited."
    )


class FactSpec(_Dated):
    """A figure, a law, a statement: what pages say, and what may change."""

    value: Value = Field(description="The value: a number or words, exactly as pages show it.")
    text: Text | None = Field(None, description="How it reads in a sentence, where that differs from value.")
    unit: Text | None = Field(None, description="What stands after the value, such as reports or percent.")


class SmsSpec(_Spec):
    """Text messages: the number and the word to send."""

    number: Phone = Field(description="The number to send a message to.")
    keyword: Text | None = Field(None, description="The word to send.")


class ContactSpec(_Dated):
    """Someone to call, write to or look up."""

    name: Text = Field(description="What it is called.")
    phone: Phone | None = Field(None, description="The number in digits, such as 1-800-843-5678.")
    phone_words: Text | None = Field(
        None, description="How the number is remembered, such as 1-800-THE-LOST; shown before the digits."
    )
    sms: SmsSpec | None = Field(None, description="Text messages: number and keyword.")
    url: Address | None = Field(None, description="Its web page.")
    email: Email | None = Field(None, description="Its email address.")
    hours: Text | None = Field(None, description="When somebody answers.")
    for_: Text | None = Field(None, alias="for", description="Who it is for, or for what.")
    emergency: Flag = Field(False, description="true: for immediate danger; it stands first in a panel.")


class TermSpec(_Spec):
    """A word that learners may not know."""

    term: Text = Field(description="The word as it stands in a sentence.")
    short: Text = Field(description="What it means, in a sentence.")
    long: Rich | None = Field(None, description="More about it, for the glossary page. Markdown.")
    also: tuple[Text, ...] = Field((), description="Other forms of the word, such as its plural.")
    abbreviation: Text | None = Field(
        None,
        description="Its abbreviation, such as CST. Pages explain it by themselves where they first use it.",
    )
    mark: Flag = Field(
        True,
        description="false: pages do not explain the abbreviation by themselves, only where it is cited.",
    )


class FactsFile(RootModel):  # type: ignore[type-arg]  # to name the type there makes a model more
    """facts.yaml: the facts of a course by name."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    root: dict[Identifier, FactSpec]


class ContactsFile(RootModel):  # type: ignore[type-arg]  # to name the type there makes a model more
    """contacts.yaml: the contacts of a course by name."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    root: dict[Identifier, ContactSpec]


class GlossaryFile(RootModel):  # type: ignore[type-arg]  # to name the type there makes a model more
    """glossary.yaml: the terms of a course by name."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    root: dict[Identifier, TermSpec]
