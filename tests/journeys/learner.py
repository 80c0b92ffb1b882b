"""The learner at the screen: finds things by what a person is told, role and name; mouse or keyboard."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from playwright.sync_api import Keyboard, Locator, expect

from tests.journeys import quick
from tests.journeys.answers import Given, right_answer
from tests.journeys.lms import Visit
from tests.journeys.promise import Promise, Within

Hand = Literal["mouse", "keyboard"]
MOST_TABS = 250
CHECKED = "all => all.filter(one => one.checked).map(one => one.value)"


class Learner:
    """One person in one visit. Everything done on the screen is also told to the promise.

    Whole stretches (`play_on`, `play_check`) are gone by script, unless `thorough` or with the keyboard.
    """

    def __init__(
        self,
        visit: Visit,
        promise: Promise | None = None,
        *,
        hand: Hand = "mouse",
        thorough: bool = False,
    ) -> None:
        self.visit = visit
        self.view = visit.view
        self.hand = hand
        self.hurries = not thorough and hand == "mouse"
        self.hurrying = False
        text = self.view.locator("script#course").text_content()
        assert text is not None, "the launch page holds no course"
        self.course: dict[str, Any] = json.loads(text)
        self.promise = promise or Promise(self.course, visit.target)
        self.promise.course = self.course
        self.shown: dict[int, Within] = {}
        """When each question came on the screen."""
        if visit.mode == "normal":
            self.promise.launched()

    # Moving about

    def begin(self, button: str = "Start") -> None:
        """Start, Continue or look again, from the first screen."""
        self.press(self.button(button))
        self._arrive(self.current_page())

    def next(self) -> None:
        """The primary button at the end of a page."""
        page = self.pages[self.pages.index(self.current_page()) + 1]
        self.go(f"Next: {page['title']}")
        self._arrive(page)

    def back(self) -> None:
        """The quiet Back."""
        page = self.pages[self.pages.index(self.current_page()) - 1]
        self.press(self.button("Back"))
        self._arrive(page)

    def to_end(self) -> None:
        """From the last page to the result screen."""
        self.press(self.button("Next: Your result"))
        expect(self.view.get_by_role("main").get_by_text("Your result", exact=True)).to_be_visible()

    def save_and_exit(self) -> None:
        """The button of the last screen."""
        self.press(self.button("Save and exit"))

    def exit(self) -> None:
        """Exit at the foot of the menu."""
        self.press(self.view.get_by_role("navigation").get_by_role("button", name="Exit"))

    def entry(self, title: str) -> Locator:
        """A page's entry in the menu; its unit is unfolded first."""
        menu = self.view.get_by_role("navigation", name="Course contents")
        entry = menu.get_by_role("button", name=re.compile(rf"^{re.escape(title)}\b"))
        if entry.count() == 0:
            unit = next(u for u in self.course["units"] for page in u["pages"] if page["title"] == title)
            menu.locator("summary", has_text=unit["title"]).click()
        return entry

    def open(self, title: str) -> None:
        """Choose a page in the menu."""
        self.press(self.entry(title))
        self._arrive(self.page_called(title))

    @property
    def pages(self) -> list[dict[str, Any]]:
        """Pages and assessments, in order."""
        return self.promise.pages

    def page_called(self, title: str) -> dict[str, Any]:
        """A page by its title."""
        return next(page for page in self.pages if page["title"] == title)

    def current_page(self) -> dict[str, Any]:
        """Where the promise says the learner is; at first the first page."""
        return next((page for page in self.pages if page["key"] == self.promise.page), self.pages[0])

    @contextmanager
    def _hurry(self) -> Iterator[None]:
        """A stretch on the way to something else."""
        before, self.hurrying = self.hurrying, self.hurries
        yield
        self.hurrying = before

    def go(self, name: str) -> None:
        """A button of the page by its name."""
        if self.hurrying:
            quick.press(self, name)
        else:
            self.press(self.button(name))

    def _arrive(self, page: dict[str, Any]) -> None:
        if self.hurrying:
            quick.reads(self, page["title"])
        elif (
            page["key"] in self.promise.assessments
        ):  # under way or submitted: the heading says how it stands
            expect(self.view.get_by_role("main").get_by_text(page["title"], exact=True)).to_be_visible()
        else:
            expect(self.heading(page["title"])).to_be_visible()
        if self.visit.mode == "normal":
            self.promise.visit(page)
        else:
            self.promise.page = page["key"]
        for question in page["questions"]:
            self.shown[question["key"]] = self.moment()

    # Questions

    def form(self, question: dict[str, Any]) -> Locator:
        """A question on the screen."""
        return self.view.locator(f'form[data-question="{question["key"]}"]')

    def choices(self, question: dict[str, Any]) -> Locator:
        """The radio buttons or check boxes of a question."""
        return self.form(question).get_by_role("checkbox" if question["multiple"] else "radio")

    def option(self, question: dict[str, Any], key: int) -> Locator:
        """One option by its key."""
        return self.choices(question).and_(self.view.locator(f'[value="{key}"]'))

    def choose(self, question: dict[str, Any], keys: set[int]) -> None:
        """Choose exactly these options."""
        expect(self.choices(question)).to_have_count(len(question["options"]))
        checked = {int(value) for value in self.choices(question).evaluate_all(CHECKED)}
        for key in sorted(keys ^ checked if question["multiple"] else keys - checked):
            self.tick(self.option(question, key))

    def answer(self, name: str, chosen: set[str] | bool = True) -> None:
        """Answer a question: right (True), and one of options also wrong (False) or with these ids."""
        question = self.promise.question(name)
        right = right_answer(question)
        given = right if chosen is True else keys_of(question, chosen)
        if self.hurrying and question["type"] in quick.QUICK:
            assert isinstance(given, set)
            quick.answer(self, question, given, right=given == right)
        else:
            self._put(question, given)
            if question["type"] != "scenario":
                self.press(self.form(question).get_by_role("button", name="Check", exact=True))
            expect(self.verdict(question, given == right)).to_be_visible()
        self.promise.answer(question, given, self.shown[question["key"]], self.moment())

    def _put(self, question: dict[str, Any], given: Given) -> None:
        from tests.journeys.answering import give  # which needs a learner itself

        if isinstance(given, set):
            self.choose(question, given)
        else:
            give(self, question, given)

    def verdict(self, question: dict[str, Any], right: bool) -> Locator:
        """The feedback of a question, by its first words."""
        return self.form(question).get_by_role("group", name="Right" if right else "Not quite", exact=True)

    def moment(self) -> Within:
        """When the last action took effect: after it was begun, before now."""
        return self.visit.actions[-1], time.time()

    def try_again(self, name: str) -> None:
        """Clear a wrong answer of a practice question."""
        question = self.promise.question(name)
        self.press(self.form(question).get_by_role("button", name="Try again"))
        self.promise.clear(question)
        self.shown[question["key"]] = self.moment()

    # Checks

    def begin_check(self) -> None:
        """Begin the check that is on the screen."""
        check = self.current_page()
        self.go("Begin")
        self.promise.begin(check)
        self._ask(check, 0)

    def play_check(self, wrong: set[str] | None = None, *, again: bool = False) -> int:
        """Answer a whole check, the named questions wrongly; returns its percent in hundredths."""
        check = self.current_page()
        with self._hurry():
            if again:
                self.go("Try again")
                self.promise.restart(check)
                self._ask(check, 0)
            else:
                self.begin_check()
            return self.finish_check(wrong)

    def finish_check(self, wrong: set[str] | None = None, *, start: int = 0) -> int:
        """Answer a check from one of its questions to its result."""
        check = self.current_page()
        with self._hurry():
            if start:
                self._ask(check, start)
            for index, question in list(enumerate(check["questions"]))[start:]:
                name = question["id"].rpartition(".")[2]
                self.answer(name, name not in (wrong or set()))
                self.after_answer(index)
        percent = self.promise.submit(check)
        passed = percent >= check["passingScore"] * 100
        limit, used = check["attempts"], self.promise.assessments[check["key"]].submitted
        failed = (
            "You did not reach the pass mark" if limit == used else "You have not reached the pass mark yet"
        )
        expect(self.heading("You passed this check" if passed else failed)).to_be_visible()
        return percent

    def after_answer(self, index: int) -> None:
        """On to the next question, or to the result after the last."""
        check = self.current_page()
        if index + 1 < len(check["questions"]):
            self.go("Next question")
            self._ask(check, index + 1)
        else:
            self.go("See result")

    def _ask(self, check: dict[str, Any], index: int) -> None:
        question = check["questions"][index]
        place = f"Question {index + 1} of {len(check['questions'])}"
        if self.hurrying:
            quick.reads(self, place)
        else:
            expect(self.form(question)).to_be_visible()
            expect(self.view.get_by_text(place).first).to_be_visible()
        self.shown[question["key"]] = self.moment()

    # Whole courses

    def play_page(self) -> None:
        """Read the page on the screen and answer its questions, right."""
        page = self.current_page()
        if page["kind"] == "assessment":
            self.play_check()
            return
        for question in page["questions"]:
            self.answer(question["id"].rpartition(".")[2])

    def play_on(self, *, until: str | None = None) -> None:
        """Go on page by page to the last, or to the one called `until`, doing everything right."""
        with self._hurry():
            while (page := self.current_page())["title"] != until:
                self.play_page()
                if page is self.pages[-1]:
                    return
                self.next()

    # Hands and eyes

    def heading(self, name: str) -> Locator:
        """A heading by its text."""
        return self.view.get_by_role("heading", name=name, exact=True)

    def button(self, name: str) -> Locator:
        """A button of the page (not of the menu)."""
        return self.view.get_by_role("main").get_by_role("button", name=name, exact=True)

    def press(self, target: Locator) -> None:
        """Press a button, as one action of the learner."""
        expect(target).to_be_visible()
        if self.hand == "mouse":
            self.visit.mark()
            target.click()
        else:
            self.tab_to(target)
            self.visit.mark()
            self.keys.press("Enter")

    def tick(self, choice: Locator) -> None:
        """Choose an option."""
        if self.hand == "mouse":
            choice.click()
            return
        if choice.get_attribute("type") == "checkbox":
            self.tab_to(choice)
            self.keys.press("Space")
            return
        group = choice.locator("xpath=ancestor::fieldset").get_by_role("radio")
        self.tab_to(group)
        self.keys.press("Space")
        for _ in range(group.count()):
            if choice.is_checked():
                return
            self.keys.press("ArrowDown")
        expect(choice).to_be_checked()

    @property
    def keys(self) -> Keyboard:
        """The keyboard in front of the course."""
        return self.visit.window.keyboard

    def tab_to(self, target: Locator) -> None:
        """Press Tab until one of the targets has the focus, which must be seen there."""
        for _ in range(MOST_TABS):
            if target.evaluate_all("all => all.some(one => one === document.activeElement)"):
                return
            self.keys.press("Tab")
        raise AssertionError(f"the keyboard does not reach {target}")


def keys_of(question: dict[str, Any], chosen: set[str] | Literal[False]) -> set[int]:
    """The option keys of an answer: wrong, or by the last part of the options' ids."""
    assert question["type"] in {"choice", "true-false"}, f"{question['id']} has no options to choose from"
    right = {option["key"] for option in question["options"] if option["correct"]}
    if chosen is False:
        wrong = [option["key"] for option in question["options"] if not option["correct"]]
        return {wrong[0]} if wrong else {min(right)}
    found = {o["key"] for o in question["options"] if o["id"].rpartition(".")[2] in chosen}
    assert len(found) == len(chosen), f"{question['id']} lacks one of the options {sorted(chosen)}"
    return found
