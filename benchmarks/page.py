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
from scormkit.interactions import INTERACTIONS
from scormkit.pages.bundle import player_files

FIRST_TYPES = ("choice", "true-false")

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]


def figures(work: Path) -> Iterator[Figure]:
    """Requests of the sample course's package, and the player's weight with few and all question types."""
    course = shutil.copytree(SAMPLE, work / SAMPLE.name)
    package = build(course, out=work / "out").path
    yield Figure("requests before the first content", requests_before_content(package, work / "site"), 3, "")
    used = plan(course).question_types
    yield Figure("player of the sample course, gzip", player_weight(used) / 1000, 30, "kB")
    yield Figure("player with choice and true-false, gzip", player_weight(FIRST_TYPES) / 1000, 30, "kB")
    yield Figure("player with every question type, gzip", player_weight(INTERACTIONS) / 1000, 40, "kB")


def player_weight(types: Iterable[str]) -> int:
    """The player of a course with these question types, in bytes, as a web server sends it: gzip, level 9."""
    entries = player_files("scorm12", types)
    return sum(len(gzip.compress(e.content, 9, mtime=0)) for e in entries if isinstance(e.content, bytes))


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
