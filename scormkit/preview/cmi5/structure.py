"""cmi5.xml as a launcher needs it, or the requirement that it breaks (cmi5 sections 13 and 14)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from lxml import etree

from scormkit.preview.records.formats import is_iri
from scormkit.preview.records.web import RefusedError
from scormkit.targets._ims.schemas import load_schema, parse_xml, schema_folder
from scormkit.targets.cmi5.structure import NAMESPACE

LAUNCH_PARAMETERS = frozenset({"endpoint", "fetch", "actor", "registration", "activityId"})
_RFC1738 = re.compile(r"[A-Za-z0-9$\-_.+!*'(),;/?:@=&%~#]+")
_C = {"c": NAMESPACE}


class Unit(NamedTuple):
    """An AU; `blocks` are the ids of the blocks around it, the outermost first."""

    id: str
    title: str
    url: str
    move_on: str
    mastery_score: Decimal | None
    launch_method: str
    launch_parameters: str
    entitlement_key: str
    blocks: tuple[str, ...]


class Structure(NamedTuple):
    """A course: its publisher's id, its title, its AUs in order."""

    id: str
    title: str
    units: tuple[Unit, ...]


def read_structure(data: bytes, names: Collection[str] | None) -> Structure:
    """The course that a document describes. `names` are the files beside it; None: it came without a zip.

    Raises `RefusedError` (400) with the requirement that it breaks.
    """
    try:
        root = parse_xml(data)
    except etree.XMLSyntaxError as error:
        raise RefusedError(400, f"cmi5.xml is not XML: {error.msg}", "14.0.0.0-1 (d)") from None
    for requirement, reason in _faults(root, names):
        raise RefusedError(400, reason, requirement)
    schema = load_schema(schema_folder("cmi5"), ((NAMESPACE, "CourseStructure.xsd"),))
    if not schema.validate(root):
        last = str(schema.error_log).splitlines()[-1]
        raise RefusedError(400, f"cmi5.xml does not conform to its schema: {last}", "13.2.0.0-1 (d)")
    course = root.find("c:course", _C)
    assert course is not None
    return Structure(
        _attribute(course, "id"),
        _text(course, "c:title/c:langstring"),
        tuple(_unit(each) for each in root.iterfind(".//c:au", _C)),
    )


def _faults(root: etree._Element, names: Collection[str] | None) -> Iterator[tuple[str, str]]:
    """(requirement, what is wrong), the more telling ones before the schema's."""
    for each in root.iter(f"{{{NAMESPACE}}}*"):
        for name in ("id", "idref"):
            if name in each.attrib and not is_iri(_attribute(each, name)):
                yield "3.0.0.0-1 (d)", f"{each.get(name)!r} is not a full IRI."
    kinds = {"block": "13.1.2.0-1 (d)", "objective": "13.1.3.0-1 (d)", "au": "13.1.4.0-1 (d)"}
    for kind, requirement in kinds.items():
        elements = root.iter(f"{{{NAMESPACE}}}{kind}")
        found = [_attribute(each, "id") for each in elements if "id" in each.attrib]
        for name, count in Counter(found).items():
            if count > 1:
                yield requirement, f"{count} elements {kind} have the id {name}."
    if root.tag != f"{{{NAMESPACE}}}courseStructure":
        yield "13.2.0.0-1 (d)", f"The root is {root.tag}, not courseStructure in {NAMESPACE}."
    for each in root.iter():
        if isinstance(each.tag, str) and etree.QName(each).namespace != NAMESPACE:
            yield "13.1.5.0-1 (d)", f"{each.tag} is of another namespace, and no schema of it is here."
    for each in root.iterfind(".//c:au/c:url", _C):
        yield from _address((each.text or "").strip(), names)


def _address(url: str, names: Collection[str] | None) -> Iterator[tuple[str, str]]:
    parts = urlsplit(url)
    if clash := LAUNCH_PARAMETERS & {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}:
        yield "8.1.0.0-6 (d)", f"The url {url!r} has the launch parameter {min(clash)} already."
    if not _RFC1738.fullmatch(url):
        yield "13.1.4.0-2 (d)", f"{url!r} is not an address as RFC 1738 has them."
    if parts.scheme:
        return
    if names is None:
        yield "14.2.0.0-1 (d)", f"{url!r} is not a full address, and there is no zip that it could be in."
    elif url.partition("?")[0] not in names:
        yield "14.1.0.0-4 (d)", f"{url!r} is not in the zip, so it has to be a full address."


def _unit(element: etree._Element) -> Unit:
    mastery = _attribute(element, "masteryScore")
    blocks = [_attribute(each, "id") for each in element.iterancestors(f"{{{NAMESPACE}}}block")]
    return Unit(
        id=_attribute(element, "id"),
        title=_text(element, "c:title/c:langstring"),
        url=_text(element, "c:url"),
        move_on=_attribute(element, "moveOn") or "NotApplicable",
        mastery_score=Decimal(mastery) if mastery else None,
        launch_method=_attribute(element, "launchMethod") or "AnyWindow",
        launch_parameters=_text(element, "c:launchParameters"),
        entitlement_key=_text(element, "c:entitlementKey"),
        blocks=tuple(reversed(blocks)),
    )


def _attribute(element: etree._Element, name: str) -> str:
    """White space around values is no part of them (section 13.1.0)."""
    return (element.get(name) or "").strip()


def _text(element: etree._Element, path: str) -> str:
    return (element.findtext(path, "", _C) or "").strip()
