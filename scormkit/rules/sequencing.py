"""Rules about the sequencing of SCORM 2004 (SEQ050 to SEQ065); sequencing/ itself reads the values."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from scormkit.cmi.scorm2004_sequencing import NAMESPACES
from scormkit.diagnostics import Diagnostic, Span
from scormkit.rules import faults_sequencing as faults
from scormkit.rules.manifest import scorm_type
from scormkit.rules.objectives import check_objectives
from scormkit.rules.subject import Subject, attribute, child, children, local, space, text_of
from scormkit.sequencing.model import Activity, walk
from scormkit.sequencing.read import read_manifest

_ORDER = (
    "controlMode", "sequencingRules", "limitConditions", "auxiliaryResources", "rollupRules", "objectives",
    "randomizationControls", "deliveryControls",
)  # fmt: skip
_IMSSS = f"{{{NAMESPACES['imsss']}}}"
_ADLSEQ = f"{{{NAMESPACES['adlseq']}}}"
_TIMED = {"timeLimitExceeded", "outsideAvailableTimeRange"}
_TIME_LIMITS = (
    "attemptExperiencedDurationLimit", "activityAbsoluteDurationLimit", "activityExperiencedDurationLimit",
    "beginTimeLimit", "endTimeLimit",
)  # fmt: skip
_NOT_OF_ROOT = {"exitParent", "previous"}


def check_sequencing(subject: Subject) -> Iterator[Diagnostic]:
    """The sequencing of every activity, and what of it is missing."""
    organizations = [*children(child(subject.root, "organizations"), "organization")]
    # Elements of SCORM 1.2 under a version of SCORM 2004 are told as MAN004; nothing is to be read in them.
    if subject.view.edition is None or not organizations or space(subject.root.tag) != NAMESPACES["imscp"]:
        return
    found: list[Diagnostic] = []
    manifest = read_manifest(subject.document, found.append)
    yield from found
    for each in subject.root.iter(f"{_IMSSS}sequencing"):
        yield from _element(subject, each)
    yield from _ids(subject)
    yield from _edition(subject)
    if manifest is None:
        return
    for element, organization in zip(organizations, manifest.organizations, strict=False):
        activities = [*walk(organization.root)]
        elements = [element, *_items(element)]
        spans = {
            each.identifier: subject.document.span(where)
            for each, where in zip(activities, elements, strict=False)
        }
        yield from _ways(subject, organization.root, element)
        for activity, where in zip(activities, elements, strict=False):
            yield from _activity(subject, activity, where, is_root=activity is organization.root)
        yield from check_objectives(activities, spans)
        if _has_maps(activities) and attribute(element, "objectivesGlobalToSystem") is None:
            yield faults.global_default(subject.document.span(element))
        yield from _without_control(subject, activities, element)
    yield from _leaf_modes(subject, organizations)


def _items(parent: etree._Element) -> Iterator[etree._Element]:
    """Items in the order in which `walk` goes: each before those in it."""
    for each in children(parent, "item"):
        yield each
        yield from _items(each)


def _element(subject: Subject, element: etree._Element) -> Iterator[Diagnostic]:
    """The order of a sequencing element's children."""
    last, name = -1, ""
    for each in element.iterchildren("*"):
        tag = str(each.tag)
        place = _ORDER.index(local(each)) if tag.startswith(_IMSSS) and local(each) in _ORDER else len(_ORDER)
        if place < last:
            yield faults.order(local(each), name, subject.document.span(each))
            return
        last, name = place, local(each)


def _ids(subject: Subject) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for each in subject.root.iter(f"{_IMSSS}sequencing"):
        span = subject.document.span(each)
        parent = each.getparent()
        if parent is not None and local(parent) == "sequencingCollection":
            name = each.get("ID")
            if name is None:
                yield faults.id_misplaced("Rules in the sequencingCollection have no ID", span)
            elif name in seen:
                yield faults.id_misplaced(
                    f"Two rules in the sequencingCollection have the ID {name[:80]!r}", span
                )
            seen.add(name or "")
            if each.get("IDRef") is not None:
                yield faults.id_misplaced("Rules in the sequencingCollection have an IDRef", span)
        elif each.get("ID") is not None:
            yield faults.id_misplaced("Rules outside the sequencingCollection have an ID", span)


