"""Rules about ADL's own elements on items, in both SCORMs (ADL001 to ADL010)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from scormkit.diagnostics import Diagnostic
from scormkit.rules import faults_scorm12 as faults
from scormkit.rules.manifest import scorm_type
from scormkit.rules.organizations import resources_of
from scormkit.rules.script import read_script
from scormkit.rules.subject import Subject, local, nearest, space, text_of

OLD = ("prerequisites", "maxtimeallowed", "timelimitaction", "datafromlms", "masteryscore")
"""ADL's elements of SCORM 1.2 (adlcp_rootv1p2)."""
NEW = ("timeLimitAction", "dataFromLMS", "completionThreshold", "data", "location")
"""ADL's elements of SCORM 2004 (adlcp_v1p3)."""
_FOR_SCO = {"datafromlms", "masteryscore", "maxtimeallowed", "timelimitaction", "completionthreshold"}

_ACTIONS = {"exit,message", "exit,no message", "continue,message", "continue,no message"}
_TIME = re.compile(r"\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?", re.ASCII)
_SCORE = re.compile(r"\d{1,3}(\.\d+)?", re.ASCII)
_LAUNCH_DATA = {False: 255, True: 4000}
_LONGEST_SCRIPT = 200


def check_adl(subject: Subject) -> Iterator[Diagnostic]:
    """The elements of ADL's on each item."""
    if not _has_any(subject):
        return
    resources = resources_of(subject)
    items = [*subject.root.iter("{*}item")]
    names = {each.get("identifier", "") for each in items}
    for item in items:
        yield from _order(subject, item)
        for element in item.iterchildren("*"):
            if "adlcp" in space(element.tag) or local(element).lower() in OLD:
                yield from _element(subject, item, element, names)
                yield from _place(subject, item, element, resources)


def _has_any(subject: Subject) -> bool:
    """Whether there is any element of ADL's, in its namespace or without it."""
    spaces = {uri for _, uri in subject.document.declared if "adlcp" in uri}
    names = [*(f"{{{uri}}}*" for uri in spaces), *(f"{{*}}{name}" for name in OLD)]
    if next(subject.root.iter(*names), None) is not None:
        return True
    # Another letter case of the old names is found by _element, so it has to be looked for here as well.
    text = subject.document.text.lower()
    return any(name in text for name in OLD)


def _element(
    subject: Subject, item: etree._Element, element: etree._Element, names: set[str]
) -> Iterator[Diagnostic]:
    name, span = local(element), subject.document.span(element)
    known = NEW if subject.is_2004 else OLD
    if name not in known and name != "location":
        right = next((each for each in known if each.lower() == name.lower()), None)
        if right or name.lower() in {*OLD, *(each.lower() for each in NEW)}:
            yield faults.element_case(name, right, span)
        return
    text = text_of(element)
    match name.lower():
        case "prerequisites":
            yield from _prerequisites(subject, item, element, names)
        case "masteryscore" if not (_SCORE.fullmatch(text) and float(text) <= 100):
            yield faults.mastery_range(text, span)
        case "timelimitaction" if text not in _ACTIONS:
            yield faults.time_limit_action(text, span)
        case "maxtimeallowed" if not _TIME.fullmatch(text):
            yield faults.time_allowed(text, span)
        case "datafromlms" if len(element.text or "") > _LAUNCH_DATA[subject.is_2004]:
            yield faults.launch_data(len(element.text or ""), _LAUNCH_DATA[subject.is_2004], span)


def _prerequisites(
    subject: Subject, item: etree._Element, element: etree._Element, names: set[str]
) -> Iterator[Diagnostic]:
    span, text = subject.document.span(element), text_of(element)
    if element.get("type") != "aicc_script":
        yield faults.script_form('it has no type="aicc_script"', span)
    if len(text) > _LONGEST_SCRIPT:
        yield faults.script_form(f"it has {len(text):,} characters, and {_LONGEST_SCRIPT} are allowed", span)
    if not text:
        return
    script = read_script(text)
    if script.wrong:
        yield faults.script_form(script.wrong, span)
    if script.unportable:
        yield faults.unportable(script.unportable, span)
    for name in script.names:
        if name not in names or name == item.get("identifier"):
            yield faults.prerequisite_unknown(name, nearest(name, names), span)


def _place(
    subject: Subject,
    item: etree._Element,
    element: etree._Element,
    resources: Mapping[str, etree._Element],
) -> Iterator[Diagnostic]:
    """Settings of a SCO stand on an item that launches one."""
    if local(element).lower() not in _FOR_SCO:
        return
    reference = item.get("identifierref")
    resource = resources.get(reference or "")
    said = None if resource is None else scorm_type(resource)
    if not reference or (said is not None and said[1].lower() == "asset"):
        yield faults.without_sco(local(element), subject.document.span(element))


def _order(subject: Subject, item: etree._Element) -> Iterator[Diagnostic]:
    """ADL's elements come behind nested items and metadata."""
    late: etree._Element | None = None
    for each in item.iterchildren("*"):
        if "adlcp" in space(each.tag):
            late = late if late is not None else each
        elif late is not None and local(each) in {"item", "metadata", "title"}:
            yield faults.element_order(
                local(late), local(each), subject.document.span(late), subject.document.span(each)
            )
            return
