"""Small, named changes to a good SCORM 2004 manifest, each with the editions ("34") whose schema accepts it.

libxml2 does not look for what an IDREF names, so neither side finds those.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from scormkit.cmi.scorm2004_sequencing import NAMESPACES

NAMES = {"cp": NAMESPACES["imscp"], **NAMESPACES, "lom": "http://ltsc.ieee.org/xsd/LOM"}
Change = Callable[[etree._Element], None]

ITEM = ".//cp:item[2]"
SCO = ".//cp:resource"
SEQ = f"{ITEM}/imsss:sequencing"
RULE = f"{SEQ}/imsss:sequencingRules/imsss:preConditionRule"
CONDITION = f"{RULE}/imsss:ruleConditions/imsss:ruleCondition"
OBJECTIVES = f"{SEQ}/imsss:objectives"
MARK = f"{OBJECTIVES}/imsss:primaryObjective/imsss:minNormalizedMeasure"


def one(root: etree._Element, path: str) -> etree._Element:
    found = root.find(path, NAMES)
    assert found is not None, path
    return found


def make(text: str) -> etree._Element:
    """An element from XML with our prefixes."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
    return etree.fromstring(f"<x {spaces}>{text}</x>")[0]


def without(path: str) -> Change:
    def change(root: etree._Element) -> None:
        found = one(root, path)
        parent = found.getparent()
        assert parent is not None
        parent.remove(found)

    return change


def twice(path: str) -> Change:
    def change(root: etree._Element) -> None:
        found = one(root, path)
        found.addnext(etree.fromstring(etree.tostring(found)))

    return change


def first(path: str) -> Change:
    def change(root: etree._Element) -> None:
        found = one(root, path)
        parent = found.getparent()
        assert parent is not None
        parent.insert(0, found)

    return change


def last(path: str) -> Change:
    def change(root: etree._Element) -> None:
        found = one(root, path)
        parent = found.getparent()
        assert parent is not None
        parent.append(found)

    return change


def says(path: str, words: str | None) -> Change:
    def change(root: etree._Element) -> None:
        one(root, path).text = words

    return change


def has(path: str, name: str, value: str | None) -> Change:
    def change(root: etree._Element) -> None:
        prefix, colon, local = name.rpartition(":")
        key = f"{{{NAMES[prefix]}}}{local}" if colon else local
        element = one(root, path)
        if value is None:
            del element.attrib[key]
        else:
            element.set(key, value)

    return change


def holds(path: str, text: str) -> Change:
    """With one more child at the end."""

    def change(root: etree._Element) -> None:
        one(root, path).append(make(text))

    return change


def before(path: str, text: str) -> Change:
    def change(root: etree._Element) -> None:
        one(root, path).addprevious(make(text))

    return change


def control(attributes: str) -> Change:
    return before(f"{SEQ}/imsss:sequencingRules", f"<imsss:controlMode {attributes}/>")


ROLLUP = f"{SEQ}/imsss:rollupRules"


def limit(attributes: str) -> Change:
    return before(ROLLUP, f"<imsss:limitConditions {attributes}/>")


def rollup(text: str) -> Change:
    def change(root: etree._Element) -> None:
        one(root, ROLLUP)[:] = [make(text)]

    return change


A_ROLLUP = (
    '<imsss:rollupRule childActivitySet="{set}"><imsss:rollupConditions><imsss:rollupCondition '
    'condition="{condition}"/></imsss:rollupConditions><imsss:rollupAction action="{action}"/>'
    "</imsss:rollupRule>"
)
PRESENTATION = f"{ITEM}/adlnav:presentation/adlnav:navigationInterface"
CONSIDER = "adlseq:rollupConsiderations"

