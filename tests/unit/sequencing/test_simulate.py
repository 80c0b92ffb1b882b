"""`simulate` plays a script, or a learner who passes everything, and says what was wrong with either."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from scormkit import api
from scormkit.cli.app import run
from scormkit.errors import FindingsError
from scormkit.sequencing.model import Condition, Rule
from scormkit.sequencing.simulate import Step
from scormkit.sequencing.walk.navigation import REQUESTS
from scormkit.sequencing.words import acted_words, left_words
from tests.unit.sequencing.manifests import manifest_of

LOCKED = """
<item identifier="a" identifierref="r"><title>First</title><imsss:sequencing><imsss:objectives>
  <imsss:primaryObjective objectiveID="own">
    <imsss:mapInfo targetObjectiveID="g" writeSatisfiedStatus="true"/></imsss:primaryObjective>
</imsss:objectives><imsss:deliveryControls objectiveSetByContent="true"/></imsss:sequencing></item>
<item identifier="b" identifierref="r"><title>Second</title><imsss:sequencing>
  <imsss:sequencingRules><imsss:preConditionRule><imsss:ruleConditions conditionCombination="any">
    <imsss:ruleCondition referencedObjective="before" operator="not" condition="satisfied"/>
    <imsss:ruleCondition referencedObjective="before" operator="not" condition="objectiveStatusKnown"/>
  </imsss:ruleConditions><imsss:ruleAction action="disabled"/></imsss:preConditionRule>
  </imsss:sequencingRules>
  <imsss:objectives><imsss:primaryObjective/><imsss:objective objectiveID="before">
    <imsss:mapInfo targetObjectiveID="g"/></imsss:objective></imsss:objectives>
</imsss:sequencing></item>
<imsss:sequencing><imsss:controlMode flow="true"/></imsss:sequencing>
"""
CMI5 = b'<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"/>'
RESULT = "steps: [start]\nresults: {a: "
ASKED = 'referencedObjective="before" operator="not"'
RULE = 'objective "before" is not passed yet'
WHY = f'"Second": it is locked, as long as {RULE}'


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "imsmanifest.xml").write_bytes(manifest_of(LOCKED))
    return tmp_path


def script(folder: Path, text: str) -> Path:
    path = folder / "script.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def findings(package: Path, path: Path | None = None) -> list[str]:
    with pytest.raises(FindingsError) as caught:
        api.simulate(package, path)
    return [
        f"{each.code} {each.span.line}:{each.span.column} {each.message} {each.help}"
        for each in caught.value.diagnostics
        if each.span
    ]


def test_without_a_script_the_learner_passes_everything(package: Path) -> None:
    walk = api.simulate(package)
    assert [each.opened for each in walk.moments] == ["a", "b", None]
    assert walk.moments[-1].ended
    assert all(each.passed and each.completed for each in walk.standings())


def test_a_package_is_a_zip_too(package: Path) -> None:
    path = package / "course.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(package / "imsmanifest.xml", "imsmanifest.xml")
    assert api.simulate(path) == api.simulate(package) == api.simulate(package / "imsmanifest.xml")


def test_where_nothing_flows_the_learner_takes_the_menu(tmp_path: Path) -> None:
    content = manifest_of(LOCKED).replace(b'<imsss:controlMode flow="true"/>', b"")
    (tmp_path / "imsmanifest.xml").write_bytes(content)
    walk = api.simulate(tmp_path)
    assert [each.opened for each in walk.moments] == [None, "a", "b"]


CIRCLE = """
<item identifier="a" identifierref="r"><title>First</title></item>
<item identifier="b" identifierref="r"><title>Second</title><imsss:sequencing>
  <imsss:sequencingRules><imsss:postConditionRule><imsss:ruleConditions>
    <imsss:ruleCondition condition="completed"/></imsss:ruleConditions><imsss:ruleAction action="previous"/>
  </imsss:postConditionRule></imsss:sequencingRules>{}
