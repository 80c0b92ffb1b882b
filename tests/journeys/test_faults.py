"""Both SCORMs in a browser, with all that LMSs do to learners (faults.py), and a console that stays empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import BrowserContext

from tests.conftest import Built
from tests.journeys.conftest import FIRE
from tests.journeys.faults import TEN, Held, walk
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms, Visit
from tests.journeys.lms2004 import Lms2004, Visit2004
from tests.journeys.server import Server, Site, start

pytestmark = pytest.mark.browser

KINDS = frozenset({"refused", "thrown", "slow", "lying", "offline", "vanished", "expired"})
LATE = "window.trouble.from = 1500;"


def set_trouble(learner: Learner, kind: str) -> None:
    """The API of the window that the LMS is in."""
    page = learner.visit.page
    page.evaluate("([kind, seconds]) => Object.assign(window.trouble, { kind, seconds })", [kind, TEN])


class Desk12:
    """scorm-again behind a server that keeps what is committed."""

    kinds = KINDS
    freezes = True

    def __init__(self, server: Server) -> None:
        self.lms = Lms(server)

    def launch(self, context: BrowserContext, *, late: bool = False) -> Learner:
        """A launch knows what the ones before it have committed, also while they are still open."""
        for visit in self.lms.visits[-1:]:
            self.lms._keep(visit)
        if late:
            context.add_init_script(LATE)
        return Learner(self.lms.launch(context))

    def trouble(self, learner: Learner, kind: str) -> None:
        set_trouble(learner, kind)

    def held(self, learner: Learner) -> Held:
        (visit,) = [each for each in self.lms.visits if each is learner.visit]
        cmi = visit.stored.commits[-1] if visit.stored.commits else self.lms.record().cmi
        assert cmi is not None, "nothing is kept"
        rows = [row for _, row in sorted(cmi["interactions"].items(), key=lambda entry: int(entry[0]))]
        answers = [(row["id"], row["result"] == "correct") for row in rows]
        core = cmi["core"]
        return Held(core["lesson_status"], core["lesson_location"], cmi["suspend_data"], answers)

    def leave(self, learner: Learner) -> None:
        learner.visit.leave()


class Desk2004:
    """scorm-again with the activity tree; it keeps what is committed in its window."""

    kinds = KINDS
    freezes = True

    def __init__(self, server: Server) -> None:
        self.lms = Lms2004(server)
        self.records: dict[str, Any] = {}

    def launch(self, context: BrowserContext, *, late: bool = False) -> Learner:
        if late:
            context.add_init_script(LATE)
        visit = self.lms.launch(context, records=self.records)
        return Learner(cast("Visit", visit))

    def trouble(self, learner: Learner, kind: str) -> None:
        set_trouble(learner, kind)

    def held(self, learner: Learner) -> Held:
        visit = cast("Visit2004", learner.visit)
        self.records = visit.lms("records")
        cmi = self.records[self.lms.items[0]]
        status = {"unknown": cmi["completion_status"]}.get(cmi["success_status"], cmi["success_status"])
        rows = [row for _, row in sorted(cmi["interactions"].items(), key=lambda entry: int(entry[0]))]
        answers = [(row["id"], row["result"] == "correct") for row in rows]
        return Held(status, cmi["location"], cmi["suspend_data"], answers)

    def leave(self, learner: Learner) -> None:
        learner.visit.page.evaluate("document.querySelector('iframe').remove()")
        self.held(learner)


@pytest.fixture
def server_of(node_modules: Path, build_course: Callable[..., Built]) -> Iterator[Callable[..., Server]]:
    with ExitStack() as stack:

        def make(script: str, **options: Any) -> Server:
            package = build_course(FIRE, **options).package
            server, stop = start(Site(package, node_modules / "scorm-again" / "dist" / script))
            stack.callback(stop)
            return server

        yield make


def test_scorm12(server_of: Callable[..., Server], new_context: Callable[..., BrowserContext]) -> None:
    walk(Desk12(server_of("scorm12.min.js")), new_context)


def test_scorm2004(server_of: Callable[..., Server], new_context: Callable[..., BrowserContext]) -> None:
    walk(Desk2004(server_of("scorm2004.min.js", target="scorm2004", edition="3rd")), new_context)
