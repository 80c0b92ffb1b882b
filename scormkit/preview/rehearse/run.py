"""Journeys played in headless Chromium on the local LMS, and what became of each."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit
from urllib.request import urlopen

from scormkit import api
from scormkit.course.selection import PLAIN, Selection
from scormkit.diagnostics import Diagnostic, Severity
from scormkit.errors import FindingsError
from scormkit.preview.rehearse.declared import Places, read_journeys
from scormkit.preview.rehearse.drive import Learner, Stuck
from scormkit.preview.rehearse.journeys import Ended, Journey, Kept, Visit, built_in, differences
from scormkit.preview.run import is_course, preview

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

LAUNCHED = 10_000
"""Milliseconds in which a course must have called the API."""
SETTLED = 400
"""Milliseconds after an act in which a course saves what it changed."""
_BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)


class NoBrowserError(Exception):
    """There is no Chromium, or no Playwright to drive it; the message says what to install."""


class Watch:
    """What a page does that no learner sees: errors, missing files, requests to elsewhere."""

    def __init__(self, page: Page) -> None:
        self.problems: list[str] = []
        page.on("pageerror", lambda error: self._note(f"A script of the course failed: {error.message}"))
        page.on("console", lambda each: self._console(each.type, each.text))
        page.on("response", lambda each: self._response(each.status, each.url))
        page.on("request", lambda each: self._request(each.url))

    def _note(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def _console(self, kind: str, text: str) -> None:
        if kind == "error" and "Failed to load resource" not in text:
            self._note(f"The browser's console has an error: {text}")

    def _response(self, status: int, url: str) -> None:
        name = urlsplit(url).path.partition("/content/")[2].partition("/")[2]
        # The page of a web build asks for a settings file that only its server may have.
        if status >= 400 and name and name != "scormkit-records.json":
            self._note(f"The file {name} is missing (status {status}).")

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https"} and parts.hostname not in {"127.0.0.1", "localhost"}:
            self._note(f"The course asks another host: {parts.scheme}://{parts.netloc}")


@contextmanager
def browser() -> Iterator[Browser]:
    """Headless Chromium.

    Raises `NoBrowserError` when there is none.
    """
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        raise NoBrowserError(
            'Rehearsing needs Playwright: install it with  pip install "scormkit[browser]"'
        ) from None
    path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=path, args=arguments)
        except Error:
            raise NoBrowserError(
                "Rehearsing needs Chromium or Chrome, and there is none: install one."
            ) from None
        try:
            yield started
        finally:
            started.close()


def rehearse(
    path: Path,
    *,
    target: str = "scorm12",
    selection: Selection = PLAIN,
    only: Sequence[str] = (),
    shots: Path | None = None,
    axe: str | None = None,
    tell: Callable[[str], None] | None = None,
    chromium: Browser | None = None,
    records: Path | None = None,
) -> tuple[Ended, ...]:
    """Play every journey of a course or a package, each as a new learner.

    A course of ours is played by the built-in journeys and those of its journeys.yaml; a package of another
    vendor is launched and watched. `only` names the journeys to play. `shots` is a folder for pictures of
    each screen; `axe` is the script of axe-core, which then looks at each screen. `chromium` is a browser
    that runs already. `records` is a folder for what the platform kept of each journey: an SQLite file, which
    holds all statements of an xAPI or cmi5 course.

    Raises `NoBrowserError`; `FindingsError` for a package that cannot be opened, for a course that has
    errors and for a faulty journeys.yaml; `ValueError` for a package that cannot be shown.
    """
    ended: list[Ended] = []
    if is_course(path):
        # It can be shown, but what is left out of it would be rehearsed as if all were well.
        wrong = tuple(
            each
            for each in api.check(path, target=target, selections=(selection,))
            if each.severity is Severity.ERROR
        )
        if wrong:
            raise FindingsError(wrong)
    with nullcontext(chromium) if chromium else browser() as running_browser:
        for journey in _journeys(running_browser, path, target, selection):
            if only and journey.name not in only:
                continue
            if tell is not None:
                tell(journey.name)
            file = None if records is None else records / f"{journey.name}.sqlite"
            with preview(path, target=target, selection=selection, attempts=file) as running:
                ended.append(_play(running_browser, running.address, journey, Looks(shots, axe)))
    return tuple(ended)


def _journeys(chromium: Browser, path: Path, target: str, selection: Selection) -> tuple[Journey, ...]:
    """Those of the course's own data; the smoke test for what is none of ours."""
    with preview(path, target=target, selection=selection) as running:
        state = _ask(running.address, "state")
        page = chromium.new_page()
        page.goto(running.address)
        frame = _frame(page)
        course = _course(frame)
        page.close()
    if course is None:
        return (Journey("launch", (), {}),)
    pages = [each for unit in course["units"] for each in unit["pages"]]
    places = Places(
        tuple(str(each["id"]) for each in pages),
        tuple(str(question["id"]) for each in pages for question in each["questions"]),
    )
    found: list[Diagnostic] = []
    declared = read_journeys(path, places, found.append) if is_course(path) else ()
    if found:
        raise FindingsError(tuple(found))
    half_way = places.pages[len(pages) // 2] if len(pages) > 1 else None
    journeys = (*built_in(course, half_way), *declared)
    # A web build reports to nobody.
    return tuple(each._replace(expect={}) for each in journeys) if state["standard"] == "web" else journeys


def _course(frame: Frame) -> dict[str, Any] | None:
    """The data of a course that scormkit built; None for any other."""
    if not frame.locator('meta[name="generator"][content^="scormkit"]').count():
        return None
    text = frame.locator("script#course").first.text_content()
    return dict(json.loads(text)) if text else None


class Looks(NamedTuple):
    """What is done with each screen that is new: a picture of it is kept, axe-core looks at it."""

    shots: Path | None = None
    axe: str | None = None


def _play(chromium: Browser, address: str, journey: Journey, looks: Looks) -> Ended:
    started = time.perf_counter()
    problems: list[str] = []
    state = _ask(address, "state")
    several = [str(each["id"]) for each in state["launchables"]]
    for launchable, visit, number in _sittings(several, journey):
        page = chromium.new_context(viewport={"width": 1280, "height": 800}).new_page()
        watch = Watch(page)
        page.goto(address)
        if launchable != several[0]:
            _choose(page, launchable)
        if journey.visits:
            problems += _tried(page, journey, visit, number, looks)
        else:
            problems += _smoke(page, state["standard"] in {"xapi", "cmi5"})
        page.wait_for_timeout(SETTLED)
        page.context.close()
        problems += watch.problems
    state, log = _ask(address, "state"), _ask(address, "log")
    kept = _kept(state["launchables"])
    problems += [f"{each['name']}: {each['violation']}" for each in log if each.get("violation")]
    if journey.visits:
        problems += differences(kept, journey.expect)
    seconds = time.perf_counter() - started
    told = None if state["standard"] == "web" else kept  # a web build reports to nobody
    return Ended(journey.name, seconds, told, tuple(dict.fromkeys(problems)), len(log))


def _sittings(launchables: Sequence[str], journey: Journey) -> Iterator[tuple[str, Visit, int]]:
    """Every sitting with what is launched in it: each launchable in the order of the package."""
    number = 0
    for launchable in launchables:
        for visit in journey.visits or (Visit(),):
            yield launchable, visit, number
            number += 1


def _choose(page: Page, launchable: str) -> None:
    """Launch another part of the package, by the list of them."""
    page.locator("iframe").wait_for(state="attached")
    page.evaluate("document.querySelector('iframe').dataset.before = ''")
    page.locator("#launchables").select_option(launchable)
    page.locator("iframe:not([data-before])").wait_for(state="attached")


def _tried(page: Page, journey: Journey, visit: Visit, number: int, looks: Looks) -> list[str]:
    """One sitting, and what kept it from going as it should."""
    found: list[str] = []
    try:
        try:
            _sit(page, journey, visit, _looking(page, journey, number, looks, found))
        except Stuck:
            if visit.otherwise == "right":
                raise
            # Who does everything wrong may not get on; leaving must work all the same.
            Learner(page, _frame(page), hand=journey.hand).leave()
    except Stuck as stuck:
        found.append(str(stuck))
    except Exception as error:  # Playwright's own, whatever went wrong on the page
        found.append(f"The journey broke off: {' '.join(str(error).split())[:300]}")
    return found


def _sit(page: Page, journey: Journey, visit: Visit, look: Callable[[str], None]) -> None:
    learner = Learner(page, _frame(page), hand=journey.hand, look=look)
    learner.begin()
    will = visit.answers if visit.answers else visit.otherwise
    learner.take(will, until=visit.until)
    page.wait_for_timeout(SETTLED)
    if visit.leave == "exit":
        learner.leave()
    else:
        page.evaluate("document.querySelector('iframe').remove()")


def _looking(
    page: Page, journey: Journey, number: int, looks: Looks, found: list[str]
) -> Callable[[str], None]:
    """What is done at each screen, by its name; what axe-core says of it goes to `found`."""
    take = None if looks.shots is None else _camera(page, looks.shots / journey.name, number)

    def look(name: str) -> None:
        if take is not None:
            take(name)
        if looks.axe is not None:
            found.extend(
                f"axe-core on {name}: {each}"
                for each in inspect(_frame(page), looks.axe)
                if f"axe-core on {name}: {each}" not in found
            )

    return look


def inspect(frame: Frame, axe: str) -> list[str]:
    """What axe-core (its script is `axe`) finds in a document: rule, help and the first place of each."""
    if not frame.evaluate("() => 'axe' in window"):
        frame.evaluate(axe)
    rules = frame.evaluate("() => axe.run(document, {iframes: false}).then(({violations}) => violations)")
    return [f"{each['id']}: {each['help']} ({each['nodes'][0]['target'][0]})" for each in rules]


def _smoke(page: Page, records: bool) -> list[str]:
    """A package of another vendor: it must find the API, or its record store, and say that it begins."""
    begins = r"(PUT|POST) \/statements" if records else r"(LMS)?Initialize\("
    row = f"each => /^{begins}/.test(each.textContent)"
    try:
        _frame(page).wait_for_load_state("load", timeout=LAUNCHED)
        page.wait_for_function(f"[...document.querySelectorAll('#calls li')].some({row})", timeout=LAUNCHED)
    except Exception:  # Playwright's own time-out
        told = "made no statement" if records else "did not call the API"
        if page.locator("#calls li").count() and not records:
            return ["The course calls the API without Initialize."]
        return [f"The course {told} within {LAUNCHED // 1000} seconds, so nothing would be recorded."]
    page.wait_for_timeout(SETTLED)
    page.evaluate("document.querySelector('iframe').remove()")
    page.wait_for_timeout(SETTLED)
    return []


def _frame(page: Page) -> Frame:
    """The course's own document, however deep the LMS's page has it."""
    page.locator("iframe").first.wait_for(state="attached")
    handle = page.locator("iframe").first.element_handle()
    frame = handle.content_frame() if handle else None
    if frame is None:
        raise Stuck("The course's page did not open.")
    frame.wait_for_load_state("domcontentloaded")
    return frame


def _camera(page: Page, folder: Path, number: int) -> Callable[[str], None]:
    """Takes a picture of the course at each screen that is new, numbered in their order."""
    folder.mkdir(parents=True, exist_ok=True)
    seen: list[str] = []

    def look(name: str) -> None:
        seen.append(name)
        clean = re.sub(r"[^\w.-]", "-", name)
        page.locator("iframe").screenshot(path=str(folder / f"{number + 1}-{len(seen):03}-{clean}.png"))

    return look


def _ask(address: str, what: str) -> Any:
    with urlopen(address + what, timeout=10) as response:
        return json.load(response)


def _kept(launchables: Sequence[dict[str, Any]]) -> Kept:
    """The record of all launchables in one: done when each is, passed when none that says so is not."""
    successes = {each["success"] for each in launchables} - {"unknown"}
    scores = [each["score"] for each in launchables if each["score"] is not None]
    completions = {each["completion"] for each in launchables}
    return Kept(
        completion=completions.pop() if len(completions) == 1 else "incomplete",
        success="failed" if "failed" in successes else "passed" if successes else "unknown",
        score=round(sum(scores) / len(scores), 2) if scores else None,
    )
