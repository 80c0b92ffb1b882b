"""`attempts_counted_by: lms`: the platform counts how often a unit is begun, and closes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from scormkit import api
from scormkit.building.carrying import carried
from scormkit.building.walking import activities, telling
from scormkit.cmi.scorm2004_sequencing import NAMESPACES
from scormkit.diagnostics import Span
from scormkit.plan.launchables import one_launchable
from scormkit.plan.model import Chosen, Place, Plan
from scormkit.sequencing.model import Condition, LimitConditions, SharedData
from scormkit.sequencing.play import play_manifest
from scormkit.sequencing.simulate import Simulation
from scormkit.targets.scorm2004 import fourth, third
from scormkit.targets.scorm2004.activities import organization
from scormkit.targets.scorm2004.check import PLAIN_NAMES
from scormkit.targets.scorm2004.emit import among
from scormkit.targets.scorm2004.signals import signals_of
from tests.unit.targets.plans2004 import letters, manifest2004, multi, retaken, tries

COUNTED = tries(lms_counts=True)
ALONE = COUNTED._replace(packaging="single", launchables=one_launchable("All", COUNTED.units))


def test_the_platform_has_the_limit_and_a_store_for_the_number() -> None:
    test, other = organization(COUNTED, PLAIN_NAMES, 4).root.children
    assert (test.sequencing.limits, other.sequencing.limits) == (LimitConditions(3), LimitConditions())
    assert test.shared_data == (
        SharedData("course.state.a", True, True),
        SharedData("course.begun.a", True, True),
    )
    assert [each.target_id for each in other.shared_data] == ["course.state.b"]
    signals = signals_of(COUNTED)
    begun = [among(each, signals, "sk")["among"].get("begun") for each in COUNTED.launchables]
    assert begun == [{"store": "sk.begun.a", "total": 3}, None]


def test_a_retry_that_the_limit_forbids_is_not_asked_for() -> None:
    """It would deliver nothing: the learner would be nowhere (SB.2.10, UP.1)."""
    (rule,) = organization(COUNTED, PLAIN_NAMES, 4).root.children[0].sequencing.post_rules
    asked = Condition("satisfied", referenced_objective="rule.a.again")
    assert (rule.action, rule.combination) == ("retry", "all")
    assert rule.conditions == (asked, Condition("attemptLimitExceeded", "not"))


def test_the_manifest_says_it() -> None:
    root = etree.fromstring(manifest2004(COUNTED, "4th"))
    limits = root.findall(".//imsss:limitConditions", NAMESPACES)
    assert [dict(each.attrib) for each in limits] == [{"attemptLimit": "3"}]


@pytest.mark.parametrize(
    ("plan", "edition"), [(COUNTED, "3rd"), (ALONE, "4th"), (tries(), "4th")], ids=["3rd", "single", "course"]
)
def test_elsewhere_nobody_shuts_a_unit(plan: Plan, edition: str) -> None:
    manifest = manifest2004(plan, edition)
    assert b"attemptLimit" not in manifest
    assert b".begun." not in manifest


SPAN = Span("c/a/unit.yaml", 3, 1)
PLACES: dict[Place, Span] = {("unit", 0, "attempts_counted_by"): SPAN}
ELECTIVE = multi(
    [
        unit._replace(chosen=Chosen("Some", 1, 0))
        for unit in (retaken(letters(2)[0], 2, lms_counts=True), letters(2)[1])
    ]
)


@pytest.mark.parametrize(
    ("plan", "target", "why", "how"),
    [
        (
            COUNTED,
            third,
            "the 3rd Edition cannot carry progress from one attempt to the next",
            "--edition 4th.",
        ),
        (ALONE, fourth, "the course is one item", "in a package of several items: packaging: multi"),
        (ALONE, third, "the course is one item", "in a package of several items: packaging: multi"),
        (ELECTIVE, fourth, "learners choose whether to take the unit", "not among those of choose."),
    ],
)
def test_where_the_platform_cannot_count_the_author_is_told(
    plan: Plan, target: Any, why: str, how: str
) -> None:
    found = [each for each in target.check(plan._replace(places=PLACES)) if each.code in {"SCN060", "SCN061"}]
    assert [(each.code, str(each.severity), each.span) for each in found] == [("SCN061", "info", SPAN)]
    assert found[0].message == f"The course counts the attempts at “Module a”, not the LMS: {why}."
    assert how in found[0].help


def test_where_it_counts_there_is_nothing_to_say() -> None:
    assert fourth.check(COUNTED) == ()


@pytest.mark.parametrize(
    ("plan", "target", "edition", "expected"),
    [
        (COUNTED, "scorm2004", "4th", ("counts", "platform", "it closes them after the last attempt")),
        (COUNTED, "scorm2004", "3rd", ("taken again", "course", "the course counts the tries")),
        (ALONE, "scorm2004", "4th", ("taken again", "course", "the course counts the tries")),
        (COUNTED, "cmi5", "", ("taken again", "course", "the course counts the tries")),
    ],
)
def test_the_report_says_who_counts(
    plan: Plan, target: str, edition: str, expected: tuple[str, str, str]
) -> None:
    (row,) = [each for each in carried(plan, target, edition) if "attempts" in each.rule]
    words, by, note = expected
    assert words in row.rule
    assert (row.by, row.note) == (by, note)


def simulated(plan: Plan, folder: Path, steps: str, results: str) -> Simulation:
    script = folder / "script.yaml"
    script.write_text(f"steps: [{steps}]\nresults: {{a: {results}}}\n", "utf-8")
    return play_manifest(activities(plan), script, complete=telling(plan))


ELSEWHERE = "suspendAll, {choice: b}"


def test_what_was_begun_counts_although_nothing_was_handed_in(tmp_path: Path) -> None:
    """Who suspends and opens another unit first has ended the attempt (SN DB.2.1)."""
    first, second = letters(2)
    plan = multi((retaken(first, 2, lms_counts=True), second))
    steps = f"start, {ELSEWHERE}, {{choice: a}}, {ELSEWHERE}, {{choice: a}}"
    walk = simulated(plan, tmp_path, steps, "{completed: false}")
    tried = [each.reported.note for each in walk.moments if each.reported and each.left == "a"]
    assert tried == ["try 1 of 2", "try 2 of 2"]
    assert walk.standings()[1].attempts == 2
    (refused,) = [each.refusal for each in walk.moments if each.refusal]
    assert "its attempts are used up" in refused.why


def test_a_try_that_the_platform_has_counted_is_not_offered_again(tmp_path: Path) -> None:
    """The last attempt fails: the learner stays in the unit's result, and Continue leads on."""
    first, second = letters(2)
    plan = multi((retaken(first, 2, lms_counts=True), second))
    fails = "[{completed: false}, {completed: true, passed: false}]"
    walk = simulated(plan, tmp_path, f"start, {ELSEWHERE}, {{choice: a}}, continue", fails)
    assert [each.opened for each in walk.moments if each.opened] == ["a", "b", "a", "b"]


