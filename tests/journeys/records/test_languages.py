"""A package in three languages before a launcher: the learner's preferences, one state, one history."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from scormkit.preview.records.statements import agent_key
from tests.conftest import Built
from tests.journeys.records.station import ACTOR, station
from tests.journeys.test_languages import COURSE, IDS, arrange, form, is_in, turn

pytestmark = [pytest.mark.browser, pytest.mark.node]


def test_the_platforms_wish_comes_before_the_browsers(
    build_course: Callable[..., Built], new_context: Callable[..., BrowserContext]
) -> None:
    built = build_course(COURSE, target="cmi5", locale="en,es,ar")
    with station(built.package, cmi5=True) as store:
        owner = json.dumps({"agent": agent_key(ACTOR)}, sort_keys=True)
        wish = json.dumps({"languagePreference": "es-MX,en-US", "audioPreference": "on"})
        store.store.write("agent", owner, "cmi5LearnerPreferences", wish.encode(), "application/json")
        learner = store.cmi5(new_context())
        view = learner.view
        is_in(view, "es")
        learner.press(view.locator("#start"))
        form(view, 0).get_by_label("En el ascensor").check()
        learner.press(form(view, 0).get_by_role("button", name="Comprobar"))
        store.wait(learner.visit.window, lambda: "answered" in store.verbs())
        turn(learner, "English")
        is_in(view, "en")
        expect(form(view, 0).get_by_text("It may stop between two floors.")).to_be_visible()
        learner.press(form(view, 0).get_by_role("button", name="Try again"))
        form(view, 0).get_by_label("The stairs").check()
        learner.press(form(view, 0).get_by_role("button", name="Check"))
        form(view, 1).get_by_role("textbox").fill("todo")
        learner.press(form(view, 1).get_by_role("button", name="Check"))
        expect(form(view, 1).get_by_role("group", name="Right")).to_be_visible()
        store.wait(learner.visit.window, lambda: store.verbs().count("answered") == 3)
        # What is still on its way when another launch ends the session is refused.
        expect(view.locator("#save-state")).to_have_attribute("data-state", "saved")
        learner.visit.window.close()
        # Another browser, where nobody wishes anything: what was read last, of the same progress.
        again = store.cmi5(new_context(locale="ja-JP"))
        is_in(again.view, "en")
        again.press(again.button("Continue"))
        again.press(again.button("Next: Outside"))
        again.press(again.button("Next: Check your way"))
        again.press(again.button("Begin"))
        form(again.view, 2).get_by_label("True").check()
        again.press(form(again.view, 2).get_by_role("button", name="Check"))
        turn(again, "Español")
        again.press(again.button("Pregunta siguiente"))
        steps = form(again.view, 3)
        arrange(again, steps, "012")
        again.press(steps.get_by_role("button", name="Comprobar"))
        again.press(again.button("Ver el resultado"))
        expect(again.view.get_by_role("heading", name="Ha aprobado esta prueba")).to_be_visible()
        again.press(again.button("Siguiente: su resultado"))
        store.wait(again.visit.window, lambda: "passed" in store.verbs())
        said = [each for each in store.statements() if each["verb"]["display"].get("en") == "answered"]
        assert [each["object"]["id"].rpartition("/")[2] for each in said] == [IDS[0], IDS[0], *IDS[1:]]
        assert [each["context"]["language"] for each in said] == ["es", "en", "en", "en", "es"]
        assert [each["result"]["response"] for each in said] == [
            "lift",
            "stairs",
            "todo",
            "true",
            "close[,]call[,]meet",
        ]
        assert said[0]["object"]["definition"] == said[1]["object"]["definition"], "in all languages at once"
        experienced = [each for each in store.verbs() if each == "experienced"]
        assert len(experienced) == 3, "to read a page in another language is not to read it again"
        assert store.refused() == []


def test_a_language_that_does_not_come(
    build_course: Callable[..., Built], new_context: Callable[..., BrowserContext]
) -> None:
    """Another one is shown in its place; who asks for it later is told, and stays where they are."""
    with station(build_course(COURSE, target="xapi", locale="en,es,ar").package) as store:
        context = new_context(locale="es-MX")
        context.route("**/languages/es.js", lambda route: route.abort())
        learner = store.xapi(context)
        view = learner.view
        is_in(view, "en")
        view.locator("#start-screen").get_by_role("button", name="Español").click()
        expect(view.get_by_text("This language could not be loaded.")).to_be_visible()
        is_in(view, "en")
        learner.press(view.locator("#start"))
        expect(view.get_by_role("heading", name="What you hear")).to_be_focused()
        # Nothing comes: that is said in every language, and there is a way to try again.
        context.route("**/languages/*.js", lambda route: route.abort())
        page = context.new_page()
        page.goto(f"{store.course}index.html")
        for said in ("No se ha podido cargar este idioma.", "This language could not be loaded."):
            expect(page.get_by_text(said)).to_be_visible()
        context.unroute_all()
        page.get_by_role("link", name="Intentar de nuevo").click()
        expect(page.get_by_role("heading", name="Salidas")).to_be_visible()
