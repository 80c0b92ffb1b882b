"""Patterns of sequencing in a browser, by the ways of `unit_patterns`: each pattern by each of its paths.

tests/conformance/walks/test_units.py walks the same in plain Node; here the LMS takes frames away and opens
others, and its tree and shared objectives are those of `simulate` at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.conformance.walks.again import Move, ours
from tests.conformance.walks.told import move_of
from tests.conftest import build_folder
from tests.journeys.learner import Learner
from tests.journeys.lms2004 import Lms2004, Visit2004
from tests.journeys.server import Server
from tests.journeys.unit_patterns import KEPT, PATTERNS, RETURNS, files_of, words_of

pytestmark = pytest.mark.browser


class Sitting:
    """A learner on a way through the units of one course."""

    def __init__(self, lms: Lms2004, visit: Visit2004, units: dict[str, str]) -> None:
        self.lms, self.visit, self.units = lms, visit, units
        self.moves = [Move("start")]
        self.unit = ""
        self.learners: dict[str, Learner] = {}
        self.retaken = False
        self.kept: set[str] = set()

    @property
    def learner(self) -> Learner:
        """The learner in the unit that is open."""
        return self.learners[self.unit]

    def go_in(self, name: str | None, *, known: bool = False, kept: bool = False) -> None:
        """A unit has come on the screen, and knows the learner if it should: on from its first screen."""
        assert name is not None
        self.lms.opened(self.visit, self.units[name])
        if known or kept:
            expect(self.visit.view.get_by_text("Welcome back")).to_be_visible()
        expect(self.visit.view.get_by_text("Your result is kept")).to_have_count(int(kept))
        before = None if kept else self.learners.get(name)
        self.kept |= {name} if kept else set()
        self.unit = name
        self.learners[name] = Learner(self.visit, before and before.promise)  # type: ignore[arg-type]
        self.learner.press(self.visit.view.locator("#start:visible, #resume button:visible").first)

    def take(self, wrong: set[str] | None = None, *, again: bool = False) -> None:
        """Read the unit, and take its check."""
        learner, check = self.learner, self.learner.pages[-1]
        if self.retaken:
            # The new try at the check has begun with that at the unit.
            self.retaken = False
            learner.press(learner.entry(check["title"]))
            learner.promise.visit(check)
            learner.promise.restart(check)
            learner._ask(check, 0)
            learner.finish_check(wrong)
            return
        if learner.promise.page != check["key"]:
            learner.open(check["title"])
        learner.play_check(wrong, again=again)

    def told(self, request: str, target: str | None = None) -> None:
        """Note a move, with what the unit that it left had told."""
        self.moves.append(move_of(request, target, self.visit.lms("left")[-1]))

    def ask(self, request: str, name: str | None, target: str | None = None, **knows: bool) -> None:
        """The learner asks the LMS for a unit, which opens; the old one is gone then."""
        old, many = self.visit.view, len(self.visit.lms("delivered"))
        assert self.visit.ask(request, target)
        self.visit.page.wait_for_function(f"window.lms.delivered.length > {many}")
        while not old.is_detached():
            self.visit.page.wait_for_timeout(10)
        if request == "choice":
            self.told(request, target)
        self.go_in(name, **knows)

    def step(self, word: str, name: str | None) -> None:
        """One word of a way."""
        learner = self.learner if self.unit else None
        if word == "start":
            self.go_in(name)
            return
        assert learner is not None
        target = self.units[name] if name else None
        if word in {"pass", "fail"}:
            self.take({self.unit + "1"} if word == "fail" else None)
        elif word == "better":
            self.take(again=True)
        elif word == "locked":
            assert self.visit.lms(f"allows('{target}')") == "false"
        elif word in {"next", "last", "again"}:
            self.on_by_the_course(word, name)
        elif word in {"choose", "find", "kept"}:
            self.ask("choice", name, target, known=word == "find", kept=word == "kept")
        elif word == "exit":
            learner.exit()
            if self.unit in self.kept:
                # Whatever was done since: what was passed stays so, with its score, and nothing is asked for.
                expect(learner.heading("You passed")).to_be_visible()
                assert learner.view.get_by_text("100%", exact=True).is_visible()
                assert not learner.view.get_by_text("What is still open").is_visible()
            learner.save_and_exit()
            expect(learner.heading("Saved. You may close this page")).to_be_visible()
            self.told("suspendAll")
        elif word == "resume":
            self.moves.append(Move("resumeAll"))
            self.ask("resumeAll", name, known=True)

    def on_by_the_course(self, word: str, name: str | None) -> None:
        """A button of the course: to the next unit, out, or through this one again."""
        learner, old = self.learner, self.visit.view
        many = len(self.visit.lms("delivered"))
        if word == "again":
            learner.press(learner.button("Go through this module again"))
        else:
            learner.exit()
            onward = learner.button("Save and go to the next module")
            learner.press(onward if onward.is_visible() else learner.button("Save and exit"))
        if word == "last":
            expect(learner.heading("Saved. You may close this page")).to_be_visible()
            assert len(self.visit.lms("delivered")) == many
            self.told("continue" if self.visit.lms("isEnded()") else "suspendAll")
            return
        self.visit.page.wait_for_function(f"window.lms.delivered.length > {many}")
        while not old.is_detached():
            self.visit.page.wait_for_timeout(10)
        self.told("continue")
        self.retaken = word == "again"
        self.go_in(name)


TRIES = "a post-test with remediation and three tries"
"""Here the learner who suspends opens another unit first, and has lost neither work nor try."""

THIRD = "two of three"
"""Played in the 3rd Edition: here such a learner has lost the work, and keeps the results."""


@pytest.mark.parametrize("pattern", PATTERNS)
def test_each_way_through_each_pattern(
    pattern: str, tmp_path: Path, serve: Callable[..., Server], context: BrowserContext
) -> None:
    for name, text in files_of(PATTERNS[pattern]).items():
        (tmp_path / "course" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "course" / name).write_text(text, "utf-8")
    edition = "3rd" if pattern == THIRD else "4th"
    built = build_folder(tmp_path / "course", tmp_path / "out", target="scorm2004", edition=edition)
    lms = Lms2004(serve(built.package, "scorm2004"))
    units = dict(zip(PATTERNS[pattern].units, lms.items, strict=True))
    ways = dict(PATTERNS[pattern].ways)
    if pattern == TRIES:
        ways["suspend"] = RETURNS[TRIES][0]
    if pattern == THIRD:
        ways["suspend"] = KEPT
    for path, way in ways.items():
        sitting = Sitting(lms, lms.launch(context), units)
        for word, unit in words_of(way):
            sitting.step(word, unit)
        assert sitting.visit.lms("errors") == [], path
        assert_as_simulated(lms, sitting, path)
        sitting.visit.page.close()


def assert_as_simulated(lms: Lms2004, sitting: Sitting, path: str) -> None:
    """The LMS's tree and the objectives that units share are those of our own walk after the same moves."""
    last = ours(lms.organization, sitting.moves)[-1]
    theirs = sitting.visit.lms("tree()")
    for name in lms.items:
        if name != last.open:  # scorm-again counts the results of what is open only when it is left
            held = tuple(theirs[name][key] for key in ("attempts", "completed", "satisfied"))
            assert held == last.tree[name][:3], (path, name)
    if last.open is None:
        shared = {name: held for name, held in sitting.visit.lms("shared()").items() if held is not None}
        assert shared == {name: held[0] for name, held in last.shared.items() if held[0] is not None}, path
