"""The choice question: one right option, or several with `multiple: true`."""

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scormkit.diagnostics import Diagnostic
from scormkit.interactions import faults
from scormkit.interactions.base import OptionSeed, QuestionSpec
from scormkit.interactions.images import check_image, image_seed
from scormkit.interactions.options import MOST_LETTERS, check_ids, check_right, check_texts
from scormkit.source.document import Where
from scormkit.source.scalars import Flag, Identifier, Rich, Text


class OptionSpec(BaseModel):
    """One option of a choice question."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    text: Rich = Field(description="What the learner reads. Markdown.")
    correct: Flag = Field(False, description="true: this option is right (one of the right ones).")
    feedback: Rich | None = Field(None, description="Shown when the learner chose this option. Markdown.")
    image: Text | None = Field(
        None, description="An image above the text: its path, relative to this file. Needs `alt`."
    )
    alt: Text | None = Field(
        None,
        description="What the image shows, for who cannot see it; `decorative` where the text says the same.",
    )
    id: Identifier | None = Field(
        None,
        description="A name that stays when the text changes. Unique in the question. "
        "Left out, course.lock recognises the option by its text.",
    )


class ChoiceSpec(QuestionSpec):
    """A question with options to choose from."""

    type: Literal["choice"] = Field(description="A question with options to choose from.")
    multiple: Flag = Field(
        False,
        description="true: the learner may tick several options. All right ones and no other earn the "
        "points; `credit` tells what less earns.",
    )
    shuffle: Flag = Field(True, description="false: the options always stand in the order written here.")
    options: tuple[OptionSpec, ...] = Field(
        description="The options, 2 to 36. Mark the right one with correct: true.",
        json_schema_extra={"minItems": 2, "maxItems": MOST_LETTERS},
    )


def check(spec: ChoiceSpec, where: Where) -> Iterator[Diagnostic]:
    """Find what makes a choice question impossible or pointless to answer.

    `where` is the place of the question. Every finding points at the option or the list it is about.
    """
    if len(spec.options) < 2:
        yield faults.too_few_options(where.key_span("options"), len(spec.options))
    marks = [option.correct for option in spec.options]
    yield from check_right(marks, where, "options", "option", multiple=spec.multiple, credit=spec.credit)
    places = [(option, where.at("options", index)) for index, option in enumerate(spec.options)]
    yield from check_texts((option.text, place.span("text")) for option, place in places)
    yield from check_ids((option.id, place.span("id")) for option, place in places)
    for index, option in enumerate(spec.options):
        if option.image is not None:
            yield from check_image(where, ("options", index, "image"), option.image, option.alt)
        elif option.alt is not None:
            yield faults.alternative_without_image(where.key_span("options", index, "alt"))


def options(spec: ChoiceSpec) -> tuple[OptionSeed, ...]:
    """The options in the author's order; course.lock gives each its key and letter."""
    return tuple(
        OptionSeed(
            id=option.id,
            text=option.text,
            correct=option.correct,
            feedback=option.feedback,
            path=("options", index),
            feedback_path=("options", index, "feedback"),
            image=image_seed(("options", index, "image"), option.image, option.alt) if option.image else None,
        )
        for index, option in enumerate(spec.options)
    )


def multiple(spec: ChoiceSpec) -> bool:
    """Whether the learner may tick several options."""
    return spec.multiple


def shuffle(spec: ChoiceSpec) -> bool:
    """Whether the options are shown in a random order."""
    return spec.shuffle
