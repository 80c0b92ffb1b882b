"""`scormkit preview --target xapi|cmi5`: the page shows what the course says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from scormkit.preview.records.run import preview_records
from tests.journeys.conftest import FIRE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("target", ["xapi", "cmi5"])
def test_the_page_shows_what_is_said(target: str, new_context: Callable[..., BrowserContext]) -> None:
    before = sorted(path.name for path in FIRE.rglob("*"))
    with preview_records(FIRE, target) as address:
        context = new_context()
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_role("status")).to_have_text("Nothing yet. Open the course.")
        with context.expect_page() as opened:
            page.get_by_role("link", name="Open").click()
        course = opened.value
        course.get_by_role("main").get_by_role("button", name="Start").click()
        expect(page.get_by_role("row").filter(has_text="experienced").first).to_be_visible()
        expect(page.get_by_role("row").filter(has_text="initialized").first).to_be_visible()
        told = page.get_by_role("row").count() - 1
        expect(page.get_by_role("status")).to_have_text(f"{told} statements, the newest first.")
    assert sorted(path.name for path in FIRE.rglob("*")) == before
