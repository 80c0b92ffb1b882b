"""What axe cannot see, on every page of the showcase: room for wide spacing, targets, focus that is seen, languages, names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import ROOT, Built
from tests.visual.stage import Stage, context_of, served

pytestmark = pytest.mark.browser

SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
"""WCAG 2.2, 1.4.12."""

CUT = """() => [...document.querySelectorAll("main *, .bar *")].filter((each) => {
  const style = getComputedStyle(each);
  const hides = /hidden|clip/.test(style.overflowX + style.overflowY);
  if (!hides || each.matches(".sr, .bar-title, .sr *, [hidden] *") || style.clipPath !== "none" || !each.textContent.trim()) return false;
  return each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2;
}).map((each) => each.outerHTML.slice(0, 120))"""

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

SMALL = """() => {
  const seen = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter(
    (each) => each.getClientRects().length && each.checkVisibility({ visibilityProperty: true }) && !each.closest(".sr, [inert]"));
  const boxes = seen.map((each) => [each, (each.closest("label") ?? each).getBoundingClientRect()]);
  return boxes.filter(([each, box]) => {
    // In a line of text, or the browser's own: the exceptions of 2.5.8.
    if (getComputedStyle(each).display === "inline" || each.matches("p a, li a, dd a, td a, .skip, audio, video")) return false;
    if (box.width >= 23.5 && box.height >= 23.5) return false;
    const middle = [box.x + box.width / 2, box.y + box.height / 2];
    return boxes.some(([other, near]) => other !== each && !other.contains(each) && !each.contains(other) &&
      middle[0] > near.x - 12 && middle[0] < near.right + 12 && middle[1] > near.y - 12 && middle[1] < near.bottom + 12);
  }).map(([each, box]) => `${each.outerHTML.slice(0, 100)} ${Math.round(box.width)}x${Math.round(box.height)}`);
}"""

FOCUSED = """() => {
  const each = document.activeElement;
  if (!each || each === document.body) return null;
  const shown = each.closest("label") ?? each;
  const box = shown.getBoundingClientRect();
  const style = getComputedStyle(each), around = getComputedStyle(each.closest(".option, .pair, .row") ?? each);
  const ring = [style, around].some((one) => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) >= 2);
  const at = document.elementFromPoint(Math.min(Math.max(box.x + Math.min(box.width / 2, 20), 1), innerWidth - 2), Math.min(Math.max(box.y + box.height / 2, 1), innerHeight - 2));
  const covered = !(at && (shown.contains(at) || at.contains(shown)));
  const out = box.bottom < 0 || box.top > innerHeight;
  return { html: each.outerHTML.slice(0, 100), ring, covered, out, key: each.outerHTML.length + ":" + box.x + ":" + (box.y + scrollY) };
}"""

NAMELESS = """() => [...document.querySelectorAll("main :is(input, select, textarea, button, [role=tab]), .rail :is(button, summary)")].filter((each) =>
  each.checkVisibility() && !each.textContent.trim() && !(each.labels?.length) && !each.getAttribute("aria-label") && !each.getAttribute("aria-labelledby")
).map((each) => each.outerHTML.slice(0, 120))"""


@pytest.fixture
def stage(
    build_course: Callable[..., Built], browser: Browser, tmp_path: Path, width: int
) -> Iterator[Stage]:
    built = build_course(ROOT / "courses" / "showcase", navigation="free")
    with served(built.zip, tmp_path / "served") as address:
        context = context_of(browser, width, height=700)
        stage = Stage(context, address, None)
        stage.press("Start")
        yield stage
        context.close()


@pytest.mark.parametrize("width", [320])
def test_wide_spacing_cuts_nothing_and_targets_are_large_enough(stage: Stage) -> None:
    """1.4.4, 1.4.10 (320 px are 1280 at 400%), 1.4.12 and 2.5.8; each page open, and answered."""
    found: list[str] = []
    stage.page.add_style_tag(content=SPACING)
    for page in stage.learner.pages:
        if "your-way" in page["id"]:
            continue
        stage.open(page["title"])
        for state in ("open", "answered"):
            if state == "answered":
                if page["kind"] != "page" or not page["questions"]:
                    continue
                stage.wrong(page["questions"][0])
            where = f"{page['title']}, {state}"
            over = stage.page.evaluate(SIDEWAYS)
            found += [f"{where}: scrolls sideways by {over} px"] if over > 0 else []
            found += [f"{where}: cut off: {html}" for html in stage.page.evaluate(CUT)]
            found += [f"{where}: too small: {html}" for html in stage.page.evaluate(SMALL)]
            found += [f"{where}: without a name: {html}" for html in stage.page.evaluate(NAMELESS)]
    assert found == []


@pytest.mark.parametrize("width", [320, 1280])
def test_the_focus_goes_everywhere_and_is_seen_there(stage: Stage) -> None:
    """2.1.1, 2.1.2, 2.4.3, 2.4.7 and 2.4.11: Tab walks through a page of each kind and comes out again."""
    found: list[str] = []
    for title in (
        "To open, choose and turn",
        "Several right answers",
        "What goes where",
        "What comes first",
        "Gaps",
    ):
        stage.open(title)
        seen: set[str] = set()
        for _ in range(120):
            stage.page.keyboard.press("Tab")
            at = stage.page.evaluate(FOCUSED)
            if at is None:  # out of the page: no trap
                break
            if at["key"] in seen:
                break
            seen.add(at["key"])
            for fault in ("covered", "out"):
                found += [f"{title}: {fault}: {at['html']}"] if at[fault] else []
            found += [] if at["ring"] else [f"{title}: no ring: {at['html']}"]
        assert len(seen) > 8, f"{title}: the focus reaches {len(seen)} places only"
    assert found == []
