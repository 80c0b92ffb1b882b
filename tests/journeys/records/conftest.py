"""The console is clean here, too, but for what a browser itself says of an answer that is no success."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.journeys.tracked import TIMEZONE

EXPECTED = ("Failed to load resource", "has been blocked by CORS policy")


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A learner's own browser."""
    with ExitStack() as stack:
        noise: list[str] = []

        def make(**options: Any) -> BrowserContext:
            settings = {
                "locale": "en-US",
                "timezone_id": TIMEZONE,
                "viewport": {"width": 1280, "height": 800},
            }
            context = browser.new_context(**{**settings, **options})
            stack.callback(context.close)
            context.set_default_timeout(15_000)
            context.on("console", lambda message: noise.append(f"console {message.type}: {message.text}"))
            context.on("weberror", lambda error: noise.append(f"page error: {error.error}"))
            return context

        yield make
    assert [each for each in noise if not any(word in each for word in EXPECTED)] == []
