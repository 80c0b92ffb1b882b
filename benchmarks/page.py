"""What a learner's browser has to load: the player's weight, and the requests before content."""

from __future__ import annotations

import gzip
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from lxml import etree
from playwright.sync_api import sync_playwright

from benchmarks.figure import Figure
from benchmarks.measure import SAMPLE
from scormkit.api import build, plan
from scormkit.archive.entry import Entry
from scormkit.interactions import INTERACTIONS
from scormkit.pages.bundle import ENCODINGS, player_entries, player_files

FIRST_TYPES = ("choice", "true-false")

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]


def figures(work: Path) -> Iterator[Figure]:
    """Requests of the sample course's package, and the player's weight with few and all question types.

    The sample course is weighed as it ships, with its blocks, its search, its rules and its panels.
    """
    course = shutil.copytree(SAMPLE, work / SAMPLE.name)
    package = build(course, out=work / "out").path
    yield Figure("requests before the first content", requests_before_content(package, work / "site"), 3, "")
    first = weight(player_files("scorm12", FIRST_TYPES))
    yield Figure("player with choice and true-false, gzip", first, 30, "kB")
    sample = weight(player_entries(plan(course), "scorm12"))
    yield Figure("player of the sample course, nine types and search, gzip", sample, 40, "kB")
    for target in ENCODINGS:
        every = weight(player_files(target, INTERACTIONS))
        yield Figure(f"player with every question type, {target}, gzip", every, 40, "kB")
    none = weight(player_files("scorm12"))
    extra = first - none
    yield Figure("all code for question types in a course of two, gzip", extra, 5, "kB")


def weight(entries: Iterable[Entry]) -> float:
    """Script and style, in kB, as a web server sends them: gzip, level 9."""
    sizes = (len(gzip.compress(e.content, 9, mtime=0)) for e in entries if isinstance(e.content, bytes))
    return sum(sizes) / 1000


def requests_before_content(package: Path, folder: Path) -> int:
    """How many requests Chromium makes until a heading of the unpacked package's launch page can be read."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    launch = launch_page(folder / "imsmanifest.xml")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
            page = browser.new_page()
            requests: list[str] = []
            page.on("request", lambda request: requests.append(request.url))
            page.goto(f"http://127.0.0.1:{server.server_port}/{launch}", wait_until="commit")
            page.locator("h1, h2").first.wait_for(state="visible")
            count = len(requests)
            browser.close()
    finally:
        server.shutdown()
        server.server_close()
    return count


def launch_page(manifest: Path) -> str:
    """The href of the first resource, which is what the simplest LMS launches."""
    found = etree.parse(manifest).xpath("string((//*[local-name()='resource'])[1]/@href)")
    return str(found)


def chromium() -> str:
    """The browser that $CHROMIUM names, or the first on the path."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        raise RuntimeError("Chromium is missing; `make browser` installs it.")
    return path


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """No log on the terminal."""
