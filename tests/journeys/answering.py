"""How a learner answers a question of each type, with the mouse or with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from playwright.sync_api import Locator, expect

from tests.journeys.answers import Item
from tests.journeys.learner import Learner

TYPED = frozenset({"fill-in", "numeric", "cloze"})
PAIRED = frozenset({"matching", "categorise", "matrix"})


def give(learner: Learner, question: dict[str, Any], given: Iterable[Item]) -> None:
    """Put an answer in; Check is still to be pressed, except in a scenario, which its last choice ends."""
    kind, items = question["type"], list(given)
    keys = [item for item in items if isinstance(item, int)]
    if kind in TYPED:
        fill(learner, items)
    elif kind in PAIRED:
        match(learner, keys)
    elif kind == "ordering":
        order(learner, keys)
    elif kind == "scenario":
        take(learner, *keys)
    elif kind == "long-text":
        write(learner, str(items[0]))
    else:
        learner.choose(question, set(keys))


# Texts


def fill(learner: Learner, answer: Sequence[Item]) -> None:
    """Put an answer into the fields in the order of the gaps."""
    for place, value in enumerate(answer):
        field = field_of(learner, place)
        if isinstance(value, int):
            select(learner, field, str(value))
            continue
        _reach(learner, field)
        learner.keys.press("Control+a")
        learner.keys.type(value)


def write(learner: Learner, text: str) -> None:
    """Replace what is in the field of a long text."""
    _reach(learner, learner.view.get_by_role("textbox", name="Your answer"))
    learner.keys.press("ControlOrMeta+a")
    learner.keys.press("Delete")
    learner.keys.insert_text(text)


def field_of(learner: Learner, place: int) -> Locator:
    """The field of a gap, or the only one."""
    answer = learner.view.locator(".answer:visible")
    gaps = answer.locator("[data-gap]").count()
    return answer.locator(f'[data-gap="{place}"]' if gaps else ".field").locator(".field-control")


def _reach(learner: Learner, field: Locator) -> None:
    if learner.hand == "mouse":
        field.click()
    else:
        learner.tab_to(field)


def select(learner: Learner, menu: Locator, value: str) -> None:
    """Choose in a menu; the keyboard walks down it."""
    if learner.hand == "mouse":
        menu.select_option(value)
        return
    learner.tab_to(menu)
    learner.keys.press("Home")
    for _ in range(menu.locator("option").count()):
        if menu.input_value() == value:
            return
        learner.keys.press("ArrowDown")
    expect(menu).to_have_value(value)


# Rows


def row_of(learner: Learner, key: int) -> Locator:
    """The row of a source, an item, a statement."""
    rows = learner.view.locator(".answer:visible")
    return rows.locator(f'[data-option="{key}"], [data-row="{key}"]')


def match(learner: Learner, answer: Sequence[int]) -> None:
    """Choose the target of each source, in menus, lists or a table."""
    for source, target in zip(answer[::2], answer[1::2], strict=True):
        row = row_of(learner, source)
        if row.get_by_role("combobox").count():
            select(learner, row.get_by_role("combobox"), str(target))
            continue
        choice = row.get_by_role("radio").and_(learner.view.locator(f'[value="{target}"]'))
        if learner.hand == "mouse":
            choice.click()
            continue
        learner.tab_to(row.get_by_role("radio"))
        learner.keys.press("Space")
        for _ in range(row.get_by_role("radio").count()):
            if not choice.is_checked():
                learner.keys.press("ArrowDown")
        expect(choice).to_be_checked()


def order(learner: Learner, answer: Sequence[int]) -> None:
    """Move every item up to its place. The button keeps the focus on the way."""
    for place, key in enumerate(answer):
        button = row_of(learner, key).get_by_role("button", name="Move up")
        steps = keys_shown(learner).index(key) - place
        for step in range(steps):
            learner.press(button)
            expect(button).to_be_focused()
            said = f"moved to {place + steps - step} of {len(answer)}"
            expect(learner.view.locator("#live")).to_contain_text(said)
    assert keys_shown(learner) == list(answer)


def keys_shown(learner: Learner) -> list[int]:
    """The keys of the rows, from top to bottom."""
    rows = learner.view.locator(".answer:visible [data-option]").all()
    return [int(row.get_attribute("data-option") or -1) for row in rows]


def drag(learner: Learner, held_by: Locator, to: Locator, *, at: float = 0.5, drop: bool = True) -> None:
    """Take hold of something, move over something else (`at`: how far down in it, 0 to 1), let go.

    Without `drop` the learner thinks better of it and presses Escape.
    """
    held_by.scroll_into_view_if_needed()
    mouse = learner.visit.window.mouse
    start, goal = held_by.bounding_box(), to.bounding_box()
    assert start is not None
    assert goal is not None
    mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    mouse.down()
    mouse.move(goal["x"] + goal["width"] / 2, goal["y"] + goal["height"] * at, steps=8)
    if not drop:
        learner.keys.press("Escape")
    mouse.up()


# Scenarios


def choices(learner: Learner) -> Locator:
    """The buttons of the step of a scenario that the learner is in."""
    return learner.view.get_by_role("group", name="What you can do").get_by_role("button")


def turns(learner: Learner) -> Locator:
    """The conversation so far."""
    return learner.view.locator(".scenario-turn:visible")


def take(learner: Learner, *keys: int) -> None:
    """Take choices one after the other; each new turn has the focus, and after the end the feedback."""
    for key in keys:
        before = turns(learner).count()
        learner.press(choices(learner).and_(learner.view.locator(f'[data-key="{key}"]')))
        expect(turns(learner)).to_have_count(before + 1)
        feedback = learner.view.locator(".feedback:visible")
        expect(feedback if feedback.count() else turns(learner).last).to_be_focused()
