"""Rules about the table of contents of an imsmanifest.xml (MAN008 to MAN022, MAN028)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from lxml import etree

from scormkit.diagnostics import Diagnostic, Severity
from scormkit.package.document import Document
from scormkit.rules import faults_manifest
from scormkit.rules import faults_organizations as faults
from scormkit.rules.subject import Subject, child, children, nearest, space

_TITLE = 200
_KEPT = 255
_LONGEST_PARAMETERS = 1000
_PARAMETERS = re.compile(r"[#?&]?[A-Za-z0-9\-._~!$&'()*+,;=:@/?%\[\]]*(#[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]*)?")
_TRUE = {"true", "false", "1", "0"}


def check_organizations(subject: Subject) -> Iterator[Diagnostic]:
    """There is one table of contents, named as the default, with a title and items."""
    span = subject.document.span
    parent = child(subject.root, "organizations")
    found = [*children(parent, "organization")]
    if parent is None or not found:
        yield faults.missing(span(subject.root if parent is None else parent))
        return
    names = [each.get("identifier", "") for each in found]
    default = parent.get("default")
    if default is None:
        yield faults.default_missing(span(parent))
    elif default not in names:
        yield faults.default_dangling(default, names, span(parent, "default"))
    if len(found) > 1:
        yield faults.several(len(found), span(parent))
    for each in found:
        yield from _title(subject, each, "organization")
        if child(each, "item") is None:
            yield faults.empty(each.get("identifier", ""), span(each))
    yield from _items(subject, found)


def _items(subject: Subject, organizations: list[etree._Element]) -> Iterator[Diagnostic]:
    resources = resources_of(subject)
    items = [item for each in organizations for item in each.iter("{*}item")]
    silent = [each for each in items if each.get("isvisible") is None]
    if silent:
        yield faults.visibility_omitted(len(silent), subject.document.span(silent[0]))
    title = f"{{{space(subject.root.tag)}}}title"
    for each in items:
        if _is_usual(each, title, resources):
            continue
        yield from _title(subject, each, "item")
        yield from _resource(subject, each, resources)
        yield from _attributes(subject, each)
    first = next((each for each in items if each.get("identifierref") in resources), None)
    if first is not None:
        yield from _first(subject, resources[first.get("identifierref", "")], resources)


def _is_usual(item: etree._Element, title: str, resources: Mapping[str, etree._Element]) -> bool:
    """Whether nothing can be wrong with an item that launches a page, told at a glance: most of them."""
    return (
        len(item) == 1
        and item[0].tag == title
        and 0 < len((item[0].text or "").strip()) <= _TITLE
        and item.get("identifierref") in resources
        and item.get("isvisible", "true") in _TRUE
        and item.get("parameters") is None
    )


def _title(subject: Subject, element: etree._Element, what: str) -> Iterator[Diagnostic]:
    title = child(element, "title")
    text = "" if title is None else (title.text or "").strip() or "".join(map(str, title.itertext())).strip()
    if not text:
        yield faults.title_missing(
            what, element.get("identifier", ""), subject.document.span(element if title is None else title)
        )
    elif title is not None and len(text) > _KEPT:
        yield faults_manifest.too_long("The title", len(text), _KEPT, subject.document.span(title))
    elif title is not None and len(text) > _TITLE:
        yield faults.title_too_long(len(text), subject.document.span(title))


def _resource(
    subject: Subject, item: etree._Element, resources: Mapping[str, etree._Element]
) -> Iterator[Diagnostic]:
    reference, is_group = item.get("identifierref"), child(item, "item") is not None
    found: Diagnostic | None = None
    if not reference and not is_group:
        found = faults.leaf_without_resource(item.get("identifier", ""), subject.document.span(item))
    elif reference and is_group:
        span = subject.document.span(item, "identifierref")
        found = faults.group_with_resource(item.get("identifier", ""), span)
    if found is not None:
        yield found if subject.is_2004 else found._replace(severity=Severity.WARNING)
    if reference and reference not in resources:
        span = subject.document.span(item, "identifierref")
        yield faults.resource_unknown(reference, nearest(reference, resources), span)


def _attributes(subject: Subject, item: etree._Element) -> Iterator[Diagnostic]:
    visible = item.get("isvisible")
    if visible is not None and visible.strip() not in _TRUE:
        yield faults.visibility_value(visible, subject.document.span(item, "isvisible"))
    parameters = item.get("parameters")
    if parameters:
        wrong = (
            "have no page that they belong to"
            if not item.get("identifierref")
            else f"are longer than {_LONGEST_PARAMETERS:,} characters"
            if len(parameters) > _LONGEST_PARAMETERS
            else "cannot stand behind an address"
            if not _PARAMETERS.fullmatch(parameters)
            else ""
        )
        if wrong:
            yield faults.parameters_form(parameters[:80], wrong, subject.document.span(item, "parameters"))


def _first(
    subject: Subject, launched: etree._Element, resources: Mapping[str, etree._Element]
) -> Iterator[Diagnostic]:
    first = next((each for each in resources.values() if each.get("href")), None)
    if first is not None and first is not launched and launched.get("href"):
        yield faults.first_resource(
            first.get("href", ""), launched.get("href", ""), subject.document.span(first)
        )


def resources_of(subject: Subject) -> Mapping[str, etree._Element]:
    """The resources by identifier. Of two with one identifier the one with a page is meant."""
    return _resources_in(subject.document)


@lru_cache(maxsize=1)
def _resources_in(document: Document) -> Mapping[str, etree._Element]:
    """Four rules ask, one after the other."""
    found: dict[str, etree._Element] = {}
    for each in children(child(document.root, "resources"), "resource"):
        name = each.get("identifier", "")
        if name not in found or (each.get("href") and not found[name].get("href")):
            found[name] = each
    return found


def launched_resources(subject: Subject) -> Mapping[str, etree._Element]:
    """The resources that items launch, by identifier, in the order of the items."""
    resources = resources_of(subject)
    wanted = [
        item.get("identifierref", "")
        for each in children(child(subject.root, "organizations"), "organization")
        for item in each.iter("{*}item")
    ]
    return {name: resources[name] for name in dict.fromkeys(wanted) if name in resources}