</imsss:sequencing></item>
<item identifier="c" identifierref="r"><title>Third</title></item>
<imsss:sequencing><imsss:controlMode flow="true"/></imsss:sequencing>
"""


def test_a_learner_who_goes_round_in_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "imsmanifest.xml").write_bytes(manifest_of(CIRCLE.format("")))
    walk = api.simulate(tmp_path)
    assert [each.opened for each in walk.moments] == ["a", "b", "a", "b", "a"]
    assert walk.circle == walk.data()["circle"] == 3
    assert "It goes round in a circle: all stands as it did after step 3." in walk.text()


def test_what_a_rule_did_is_told_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "imsmanifest.xml").write_bytes(manifest_of(CIRCLE.format("")))
    walk = api.simulate(tmp_path)
    line = '"Second" (b) goes back to what came before, because this activity is completed'
    assert walk.text().count(f'     {line}\n     opens "First" (a)\n') == 2
    rules = [each["rules"] for each in walk.data()["moves"]]
    acted = [{"activity": "b", "action": "previous", "because": "this activity is completed"}]
    assert rules == [[], [], acted, [], acted]


def test_a_refusal_names_the_rule_that_led_there_and_what_stands_in_the_way(tmp_path: Path) -> None:
    once = '<imsss:limitConditions attemptLimit="1"/>'
    course = CIRCLE.format(once).replace('action="previous"', 'action="retry"')
    (tmp_path / "imsmanifest.xml").write_bytes(manifest_of(course))
    walk = api.simulate(tmp_path)
    (refusals,) = {refusal.why for _, refusal in walk.impossible}
    assert refusals == (
        '"Second" is taken again, because this activity is completed; '
        '"Second": its attempts are used up (DB.1.1-3)'
    )


def test_a_group_in_which_nothing_can_be_shown_says_what_is_in_the_way(tmp_path: Path) -> None:
    group = """<item identifier="g"><title>Group</title>
      <item identifier="a" identifierref="r"><title>First</title><imsss:sequencing>
        <imsss:limitConditions attemptLimit="1"/></imsss:sequencing></item>
      <imsss:sequencing><imsss:controlMode flow="true"/></imsss:sequencing></item>"""
    (tmp_path / "imsmanifest.xml").write_bytes(manifest_of(group))
    script = tmp_path / "script.yaml"
    script.write_text("steps: [{choice: a}, exit, {choice: g}]", encoding="utf-8")
    refusal = api.simulate(tmp_path, script).moments[-1].refusal
    assert refusal is not None
    assert refusal.why == (
        '"Group": this group has nothing to show now (SB.2.9-9), since "First": its attempts are used up '
        "(SB.2.2-2)"
    )


def test_what_is_possible_counts_what_the_open_activity_will_report(package: Path) -> None:
    text = "steps: [start]\nresults: {a: {passed: true}}\n"
    walk = api.simulate(package, script(package, text))
    assert Step("choice", "b") in walk.possible
    assert "b" not in [step.target for step, _ in walk.impossible]


def test_what_is_suspended_is_told(package: Path) -> None:
    text = "steps: [start, suspendAll]\nresults: {a: {completed: false, suspend: true}}\n"
    told = api.simulate(package, script(package, text)).text()
    assert 'suspendAll, after "First" (a) reported incomplete, to be resumed\n' in told
    assert "    First   incomplete, suspended, 1 attempt\n" in told
    assert "\n  resumeAll\n" in told.partition("The learner can now:")[2]


def test_the_ends_of_a_scale_belong_to_it(package: Path) -> None:
    text = "steps: [start, exit]\nresults: {a: {score: -1, progress: 0}}\n"
    assert "reported score -100%, progress 0%\n" in api.simulate(package, script(package, text)).text()
    text = "steps: [start, exit]\nresults: {a: {score: 1, progress: 1}}\n"
    assert "reported score 100%, progress 100%\n" in api.simulate(package, script(package, text)).text()


def test_findings_stand_in_the_order_of_their_lines(package: Path) -> None:
    text = "results: {zzz: {}}\nsteps: [begin]\n"
    assert [each.split()[:2] for each in findings(package, script(package, text))] == [
        ["SEQ021", "1:11"],
        ["SEQ020", "2:9"],
    ]


DRAWN = """
<item identifier="a" identifierref="r"><title>First</title><imsss:sequencing>
  <imsss:sequencingRules><imsss:preConditionRule><imsss:ruleConditions conditionCombination="any">
    <imsss:ruleCondition operator="not" condition="completed"/>
    <imsss:ruleCondition operator="not" condition="activityProgressKnown"/>
  </imsss:ruleConditions><imsss:ruleAction action="hiddenFromChoice"/></imsss:preConditionRule>
  </imsss:sequencingRules><imsss:limitConditions attemptLimit="1"/></imsss:sequencing></item>
<item identifier="b" identifierref="r"><title>Second</title><imsss:sequencing>
  <imsss:limitConditions attemptLimit="1"/></imsss:sequencing></item>
<imsss:sequencing><imsss:controlMode flow="true"/>
  <imsss:randomizationControls selectCount="1" selectionTiming="once"/></imsss:sequencing>
