"""From a loaded course to a plan: defaults, one unit alone, what is launched, and settings that disagree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scormkit.diagnostics import Diagnostic, Severity
from scormkit.plan.build import plan_course
from scormkit.plan.lock import Lock
from scormkit.plan.model import Assessment, Page
from scormkit.plan.state import state_size
from tests.unit.plan.courses import check, choice, course, judge, markdown, page, planned, unit

UNITS = (
    unit(
        "one",
        page("one/a.md", "A", judge("So?", objectives=["O1"])),
        check("one/check.yaml", "Check", choice("Who?", points=2.5, attempts=3, objectives=["O1", "O2"])),
        objectives={"O1": "Know", "O2": "Do"},
        duration=20,
        description="The first",
    ),
    unit(
        "two",
        page("two/b.md", "B"),
        check("two/check.yaml", "Check", judge("So."), passing_score=60, attempts=2),
    ),
    unit("three", page("three/c.md", "C")),
)


def test_defaults_of_a_course() -> None:
    plan, lock = planned(course(*UNITS))
    assert (plan.course_id, plan.unit_id, plan.title, plan.description) == ("demo", None, "Demo", "")
    assert (plan.uid, plan.tag) == (lock.uid, lock.tag)
    assert (plan.language, plan.version, plan.revised, plan.minutes) == ("en", "1", None, None)
    assert (plan.navigation, plan.reporting, plan.packaging) == ("free", "passed-incomplete", "single")
    assert (plan.passing_score, plan.mastery_score, plan.record_interactions) == (80.0, None, True)


def test_what_the_author_says_is_taken_over() -> None:
    fields: dict[str, Any] = {
        "description": "About",
        "language": "es",
        "version": "2",
        "revised": "2026-11-22",
        "publisher": "P",
        "copyright": "C",
        "keywords": ["k"],
        "duration": 45,
        "navigation": "linear",
        "reporting": "completed",
        "interactions": False,
    }
    plan, _ = planned(course(*UNITS, **fields))
    fields |= {
        "keywords": ("k",),
        "minutes": fields.pop("duration"),
        "record_interactions": fields.pop("interactions"),
    }
    assert {name: getattr(plan, name) for name in fields} == fields


def test_defaults_of_questions_differ_between_pages_and_assessments() -> None:
    plan, _ = planned(course(*UNITS))
    page_, check_ = plan.units[0].contents
    assert isinstance(page_, Page)
    assert isinstance(check_, Assessment)
    practice, scored = page_.questions[0], check_.questions[0]
    assert (practice.points, practice.attempts, practice.scored, practice.shuffle) == (
        1.0,
        None,
        False,
        False,
    )
    assert (scored.points, scored.attempts, scored.scored, scored.shuffle) == (2.5, 3, True, True)
    assert practice.objectives == ("one.O1",)
    assert scored.objectives == ("one.O1", "one.O2")
    (other,) = plan.units[1].contents[1].questions
    assert (other.attempts, other.points) == (1, 1.0)


def test_an_assessment_takes_the_pass_mark_of_the_course_unless_it_has_its_own() -> None:
    plan, _ = planned(course(*UNITS, passing_score=70))
    found = [each for part in plan.units for each in part.contents if isinstance(each, Assessment)]
    assert [(each.passing_score, each.attempts) for each in found] == [(70.0, None), (60.0, 2)]


def test_a_pass_mark_of_zero_is_a_pass_mark() -> None:
    plan, _ = planned(course(unit("one", check("one/check.yaml", "Check", passing_score=0))))
    (found,) = plan.units[0].contents
    assert isinstance(found, Assessment)
    assert found.passing_score == 0


def test_attempts_can_be_unlimited_in_an_assessment() -> None:
    plan, _ = planned(course(unit("one", check("one/c.yaml", "C", judge("So.", attempts="unlimited")))))
    assert plan.units[0].contents[0].questions[0].attempts is None


def test_without_an_assessment_completed_is_reported() -> None:
    plan, _ = planned(course(UNITS[2]))
    assert plan.reporting == "completed"


def test_one_launchable_for_the_whole_course() -> None:
    plan, _ = planned(course(*UNITS))
    (only,) = plan.launchables
    assert (only.id, only.title, only.href, only.requires) == ("course", "Demo", "index.html", ())
    assert only.units == plan.units
    assert only.state_size == state_size(plan.units).total


@pytest.mark.parametrize(
    ("navigation", "requires"),
    [
        ("free", [(), (), ()]),
        ("linear", [(), ("one",), ("two",)]),
        ("linear-first", [(), ("one",), ("two",)]),
    ],
)
def test_one_launchable_a_unit(navigation: str, requires: list[tuple[str, ...]]) -> None:
    plan, _ = planned(course(*UNITS, packaging="multi", navigation=navigation))
    assert [(each.id, each.title, each.href) for each in plan.launchables] == [
        ("one", "One", "one.html"),
        ("two", "Two", "two.html"),
        ("three", "Three", "three.html"),
    ]
    assert [each.requires for each in plan.launchables] == requires
    assert [each.units for each in plan.launchables] == [(each,) for each in plan.units]
    assert [each.state_size for each in plan.launchables] == [
        state_size((each,)).total for each in plan.units
    ]


def test_a_unit_named_like_a_device_of_windows_gets_another_file() -> None:
    plan, _ = planned(course(unit("con", page("con/a.md", "A")), UNITS[2], packaging="multi"))
    assert [each.href for each in plan.launchables] == ["file-con.html", "three.html"]


def test_a_unit_alone() -> None:
    the_course = course(*UNITS, packaging="multi", navigation="linear", description="About", duration=60)
    plan, lock = planned(the_course, unit="one")
    assert (plan.unit_id, plan.course_id, plan.title, plan.description) == ("one", "demo", "One", "The first")
    assert (plan.minutes, plan.packaging) == (20, "single")
    assert [each.id for each in plan.units] == ["one"]
    assert [(each.id, each.title, each.href, each.requires) for each in plan.launchables] == [
        ("course", "One", "index.html", ())
    ]
    assert lock == planned(the_course)[1]
    assert plan.uid == lock.uid


def test_a_unit_alone_reports_what_it_can() -> None:
    the_course = course(*UNITS, description="About", mastery_score=True, reporting="passed-failed")
    plan, _ = planned(the_course, unit="three", codes=["PLN010"])
    assert (plan.reporting, plan.mastery_score, plan.description) == ("passed-failed", None, "About")
    plan, _ = planned(course(*UNITS), unit="three")
    assert plan.reporting == "completed"


def test_a_unit_can_be_named_by_its_folder_too() -> None:
    _, lock = planned(course(*UNITS))
    renamed = UNITS[0]._replace(name="begin")
    plan, _ = planned(course(renamed, *UNITS[1:]), lock, unit="begin")
    assert plan.unit_id == "one"


def test_an_unknown_unit_is_reported_with_the_nearest_and_all() -> None:
    found: list[Diagnostic] = []
    assert plan_course(course(*UNITS), Lock(), found.append, unit="tree") is None
    assert [each.code for each in found] == ["PLN006"]
    assert 'Did you mean "three"?' in found[0].help
    assert "one, two, three" in found[0].help


def settings_findings(*units: Any, **fields: Any) -> list[tuple[str, Severity]]:
    found: list[Diagnostic] = []
    assert plan_course(course(*units, **fields), Lock(), found.append) is not None
    assert all(each.span and each.span.file == "demo/course.yaml" for each in found)
    return [(each.code, each.severity) for each in found]


SCORED = unit("one", check("one/check.yaml", "Check"))
TWICE = unit("one", check("one/a.yaml", "A"), check("one/b.yaml", "B"))
OTHER_MARK = unit("one", check("one/a.yaml", "A", passing_score=60))
READ = unit("one", page("one/a.md", "A"))
ALSO = unit("two", check("two/check.yaml", "Check"))


@pytest.mark.parametrize(
    ("units", "fields", "codes"),
    [
        ((SCORED,), {}, []),
        ((SCORED,), {"mastery_score": True}, ["PLN008"]),
        ((SCORED,), {"mastery_score": True, "reporting": "completed"}, ["PLN008"]),
        ((SCORED,), {"mastery_score": True, "reporting": "passed-failed"}, []),
        ((TWICE,), {"mastery_score": True, "reporting": "passed-failed"}, ["PLN010"]),
        ((OTHER_MARK,), {"mastery_score": True, "reporting": "passed-failed"}, ["PLN010"]),
        ((SCORED, ALSO), {"mastery_score": True, "reporting": "passed-failed"}, ["PLN010"]),
        ((SCORED, ALSO), {"mastery_score": True, "reporting": "passed-failed", "packaging": "multi"}, []),
        ((READ,), {}, []),
        ((READ,), {"mastery_score": True}, ["PLN009"]),
        ((READ,), {"passing_score": 80}, ["PLN011"]),
        ((READ,), {"reporting": "completed"}, []),
        ((READ,), {"reporting": "passed-failed"}, ["PLN012"]),
        ((SCORED,), {"packaging": "multi"}, ["PLN013"]),
    ],
)
def test_settings_that_do_not_go_together(units: Any, fields: dict[str, Any], codes: list[str]) -> None:
    found = settings_findings(*units, **fields)
    assert [code for code, _ in found] == codes
    assert all(severity != Severity.ERROR for _, severity in found)


def test_mastery_is_in_the_plan_only_where_there_is_a_score() -> None:
    plan, _ = planned(course(SCORED, mastery_score=True, passing_score=75, reporting="passed-failed"))
    assert plan.mastery_score == 75.0
    plan, _ = planned(course(READ, mastery_score=True), codes=["PLN009"])
    assert plan.mastery_score is None


def test_an_assessment_that_could_not_be_loaded_is_not_called_missing(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "unit.yaml").touch()
    assert settings_findings(READ, reporting="passed-failed", folder=tmp_path) == [
        ("PLN012", Severity.WARNING)
    ]
    (tmp_path / "one" / "check.yaml").touch()
    assert settings_findings(READ, reporting="passed-failed", folder=tmp_path) == []


def test_the_notice_and_all_texts_come_along() -> None:
    notice = markdown("course.yaml", "Take care.")
    the_course = course(unit("one", page("one/a.md", "A", choice("Who?", "Anybody", "Nobody"))))._replace(
        notice=notice
    )
    plan, _ = planned(the_course)
    assert plan.notice is notice
    (question,) = plan.units[0].contents[0].questions
    assert question.prompt.text == "Who?"
    assert [(each.id, each.key, each.letter, each.correct, each.text.text) for each in question.options] == [
        ("a", 0, "a", True, "Anybody"),
        ("b", 1, "b", False, "Nobody"),
    ]


def test_planning_changes_nothing_and_is_the_same_each_time() -> None:
    the_course = course(*UNITS)
    assert planned(the_course) == planned(the_course)