MUTATIONS: Mapping[str, tuple[Change, str]] = {
    "as it is": (lambda _: None, "34"),
    "no version": (has(".", "version", None), "34"),
    "no metadata": (without("cp:metadata"), "34"),
    "a title of 300 characters": (says(f"{ITEM}/cp:title", "x" * 300), "34"),
    "no title": (without(f"{ITEM}/cp:title"), "34"),
    "no isvisible": (has(ITEM, "isvisible", None), "34"),
    "isvisible as a digit": (has(ITEM, "isvisible", "0"), "34"),
    "isvisible in words": (has(ITEM, "isvisible", "yes"), ""),
    "parameters": (has(ITEM, "parameters", "?a=b"), "34"),
    "no identifier": (has(ITEM, "identifier", None), ""),
    "an identifier that starts with a digit": (has(ITEM, "identifier", "2-item"), ""),
    "a default that is no name": (has("cp:organizations", "default", "not a name"), ""),
    "a default that names nothing": (has("cp:organizations", "default", "nowhere"), "34"),
    "no organizations": (without("cp:organizations"), ""),
    "resources first": (first("cp:resources"), ""),
    "schemaversion before schema": (first("cp:metadata/cp:schemaversion"), ""),
    "an attribute on metadata": (has("cp:metadata", "language", "en"), ""),
    "a foreign attribute on metadata": (has("cp:metadata", "adlcp:scormType", "sco"), "4"),
    "metadata after the sequencing": (last(".//cp:organization/cp:metadata"), ""),
    "no scormType": (has(SCO, "adlcp:scormType", None), "34"),
    "scormType in capitals": (has(SCO, "adlcp:scormType", "SCO"), ""),
    "1.2's spelling of scormType": (has(SCO, "adlcp:scormtype", "sco"), "4"),
    "persistState": (has(SCO, "adlcp:persistState", "true"), "4"),
    "no type": (has(SCO, "type", None), ""),
    "no href": (has(SCO, "href", None), "34"),
    "a file without href": (has(f"{SCO}/cp:file", "href", None), ""),
    "files after dependencies": (last(f"{SCO}/cp:file"), ""),
    "a dependency without a reference": (has(f"{SCO}/cp:dependency", "identifierref", None), ""),
    "a base address": (lambda root: root.set("{http://www.w3.org/XML/1998/namespace}base", "a/"), "34"),
    "data for the SCO": (holds(ITEM, "<adlcp:dataFromLMS>x</adlcp:dataFromLMS>"), "34"),
    "1.2's spelling of data": (holds(ITEM, "<adlcp:datafromlms>x</adlcp:datafromlms>"), "4"),
    "a time limit action": (
        holds(ITEM, "<adlcp:timeLimitAction>exit,no message</adlcp:timeLimitAction>"),
        "34",
    ),
    "a blank in the time limit action": (
        holds(ITEM, "<adlcp:timeLimitAction>exit, no message</adlcp:timeLimitAction>"),
        "",
    ),
    "a threshold as text": (holds(ITEM, "<adlcp:completionThreshold>0.8</adlcp:completionThreshold>"), "34"),
    "a threshold above 1 as text": (
        holds(ITEM, "<adlcp:completionThreshold>1.5</adlcp:completionThreshold>"),
        "4",
    ),
    "a threshold in attributes": (
        holds(ITEM, '<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.8"/>'),
        "4",
    ),
    "a threshold above 1 in attributes": (
        holds(ITEM, '<adlcp:completionThreshold minProgressMeasure="1.5"/>'),
        "",
    ),
    "a weight below 0": (holds(ITEM, '<adlcp:completionThreshold progressWeight="-0.1"/>'), ""),
    "a shared store": (
        holds(ITEM, '<adlcp:data><adlcp:map targetID="s" writeSharedData="true"/></adlcp:data>'),
        "4",
    ),
    "a shared store without a name": (holds(ITEM, "<adlcp:data><adlcp:map/></adlcp:data>"), ""),
    "shared data without a store": (holds(ITEM, "<adlcp:data/>"), ""),
    "shared data of the system": (has(".//cp:organization", "adlcp:sharedDataGlobalToSystem", "true"), "4"),
    "objectives of the system": (has(".//cp:organization", "adlseq:objectivesGlobalToSystem", "true"), "34"),
    "objectives of the system in words": (
        has(".//cp:organization", "adlseq:objectivesGlobalToSystem", "never"),
        "",
    ),
    "an element of nobody": (holds(ITEM, '<n:note xmlns:n="urn:foreign"/>'), "4"),
    "an element of no namespace": (holds(ITEM, "<note/>"), ""),
    "a mode": (control('choice="false" flow="true" forwardOnly="1"'), "34"),
    "a mode in words": (control('flow="yes"'), ""),
    "a mode that there is not": (control('jump="true"'), ""),
    "the mode at the end": (lambda root: one(root, SEQ).append(make("<imsss:controlMode/>")), ""),
    "sequencing with a name": (has(SEQ, "ID", "shared"), "34"),
    "sequencing by a name that there is not": (has(SEQ, "IDRef", "nowhere"), "34"),
    "sequencing twice": (twice(SEQ), "34"),
    "no rule action": (without(f"{RULE}/imsss:ruleAction"), ""),
    "no rule conditions": (without(f"{RULE}/imsss:ruleConditions"), "34"),
    "rule conditions without one": (
        lambda root: one(root, f"{RULE}/imsss:ruleConditions").__delitem__(slice(None)),
        "",
    ),
    "the action before the conditions": (first(f"{RULE}/imsss:ruleAction"), ""),
    "an action of another kind of rule": (has(f"{RULE}/imsss:ruleAction", "action", "retry"), ""),
    "an action with a blank around it": (has(f"{RULE}/imsss:ruleAction", "action", " skip "), "34"),
    "a condition that there is not": (has(CONDITION, "condition", "passed"), ""),
    "a condition that is always met": (has(CONDITION, "condition", "always"), "34"),
    "an operator that there is not": (has(CONDITION, "operator", "and"), ""),
    "a measure": (has(CONDITION, "measureThreshold", "-0.5"), "34"),
    "a measure above 1": (has(CONDITION, "measureThreshold", "1.01"), ""),
    "a combination that there is not": (
        has(f"{RULE}/imsss:ruleConditions", "conditionCombination", "some"),
        "",
    ),
    "an exit rule before the others": (
        before(RULE, '<imsss:exitConditionRule><imsss:ruleAction action="exit"/></imsss:exitConditionRule>'),
        "",
    ),
    "a rule after an attempt": (
        holds(
            f"{SEQ}/imsss:sequencingRules",
            '<imsss:postConditionRule><imsss:ruleAction action="retry"/></imsss:postConditionRule>',
        ),
        "34",
    ),
    "an attempt limit": (limit('attemptLimit="3"'), "34"),
    "an attempt limit below 0": (limit('attemptLimit="-1"'), ""),
    "a duration": (limit('attemptAbsoluteDurationLimit="PT1H"'), "34"),
    "a duration in minutes": (limit('attemptAbsoluteDurationLimit="60"'), ""),
    "a begin": (limit('beginTimeLimit="2026-01-01T00:00:00"'), "34"),
    "a begin as a date": (limit('beginTimeLimit="2026-01-01"'), ""),
    "an auxiliary resource": (
        before(
            ROLLUP,
            '<imsss:auxiliaryResources><imsss:auxiliaryResource auxiliaryResourceID="r" purpose="help"/>'
            "</imsss:auxiliaryResources>",
        ),
        "34",
    ),
    "an auxiliary resource without a purpose": (
        before(
            ROLLUP,
            '<imsss:auxiliaryResources><imsss:auxiliaryResource auxiliaryResourceID="r"/>'
            "</imsss:auxiliaryResources>",
        ),
        "",
    ),
    "a rollup rule": (
        rollup(A_ROLLUP.format(set="atLeastCount", condition="completed", action="completed")),
        "34",
    ),
    "a rollup over some": (
        rollup(A_ROLLUP.format(set="some", condition="completed", action="completed")),
        "",
    ),
    "a rollup on what is always met": (
        rollup(A_ROLLUP.format(set="all", condition="always", action="completed")),
        "",
    ),
    "a rollup to passed": (rollup(A_ROLLUP.format(set="all", condition="completed", action="passed")), ""),
    "a weight of 1": (has(ROLLUP, "objectiveMeasureWeight", "1.0"), "34"),
    "a weight above 1": (has(ROLLUP, "objectiveMeasureWeight", "2"), ""),
    "no primary objective": (without(f"{OBJECTIVES}/imsss:primaryObjective"), ""),
    "two primary objectives": (twice(f"{OBJECTIVES}/imsss:primaryObjective"), ""),
    "the primary objective last": (last(f"{OBJECTIVES}/imsss:primaryObjective"), ""),
    "an objective without a name": (has(f"{OBJECTIVES}/imsss:objective", "objectiveID", None), ""),
    "a pass mark": (says(MARK, "-0.25"), "34"),
    "an empty pass mark": (says(MARK, None), "34"),
    "a pass mark in percent": (says(MARK, "80"), ""),
    "a pass mark twice": (twice(MARK), ""),
    "a map without a target": (
        has(f"{OBJECTIVES}/imsss:objective/imsss:mapInfo", "targetObjectiveID", None),
        "",
    ),
    "a map of scores": (has(f"{OBJECTIVES}/imsss:objective/imsss:mapInfo", "readRawScore", "true"), ""),
    "a draw": (
        before(
            f"{SEQ}/imsss:deliveryControls",
            '<imsss:randomizationControls selectCount="2" selectionTiming="onEachNewAttempt"/>',
        ),
        "34",
    ),
    "a draw at each attempt": (
        before(f"{SEQ}/imsss:deliveryControls", '<imsss:randomizationControls selectionTiming="each"/>'),
        "",
    ),
    "delivery before objectives": (first(f"{SEQ}/imsss:deliveryControls"), ""),
    "delivery in words": (has(f"{SEQ}/imsss:deliveryControls", "tracked", "no"), ""),
    "considerations": (holds(SEQ, f'<{CONSIDER} requiredForCompleted="ifAttempted"/>'), "34"),
    "considerations first": (
        lambda root: one(root, SEQ).insert(0, make(f"<{CONSIDER}/>")),
        "",
    ),
    "a consideration that there is not": (holds(SEQ, f'<{CONSIDER} requiredForCompleted="sometimes"/>'), ""),
    "constrained choice": (
        holds(SEQ, '<adlseq:constrainedChoiceConsiderations preventActivation="true"/>'),
        "34",
    ),
    "shared scores": (
        holds(
            SEQ,
            '<adlseq:objectives><adlseq:objective objectiveID="o"><adlseq:mapInfo targetObjectiveID="g" '
            'writeRawScore="true"/></adlseq:objective></adlseq:objectives>',
        ),
        "4",
    ),
    "shared scores of nothing": (holds(SEQ, "<adlseq:objectives/>"), ""),
    "another element of nobody in the sequencing": (holds(SEQ, '<n:note xmlns:n="urn:foreign"/>'), ""),
    "the table of contents hidden": (holds(PRESENTATION, "<adlnav:hideLMSUI>toc</adlnav:hideLMSUI>"), ""),
    "exitAll hidden": (holds(PRESENTATION, "<adlnav:hideLMSUI>exitAll</adlnav:hideLMSUI>"), "34"),
    "no button hidden": (without(PRESENTATION), "34"),
    "a collection": (
        holds(".", '<imsss:sequencingCollection><imsss:sequencing ID="s"/></imsss:sequencingCollection>'),
        "34",
    ),
    "an empty collection": (holds(".", "<imsss:sequencingCollection/>"), ""),
}