"""


def test_notes_say_what_holds_an_activity_back_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "imsmanifest.xml").write_bytes(manifest_of(DRAWN))
    steps = script(tmp_path, "steps: [start]\n")
    drawn = {
        each.moments[0].opened: each
        for each in (api.simulate(tmp_path, steps, seed=seed) for seed in range(20))
    }
    course, first, second = drawn["b"].standings()
    hidden = "not on the menu, because this activity is not completed yet"
    assert (course.notes, second.notes) == ((), ())  # its attempt is used up, and still open
    assert first.notes == (hidden, "left out: it was not drawn for this learner")
    assert [each.notes for each in drawn["a"].standings()] == [
        (),
        (hidden,),
        ("left out: it was not drawn for this learner",),
    ]


def test_a_rule_that_always_acts_is_told_without_a_reason() -> None:
    always = Rule("exitParent", (Condition("always"),))
    assert left_words(always) == "when it is left, the group around it ends"
    assert acted_words('"A"', always) == 'the group around "A" ends, as it always does'
    some = Rule("retry", (Condition("satisfied", "not"),))
    assert left_words(some) == "when it is left, it is taken again if this activity is not passed"


def test_a_circle_that_an_attempt_limit_ends_is_none(tmp_path: Path) -> None:
    limit = '<imsss:limitConditions attemptLimit="3"/>'
    (tmp_path / "imsmanifest.xml").write_bytes(manifest_of(CIRCLE.format(limit)))
    walk = api.simulate(tmp_path)
    assert [each.opened for each in walk.moments] == ["a", "b"] * 3 + ["a", "c", None]
    assert walk.moments[-1].ended
    assert walk.circle is None


def test_a_script_is_played_and_refusals_say_why(package: Path) -> None:
    text = """
results:
  a: [{completed: true, passed: false, score: 0.25}, {passed: true}]
steps: [start, continue, {choice: a}, continue, suspend all, resumeAll]
"""
    walk = api.simulate(package, script(package, text))
    assert [each.opened for each in walk.moments] == ["a", None, "a", "b", None, "b"]
    refusal = walk.moments[1].refusal
    assert refusal is not None
    assert (refusal.code, refusal.why) == ("SB.2.2-2", f"{WHY} (SB.2.2-2)")
    second = walk.standings(1)[2]
    assert second.notes == (f"locked, because {RULE}",)


def test_the_text_tells_the_walk(package: Path) -> None:
    path = script(package, "results:\n  a: {passed: false, score: 0.25}\nsteps: [start, continue]\n")
    assert api.simulate(package, path).text() == (
        f"""\
Course (SCORM 2004, edition 4)

  1  start
     opens "First" (a)
  2  continue, after "First" (a) reported failed, score 25%
     is refused: {WHY} (SB.2.2-2)

How it stands now:
  Course    score 12.5%, open, 1 attempt
    First   completed, not passed, score 25%, 1 attempt
    Second  not opened, locked, because {RULE}

The learner can now:
  choice "First" (a)

The learner cannot now:
  continue: {WHY} (SB.2.2-2)
  previous: the beginning of the course was reached (SB.2.1-3)
  choice "Second" (b): {WHY} (DB.1.1-3)
