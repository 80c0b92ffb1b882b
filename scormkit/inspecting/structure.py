"""The structure of a package as units, with the rules that each stands under, in sentences."""

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from scormkit.archive.reader import read_member
from scormkit.inspecting.model import Unit
from scormkit.package.cmi5 import Au, Block, Text, read_course
from scormkit.package.model import Kind, PackageView
from scormkit.package.tincan import read_activities
from scormkit.rules.manifest import scorm_type
from scormkit.rules.organizations import resources_of
from scormkit.rules.subject import Subject, attribute, child, children, text_of
from scormkit.xml import XML

MOVE_ON = {
    "NotApplicable": "counts as done from the start",
    "Passed": "has to be passed",
    "Completed": "has to be completed",
    "CompletedAndPassed": "has to be completed and passed",
    "CompletedOrPassed": "has to be completed or passed",
}
"""moveOn of cmi5 in words (cmi5 13.1.4)."""
_RECORD = 1_000_000
"""Bytes of a web build's record that are read at most; it has a few hundred."""


class Told(NamedTuple):
    """The units, the title of the whole, and the mastery scores that occur."""

    title: str
    units: tuple[Unit, ...]
    mastery: tuple[str, ...]


def web_structure(view: PackageView) -> Told:
    """A web build of ours, which has one page and its record in place of a manifest."""
    record = json.loads(read_member(view.archive, view.manifest, _RECORD, lambda _: None) or b"{}")
    title = str(record.get("title", ""))
    return Told(title, (Unit(title, "page", "index.html", ()),), ())


def structure_of(subject: Subject) -> Told:
    """The structure, whatever the standard."""
    if subject.view.kind is Kind.CMI5:
        course = read_course(subject.document)
        scores = [each.mastery_score for each in course.units if each.mastery_score]
        units = tuple(_cmi5(each) for each in course.children)
        return Told(_first(course.title), units, tuple(dict.fromkeys(scores)))
    if subject.view.kind is Kind.TINCAN:
        activities = read_activities(subject.document)
        units = tuple(
            Unit(_first(each.name) or each.id or "", "launch" if each.launch else "activity", each.launch, ())
            for each in activities
        )
        return Told(units[0].title if units else "", units, ())
    return _scorm(subject)


def _first(texts: tuple[Text, ...]) -> str:
    return next((each.text for each in texts if each.text), "")


def _cmi5(part: Block | Au) -> Unit:
    if isinstance(part, Block):
        return Unit(_first(part.title), "block", None, (), tuple(map(_cmi5, part.children)))
    rules = [MOVE_ON.get(part.move_on, part.move_on)]
    if part.mastery_score:
        rules.append(f"passed from {part.mastery_score} (of 1) on")
    if part.launch_method == "OwnWindow":
        rules.append("opens in a window of its own")
    return Unit(_first(part.title), "unit", part.url, tuple(rules))


def _scorm(subject: Subject) -> Told:
    parent = child(subject.root, "organizations")
    found = [*children(parent, "organization")]
    default = None if parent is None else parent.get("default")
    shown = next((each for each in found if each.get("identifier") == default), found[0] if found else None)
    if shown is None:
        return Told("", (), ())
    resources = resources_of(subject)
    rules = _sequencing(subject, found.index(shown))
    units = tuple(_item(subject, each, resources, rules) for each in children(shown, "item"))
    scores = [text_of(each) for each in shown.iter("{*}masteryscore")]
    scores += [text_of(each) for each in shown.iter("{*}minNormalizedMeasure")]
    return Told(
        " ".join(text_of(child(shown, "title")).split()), units, tuple(dict.fromkeys(filter(None, scores)))
    )


def _item(
    subject: Subject,
    item: etree._Element,
    resources: Mapping[str, etree._Element],
    rules: dict[str, list[str]],
) -> Unit:
    resource = resources.get(item.get("identifierref", ""))
    below = tuple(_item(subject, each, resources, rules) for each in children(item, "item"))
    said = None if resource is None else scorm_type(resource)
    kind = (
        "group" if resource is None else "SCO" if said is not None and said[1].lower() == "sco" else "asset"
    )
    launch = None
    if resource is not None and resource.get("href"):
        parent = child(subject.root, "resources")
        bases = [
            each.get(f"{{{XML}}}base") or "" for each in (subject.root, parent, resource) if each is not None
        ]
        launch = "".join(bases) + resource.get("href", "") + (item.get("parameters") or "")
    own = [*_own_rules(item), *rules.get(item.get("identifier", ""), ())]
    if item.get("isvisible") in {"false", "0"}:
        own.append("not in the menu")
    return Unit(" ".join(text_of(child(item, "title")).split()), kind, launch, tuple(own), below)


def _own_rules(item: etree._Element) -> Iterator[str]:
    """What ADL's elements say (SCORM 1.2; of 2004 what is common to both)."""
    if text := text_of(child(item, "prerequisites")):
        yield f"opens after {text}"
    if text := text_of(child(item, "masteryscore")):
        yield f"passed from {text} points on"
    if text := text_of(child(item, "maxtimeallowed")):
        yield f"may take {text}"
    if (found := child(item, "completionThreshold")) is not None:
        share = text_of(found) or attribute(found, "minProgressMeasure")
        if share:
            yield f"complete from progress {share} (of 1) on"


def _sequencing(subject: Subject, number: int) -> dict[str, list[str]]:
    """Sentences about the sequencing of each activity, by the identifier of its item."""
    if not subject.is_2004 or subject.view.edition is None:
        return {}
    from scormkit.inspecting.sequencing import sequencing_of
    from scormkit.sequencing.read import read_manifest

    manifest = read_manifest(subject.document, lambda _: None)
    if manifest is None or number >= len(manifest.organizations):
        return {}
    return sequencing_of(manifest.organizations[number])
