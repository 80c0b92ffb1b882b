"""The long-text question: a text of the learner's own, kept with the attempt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from scormkit.diagnostics import Diagnostic
from scormkit.interactions.base import OptionSeed, PlacedOption, QuestionSpec, RichSeed
from scormkit.interactions.likert.model import check_survey
from scormkit.interactions.long_text import faults
from scormkit.source.document import Where
from scormkit.source.scalars import Flag, Rich, Whole

MOST_SENT = 255
"""What SCORM 1.2 takes as a response (RTE 1.2 section 3.4.4, CMIFeedback)."""
MOST_KEPT = 4000
"""What SCORM 2004 takes as a long-fill-in (RTE 4th section 4.2.9)."""
USUAL = 500

Length = Annotated[Whole, Field(ge=1, le=MOST_KEPT)]


class LongTextSpec(QuestionSpec):
    """A question that is answered with a text. Nothing is right or wrong, and it never counts for points."""

    type: Literal["long-text"] = Field(
        description="A question that is answered with a text of one's own, without a right answer."
    )
    min_length: Length = Field(1, description="The fewest characters of an answer. Left out: 1.")
    max_length: Length | None = Field(
        None,
        description="The most characters of an answer, at most 4000. They take room in the saved progress, "
        "at worst four times as many. Left out: 500; 255 with `send: true`.",
    )
    model_answer: Rich | None = Field(
        None, description="An example of a good answer, shown after the learner's own. Markdown."
    )
    send: Flag = Field(
        False,
        description="true: the answer goes to the LMS, where others may read it. Left out, it is kept with "
        "the learner's progress only.",
    )

    @property
    def most(self) -> int:
        """The most characters of an answer."""
        return self.max_length or (MOST_SENT if self.send else USUAL)


def check(spec: LongTextSpec, where: Where) -> Iterator[Diagnostic]:
    """Find lengths that cannot be met or sent, and fields that mean nothing here."""
    yield from check_survey(spec, where)
    if spec.min_length > spec.most:
        yield faults.lengths_crossed(where.span("min_length"), spec.min_length, spec.most)
    if spec.send and spec.most > MOST_SENT:
        yield faults.too_long_to_send(where.span("max_length"), spec.most, MOST_SENT)


def options(spec: LongTextSpec) -> tuple[OptionSeed, ...]:
    """None: the answer is written."""
    del spec
    return ()


def data(spec: LongTextSpec, placed: Sequence[PlacedOption]) -> Mapping[str, Any]:
    """What an answer is measured by: LongTextData in score.js."""
    del placed
    return {"least": spec.min_length, "most": spec.most}


def texts(spec: LongTextSpec) -> tuple[int, ...]:
    """One text of at most `most` characters."""
    return (spec.most,)


def record(spec: LongTextSpec) -> bool:
    """Only when the author says so: what learners write for themselves is nobody else's business."""
    return spec.send


def rich(spec: LongTextSpec) -> Mapping[str, RichSeed]:
    """The model answer."""
    return {} if spec.model_answer is None else {"model": RichSeed(("model_answer",), spec.model_answer)}
