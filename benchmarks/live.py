"""How soon a save shows in `scormkit preview`: a course of a hundred pages, a learner who has answered."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, expect, sync_playwright

from benchmarks.figure import Figure
from benchmarks.long_course import long_course
from benchmarks.page import ARGUMENTS, chromium
from scormkit.preview.run import preview

PAGES, QUESTIONS = 100, 30
_EXTRA = """
![A square](square.svg)

```question
type: choice
prompt: Is this one right?
options:
  - {text: This one, correct: true, feedback: Right.}
  - {text: That one, feedback: Not this time.}
```
"""
_SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}"><path d="M0 0h40v40H0z"/></svg>'


class Saved(NamedTuple):
    """One save: what was changed, and the seconds until it was on the screen with the answer still given."""

    what: str
    seconds: float


def figures(work: Path) -> Iterator[Figure]:
    """A page, a question, the theme and a picture, each changed once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for saved in saves(browser.new_page(), work / "course"):
            yield Figure(f"a save of {saved.what} shown, {PAGES} pages", saved.seconds, 1, "s")
        browser.close()


def saves(page: Page, folder: Path) -> Iterator[Saved]:
    """Answer a question on the first page, then change what is on it; every change is waited for."""
    long_course(folder, PAGES, QUESTIONS)
    first, theme, picture = folder / "u01/01-page-1.md", folder / "theme.yaml", folder / "u01/square.svg"
    first.write_text(first.read_text("utf-8") + _EXTRA, "utf-8")
    picture.write_text(_SQUARE.format(40))
    theme.write_text('base: plain\naccent: "#1d5c63"\n')
    _change(folder / "course.yaml", "navigation:", "theme: theme.yaml\nnavigation:")
    with preview(folder) as running:
        page.goto(running.address)
        course = page.frame_locator("iframe")
        course.locator("#start").click()
        course.get_by_role("radio", name="This one").check()
        course.get_by_role("button", name="Check", exact=True).click()
        right = course.get_by_role("group", name="Right", exact=True)
        expect(right).to_be_visible()
        expect(page.locator("#calls")).to_contain_text("cmi.suspend_data")
        accent = "getComputedStyle(page.documentElement).getPropertyValue('--accent')"
        before = course.locator("html").evaluate(f"page => {accent.replace('page.documentElement', 'page')}")

        def shown(what: str, test: str) -> Saved:
            started = time.perf_counter()
            document = "document.querySelector('iframe')?.contentDocument"
            page.wait_for_function(
                f"() => {{ const page = {document}; return page?.body && {test}; }}", polling=20
            )
            expect(right).to_be_visible()
            return Saved(what, time.perf_counter() - started)

        _change(first, "seldom say so", "hardly ever say so")
        yield shown("a page", "page.body?.innerText.includes('hardly ever say so')")
        _change(first, "Is this one right?", "Which one is right?")
        yield shown("a question", "page.body?.innerText.includes('Which one is right?')")
        _change(theme, "#1d5c63", "#7a1f5c")
        yield shown("the theme", f"{accent} && {accent} !== {before!r}")
        picture.write_text(_SQUARE.format(44))
        yield shown("a picture", "page.querySelector('img[alt=\"A square\"]')?.naturalWidth === 44")


def _change(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
