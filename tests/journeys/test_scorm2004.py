"""SCORM 2004 in a browser: journeys leave the data that 1.2 has in its words, and units open as written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from scormkit.sequencing.walk.overall import Result
from tests.conformance.walks.again import Move, ours
from tests.conftest import Built
from tests.journeys.conftest import FIRE
from tests.journeys.learner import Learner
from tests.journeys.lms2004 import Lms2004, Visit2004
from tests.journeys.promise import Promise
from tests.journeys.server import Site, start

pytestmark = pytest.mark.browser


@pytest.fixture
def lms2004(node_modules: Path, build_course: Callable[..., Built]) -> Iterator[Callable[..., Lms2004]]:
    """An LMS that holds the course fire-safety as SCORM 2004; arguments are keys of its course.yaml."""
    with ExitStack() as stack:

        def make(edition: str, **changes: Any) -> Lms2004:
            built = build_course(FIRE, target="scorm2004", edition=edition, **changes)
            script = node_modules / "scorm-again" / "dist" / "scorm2004.min.js"
            server, stop = start(Site(package=built.package, scorm_again=script))
            stack.callback(stop)
            return Lms2004(server)

        yield make


def assert_tracked(cmi: dict[str, Any], promise: Promise) -> None:
    """What SCORM 2004 holds is what the promise says, in the other standard's words."""
    status = {
        "passed": ("completed", "passed"),
        "failed": ("completed", "failed"),
        "completed": ("completed", "unknown"),
    }
    expected = status.get(promise.status, ("incomplete", "unknown"))
    assert (cmi["completion_status"], cmi["success_status"]) == expected
    if promise.score:
        raw = float(promise.score)
        got = [float(cmi["score"][name]) for name in ("scaled", "raw", "min", "max")]
        assert got == [pytest.approx(raw / 100), pytest.approx(raw), 0, 100]
    assert cmi["location"] == promise.location
    assert cmi["exit"] == "suspend"
    own = {name: held for name, held in promise.objective_status.items() if held != "not attempted"}
    rows = {row["id"]: row for row in cmi["objectives"].values()}
    for name, held in own.items():
        told = (rows[name]["completion_status"], rows[name]["success_status"])
        assert told == status.get(held, ("incomplete", "unknown")), name
    answers = [
        (a.id, {"correct": "correct", "wrong": "incorrect"}[a.result], list(a.objectives))
        for a in promise.answers
    ]
    got_answers = [
        (row["id"], row["result"], [each["id"] for each in row["objectives"].values()])
        for _, row in sorted(cmi["interactions"].items(), key=lambda entry: int(entry[0]))
    ]
    assert got_answers == answers


def test_one_item(lms2004: Callable[..., Lms2004], context: BrowserContext) -> None:
    lms = lms2004("3rd", reporting="passed-failed")
    visit = lms.launch(context)
    learner = Learner(visit)  # type: ignore[arg-type]
    learner.begin()
    learner.play_on(until="Check the alarm")
    learner.play_check({"needs"})
    visit.settle()
    (item,) = lms.items
    assert_tracked(visit.lms("records")[item], learner.promise)
    learner.play_check(again=True)
    learner.next()
    learner.play_on()
    learner.to_end()
    assert learner.button("Save and go to the next module").count() == 0
    learner.save_and_exit()
    expect(learner.heading("Saved. You may close this page")).to_be_visible()
    assert visit.lms("errors") == []
    record = visit.lms("records")
    assert_tracked(record[item], learner.promise)
    assert record[item]["success_status"] == "passed"
    visit.page.close()

    again = lms.launch(context, records=record)
    second = Learner(again, learner.promise)  # type: ignore[arg-type]
    second.press(second.button("Look at the course again"))
    again.settle()
    assert_tracked(again.lms("records")[item], learner.promise)
    assert again.lms("errors") == []


def test_units_open_as_the_author_wrote(lms2004: Callable[..., Lms2004], context: BrowserContext) -> None:
    lms = lms2004("4th", packaging="multi", navigation="linear", reporting="passed-failed")
    alarm, escape = lms.items
    visit = lms.launch(context)
    assert lms.opened(visit) == alarm
    moves = [Move("start")]

    def move(name: str, unit: str, learner: Learner) -> None:
        promise, told = learner.promise, {}
        if promise.complete:
            told = {f"rule.{unit}.completed": Result(satisfied=True)}
        success = {"passed": True, "failed": False}.get(promise.status)
        measure = float(promise.score) / 100 if promise.score else None
        result = Result(
            promise.status in {"passed", "completed", "failed"} and promise.complete, success, measure
        )
        moves.append(Move(name, None, result, told if unit == "alarm" else {}, suspend=True))

    learner = Learner(visit)  # type: ignore[arg-type]
    learner.begin()
    assert visit.lms(f"allows('{escape}')") == "false"
    learner.play_on(until="Check the alarm")
    learner.play_check({"needs"})
    learner.to_end()
    visit.settle()
    go_on = learner.button("Save and go to the next module")
    expect(go_on).to_be_visible()
    learner.press(go_on)
    move("continue", "alarm", learner)
    assert lms.opened(visit, escape) == escape
    assert_tracked(visit.lms("records")[alarm], learner.promise)

    second = Learner(visit)  # type: ignore[arg-type]
    second.begin()
    second.play_on()
    second.to_end()
    visit.settle()
    expect(second.button("Save and exit")).to_be_visible()
    second.save_and_exit()
    expect(second.heading("Saved. You may close this page")).to_be_visible()
    move("suspendAll", "escape", second)
    assert_tracked(visit.lms("records")[escape], second.promise)
    assert visit.lms("errors") == []
    assert_same_tree(lms, visit, moves)
    assert visit.results_kept() == {
        "alarm.completed": True,
        "alarm.passed": False,
        "escape.completed": True,
        "escape.passed": True,
    }


def assert_same_tree(lms: Lms2004, visit: Visit2004, moves: list[Move]) -> None:
    """The tree of the LMS, and what units tell each other, are those of `simulate` after the same moves."""
    last = ours(lms.organization, moves)[-1]
    theirs = visit.lms("tree()")
    for name in lms.items:
        attempts, completed, satisfied, _ = last.tree[name]
        held = theirs[name]
        assert (held["attempts"], held["completed"], held["satisfied"]) == (attempts, completed, satisfied), (
            name
        )
    assert visit.told_to_units() == {
        name: held[0] for name, held in last.shared.items() if held[0] is not None
    }
