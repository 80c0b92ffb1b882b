"""Rules at run time: locked with the reason, branches by answer, skipped, optional, complete by threshold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.conftest import both
from tests.journeys.learner import Hand, Learner
from tests.journeys.lms import Lms
from tests.journeys.questions import HANDS

pytestmark = pytest.mark.browser

COURSE = {
    "course.yaml": "title: Your way\nreporting: completed\nunits: [start, more]\n",
    "start/unit.yaml": "title: Where you begin\nobjectives: {O1: Be ready}\n",
    "start/01-place.md": """# Your place

```question
type: choice
id: role
prompt: Where do you work?
shuffle: false
options:
  - {id: desk, text: At a desk, correct: true}
  - {id: field, text: In the field}
```
""",
    "start/02-desk.md": "---\ntitle: At a desk\n"
    "show_if: {question: place.role, chose: desk}\n---\nSit well.\n",
    "start/03-field.md": "---\ntitle: In the field\n"
    "show_if: {question: place.role, chose: [field]}\n---\nDress well.\n",
    "start/check.yaml": """title: Ready?
passing_score: 100
questions:
  - {type: true-false, id: ready, prompt: Doors stay closed in a fire., answer: true, objectives: [O1]}
""",
    "more/unit.yaml": "title: What comes after\nrequires: {objective: start.O1}\n",
    "more/01-after.md": "# After\n\nGo on.\n",
    "more/02-help.md": "---\ntitle: More help\n"
    "skip_if: {question: start.place.role, chose: desk}\n---\nAsk for help.\n",
    "more/03-extra.md": "---\ntitle: Something extra\noptional: true\n---\nFor those who like to read.\n",
}


@pytest.fixture
def ways(tmp_path: Path, lms_of: Callable[..., Lms]) -> Callable[..., Lms]:
    """An LMS with the course above; arguments are further lines of course.yaml, or files."""

    def make(settings: str = "", files: Mapping[str, str] | None = None) -> Lms:
        written = {**COURSE, **(files or {})}
        written["course.yaml"] += settings
        for name, text in written.items():
            (tmp_path / "course" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "course" / name).write_text(text, "utf-8")
        return lms_of(tmp_path / "course")

    return make


def go_on(learner: Learner, title: str) -> None:
    """The primary button at the end of a page, to the page of that title."""
    learner.press(learner.button(f"Next: {title}"))
    learner._arrive(learner.page_called(title))


def ask(learner: Learner, title: str) -> None:
    """Press a locked entry of the menu."""
    if learner.hand == "mouse":
        learner.entry(title).click(force=True)
    else:
        learner.tab_to(learner.entry(title))
        learner.keys.press("Enter")


def in_menu(learner: Learner) -> list[str]:
    """The titles in the menu, of what is shown in it."""
    menu = learner.view.get_by_role("navigation", name="Course contents")
    entries = menu.locator("li:not([hidden]) .entry .entry-title")
    return [" ".join(text.split()) for text in entries.all_text_contents()]


@HANDS
def test_from_locked_to_complete(ways: Callable[..., Lms], context: BrowserContext, hand: Hand) -> None:
    lms = ways()
    visit = lms.launch(context)
    learner = Learner(visit, hand=hand)
    learner.begin()
    before = ["Your place (done)", "Ready?"]
    after = ["After (locked)", "More help (locked)", "Something extra optional (locked)"]
    assert in_menu(learner) == before + after
    expect(learner.view.locator(".unit-progress", has_text="Locked")).to_have_count(1)

    learner.answer("role", {"field"})
    assert in_menu(learner) == ["Your place (done)", "In the field", "Ready?", *after]
    learner.try_again("role")
    assert in_menu(learner) == before + after
    learner.answer("role", {"desk"})
    assert in_menu(learner) == ["Your place (done)", "At a desk", "Ready?", after[0], after[2]]
    go_on(learner, "At a desk")
    go_on(learner, "Ready?")

    why = "Locked. Reach this goal first: “Be ready”."
    expect(learner.view.get_by_role("main").get_by_text(why)).to_be_visible()
    expect(learner.button("Next: After")).to_have_count(0)
    ask(learner, "After")
    expect(learner.view.get_by_role("status")).to_have_text(why)
    expect(learner.entry("After")).to_have_accessible_description(why)
    learner.play_check({"ready"})
    learner.play_check(again=True)
    go_on(learner, "After")
    go_on(learner, "Something extra")
    learner.to_end()
    expect(learner.heading("You have finished")).to_be_visible()
    visit.leave()
    assert lms.record().status == "completed"


@both
def test_a_goal_once_reached_stays_reached_over_a_resume(
    ways: Callable[..., Lms], context: BrowserContext
) -> None:
    lms = ways()
    visit = lms.launch(context)
    learner = Learner(visit)
    learner.begin()
    learner.answer("role", {"field"})
    go_on(learner, "In the field")
    go_on(learner, "Ready?")
    learner.play_check()
    visit.close_tab()
    again = lms.launch(context)
    back = Learner(again, learner.promise)
    back.begin("Continue")
    assert in_menu(back) == [
        "Your place (done)",
        "In the field (done)",
        "Ready? (done)",
        "After",
        "More help",
        "Something extra optional",
    ]
    back.open("After")
    go_on(back, "More help")
    again.leave()
    assert lms.record().status == "completed"


@both
def test_what_is_skipped_goes_from_the_menu_and_counts_as_done(
    ways: Callable[..., Lms], context: BrowserContext
) -> None:
    """A page is skipped once another was seen, and that one by an answer."""
    files = {
        "start/01-place.md": COURSE["start/01-place.md"].replace(
            "# Your place", "---\ntitle: Your place\nskip_if: {page: desk}\n---"
        ),
        "start/02-desk.md": "---\ntitle: At a desk\n"
        "skip_if: {question: first.who, chose: new}\n---\nSit well.\n",
        "start/00-first.md": "# First\n\n```question\ntype: choice\nid: who\nprompt: Are you new?\n"
        "options:\n  - {id: new, text: I am new, correct: true}\n  - {id: old, text: I am not}\n```\n",
        "start/03-field.md": "# In the field\n\nDress well.\n",
        "more/02-help.md": "# More help\n\nAsk.\n",
    }
    lms = ways(files=files)
    visit = lms.launch(context)
    learner = Learner(visit)
    learner.begin()
    go_on(learner, "Your place")
    learner.press(learner.button("Next: At a desk"))
    expect(learner.heading("At a desk")).to_be_visible()
    assert "Your place" not in " ".join(in_menu(learner))
    learner.promise.visit(learner.page_called("At a desk"))
    learner.open("First")
    learner.answer("who", {"new"})
    assert "At a desk" not in " ".join(in_menu(learner))
    visit.leave()


@pytest.mark.parametrize(
    ("completion", "open_", "target"),
    [
        ("{pages: 50, checks: ignored}", [], "scorm2004"),
        (
            "{of: any, pages: 100, score: 100}",
            ["Read “At a desk”", "Reach 100% over all checks"],
            "scorm12",
        ),
        ("{checks: passed, pages: 0}", ["Finish “Ready?”"], "scorm2004"),
        ("{minutes: 30, pages: 0, checks: ignored}", ["Spend 30 more minutes in the course"], "scorm12"),
    ],
)
def test_complete_when_the_course_says_so(
    ways: Callable[..., Lms], context: BrowserContext, completion: str, open_: list[str]
) -> None:
    lms = ways(f"completion: {completion}\n", {"more/unit.yaml": "title: What comes after\n"})
    visit = lms.launch(context)
    learner = Learner(visit)
    learner.begin()
    learner.answer("role", {"desk"})
    learner.open("After")
    learner.open("Something extra") if not open_ else learner.open("Your place")
    if not open_:
        learner.open("At a desk")
    learner.open("Something extra")
    learner.to_end()
    items = learner.view.locator(".open-list li")
    assert items.all_text_contents() == open_
    expect(learner.heading("One of these is enough")).to_have_count(1 if "any" in completion else 0)
    visit.leave()
    assert lms.record().status == ("incomplete" if open_ else "completed")


ELECTIVES = {
    "course.yaml": "title: Your choice\nreporting: completed\nunits: [start, fire, flood, storm, end]\n"
    "navigation: linear-first\nchoose:\n  - {title: A case, units: 1, of: [fire, flood, storm]}\n",
    **{
        f"{name}/{file}": text
        for name in ("start", "fire", "flood", "storm", "end")
        for file, text in (
            ("unit.yaml", f"title: {name.capitalize()}\n"),
            ("01-one.md", f"# About {name}\n\nRead on.\n"),
        )
    },
}


@both
def test_a_learner_chooses_and_the_rest_stays_open(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext
) -> None:
    for name, text in ELECTIVES.items():
        (tmp_path / "course" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "course" / name).write_text(text, "utf-8")
    lms = lms_of(tmp_path / "course")
    visit = lms.launch(context)
    learner = Learner(visit)
    learner.begin()
    state = learner.view.locator(".choose-state")
    note = learner.view.get_by_role("main").locator(".choose")
    expect(state).to_have_text("Choose 1 of 3. Done: 0.")
    expect(note).to_have_text("A caseChoose 1 of 3. Done: 0.")
    ask(learner, "About end")
    expect(learner.entry("About end")).to_have_accessible_description(
        "Locked. First finish 1 more of your choice from “A case”."
    )
    learner.open("About storm")
    expect(state).to_have_text("Choose 1 of 3. Done: 1.")
    go_on(learner, "About end")
    learner.to_end()
    expect(learner.heading("You have finished")).to_be_visible()
    visit.leave()
    assert lms.record().status == "completed"
    again = lms.launch(context)
    back = Learner(again, learner.promise)
    back.begin("Look at the course again")
    back.open("About fire")
    expect(back.view.locator(".choose-state")).to_have_text("Choose 1 of 3. Done: 1.")
    again.leave()
    assert lms.record().status == "completed"
