"""Every state of the courses looks as in docs/screenshots, and axe-core finds nothing in any of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from scormkit.pages.strings import direction, interface
from tests.conftest import ROOT, Built
from tests.visual.record import (
    CHANGES,
    COURSES,
    FOLDER,
    TOGETHER,
    WALKS,
    Walk,
    difference,
    path_of,
    shape,
    shapes_of,
    shot,
    shots,
    unlike,
)
from tests.visual.stage import Scheme, Stage, context_of, served

pytestmark = pytest.mark.browser

MOST = 0.12
"""Another typeface comes to half of it where the words run on differently; nothing in place comes to more."""

AXE = """(preload) => axe.run(document, { resultTypes: ['violations'], preload })
  .then(({ violations }) => violations)"""
TOUR = next(walk for walk in WALKS if walk.name == "reader")
BREAKS = {
    "the menu is gone": ".side { display: none !important }",
    "the frame is no grid": ".frame { display: block !important }",
    "the type is small": "main { font-size: 60% !important }",
    "the column is narrow": "main { max-inline-size: 12em !important }",
    "the button has no colour": ".primary { background: none !important }",
    "the note has no edge": ".callout { border: 0 !important }",
    "the colours are not of the scheme": ":root { --paper: #151617 !important; --ink: #ebe8e2 !important }",
}


CALM = """() => {
  const shown = (selector) =>
    [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
  const isFilled = (each) => getComputedStyle(each).backgroundColor !== "rgba(0, 0, 0, 0)";
  const filled = shown("main .primary").filter(isFilled).map((each) => each.textContent.trim());
  const isCut = (each) => each.scrollWidth > each.clientWidth && each.clientWidth < 100;
  const cut = shown(".bar-title").filter(isCut);
  return [
    ...(filled.length > 1 ? [`more than one filled button: ${filled.join(", ")}`] : []),
    ...cut.map((each) => `the title in the bar has ${each.clientWidth} px`),
  ];
}"""
"""One primary action at a time, and a title in the narrow bar that can still be read."""

EVERYWHERE = {"introduction", "showcase"}
"""The walks whose states are looked at in other widths, dark and from right to left."""
LOOKS: tuple[tuple[int, Scheme, str], ...] = (
    (320, "light", "ltr"),
    (768, "light", "ltr"),
    (768, "dark", "rtl"),
    (1440, "dark", "ltr"),
    (320, "dark", "rtl"),
)
OWN = {
    (walk.course, walk.width, walk.scheme, "ltr")
    for walk in WALKS
    if walk.theme == "plain" and not walk.forced
}
"""What a walk of its own goes through needs no second look."""
TURN = """(direction) => {
  document.documentElement.dir = direction;
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


@pytest.fixture
def axe(node_modules: Path) -> str:
    return (node_modules / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture
def judge(browser: Browser) -> Page:
    """A page that compares pictures."""
    return browser.new_page()


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
def test_every_state_looks_as_it_did_and_is_accessible(  # noqa: PLR0917 - pytest hands them over
    walk: Walk,
    build_course: Callable[..., Built],
    browser: Browser,
    judge: Page,
    axe: str,
    tmp_path: Path,
) -> None:
    course, _ = COURSES[walk.course]
    languages = TOGETHER.get(walk.course, "")
    built = build_course(course, locale=languages, theme=walk.theme, **CHANGES.get(walk.course, {}))
    kept = json.loads(shapes_of(walk).read_text("utf-8"))
    found, seen = [], set()
    with served(built.zip, tmp_path) as address:
        for name, stage, picture in shots(browser, address, walk):
            path = path_of(walk, name)
            seen.add(path)
            if not path.is_file():
                found.append(f"{name}: there is no picture of it yet (make screenshots)")
                continue
            found += [f"{name}: {each}" for each in unlike(kept.get(name, {}), shape(stage.page))]
            if (apart := difference(judge, path.read_bytes(), picture)) > MOST:
                found.append(f"{name}: differs by {apart:.3f}")
            found += violations(stage, name, axe)
            if not walk.forced:  # where every button is filled with the same system colour
                found += [f"{name}: {each}" for each in stage.page.evaluate(CALM)]
            found += [f"{name}: {each}" for each in stage.noise]
            if walk.name in EVERYWHERE:
                found += everywhere(stage, name, axe, walk)
    judge.close()
    assert found == []
    assert {*(FOLDER / walk.name).glob("*.webp")} == seen, "pictures of states that are not there any more"


def everywhere(stage: Stage, name: str, axe: str, walk: Walk) -> list[str]:
    """The same at the other widths, dark, and from right to left; then all is as it was."""
    page, found = stage.page, []
    scrolled = page.evaluate("scrollY")
    for width, scheme, reading in LOOKS:
        if (walk.course, width, scheme, reading) in OWN:
            continue
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        # The page hears of it in the frame that follows.
        page.evaluate(TURN, reading)
        # What media hold has been asked at the first look.
        found += violations(stage, f"{name} ({width} px, {scheme}, {reading})", axe, preload=False)
    page.set_viewport_size({"width": walk.width, "height": 900})
    page.emulate_media(color_scheme=walk.scheme)
    page.evaluate(TURN, "ltr")
    page.evaluate("(y) => scrollTo(0, y)", scrolled)
    return found


def violations(stage: Stage, name: str, axe: str, *, preload: bool = True) -> list[str]:
    """What axe-core has against the state that is on the screen."""
    if not stage.page.evaluate("'axe' in window"):
        stage.page.evaluate(axe)
    return [
        f"{name}: {each['id']}: {each['nodes'][0]['html'][:120]}"
        for each in stage.page.evaluate(AXE, preload)
    ]


LANGUAGES = sorted(path.stem for path in (ROOT / "scormkit" / "pages" / "text").glob("*.yaml"))
WRONG = ("unsaved", "offline", "ended", "elsewhere")
HANGS = """([language, direction, leave, words]) => {
  const root = document.documentElement;
  const [bar, main, state] = ["#bar", "main", "#bar-state"].map((each) => document.querySelector(each));
  const [high, top] = [bar.offsetHeight, main.offsetTop];
  Object.assign(root, { lang: language, dir: direction });
  document.querySelector(".bar .quick-exit span").textContent = leave;
  state.innerHTML = '<svg class="icon"><use href="#i-unsaved"></use></svg><span></span>';
  const told = state.lastChild;
  return words.flatMap((word) => {
    told.textContent = word;
    const { left, right } = told.getBoundingClientRect();
    const whole = told.scrollWidth <= told.clientWidth + 1 || getComputedStyle(told).overflow === "visible";
    const inside = left >= 0 && right <= root.clientWidth && root.scrollWidth <= root.clientWidth;
    return whole && inside && bar.offsetHeight === high && main.offsetTop === top ? [] : [word];
  });
}"""


def test_what_is_wrong_is_told_whole_below_the_narrow_bar_in_every_language(
    build_course: Callable[..., Built], browser: Browser, tmp_path: Path
) -> None:
    built = build_course(COURSES["cst-introduction"][0], **CHANGES["cst-introduction"])
    with served(built.zip, tmp_path) as address:
        context = context_of(browser, 320)
        stage = Stage(context, address, None)
        stage.press("Start")
        cut = {}
        for language in LANGUAGES:
            _, text = interface(language)
            words = [text[f"state_{each}"] for each in WRONG]
            cut[language] = stage.page.evaluate(
                HANGS, [language, direction(language), text["quick_exit"], words]
            )
        context.close()
    assert len(LANGUAGES) == 7
    assert cut == {language: [] for language in LANGUAGES}


def test_a_broken_style_is_seen_and_another_typeface_is_not(
    build_course: Callable[..., Built], browser: Browser, judge: Page, tmp_path: Path
) -> None:
    built = build_course(COURSES[TOUR.course][0], theme=TOUR.theme)
    with served(built.zip, tmp_path) as address:
        for name, stage, picture in shots(browser, address, TOUR):
            if name != "page":
                continue
            good = shape(stage.page)
            style = stage.page.add_style_tag(
                content=":root { --text: Arial, sans-serif !important; --sans: serif !important }"
            )
            assert difference(judge, picture, shot(stage.page)) <= MOST
            assert unlike(good, shape(stage.page)) == []
            for broken, css in BREAKS.items():
                style.evaluate("(style, css) => { style.textContent = css }", css)
                assert unlike(good, shape(stage.page)), broken
            style.evaluate("style => { style.textContent = 'body { visibility: hidden }' }")
            assert difference(judge, picture, shot(stage.page)) > MOST / 4
            style.evaluate("style => style.remove()")
    judge.close()
