"""What of a package matters to learners in progress and to records."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from scormkit.archive.reader import Archive, read_member
from scormkit.diagnostics import Diagnostic
from scormkit.errors import FindingsError
from scormkit.inspecting.inspect import inspect_package
from scormkit.inspecting.model import Inspection
from scormkit.package.cmi5 import read_course
from scormkit.package.detect import open_package
from scormkit.package.model import Kind
from scormkit.package.tincan import read_activities
from scormkit.rules.organizations import resources_of
from scormkit.rules.subject import Subject, child, children, local, subject_of, text_of

_LARGEST = 50_000_000
_RECORD = "scormkit.json"
_RULES = {"sequencing", "prerequisites", "completionThreshold", "data", "presentation"}


class Part(NamedTuple):
    """A unit as platforms keep results of it: under `identifier`. `rules` is its sequencing in one text."""

    identifier: str
    title: str
    launch: str
    mastery: str
    rules: str


class Facts(NamedTuple):
    """A package. `files` leads from a name to a digest of the content, `uid` is scormkit's own name of it."""

    inspection: Inspection
    kind: Kind
    identifier: str
    parts: tuple[Part, ...]
    files: Mapping[str, str]
    uid: str
    edition: int | None


def read_facts(path: Path) -> Facts:
    """The facts of a package. Raises `FindingsError` when it cannot be read."""
    inspection = inspect_package(path, platforms=())
    found: list[Diagnostic] = []
    view = open_package(path, found.append)
    subject = None if view is None else subject_of(view)
    if view is None or subject is None:
        raise FindingsError(tuple(found))
    return Facts(
        inspection,
        view.kind,
        inspection.identifier,
        tuple(_parts(subject)),
        {name: _digest(view.archive, name) for name in view.archive.members if name != view.manifest},
        _uid(view.archive),
        view.edition,
    )


def _parts(subject: Subject) -> Iterator[Part]:
    if subject.view.kind is Kind.CMI5:
        for unit in read_course(subject.document).units:
            title = next((each.text for each in unit.title), "")
            yield Part(
                unit.id, title, unit.url, unit.mastery_score or "", f"{unit.move_on} {unit.launch_method}"
            )
    elif subject.view.kind is Kind.TINCAN:
        for activity in read_activities(subject.document):
            title = next((each.text for each in activity.name), "")
            yield Part(activity.id or "", title, activity.launch or "", "", "")
    else:
        yield from _items(subject)


def _items(subject: Subject) -> Iterator[Part]:
    resources = resources_of(subject)
    for organization in children(child(subject.root, "organizations"), "organization"):
        for item in organization.iter("{*}item"):
            resource = resources.get(item.get("identifierref", ""))
            href = "" if resource is None else resource.get("href", "")
            yield Part(
                item.get("identifier", ""),
                " ".join(text_of(child(item, "title")).split()),
                f"{href}{item.get('parameters') or ''}" if href else "",
                text_of(child(item, "masteryscore")) or _measure(item),
                "".join(_canonical(each) for each in item.iterchildren("*") if local(each) in _RULES),
            )


def _measure(item: etree._Element) -> str:
    sequencing = child(item, "sequencing")
    found = None if sequencing is None else next(sequencing.iter("{*}minNormalizedMeasure"), None)
    return text_of(found)


def _canonical(element: etree._Element) -> str:
    """An element as a text that does not change with white space or the order of attributes."""
    parts = [
        local(element),
        *sorted(f"{name!s}={value!s}" for name, value in element.items()),
        text_of(element),
    ]
    return f"({' '.join(map(str, parts))}{''.join(map(_canonical, element.iterchildren('*')))})"


def _digest(archive: Archive, name: str) -> str:
    member = archive.members[name]
    if archive.kind == "zip":
        return f"{member.crc:08x}-{member.size}"
    content = read_member(archive, name, _LARGEST, lambda _: None)
    if content is None:
        return f"?-{member.size}"
    return f"{zlib.crc32(content):08x}-{len(content)}"


def _uid(archive: Archive) -> str:
    """scormkit's own identity of the course, which it keeps over every edit (course.lock)."""
    if _RECORD not in archive.members:
        return ""
    content = read_member(archive, _RECORD, 100_000, lambda _: None)
    try:
        record = json.loads(content or b"{}")
    except ValueError:
        return ""
    return str(record.get("uid") or "") if isinstance(record, dict) else ""
