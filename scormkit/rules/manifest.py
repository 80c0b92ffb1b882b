"""Rules about the head of an imsmanifest.xml: version, metadata, identifiers, xml:base, schema files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from scormkit.cmi.scorm2004_sequencing import EDITIONS
from scormkit.diagnostics import Diagnostic, Severity
from scormkit.package.model import Kind
from scormkit.rules import faults_manifest as faults
from scormkit.rules.namespaces import PREFIXES
from scormkit.rules.subject import Subject, child, children, local, space, text_of
from scormkit.xml import XML, XSI

_NAME = re.compile(r"[^\W\d][\w.-]*")
_KEPT = 255
"""Characters of an identifier or a title that Moodle's database keeps."""
_IDENTIFIED = ("{*}manifest", "{*}organization", "{*}item", "{*}resource")
_SCHEMES = re.compile(r"ADL SCORM .*", re.IGNORECASE)
_KNOWN_SCHEMES = {"ADL SCORM 1.2", "ADL SCORM 1.3", "ADL SCORM CAM 1.3"}
_BASE = f"{{{XML}}}base"


def check_version(subject: Subject) -> Iterator[Diagnostic]:
    """Which SCORM the manifest says that it is (MAN001 to MAN005, MAN027, MAN030, MAN031)."""
    root, span = subject.root, subject.document.span
    metadata = child(root, "metadata")
    schema, version = child(metadata, "schema"), child(metadata, "schemaversion")
    schemes = [each for each in root.iter("{*}metadatascheme") if text_of(each)]
    about = root if metadata is None else metadata
    if not subject.view.version and schema is None and not _words(schemes):
        yield faults.unnamed(span(about))
    else:
        if text_of(schema) != "ADL SCORM":
            yield faults.schema_missing(
                None if schema is None else text_of(schema), span(about if schema is None else schema)
            )
        if not text_of(version):
            yield faults.version_missing(subject.view.kind.words, span(about))
    if version is not None and subject.view.version:
        yield from _version(subject, version)
    elif subject.view.version:
        yield from _agrees(subject, about)
    if subject.is_2004:
        yield from _order(subject, metadata)
    for each in schemes:
        if _SCHEMES.fullmatch(text_of(each)) and text_of(each) not in _KNOWN_SCHEMES:
            yield faults.scheme_unknown(text_of(each), span(each))


def _words(schemes: list[etree._Element]) -> bool:
    return any("SCORM" in text_of(each) or "ADL" in text_of(each) for each in schemes)


def _version(subject: Subject, element: etree._Element) -> Iterator[Diagnostic]:
    version, span = subject.view.version, subject.document.span
    if version != "1.2" and version not in EDITIONS:
        yield faults.version_unknown(version, span(element))
        return
    if (element.text or "") != version:
        yield faults.version_blanks(version, span(element))
    yield from _agrees(subject, element)


def _agrees(subject: Subject, element: etree._Element) -> Iterator[Diagnostic]:
    """The version and the namespaces are of the same SCORM."""
    old = any(subject.document.uses(each) for each in PREFIXES if "root" in each)
    new = any(subject.document.uses(each) for each in PREFIXES if "root" not in each)
    if subject.view.version == "1.2" and new and not old:
        yield faults.version_mismatch("1.2", Kind.SCORM2004.words, subject.document.span(element))
    elif subject.view.version in EDITIONS and old:
        yield faults.version_mismatch(
            subject.view.version, Kind.SCORM12.words, subject.document.span(element)
        )


def _order(subject: Subject, metadata: etree._Element | None) -> Iterator[Diagnostic]:
    found = [] if metadata is None else [*metadata.iterchildren("*")]
    wanted = [name for name in ("schema", "schemaversion") if child(metadata, name) is not None]
    for each, name in zip(found, wanted, strict=False):
        if local(each) != name:
            yield faults.metadata_order(local(each), subject.document.span(each))
            return


def check_identifiers(subject: Subject) -> Iterator[Diagnostic]:
    """Identifiers are names, each given once, and short enough to be kept (MAN006, MAN007, MAN029)."""
    taken: dict[str, etree._Element] = {}
    for each in subject.root.iter(*_IDENTIFIED):
        name = each.get("identifier")
        if name is None:
            continue
        first = taken.setdefault(name, each)
        if first is not each:
            place = subject.document.span
            found = faults.identifier_twice(name, place(each, "identifier"), place(first, "identifier"))
            # Two resources of which one has no page: platforms find the one that has.
            is_harmless = local(each) == local(first) == "resource" and not (
                each.get("href") and first.get("href")
            )
            yield found._replace(severity=Severity.WARNING) if is_harmless else found
        if not _NAME.fullmatch(name):
            yield faults.not_a_name(name, subject.document.span(each, "identifier"))
        if len(name) > _KEPT:
            span = subject.document.span(each, "identifier")
            yield faults.too_long("The identifier", len(name), _KEPT, span)


def check_bases(subject: Subject) -> Iterator[Diagnostic]:
    """xml:base is well written and stands where platforms look (MAN023, MAN024)."""
    if "xml:base" not in subject.document.text:
        return
    for each in subject.root.iter(etree.Element):
        value = each.get(_BASE)
        if value is None:
            continue
        span = subject.document.span(each, "base")
        wrong = (
            "has a backslash"
            if "\\" in value
            else "begins with /"
            if value.startswith("/")
            else "does not end with /"
            if value and not value.endswith("/")
            else ""
        )
        if wrong:
            yield faults.base_form(value, wrong, span)
        if local(each) != "resource":
            yield faults.base_ignored(local(each), span)


def check_companions(subject: Subject) -> Iterator[Diagnostic]:
    """What the manifest brings: schema files, metadata files, other manifests (MAN025, MAN026, MAN032)."""
    for each in children(subject.root, "manifest"):
        yield faults.submanifest(subject.document.span(each))
    if not subject.has_files:
        return
    pairs = (subject.root.get(f"{{{XSI}}}schemaLocation") or "").split()
    missing = [
        name for name in dict.fromkeys(pairs[1::2]) if "://" not in name and subject.find(name)[0] is None
    ]
    if missing:
        yield faults.schema_file_missing(missing, subject.document.span(subject.root, "schemaLocation"))
    for each in subject.root.iter("{*}location"):
        if "adlcp" in space(each.tag) and (name := text_of(each)) and "://" not in name:
            base = subject.root.get(_BASE) or ""
            if subject.find(name)[0] is None and subject.find(base + name)[0] is None:
                yield faults.location_missing(name, subject.document.span(each))


def scorm_type_name(subject: Subject) -> str:
    """The attribute that says sco or asset, as the standard writes it."""
    return "scormType" if subject.is_2004 else "scormtype"


def scorm_type(element: etree._Element) -> tuple[str, str] | None:
    """The attribute that says sco or asset, as it is written, and its value."""
    return next(
        (
            (str(key).rpartition("}")[2], str(value))
            for key, value in element.items()
            if str(key).rpartition("}")[2].lower() == "scormtype"
        ),
        None,
    )
