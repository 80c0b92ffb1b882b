"""Several items of SCORM 2004 in a browser, in one sitting: what is locked, skipped, retried and resumed; the
LMS's tree and shared objectives are those of `simulate` after the same moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from scormkit.sequencing.walk.overall import Result
from tests.conformance.walks.again import Move, ours
from tests.conftest import build_folder
from tests.journeys.learner import Learner
from tests.journeys.lms2004 import Lms2004, Visit2004
from tests.journeys.server import Site, start

pytestmark = pytest.mark.browser

CHECK = """title: {title}
passing_score: 100
questions:
  - {{type: true-false, id: {name}, prompt: Doors stay closed in a fire., answer: true}}
"""
FILES = {
    "course.yaml": "title: Fire doors\npackaging: multi\nunits: [before, lesson, test, after]\n",
    "before/unit.yaml": "title: What you know\n",
    "before/known.yaml": CHECK.format(title="Known", name="known"),
    "lesson/unit.yaml": "title: The lesson\nskip_if: {check: before.known, status: passed}\n",
    "lesson/01-doors.md": "# Doors\n\nKeep them closed.\n",
    "test/unit.yaml": "title: The test\nrequires: lesson\nattempts: 2\n",
    "test/01-plan.md": "# Your plan\n\nThink of your way out.\n\n:::reflection Which way will you go?\n:::\n",
    "test/02-final.yaml": CHECK.format(title="Final", name="final"),
    "after/unit.yaml": "title: What comes after\nrequires: {unit: test, status: passed}\n",
    "after/01-more.md": "# More\n\nGo on.\n",
    "after/02-known.md": "---\ntitle: For those who knew\n"
    "show_if: {check: before.known, status: passed}\n---\nYou knew it before.\n",
    "after/03-new.md": "---\ntitle: For those who are new\n"
    "skip_if: {check: before.known, status: passed}\n---\nRead the lesson once more.\n",
}


@pytest.fixture
def lms(tmp_path: Path, node_modules: Path) -> Iterator[Lms2004]:
    """An LMS with the course above, as SCORM 2004 4th Edition."""
    for name, text in FILES.items():
        (tmp_path / "course" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "course" / name).write_text(text, "utf-8")
    built = build_folder(tmp_path / "course", tmp_path / "dist", target="scorm2004", edition="4th")
    script = node_modules / "scorm-again" / "dist" / "scorm2004.min.js"
    server, stop = start(Site(package=built.package, scorm_again=script))
    yield Lms2004(server)
    stop()


def learner_in(visit: Visit2004, button: str = "Start") -> Learner:
    """A learner on the first screen of the item that is open."""
    learner = Learner(visit)  # type: ignore[arg-type]
    learner.begin(button)
    return learner


def go_on(learner: Learner) -> None:
    """From the last page to the next item."""
    learner.to_end()
    learner.visit.settle()
    learner.press(learner.button("Save and go to the next module"))


def reopened(lms: Lms2004, visit: Visit2004, item: str, deliveries: int) -> None:
    """Wait until an item is opened in the place of itself."""
    old = visit.view
    visit.page.wait_for_function(f"window.lms.delivered.length === {deliveries}")
    while not old.is_detached():
        visit.page.wait_for_timeout(10)
    lms.opened(visit, item)


def test_from_the_first_unit_to_the_last(lms: Lms2004, context: BrowserContext) -> None:
    before, lesson, test, after = lms.items
    visit = lms.launch(context)
    assert lms.opened(visit) == before
    moves = [Move("start")]

    first = learner_in(visit)
    assert visit.lms(f"allows('{after}')") == "false"
    first.play_check()
    go_on(first)
    knew = {"rule.before.known.passed": Result(satisfied=True)}
    moves.append(Move("continue", None, Result(True, True, 1.0), knew, suspend=True))

    # Who knew it skips the lesson, and the test does not wait for it.
    assert lms.opened(visit, test) == test
    second = learner_in(visit)
    assert [visit.lms(f"allows('{each}')") for each in (lesson, after)] == ["false", "false"]
    note = second.view.get_by_role("textbox")
    note.fill("By the back stairs.")
    second.next()
    second.play_check({"final"})
    visit.settle()
    assert visit.lms("records")[test]["suspend_data"]
    second.press(second.button("Go through this module again"))
    told = {"rule.test.again": Result(satisfied=True)}
    moves.append(Move("continue", None, Result(False, None, 0.0), told))
    reopened(lms, visit, test, 3)
    assert visit.lms("delivered") == [before, test, test]

    # The note came along, and the page is to be read again. Stopped for today, and resumed.
    third = learner_in(visit)
    expect(third.heading("Your plan")).to_be_visible()
    expect(third.view.get_by_role("textbox")).to_have_value("By the back stairs.")
    visit.settle()
    third.exit()
    third.save_and_exit()
    expect(third.heading("Saved. You may close this page")).to_be_visible()
    moves.append(Move("suspendAll", None, Result(completed=False), suspend=True))
    assert visit.ask("resumeAll")
    moves.append(Move("resumeAll"))
    reopened(lms, visit, test, 4)
    fourth = learner_in(visit, "Continue")
    fourth.press(fourth.button("Next: Final"))
    final = fourth.page_called("Final")
    fourth.promise.visit(final)
    fourth.promise.begin(final)
    fourth._ask(final, 0)
    fourth.finish_check()
    go_on(fourth)
    passed = {"rule.test.passed": Result(satisfied=True)}
    moves.append(Move("continue", None, Result(True, True, 1.0), passed, suspend=True))

    # The pages of the last unit hear of the first.
    assert lms.opened(visit, after) == after
    last = learner_in(visit)
    menu = last.view.get_by_role("navigation", name="Course contents")
    menu = menu.locator("li:not([hidden]) .entry-title")
    assert [" ".join(each.split()) for each in menu.all_text_contents()] == [
        "More (done)",
        "For those who knew",
    ]
    last.press(last.button("Next: For those who knew"))
    last.to_end()
    visit.settle()
    last.save_and_exit()
    expect(last.heading("Saved. You may close this page")).to_be_visible()
    moves.append(Move("suspendAll", None, Result(True), suspend=True))
    assert visit.lms("errors") == []
    # A choice of what is left out opens nothing, and changes nothing.
    assert not visit.ask("choice", lesson)
    moves.append(Move("choice", lesson))

    expected = ours(lms.organization, moves)[-1]
    assert expected.code == "SB.2.9-3"
    theirs = visit.lms("tree()")
    for name in lms.items:
        held = tuple(theirs[name][key] for key in ("attempts", "completed", "satisfied"))
        assert held == expected.tree[name][:3], name
    assert expected.tree[test][0] == 2
    assert visit.told_to_units() == {
        name: held[0] for name, held in expected.shared.items() if held[0] is not None
    }
    assert visit.results_kept() == {
        "before.completed": True,
        "before.passed": True,
        "test.completed": True,
        "test.passed": True,
        "after.completed": True,
    }
