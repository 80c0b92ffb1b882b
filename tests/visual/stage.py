"""A course on a stage of its own: a package in a browser beside a small LMS that does as it is told."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
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

LMS = """
(() => {
  const data = Object.assign({
    "cmi.core._children": "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time",
    "cmi.core.score._children": "raw,max,min", "cmi.interactions._count": "0",
    "cmi.interactions._children": "id,time,type,student_response,result,latency,correct_responses,objectives,weighting",
    "cmi.objectives._count": "0", "cmi.objectives._children": "id,score,status",
    "cmi.core.student_id": "1", "cmi.suspend_data": "", "cmi.core.lesson_location": "", "cmi.core.student_name": "Okafor, Amara", "cmi.core.credit": "credit",
    "cmi.core.lesson_mode": "normal", "cmi.core.lesson_status": "not attempted", "cmi.core.entry": "ab-initio",
  }, GIVEN);
  window.lms = { works: true, data };
  const number = (name) => {
    const found = /^(cmi\\.(?:interactions|objectives))\\.(\\d+)\\./.exec(name);
    if (found) data[`${found[1]}._count`] = String(Math.max(Number(data[`${found[1]}._count`]), Number(found[2]) + 1));
  };
  const answer = () => (window.lms.works ? "true" : "false");
  window.API = {
    LMSInitialize: () => "true", LMSFinish: answer, LMSCommit: answer,
    LMSGetValue: (name) => data[name] ?? "",
    LMSSetValue: (name, value) => { number(name); data[name] = String(value); return "true"; },
    LMSGetLastError: () => (window.lms.works ? "0" : "101"), LMSGetErrorString: () => "General exception",
    LMSGetDiagnostic: () => "",
  };
})();
"""


class Window:
    """What `Learner` asks of a visit, without an LMS that is read back."""

    mode = "picture"

    def __init__(self, page: Page) -> None:
        self.page = self.view = self.window = page
        self.actions = [0.0]

    def mark(self) -> None:
        """Nothing is measured here."""


class Stage:
    """One launch of a package at one width."""

    def __init__(self, context: BrowserContext, address: str, given: dict[str, str] | None, *, lms: bool = True) -> None:
        self.page = context.new_page()
        self.page.set_default_timeout(5_000)
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
        self.page.add_style_tag(content=f"main {others} {{ display: none }}").evaluate("rule => { window.alone = rule }")
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
        """Whether the LMS stores what it is sent from now on."""
        self.page.evaluate("works => { window.lms.works = works }", works)


def answer_to(question: dict[str, Any], *, right: bool) -> Any:
    """An answer of each type."""
    kind, data = question["type"], question["data"]
    options = [option["key"] for option in question["options"]]
    if kind == "likert":
        return {options[1]}
    if kind == "matrix":
        rows = [each["key"] for each in question["options"] if each["group"] == question["options"][0]["group"]]
        points = [each["key"] for each in question["options"] if each["key"] not in rows]
        return [key for row in rows for key in (row, points[0])]
    if kind == "long-text":
        return ["I would stay calm, listen, and ask what would help. " * 4]
    if kind == "hotspot":
        return {o["key"] for o in question["options"] if o["correct"] is right} if not right else right_of_hotspot(question)
    if kind == "numeric":
        low, high = data.get("low"), data.get("high")
        return [f"{data['answer'] if data['answer'] is not None else low if low is not None else high:g}" if right else "7"]
    found = right_answer(question)
    if right:
        return found
    if isinstance(found, set):
        return {next(key for key in options if key not in found)} if len(found) == 1 else {min(found)}
    if kind in {"matching", "categorise"}:
        pairs = list(found)
        return [*pairs[:-3], pairs[-1], pairs[-2], pairs[-3]] if pairs[-1] != pairs[-3] else [*pairs[:-1], pairs[1]]
    if kind == "ordering":
        return [*found[1:], found[0]]
    if kind == "scenario":
        return found
    if kind == "cloze":
        return [*found[:-1], data["gaps"][-1]["list"][0][0] if data["gaps"][-1]["list"] else "another word"]
    return ["something else"]


def right_of_hotspot(question: dict[str, Any]) -> set[int]:
    """The regions that are right."""
    return {option["key"] for option in question["options"] if option["correct"]}


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
