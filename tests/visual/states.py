"""Every state that a learner can meet, one after the other, and every page of the showcase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from playwright.sync_api import Browser

from tests.visual.stage import Scheme, Stage, context_of

Shown = tuple[str, Stage]
"""The name of a state, and the stage that is in it now."""


def of_the_introduction(
    browser: Browser, address: str, width: int, scheme: Scheme = "light", *, forced: bool = False
) -> Iterator[Shown]:
    """The flow of a real course: start, pages, questions, check, result, end, and everything about saving."""
    context = context_of(browser, width, scheme, forced=forced)
    launch = partial(Stage, context, address)
    stage = launch(None)
    yield "start", stage
    stage.press("Start")
    yield "page", stage
    keys = stage.page.keyboard
    for key, panel in (("C", "contacts"), ("G", "glossary")):
        keys.press(f"Alt+Shift+Key{key}")
        yield panel, stage
    keys.press("Alt+Shift+KeyF")
    keys.type("trust")
    yield "search with hits", stage
    keys.type("zzz")
    yield "search without hits", stage
    for _ in range(2):  # the first empties the field
        keys.press("Escape")
    if stage.page.locator("#menu").is_visible():
        stage.page.locator("#menu").click()
        yield "menu", stage
        stage.page.keyboard.press("Escape")
    stage.press_entry("Check what you have learned")
    yield "locked page", stage
    _through(stage, until="What the numbers can and cannot say")
    page = stage.page_of("What the numbers can and cannot say")
    question = page["questions"][0]
    stage.check(question)
    yield "question checked too early", stage
    stage.wrong(question)
    yield "question answered wrong", stage
    stage.press("Try again")
    stage.right(question)
    yield "question answered right", stage
    stage.open("What it is")
    if stage.page.locator("main .term").count():
        stage.page.locator("main .term").first.click()
        yield "term of the glossary", stage
        keys.press("Escape")
    stage.open("What the numbers can and cannot say")
    _through(stage, until="Check what you have learned")
    yield "check", stage
    stage.press("Begin")
    yield "check, a question", stage
    check = stage.page_of("Check what you have learned")
    for index, question in enumerate(check["questions"]):
        (stage.wrong if index % 3 else stage.right)(question)
        if index == 1:
            yield "check, answered wrong", stage
        stage.press("Next question" if index + 1 < len(check["questions"]) else "See result")
    yield "check, not passed", stage
    stage.works(works=False)
    stage.press("Try again")
    stage.page.locator("#alerts .notice").wait_for()
    yield "not saved", stage
    keys.press("Alt+Shift+KeyH")
    yield "support", stage
    keys.press("Escape")
    stage.works(works=True)
    for index, question in enumerate(check["questions"]):
        stage.right(question)
        stage.press("Next question" if index + 1 < len(check["questions"]) else "See result")
    yield "check, passed", stage
    stage.page.evaluate("document.querySelector('#exit').click()")
    yield "end, still open", stage
    data = stage.data
    stage.press("Save and exit")
    stage.page.get_by_role("heading", name="Saved.").wait_for()
    yield "after the exit", stage
    stage.page.close()
    again = launch(data)
    yield "resumed", again
    again.press("Continue")
    again.works(works=False)
    again.open("What helps")
    again.page.evaluate("document.querySelector('#exit').click()")
    again.press("Save and exit")
    again.page.get_by_role("heading", name="Not saved").wait_for()
    yield "after the exit, not saved", again
    again.page.close()
    review = launch({**data, "cmi.core.lesson_mode": "review"})
    yield "review", review
    review.page.close()
    yield "not tracking", launch(None, lms=False)
    context.close()


def _through(stage: Stage, until: str) -> None:
    """Page by page, with every question on the way answered right."""
    pages = stage.learner.pages
    while (page := stage.learner.current_page())["title"] != until:
        if page["kind"] == "page":
            for question in page["questions"]:
                if not stage.is_answered(question):
                    stage.right(question)
        following = pages[pages.index(page) + 1]
        stage.press(f"Next: {following['title']}")
        stage.learner.promise.page = following["key"]


def of_the_showcase(
    browser: Browser, address: str, width: int, scheme: Scheme = "light", *, forced: bool = False
) -> Iterator[Shown]:
    """Every block; every question type open and answered."""
    context = context_of(browser, width, scheme, forced=forced)
    stage = Stage(context, address, None)
    stage.press("Start")
    for page in stage.learner.pages:
        if page["kind"] != "page" or "your-way" in page["id"]:
            continue
        stage.open(page["title"])
        name = re.sub(r"[^a-z0-9]+", "-", page["title"].lower()).strip("-")
        yield f"page {name}", stage
        for question in page["questions"][:1]:
            stage.wrong(question)
            yield f"page {name}, answered", stage
    context.close()


def of_a_tour(
    browser: Browser, address: str, width: int, scheme: Scheme = "light", *, forced: bool = False
) -> Iterator[Shown]:
    """A few states that show how a theme, or forced colours, changes things."""
    context = context_of(browser, width, scheme, forced=forced)
    stage = Stage(context, address, None)
    yield "start", stage
    stage.press("Start")
    yield "page", stage
    stage.open("To open, choose and turn")
    yield "blocks", stage
    question = stage.open("Several right answers")["questions"][0]
    stage.wrong(question)
    yield "question answered", stage
    context.close()


def of_arabic(
    browser: Browser, address: str, width: int, scheme: Scheme = "light", *, forced: bool = False
) -> Iterator[Shown]:
    """A course from right to left, and on paper."""
    context = context_of(browser, width, scheme, forced=forced)
    stage = Stage(context, address, None)
    yield "start", stage
    stage.press("ابدأ")
    yield "page", stage
    stage.wrong(stage.learner.pages[0]["questions"][0])
    yield "question answered", stage
    stage.page.emulate_media(media="print")
    yield "on paper", stage
    context.close()


def of_languages(
    browser: Browser, address: str, width: int, scheme: Scheme = "light", *, forced: bool = False
) -> Iterator[Shown]:
    """A package in which learners choose the language: the first screen, the choice, and a page turned.

    Its one unit is failed on the way, and taken again.
    """
    context = context_of(browser, width, scheme, forced=forced)
    stage = Stage(context, address, None)
    stage.page.locator("#start").wait_for()
    yield "start", stage
    stage.press("Start")
    questions = stage.open("Check your way")["questions"]
    stage.press("Begin")
    for at, question in enumerate(questions, start=1):
        stage.wrong(question)
        stage.press("Next question" if at < len(questions) else "See result")
    yield "check, the module once more", stage
    stage.press("Go through this module again")
    yield "the module once more", stage
    stage.page.keyboard.press("Alt+Shift+KeyL")
    yield "language", stage
    stage.page.get_by_role("dialog").get_by_role("button", name="العربية").click()
    stage.page.get_by_role("heading", name="ما يُسمع").wait_for()
    yield "page turned", stage
    if stage.page.locator("#menu").is_visible():
        stage.page.locator("#menu").click()
        yield "menu", stage
    context.close()
