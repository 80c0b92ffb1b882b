"""The choice question: one right option, or several with `multiple: true`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scormkit.diagnostics import Diagnostic, Span
from scormkit.interactions import faults
from scormkit.interactions.base import OptionSeed, QuestionSpec
from scormkit.interactions.images import check_image, image_seed
from scormkit.source.document import Where
from scormkit.source.scalars import Flag, Identifier, Rich, Text, shorten

MOST_OPTIONS = 36
"""The characters a-z and 0-9, one an option (SCORM 1.2 RTE 3.4.7, CMIFeedback of a choice)."""


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
        json_schema_extra={"minItems": 2, "maxItems": MOST_OPTIONS},
    )


def check(spec: ChoiceSpec, where: Where) -> Iterator[Diagnostic]:
    """Find what makes a choice question impossible or pointless to answer.

    `where` is the place of the question. Every finding points at the option or the list it is about.
    """
    count = len(spec.options)
    if count < 2:
        yield faults.too_few_options(where.key_span("options"), count)
    elif count > MOST_OPTIONS:
        yield faults.too_many_options(where.key_span("options"), count, MOST_OPTIONS)
    right = [index for index, option in enumerate(spec.options) if option.correct]
    if not right and count >= 2:
        yield faults.no_right_answer(where.key_span("options"), spec.multiple)
    elif len(right) > 1 and not spec.multiple:
        yield faults.several_right_answers([where.span("options", index, "correct") for index in right])
    elif len(right) == count and count >= 2:
        yield faults.every_option_right(where.key_span("options"))
    if spec.credit != "all-or-nothing" and not spec.multiple:
        why = "only one option can be chosen, and it is right or wrong"
        yield faults.credit_without_parts(where.span("credit"), spec.credit, why)
    yield from _doubles(spec, where)
    for index, option in enumerate(spec.options):
        if option.image is not None:
            yield from check_image(where, ("options", index, "image"), option.image, option.alt)
        elif option.alt is not None:
            yield faults.alternative_without_image(where.key_span("options", index, "alt"))


def _doubles(spec: ChoiceSpec, where: Where) -> Iterator[Diagnostic]:
    texts: dict[str, Span] = {}
    ids: dict[str, Span] = {}
    for index, option in enumerate(spec.options):
        text, span = " ".join(option.text.split()), where.span("options", index, "text")
        if text in texts:
            yield faults.same_option_text(span, texts[text], shorten(text, 60))
        texts.setdefault(text, span)
        if option.id is None:
            continue
        span = where.span("options", index, "id")
        if option.id in ids:
            yield faults.same_option_id(span, ids[option.id], option.id)
        ids.setdefault(option.id, span)


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
