"""The ordering question: items, written in the right order and shown in another."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from scormkit.diagnostics import Diagnostic
from scormkit.interactions import faults as common
from scormkit.interactions.base import OptionSeed, PlacedOption, QuestionSpec, RichSeed
from scormkit.interactions.options import MOST_LETTERS, check_ids, doubles
from scormkit.interactions.ordering import faults
from scormkit.interactions.parts import (
    ITEM,
    ItemSpec,
    feedback_texts,
    item_text,
)
from scormkit.source.document import Where
from scormkit.source.scalars import shorten


class OrderingSpec(QuestionSpec):
    """Items to put into the right order."""

    type: Literal["ordering"] = Field(description="A question that asks for the right order.")
    items: tuple[Annotated[ItemSpec, ITEM], ...] = Field(
        description="The items in the right order, at least 2. Learners get them in another order.",
        json_schema_extra={"minItems": 2, "maxItems": MOST_LETTERS},
    )
    compare: Literal["places", "run"] = Field(
        "places",
        description="What counts as right in part. places: every item that stands in its place. run: the "
        "longest run of items that follow each other as they should, wherever it stands.",
    )


def check(spec: OrderingSpec, where: Where) -> Iterator[Diagnostic]:
    """Find what makes an ordering question impossible or pointless to answer."""
    count = len(spec.items)
    if count < 2:
        yield faults.too_few_items(where.key_span("items"), count)
    elif count > MOST_LETTERS:
        yield faults.too_many_items(where.key_span("items"), count, MOST_LETTERS)
    if count == 2 and spec.credit != "all-or-nothing":
        why = "two items stand in the right order or not"
        yield common.credit_without_parts(where.span("credit"), spec.credit, why)
    texts = ((item.text, item_text(where, ("items", index))) for index, item in enumerate(spec.items))
    for text, span, first in doubles(texts):
        yield faults.same_item_text(span, first, shorten(text, 60))
    yield from check_ids((item.id, where.span("items", index, "id")) for index, item in enumerate(spec.items))


def options(spec: OrderingSpec) -> tuple[OptionSeed, ...]:
    """The items in the right order; their text stands in the field `text`, or is all there is."""
    return tuple(
        OptionSeed(id=item.id, text=item.text, path=("items", index)) for index, item in enumerate(spec.items)
    )


def data(spec: OrderingSpec, placed: Sequence[PlacedOption]) -> Mapping[str, Any]:
    """`order`: the keys in the right order. `compare`: as the author wrote."""
    return {"order": [option.key for option in placed], "compare": spec.compare}


def list_items(spec: OrderingSpec, _: Sequence[PlacedOption]) -> int:
    """An answer has every item."""
    return len(spec.items)


def rich(spec: OrderingSpec) -> Mapping[str, RichSeed]:
    """The feedback of the items."""
    return feedback_texts(
        (("items", index, "feedback"), item.feedback) for index, item in enumerate(spec.items)
    )


def shuffle(_: OrderingSpec) -> bool:
    """The items are always shown in another order than the right one."""
    return True
