"""The states that few learners meet, which must look as good: what goes wrong, what is over, what is left."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from playwright.sync_api import Browser

from tests.visual.stage import Scheme, Stage, context_of
from tests.visual.states import Shown

TITLE = (
    "Every question and every page that scormkit can make, with the notes of the county's "
    "Feuerwehrjugendleistungsabzeichenprüfungskommission"
)
"""As long as titles get, with a word that fits no narrow column."""


def of_the_rare(
    browser: Browser, address: str, width: int, scheme: Scheme = "light", *, forced: bool = False
) -> Iterator[Shown]:
    """Tries used up, pages that follow answers, a certificate, and all that can happen to the recording."""
    context = context_of(browser, width, scheme, forced=forced)
    context.route("**/*.svg", lambda route: route.fulfill(body="", content_type="image/svg+xml"))
    launch = partial(Stage, context, address)
    stage = launch(None)
    yield "start, a very long title", stage
    stage.press("Start")
    stage.open("Pictures, steps and files")
    picture = stage.page.locator("main img").first
    picture.scroll_into_view_if_needed()
    stage.page.wait_for_function("image => image.complete", arg=picture.element_handle())
    yield "a missing image", stage
    yield from _three_tries(stage)
    yield from _branches(stage)
    yield from _recording(stage)
    data = stage.data
    other = launch(data)
    stage.page.bring_to_front()
    stage.page.locator("#alerts .notice.elsewhere").wait_for()
    yield "open in another window", stage
    stage.page.close()
    other.press("Continue")
    other.page.evaluate("window.lms.over = true")
    other.press("Back")
    other.page.locator("#alerts .notice.ended").wait_for()
    yield "the session has ended", other
    other.page.close()
    failed = launch({**data, "cmi.core.lesson_status": "failed"})
    failed.press("Continue")
    failed.page.evaluate("document.querySelector('#exit').click()")
    yield "end, not passed", failed
    failed.page.close()
    done = launch({**data, "cmi.core.lesson_status": "passed"})
    done.press("Look at the course again")
    done.open("Your certificate")
    yield "certificate filled in", done
    context.close()


def _three_tries(stage: Stage) -> Iterator[Shown]:
    """A check that may be taken three times."""
    title = "Check: words and numbers"
    questions = stage.open(title)["questions"]
    stage.press("Begin")
    for round_ in (1, 2, 3):
        for at, question in enumerate(questions):
            (stage.right if at == 0 else stage.wrong)(question)
            stage.press("Next question" if at + 1 < len(questions) else "See result")
        if round_ == 2:
            yield "check, the last try is left", stage
        if round_ < 3:
            stage.press("Try again")
    yield "check, failed for good", stage
    rows = stage.page.locator(".review > li > details")
    for index in (0, 1):
        rows.nth(index).locator("summary").click()
    stage.page.evaluate("document.querySelector('.review').previousElementSibling.scrollIntoView()")
    yield "review of answers", stage


def _branches(stage: Stage) -> Iterator[Shown]:
    """Pages that come and go with an answer."""
    for title in ("A few words", "A number", "Gaps"):
        stage.open(title)
    first = stage.open("Where do you stand?")
    yield "a page that asks the way", stage
    part, aid = first["questions"]
    stage.put(part, {part["options"][1]["key"]})
    stage.check(part)
    stage.right(aid)
    yield "a page that asks the way, answered", stage
    if stage.page.locator("#menu").is_visible():
        stage.page.locator("#menu").click()
        yield "the menu with a branch", stage
        stage.page.keyboard.press("Escape")
    stage.press("Next: Leading others out")
    yield "a page for those who lead", stage
    stage.press("Next: Further reading")
    yield "an optional page", stage


def _recording(stage: Stage) -> Iterator[Shown]:
    """No line, for a while."""
    stage.works(works=False)
    line = "value => Object.defineProperty(navigator, 'onLine', { value, configurable: true })"
    stage.page.evaluate(line, False)
    stage.press("Back")
    stage.page.locator("#alerts .notice.offline").wait_for()
    yield "offline", stage
    stage.page.evaluate(line, True)
    stage.works(works=True)
