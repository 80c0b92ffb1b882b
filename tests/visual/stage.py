"""A course on a stage of its own: a package in a browser beside a small LMS that does as it is told."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.answering import give
from tests.journeys.answers import right_answer
from tests.journeys.learner import Learner

Scheme = Literal["light", "dark"]

DICE = """(() => {
  let seed = 7;
  Math.random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
})();"""
"""Everybody gets the same order."""

LMS = (Path(__file__).parent / "lms.js").read_text("utf-8")


class Window:
    """What `Learner` asks of a visit, without an LMS that is read back."""

    mode = "picture"
    target = "scorm12"

    def __init__(self, page: Page) -> None:
        self.page = self.view = self.window = page
        self.actions = [0.0]

    def mark(self) -> None:
        """Nothing is measured here."""


class Stage:
    """One launch of a package at one width."""

    def __init__(
        self, context: BrowserContext, address: str, given: dict[str, str] | None, *, lms: bool = True
    ) -> None:
        self.page = context.new_page()
        self.noise: list[str] = []
        """What the browser's console says, and errors of the page: nothing, in any state."""
        self.page.on("console", lambda message: self.noise.append(f"console {message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.noise.append(f"page error: {error}"))
        self.page.set_default_timeout(15_000)
        self.page.clock.set_fixed_time("2026-11-27T09:00:00Z")
        self.page.add_init_script(DICE)
        if lms:
            self.page.add_init_script(LMS.replace("GIVEN", json.dumps(given or {})))
        self.page.goto(address)
        self.learner = Learner(Window(self.page))  # type: ignore[arg-type]

    @property
    def data(self) -> dict[str, str]:
        """What the LMS would hand out at the next launch."""
        kept: dict[str, str] = self.page.evaluate("window.lms.data")
        return {**kept, "cmi.core.entry": "resume"}

    def press(self, name: str) -> None:
        """A button of the page."""
        self.learner.button(name).first.click()

    def page_of(self, title: str) -> dict[str, Any]:
        """A page of the course by its title."""
        return self.learner.page_called(title)

    def open(self, title: str) -> dict[str, Any]:
        """A page by its entry in the menu, as a script presses it: also where the menu is folded away."""
        page = self.press_entry(title)
        self.learner.promise.page = page["key"]
        self.page.evaluate("scrollTo(0, 0)")
        return page

    def press_entry(self, title: str) -> dict[str, Any]:
        """Its entry, whether or not it is locked."""
        page = self.page_of(title)
        self.page.evaluate("key => document.querySelector(`.entry[data-key='${key}']`).click()", page["key"])
        return page

    def put(self, question: dict[str, Any], answer: Any) -> None:
        """An answer, not checked yet."""
        # The hands of the journeys work on the one question that they see.
        others = f'form[data-question]:not([data-question="{question["key"]}"])'
        self.page.add_style_tag(content=f"main {others} {{ display: none }}").evaluate(
            "rule => { window.alone = rule }"
        )
        give(self.learner, question, answer)
        self.page.evaluate("window.alone.remove()")

    def check(self, question: dict[str, Any]) -> None:
        """Press Check."""
        if question["type"] != "scenario":
            self.learner.form(question).locator("[type=submit]").click()

    def is_answered(self, question: dict[str, Any]) -> bool:
        """Whether it was checked."""
        return "is-checked" in (self.learner.form(question).get_attribute("class") or "")

    def right(self, question: dict[str, Any]) -> None:
        """Answer it right."""
        self.put(question, answer_to(question, right=True))
        self.check(question)

    def wrong(self, question: dict[str, Any]) -> None:
        """Answer it wrong, or partly right."""
        self.put(question, answer_to(question, right=False))
        self.check(question)
        if not self.is_answered(question):  # an order that stood there already is no answer
            self.right(question)

    def works(self, *, works: bool) -> None:
        """Whether the LMS stores what it is sent from now on; what was open is stored first."""
        self.page.evaluate("works => { window.lms.works = works }", works)
        if works and self.page.locator("#alerts .notice").count():
            self.page.evaluate("dispatchEvent(new Event('online'))")  # which saves at once
            self.page.locator("#alerts .notice").wait_for(state="detached")


def answer_to(question: dict[str, Any], *, right: bool) -> Any:
    """An answer of each type."""
    if question["type"] in OPINIONS:
        return OPINIONS[question["type"]](question)
    given = right_answer(question) if question["type"] in REST else RIGHT[question["type"]](question)
    return given if right else WRONG[question["type"]](question, given)


def _rows(question: dict[str, Any]) -> list[int]:
    """The first point for each row of a matrix."""
    options = question["options"]
    rows = [each["key"] for each in options if each["group"] == options[0]["group"]]
    point = next(each["key"] for each in options if each["key"] not in rows)
    return [key for row in rows for key in (row, point)]


def _one_off(question: dict[str, Any], right: set[int]) -> set[int]:
    """One wrong option; where several are right, only one of those."""
    if len(right) > 1:
        return {min(right)}
    return {next(option["key"] for option in question["options"] if option["key"] not in right)}


def _swapped(_: dict[str, Any], pairs: list[int]) -> list[int]:
    """The targets of the last pair and of one that has another one, changed over."""
    other = next(at for at in range(1, len(pairs), 2) if pairs[at] != pairs[-1])
    return [*pairs[:other], pairs[-1], *pairs[other + 1 : -1], pairs[other]]


def _last_gap(question: dict[str, Any], given: list[Any]) -> list[Any]:
    """The last gap wrong."""
    gap = question["data"]["gaps"][-1]
    wrong = next((key for key, _ in gap["list"] if key != given[-1]), None) if gap["list"] else "another word"
    return [*given[:-1], wrong]


def _numbers(data: dict[str, Any]) -> list[float | None]:
    """A number that is right: the answer, or an end of the range."""
    return [data.get(each) for each in ("answer", "low", "high")]


OPINIONS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "likert": lambda question: {question["options"][1]["key"]},
    "matrix": _rows,
    "long-text": lambda _: ["I would stay calm, listen, and ask what would help. " * 4],
}
RIGHT: dict[str, Callable[[dict[str, Any]], Any]] = {
    "hotspot": lambda question: {each["key"] for each in question["options"] if each["correct"]},
    "numeric": lambda question: [f"{next(filter(None, _numbers(question['data']))):g}"],
}
WRONG: dict[str, Callable[[dict[str, Any], Any], Any]] = {
    "choice": _one_off,
    "true-false": _one_off,
    "hotspot": _one_off,
    "numeric": lambda *_: ["7"],
    "fill-in": lambda *_: ["something else"],
    "cloze": _last_gap,
    "matching": _swapped,
    "categorise": _swapped,
    "ordering": lambda _, given: [*given[1:], given[0]],
    "scenario": lambda _, given: given,
}
REST = WRONG.keys() - RIGHT.keys()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """No log on the terminal."""


@contextmanager
def served(package: Path, folder: Path) -> Iterator[str]:
    """The address of the launch page of a zip, which is unpacked into `folder`."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{next(folder.glob('*.html')).name}"
    finally:
        server.shutdown()
        server.server_close()


def context_of(
    browser: Browser, width: int, scheme: Scheme = "light", *, forced: bool = False, height: int = 900
) -> BrowserContext:
    """A browser window of a size, in which nothing moves."""
    return browser.new_context(
        viewport={"width": width, "height": height},
        locale="en-US",
        timezone_id="UTC",
        color_scheme=scheme,
        reduced_motion="reduce",
        forced_colors="active" if forced else "none",
    )
