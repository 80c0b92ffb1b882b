"""Rules about the namespaces and prefixes of a manifest (XML005 to XML007)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from scormkit.archive.reader import read_member
from scormkit.diagnostics import Diagnostic, Span
from scormkit.package.detect import LARGEST
from scormkit.package.model import Kind
from scormkit.rules import faults_xml as faults
from scormkit.rules.subject import Subject, local, space

SPACES: Mapping[Kind, str] = {
    Kind.SCORM12: "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    Kind.SCORM2004: "http://www.imsglobal.org/xsd/imscp_v1p1",
    Kind.CMI5: "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd",
    Kind.TINCAN: "http://projecttincan.com/tincan.xsd",
}
"""The namespace of each standard's first element."""

PREFIXES: Mapping[str, str] = {
    "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "",
    "http://www.imsglobal.org/xsd/imscp_v1p1": "",
    "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp",
    "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp",
    "http://www.imsglobal.org/xsd/imsss": "imsss",
    "http://www.adlnet.org/xsd/adlseq_v1p3": "adlseq",
    "http://www.adlnet.org/xsd/adlnav_v1p3": "adlnav",
}
"""Namespace to the prefix that Moodle and others look for (Moodle 5.1 scormlib.php)."""

_OTHERS = {Kind.SCORM12: Kind.SCORM2004, Kind.SCORM2004: Kind.SCORM12}


def check_namespaces(subject: Subject) -> Iterator[Diagnostic]:
    """The namespace of the first element, the prefixes, the invisible mark before the first line."""
    kind = subject.view.kind
    found = space(subject.root.tag)
    other = _OTHERS.get(kind)
    # A manifest of the other SCORM is told as MAN004, with both versions.
    if kind in SPACES and found not in {SPACES[kind], SPACES[other] if other else ""}:
        span = subject.document.span(subject.root, "xmlns")
        yield faults.wrong_namespace(local(subject.root), found, SPACES[kind], span)
    if kind in _OTHERS:
        yield from _prefixes(subject)
    if _has_mark(subject):
        yield faults.byte_order_mark(Span(subject.document.file))


def _prefixes(subject: Subject) -> Iterator[Diagnostic]:
    if all(prefix == PREFIXES[uri] for prefix, uri in subject.document.declared if uri in PREFIXES):
        return
    seen: set[tuple[str, str]] = set()
    for element in subject.root.iter(etree.Element):
        pairs = [(space(element.tag), element.prefix or "")]
        for name in element.keys():  # noqa: SIM118 - lxml's elements are no mappings
            uri = space(name)
            if uri in PREFIXES:
                bound = [prefix or "" for prefix, value in element.nsmap.items() if value == uri and prefix]
                pairs += [(uri, PREFIXES[uri] if PREFIXES[uri] in bound else bound[0])] if bound else []
        for pair in pairs:
            uri, prefix = pair
            if pair not in seen and uri in PREFIXES and prefix != PREFIXES[uri]:
                seen.add(pair)
                yield faults.unusual_prefix(prefix, PREFIXES[uri], uri, subject.document.span(element))


def _has_mark(subject: Subject) -> bool:
    content = read_member(subject.archive, subject.view.manifest, LARGEST, lambda _: None)
    return content is not None and content.startswith(b"\xef\xbb\xbf")
