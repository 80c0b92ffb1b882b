"""Learners in a course that was launched by tincan.xml: what the record store holds in the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scormkit import api
from scormkit.preview.records.check import faults
from scormkit.preview.records.web import Answer, Request
from scormkit.statements.templates import templates
from tests.conformance.test_said import shape
from tests.conformance.test_xapi_interactions import learning_locker, ralph
from tests.conftest import ROOT, Built
from tests.journeys.conftest import FIRE
from tests.journeys.learner import Learner
from tests.journeys.records.station import Station, station

pytestmark = [pytest.mark.browser, pytest.mark.node]

SAVED = "Saved. You may close this page"


def window(learner: Learner) -> Page:
    return learner.visit.window


def go_away(learner: Learner) -> None:
    """To another page, without Exit: what is under way goes on."""
    window(learner).goto("about:blank")


def said(store: Station, course: Any, target: str = "xapi") -> list[dict[str, Any]]:
    """Everything said: taken by three validators, and among what `scormkit statements` lists."""
    statements = store.statements()
    own = [
        {key: part for key, part in each.items() if key not in {"stored", "authority", "version"}}
        for each in statements
        if each["verb"]["display"]["en"] not in {"launched", "abandoned", "satisfied", "waived"}
    ]
    assert [wrong for each in own if (wrong := faults(each))] == []
    assert [found for found in learning_locker(own) if found] == []
    assert [found for each in {shape(each): each for each in own}.values() if (found := ralph(each))] == []
    if target == "xapi":
        listed = {shape(dict(each.statement)) for each in templates(api.plan(course), "xapi")}
        assert [each["verb"]["display"]["en"] for each in own if shape(each) not in listed] == []
    return own


def test_launches_of_old_and_of_none(
    build_course: Callable[..., Built], new_context: Callable[..., BrowserContext]
) -> None:
    """An agent of 0.9 becomes one of 1.0; unknown parameters come back; without a launch it is said."""
    built = build_course(FIRE, target="xapi")
    with station(built.package) as store:
        old = (
            '{"name": ["Ada"], "account": [{"accountServiceHomePage": "https://lms.example.org/",'
            ' "accountName": "7"}]}'
        )
        seen: list[Request] = []

        def taken(request: Request) -> Answer | None:
            seen.append(request)
            # The store itself knows no such parameter.
            if cast("dict[str, str]", request.query).pop("tenant", "") != "9" and request.method != "OPTIONS":
                return Answer(400)
            return None

        store.trouble.append(taken)
        bare = {
            "auth": "c2VjcmV0OnNlY3JldA==",
            "tenant": "9",
            "actor": old,
            "grouping": "https://a.example/g",
        }
        bare["activity_platform"] = "Example LMS"
        learner = store.xapi(new_context(), **bare)
        learner.begin()
        store.wait(window(learner), lambda: "experienced" in store.verbs())
        (first, *_) = store.statements()
        assert first["actor"] == {
            "objectType": "Agent",
            "name": "Ada",
            "account": {"homePage": "https://lms.example.org/", "name": "7"},
        }
        assert first["context"]["platform"] == "Example LMS"
        assert first["context"]["contextActivities"]["grouping"][0]["id"] == "https://a.example/g"
        assert seen

        alone = new_context().new_page()
        alone.goto(f"{store.course}index.html")
        expect(alone.locator("#notice-untracked")).to_be_visible()


def test_films_and_sounds_are_told_by_the_video_profile(
    build_course: Callable[..., Built], new_context: Callable[..., BrowserContext]
) -> None:
    """Played, paused, played from elsewhere, played to its end; the showcase's statements are as listed."""
    built = build_course(ROOT / "courses" / "showcase", target="xapi")
    with station(built.package) as store:
        learner = store.xapi(new_context())
        page = window(learner)
        learner.press(learner.button("Start"))
        learner.press(learner.entry("Sound and film"))
        expect(learner.heading("Sound and film")).to_be_visible()
        film = page.locator("main video")
        film.evaluate("film => { film.muted = true; return film.play() }")
        page.wait_for_function("document.querySelector('main video').currentTime > 0.3")
        film.evaluate("film => film.pause()")
        store.wait(page, lambda: "paused" in store.verbs())
        film.evaluate("film => { film.currentTime = film.duration - 0.4 }")
        store.wait(page, lambda: "seeked" in store.verbs())
        film.evaluate("film => { film.currentTime = 0 }")
        page.wait_for_timeout(300)
        film.evaluate("film => film.play()")
        store.wait(page, lambda: "completed" in store.verbs(), 30)
        told = [each for each in said(store, built.source) if "#media/" in each["object"]["id"]]
        assert {"played", "paused", "seeked", "completed"} <= {each["verb"]["display"]["en"] for each in told}
        ended = next(each for each in told if each["verb"]["display"]["en"] == "completed")
        extensions = ended["result"]["extensions"]
        assert extensions["https://w3id.org/xapi/video/extensions/progress"] == 1
        session = "https://w3id.org/xapi/video/extensions/session-id"
        assert len({each["context"]["extensions"][session] for each in told}) == 1
