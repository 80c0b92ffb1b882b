"""The matrix question: several statements, one scale, one answer in each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field

from scormkit.diagnostics import Diagnostic
from scormkit.interactions import faults as common
from scormkit.interactions.base import OptionSeed, PlacedOption, QuestionSpec
from scormkit.interactions.likert.model import (
    LEAST_POINTS,
    MOST_POINTS,
    check_scale,
    check_survey,
    listed,
)
from scormkit.interactions.matrix import faults
from scormkit.interactions.options import check_texts
from scormkit.source.document import Where
from scormkit.source.scalars import Rich

MOST_ROWS = 36
"""The characters a-z and 0-9, one a row (SCORM 1.2 RTE 3.4.7, CMIFeedback of a matching)."""


class MatrixSpec(QuestionSpec):
    """Statements to place on one scale. Nothing is right or wrong, and it never counts for points."""

    type: Literal["matrix"] = Field(description="Statements to place on one scale, without right answers.")
    rows: tuple[Rich, ...] = Field(
        description="The statements, 2 to 36.", json_schema_extra={"minItems": 2, "maxItems": MOST_ROWS}
    )
    scale: tuple[Rich, ...] = Field(
        description="The labels of the scale's points, 2 to 11, from one end to the other.",
        json_schema_extra={"minItems": LEAST_POINTS, "maxItems": MOST_POINTS},
    )


def check(spec: MatrixSpec, where: Where) -> Iterator[Diagnostic]:
    """Find rows or a scale that cannot be used, and fields that a survey question has no use for."""
    yield from check_survey(spec, where)
    if len(spec.rows) < 2:
        yield faults.too_few_rows(where.key_span("rows"), len(spec.rows))
    elif len(spec.rows) > MOST_ROWS:
        yield common.too_many_options(where.key_span("rows"), len(spec.rows), MOST_ROWS)
    yield from check_texts((each, where.span("rows", index)) for index, each in enumerate(spec.rows))
    yield from check_scale(spec.scale, where.at("scale"), where.key_span("scale"))


def options(spec: MatrixSpec) -> tuple[OptionSeed, ...]:
    """The rows, then the points of the scale (the columns)."""
    return listed(spec.rows, "rows", "row") + listed(spec.scale, "scale", "column")


def list_items(spec: MatrixSpec, placed: Sequence[PlacedOption]) -> int:
    """A row and its column, for every row."""
    del placed
    return 2 * len(spec.rows)
