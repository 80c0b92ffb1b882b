"""Looks at what is on the screen with axe-core."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Page

from tests.journeys.learner import Learner

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
RUN = "(options) => axe.run(document, options).then((result) => result.violations)"
COLOUR = ["color-contrast", "link-in-text-block"]
"""The rules that hang on the colour scheme: the dark one is checked for these, the light one for all."""


class Inspector:
    """Runs axe-core over what is on the screen, light and (at the first width) dark; keeps what it finds."""

    def __init__(self, axe: str, *widths: int) -> None:
        self.axe = axe
        self.widths = widths
        """First that of the learner's window, then others at which each state is looked at as well."""
        self.found: list[str] = []
        self.states: list[str] = []

    def look(self, learner: Learner, state: str) -> None:
        """Check the present state of the page."""
        self.states.append(state)
        page = learner.visit.window
        for width in (*self.widths[1:], self.widths[0]):
            if len(self.widths) > 1:
                page.set_viewport_size({"width": width, "height": 800})
                # The page hears of it in the frame that follows.
                page.evaluate(
                    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
                )
            # Dark and wide is each state of the walks in tests/visual.
            self._look_at(page, f"{state} ({width} px", SCHEMES if width == self.widths[0] else SCHEMES[:1])

    def _look_at(self, page: Page, state: str, schemes: tuple[Scheme, ...]) -> None:
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            if not page.evaluate("'axe' in window"):
                page.evaluate(self.axe)
            only = {"runOnly": COLOUR} if scheme == "dark" else {}
            # Rules about what media hold need it loaded; colours do not.
            options = {"resultTypes": ["violations"], "preload": not only, **only}
            for violation in page.evaluate(RUN, options):
                nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
                self.found.append(f"{state}, {scheme}): {violation['id']}: {nodes}")
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if overflow > 0:
            self.found.append(f"{state}): scrolls sideways by {overflow} px")
