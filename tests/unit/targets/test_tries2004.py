"""A unit that is taken again, and what outlives an attempt at a unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from scormkit.building.walking import activities, telling
from scormkit.sequencing.model import MapInfo, SharedData
from scormkit.sequencing.play import play_manifest
from scormkit.targets.scorm2004.activities import organization
from scormkit.targets.scorm2004.check import PLAIN_NAMES
from scormkit.targets.scorm2004.emit import among
from scormkit.targets.scorm2004.signals import signals_of
from tests.unit.targets.plans2004 import (
    letters,
    manifest2004,
    multi,
    retaken,
    tries,
    tries_alone,
)


def test_a_unit_that_is_taken_again() -> None:
    """In the 4th Edition the platform begins it anew, in the 3rd the player; the player counts in both.

    A limit of the platform's would count attempts that nobody handed in (SN DB.2.1), and shut the unit.
    """
    plan = tries()
    again, other = organization(plan, PLAIN_NAMES, 4).root.children
    (rule,) = again.sequencing.post_rules
    assert (rule.action, [each.condition for each in rule.conditions]) == ("retry", ["satisfied"])
    assert other.sequencing.post_rules == ()
    unit, signals = plan.launchables[0], signals_of(plan)
    assert among(unit, signals, "sk")["among"]["again"] == "rule.a.again"
    assert "again" not in among(plan.launchables[1], signals, "sk")["among"]

    for tree in (organization(plan, PLAIN_NAMES, 3), organization(tries_alone(plan), PLAIN_NAMES, 4)):
        assert tree.root.children[0].sequencing.post_rules == ()
    assert "again" not in among(unit, signals)["among"]
    assert [b"attemptLimit" in manifest2004(plan, edition) for edition in ("3rd", "4th")] == [False, False]


@pytest.mark.parametrize("edition", [3, 4])
def test_objectives_keep_the_result_of_a_unit(edition: int) -> None:
    """Where units share nothing, nothing is shared: Moodle refuses a package that does."""
    tree = organization(tries(), PLAIN_NAMES, edition)
    completed, passed = tree.root.children[1].sequencing.objectives[-2:]
    assert [each.objective_id for each in (completed, passed)] == ["state.b.completed", "state.b.passed"]
    maps = [each.maps for each in (completed, passed)]
    assert maps == [
        (MapInfo("course.state.b.completed", True, False, True, False),),
        (MapInfo("course.state.b.passed", True, True, True, True),),
    ]
    edition_name = {3: "3rd", 4: "4th"}[edition]
    assert b"mapInfo" not in manifest2004(multi(letters(2)), edition_name)


def test_every_unit_keeps_its_state_beyond_an_attempt_where_there_are_stores() -> None:
    """Shared data of the 4th Edition (RTE 4.3): the learner may open another unit first (SN DB.2.1)."""
    plan = tries()
    stores = [each.shared_data for each in organization(plan, PLAIN_NAMES, 4).root.children]
    assert stores == [(SharedData(f"course.state.{name}", True, True),) for name in "ab"]
    signals = signals_of(plan)
    known = [among(each, signals, "sk")["among"]["store"] for each in plan.launchables]
    assert known == ["sk.state.a", "sk.state.b"]

    for tree in (organization(plan, PLAIN_NAMES, 3), organization(tries_alone(plan), PLAIN_NAMES, 4)):
        assert [each.shared_data for each in tree.root.children] == [()] * len(tree.root.children)
    assert "store" not in among(plan.launchables[0], signals)["among"]
    assert [b"adlcp:data" in manifest2004(plan, edition) for edition in ("3rd", "4th")] == [False, True]


TRIES = """steps: [start, continue, continue, continue, {choice: b}]
results:
  a: [{completed: true, passed: false}, {completed: true, passed: false}, {completed: true, passed: PASSED}]
  b: {completed: true}
"""


@pytest.mark.parametrize(("passed", "opened"), [("true", "aaabb"), ("false", "aaa")])
def test_simulate_takes_the_unit_again_until_the_tries_are_used_up(
    tmp_path: Path, passed: str, opened: str
) -> None:
    script = tmp_path / "script.yaml"
    script.write_text(TRIES.replace("PASSED", passed), "utf-8")
    walk = play_manifest(activities(tries()), script, complete=telling(tries()))
    assert "".join(each.opened for each in walk.moments if each.opened) == opened
    first = walk.standings()[1]
    # Passed or not, it is suspended and stays open to be looked at.
    assert (first.attempts, first.notes, first.is_suspended) == (3, (), True)
    assert [f"(try {number} of 3)" in walk.text() for number in (1, 2, 3, 4)] == [True, True, True, False]


def test_simulate_counts_what_was_handed_in_and_not_how_often_a_unit_was_opened(tmp_path: Path) -> None:
    """Who suspends and opens another unit first has begun a new attempt (SN DB.2.1), and lost no try."""
    elsewhere = "suspendAll, {choice: b}, {choice: a}"
    results = "[{completed: false}, {completed: false}, {completed: true, passed: false}]"
    script = tmp_path / "script.yaml"
    script.write_text(
        f"steps: [start, {elsewhere}, {elsewhere}, continue, continue]\nresults: {{a: {results}}}\n", "utf-8"
    )
    first, second = letters(2)
    plan = multi((retaken(first, 2), second))
    walk = play_manifest(activities(plan), script, complete=telling(plan))
    tried = [each.reported.note for each in walk.moments if each.reported and each.left == "a"]
    assert tried == ["try 1 of 2", "try 1 of 2", "try 1 of 2", "try 2 of 2"]
    assert (walk.standings()[1].attempts, walk.moments[-1].opened) == (4, "b")


def test_a_platform_opens_a_unit_as_often_as_the_learner_likes(tmp_path: Path) -> None:
    """Whatever the visits: only what was handed in counts, so that the unit is never shut unasked."""
    elsewhere = ", suspendAll, {choice: b}, {choice: a}"
    script = tmp_path / "script.yaml"
    script.write_text(f"steps: [start{elsewhere * 5}]\nresults: {{a: {{completed: false}}}}\n", "utf-8")
    first, second = letters(2)
    plan = multi((retaken(first, 2), second))
    walk = play_manifest(activities(plan), script, complete=telling(plan))
    assert [each.refusal for each in walk.moments if each.refusal] == []
    assert walk.standings()[1].attempts == 6
