"""What the showcase promises: every block, and what a page can have beside blocks."""

from __future__ import annotations

from pathlib import Path

from scormkit import api
from scormkit.course.model import Page

ROOT = Path(__file__).resolve().parents[2]


def test_the_showcase_shows_every_block() -> None:
    """Except `only`, which a package does not show: it is a mark, and what stands in it is shown."""
    from scormkit.source.blocks import BLOCKS

    course = api.load(ROOT / "courses/showcase")
    pages = [each for unit in course.units for each in unit.contents if isinstance(each, Page)]
    shown = {directive.name for page in pages for directive in page.body.directives}
    assert shown == BLOCKS.keys() - {"only"}
    features = {feature for page in pages for feature in page.body.features}
    assert {"footnotes", "tasks", "definitions", "maths", "terms"} <= features
