"""What matching, ordering and categorise share: the parts of an answer, each right or not."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from scormkit.diagnostics import Span
from scormkit.interactions.base import RichSeed, Steps
from scormkit.source.document import Where
from scormkit.source.scalars import Identifier, Rich

_IMAGE = re.compile(r"!\[[^\]]*\]\s*[(\[]")


class PartFeedbackSpec(BaseModel):
    """What the learner reads at one part of an answer after checking."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    correct: Rich | None = Field(default=None, description="Shown at this part when it is right. Markdown.")
    incorrect: Rich | None = Field(
        default=None, description="Shown at this part when it is not right. Markdown."
    )


class ItemSpec(BaseModel):
    """One item to put in its place."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    text: Rich = Field(description="What the learner reads. Markdown.")
    feedback: PartFeedbackSpec = Field(
        default_factory=PartFeedbackSpec, description="What the learner reads at this item after answering."
    )
    id: Identifier | None = Field(
        None,
        description="A name that stays when the text changes. Unique in the question. "
        "Left out, course.lock recognises the item by its text.",
    )


def _item(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


ITEM = BeforeValidator(_item, json_schema_input_type=Rich | ItemSpec)
"""`Annotated[ItemSpec, ITEM]`: an item may be written as its text alone."""


def item_text(where: Where, path: Steps) -> Span:
    """The text of an item, however it was written."""
    return where.span(*path, "text")


def feedback_texts(feedback: Iterable[tuple[Steps, PartFeedbackSpec]]) -> Mapping[str, RichSeed]:
    """The feedback of every part: `correct:0`, `incorrect:0`, `correct:1` ... by the place of the part.

    Each feedback comes with the path that leads to it.
    """
    texts = {}
    for index, (path, each) in enumerate(feedback):
        for name, text in (("correct", each.correct), ("incorrect", each.incorrect)):
            if text is not None:
                texts[f"{name}:{index}"] = RichSeed((*path, name), text)
    return texts


def has_image(text: str) -> bool:
    """Whether Markdown shows an image, which a menu (an HTML select) cannot."""
    return _IMAGE.search(text) is not None
