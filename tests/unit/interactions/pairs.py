"""A question type for tests only, with one of everything that a type can bring.

The learner joins each word to its meaning, and types a name: an answer is a list of option keys and one text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

import pytest

from scormkit.diagnostics import Diagnostic
from scormkit.interactions import INTERACTIONS
from scormkit.interactions.base import (
    ImageSeed,
    InteractionType,
    OptionSeed,
    PlacedOption,
    QuestionSpec,
    RichSeed,
)
from scormkit.source.document import Where

NAME_LIMIT = 40


class PairsSpec(QuestionSpec):
    type: Literal["pairs"]
    words: tuple[str, ...]
    meanings: tuple[str, ...]
    ending: str = "You are *done*."
    image: str | None = None
    survey: bool = False


def _check(spec: PairsSpec, where: Where) -> Iterator[Diagnostic]:
    del spec, where
    return iter(())


def _options(spec: PairsSpec) -> tuple[OptionSeed, ...]:
    lists = {"source": ("words", spec.words), "target": ("meanings", spec.meanings)}
    return tuple(
        OptionSeed(text=text, path=(name, index), text_path=(name, index), group=group)
        for group, (name, texts) in lists.items()
        for index, text in enumerate(texts)
    )


def _data(spec: PairsSpec, options: Sequence[PlacedOption]) -> Mapping[str, Any]:
    words = [each for each in options if each.group == "source"]
    meanings = [each for each in options if each.group == "target"]
    return {
        "pairs": [[one.key, two.key] for one, two in zip(words, meanings, strict=False)],
        "limit": NAME_LIMIT,
    }


def _images(spec: PairsSpec) -> tuple[ImageSeed, ...]:
    return (ImageSeed(("image",), spec.image, "What is shown"),) if spec.image else ()


PAIRS = InteractionType(
    name="pairs",
    model=PairsSpec,
    check=_check,
    options=_options,
    template="pairs.html.j2",
    data=_data,
    texts=lambda _: (NAME_LIMIT,),
    list_items=lambda _, options: 2 * sum(each.group == "source" for each in options),
    graded=lambda spec: not spec.survey,
    record=lambda spec: not spec.survey,
    rich=lambda spec: {"ending": RichSeed(("ending",), spec.ending)},
    images=_images,
)


def use(patch: pytest.MonkeyPatch) -> None:
    """Let every room know the type."""
    known = MappingProxyType({**INTERACTIONS, "pairs": PAIRS})
    for module in (
        "course.questions",
        "plan.build",
        "plan.state",
        "pages.data",
        "pages.render",
    ):
        patch.setattr(f"scormkit.{module}.INTERACTIONS", known)
    patch.setattr("tests.unit.plan.courses.INTERACTIONS", known)
