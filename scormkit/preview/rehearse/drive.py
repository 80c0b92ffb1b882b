"""The machine learner's hands: they work a course of ours by its structure, whatever its language."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from scormkit.preview.rehearse.answers import Given, right, wrong

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Keyboard, Locator, Page

Hand = Literal["mouse", "keyboard"]
Will = Literal["right", "wrong"]

_SHOWN = "const shown = (each) => each.checkVisibility({ visibilityProperty: true });"
_HERE = f"""() => {{
  {_SHOWN}
  const any = (selector) => [...document.querySelectorAll(selector)].some(shown);
  if (any("#main .save-panel")) return "end";
  if (any("#start-screen")) return "start";
  return document.querySelector('.entry[aria-current="page"]')?.dataset.key ?? "";
}}"""
_TO_DO = f"""(ways) => {{
  {_SHOWN}
  const main = document.querySelector("#main");
  const form = [...main.querySelectorAll("form[data-question]:not(.is-checked)")].find(shown);
  const open = form?.querySelector("[type=submit], .scenario-choices button");
  if (open && !form.querySelector("fieldset[disabled]")) return form.dataset.question;
  return ways.find((way) => [...main.querySelectorAll(way)].some(shown)) ?? null;
}}"""
"""The key of the question that is to be answered, or the first of these ways on that is there."""
_SIGHT = """() => {
  let sum = 0;
  for (const each of document.querySelector("#main").innerHTML) sum = (sum * 31 + each.codePointAt(0)) | 0;
  return sum;
}"""
_REFUSED = f"""(form) => {{
  {_SHOWN}
  const error = [...form.querySelectorAll(".error")].find(shown);
  return shown(form) && error ? error.innerText : null;
}}"""
_WAYS = (
    '[data-slot="begin"] button',
    ".stage-questions .feedback .actions button",
    "[data-block=content-notice] button.primary",
    "#next",
)
# One question to the page is as dear as the other, so few are asked.
MOST_STEPS = 3_000
"""Screens and answers of a whole course; more is a circle."""
MOST_TABS = 300
PATIENCE = 15_000
"""Milliseconds until what must appear has appeared."""


class Stuck(Exception):  # noqa: N818 - a finding about the course, not an error of ours
    """The course does not go on; the message says where and what was wanted."""


class Learner:
    """One learner in front of one launch. `look` is called whenever a new screen can be seen."""

    def __init__(
        self, page: Page, frame: Frame, *, hand: Hand = "mouse", look: Callable[[str], None] | None = None
    ) -> None:
        self.page = page
        self.frame = frame
        self.hand = hand
        self.look = look or (lambda _: None)
        text = frame.locator("script#course").text_content(timeout=PATIENCE)
        self.course: dict[str, Any] = json.loads(text or "{}")
        self.questions = {
            each["key"]: each
            for unit in self.course["units"]
            for page_ in unit["pages"]
            for each in page_["questions"]
        }

    # What a journey is made of

    def begin(self) -> None:
        """Start, or go on where the learner was."""
        self.look("start")
        start, again = self.frame.locator("#start"), self.frame.locator("#resume button").first
        start.or_(again).locator("visible=true").first.wait_for(timeout=PATIENCE)
        self.press(again if again.is_visible() else start)

    def take(
        self, will: Will | Mapping[str, Any] = "right", *, until: str | None = None, most: int = MOST_STEPS
    ) -> int:
        """Go on, answering as `will` says (by question id where it is a mapping), to the end of the course.

        Ends earlier on the page with the id `until`, or after `most` steps. Returns how many steps were made.
        """
        for step in range(most):
            where = self.here()
            if where == "end" or (until is not None and where == until):
                return step
            self.step(will)
        if most == MOST_STEPS:
            raise Stuck(f"The course does not end: after {most} steps the learner is on {self.here()}.")
        return most

    def step(self, will: Will | Mapping[str, Any]) -> None:
        """The next thing that there is to do on the screen."""
        found = self.frame.evaluate(_TO_DO, list(_WAYS))
        if found is None:
            raise Stuck(f"On {self.here()} nothing leads on.")
        main = self.frame.locator("#main")
        if found in _WAYS:
            self._go_on(main.locator(f"{found}:visible").first)
        else:
            self._answer(main.locator(f'form[data-question="{found}"]:visible').first, int(found), will)

    def leave(self) -> None:
        """Press Exit and see what the course says of it."""
        leave = self.frame.locator("#leave-course:visible, #exit:visible").first
        if not leave.count():
            self.press(self.frame.locator("#menu"))
            leave = self.frame.locator("#exit:visible").first
        self.press(leave)
        self.frame.locator("#main [data-state^=left], #main [data-state=leave_review]").first.wait_for(
            timeout=PATIENCE
        )
        self.look("left")

    def here(self) -> str:
        """The id of the page on the screen; `start`, or `end` on the last screen."""
        found = str(self.frame.evaluate(_HERE))
        if not found.isdigit():
            return found or "an unknown page"
        pages = [page for unit in self.course["units"] for page in unit["pages"]]
        return next((str(each["id"]) for each in pages if str(each["key"]) == found), "an unknown page")

    # Answers

    def _answer(self, form: Locator, key: int, will: Will | Mapping[str, Any]) -> None:
        question = self.questions[key]
        self.look(f"question-{question['id']}")
        self.put(form, question, self._given(question, will))
        if question["type"] != "scenario":
            self.press(form.locator("[type=submit]:visible").first)
        why = form.evaluate(_REFUSED) if form.count() else None
        if why is not None:
            raise Stuck(f"The question {question['id']} did not take the answer: {why}")

    def _given(self, question: Mapping[str, Any], will: Will | Mapping[str, Any]) -> Given:
        wanted = will if isinstance(will, str) else will.get(question["id"], "right")
        if wanted in {"right", "wrong"}:
            return right(question) if wanted == "right" else wrong(question)
        names = wanted if isinstance(wanted, list) else [wanted]
        keys = {each["id"].rpartition(".")[2]: each["key"] for each in question["options"]}
        keys |= {each["id"]: each["key"] for each in question["options"]}
        return [keys.get(str(name), str(name)) for name in names]

    def put(self, form: Locator, question: Mapping[str, Any], given: Given) -> None:
        """Put an answer in."""
        kind, answer = question["type"], form.locator(".answer")
        if kind in {"fill-in", "numeric", "cloze"}:
            self._fill(answer, given)
        elif kind == "long-text":
            self._write(answer.locator("textarea").first, str(given[0]))
        elif kind in {"matching", "categorise"}:
            for source, target in zip(given[::2], given[1::2], strict=True):
                row = answer.locator(f'[data-option="{source}"], [data-row="{source}"]').first
                self._pick(row, str(target))
        elif kind == "matrix":
            for row in answer.locator("[data-row]").all():
                self._choose(row.locator("input[type=radio]"), row.locator("input[type=radio]").first)
        elif kind == "ordering":
            # The order that is found is never right, and left as it is it counts as no answer.
            found = answer.locator(".order-item").evaluate_all("all => all.map(one => +one.dataset.option)")
            self._order(answer, [*given[1:], given[0]] if found == list(given) else given)
        elif kind == "scenario":
            for key in given:
                self.press(answer.locator(f'button[data-key="{key}"]:visible').first)
        else:
            for key in given:
                boxes = answer.locator("input[type=radio], input[type=checkbox]")
                self._choose(boxes, answer.locator(f'input[value="{key}"]').first)

    def _fill(self, answer: Locator, given: Given) -> None:
        gaps = answer.locator("[data-gap]").count()
        for place, value in enumerate(given):
            holder = answer.locator(f'[data-gap="{place}"]' if gaps else ".field").first
            field = holder.locator(".field-control").first
            if isinstance(value, int):
                self._select(field, str(value))
            else:
                self._write(field, value)

    def _write(self, field: Locator, text: str) -> None:
        if self.hand == "mouse":
            field.fill(text)
            return
        self.tab_to(field)
        self.keys.press("ControlOrMeta+a")
        self.keys.type(text)

    def _pick(self, row: Locator, target: str) -> None:
        menu = row.locator("select").first
        if menu.count():
            self._select(menu, target)
        else:
            self._choose(row.locator("input[type=radio]"), row.locator(f'input[value="{target}"]').first)

    def _select(self, menu: Locator, value: str) -> None:
        if self.hand == "mouse":
            menu.select_option(value)
            return
        self.tab_to(menu)
        self.keys.press("Home")
        for _ in range(menu.locator("option").count()):
            if menu.input_value() == value:
                return
            self.keys.press("ArrowDown")
        if menu.input_value() != value:
            raise Stuck("The keyboard does not reach an entry of a menu.")

    def _choose(self, group: Locator, choice: Locator) -> None:
        if choice.is_checked():
            return
        if self.hand == "mouse":
            choice.click()
            return
        if choice.get_attribute("type") == "checkbox":
            self.tab_to(choice)
            self.keys.press("Space")
            return
        self.tab_to(group)
        self.keys.press("Space")
        for _ in range(group.count()):
            if choice.is_checked():
                return
            self.keys.press("ArrowDown")
        if not choice.is_checked():
            raise Stuck("The keyboard does not reach an option.")

    def _order(self, answer: Locator, given: Given) -> None:
        for place, key in enumerate(given):
            for _ in given:
                rows = [each.get_attribute("data-option") for each in answer.locator("[data-option]").all()]
                if rows.index(str(key)) <= place:
                    break
                # The first button of a row moves it up; it keeps the focus on its way.
                self.press(
                    answer.locator(
                        f'[data-option="{key}"] button[data-move="up"], [data-option="{key}"] button'
                    ).first
                )

    # Hands

    def press(self, target: Locator) -> None:
        """Press a button with the mouse or the keyboard."""
        if self.hand == "mouse":
            target.click(timeout=PATIENCE)
        else:
            target.wait_for(timeout=PATIENCE)
            self.tab_to(target)
            self.keys.press("Enter")

    def _go_on(self, target: Locator) -> None:
        before = self._sight()
        self.press(target)
        for _ in range(PATIENCE // 20):
            if self._sight() != before:
                break
            self.frame.page.wait_for_timeout(20)
        else:
            raise Stuck(f"On {self.here()} a button was pressed and nothing changed.")
        self.look(self.here())

    def _sight(self) -> int:
        return int(self.frame.evaluate(_SIGHT))

    @property
    def keys(self) -> Keyboard:
        """The keyboard in front of the course."""
        return self.page.keyboard

    def tab_to(self, target: Locator) -> None:
        """Press Tab until one of the targets has the focus."""
        for _ in range(MOST_TABS):
            if target.evaluate_all("all => all.some(one => one === document.activeElement)"):
                return
            self.keys.press("Tab")
        raise Stuck(f"On {self.here()} the keyboard does not reach a button or a field.")
