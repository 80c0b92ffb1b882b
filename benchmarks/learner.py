"""What a learner waits for: the first screen on a slow device, the next page, a long course."""

from __future__ import annotations

import shutil
import statistics
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from html import escape
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, sync_playwright

from benchmarks.figure import Figure
from benchmarks.long_course import long_course
from benchmarks.measure import SAMPLE
from benchmarks.page import ARGUMENTS, Quiet, chromium
from scormkit.api import build

ROUNDS = 15
SLOWER = 4
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}

LONG, SHORT = (300, 900), (10, 30)
"""Pages and questions."""

_PAINTED = "performance.getEntriesByName('first-contentful-paint').length"
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
_LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
_NEXT = """() => new Promise((done) => {
  document.getElementById("next").click();
  requestAnimationFrame(() => setTimeout(done));
})"""


def figures(work: Path) -> Iterator[Figure]:
    """Ratios of medians by the clock, measured in turns; work of the main thread in its own time."""
    site = work / "site"
    sample = shutil.copytree(SAMPLE, work / SAMPLE.name)
    _unpacked(sample, site / "sample")
    _unpacked(long_course(work / "long", *LONG), site / "long")
    _unpacked(long_course(work / "short", *SHORT), site / "short")
    with _serving(site) as address, _browser() as browser:
        (site / "bare.html").write_text(_bare(_words(browser, f"{address}/sample/index.html")), "utf-8")
        first = _medians(
            {
                name: f"{address}/{path}"
                for name, path in (("course", "sample/index.html"), ("bare", "bare.html"))
            },
            lambda url: _first_paint(browser, url),
        )
        yield Figure(
            "first screen, processor 4 times slower / bare page",
            first["course"] / first["bare"],
            2,
            "times",
            f"{first['course']:.0f} ms / {first['bare']:.0f} ms",
        )
        opened = _medians(
            {name: f"{address}/{name}/index.html" for name in ("long", "short")},
            lambda url: _opening(browser, url),
        )
        yield Figure(
            "300 pages and 900 questions open / 10 and 30",
            opened["long"] / opened["short"],
            2,
            "times",
            f"{opened['long']:.0f} ms / {opened['short']:.0f} ms",
        )
        for name, what in (("sample", "the sample course"), ("long", "300 pages")):
            each = _moves(browser, f"{address}/{name}/index.html", 12)
            yield Figure(
                f"work for the next page, {what}",
                max(each),
                50,
                "ms",
                f"the most of {len(each)} steps; median {statistics.median(each):.0f} ms",
            )


def _unpacked(course: Path, folder: Path) -> None:
    with zipfile.ZipFile(build(course, out=course.parent / "out").path) as archive:
        archive.extractall(folder)


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def _window(browser: Browser, size: ViewportSize) -> Iterator[tuple[Page, CDPSession]]:
    """A learner's window: nothing of it is cached."""
    context = browser.new_context(viewport=size)
    page = context.new_page()
    yield page, context.new_cdp_session(page)
    context.close()


def _words(browser: Browser, url: str) -> list[str]:
    """The lines of text of the first screen."""
    with _window(browser, PHONE) as (page, _):
        page.goto(url)
        return [line for line in page.locator("main").inner_text().splitlines() if line.strip()]


def _bare(lines: list[str]) -> str:
    """A page with these words and nothing else."""
    head, *rest = map(escape, lines)
    text = "\n".join(f"<p>{line}</p>" for line in rest)
    start = f'<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{head}</title>'
    return f"{start}\n<h1>{head}</h1>\n{text}"


def _medians(urls: Mapping[str, str], measure: Callable[[str], float]) -> dict[str, float]:
    """The median of each over some rounds in turns; a first round warms up."""
    found: dict[str, list[float]] = {name: [] for name in urls}
    for _ in range(ROUNDS + 1):
        for name, url in urls.items():
            found[name].append(measure(url))
    return {name: statistics.median(each[1:]) for name, each in found.items()}


def _first_paint(browser: Browser, url: str) -> float:
    """Milliseconds until text can be read, on a slow phone."""
    with _window(browser, PHONE) as (page, devtools):
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(url)
        page.wait_for_function(_PAINTED)
        return float(page.evaluate(_PAINT))


def _opening(browser: Browser, url: str) -> float:
    """Milliseconds until the first screen can be used: its script has run."""
    with _window(browser, DESK) as (page, _):
        page.goto(url)
        assert page.locator("#start").is_visible(), "the course did not start"
        return float(page.evaluate(_LOADED))


def _moves(browser: Browser, url: str, count: int) -> list[float]:
    """Milliseconds that the page's main thread works for each step to a next page, in its own time."""
    with _window(browser, DESK) as (page, devtools):
        devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(url)
        page.click("#start")
        found = []
        for _ in range(count):
            if page.locator("main #next").count() == 0:
                break
            before = _worked(devtools)
            page.evaluate(_NEXT)
            found.append(_worked(devtools) - before)
        assert len(found) > 2, "there was no way on"
        return found


def _worked(devtools: CDPSession) -> float:
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(each["value"]) for each in metrics if each["name"] == "TaskDuration")
