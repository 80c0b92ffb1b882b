"""The field decides what a text means; what does not fit is refused with the repair."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from scormkit.source import scalars
from scormkit.source.scalars import PlainScalar


def read(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_python(value)


def remedy(kind: Any, value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    (error,) = caught.value.errors()
    assert error["type"] == scalars.MISFIT
    return str(error["ctx"]["help"])


@pytest.mark.parametrize("written", ["No", "1:30", "2026-11-22", "1.10", "true", "0x1F"])
def test_text_is_exactly_what_was_written(written: str) -> None:
    value = read(scalars.Text, PlainScalar(written))
    assert value == written
    assert type(value) is str


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (scalars.Flag, "true", True),
        (scalars.Flag, "False", False),
        (scalars.Whole, "-12", -12),
        (scalars.Whole, "0", 0),
        (scalars.Number, "2.50", 2.5),
        (scalars.Minutes, "45", 45),
        (scalars.Percent, "80", 80.0),
        (scalars.DateText, "2024-02-29", "2024-02-29"),
        (scalars.Slug, "cst-1", "cst-1"),
        (scalars.Identifier, "Q_1-a", "Q_1-a"),
        (scalars.Language, "zh-Hant-TW", "zh-Hant-TW"),
        (scalars.QuestionAttempts, "15", 15),
        (scalars.AssessmentAttempts, "unlimited", "unlimited"),
    ],
)
def test_what_fits_is_read(kind: Any, written: str, value: object) -> None:
    assert read(kind, PlainScalar(written)) == value


@pytest.mark.parametrize(
    ("kind", "written", "said"),
    [
        (scalars.Flag, "no", "Write false."),
        (scalars.Flag, "ON", "Write true."),
        (scalars.Flag, "maybe", "Write true or false."),
        (scalars.Whole, "010", "Some programs read a leading zero as octal: write 10."),
        (scalars.Whole, "1_000", "Write 1000, without separators."),
        (scalars.Whole, "1,000", "Write 1000, without separators."),
        (scalars.Whole, "+5", "Write 5, without the sign."),
        (scalars.Whole, "80%", "Write the number alone: 80."),
        (scalars.Whole, "3 times", "Write the number alone: 3."),
        (scalars.Whole, "1:30", "Write 90."),
        (scalars.Whole, "2.0", "Write 2."),
        (scalars.Whole, "several", "Write a whole number."),
        (scalars.Number, "1,5", "Write 1.5, with a point."),
        (scalars.Number, ".5", "Write 0.5."),
        (scalars.Number, ".inf", "Write a number, such as 80 or 2.5."),
        (scalars.Minutes, "1:30", "Write 90."),
        (scalars.Minutes, "1:30:00", "Durations are written in minutes: write 90."),
        (scalars.Minutes, "90 min", "Durations are written in minutes: write 90."),
        (scalars.Minutes, "1.5 hours", "Durations are written in minutes: write 90."),
        (scalars.Minutes, "1h 30m", "Durations are written in minutes: write 90."),
        (scalars.Minutes, "PT1H30M", "Durations are written in minutes: write 90."),
        (scalars.Minutes, "long", "Write a whole number of minutes, such as 45."),
        (scalars.DateText, "22.11.2026", "Write the date as year-month-day: 2026-11-22."),
        (scalars.DateText, "11/22/2026", "Write the date as year-month-day: 2026-11-22."),
        (scalars.DateText, "22 November 2026", "Write the date as year-month-day: 2026-11-22."),
        (scalars.DateText, "November 22, 2026", "Write the date as year-month-day: 2026-11-22."),
        (scalars.DateText, "2026/11/22", "Write the date as year-month-day: 2026-11-22."),
        (scalars.DateText, "03/04/2026", "Write the date as year-month-day, such as 2026-11-22."),
        (scalars.DateText, "2026-02-30", "There is no such day. Write year-month-day, such as 2026-11-22."),
        (scalars.Slug, "My Course", "Write my-course."),
        (scalars.Slug, "Über uns", "Write uber-uns."),
        (scalars.Slug, "前書き", "Write a short name, such as cst-introduction."),
        (scalars.Identifier, "O 2", "Write O-2."),
        (scalars.Language, "en_US.UTF-8", "Write en-US."),
        (scalars.Language, "English (US)", "Write a code such as en, en-US or es."),
        (scalars.QuestionAttempts, "16", "Write a number from 1 to 15, or unlimited."),
        (scalars.AssessmentAttempts, "0", "Write a number from 1 to 50, or unlimited."),
        (scalars.AssessmentAttempts, "infinite", "Write a number from 1 to 50, or unlimited."),
    ],
)
def test_what_does_not_fit_is_refused_with_its_repair(kind: Any, written: str, said: str) -> None:
    assert remedy(kind, PlainScalar(written)) == said


def test_quoted_values_are_no_numbers_or_flags() -> None:
    assert remedy(scalars.Whole, "3") == "Write 3 without quotation marks."
    assert remedy(scalars.Percent, "2.5") == "Write 2.5 without quotation marks."
    assert remedy(scalars.Flag, "true") == "Write true without quotation marks."


def test_a_newline_at_the_end_is_no_part_of_a_name() -> None:
    for kind in (scalars.Slug, scalars.Identifier, scalars.Language):
        assert remedy(kind, "en\n")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (scalars.Text, "string"),
        (scalars.Flag, "boolean"),
        (scalars.Whole, "integer"),
        (scalars.Number, "number"),
        (scalars.Minutes, "integer"),
        (scalars.DateText, "string"),
    ],
)
def test_editors_see_the_plain_type(kind: Any, expected: str) -> None:
    assert TypeAdapter(kind).json_schema()["type"] == expected
