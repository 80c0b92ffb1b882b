"""The true-false question: a statement to judge."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from scormkit.diagnostics import Diagnostic
from scormkit.interactions import faults
from scormkit.interactions.base import FeedbackSpec, OptionSeed, QuestionSpec
from scormkit.source.document import Where
from scormkit.source.scalars import Flag, Rich


class TrueFalseFeedbackSpec(FeedbackSpec):
    """Feedback by outcome, and by the answer chosen."""

    true: Rich | None = Field(default=None, description="Shown when the learner answered true. Markdown.")
    false: Rich | None = Field(default=None, description="Shown when the learner answered false. Markdown.")


class TrueFalseSpec(QuestionSpec):
    """A statement that the learner judges to be true or false."""

    type: Literal["true-false"] = Field(description="A statement that is true or false.")
    answer: Flag = Field(description="The right answer: true or false.")
    feedback: TrueFalseFeedbackSpec = Field(
        default_factory=TrueFalseFeedbackSpec, description="What the learner reads after answering."
    )


def check(spec: TrueFalseSpec, where: Where) -> Iterator[Diagnostic]:
    """The answer is right or wrong: there is nothing to give a part of the points for."""
    if spec.credit != "all-or-nothing":
        why = "an answer to a true-false question is right or wrong"
        yield faults.credit_without_parts(where.span("credit"), spec.credit, why)


def options(spec: TrueFalseSpec) -> tuple[OptionSeed, ...]:
    """Always `true` (letter t) and then `false` (letter f), as SCORM 1.2 records them (RTE 3.4.7)."""
    return (
        OptionSeed(
            id="true",
            letter="t",
            text="True",
            correct=spec.answer,
            feedback=spec.feedback.true,
            path=("answer",),
            feedback_path=("feedback", "true"),
        ),
        OptionSeed(
            id="false",
            letter="f",
            text="False",
            correct=not spec.answer,
            feedback=spec.feedback.false,
            path=("answer",),
            feedback_path=("feedback", "false"),
        ),
    )