COURSE = {
    "course.yaml": "title: C\npackaging: multi\n",
    "a/unit.yaml": "title: A\nattempts: 2\nattempts_counted_by: lms\n",
    "a/check.yaml": "title: Check\nquestions:\n  - {type: true-false, prompt: So?, answer: true}\n",
    "b/unit.yaml": "title: B\n",
    "b/01-page.md": "# Page\n\nRead.\n",
}


@pytest.mark.parametrize(
    ("edition", "change", "expected"),
    [
        ("4th", "", []),
        ("3rd", "", [("SCN061", "info", "c/a/unit.yaml", 3)]),
        ("4th", "attempts: 2\n", [("CRS390", "error", "c/a/unit.yaml", 2)]),
    ],
)
def test_what_is_said_stands_at_the_line_to_change(
    edition: str, change: str, expected: list[tuple[str, str, str, int]], tmp_path: Path
) -> None:
    for name, content in COURSE.items():
        (tmp_path / "c" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "c" / name).write_text(content.replace(change, "") if change else content, "utf-8")
    found = [
        (each.code, str(each.severity), each.span.file, each.span.line)
        for each in api.check(tmp_path / "c", target="scorm2004", edition=edition)
        if each.span and each.code in {"CRS390", "SCN061"}
    ]
    assert found == expected
