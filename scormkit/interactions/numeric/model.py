"""The numeric question: a number that the learner types, with or without its unit."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema

from scormkit.diagnostics import Diagnostic
from scormkit.interactions import faults as common
from scormkit.interactions.base import OptionSeed, PlacedOption, QuestionSpec, RichSeed
from scormkit.interactions.encoding import decimal
from scormkit.interactions.fill_in.faults import feedback_never_shown
from scormkit.interactions.numeric import faults
from scormkit.source.document import Where
from scormkit.source.scalars import Flag, Number, Rich, Text, misfit

MOST_RESPONSES = 20
MOST_CHARACTERS = 40
"""Of a number with its unit."""


class Tolerance(NamedTuple):
    """How far an answer may be off: `amount` in the answer's own unit, or in percent of it."""

    amount: float
    percent: bool


_TOLERANCE = re.compile(r"((?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17})?)\s*(%?)")


def _tolerance(value: Any) -> Tolerance:
    if isinstance(value, Tolerance):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0:
        return Tolerance(float(value), percent=False)
    written = _TOLERANCE.fullmatch(value.strip()) if isinstance(value, str) else None
    if written is None:
        found = str(value) if isinstance(value, str | int | float) else "a list or a mapping"
        remedy = "Write a number, such as 2 or 0.5, or a percentage, such as 5%."
        raise misfit("a number or a percentage, not below 0", found, remedy)
    return Tolerance(float(written[1]), percent=written[2] == "%")


ToleranceField = Annotated[
    Tolerance,
    PlainValidator(_tolerance),
    WithJsonSchema(
        {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": r"^[0-9.]+\s*%$"}]}
    ),
]


class RangeSpec(BaseModel):
    """Feedback for particular wrong numbers: one with a tolerance, or a range."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    answer: Number | None = Field(None, description="The wrong number.")
    tolerance: ToleranceField | None = Field(
        None, description="How far from it still counts: a number, or a percentage such as 5%."
    )
    min: Number | None = Field(None, description="The least number of a range.")
    max: Number | None = Field(None, description="The most of a range.")
    feedback: Rich = Field(description="Shown when the learner typed such a number. Markdown.")


class UnitsSpec(BaseModel):
    """The unit of the answer."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    unit: Text = Field(description="The unit as it is shown with the solution, such as h or km/h.")
    accept: Annotated[tuple[Text, ...], Field(max_length=20)] = Field(
        (), description="Other ways to write it, such as [hours, hr]. Letter case makes no difference."
    )
    required: Flag = Field(
        False, description="true: the number alone is not right. Left out, the unit may be left out, too."
    )


class NumericSpec(QuestionSpec):
    """A question that is answered with a number, typed."""

    type: Literal["numeric"] = Field(description="A question that is answered with a number, typed.")
    answer: Number | None = Field(
        None, description="The right number. Write min and max instead for a range."
    )
    tolerance: ToleranceField | None = Field(
        None,
        description="How far the answer may be off: a number, or a percentage of the answer such as 5%. "
        "Left out, it must be exact.",
    )
    min: Number | None = Field(None, description="The least number that is right.")
    max: Number | None = Field(None, description="The greatest number that is right.")
    units: UnitsSpec | None = Field(
        None, description="The unit that the learner may, or must, write. Left out, only the number is typed."
    )
    responses: Annotated[tuple[RangeSpec, ...], Field(max_length=MOST_RESPONSES)] = Field(
        (),
        description="Feedback for particular wrong numbers, such as near misses; the first that fits is "
        "shown.",
    )


Bounds = tuple[float | None, float | None]


def bounds(spec: NumericSpec | RangeSpec) -> Bounds:
    """The least and the greatest number that fit; None where a side is open.

    They are computed in decimals, so that 0.3 with a tolerance of 0.1 reaches to 0.4, not just short of it.
    """
    if spec.answer is None:
        return spec.min, spec.max
    answer, tolerance = Decimal(repr(spec.answer)), spec.tolerance or Tolerance(0, percent=False)
    amount = Decimal(repr(tolerance.amount))
    reach = abs(answer) * amount / 100 if tolerance.percent else amount
    return float(answer - reach), float(answer + reach)


def check(spec: NumericSpec, where: Where) -> Iterator[Diagnostic]:
    """Find numbers that nobody can meet and feedback that nobody can read."""
    if spec.credit != "all-or-nothing":
        yield common.credit_without_parts(
            where.span("credit"), spec.credit, "a number is either right or wrong"
        )
    yield from _check_range(spec, where)
    if spec.units is not None:
        names = ((spec.units.unit, ("unit",)), *((n, ("accept", i)) for i, n in enumerate(spec.units.accept)))
        for name, steps in names:
            if re.match(r"[\d.,+'’−-]", name):
                yield faults.unit_like_number(where.span("units", *steps), name)
    seen: list[tuple[Bounds, str]] = [(bounds(spec), "these numbers are right")]
    for index, response in enumerate(spec.responses):
        place = where.at("responses", index)
        found = list(_check_range(response, place))
        yield from found
        if found:
            continue
        reach = bounds(response)
        why = next((why for other, why in seen if _within(reach, other)), None)
        if why and any(side is not None for side in seen[0][0]):
            yield feedback_never_shown(place.span("feedback"), why)
        seen.append((reach, "an earlier entry is for the same numbers"))


def _check_range(spec: NumericSpec | RangeSpec, where: Where) -> Iterator[Diagnostic]:
    ranged = spec.min is not None or spec.max is not None
    if spec.answer is None and not ranged:
        yield faults.number_missing(where.span())
    if spec.answer is not None and ranged:
        yield faults.number_and_range(
            where.key_span("min" if spec.min is not None else "max"), where.span("answer")
        )
    if spec.min is not None and spec.max is not None and spec.min > spec.max:
        yield faults.range_reversed(where.span("min"), decimal(spec.min), decimal(spec.max))
    if spec.tolerance is not None and spec.answer is None:
        yield faults.tolerance_without_answer(where.span("tolerance"))


def _within(inner: Bounds, outer: Bounds) -> bool:
    infinite = float("inf")
    low, high = (
        (inner[0] if inner[0] is not None else -infinite),
        (inner[1] if inner[1] is not None else infinite),
    )
    return (outer[0] is None or outer[0] <= low) and (outer[1] is None or high <= outer[1])


def options(spec: NumericSpec) -> tuple[OptionSeed, ...]:
    """None: the answer is typed."""
    del spec
    return ()


def data(spec: NumericSpec, placed: Sequence[PlacedOption]) -> Mapping[str, Any]:
    """What decides whether a number is right: NumericData in score.js."""
    del placed
    low, high = bounds(spec)
    units = spec.units
    return {
        "answer": spec.answer,
        "low": low,
        "high": high,
        "unit": units and {"name": units.unit, "accept": list(units.accept), "required": units.required},
        "maxLength": MOST_CHARACTERS,
        "responses": [list(bounds(response)) for response in spec.responses],
    }


def texts(spec: NumericSpec) -> tuple[int, ...]:
    """One text: the number, as typed, and its unit."""
    del spec
    return (MOST_CHARACTERS,)


def rich(spec: NumericSpec) -> Mapping[str, RichSeed]:
    """The feedback for particular numbers, as response-0, response-1 ..."""
    return {
        f"response-{index}": RichSeed(("responses", index, "feedback"), response.feedback)
        for index, response in enumerate(spec.responses)
    }
