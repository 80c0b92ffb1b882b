"""A record store and, for cmi5, a launcher at one address, and the course at another, as in real life."""

from __future__ import annotations

import json
import mimetypes
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

from playwright.sync_api import BrowserContext, Page

from scormkit.preview.cmi5.launcher import Launcher
from scormkit.preview.cmi5.session import Mode
from scormkit.preview.cmi5.structure import read_structure
from scormkit.preview.records.documents import document_owner
from scormkit.preview.records.server import serving
from scormkit.preview.records.site import record_site
from scormkit.preview.records.store import Store
from scormkit.preview.records.web import Answer, Request
from tests.journeys.learner import Learner
from tests.journeys.lms import Visit

TOKEN = "c2VjcmV0OnNlY3JldA=="
REGISTRATION = "5b7f0d6a-0c3e-4c86-9a2e-6f5f1f0a7a11"
ACTOR = {
    "objectType": "Agent",
    "name": "Ada Example",
    "account": {"homePage": "https://lms.example.org", "name": "ada"},
}

Trouble = Callable[[Request], Answer | None]


@dataclass
class Launched:
    """What a Learner needs to know of a launch: the same names as `lms.Visit`."""

    window: Page
    view: Page
    mode: str = "normal"
    target: str = "scorm12"
    actions: list[float] = field(default_factory=list)

    def mark(self) -> None:
        self.actions.append(time.time())


@dataclass
class Station:
    """The store's side of a journey."""

    store: Store
    address: str
    course: str
    trouble: list[Trouble]
    seen: list[Request]
    """Every request that reached the store's address."""
    launcher: Launcher | None = None
    registration: str = REGISTRATION
    links: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def xapi(self, context: BrowserContext, **parameters: str) -> Learner:
        """Launch with the parameters of tincan.xml launchers."""
        query = {
            "endpoint": f"{self.address}xapi/",
            "auth": f"Basic {TOKEN}",
            "actor": json.dumps(ACTOR),
            "registration": self.registration,
            **parameters,
        }
        return self.open(context, f"{self.course}index.html?{urlencode(query)}")

    def cmi5(self, context: BrowserContext, unit: int = 0, mode: Mode = "Normal", **options: Any) -> Learner:
        """Launch an AU by its number."""
        assert self.launcher
        url = self.launcher.launch(
            self.registration, self.launcher.structure.units[unit].id, mode=mode, **options
        )
        self.links.append(url)
        return self.open(context, url, "normal" if mode == "Normal" else mode.lower())

    def open(self, context: BrowserContext, url: str, mode: str = "normal") -> Learner:
        page = context.new_page()
        page.goto(url)
        page.wait_for_selector("#start-screen h1")
        visit = Launched(page, page, mode)
        visit.mark()
        return Learner(cast("Visit", visit))

    def statements(self) -> list[dict[str, Any]]:
        """All that the store holds, in the order in which they came."""
        return [each.body for each in self.store.select([], ascending=True, limit=10_000)]

    def progress(self) -> dict[str, Any]:
        """The document that holds a learner's progress, of the course that last asked for it."""
        asked = [each.query for each in self.seen if each.query.get("stateId") == "scormkit"][-1]
        owner = document_owner(asked["activityId"], json.loads(asked["agent"]), asked["registration"])
        found = self.store.document("state", owner, "scormkit")
        assert found, "the store holds no progress"
        return dict(json.loads(found.content))

    def verbs(self, *, mine: bool = True) -> list[str]:
        """What was said, in the order of its times; `mine`: without what the launcher says."""
        own = {"launched", "abandoned", "satisfied", "waived"} if mine else set()
        found = sorted(self.statements(), key=lambda each: str(each["timestamp"]))
        words = [str(each["verb"]["display"]["en"]) for each in found]
        return [word for word in words if word not in own]

    def requests(self, path: str) -> int:
        """How many requests, preflights aside, went to a path."""
        return sum(each.path == path and each.method != "OPTIONS" for each in self.seen)

    def link(self, code: str) -> str:
        """The address of a launch, by the code of its fetch address."""
        return next(url for url in self.links if code in url)

    def refused(self) -> list[str]:
        """The rules that requests broke."""
        return self.broken

    def wait(self, page: Page, done: Callable[[], bool], seconds: float = 10) -> None:
        """Wait until the store holds what is expected."""
        until = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < until, f"the store holds only {self.verbs()}"
            page.wait_for_timeout(30)


@contextmanager
def station(package: Path, *, cmi5: bool = False) -> Iterator[Station]:
    """A station for an unpacked package. `trouble` may answer in place of the store."""
    store, trouble, seen = Store(), list[Trouble](), list[Request]()
    site: list[Callable[[Request], Answer]] = []
    broken: list[str] = []

    def answer(request: Request) -> Answer:
        seen.append(request)
        for each in trouble:
            found = each(request)
            if found is not None:
                return found
        found = site[0](request)
        if b'"requirement"' in found.body:
            broken.append(json.loads(found.body)["requirement"])
        return found

    with serving(answer) as address, serving(_files(package)) as files:
        course = f"{files.replace('127.0.0.1', 'localhost')}package/"
        launcher = None
        registration = REGISTRATION
        if cmi5:
            names = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
            structure = read_structure((package / "cmi5.xml").read_bytes(), names)
            launcher = Launcher(store, structure, address, course)
            registration = launcher.register(ACTOR)
        site.append(record_site(store, TOKEN, launcher))
        yield Station(store, address, course, trouble, seen, launcher, registration, broken=broken)


def _files(folder: Path) -> Callable[[Request], Answer]:
    def answer(request: Request) -> Answer:
        path = folder / request.path.removeprefix("/package/")
        if not path.is_file():
            return Answer(404, b"missing")
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        content, headers = path.read_bytes(), {"Content-Type": kind, "Cache-Control": "no-store"}
        first, dash, last = request.headers.get("range", "").removeprefix("bytes=").partition("-")
        if not dash:
            return Answer(200, content, {**headers, "Accept-Ranges": "bytes"})
        # Browsers jump in a film only where they can ask for a part of it.
        start, end = int(first), int(last or len(content) - 1)
        headers["Content-Range"] = f"bytes {start}-{end}/{len(content)}"
        return Answer(206, content[start : end + 1], headers)

    return answer
