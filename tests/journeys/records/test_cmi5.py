"""Learners in assignable units, before a launcher that refuses whatever breaks cmi5."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from scormkit.preview.cmi5.launcher import Launcher
from tests.conftest import Built
from tests.journeys.conftest import FIRE
from tests.journeys.records.station import Station, station
from tests.journeys.records.test_xapi import SAVED, go_away, said, window

pytestmark = [pytest.mark.browser, pytest.mark.node]


def launcher(store: Station) -> Launcher:
    assert store.launcher is not None
    return store.launcher


def sessions(store: Station) -> list[list[str]]:
    """What each session said of what cmi5 defines, in the order in which it came."""
    return [list(each.verbs) for each in launcher(store).sessions(store.registration)]


def test_fail_reload_abandon_and_pass_on_another_day(
    build_course: Callable[..., Built], new_context: Callable[..., BrowserContext]
) -> None:
    built = build_course(FIRE, target="cmi5", reporting="passed-failed")
    with station(built.package, cmi5=True) as store:
        back = f"{store.course}index.html?back=1"
        # A session that fails: said at Exit, then terminated, then back to the LMS.
        first = new_context()
        learner = store.cmi5(first, return_url=back)
        address = window(learner).url
        assert "?" not in address
        learner.begin()
        learner.play_on(until="Check the alarm")
        window(learner).reload()
        learner.promise.launched()
        learner.begin("Continue")
        learner.play_check({"needs"})
        learner.next()
        learner.play_on()
        learner.to_end()
        expect(learner.heading("You did not pass this time")).to_be_visible()
        learner.save_and_exit()
        window(learner).wait_for_url("**/index.html?back=1")
        assert sessions(store) == [["initialized", "completed", "failed", "terminated"]]
        assert store.requests("/fetch") == 1

        # A session that is given up by closing the tab; the same link in another browser is used already.
        second = store.cmi5(new_context())
        second.promise = learner.promise
        second.begin("Continue")
        link = launcher(store).sessions(store.registration)[-1].code
        other = new_context().new_page()
        other.goto(store.link(link))
        expect(other.locator("#notice-refused")).to_be_visible()
        go_away(second)

        # Another day: the launcher abandons what was left open, and the learner passes.
        third = store.cmi5(new_context())
        third.promise = learner.promise
        third.begin("Continue")
        third.open("Check the alarm")
        third.play_check(again=True)
        third.open(third.pages[-1]["title"])
        third.to_end()
        third.save_and_exit()
        expect(third.heading(SAVED)).to_be_visible()
        store.wait(window(third), lambda: sessions(store)[-1][-1] == "terminated")
        assert sessions(store)[1:] == [["initialized"], ["initialized", "passed", "terminated"]]
        assert launcher(store).is_satisfied(store.registration)

        # A look back records nothing.
        review = store.cmi5(new_context(), mode="Review")
        review.promise = third.promise
        review.begin("Look at the course again")
        review.open(review.pages[0]["title"])
        review.exit()
        review.save_and_exit()
        store.wait(window(review), lambda: sessions(store)[-1] == ["initialized", "terminated"])

        own = said(store, built.source, "cmi5")
        counted = Counter(each["verb"]["display"]["en"] for each in own)
        assert counted["answered"] == len(third.promise.answers)
        assert [each["verb"]["display"]["en"] for each in own].count("passed") == 1
        assert store.verbs(mine=False).count("abandoned") == 1
        assert store.refused() == []


def test_an_au_a_unit_each_with_its_own_result(
    build_course: Callable[..., Built], new_context: Callable[..., BrowserContext]
) -> None:
    built = build_course(FIRE, target="cmi5", packaging="multi", navigation="free")
    with station(built.package, cmi5=True) as store:
        for number in range(2):
            assert not launcher(store).is_satisfied(store.registration)
            learner = store.cmi5(new_context(), number)
            learner.begin()
            learner.play_on()
            learner.to_end()
            learner.save_and_exit()
            expect(learner.heading(SAVED)).to_be_visible()
            store.wait(window(learner), lambda: sessions(store)[-1][-1:] == ["terminated"])
        assert sessions(store) == [["initialized", "completed", "passed", "terminated"]] * 2
        assert launcher(store).is_satisfied(store.registration)
        # Each module is a block: the launcher says when it is done, and at last that the course is.
        assert store.verbs(mine=False).count("satisfied") == 3
        own = said(store, built.source, "cmi5")
        passed = [each for each in own if each["verb"]["display"]["en"] == "passed"]
        mastery = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
        assert [each["context"]["extensions"][mastery] for each in passed] == [0.75, 0.5]
        assert store.refused() == []
