"""The likert question: one statement, one scale, no right answer; and what every survey question shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field

from scormkit.diagnostics import Diagnostic, Span
from scormkit.interactions.base import OptionSeed, QuestionSpec
from scormkit.interactions.likert import faults
from scormkit.interactions.options import check_texts
from scormkit.source.document import Where
from scormkit.source.scalars import Rich

LEAST_POINTS, MOST_POINTS = 2, 11
"""The points of a scale: yes and no at least; 0 to 10 at most."""

_USELESS = ("points", "credit")
_USELESS_FEEDBACK = ("partly", "incorrect", "last")


class LikertSpec(QuestionSpec):
    """A statement to place on a scale. Nothing is right or wrong, and it never counts for points."""

    type: Literal["likert"] = Field(description="A statement to place on a scale, without a right answer.")
    scale: tuple[Rich, ...] = Field(
        description="The labels of the scale's points, 2 to 11, from one end to the other.",
        json_schema_extra={"minItems": LEAST_POINTS, "maxItems": MOST_POINTS},
    )


def check(spec: LikertSpec, where: Where) -> Iterator[Diagnostic]:
    """Find a scale that cannot be used, and fields that a survey question has no use for."""
    yield from check_survey(spec, where)
    yield from check_scale(spec.scale, where.at("scale"), where.key_span("scale"))


def check_survey(spec: QuestionSpec, where: Where) -> Iterator[Diagnostic]:
    """Find fields that mean nothing where nothing is right or wrong."""
    for name in _USELESS:
        if name in spec.model_fields_set:
            yield faults.field_without_effect(where.key_span(name), name)
    for name in _USELESS_FEEDBACK:
        if name in spec.feedback.model_fields_set:
            yield faults.field_without_effect(where.key_span("feedback", name), f"feedback: {name}")


def check_scale(scale: Sequence[str], where: Where, key: Span) -> Iterator[Diagnostic]:
    """Find a scale that is too short or too long, or has two points with one label."""
    if not LEAST_POINTS <= len(scale) <= MOST_POINTS:
        yield faults.scale_length(key, len(scale), LEAST_POINTS, MOST_POINTS)
    yield from check_texts((each, where.span(index)) for index, each in enumerate(scale))


def options(spec: LikertSpec) -> tuple[OptionSeed, ...]:
    """The points of the scale."""
    return listed(spec.scale, "scale")


def listed(texts: Sequence[str], field: str, group: str = "") -> tuple[OptionSeed, ...]:
    """The entries of a list of texts as options; `field` is its key in the question."""
    return tuple(
        OptionSeed(text=text, path=(field, index), text_path=(field, index), group=group)
        for index, text in enumerate(texts)
    )


def graded(spec: QuestionSpec) -> bool:
    """Never: there is no right answer."""
    del spec
    return False
