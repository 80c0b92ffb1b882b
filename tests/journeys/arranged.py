"""How a learner matches, sorts and orders: with the mouse, with the keyboard alone, and by dragging."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Locator, expect

from tests.journeys.learner import Hand, Learner
from tests.journeys.lms import Lms
from tests.journeys.test_accessibility import Inspector
from tests.journeys.typed import Case, answer_of, choose_by_key, held


def row_of(learner: Learner, key: int) -> Locator:
    """The row of a source or an item."""
    return learner.view.locator(f'.answer:visible [data-option="{key}"]')


def match(learner: Learner, answer: list[int]) -> None:
    """Choose the target of each source, in menus or lists."""
    for source, target in zip(answer[::2], answer[1::2], strict=True):
        row = row_of(learner, source)
        if row.get_by_role("combobox").count():
            menu = row.get_by_role("combobox")
            if learner.hand == "mouse":
                menu.select_option(str(target))
            else:
                choose_by_key(learner, menu, str(target))
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


def order(learner: Learner, answer: list[int]) -> None:
    """Move every item up to its place. The button keeps the focus on the way."""
    for place, key in enumerate(answer):
        button = row_of(learner, key).get_by_role("button", name="Move up")
        steps = keys_shown(learner).index(key) - place
        for step in range(steps):
            learner.press(button)
            expect(button).to_be_focused()
            said = f"moved to {place + steps - step} of {len(answer)}"
            expect(learner.view.locator("#live")).to_contain_text(said)
    assert keys_shown(learner) == answer


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


def begin(learner: Learner) -> None:
    """Into the course, whether it is new or (being one page long) finished as soon as it was opened."""
    again = "Look at the course again"
    expect(learner.button("Start").or_(learner.button(again))).to_be_visible()
    learner.begin(again if learner.button(again).count() else "Start")


def arrange(learner: Learner, case: Case, name: str) -> None:
    """Put in one of a case's answers."""
    way = order if case["authored"]["type"] == "ordering" else match
    way(learner, answer_of(case, name)["answer"])


def play(lms: Lms, context: BrowserContext, hand: Hand, case: Case, steps: list[tuple[str, str]]) -> None:
    """Press Check in vain, then answer as `steps` say: (name of the answer, verdict), trying again between.

    The answer is still there after a resume, and the LMS holds what the case promises of each.
    """
    visit = lms.launch(context)
    learner = Learner(visit, hand=hand)
    begin(learner)
    learner.press(learner.button("Check"))
    expect(learner.view.locator(".error")).to_be_visible()
    expect(learner.view.locator(".answer :focus")).to_have_count(1)
    for index, (name, verdict) in enumerate(steps):
        if index:
            learner.press(learner.button("Try again"))
            expect(learner.view.locator(".answer :focus")).to_have_count(1)
        arrange(learner, case, name)
        expect(learner.view.locator(".error")).to_be_hidden()
        learner.press(learner.button("Check"))
        expect(learner.view.get_by_role("group", name=verdict, exact=True)).to_be_focused()
    visit.settle()
    visit.leave()
    told = case["scorm12"]
    results = {"Right": "correct", "Not quite": "wrong"}
    assert held(lms) == [
        (
            told["type"],
            answer_of(case, name)["scorm12"],
            told["patterns"],
            results.get(verdict) or str(round(answer_of(case, name)["score"], 2)),
        )
        for name, verdict in steps
    ]
    again = Learner(lms.launch(context), hand=hand)
    begin(again)
    expect(again.view.get_by_role("group", name=steps[-1][1], exact=True)).to_be_visible()
    assert shown(again, case) == answer_of(case, steps[-1][0])["answer"]


def shown(learner: Learner, case: Case) -> list[int]:
    """The answer as it stands on the screen."""
    if case["authored"]["type"] == "ordering":
        return keys_shown(learner)
    answer = []
    for key in sorted(keys_shown(learner)):
        field = row_of(learner, key).locator("select, input:checked")
        answer += [key, int(field.input_value())]
    return answer


def inspect(learner: Learner, inspector: Inspector, case: Case, names: tuple[str, str]) -> None:
    """Look at a question of two tries with axe-core: open, pressed too early, answered, the last try used."""
    begin(learner)
    inspector.look(learner, "unanswered")
    learner.press(learner.button("Check"))
    inspector.look(learner, "checked too early")
    for name in names:
        arrange(learner, case, name)
        inspector.look(learner, f"{name}: chosen")
        learner.press(learner.button("Check"))
        inspector.look(learner, f"{name}: checked")
        if learner.button("Try again").count():
            learner.press(learner.button("Try again"))
    assert inspector.found == []
