"""The matching question: each source has its target; targets that belong to no source may stand between."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from scormkit.diagnostics import Diagnostic
from scormkit.interactions.base import OptionSeed, PlacedOption, QuestionSpec, RichSeed, Steps
from scormkit.interactions.matching import faults
from scormkit.interactions.options import MOST_LETTERS, check_ids, doubles
from scormkit.interactions.parts import (
    PartFeedbackSpec,
    feedback_texts,
    has_image,
)
from scormkit.source.document import Where
from scormkit.source.scalars import Flag, Identifier, Rich, shorten

Layout = Literal["menus", "lists"]
MOST_IN_LIST = 6
"""Targets in a list of radio buttons that is repeated at every source."""


class PairSpec(BaseModel):
    """A source and the target that belongs to it."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    source: Rich = Field(description="What the learner finds the match for. Markdown.")
    target: Rich = Field(description="What belongs to it. Markdown; in menus only its words are shown.")
    feedback: PartFeedbackSpec = Field(
        default_factory=PartFeedbackSpec, description="What the learner reads at this pair after answering."
    )
    id: Identifier | None = Field(
        None,
        description="A name that stays when the texts change. Unique in the question. "
        "Left out, course.lock recognises source and target by their texts.",
    )


class MatchingSpec(QuestionSpec):
    """Sources, each to be matched with its target."""

    type: Literal["matching"] = Field(description="A question that asks which belong together.")
    pairs: tuple[PairSpec, ...] = Field(
        description="What belongs together, at least 2 pairs.",
        json_schema_extra={"minItems": 2, "maxItems": MOST_LETTERS},
    )
    distractors: tuple[Rich, ...] = Field(
        (), description="Further targets, which belong to no source. Markdown; in menus only the words."
    )
    layout: Layout = Field(
        "menus",
        description="menus: a menu at each source. lists: every target as a radio button at each source, "
        f"for at most {MOST_IN_LIST} targets.",
    )
    shuffle: Flag = Field(
        True,
        description="false: sources stand in the order written here, and targets in the order of their "
        "letters.",
    )


def check(spec: MatchingSpec, where: Where) -> Iterator[Diagnostic]:
    """Find what makes a matching question impossible or pointless to answer."""
    targets: list[tuple[Steps, str]] = [
        *((("pairs", index, "target"), pair.target) for index, pair in enumerate(spec.pairs)),
        *((("distractors", index), text) for index, text in enumerate(spec.distractors)),
    ]
    if len(spec.pairs) < 2:
        yield faults.too_few_pairs(where.key_span("pairs"), len(spec.pairs))
    if len(targets) > MOST_LETTERS:
        key = "pairs" if len(spec.pairs) > MOST_LETTERS else "distractors"
        yield faults.too_many_targets(where.key_span(key), len(targets), MOST_LETTERS)
    elif spec.layout == "lists" and len(targets) > MOST_IN_LIST:
        yield faults.list_too_long(where.span("layout"), len(targets), MOST_IN_LIST)
    sources = [(pair.source, where.span("pairs", index, "source")) for index, pair in enumerate(spec.pairs)]
    for text, span, first in doubles(sources):
        yield faults.same_pair_text(span, first, shorten(text, 60), "source")
    for text, span, first in doubles((text, where.span(*path)) for path, text in targets):
        yield faults.same_pair_text(span, first, shorten(text, 60), "target")
    yield from check_ids((pair.id, where.span("pairs", index, "id")) for index, pair in enumerate(spec.pairs))
    for path, text in targets:
        if spec.layout == "menus" and has_image(text):
            yield faults.image_in_menu(where.span(*path))


def options(spec: MatchingSpec) -> tuple[OptionSeed, ...]:
    """The sources, then the targets in the order of the sources, then the distractors."""
    sources = [
        OptionSeed(
            id=pair.id,
            text=pair.source,
            path=("pairs", index),
            text_path=("pairs", index, "source"),
            group="source",
        )
        for index, pair in enumerate(spec.pairs)
    ]
    targets = [
        OptionSeed(
            id=pair.id,
            text=pair.target,
            path=("pairs", index),
            text_path=("pairs", index, "target"),
            group="target",
        )
        for index, pair in enumerate(spec.pairs)
    ]
    distractors = [
        OptionSeed(text=text, path=("distractors", index), text_path=("distractors", index), group="target")
        for index, text in enumerate(spec.distractors)
    ]
    return (*sources, *targets, *distractors)


def right_pairs(
    spec: MatchingSpec, placed: Sequence[PlacedOption]
) -> list[tuple[PlacedOption, PlacedOption]]:
    """Each source with its target, in the author's order."""
    count = len(spec.pairs)
    return list(zip(placed[:count], placed[count : 2 * count], strict=True))


def data(spec: MatchingSpec, placed: Sequence[PlacedOption]) -> Mapping[str, Any]:
    """`pairs`: the right answer, [source key, target key] each."""
    return {"pairs": [[source.key, target.key] for source, target in right_pairs(spec, placed)]}


def list_items(spec: MatchingSpec, _: Sequence[PlacedOption]) -> int:
    """An answer has two numbers a pair."""
    return 2 * len(spec.pairs)


def rich(spec: MatchingSpec) -> Mapping[str, RichSeed]:
    """The feedback of the pairs."""
    return feedback_texts(
        (("pairs", index, "feedback"), pair.feedback) for index, pair in enumerate(spec.pairs)
    )


def shuffle(spec: MatchingSpec) -> bool:
    """Whether sources and targets are shown in a random order."""
    return spec.shuffle
