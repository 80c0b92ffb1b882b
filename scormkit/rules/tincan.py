"""Rules about a tincan.xml (XAP001 to XAP010)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from scormkit.diagnostics import Diagnostic, Span
from scormkit.package.tincan import Activity, read_activities
from scormkit.rules import faults_resources
from scormkit.rules import faults_tincan as faults
from scormkit.rules.subject import Subject, is_elsewhere, local, nearest
from scormkit.xml import XML

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def check_tincan(subject: Subject) -> Iterator[Diagnostic]:
    """The activities, and the page that is launched."""
    activities = read_activities(subject.document)
    if not activities:
        yield faults.no_activities(subject.document.span(subject.root))
        return
    yield from _each(activities)
    yield from _launches(subject, activities)
    for element in subject.root.iter(etree.Element):
        if element.get(f"{{{XML}}}lang") is not None:
            yield faults.language_attribute(local(element), subject.document.span(element, "lang"))


def _each(activities: tuple[Activity, ...]) -> Iterator[Diagnostic]:
    taken: dict[str, Span] = {}
    for each in activities:
        if each.id is None or not _IRI.fullmatch(each.id.strip()):
            yield faults.activity_id(each.id, each.span)
        elif each.id in taken:
            yield faults.twice(each.id, each.span, taken[each.id])
        taken.setdefault(each.id or "", each.span)
        if not any(found.text for found in each.name):
            yield faults.name_missing(each.id or "", each.span)
        if each.type and not _IRI.fullmatch(each.type):
            yield faults.activity_type(each.type, each.span)
    silent = [each for each in activities if not each.description]
    if silent:
        yield faults.description([each.id or "" for each in silent], silent[0].span)


def _launches(subject: Subject, activities: tuple[Activity, ...]) -> Iterator[Diagnostic]:
    launched = [each for each in activities if each.launch]
    if not launched:
        yield faults.no_launch(subject.document.span(subject.root))
        return
    if len(launched) > 1:
        yield faults.several(len(launched), launched[1].span)
    if launched[0] is not activities[0]:
        yield faults.not_first(launched[0].span)
    for each in launched:
        if subject.has_files and each.launch and not is_elsewhere(each.launch):
            there, name = subject.find(each.launch)
            if there is None:
                near = nearest(name, subject.archive.members)
                yield faults_resources.file_missing(name, near, each.span)
            elif there != name:
                yield faults_resources.file_case(name, there, each.span)
