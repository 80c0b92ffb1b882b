"""What every question type shares: the fields an author can always write, and what a type provides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from scormkit.diagnostics import Diagnostic
from scormkit.source.document import Where
from scormkit.source.scalars import Identifier, Number, QuestionAttempts, Rich


class FeedbackSpec(BaseModel):
    """What the learner reads after an answer, by outcome."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    correct: Rich | None = Field(None, description="Shown after a right answer. Markdown.")
    incorrect: Rich | None = Field(None, description="Shown after a wrong answer. Markdown.")


class QuestionSpec(BaseModel):
    """The fields that every question type has; each type adds its own and narrows `type` to its name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: str = Field(description="The kind of question.")
    id: Identifier | None = Field(
        None,
        description="A name for this question that stays when its text changes. Unique in its file. "
        "Left out, course.lock recognises the question by its text.",
    )
    prompt: Rich = Field(description="What is asked. Markdown.")
    objectives: tuple[str, ...] = Field(
        (), description="The unit's objectives that this question measures, such as [O1, O3]."
    )
    points: Annotated[Number, Field(gt=0, le=100)] = Field(
        1.0,
        description="What a right answer earns; it counts in assessments only. More than 0, at most 100.",
    )
    attempts: QuestionAttempts | None = Field(
        None,
        description="How often the learner may answer: 1 to 15, or unlimited. "
        "Left out: unlimited in a page, once a round in an assessment.",
    )
    feedback: FeedbackSpec = Field(
        default_factory=lambda: FeedbackSpec(correct=None, incorrect=None),
        description="What the learner reads after answering.",
    )


Spec = TypeVar("Spec", bound=QuestionSpec)

Steps = tuple[str | int, ...]
"""A path from a question to something in it, such as ("options", 2)."""


@dataclass(frozen=True, slots=True)
class OptionSeed:
    """An option as a type states it, before course.lock gives it its key and letter.

    `id` and `letter` are None unless the author (or the type) fixes them; `path` leads to it in the question,
    and `feedback_path` to its feedback (an author need not have written it).
    """

    id: str | None
    letter: str | None
    text: str
    correct: bool
    feedback: str | None
    path: Steps
    feedback_path: Steps = ()


def _no(_: QuestionSpec) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class InteractionType(Generic[Spec]):
    """One question type. Adding a type is its folder and one line in interactions/__init__.py.

    `name` is what an author writes after `type:`, and the SCORM 1.2 interaction type (RTE 1.2 section 3.4.7)
    where the two agree. The functions take a question of the type's own model.
    """

    name: str
    model: type[Spec]
    check: Callable[[Spec, Where], Iterator[Diagnostic]]
    """What is wrong with a question whose fields are all of the right type."""
    options: Callable[[Spec], tuple[OptionSeed, ...]]
    template: str
    """Name of the Jinja template, relative to interactions/ (`choice/template.html.j2`)."""
    multiple: Callable[[Spec], bool] = _no
    """Whether an answer may hold several options."""
    shuffle: Callable[[Spec], bool] = _no
    """Whether the options are shown in a random order."""
