"""What an author writes between units becomes sequencing, and what a learner meets then."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scormkit.building.walking import activities, telling
from scormkit.plan.model import Assessment, Section
from scormkit.plan.rules import Answered, Done, Failed, Rules
from scormkit.sequencing.model import Manifest, RollupConsiderations
from scormkit.sequencing.play import play_manifest
from scormkit.sequencing.simulate import BEST, Report, Script, Step, simulate
from scormkit.sequencing.walk.overall import Result
from scormkit.targets.scorm2004 import editions
from scormkit.targets.scorm2004.activities import organization, points
from scormkit.targets.scorm2004.check import PLAIN_NAMES, check
from scormkit.targets.scorm2004.emit import among, emit
from scormkit.targets.scorm2004.manifest import tree_of
from scormkit.targets.scorm2004.signals import signals_of
from tests.unit.targets.plans import MULTI, SINGLE
from tests.unit.targets.plans2004 import (
    asking,
    chosen,
    done,
    every,
    letters,
    multi,
    page_with,
    question,
    reached,
    some,
)
from tests.unit.targets.walks2004 import PASS, opened, walk


@pytest.mark.parametrize("navigation", ["linear", "linear-first"])
def test_an_order_opens_units_one_after_another(navigation: Any) -> None:
    plan = multi(letters(3), navigation)
    refused = walk(plan, ["start", "c"], PASS).moments[-1].refusal
    assert refused is not None
    assert "it is locked, as long as" in refused.why
    assert opened(walk(plan, ["start", "continue", "continue"], PASS)) == ["a", "b", "c"]
    assert opened(walk(plan, ["start", "exit", "continue"], {})) == ["a", None, None]


def test_what_was_opened_by_an_order_stays_open_after_the_end() -> None:
    plan = multi(letters(3), "linear-first")
    found = walk(plan, ["start", "continue", "continue", "continue", "start", "c"], PASS)
    assert opened(found) == ["a", "b", "c", None, "a", "c"]
    assert found.standings(3)[0].completed is True
    assert found.standings()[0].completed is True, "a new visit takes nothing back"


@pytest.mark.parametrize("navigation", ["linear", "linear-first"])
def test_a_unit_that_comes_in_again_after_a_later_one_was_done_is_waited_for(navigation: Any) -> None:
    plan = multi(letters(4, b=Rules(show_if=done("a", passed=True))), navigation)
    results = {"a": ("fail", "pass"), "b": "pass", "c": "pass", "d": "pass"}
    found = walk(plan, ["start", "continue", "a", "d", "b", "d"], results)
    assert opened(found) == ["a", "c", "a", None, "b", "d"]
    assert opened(walk(plan, ["start", "continue", "d"], results)) == ["a", "c", "d"]


@pytest.mark.parametrize("navigation", ["linear", "linear-first"])
def test_what_was_opened_stays_open_when_a_unit_before_it_comes_in_again(navigation: Any) -> None:
    plan = multi(letters(5, b=Rules(show_if=done("a", passed=True))), navigation)
    results = {"a": ("fail", "pass"), "c": "pass", "d": "pass"}
    steps = ["start", "continue", "d", "a", "d", "c", "e", "exit", "d", "suspendAll", "c"]
    opens = ["a", "c", "d", "a", "d", "c", None, None, "d", None, "c"]
    assert opened(walk(plan, steps, results)) == opens, "e was never opened, and waits for b"


def test_a_unit_that_was_opened_by_an_answer_stays_open_when_the_answer_changes() -> None:
    units = list(letters(3, b=Rules(requires=Answered(500, "chose", (0,)))))
    units[0] = page_with(units[0], question("a.q", 500))
    plan = multi(units)
    signal = next(each.id for each in signals_of(plan).told_by(units[0]) if not each.sticky)
    said = [Report(BEST, {signal: Result(satisfied=held)}) for held in (False, True, False)]
    steps = [Step("choice", name) for name in ("a", "b", "a", "b", "a", "b")]
    tree = organization(plan, PLAIN_NAMES)
    script = Script(tuple(steps), {"a": tuple(said)})
    found = simulate(Manifest(4, (tree,), tree.root.identifier), script)
    assert opened(found) == ["a", None, "a", "b", "a", "b"]


def test_only_what_could_be_locked_again_is_asked_whether_it_was_opened() -> None:
    """A rule that nobody could meet again needs no more conditions; the commonest orders have none."""
    some_rules = {"b": Rules(show_if=done("a", passed=True)), "d": Rules(requires=done("c", passed=True))}
    plain, out = (
        [each.sequencing.pre_rules for each in organization(plan, PLAIN_NAMES).root.children]
        for plan in (multi(letters(4), "linear"), multi(letters(4, **some_rules), "linear"))
    )
    assert all(
        "attempted" not in condition.condition for rule in sum(plain, ()) for condition in rule.conditions
    )
    locks = [[(each.operator, each.condition) for each in rule.conditions] for rule in out[3]]
    assert locks == [
        [("not", "satisfied"), ("not", "objectiveStatusKnown")] * 2,
        [("not", "attempted"), ("noOp", "satisfied"), ("not", "objectiveStatusKnown")],
    ]


def test_free_choice() -> None:
    assert opened(walk(multi(letters(3)), ["c", "a", "b"], PASS)) == ["c", "a", "b"]


def test_a_unit_after_another_is_passed() -> None:
    plan = multi(letters(2, b=Rules(requires=done("a", passed=True))))
    assert opened(walk(plan, ["start", "b"], {"a": "fail"})) == ["a", None]
    assert opened(walk(plan, ["start", "b"], {"a": "pass"})) == ["a", "b"]
    done_only = multi(letters(2, b=Rules(requires=done("a"))))
    assert opened(walk(done_only, ["start", "b"], {"a": "fail"})) == ["a", "b"]


def test_so_many_of_several() -> None:
    plan = multi(letters(4, d=Rules(requires=some(2, done("a"), done("b"), done("c")))))
    assert opened(walk(plan, ["a", "d"], PASS)) == ["a", None]
    for two in (["a", "b"], ["a", "c"], ["b", "c"], ["c", "b"]):
        assert opened(walk(plan, [*two, "d"], PASS)) == [*two, "d"]


def test_a_pretest_skips_what_is_known() -> None:
    plan = multi(letters(3, b=Rules(skip_if=reached("a"))), "linear")
    assert opened(walk(plan, ["start", "continue", "continue"], PASS)) == ["a", "c", None]
    assert opened(walk(plan, ["start", "continue", "continue"], {"a": "fail", "b": "pass"})) == [
        "a",
        "b",
        "c",
    ]
    refused = walk(plan, ["start", "exit", "b"], PASS).moments[-1].refusal
    assert refused is not None
    assert refused.code == "SB.2.9-3"


def test_remediation_shows_only_to_those_who_need_it() -> None:
    """A unit of remediation is left out as soon as the test before it is passed, and shown until then."""
    plan = multi(letters(3, b=Rules(skip_if=done("a", passed=True)), c=Rules(requires=done("b"))))
    assert opened(walk(plan, ["start", "continue"], PASS)) == ["a", "c"]
    assert opened(walk(plan, ["start", "continue", "continue"], {"a": "fail", "b": "pass"})) == [
        "a",
        "b",
        "c",
    ]


@pytest.mark.parametrize(
    "failed",
    [Failed("check", 101, (101,)), Failed("unit", 0, (101,)), Failed("objective", 0, (101,), "a.O1")],
    ids=lambda leaf: leaf.what,
)
def test_a_unit_for_those_who_failed(failed: Failed) -> None:
    """Not before the check is handed in, then until it is passed; for all others what follows is next."""
    plan = multi(letters(3, b=Rules(show_if=failed), c=Rules(requires=done("b"))), "linear")
    assert opened(walk(plan, ["start", "continue"], PASS)) == ["a", "c"]
    lost = {"a": "fail", "b": "pass"}
    assert opened(walk(plan, ["start", "continue", "continue"], lost)) == ["a", "b", "c"]
    assert opened(walk(plan, ["start", "c"], lost)) == ["a", None], "it waits for the unit that is shown"
    assert opened(walk(plan, ["b"], PASS)) == [None], "nobody has failed yet"
    told = [each.id for each in signals_of(plan).told_by(plan.units[0])]
    passed = "rule.a.O1.reached" if failed.id else "rule.a.check.passed"
    assert told == ["rule.a.completed", "rule.a.check.submitted", passed]
    assert check(plan) == ()


def test_simulate_shows_a_unit_to_those_who_failed(tmp_path: Path) -> None:
    plan = multi(letters(2, b=Rules(show_if=Failed("unit", 0, (101,)))))
    script = tmp_path / "script.yaml"
    for passed, way in (("true", "a"), ("false", "ab")):
        script.write_text(
            f"steps: [start, continue]\nresults:\n  a: {{completed: true, passed: {passed}}}\n", "utf-8"
        )
        walk = play_manifest(activities(plan), script, complete=telling(plan))
        assert "".join(each.opened for each in walk.moments if each.opened) == way


def test_the_courses_score_is_weighted_by_points() -> None:
    units = letters(3)
    heavy = units[1].contents[1]._replace(questions=(question("q1", 501, points=3),))
    light = units[0].contents[1]._replace(questions=(question("q0", 500),))
    plan = multi(
        (
            units[0]._replace(contents=(units[0].contents[0], light)),
            units[1]._replace(contents=(units[1].contents[0], heavy)),
            units[2]._replace(contents=(units[2].contents[0],)),
        )
    )
    weights = [
        each.sequencing.rollup_controls.objective_measure_weight for each in tree_of(plan).root.children
    ]
    assert weights == [pytest.approx(1 / 3, abs=1e-4), 1.0, 0.0]
    tree = organization(plan, PLAIN_NAMES)
    reports = {
        name: (Report(Result(completed=True, measure=measure)),) for name, measure in (("a", 0.0), ("b", 1.0))
    }
    script = Script((Step("start"), Step("continue"), Step("continue")), reports)
    score = simulate(Manifest(4, (tree,), "course"), script).standings()[0].score
    assert score == pytest.approx(0.75, abs=1e-3)


def test_the_platform_judges_only_what_has_a_score_and_passes_over_only_what_can_be_left_out() -> None:
    """A unit without a check would never be passed; whoever skips none must not look as if one were."""
    plain, scored = letters(2, b=Rules(show_if=done("a")))
    plan = multi((plain._replace(contents=plain.contents[:1]), asking(scored)), mastery_score=80.0)
    first, second = (each.sequencing for each in organization(plan, PLAIN_NAMES).root.children)
    assert (first.primary.satisfied_by_measure, second.primary.satisfied_by_measure) == (False, True)
    assert second.primary.min_normalized_measure == 0.8
    assert first.considerations == RollupConsiderations()
    assert set(second.considerations[:4]) == {"ifNotSkipped"}


def test_of_a_draw_of_questions_a_round_counts_on_an_average() -> None:
    """One of two questions, of 3 points and of 1: two points."""
    unit = asking(letters(1)[0])
    page, check = unit.contents
    assert isinstance(check, Assessment)
    asked = (question("q1", 801, points=3), question("q2", 802, points=1))
    drawn_check = check._replace(questions=asked, sections=(Section("", asked, draw=1),))
    (launchable, *_) = multi((unit._replace(contents=(page, drawn_check)), *letters(2)[1:])).launchables
    assert points(launchable) == 2.0


def test_what_nobody_has_to_do_is_no_part_of_the_progress() -> None:
    tree = organization(multi(letters(3, b=Rules(optional=True))), PLAIN_NAMES)
    weights = [each.completion_threshold.progress_weight if each.completion_threshold else 1.0
               for each in tree.root.children]  # fmt: skip
    assert weights == [1.0, 0.0, 1.0]


def test_electives_have_no_weight_beside_the_units_that_all_do() -> None:
    first, electives, last = organization(chosen(checks=True), PLAIN_NAMES).root.children
    weights = [each.sequencing.rollup_controls.objective_measure_weight for each in (first, electives, last)]
    assert weights == [1.0, 0.0, 1.0]
    inside = [each.sequencing.rollup_controls.objective_measure_weight for each in electives.children]
    assert inside == [0.0] * len(inside)


def test_an_optional_unit_does_not_block_completion() -> None:
    plan = multi(letters(3, b=Rules(optional=True)))
    found = walk(plan, ["a", "c", "exit"], PASS)
    assert found.standings()[0].completed is True
    assert found.standings()[0].passed is True
    needed = walk(multi(letters(3)), ["a", "c", "exit"], PASS)
    assert needed.standings()[0].completed is not True


def test_mastery_by_objective_over_units() -> None:
    plan = multi(letters(3, c=Rules(requires=every(reached("a"), reached("b")))))
    assert opened(walk(plan, ["a", "c"], PASS)) == ["a", None]
    assert opened(walk(plan, ["a", "b", "c"], PASS)) == ["a", "b", "c"]


def test_a_page_a_check_and_an_answer_of_another_unit() -> None:
    units = letters(
        4,
        b=Rules(requires=Done("page", 100)),
        c=Rules(requires=Done("check", 101)),
        d=Rules(show_if=Answered(500, "chose", (0,))),
    )
    plan = multi((page_with(units[0], question("a.q", 500)), *units[1:]))
    assert [each.id for each in signals_of(plan).told_by(plan.units[0])] == [
        "rule.a.page.seen",
        "rule.a.check.submitted",
        "rule.a.q.chose.true",
    ]
    assert opened(walk(plan, ["a", "b", "c", "d"], PASS)) == ["a", "b", "c", "d"]
    assert opened(walk(plan, ["a", "d"], {"a": "fail"})) == ["a", None]


def test_suspend_all_and_resume_all() -> None:
    found = walk(multi(letters(2), "linear"), ["start", "continue", "suspendAll", "resumeAll"], PASS)
    assert opened(found) == ["a", "b", None, "b"]


def test_the_player_is_told_what_the_others_wait_for() -> None:
    plan = multi(letters(2, b=Rules(requires=done("a", passed=True))))
    tells = [{"id": "rule.a.passed", "rule": {"unit": 0, "passed": True}}]
    third, other = (among(each, signals_of(plan))["among"] for each in plan.launchables)
    assert third == {"signals": tells, "kept": ["state.a.completed", "state.a.passed"]}
    assert other == {"signals": [], "kept": ["state.b.completed", "state.b.passed"]}
    fourth = among(plan.launchables[0], signals_of(plan), "sk")["among"]
    assert fourth == {**third, "store": "sk.state.a"}
    assert among(SINGLE.launchables[0], None) == {}


def test_only_the_last_unit_knows_that_nothing_comes_after() -> None:
    pages = {each.name: str(each.content) for each in emit(MULTI, editions.EDITIONS["3rd"])}
    knows = ['"last":true' in pages[each.href] for each in MULTI.launchables]
    assert knows == [False] * (len(MULTI.launchables) - 1) + [True]
