"""The course on a plain web server: progress in the browser, and statements where the site asks for them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.conftest import Built
from tests.journeys.conftest import FIRE
from tests.journeys.records.station import TOKEN, station
from tests.journeys.records.test_xapi import SAVED, go_away, window

pytestmark = pytest.mark.browser


def test_progress_stays_in_the_browser_and_nowhere_else(
    build_course: Callable[..., Built], new_context: Callable[..., BrowserContext]
) -> None:
    package = build_course(FIRE, target="web").package
    assert not [path.name for path in package.rglob("*.xml")]
    with station(package) as store:
        browser, page = new_context(), f"{store.course}index.html"
        learner = store.open(browser, page)
        learner.begin()
        learner.play_on(until="Check the alarm")
        learner.begin_check()
        learner.answer("needs")
        go_away(learner)
        again = store.open(browser, page)
        again.promise = learner.promise
        again.begin("Continue")
        again.finish_check(start=1)
        again.next()
        again.play_on()
        again.to_end()
        expect(again.heading("You passed")).to_be_visible()
        again.save_and_exit()
        expect(again.heading(SAVED)).to_be_visible()
        assert store.seen == []
        fresh = store.open(new_context(), page)
        expect(fresh.button("Start")).to_be_visible()


def test_a_file_beside_the_course_sends_statements_to_a_store(
    build_course: Callable[..., Built], new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    package = tmp_path / "site"
    shutil.copytree(build_course(FIRE, target="web").package, package)
    with station(package) as store:
        configuration = {"endpoint": f"{store.address}xapi/", "auth": f"Basic {TOKEN}"}
        (package / "scormkit-records.json").write_text(json.dumps(configuration))
        learner = store.open(new_context(), f"{store.course}index.html")
        learner.begin()
        learner.play_page()
        store.wait(window(learner), lambda: "answered" in store.verbs() or "experienced" in store.verbs())
        (who,) = {json.dumps(each["actor"]) for each in store.statements()}
        assert json.loads(who)["account"]["homePage"].startswith("http://localhost")
