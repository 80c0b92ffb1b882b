"""A hard day for a learner, in every form that reports to a record store: what the store holds in the end.

One course, three sittings, three browsers. In the first the line is gone for a minute, the store is down for
a while, the check is failed, the page is loaded again, and the window is closed. In the second somebody else
has written the state meanwhile (409), and the learner leaves without having passed. In the third they try
again and pass. Nothing is lost, nothing is doubled, and the order is legal.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from scormkit.preview.records.web import Answer, Request
from tests.conftest import Built
from tests.journeys.conftest import FIRE
from tests.journeys.learner import Learner
from tests.journeys.records.station import ACTOR, TOKEN, Station, station
from tests.journeys.records.test_xapi import SAVED, go_away, said, window

pytestmark = [pytest.mark.browser, pytest.mark.node]

MINUTE = 60_000


@contextmanager
def opened(built: Built, target: str, folder: Path) -> Iterator[tuple[Station, Callable[..., Learner]]]:
    """The store, and what launches the course in somebody's browser."""
    package = folder / "package"
    shutil.copytree(built.package, package)
    with station(package, cmi5=target == "cmi5") as store:
        settings = {"endpoint": f"{store.address}xapi/", "auth": f"Basic {TOKEN}", "actor": ACTOR}
        if target == "web":
            (package / "scormkit-records.json").write_text(json.dumps(settings))
        launches: dict[str, Callable[..., Learner]] = {
            "xapi": store.xapi,
            "cmi5": store.cmi5,
            "web": lambda context: store.open(context, f"{store.course}index.html"),
        }
        yield store, launches[target]


def sittings(told: list[str]) -> list[list[str]]:
    """What was said, from one initialized to the next."""
    found: list[list[str]] = []
    for word in told:
        if word == "initialized":
            found.append([])
        assert found, f"{word} came before initialized"
        found[-1].append(word)
    return found


@pytest.mark.parametrize(
    ("target", "packaging"), [("xapi", "single"), ("cmi5", "single"), ("cmi5", "multi"), ("web", "single")]
)
def test_nothing_is_lost_nothing_is_doubled(
    build_course: Callable[..., Built],
    new_context: Callable[..., BrowserContext],
    tmp_path: Path,
    target: str,
    packaging: str,
) -> None:
    changes: dict[str, Any] = {"packaging": packaging, "navigation": "free"} if packaging == "multi" else {}
    built = build_course(FIRE, target=target, reporting="passed-failed", **changes)
    with opened(built, target, tmp_path) as (store, launch):

        def browser(later: int) -> BrowserContext:
            """Another browser, whose clock shows so many minutes later."""
            made = new_context()
            made.clock.install(time=datetime.now() + timedelta(minutes=later))  # noqa: DTZ005 - the browser's own
            return made

        first = browser(0)
        learner = launch(first)
        page = window(learner)
        assert "?" not in page.url
        learner.begin()
        learner.play_page()
        # The line is gone for a minute: the browser's own emulation, and its clock goes on.
        first.set_offline(True)
        learner.next()
        learner.play_page()
        expect(page.locator("#notice-offline")).to_be_visible()
        first.clock.fast_forward(MINUTE)
        expect(page.locator("#notice-offline")).to_be_visible()
        before = len(store.verbs())
        first.set_offline(False)
        store.wait(page, lambda: store.verbs().count("answered") == len(learner.promise.answers))
        assert len(store.verbs()) > before
        expect(page.locator("#notice-offline")).to_be_hidden()
        # The store is down while the check is failed.
        store.trouble.append(lambda request: Answer(503) if "/xapi/" in request.path else None)
        learner.next()
        learner.play_check({"needs"})
        expect(page.locator("#notice-unsaved")).to_be_visible()
        store.trouble.clear()
        first.clock.fast_forward(MINUTE)
        store.wait(page, lambda: "scored" in store.verbs(), 20)
        # The page is loaded again, and then the window is closed.
        fetched = store.requests("/fetch")
        page.reload()
        learner.promise.launched()
        learner.begin("Continue")
        assert store.requests("/fetch") == fetched
        learner.open("Raising it")
        store.wait(page, lambda: "progressed" in store.verbs())
        go_away(learner)
        if target == "cmi5":
            # The same link once more: its token was given out already.
            other = new_context().new_page()
            other.goto(store.links[-1])
            expect(other.locator("#notice-refused")).to_be_visible()
            assert store.requests("/fetch") == fetched + 1
            other.close()
        else:
            store.wait(page, lambda: store.verbs()[-1] == "terminated")

        # Another browser: what was reached is there. Somebody else writes the state meanwhile.
        second = launch(browser(10))
        second.promise = learner.promise
        conflicts = [Answer(409)]

        def conflict(request: Request) -> Answer | None:
            is_state = request.method == "PUT" and request.path.endswith("/state")
            return conflicts.pop() if is_state and conflicts else None

        store.trouble.append(conflict)
        second.begin("Continue")
        second.open("Check the alarm")
        if packaging == "single":
            second.next()
            second.play_on()
        second.to_end()
        expect(second.heading("You did not pass this time")).to_be_visible()
        second.save_and_exit()
        expect(second.heading(SAVED)).to_be_visible()
        store.wait(window(second), lambda: "failed" in store.verbs() and store.verbs()[-1] == "terminated")
        assert conflicts == []
        assert "passed" not in store.verbs()

        # The day after: the check once more.
        third = launch(browser(20))
        third.promise = second.promise
        third.begin("Continue")
        third.open("Check the alarm")
        third.play_check(again=True)
        third.open(third.pages[-1]["title"])
        third.to_end()
        third.save_and_exit()
        expect(third.heading(SAVED)).to_be_visible()
        store.wait(window(third), lambda: "passed" in store.verbs() and store.verbs()[-1] == "terminated")

        told = store.verbs()
        own = said(store, built.source, target)
        counted = Counter(told)
        assert counted["answered"] == len(third.promise.answers)
        assert (counted["passed"], counted["failed"], counted["completed"]) == (1, 1, 1)
        (passed,) = (each for each in own if each["verb"]["display"]["en"] == "passed")
        assert passed["result"]["score"] == {"scaled": 1, "raw": 100, "min": 0, "max": 100}
        rounds = sum(each.submitted for each in third.promise.assessments.values())
        checks = [each["object"]["id"] for each in own if each["verb"]["display"]["en"] == "scored"]
        assert sum("checks/" in each for each in checks) == rounds
        acts = [(each["verb"]["id"], each["object"]["id"], each["timestamp"]) for each in own]
        assert len({*acts}) == len(acts)
        assert [each for each in sittings(told) if "terminated" in each[:-1]] == []
        # cmi5 says nothing at a reload, and nothing when the window is closed: the launcher abandons.
        assert [each[-1] for each in sittings(told)][1:] == ["terminated"] * (2 if target == "cmi5" else 3)
        assert store.verbs(mine=False).count("abandoned") == (1 if target == "cmi5" else 0)
        assert store.refused() == []