def _edition(subject: Subject) -> Iterator[Diagnostic]:
    edition, span = subject.view.edition or 4, subject.document.span
    for each in subject.root.iter("{*}completionThreshold"):
        if edition < 4 and each.attrib:
            yield faults.threshold_edition("A completionThreshold with attributes", edition, span(each))
        elif edition == 4 and text_of(each):
            yield faults.threshold_edition("A completionThreshold with a text", edition, span(each))
    if edition < 4:
        for each in subject.root.iter(f"{{{NAMESPACES['adlcp']}}}data"):
            yield faults.threshold_edition("Shared data (adlcp:data)", edition, span(each))
        for each in subject.root.iter(f"{_ADLSEQ}objectives"):
            yield faults.threshold_edition("adlseq:objectives", edition, span(each))
    for each in subject.root.iter(f"{{{NAMESPACES['adlcp']}}}map"):
        if each.get("targetID") is not None and not each.get("targetID", "").strip():
            yield faults.shared_data_blank(span(each))


def _ways(subject: Subject, root: Activity, element: etree._Element) -> Iterator[Diagnostic]:
    mode = root.sequencing.control_mode
    if root.children and not mode.choice and not mode.flow:
        yield faults.cannot_begin(
            "choice and flow are both off for the whole course", _mode(subject, element)
        )


def _mode(subject: Subject, element: etree._Element) -> Span:
    """Where the control mode of an activity stands."""
    found = child(child(element, "sequencing"), "controlMode")
    return subject.document.span(element if found is None else found)


def _activity(
    subject: Subject, activity: Activity, element: etree._Element, *, is_root: bool
) -> Iterator[Diagnostic]:
    sequencing = activity.sequencing
    mode = sequencing.control_mode
    if activity.children and not is_root and not mode.choice and not mode.flow:
        yield faults.no_way(activity.identifier, _mode(subject, element))
    count = sequencing.randomization.select_count
    if activity.children and count is not None and count > len(activity.children):
        place = child(child(element, "sequencing"), "randomizationControls")
        yield faults.select_count(
            count, len(activity.children), subject.document.span(element if place is None else place)
        )
    own = child(element, "sequencing")
    if is_root:
        for rule in sequencing.post_rules:
            if rule.action in _NOT_OF_ROOT:
                span = subject.document.span(element if own is None else own)
                yield faults.rule_without_parent(rule.action, span)
    yield from _conditions(subject, activity, element if own is None else own)


def _conditions(subject: Subject, activity: Activity, element: etree._Element) -> Iterator[Diagnostic]:
    sequencing, span = activity.sequencing, subject.document.span(element)
    rules = (*sequencing.pre_rules, *sequencing.exit_rules, *sequencing.post_rules)
    asked = {str(each.condition) for rule in rules for each in rule.conditions}
    if "attemptLimitExceeded" in asked and sequencing.limits.attempt_limit is None:
        yield faults.no_limit(span)
    for name in sorted(asked & _TIMED):
        yield faults.time_condition(name, span)
    limits = child(element, "limitConditions")
    for name in _TIME_LIMITS:
        if limits is not None and limits.get(name) is not None:
            yield faults.time_condition(name, subject.document.span(limits, name))


def _has_maps(activities: list[Activity]) -> bool:
    return any(
        objective.maps or objective.data_maps
        for each in activities
        for objective in (each.sequencing.primary, *each.sequencing.objectives)
    )


def _without_control(
    subject: Subject, activities: list[Activity], element: etree._Element
) -> Iterator[Diagnostic]:
    """SCOs that the platform completes when the learner leaves."""
    scos = {
        each.get("identifier")
        for each in children(child(subject.root, "resources"), "resource")
        if (said := scorm_type(each)) is not None and said[1] == "sco"
    }
    silent = [
        each
        for each in activities
        if each.resource in scos
        and not each.children
        and each.sequencing.delivery.tracked
        and not each.sequencing.delivery.completion_set_by_content
    ]
    if silent:
        yield faults.completed_by_platform(len(silent), subject.document.span(element))


def _leaf_modes(subject: Subject, organizations: list[etree._Element]) -> Iterator[Diagnostic]:
    found = [
        mode
        for each in organizations
        for item in _items(each)
        if child(item, "item") is None
        and (mode := child(child(item, "sequencing"), "controlMode")) is not None
        and any(mode.get(name) is not None for name in ("choice", "flow", "forwardOnly"))
    ]
    if found:
        yield faults.mode_on_leaf(len(found), subject.document.span(found[0]))
