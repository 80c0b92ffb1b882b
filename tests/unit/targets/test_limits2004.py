"""What SCORM 2004 cannot carry, found where it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scormkit import api
from scormkit.diagnostics import Span
from scormkit.pages.data import rule_data
from scormkit.plan.model import Plan
from scormkit.plan.rules import NO_RULES, Answered, Done, Failed, Rules
from scormkit.targets.scorm2004 import fourth, third
from scormkit.targets.scorm2004.activities import organization
from scormkit.targets.scorm2004.check import PLAIN_NAMES, check
from scormkit.targets.scorm2004.emit import among
from scormkit.targets.scorm2004.signals import signals_of
from tests.unit.targets.plans import PLANS, SINGLE, many_units
from tests.unit.targets.plans2004 import (
    asking,
    done,
    every,
    letters,
    multi,
    page_with,
    question,
    some,
    tries,
    tries_alone,
)
from tests.unit.targets.walks2004 import PASS, walk


def codes(plan: Plan) -> list[str]:
    return [each.code for each in check(plan)]


@pytest.mark.parametrize("name", PLANS)
def test_nothing_is_wrong_with_good_plans(name: str) -> None:
    assert check(PLANS[name]) == ()


def test_a_condition_of_too_many_rules() -> None:
    names = "abcdefghijklm"
    rule = some(6, *(done(name) for name in names[:12]))
    (found,) = check(multi(letters(13, m=Rules(requires=rule))))
    assert found.code == "SCN001"
    assert "Module m" in found.message
    assert "packaging: single" in (found.help or "")
    assert codes(multi(letters(13, m=Rules(requires=every(*(done(name) for name in names[:12])))))) == []


def test_more_objectives_than_a_platform_must_keep() -> None:
    (unit,) = letters(1)
    objective = unit.objectives[0]
    many = tuple(objective._replace(id=f"a.O{number}", key=number) for number in range(101))
    launchable = SINGLE.launchables[0]._replace(units=(unit._replace(objectives=many),))
    plan = SINGLE._replace(units=launchable.units, launchables=(launchable,))
    (found,) = check(plan)
    assert (found.code, "101" in found.message, "100" in found.message) == ("SCN002", True, True)


def test_more_answers_than_a_platform_must_keep() -> None:
    (unit,) = letters(1)
    questions = tuple(question(f"q{number}", 500 + number) for number in range(251))
    launchable = SINGLE.launchables[0]._replace(units=(page_with(unit, *questions),), state_size=100)
    plan = SINGLE._replace(units=launchable.units, launchables=(launchable,))
    (found,) = check(plan)
    assert (found.code, found.help) == ("SCN003", "Use packaging: multi, or interactions: false.")
    assert codes(plan._replace(record_interactions=False)) == []
    several = check(multi((page_with(unit, *questions), *letters(2)[1:])))
    told = [each.help for each in several if each.code == "SCN003"]
    assert told == ["Divide the unit, or interactions: false."]


def test_a_flow_that_nobody_can_go_through() -> None:
    plan = multi(letters(2, a=Rules(requires=done("b")), b=Rules(requires=done("a"))))
    found = check(plan)
    assert [each.code for each in found] == ["SCN004", "SCN004"]
    assert "Module a" in found[0].message
    assert "is locked, as long as" in found[0].message


def test_a_page_that_asks_for_another_unit_hears_of_it() -> None:
    """No finding: the page's player reads the objective that the other unit's player writes."""
    units = letters(2, a=Rules(skip_if=done("b", passed=True)))
    rules = Rules(requires=every(done("a"), Done("page", 102)), skip_if=Answered(500, "right"))
    page = units[1].contents[0]._replace(rules=rules)
    asking = units[1]._replace(contents=(page._replace(key=103), page._replace(key=102, rules=NO_RULES)))
    plan = multi((page_with(units[0], question("q", 500)), asking))
    assert check(plan) == ()
    signals = signals_of(plan)
    assert [each.id for each in signals.told_by(plan.units[0])] == ["rule.a.completed", "rule.q.right"]
    heard = ["rule.a.completed", "rule.b.passed", "rule.q.right"]
    second = plan.launchables[1]
    assert among(second, signals)["among"]["heard"] == heard
    assert "heard" not in among(plan.launchables[0], signals)["among"]
    (rewritten,) = signals.hearing(second).units
    finished = {
        "heard": heard[0],
        "holds": True,
        "need": {"key": "need_unit", "slots": {"title": "Module a"}},
    }
    left_out = {
        "heard": heard[1],
        "holds": True,
        "need": {"key": "need_unit_passed", "slots": {"title": "Module b"}},
    }
    requires = rewritten.contents[0].rules.requires
    assert requires is not None
    assert rule_data(requires) == {
        "least": 2,
        "of": [{"least": 1, "of": [finished, left_out]}, {"page": 102, "passed": False}],
    }
    tree = organization(plan, PLAIN_NAMES).root
    read = {each.objective_id: each.maps[0] for each in tree.children[1].sequencing.objectives if each.maps}
    assert [(name, info.read_satisfied_status) for name, info in read.items() if name in heard] == [
        ("rule.b.passed", True),
        ("rule.a.completed", True),
        ("rule.q.right", True),
    ]


def test_what_some_learners_are_not_shown_has_no_part_in_the_score() -> None:
    """By RB.1.1 it would count as 0: whoever passes at once would have 50 and not 100."""
    units = [asking(each) for each in letters(2, b=Rules(show_if=Failed("check", 101, (101,))))]
    plan = multi(units)
    found = walk(plan, ["start", "exit"], PASS).standings()[0]
    assert (found.completed, found.passed, found.score) == (True, True, 1.0)
    assert [each.code for each in check(plan)] == ["SCN071"]
    weights = [
        each.sequencing.rollup_controls.objective_measure_weight
        for each in organization(plan, PLAIN_NAMES).root.children
    ]
    assert weights == [1.0, 0.0]


LOCATED = {
    "SCN001": (
        {f"u{number}/unit.yaml": f"title: Unit {number}\n" for number in range(12)}
        | {
            "z/unit.yaml": "title: Last\nrequires:\n  {at_least: 6, of: ["
            + ", ".join(f"u{number}" for number in range(12))
            + "]}\n"
        },
        "z/unit.yaml",
        3,
    ),
    "SCN002": (
        {
            "a/unit.yaml": "title: A\nobjectives:\n" + "".join(f"  O{n}: Tell.\n" for n in range(101)),
            "b/unit.yaml": "title: B\n",
        },
        "a/unit.yaml",
        2,
    ),
    "SCN003": (
        {
            "a/unit.yaml": "# First\ntitle: A\n",
            "a/02-many.md": "# Many\n"
            + "\n```question\ntype: true-false\nprompt: So?\nanswer: true\n```\n" * 251,
            "b/unit.yaml": "title: B\n",
        },
        "a/unit.yaml",
        2,
    ),
}


@pytest.mark.parametrize("target", [third, fourth])
def test_the_third_edition_says_that_the_course_counts_the_tries(target: Any) -> None:
    span = Span("c/a/unit.yaml", 2, 1)
    plan = tries()._replace(places={("unit", 0, "attempts"): span})
    found = [(each.code, str(each.severity), each.span) for each in target.check(plan)]
    assert found == ([("SCN060", "info", span)] if target is third else [])
    assert target.check(tries_alone(plan)) == ()


@pytest.mark.parametrize("code", LOCATED)
def test_what_cannot_be_carried_is_found_where_it_is_written(tmp_path: Path, code: str) -> None:
    files, file, line = LOCATED[code]
    for name, content in {"course.yaml": "title: C\npackaging: multi\n", **files}.items():
        (tmp_path / "c" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "c" / name).write_text(content, "utf-8")
        if name.endswith("unit.yaml"):
            (tmp_path / "c" / name).with_name("01-page.md").write_text("# Page\n\nRead.\n", "utf-8")
    found = [each for each in api.check(tmp_path / "c", target="scorm2004") if each.code == code]
    assert [(each.span.file, each.span.line) for each in found if each.span] == [(f"c/{file}", line)]


def test_more_room_than_scorm12_has() -> None:
    large = SINGLE._replace(launchables=(SINGLE.launchables[0]._replace(state_size=60_000),))
    assert codes(large) == []
    assert codes(large._replace(launchables=(large.launchables[0]._replace(state_size=64_001),))) == [
        "PLN007"
    ]


def test_a_large_course_is_walked_quickly() -> None:
    import time

    started = time.perf_counter()
    assert check(many_units(60)) == ()
    assert time.perf_counter() - started < 5
