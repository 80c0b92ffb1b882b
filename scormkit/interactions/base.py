"""What every question type shares: the fields an author can always write, and what a type provides."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Generic, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from scormkit.diagnostics import Diagnostic
from scormkit.source.document import Where
from scormkit.source.scalars import Identifier, Number, QuestionAttempts, Rich

Credit = Literal["all-or-nothing", "partial", "penalty"]
"""What an answer that is right in part earns: nothing; its right share; that share less what is wrong."""

MOST_HINTS = 9


class FeedbackSpec(BaseModel):
    """What the learner reads after an answer, by outcome."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    correct: Rich | None = Field(default=None, description="Shown after a right answer. Markdown.")
    partly: Rich | None = Field(
        default=None,
        description="Shown after an answer that is right in part. Left out, `incorrect` is shown. Markdown.",
    )
    incorrect: Rich | None = Field(default=None, description="Shown after a wrong answer. Markdown.")
    last: Rich | None = Field(
        default=None,
        description="Shown instead of `partly` and `incorrect` when the answer is not right and no attempt "
        "is left. Markdown.",
    )


class QuestionSpec(BaseModel):
    """The fields that every question type has; each type adds its own and narrows `type` to its name."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

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
    hints: Annotated[tuple[Rich, ...], Field(max_length=MOST_HINTS)] = Field(
        (),
        description="Help that the learner can open before answering, one after the other. Markdown. "
        f"At most {MOST_HINTS}.",
    )
    credit: Credit = Field(
        "all-or-nothing",
        description="What an answer that is right in part earns: nothing (all-or-nothing), the share of what "
        "is right in it (partial), or that less what is wrong in it (penalty).",
    )
    feedback: FeedbackSpec = Field(
        default_factory=FeedbackSpec, description="What the learner reads after answering."
    )


Spec = TypeVar("Spec", bound=QuestionSpec)

Steps = tuple[str | int, ...]
"""A path from a question to something in it, such as ("options", 2)."""


class ImageSeed(NamedTuple):
    """An image that a field of a question names: `target` as written, relative to the file of the question.

    `path` leads to the target in the question. `alt` is what the image shows, for who cannot see it; "" when
    the text beside it says the same.
    """

    path: Steps
    target: str
    alt: str


class OptionSeed(NamedTuple):
    """An option as a type states it, before course.lock gives it its key and letter.

    `id` and `letter` are None unless the author (or the type) fixes them; a type fixes the letters of all of
    a question's options or of none, and then the keys are their places from 0. `group` is "" where there is
    one list of options, else the name of the list that the option stands in (source, target, row, gap1 ...):
    letters are given out by group, keys by question. `path` leads to the option in the question, `text_path`
    to its text (None: the field `text` of the option), and `feedback_path` to its feedback.
    """

    text: str
    path: Steps
    id: str | None = None
    letter: str | None = None
    correct: bool = False
    feedback: str | None = None
    text_path: Steps | None = None
    feedback_path: Steps = ()
    group: str = ""
    image: ImageSeed | None = None


class PlacedOption(NamedTuple):
    """An option with what course.lock gave it: `key` for data and saved state, `letter` for SCORM 1.2."""

    id: str
    key: int
    letter: str
    group: str = ""


class RichSeed(NamedTuple):
    """A Markdown text of a question besides prompt, hints, options and feedback; `path` leads to it."""

    path: Steps
    text: str


def _no(_: QuestionSpec) -> bool:
    return False


def _yes(_: QuestionSpec) -> bool:
    return True


def _no_data(_: QuestionSpec, __: Sequence[PlacedOption]) -> Mapping[str, Any]:
    return {}


def _no_texts(_: QuestionSpec) -> tuple[int, ...]:
    return ()


def _no_list(_: QuestionSpec, __: Sequence[PlacedOption]) -> int:
    return 0


def _no_rich(_: QuestionSpec) -> Mapping[str, RichSeed]:
    return {}


def _no_images(_: QuestionSpec) -> tuple[ImageSeed, ...]:
    return ()


class InteractionType(NamedTuple, Generic[Spec]):
    """One question type. Adding a type is its folder and one line in interactions/__init__.py.

    `name` is what an author writes after `type:`, and the SCORM 1.2 interaction type (RTE 1.2 section 3.4.7)
    where the two agree. The functions take a question of the type's own model; `options` that they are given
    stand in the order in which the type's own `options` stated them.
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
    data: Callable[[Spec, Sequence[PlacedOption]], Mapping[str, Any]] = _no_data
    """What the type's JavaScript needs besides the options: JSON values, options named by their key."""
    texts: Callable[[Spec], tuple[int, ...]] = _no_texts
    """The most characters (UTF-16 units, as `maxlength` counts) of each text that a learner can type."""
    list_items: Callable[[Spec, Sequence[PlacedOption]], int] = _no_list
    """The most numbers in an answer that is a list. An answer is a list when this is not 0 or there are
    `texts`, else a set of option keys."""
    graded: Callable[[Spec], bool] = _yes
    """Whether there is a right answer. False: the result is neutral and never counts for points."""
    record: Callable[[Spec], bool] = _yes
    """Whether the answer is sent to the LMS as an interaction."""
    rich: Callable[[Spec], Mapping[str, RichSeed]] = _no_rich
    """Further Markdown texts by name; the template finds them, rendered, as `texts[name]`."""
    images: Callable[[Spec], tuple[ImageSeed, ...]] = _no_images
    """Images of the question itself (an option's own stands in its seed). The template finds them in
    `images` by their target."""
