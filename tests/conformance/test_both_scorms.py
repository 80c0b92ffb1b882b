"""The same courses and the same learners in both SCORMs, in plain Node: seen alike, told alike.

tests/journeys plays in a browser what only a browser shows; here every course goes through all of it. What is
equivalent to what: `words2004` (tests/journeys).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from scormkit import api
from scormkit.pages.render import render_page
from scormkit.preview.runtime import call, open_session
from scormkit.preview.runtime.model import Given, Standard
from tests.conftest import ROOT, change_course
from tests.journeys.record import seconds
from tests.journeys.words2004 import in_scorm12, interval, number, statuses

pytestmark = pytest.mark.node

SCRIPT = ROOT / "tests" / "js" / "both-scorms.mjs"
OWN = ROOT / "tests" / "journeys" / "courses"
TARGETS: tuple[Standard, ...] = ("scorm12", "scorm2004")
COURSES: dict[str, tuple[Path, dict[str, Any]]] = {
    "fire safety": (OWN / "fire-safety", {}),
    "fire safety, linear, passed or failed": (
        OWN / "fire-safety",
        {"navigation": "linear", "reporting": "passed-failed"},
    ),
    "fire safety, linear at first, completed": (
        OWN / "fire-safety",
        {"navigation": "linear-first", "reporting": "completed"},
    ),
    "fire safety, answers stay": (OWN / "fire-safety", {"interactions": False}),
    "first aid (a bank, a pretest, tries)": (OWN / "first-aid", {}),
    "exits": (OWN / "exits", {}),
    "showcase (every type, every block)": (ROOT / "courses" / "showcase", {}),
    "introduction": (ROOT / "courses" / "cst-introduction", {}),
    "law enforcement": (ROOT / "courses" / "cst-law-enforcement", {}),
}
LEARNERS = (
    "passes at once",
    "fails each check, and tries again at once",
    "fails on one day and tries again on another",
    "answers wrong to the end",
    "leaves in the middle of pages and resumes",
    "looks again once passed, and answers wrong",
    "reviews and browses before the first attempt",
    "has an LMS that says nothing",
    "has an LMS without interactions",
    "has an LMS that forgets interactions",
    "has an LMS that gives two elements back",
    "has an LMS whose commits fail for a while",
)
TYPES = {"fill-in": {"fill-in", "long-fill-in"}}
"""Interactions have the same type in both, but for long texts, which SCORM 1.2 takes for fill-in."""


def played(course: str, folder: Path) -> dict[str, Any]:
    """What all learners did in a course, by learner."""
    file = folder / "courses.json"
    file.write_text(
        json.dumps([{target: _data(*COURSES[course], target, folder) for target in TARGETS}]), "utf-8"
    )
    # Times of day are told in the learner's zone.
    run = subprocess.run(
        ["node", str(SCRIPT), str(file)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TZ": "UTC"},
    )
    assert run.returncode == 0, run.stderr
    (found,) = json.loads(run.stdout)
    return dict(found)


def _data(course: Path, changes: dict[str, Any], target: Standard, folder: Path) -> dict[str, Any]:
    """What the player reads in the launch page of a package."""
    copy = folder / f"{len(list(folder.iterdir()))}" / course.name
    shutil.copytree(course, copy)
    change_course(copy, changes)
    plan = api.plan(copy, selection=api.selections(copy)[0])
    (launchable,) = plan.launchables
    page = render_page(plan, launchable, target).decode()
    found = re.search(r'<script type="application/json" id="course">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.mark.parametrize("course", COURSES)
def test_the_same_is_seen_and_the_equivalent_told(course: str, tmp_path: Path) -> None:
    found = played(course, tmp_path)
    assert tuple(found) == LEARNERS
    for learner, result in found.items():
        assert result["parted"] is None, learner
        assert result["looks"] > 2, learner
        one, other = (result[target] for target in TARGETS)
        assert one["refused"] == other["refused"], learner
        # What is refused as a gap is tried once: most LMSs go on counting, this one begins anew.
        assert len(one["refused"]) <= (1 if "forgets" in learner else 0), learner
        if "reviews" in learner:
            assert one["sets"][:2] == other["sets"][:2] == [[], []]
        assert len(one["held"]) == len(other["held"])
        for mine, theirs in zip(one["held"], other["held"], strict=True):
            assert (mine is None) is (theirs is None)
            if mine is not None:
                assert_equivalent(mine, theirs)
        for target in TARGETS:
            assert_legal(target, result[target])
    assert_as_called(course, {name: each["scorm12"] for name, each in found.items()})


def assert_as_called(course: str, told: dict[str, Any]) -> None:
    """The learners do what they are called."""
    last = {name: [each for each in one["held"] if each][-1:] for name, one in told.items()}
    status = {name: held[0]["core"]["lesson_status"] for name, held in last.items() if held}
    done = "completed" if "completed" in course else "passed"
    assert status[LEARNERS[0]] == done
    # The showcase has a check that makes learners wait before the next try.
    assert status[LEARNERS[1]] == ("incomplete" if "showcase" in course else done)
    # Where there is no way back, there is none to a check that was failed.
    assert status[LEARNERS[2]] == ("failed" if "linear, passed" in course else done)
    assert status[LEARNERS[3]] in {"failed", "incomplete", "completed"}
    assert len(told[LEARNERS[4]]["held"]) > 3
    assert "has an LMS that says nothing" not in status
    (first,), (without,) = last[LEARNERS[0]], last["has an LMS without interactions"]
    assert bool(first["interactions"]) is ("answers stay" not in course)
    assert without["interactions"] == {}


def assert_equivalent(mine: dict[str, Any], held: dict[str, Any]) -> None:
    """A record of SCORM 1.2 and one of SCORM 2004 of the same attempt."""
    other = in_scorm12(held)
    core, theirs = mine["core"], other["core"]
    # RTE 1.2 knows no attempt without a status; SCORM 2004 says "incomplete" from the first moment on, too.
    assert theirs["lesson_status"] == core["lesson_status"]
    both = (held["completion_status"], held["success_status"])
    assert both in {statuses(core["lesson_status"], complete=each) for each in (True, False)}
    assert theirs["lesson_location"] == core["lesson_location"]
    assert theirs["exit"] == "suspend"
    assert core["exit"] == ("" if core["lesson_status"] in {"passed", "completed"} else "suspend")
    assert interval(theirs["session_time"]) == seconds(core["session_time"])
    assert other["suspend_data"] == mine["suspend_data"]
    raw = number(core["score"]["raw"])
    assert theirs["score"]["raw"] == raw
    if raw:
        assert (theirs["score"]["min"], theirs["score"]["max"]) == ("0", "100")
        assert float(held["score"]["scaled"]) == pytest.approx(float(raw) / 100, abs=1e-6)
    assert [
        (row["id"], row["status"], number(row["score"]["raw"])) for row in mine["objectives"].values()
    ] == [(row["id"], row["status"], row["score"]["raw"]) for row in other["objectives"].values()]
    assert [_fact(row) for row in mine["interactions"].values()] == [
        _fact(row) for row in other["interactions"].values()
    ]
    for one, two in zip(mine["interactions"].values(), other["interactions"].values(), strict=True):
        assert two["type"] in TYPES.get(one["type"], {one["type"]})
        assert two["time"][11:19] == one["time"]
        assert interval(two["latency"]) == seconds(one["latency"])


def _fact(row: dict[str, Any]) -> tuple[Any, ...]:
    objectives = [each["id"] for each in row["objectives"].values()]
    return row["id"], row["result"], number(row["weighting"]), objectives


def assert_legal(target: Standard, told: dict[str, Any]) -> None:
    """Every value that was set is legal by the letter, in the order in which it was set."""
    kept: dict[str, str] = {}
    init, put = ("LMSInitialize", "LMSSetValue") if target == "scorm12" else ("Initialize", "SetValue")
    for sets in told["sets"]:
        session, _ = call(open_session(target, Given(kept=kept)), init, [""])
        for element, value in sets:
            session, answer = call(session, put, [element, value])
            assert answer.violation is None or [element, value] in told["refused"], (element, value)
        kept = {**session.values} if sets else kept