"""
    )


def test_the_command_prints_json_for_programs(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["simulate", str(package), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [each["opened"] for each in data["moves"]] == ["a", "b", None]
    assert data["moves"][0]["activities"][1] == {
        "activity": "a",
        "title": "First",
        "depth": 1,
        "attempts": 1,
        "is_open": True,
        "is_suspended": False,
        "completed": None,
        "passed": None,
        "score": None,
        "progress": None,
        "notes": [],
    }


def test_the_command_shows_every_step(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["simulate", str(package), "--every-step"]) == 0
    assert capsys.readouterr().out.count("Second  ") == 4


def test_the_command_fails_with_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["simulate", str(tmp_path)]) == 1
    assert (
        "error PKG070 package-without-manifest: The folder has no imsmanifest.xml" in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("text", "place", "what", "remedy"),
    [
        ("steps: [start]\nmore: 1\n", "2:1", "The key 'more'", "results or steps"),
        ("results: {}\n", "1:1", "steps", "a list of requests, the first of which is start"),
        ("steps: [begin]\n", "1:9", "The step 'begin'", f"one of {', '.join(REQUESTS)}"),
        ("steps: [{chose: a}]\n", "1:9", "The step 'chose'", f"one of {', '.join(REQUESTS)}"),
        ("steps: [choice]\n", "1:9", "The step choice", "given an activity: - choice: ID"),
        ("steps: [{exit: now}]\n", "1:9", "The step exit", "written alone: - exit"),
        ("steps: [start]\nresults: [a]\n", "2:10", "results", "one entry an activity: ID: {completed: true}"),
        (f"{RESULT}{{score: 80}}}}\n", "2:22", "score: '80'", "a number from -1 to 1: 0.8 is 80%"),
        (f"{RESULT}{{passed: yes}}}}\n", "2:23", "passed: 'yes'", "true or false"),
        (
            f"{RESULT}done}}\n",
            "2:14",
            "A result",
            "written as {completed: true, passed: true, score: 0.9}",
        ),
    ],
)
def test_a_script_that_is_not_understood(
    package: Path, text: str, place: str, what: str, remedy: str
) -> None:
    expected = f"SEQ020 {place} {what} is not understood. It has to be {remedy}."
    assert findings(package, script(package, text)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("steps: [{choice: aa}]\n", "1:18 The course has no activity 'aa'. Did you mean a?"),
        (
            "steps: [start]\nresults: {zzz: {}}\n",
            "2:11 The course has no activity 'zzz'. Its activities are course, a, b.",
        ),
    ],
)
def test_a_script_for_another_course(package: Path, text: str, expected: str) -> None:
    assert findings(package, script(package, text)) == [f"SEQ021 {expected}"]


def test_a_script_asks_only_for_objectives_that_there_are(package: Path) -> None:
    asked = "results: {a: {objectives: {x: {}}}, b: {objectives: {befor: {passed: true}, before: {}}}}\n"
    assert findings(package, script(package, f"steps: [start]\n{asked}")) == [
        "SEQ020 2:28 The objective 'x' is not understood. It has to be one of own.",
        "SEQ020 2:54 The objective 'befor' is not understood. It has to be one of before.",
    ]


def test_an_objective_that_is_not_there_is_told_where_a_rule_asks_for_it(tmp_path: Path) -> None:
    text = LOCKED.replace(
        '"before" operator="not" condition="objectiveStatusKnown"', '"x" condition="always"'
    )
    content = manifest_of(text)
    (tmp_path / "imsmanifest.xml").write_bytes(content)
    line = next(at for at, each in enumerate(content.split(b"\n"), 1) if b'"x"' in each)
    (found,) = findings(tmp_path)
    assert found.startswith(f"SEQ007 {line}:5 The activity has no objective called 'x'.")


def test_what_is_always_so_needs_no_reason(tmp_path: Path) -> None:
    text = LOCKED
    for name in ("satisfied", "objectiveStatusKnown"):
        text = text.replace(f'{ASKED} condition="{name}"', 'condition="always"')
    (tmp_path / "imsmanifest.xml").write_bytes(manifest_of(text))
    walk = api.simulate(tmp_path, script(tmp_path, "steps: [start, choice: b]\n"))
    assert walk.standings()[-1].notes == ("always locked",)
    refusal = walk.moments[-1].refusal
    assert refusal is not None
    assert refusal.why == '"Second": it is locked, always (DB.1.1-3)'


READER = """
<item identifier="a" identifierref="r"><title>First</title></item>
<item identifier="b" identifierref="r"><title>Second</title><imsss:sequencing>
  <imsss:sequencingRules><imsss:postConditionRule><imsss:ruleConditions>
    <imsss:ruleCondition referencedObjective="before" condition="satisfied"/></imsss:ruleConditions>
    <imsss:ruleAction action="previous"/></imsss:postConditionRule></imsss:sequencingRules>
  <imsss:objectives><imsss:primaryObjective/><imsss:objective objectiveID="before">
    <imsss:mapInfo targetObjectiveID="nobody"/></imsss:objective></imsss:objectives>
</imsss:sequencing></item>
<imsss:sequencing><imsss:controlMode flow="true"/></imsss:sequencing>
"""


def test_the_best_learner_reports_no_objective_that_only_reads_another(tmp_path: Path) -> None:
    (tmp_path / "imsmanifest.xml").write_bytes(manifest_of(READER))
    walk = api.simulate(tmp_path)
    assert [each.opened for each in walk.moments] == ["a", "b", None]
    assert "objective before" not in walk.text()


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("notes.txt", b"Some notes", "PKG049 1:1 This is neither a zip nor a manifest."),
        (
            "course.zip",
            b"PK\x05\x06" + bytes(18),
            "PKG070 1:1 The zip has no imsmanifest.xml, cmi5.xml or tincan.xml at its root.",
        ),
        (
            "attack.xml",
            b'<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + manifest_of("<title>&x;</title>"),
            "PKG074 1:1 The file has a DOCTYPE and defines entities of its own.",
        ),
        ("cmi5.xml", CMI5, "SEQ002 1:1 This is not a SCORM 2004 package: it is cmi5."),
        (
            "twice.xml",
            manifest_of('<item identifier="course"><title>A</title></item>'),
            "SEQ009 3:1 Two activities have the identifier 'course'.",
        ),
    ],
)
def test_a_package_that_cannot_be_used(tmp_path: Path, name: str, content: bytes, expected: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert [each[: len(expected)] for each in findings(path)] == [expected]
