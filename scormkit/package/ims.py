"""The table of contents and the resources of an imsmanifest.xml, SCORM 1.2 and 2004 alike.

Elements go by their local names: packages exist whose prefixes and namespaces are mixed up, and platforms
read them all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from scormkit.package.document import Document
from scormkit.package.model import Contents, Item, Organization, Resource
from scormkit.xml import XML


def read_contents(document: Document) -> Contents:
    """What the manifest lists, in its order. Of manifests in the manifest only the outer one is read."""
    root = document.root
    parent = root.find("{*}organizations")
    organizations = () if parent is None else tuple(parent.iterchildren("{*}organization"))
    resources = root.find("{*}resources")
    base = _base(root)
    return Contents(
        identifier=root.get("identifier", ""),
        default=None if parent is None else parent.get("default"),
        organizations=tuple(
            Organization(
                each.get("identifier", ""), _title(each), tuple(_items(each, document)), document.span(each)
            )
            for each in organizations
        ),
        resources=()
        if resources is None
        else tuple(
            _resource(each, base + _base(resources), document)
            for each in resources.iterchildren("{*}resource")
        ),
    )


def version_of(document: Document) -> str:
    """The schemaversion that the manifest names first; empty for none. Some tools misplace it."""
    found = next(document.root.iter("{*}schemaversion"), None)
    return "" if found is None else " ".join((found.text or "").split())


def _items(parent: etree._Element, document: Document) -> Iterator[Item]:
    for each in parent.iterchildren("{*}item"):
        yield Item(
            each.get("identifier", ""),
            _title(each),
            each.get("identifierref"),
            tuple(_items(each, document)),
            document.span(each),
        )


def _title(element: etree._Element) -> str:
    title = next(element.iterchildren("{*}title"), None)
    return "" if title is None else " ".join((title.text or "").split())


def _resource(element: etree._Element, base: str, document: Document) -> Resource:
    base += _base(element)
    href = element.get("href")
    return Resource(
        element.get("identifier", ""),
        None if href is None else base + href,
        _scorm_type(element),
        tuple(base + each.get("href", "") for each in element.iterchildren("{*}file")),
        tuple(each.get("identifierref", "") for each in element.iterchildren("{*}dependency")),
        document.span(element),
    )


def _scorm_type(element: etree._Element) -> str:
    """`sco` or `asset`: written scormtype in 1.2 and scormType in 2004, and each in the other, too."""
    return next(
        (
            str(value).strip().lower()
            for name, value in element.attrib.items()
            if str(name).rpartition("}")[2].lower() == "scormtype"
        ),
        "",
    )


def _base(element: etree._Element) -> str:
    return element.get(f"{{{XML}}}base", "")
