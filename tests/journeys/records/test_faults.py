"""Record stores and the browser's own storage, with all that can happen to a learner (journeys/faults.py)."""

from __future__ import annotations

import json
from collections.abc import Callable
from threading import Event

import pytest
from playwright.sync_api import BrowserContext, expect

from scormkit.preview.records.web import Answer, Request
from tests.conftest import Built
from tests.journeys.conftest import FIRE
from tests.journeys.faults import Held, browser, walk
from tests.journeys.learner import Learner
from tests.journeys.records.station import Station, station
from tests.journeys.records.test_xapi import go_away, window

pytestmark = pytest.mark.browser

LOGIN = Answer(200, b"<!DOCTYPE html><title>Log in</title>", {"Content-Type": "text/html"})
REFUSALS = {"refused": Answer(503), "vanished": Answer(404), "expired": Answer(401), "lying": LOGIN}


class StoreDesk:
    """A record store at its own address, between which and the course anything can happen."""

    kinds = frozenset({"refused", "thrown", "slow", "lying", "offline", "vanished", "expired"})
    freezes = False

    def __init__(self, store: Station, open_course: Callable[[BrowserContext], Learner]) -> None:
        self.store = store
        self.open_course = open_course
        self.kind = ""
        self.late = 0
        self.gate = Event()
        store.trouble.append(self._meet)

    def _meet(self, request: Request) -> Answer | None:
        if request.method == "OPTIONS" or not request.path.startswith("/xapi/"):
            return None
        kind = "refused" if self.late else self.kind
        self.late = max(0, self.late - 1)
        if kind == "slow" and request.method != "GET":
            assert self.gate.wait(30), "nobody lets the store go on"
        if kind in REFUSALS and (request.method != "GET" or kind != "lying"):
            answer = REFUSALS[kind]
            return answer._replace(headers={**answer.headers, "Access-Control-Allow-Origin": "*"})
        return None

    def launch(self, context: BrowserContext, *, late: bool = False) -> Learner:
        self.kind, self.late = "", 2 if late else 0
        return self.open_course(context)

    def trouble(self, learner: Learner, kind: str) -> None:
        self.kind = kind
        if kind == "slow":
            self.gate.clear()
        else:
            self.gate.set()
        pattern = f"{self.store.address}**"
        if kind == "thrown":
            window(learner).route(pattern, lambda route: route.abort())
        else:
            window(learner).unroute(pattern)

    def held(self, learner: Learner) -> Held:
        del learner
        doc = self.store.progress()
        said = [each for each in self.store.statements() if each["verb"]["display"]["en"] == "answered"]
        answers = [
            (each["object"]["id"].rpartition("/")[2], each["result"]["success"])
            for each in sorted(said, key=lambda each: str(each["timestamp"]))
        ]
        return Held(doc["status"], doc["location"], doc["data"], answers)

    def leave(self, learner: Learner) -> None:
        """What is sent at the last moment may come a moment after the page has gone."""
        go_away(learner)
        self.store.wait(window(learner), lambda: self.store.progress()["status"] == learner.promise.status)


class BrowserDesk:
    """The storage of the browser, which can be full, forbidden or emptied at any moment."""

    kinds = frozenset({"thrown", "lying", "vanished"})
    freezes = False

    def __init__(self, store: Station) -> None:
        self.store = store

    def launch(self, context: BrowserContext, *, late: bool = False) -> Learner:
        del late
        return self.store.open(context, f"{self.store.course}index.html")

    def trouble(self, learner: Learner, kind: str) -> None:
        window(learner).evaluate("(kind) => { window.trouble.kind = kind; }", kind)

    def held(self, learner: Learner) -> Held:
        (text,) = window(learner).evaluate(
            "Object.keys(localStorage).filter((key) => key.startsWith('scormkit-progress'))"
            ".map((key) => localStorage[key])"
        )
        doc = json.loads(text)
        return Held(doc["status"], doc["location"], doc["data"], None)

    def leave(self, learner: Learner) -> None:
        go_away(learner)


def test_xapi(build_course: Callable[..., Built], new_context: Callable[..., BrowserContext]) -> None:
    with station(build_course(FIRE, target="xapi").package) as store:
        walk(StoreDesk(store, store.xapi), new_context)


def test_cmi5(build_course: Callable[..., Built], new_context: Callable[..., BrowserContext]) -> None:
    with station(build_course(FIRE, target="cmi5").package, cmi5=True) as store:
        walk(StoreDesk(store, store.cmi5), new_context)


def test_web(build_course: Callable[..., Built], new_context: Callable[..., BrowserContext]) -> None:
    with station(build_course(FIRE, target="web").package) as store:
        walk(BrowserDesk(store), new_context)
        nothing = store.open(browser(new_context, blocked=True), f"{store.course}index.html")
        expect(nothing.view.locator("#notice-untracked")).to_be_visible()
        nothing.begin()
        nothing.play_page()
