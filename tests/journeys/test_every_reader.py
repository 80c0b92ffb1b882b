"""What axe cannot see, on every page of the showcase: wide spacing, targets, names, focus that is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from scormkit.interactions import INTERACTIONS
from tests.conftest import ROOT, Built
from tests.visual.stage import Stage, context_of, served

pytestmark = pytest.mark.browser

QUESTIONS = Path(__file__).with_name("every_reader.js").read_text("utf-8")
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
"""WCAG 2.2, 1.4.12."""
WALKED = (
    "To open, choose and turn",
    "Several right answers",
    "What goes where",
    "What comes first",
    "Gaps",
)


@pytest.fixture
def stage(
    build_course: Callable[..., Built], browser: Browser, tmp_path: Path, width: int
) -> Iterator[Stage]:
    built = build_course(ROOT / "courses" / "showcase")
    with served(built.zip, tmp_path / "served") as address:
        context = context_of(browser, width, height=700)
        context.add_init_script(QUESTIONS)
        stage = Stage(context, address, None)
        stage.press("Start")
        yield stage
        context.close()
        assert stage.noise == []


@pytest.mark.parametrize("width", [320])
def test_wide_spacing_cuts_nothing_and_targets_are_large_enough(stage: Stage) -> None:
    """1.4.4, 1.4.10 (320 px are 1280 at 400%), 1.4.12, 2.5.8, 4.1.2: each page open, and answered."""
    found: list[str] = []
    stage.page.add_style_tag(content=SPACING)
    for page in stage.learner.pages:
        if "your-way" in page["id"]:
            continue
        stage.open(page["title"])
        found += faults(stage, page["title"])
        if page["kind"] == "page" and page["questions"]:
            stage.wrong(page["questions"][0])
            found += faults(stage, f"{page['title']}, answered")
    assert found == []


@pytest.mark.parametrize("width", [1280])
def test_a_screen_reader_is_told_everything(stage: Stage) -> None:
    """1.3.1, 3.3.2, 4.1.2, 4.1.3: the browser's own tree for screen readers, of a question of every type and
    of every block: what can be used has a role and a name, a question is a group by its own words, and after
    Check the reader is at the verdict."""
    found: list[str] = []
    types: set[str] = set()
    for page in stage.learner.pages:
        if "your-way" in page["id"]:
            continue
        stage.open(page["title"])
        found += untold(stage, page["title"])
        for question in page["questions"] if page["kind"] == "page" else []:
            if question["type"] in types:
                continue
            types.add(question["type"])
            stage.wrong(question)
            found += untold(stage, f"{page['title']}, answered")
            if question["type"] != "scenario":  # which goes on with its next turn
                at = [node for node in tree(stage) if told(node, "focused")]
                if [node["role"]["value"] for node in at][-1:] != ["group"]:
                    found.append(f"{page['title']}: after Check the reader is at {at[-1:]}")
    assert found == []
    assert types == set(INTERACTIONS), "a type that the showcase does not ask on a page"


USED = {
    "button",
    "checkbox",
    "combobox",
    "link",
    "option",
    "radio",
    "searchbox",
    "slider",
    "spinbutton",
    "tab",
}
USED |= {"textbox", "listbox", "menuitem", "switch", "dialog", "img", "image"}


def tree(stage: Stage) -> list[dict[str, Any]]:
    """What the browser tells screen readers, element by element."""
    session = stage.page.context.new_cdp_session(stage.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [node for node in nodes if not node["ignored"]]


def told(node: dict[str, Any], name: str) -> bool:
    """Whether a property holds."""
    return any(each["name"] == name and each["value"].get("value") for each in node.get("properties", []))


def untold(stage: Stage, where: str) -> list[str]:
    """What can be used or seen and has no name; and questions that are no groups by their own words."""
    nodes = tree(stage)
    found = [
        f"{where}: a {node['role']['value']} without a name"
        for node in nodes
        if node["role"]["value"] in USED and not node.get("name", {}).get("value", "").strip()
    ]
    groups = {" ".join(node["name"]["value"].split()) for node in nodes if node["role"]["value"] == "group"}
    legends = stage.page.locator("form.question:visible legend").all_inner_texts()
    unheard = [each for each in legends if " ".join(each.split()) not in groups]
    return found + [f"{where}: no group is called {each!r}" for each in unheard]


def faults(stage: Stage, where: str) -> list[str]:
    """Everything that is wrong with what is on the screen."""
    stage.page.evaluate("everyReader.pictures()")
    over = stage.page.evaluate("everyReader.sideways()")
    found = [f"{where}: scrolls sideways by {over} px"] if over > 0 else []
    for fault in ("cut", "small", "nameless"):
        found += [f"{where}: {fault}: {html}" for html in stage.page.evaluate(f"everyReader.{fault}()")]
    return found


@pytest.mark.parametrize("width", [320, 1280])
def test_the_focus_goes_everywhere_and_is_seen_there(stage: Stage) -> None:
    """2.1.1, 2.1.2, 2.4.3, 2.4.7 and 2.4.11: Tab walks through a page of each kind and comes out again."""
    found: list[str] = []
    for title in WALKED:
        stage.open(title)
        seen: set[str] = set()
        for _ in range(120):
            stage.page.keyboard.press("Tab")
            at = stage.page.evaluate("everyReader.focused()")
            if at is None or at["key"] in seen:  # out of the page, and round: no trap
                break
            seen.add(at["key"])
            found += [f"{title}: {fault}: {at['html']}" for fault in ("covered", "out") if at[fault]]
            found += [] if at["ring"] else [f"{title}: no ring: {at['html']}"]
        assert len(seen) > 8, f"{title}: the focus reaches {len(seen)} places only"
    assert found == []
