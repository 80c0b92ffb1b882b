"""Which standard a package follows, by what its files say and not by what they are called."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from scormkit.archive.reader import DEFAULT, Archive, Limits, read_archive, read_member
from scormkit.cmi.scorm2004_sequencing import EDITIONS
from scormkit.diagnostics import Diagnostic, Report, Span
from scormkit.package import faults
from scormkit.package.document import Document, read_document, root_of
from scormkit.package.ims import version_of
from scormkit.package.model import Kind, PackageView

LARGEST = 20_000_000
"""Bytes of manifest that are read at most; the largest seen has 2 MB."""
_GLANCE = 16_000
"""Bytes of an XML file in which its first element begins, whatever comments stand before it."""
_LARGEST_GLANCE = 2_000_000
_MOST_GLANCES = 50
_LIKE_XML = re.compile(rb"(\xef\xbb\xbf)?\s*<|\xff\xfe|\xfe\xff|\x00", re.DOTALL)

_NAMES: Mapping[str, str] = {
    "manifest": "imsmanifest.xml",
    "courseStructure": "cmi5.xml",
    "tincan": "tincan.xml",
}
"""First element to the name that platforms look for (CAM 3.3; cmi5 14.1; Tin Can packages)."""
_ROOTS = {name: root for root, name in _NAMES.items()}

_RECORD = "scormkit.json"
_AICC = re.compile(rb"^\s*\[course\]\s*$", re.IGNORECASE | re.MULTILINE)
"""The group that every AICC course file has (CMI001 4.0, section 5.1)."""


def open_package(path: Path, report: Report, limits: Limits = DEFAULT) -> PackageView | None:
    """Read a package: a zip, a folder, or a manifest by itself.

    None when there is nothing to read, with the reasons (PKG050 to PKG079). The standard is told from the
    first element of the manifest, its namespaces and its schemaversion. Where several manifests lie side by
    side, the one of SCORM goes before cmi5 and cmi5 before xAPI, as platforms choose.
    """
    archive = read_archive(path, report, limits)
    if archive is None:
        return None
    name = _manifest(archive)
    if name is None:
        found = _aicc(archive) or web_of(archive)
        if found is None:
            report(_without(archive))
        return found
    document = _document(archive, name, report)
    return None if document is None else _view(archive, name, document, report)


def _document(archive: Archive, name: str, report: Report) -> Document | None:
    content = read_member(archive, name, LARGEST, report)
    if content is None:
        return None
    if content and not _LIKE_XML.match(content):
        report(faults.no_package(Span(archive.file(name))))
        return None
    return read_document(content, archive.file(name), report)


def _view(archive: Archive, name: str, document: Document, report: Report) -> PackageView | None:
    root = str(document.root.tag).rpartition("}")[2]
    if root not in _NAMES:
        report(faults.no_known_root(root, document.span(document.root)))
        return None
    if archive.kind != "file" and name != _NAMES[root]:
        report(faults.manifest_name(name, _NAMES[root], document.span(document.root)))
    if root != "manifest":
        kind = Kind.CMI5 if root == "courseStructure" else Kind.TINCAN
        return PackageView(archive, kind, name, "", None, document)
    version = version_of(document)
    kind = _ims_kind(version, document)
    edition = EDITIONS.get(version) if kind is Kind.SCORM2004 else None
    return PackageView(archive, kind, name, version, edition, document)


def manifest_of(archive: Archive) -> tuple[str, str] | None:
    """The member at the root that describes the package, and the name that it has to have, or None."""
    name = _manifest(archive)
    return None if name is None else (name, _NAMES.get(root_of(_glance(archive, name)) or "", name))


def _manifest(archive: Archive) -> str | None:
    """The member that describes the package: the best of what has the first element of a manifest.

    One that has the right name is taken even when it cannot be read, for then it is what has to be mended.
    """
    if archive.kind == "file":
        return next(iter(archive.members))
    order = list(_NAMES)
    found: list[tuple[bool, int, bool, str]] = []
    for name in _candidates(archive):
        seen = root_of(_glance(archive, name))
        root = seen if seen in _NAMES else _ROOTS.get(name)
        if root is not None:
            found.append((seen not in _NAMES, order.index(root), name != _NAMES[root], name))
    return min(found)[-1] if found else None


def _candidates(archive: Archive) -> Iterator[str]:
    """The XML files at the root, those with the names of manifests first."""
    names = sorted(name for name in archive.members if "/" not in name and name.lower().endswith(".xml"))
    yield from sorted(names, key=lambda name: name.lower() not in _ROOTS)[:_MOST_GLANCES]


def _glance(archive: Archive, name: str) -> bytes:
    """The beginning of a member; empty where it cannot be had, which is said when it is read in earnest."""
    return (read_member(archive, name, _LARGEST_GLANCE, lambda _: None) or b"")[:_GLANCE]


def _ims_kind(version: str, document: Document) -> Kind:
    """SCORM 1.2 or 2004: by schemaversion as Moodle and SCORM Engine do, else by the namespaces.

    A manifest without either word or namespace of ADL's is a content package of IMS: it holds files, and
    nothing that reports results.
    """
    if version in EDITIONS or version.startswith("2004"):
        return Kind.SCORM2004
    if version == "1.2":
        return Kind.SCORM12
    if _has_space(document, "adlcp_v1p3"):
        return Kind.SCORM2004
    if _has_space(document, "adlcp_rootv1p2"):
        return Kind.SCORM12
    is_scorm = "imscp_rootv1p1p2" in str(document.root.tag) and not version
    return Kind.SCORM12 if is_scorm else Kind.CONTENT


def _has_space(document: Document, part: str) -> bool:
    """Whether a namespace with this in its name is declared at the top, or an element is in one."""
    if any(part in str(uri) for uri in document.root.nsmap.values()):
        return True
    return bool(document.root.xpath("boolean(//*[contains(namespace-uri(), $part)])", part=part))


def _aicc(archive: Archive) -> PackageView | None:
    for name in archive.members:
        if "/" not in name and name.lower().endswith(".crs"):
            content = read_member(archive, name, LARGEST, lambda _: None)
            if content is not None and _AICC.search(content):
                return PackageView(archive, Kind.AICC, name, "", None, None)
    return None


def web_of(archive: Archive) -> PackageView | None:
    """A build for the target web, which has no manifest: told by the record that packages of ours have."""
    if _RECORD not in archive.members:
        return None
    try:
        record = json.loads(read_member(archive, _RECORD, LARGEST, lambda _: None) or b"")
    except (ValueError, RecursionError):
        return None
    is_ours = isinstance(record, dict) and str(record.get("generator", "")).startswith("scormkit ")
    is_web = is_ours and record.get("target") == "web"
    return PackageView(archive, Kind.WEB, _RECORD, "", None, None) if is_web else None


def _without(archive: Archive) -> Diagnostic:
    """Why there is no manifest: it lies in a folder, or nowhere."""
    inside = [name for name in archive.members if name.rpartition("/")[2].lower() in _ROOTS and "/" in name]
    if inside:
        name = min(inside, key=lambda each: (each.count("/"), each))
        return faults.manifest_in_folder(name, archive.span)
    return faults.no_manifest("The folder" if archive.kind == "folder" else "The zip", archive.span)
