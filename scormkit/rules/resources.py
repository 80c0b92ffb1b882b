"""Rules about resources and files, both ways: named and not there, there and not named (RES001 to RES014)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from lxml import etree

from scormkit.diagnostics import Diagnostic, Span
from scormkit.rules import faults_organizations
from scormkit.rules import faults_resources as faults
from scormkit.rules.container import is_junk
from scormkit.rules.manifest import scorm_type, scorm_type_name
from scormkit.rules.organizations import launched_resources, resources_of
from scormkit.rules.subject import Subject, child, children, is_elsewhere, nearest, space, text_of
from scormkit.xml import XML

_BASE = f"{{{XML}}}base"
_ABSOLUTE = re.compile(r"/|file:|[A-Za-z]:[/\\]", re.IGNORECASE)
_PLAIN = re.compile(r"[\w.-][\w./-]*", re.ASCII)
"""An address with which nothing can be wrong but that the file is not there."""
_BARE = re.compile(r"[^!-~]")
_CONTROL = re.compile(r"(^imsmanifest\.xml$)|\.(xsd|dtd)$", re.IGNORECASE)


def check_resources(subject: Subject) -> Iterator[Diagnostic]:
    """What each resource says, and whether the files that it names are there."""
    parent = child(subject.root, "resources")
    found = [*children(parent, "resource")]
    known = resources_of(subject)
    launched = launched_resources(subject)
    base = (subject.root.get(_BASE) or "") + ("" if parent is None else parent.get(_BASE) or "")
    named: set[str] = set()
    bare: dict[str, Span] = {}
    usual = _usual(subject)
    for each in found:
        is_launched = launched.get(each.get("identifier", "")) is each
        inside = [*each]
        if usual is not None and is_launched and usual(each, inside):
            continue
        yield from _resource(subject, each, is_launched=is_launched)
        own = base + (each.get(_BASE) or "")
        yield from _files(subject, each, own, named, bare)
        if not inside:
            continue
        for dependency in children(each, "dependency"):
            name = dependency.get("identifierref", "")
            if name not in known:
                span = subject.document.span(dependency, "identifierref")
                yield faults_organizations.dependency_unknown(name, span)
    if bare:
        yield faults.not_coded([*bare], next(iter(bare.values())))
    yield from _unused(subject, known, launched)
    yield from _unlisted(subject, named)


def _usual(subject: Subject) -> Callable[[etree._Element, list[etree._Element]], bool] | None:
    """Whether nothing can be wrong with a launched resource, told at a glance; None where files are there.

    It is a page with its own file alone, and all its attributes are the ones that everybody writes. In a
    manifest by itself of thousands of items, that is nearly all of it.
    """
    if subject.has_files or not (uri := subject.root.nsmap.get("adlcp")):
        return None
    kind, file = f"{{{uri}}}{scorm_type_name(subject)}", f"{{{space(subject.root.tag)}}}file"
    is_plain = _PLAIN.fullmatch

    def is_usual(element: etree._Element, inside: list[etree._Element]) -> bool:
        if len(inside) != 1 or inside[0].tag != file:
            return False
        href = element.get("href")
        return (
            href is not None
            and inside[0].get("href") == href
            and element.get("type") == "webcontent"
            and element.get(kind) in {"sco", "asset"}
            and is_plain(href) is not None
        )

    return is_usual


def _resource(subject: Subject, element: etree._Element, *, is_launched: bool) -> Iterator[Diagnostic]:
    right = scorm_type_name(subject)
    name = element.get("identifier", "")
    said = scorm_type(element)
    if said is not None:
        if said[0] != right:
            yield faults.type_case(said[0], right, subject.document.span(element, said[0]))
        elif said[1] not in {"sco", "asset"}:
            yield faults.type_value(said[1], subject.document.span(element, said[0]))
    elif is_launched:
        yield faults.type_missing(name, right, subject.document.span(element))
    if not is_launched:
        return
    if not element.get("href"):
        yield faults.href_missing(name, subject.document.span(element))
    if element.get("type") != "webcontent":
        yield faults.resource_type(element.get("type"), subject.document.span(element, "type"))
    yield from _listed(subject, element)


def _listed(subject: Subject, element: etree._Element) -> Iterator[Diagnostic]:
    """The launch page is among the resource's files."""
    href = element.get("href")
    if not href or any(each.get("href") == href for each in children(element, "file")):
        return
    if is_elsewhere(href) or _ABSOLUTE.match(href):
        return
    page = subject.find(href)[1]
    listed = {subject.find(each.get("href", ""))[1] for each in children(element, "file")}
    if page not in listed:
        yield faults.not_listed(page, subject.document.span(element, "href"))


def _files(
    subject: Subject, element: etree._Element, base: str, named: set[str], bare: dict[str, Span]
) -> Iterator[Diagnostic]:
    """The launch page and the files of a resource; `named` gathers them, `bare` what has to be coded."""
    seen: set[str] = set()
    for each in (element, *children(element, "file")):
        href = each.get("href")
        if href is None or not href.strip():
            continue
        if _PLAIN.fullmatch(href):
            if subject.has_files:
                yield from _sought(subject, base + href, each, named, seen)
            continue
        place = partial(subject.document.span, each, "href")
        if "\\" in href:
            yield faults.backslash(href, place())
        if is_elsewhere(href) and not href.lower().startswith("file:"):
            if each is element and scorm_type(element) == (scorm_type_name(subject), "sco"):
                yield faults.external(href, place())
            continue
        if _ABSOLUTE.match(href):
            yield faults.absolute(href, place())
            continue
        if _BARE.search(href.partition("?")[0]) and href not in bare:
            bare[href] = place()
        if subject.has_files:
            yield from _sought(subject, base + href, each, named, seen)


def _sought(
    subject: Subject, address: str, element: etree._Element, named: set[str], seen: set[str]
) -> Iterator[Diagnostic]:
    """Whether the file that an address means is there, under this name; said once in a resource."""
    there, name = subject.find(address)
    named.add(there or name)
    if there == name or name in seen:
        return
    seen.add(name)
    span = subject.document.span(element, "href")
    if there is None:
        near = nearest(name, subject.archive.members) if len(subject.archive.members) < 500 else None
        yield faults.file_missing(name, near, span)
    else:
        yield faults.file_case(name, there, span)


def _unused(
    subject: Subject, known: Mapping[str, etree._Element], launched: Mapping[str, etree._Element]
) -> Iterator[Diagnostic]:
    """Resources that no item launches and nothing that is launched depends on, directly or not."""
    reached = set(launched)
    has_any = next(subject.root.iter("{*}dependency"), None) is not None
    waiting = list(launched) if has_any else []
    while waiting:
        for each in children(known.get(waiting.pop()), "dependency"):
            name = each.get("identifierref", "")
            if name in known and name not in reached:
                reached.add(name)
                waiting.append(name)
    unused = [name for name in known if name not in reached]
    if unused and launched:
        yield faults_organizations.resource_unused(unused, subject.document.span(known[unused[0]]))


def _unlisted(subject: Subject, named: set[str]) -> Iterator[Diagnostic]:
    if not subject.has_files:
        return
    about = {subject.find(text_of(each))[0] for each in subject.root.iter("{*}location")}
    left = [
        name
        for name in subject.archive.members
        if name not in named and name not in about and not _CONTROL.search(name) and not is_junk(name)
    ]
    if left:
        yield faults.unlisted(left, subject.document.span(subject.root))
