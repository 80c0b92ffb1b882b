"""The categorise question: items to sort into two to six groups."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from scormkit.diagnostics import Diagnostic
from scormkit.interactions.base import OptionSeed, PlacedOption, QuestionSpec, RichSeed, Steps
from scormkit.interactions.categorise import faults
from scormkit.interactions.matching.faults import image_in_menu
from scormkit.interactions.matching.model import Layout
from scormkit.interactions.options import MOST_LETTERS, check_ids, doubles
from scormkit.interactions.parts import (
    ITEM,
    ItemSpec,
    feedback_texts,
    has_image,
    item_text,
)
from scormkit.source.document import Where
from scormkit.source.scalars import Flag, Identifier, Rich, shorten

FEWEST_GROUPS, MOST_GROUPS = 2, 6
MOST_IN_LISTS = 3
"""Groups up to which the layout is lists unless the author says otherwise."""


class GroupSpec(BaseModel):
    """A group and the items that belong to it."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    name: Rich = Field(description="What the learner reads. Markdown; in menus only its words are shown.")
    items: tuple[Annotated[ItemSpec, ITEM], ...] = Field(
        description="The items that belong to this group. [] for a group that nothing belongs to."
    )
    id: Identifier | None = Field(
        None,
        description="A name that stays when the group's name changes. Unique among the question's groups. "
        "Left out, course.lock recognises the group by its name.",
    )


class CategoriseSpec(QuestionSpec):
    """Items to sort into groups."""

    type: Literal["categorise"] = Field(description="A question that asks to sort items into groups.")
    groups: tuple[GroupSpec, ...] = Field(
        description="The groups, 2 to 6, each with the items that belong to it. "
        "Learners see the groups in this order.",
        json_schema_extra={"minItems": FEWEST_GROUPS, "maxItems": MOST_GROUPS},
    )
    layout: Layout | None = Field(
        None,
        description="lists: every group as a radio button at each item. menus: a menu at each item. "
        f"Left out: lists for up to {MOST_IN_LISTS} groups, else menus.",
    )
    shuffle: Flag = Field(True, description="false: the items always stand in the order written here.")


def items_of(spec: CategoriseSpec) -> Iterator[tuple[Steps, ItemSpec, int]]:
    """Every item: the path to it, itself, and the place of its group."""
    for place, group in enumerate(spec.groups):
        for index, item in enumerate(group.items):
            yield ("groups", place, "items", index), item, place


def layout_of(spec: CategoriseSpec) -> Layout:
    """The author's layout, or the one that suits the number of groups."""
    return spec.layout or ("lists" if len(spec.groups) <= MOST_IN_LISTS else "menus")


def check(spec: CategoriseSpec, where: Where) -> Iterator[Diagnostic]:
    """Find what makes a categorise question impossible or pointless to answer."""
    items = list(items_of(spec))
    if not FEWEST_GROUPS <= len(spec.groups) <= MOST_GROUPS:
        yield faults.group_count(where.key_span("groups"), len(spec.groups), FEWEST_GROUPS, MOST_GROUPS)
    if not 2 <= len(items) <= MOST_LETTERS:
        yield faults.item_count(where.key_span("groups"), len(items), MOST_LETTERS)
    else:
        for place, group in enumerate(spec.groups):
            if not group.items:
                yield faults.empty_group(where.key_span("groups", place, "items"))
    names = ((group.name, where.span("groups", place, "name")) for place, group in enumerate(spec.groups))
    for text, span, first in doubles(names):
        yield faults.same_group_name(span, first, shorten(text, 60))
    for text, span, first in doubles((item.text, item_text(where, path)) for path, item, _ in items):
        yield faults.item_twice(span, first, shorten(text, 60))
    yield from check_ids(
        (group.id, where.span("groups", place, "id")) for place, group in enumerate(spec.groups)
    )
    yield from check_ids((item.id, where.span(*path, "id")) for path, item, _ in items)
    for place, group in enumerate(spec.groups):
        if layout_of(spec) == "menus" and has_image(group.name):
            yield image_in_menu(where.span("groups", place, "name"))


def options(spec: CategoriseSpec) -> tuple[OptionSeed, ...]:
    """The groups, then the items, group by group."""
    groups = [
        OptionSeed(
            id=group.id,
            text=group.name,
            path=("groups", place),
            text_path=("groups", place, "name"),
            group="group",
        )
        for place, group in enumerate(spec.groups)
    ]
    items = [
        OptionSeed(id=item.id, text=item.text, path=path, group="item") for path, item, _ in items_of(spec)
    ]
    return (*groups, *items)


def right_pairs(
    spec: CategoriseSpec, placed: Sequence[PlacedOption]
) -> list[tuple[PlacedOption, PlacedOption]]:
    """Each item with its group, in the author's order."""
    items = placed[len(spec.groups) :]
    return [(item, placed[place]) for item, (_, _, place) in zip(items, items_of(spec), strict=True)]


def data(spec: CategoriseSpec, placed: Sequence[PlacedOption]) -> Mapping[str, Any]:
    """`pairs`: the right answer, [item key, group key] each. `layout`: as it is shown."""
    pairs = [[item.key, group.key] for item, group in right_pairs(spec, placed)]
    return {"pairs": pairs, "layout": layout_of(spec)}


def list_items(spec: CategoriseSpec, _: Sequence[PlacedOption]) -> int:
    """An answer has two numbers an item."""
    return 2 * sum(len(group.items) for group in spec.groups)


def rich(spec: CategoriseSpec) -> Mapping[str, RichSeed]:
    """The feedback of the items."""
    return feedback_texts(((*path, "feedback"), item.feedback) for path, item, _ in items_of(spec))


def shuffle(spec: CategoriseSpec) -> bool:
    """Whether the items are shown in a random order; the groups never are."""
    return spec.shuffle
