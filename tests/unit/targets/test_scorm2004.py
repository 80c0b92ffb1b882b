"""The SCORM 2004 target: what an author's rules become, what is refused, and what our own check finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from scormkit import api
from scormkit.archive.entry import Entry
from scormkit.building.walking import activities, telling
from scormkit.cmi.scorm2004_sequencing import NAMESPACES
from scormkit.diagnostics import Span
from scormkit.package.document import read_document
from scormkit.pages.data import rule_data
from scormkit.plan.launchables import one_launchable
from scormkit.plan.model import Assessment, Plan, Section
from scormkit.plan.rules import NO_RULES, Answered, Completion, Done, Failed, Rules
from scormkit.sequencing.model import Condition, Manifest, MapInfo, RollupConsiderations, SharedData
from scormkit.sequencing.play import play_manifest
from scormkit.sequencing.read import read_manifest
from scormkit.sequencing.simulate import BEST, Report, Script, Simulation, Step, simulate
from scormkit.sequencing.walk.overall import Result
from scormkit.targets import EDITIONS, TARGETS
from scormkit.targets.scorm2004 import editions, fourth, third
from scormkit.targets.scorm2004.activities import organization, points, threshold
from scormkit.targets.scorm2004.check import PLAIN_NAMES, check
from scormkit.targets.scorm2004.emit import among, emit
from scormkit.targets.scorm2004.groups import counts, parts_of
from scormkit.targets.scorm2004.manifest import tree_of
from scormkit.targets.scorm2004.signals import signals_of
from scormkit.targets.scorm2004.verify import verify
from tests.unit.targets.plans import MULTI, PLANS, SINGLE, many_units
from tests.unit.targets.plans2004 import (
    RULES,
    asking,
    chosen,
    done,
    drawn,
    emitted2004,
    every,
    letters,
    manifest2004,
    multi,
    page_with,
    question,
    reached,
    retaken,
    some,
    tries,
)

NAMES = {"cp": NAMESPACES["imscp"], **NAMESPACES}


# --- the files and the manifest ---


def test_files_in_their_order() -> None:
    names = [entry.name for entry in emitted2004(SINGLE)]
    assert names[:5] == [
        "imsmanifest.xml",
        "index.html",
        "player/player.js",
        "player/player.css",
        "media/logo.png",
    ]
    assert names[5:] == list(editions.schema_files("3rd"))
    assert {"imscp_v1p1.xsd", "lom.xsd", "common/dataTypes.xsd", "XMLSchema.dtd"} <= set(names)


@pytest.mark.parametrize("edition", editions.EDITIONS)
@pytest.mark.parametrize("name", [*PLANS, "rules", "tries", "drawn"])
def test_what_we_write_is_what_we_mean(name: str, edition: str) -> None:
    plan = {**PLANS, "rules": RULES, "tries": tries(), "drawn": drawn()}[name]
    found: list[Any] = []
    document = read_document(manifest2004(plan, edition), "imsmanifest.xml", found.append)
    assert document is not None
    manifest = read_manifest(document, found.append)
    assert found == []
    assert manifest is not None
    assert manifest.edition == int(edition[0])
    ours = tree_of(plan, int(edition[0]))
    if edition == "3rd":
        children = tuple(
            each._replace(completion_threshold=None) if each.completion_threshold else each
            for each in ours.root.children
        )
        ours = ours._replace(root=ours.root._replace(children=children), shared_data_global_to_system=True)
    titles = [" ".join(each.title.split()) for each in ours.root.children]
    assert [each.title for each in manifest.organization.root.children] == [
        title.replace("\u0007", "").replace("  ", " ").strip() for title in titles
    ]
    assert _bare(manifest.organization) == _bare(ours)


def _bare(tree: Any) -> Any:
    """Without titles, which lose what XML cannot hold."""
    children = tuple(each._replace(title="") for each in tree.root.children)
    return tree._replace(root=tree.root._replace(title="", children=children))


@pytest.mark.parametrize("edition", editions.EDITIONS)
def test_the_edition_is_told_by_its_exact_word(edition: str) -> None:
    root = etree.fromstring(manifest2004(MULTI, edition))
    assert root.findtext("cp:metadata/cp:schemaversion", namespaces=NAMES) == f"2004 {edition} Edition"
    assert root.findtext("cp:metadata/cp:schema", namespaces=NAMES) == "ADL SCORM"
    place = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
    assert dict(zip(*[iter(root.attrib[place].split())] * 2, strict=True)) == dict(editions.LOCATIONS)


def test_both_editions_call_everything_the_same() -> None:
    found = [
        [
            each.get("identifier")
            for each in etree.fromstring(manifest2004(MULTI, edition)).iter()
            if "identifier" in each.attrib
        ]
        for edition in ("3rd", "4th")
    ]
    assert found[0] == found[1]


def test_every_item_decides_for_itself() -> None:
    for plan in (SINGLE, MULTI):
        for activity in tree_of(plan).root.children:
            assert activity.sequencing.delivery.completion_set_by_content
            assert activity.sequencing.delivery.objective_set_by_content
        assert tree_of(plan).objectives_global_to_system is False


def test_one_item_has_no_next_and_nothing_throws_work_away() -> None:
    (alone,) = tree_of(SINGLE).root.children
    assert alone.hide_lms_ui == ("continue", "previous", "abandon", "abandonAll")
    assert all(each.hide_lms_ui == ("abandon", "abandonAll") for each in tree_of(MULTI).root.children)


def test_the_pass_mark_is_the_platforms_where_the_author_wants_it() -> None:
    (alone,) = tree_of(SINGLE._replace(mastery_score=72.5)).root.children
    assert alone.sequencing.primary.satisfied_by_measure
    assert alone.sequencing.primary.min_normalized_measure == 0.725
    (other,) = tree_of(SINGLE).root.children
    assert not other.sequencing.primary.satisfied_by_measure


def test_a_threshold_only_where_pages_alone_decide() -> None:
    part = SINGLE.launchables[0]
    by_pages = part._replace(completion=Completion(pages=80, checks=None))
    assert threshold(by_pages) == (True, 0.8, 1.0)
    for rule in (
        Completion(),
        Completion(pages=80),
        Completion(pages=80, checks=None, minutes=5),
        Completion(checks=None),
    ):
        assert threshold(part._replace(completion=rule)) is None
    texts = {
        edition: etree.fromstring(manifest2004(SINGLE._replace(launchables=(by_pages,)), edition)).find(
            ".//adlcp:completionThreshold", NAMES
        )
        for edition in editions.EDITIONS
    }
    assert texts["3rd"] is not None
    assert texts["4th"] is not None
    assert (texts["3rd"].text, texts["3rd"].items()) == ("0.8", [])
    assert texts["4th"].items() == [("completedByMeasure", "true"), ("minProgressMeasure", "0.8")]


# --- patterns: what an author writes, and what a learner meets ---


def walk(plan: Plan, steps: Sequence[Any], results: Mapping[str, Any] = {}) -> Simulation:
    """A learner's walk through the units by their names; results by unit (of one attempt, or of each), with
    the signals that they hold."""
    tree = organization(plan, PLAIN_NAMES)
    reports: dict[str, tuple[Report, ...]] = {}
    for unit in plan.units:
        attempts = results.get(unit.id, ())
        signals = signals_of(plan).told_by(unit)
        for each in (attempts,) if isinstance(attempts, str) else attempts:
            passed = each == "pass"
            held = {
                signal.id: Result(satisfied=True)
                for signal in signals
                if passed or (isinstance(signal.leaf, Done) and not signal.leaf.passed)
            }
            result = BEST if passed else Result(completed=False, measure=0.3)
            reports[unit.id] = (*reports.get(unit.id, ()), Report(result, held))
    script = Script(
        tuple(
            Step(each)
            if each in {"start", "continue", "exit", "suspendAll", "resumeAll"}
            else Step("choice", each)
            for each in steps
        ),
        reports,
    )
    return simulate(Manifest(4, (tree,), tree.root.identifier), script)


def opened(simulation: Simulation) -> list[str | None]:
    return [moment.opened for moment in simulation.moments]


PASS: Mapping[str, Any] = dict.fromkeys("abcdef", "pass")


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


# --- what cannot be carried ---


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


def test_only_the_last_unit_knows_that_nothing_comes_after() -> None:
    pages = {each.name: str(each.content) for each in emit(MULTI, editions.EDITIONS["3rd"])}
    knows = ['"last":true' in pages[each.href] for each in MULTI.launchables]
    assert knows == [False] * (len(MULTI.launchables) - 1) + [True]


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


def tries_alone(plan: Plan) -> Plan:
    """The same units as one item."""
    return plan._replace(packaging="single", launchables=one_launchable("All", plan.units))


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


def test_units_that_are_drawn_are_a_group_of_which_some_are_selected() -> None:
    first, cases, _ = organization(drawn(), PLAIN_NAMES).root.children
    assert (cases.identifier, cases.title, cases.resource) == ("pick-b", "Two cases", None)
    assert [each.identifier for each in cases.children] == ["b", "c", "d"]
    randomization = cases.sequencing.randomization
    assert (randomization.select_count, randomization.selection_timing) == (2, "once")
    # Two cases count twice as much as one unit, and each of them the same; where they differ, on an average.
    parts = parts_of(drawn())
    assert counts(parts, [2, 2, 2, 2, 2], of_nothing=0) == ([0.5, 1, 1, 1, 0.5], [0.5, 1, 0.5])
    assert counts(parts, [8, 1, 2, 3, 4], of_nothing=0) == ([1, 0.3333, 0.6667, 1, 0.5], [1, 0.5, 0.5])
    assert [each.sequencing.rollup_controls.rollup_objective_satisfied for each in (first, cases)] == [
        True
    ] * 2
    assert cases.completion_threshold is None
    assert first.completion_threshold is not None
    assert first.completion_threshold.progress_weight == 0.5
    assert cases.sequencing.constrained_choice.constrain_choice
    first_time = drawn()._replace(navigation="linear-first")
    free = organization(first_time, PLAIN_NAMES).root.children[1]
    assert not free.sequencing.constrained_choice.constrain_choice
    assert verify(emitted2004(drawn()), editions.EDITIONS["3rd"]) == ()
    assert check(drawn()) == ()


def test_electives_are_a_group_that_is_complete_with_so_many_of_them() -> None:
    plan = chosen(checks=True)
    _, electives, _ = organization(plan, PLAIN_NAMES).root.children
    assert (electives.identifier, electives.title, electives.resource) == ("choose-b", "Two electives", None)
    sequencing = electives.sequencing
    assert [
        (each.action, each.child_activity_set, each.minimum_count) for each in sequencing.rollup_rules
    ] == [
        ("completed", "atLeastCount", 2),
        ("satisfied", "atLeastCount", 2),
    ]
    assert [(each.action, each.conditions) for each in sequencing.exit_rules] == [
        ("exit", (Condition("completed"),))
    ]
    # What is not chosen would count as 0 in the score (RB.1.1): so the group has no weight.
    controls = sequencing.rollup_controls
    assert (controls.rollup_objective_satisfied, controls.objective_measure_weight) == (True, 0.0)
    assert [each.code for each in check(plan)] == ["SCN070"]
    assert check(chosen()) == ()
    assert verify(emitted2004(plan), editions.EDITIONS["3rd"]) == ()
    without = organization(chosen(), PLAIN_NAMES).root.children[1].sequencing
    assert [each.action for each in without.rollup_rules] == ["completed"]
    assert not without.rollup_controls.rollup_objective_satisfied


def test_passes_that_electives_must_bring() -> None:
    """One of three has no check: whoever chooses it and another brings one pass."""
    units = list(chosen(checks=True).units)
    units[1] = units[1]._replace(contents=units[1].contents[:1])
    rules = organization(multi(units), PLAIN_NAMES).root.children[1].sequencing.rollup_rules
    assert [(each.action, each.minimum_count) for each in rules] == [("completed", 2), ("satisfied", 1)]


@pytest.mark.parametrize("navigation", ["free", "linear", "linear-first"])
def test_a_learner_chooses_electives_and_goes_on_behind_them(navigation: Any) -> None:
    plan = chosen(navigation)
    complete = telling(plan)
    reports = {unit.id: complete(unit.id, (Report(BEST),)) for unit in plan.units}

    def steps(*names: str) -> Simulation:
        taken = [Step(each) if len(each) > 1 else Step("choice", each) for each in names]
        return simulate(activities(plan), Script(tuple(taken), reports))

    assert opened(steps("start", "continue", "continue", "continue")) == ["a", "b", "c", "e"]
    walk = steps("start", "d", "c", "continue", "exit")
    assert opened(walk) == ["a", "d", "c", "e", None]
    assert walk.standings()[0].completed is True
    assert opened(steps("start", "d", "c", "continue", "b")) == ["a", "d", "c", "e", "b"], "it stays open"
    early = opened(steps("start", "d", "e"))
    assert early == (["a", "d", "e"] if navigation == "free" else ["a", "d", None])
    assert opened(steps("start", "b", "c", "exit", "d")) == ["a", "b", "c", None, "d"]


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


def test_in_a_linear_course_a_choice_from_a_draw_reaches_only_its_neighbours() -> None:
    """Only forward and back: from a drawn case the unit before and the unit after can be chosen."""
    plan = drawn()._replace(units=(*letters(1), *drawn().units))
    units = [
        unit._replace(id=name, key=key)
        for key, (name, unit) in enumerate(zip("uvwxyz", plan.units, strict=True))
    ]
    plan = multi(units, "linear")
    complete = telling(plan)
    reports = {unit.id: complete(unit.id, (Report(BEST),)) for unit in plan.units}
    steps = [Step("start"), Step("continue"), Step("continue"), Step("choice", "u")]
    walk = simulate(activities(plan), Script(tuple(steps), reports))
    refusal = walk.moments[-1].refusal
    assert refusal is not None
    assert refusal.code == "SB.2.9-8"
    near = simulate(activities(plan), Script((*steps[:3], Step("choice", "v")), reports))
    assert near.moments[-1].opened == "v"


@pytest.mark.parametrize("seed", range(6))
def test_what_follows_a_draw_waits_for_all_that_was_drawn(seed: int) -> None:
    plan = drawn()
    complete = telling(plan)
    done = complete("a", (Report(BEST),))
    reports = {unit.id: complete(unit.id, done) for unit in plan.units}
    steps = [
        Step("start"),
        Step("choice", "e"),
        Step("continue"),
        Step("choice", "e"),
        *[Step("continue")] * 2,
    ]
    walk = simulate(activities(plan), Script(tuple(steps), reports), seed=seed)
    opened = [each.opened for each in walk.moments]
    assert [opened[at] for at in (0, 1, 3, 5)] == ["a", None, None, "e"]
    assert len({opened[2], opened[4]} & {"b", "c", "d"}) == 2
    assert walk.standings()[0].attempts == 1


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


# --- our own check of what we made ---


def test_good_packages_have_no_findings() -> None:
    for edition in editions.EDITIONS.values():
        for plan in (SINGLE, MULTI, RULES):
            assert verify(emitted2004(plan, edition.name), edition) == ()


LOGO = '<file href="media/logo.png"/>'


def broken(old: str, new: str, plan: Plan = RULES) -> list[str]:
    """The codes of a package in whose manifest `old` was replaced once by `new`."""
    entries = emitted2004(plan, "4th")
    text = manifest2004(plan, "4th").decode()
    assert old in text, old
    changed = (Entry("imsmanifest.xml", text.replace(old, new, 1).encode()), *entries[1:])
    return sorted({each.code for each in verify(changed, editions.EDITIONS["4th"])})


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("</manifest>", "", ["SCN101"]),
        ("<manifest", "<!DOCTYPE manifest []><manifest", ["SCN101"]),
        ("2004 4th Edition", "2004 3rd Edition", ["SCN101"]),
        ('isvisible="true"', 'isvisible="yes"', ["SCN101"]),
        (LOGO, "", ["SCN102"]),
        (LOGO, LOGO + LOGO, ["SCN102"]),
        (LOGO, '<file href="media/other.png"/>', ["SCN102"]),
        ('identifierref="res-', 'identifierref="nowhere-', ["SCN104"]),
        ('adlcp:scormType="sco"', 'adlcp:scormType="asset"', ["SCN104"]),
        ('<dependency identifierref="', '<dependency identifierref="nowhere-', ["SCN104"]),
        ('referencedObjective="rule.', 'referencedObjective="nowhere.', ["SCN105"]),
        ('objectiveID="rule.a.completed"', 'objectiveID="rule.a.passed"', ["SCN105"]),
        (' writeSatisfiedStatus="true"', "", ["SCN105"]),
        ('readNormalizedMeasure="false"/>', 'writeSatisfiedStatus="true"/>', ["SCN105"]),
    ],
)  # fmt: skip
def test_a_broken_package_is_found(old: str, new: str, expected: list[str]) -> None:
    assert broken(old, new) == expected


def test_identifiers_and_files_of_a_package() -> None:
    text = manifest2004(MULTI, "4th").decode()
    first = etree.fromstring(text.encode()).find(".//cp:item", NAMES)
    assert first is not None
    name = first.get("identifier") or ""
    assert "SCN103" in broken(f'<item identifier="{name}"', '<item identifier="ä1"', MULTI)
    assert broken(f'<item identifier="{name}"', '<item identifier="org-x"', MULTI) == []
    entries = emitted2004(MULTI, "4th")
    fourth_edition = editions.EDITIONS["4th"]
    assert [each.code for each in verify(entries[1:], fourth_edition)] == ["SCN102"]
    without = tuple(entry for entry in entries if entry.name != "lom.xsd")
    assert {each.code for each in verify(without, fourth_edition)} == {"SCN102"}


# --- the target ---


def test_the_editions_of_the_target() -> None:
    assert TARGETS["scorm2004"] == EDITIONS["scorm2004"]["3rd"]
    assert {edition: target.title for edition, target in EDITIONS["scorm2004"].items()} == {
        "3rd": "SCORM 2004 3rd Edition",
        "4th": "SCORM 2004 4th Edition",
    }
    for module, edition in ((third, "3rd"), (fourth, "4th")):
        entries = emitted2004(SINGLE, edition)
        assert module.verify(entries) == ()
        assert module.check(SINGLE) == ()


def test_the_target_renders_a_page_for_each_item(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {}

    def render(plan: Plan, launchable: Any, target: str, more: Any) -> tuple[Entry, ...]:
        seen[launchable.id] = more
        return (Entry(launchable.href, f"{launchable.id} {target}".encode()),)

    monkeypatch.setattr("scormkit.targets.scorm2004.emit.launch_entries", render)
    entries = EDITIONS["scorm2004"]["4th"].emit(RULES)
    assert [entry.content for entry in entries[1:5]] == [f"{name} scorm2004".encode() for name in "abcd"]
    assert {name: bool(more["among"]["signals"]) for name, more in seen.items()} == {
        "a": True, "b": True, "c": True, "d": False,
    }  # fmt: skip
    assert EDITIONS["scorm2004"]["4th"].verify(entries) == ()
