"""`scormkit lrs serve PACKAGE` in a browser: launched from its page, and back on it with what was reached."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from scormkit.preview.records.server import serving
from scormkit.preview.records.shelf import Shelf
from scormkit.preview.records.store import Store
from scormkit.preview.records.web import Answer, Request
from scormkit.preview.run import package_content
from tests.conftest import Built
from tests.journeys.conftest import FIRE

pytestmark = pytest.mark.browser


def test_a_package_is_launched_for_two_learners(
    build_course: Callable[..., Built], new_context: Callable[..., BrowserContext]
) -> None:
    content = package_content(build_course(FIRE, target="cmi5").package)
    shelf: list[Shelf] = []

    def answer(request: Request) -> Answer:
        return shelf[0].answer(request, lambda _: Answer(404))

    with serving(answer) as address:
        shelf.append(Shelf(Store(), address, "key", [content]))
        page = new_context().new_page()
        page.goto(shelf[0].address)
        page.get_by_role("button", name="Start").click()
        page.locator("#start").click()
        expect(page.get_by_role("heading", name="What a fire needs")).to_be_visible()
        page.locator("#exit").click()
        page.get_by_role("button", name="Save and exit").click()
        # Exit leads back to the page, where the attempt stands.
        page.wait_for_url(lambda url: "?learner=" in url)
        expect(page.get_by_text("Attempt 1: incomplete")).to_be_visible()
        page.get_by_role("button", name="Resume").click()
        expect(page.get_by_role("button", name="Continue")).to_be_visible()
        page.goto(shelf[0].address)
        page.get_by_label("Learner").fill("Ben Ito")
        page.get_by_role("button", name="Show").click()
        expect(page.get_by_text("Not begun")).to_be_visible()
