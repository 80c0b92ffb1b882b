"""scormkit judges its own SCORM 1.2 output, in every build: a finding here is our fault, not the author's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from lxml import etree

from scormkit.archive.entry import Entry
from scormkit.archive.formats import RECORD
from scormkit.diagnostics import Diagnostic
from scormkit.targets._ims.identifiers import IDENTIFIER_LIMIT
from scormkit.targets._ims.manifest import MANIFEST
from scormkit.targets._ims.schemas import load_schema, parse_xml, schema_folder
from scormkit.targets.scorm12 import faults
from scormkit.targets.scorm12.manifest import ADLCP, IMSCP, LOCATIONS, SCHEMA_FILES, TARGET
from scormkit.targets.scorm12.prerequisites import items_in

_NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_CP = {"cp": IMSCP, "adlcp": ADLCP}
_KIND = f"{{{ADLCP}}}scormtype"


def verify(entries: Sequence[Entry]) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a package of ours (SCO101 to SCO108); an empty tuple when all is well.

    `entries` are the files in the order of the zip, with the archive's record or without it.
    """
    names = [entry.name for entry in entries]
    if names[:1] != [MANIFEST] or not isinstance(entries[0].content, bytes):
        return (faults.package_file_missing(MANIFEST),)
    try:
        root = parse_xml(entries[0].content)
    except etree.XMLSyntaxError as error:
        return (faults.manifest_invalid(error.lineno or 1, error.msg or "is not well-formed"),)
    if root.getroottree().docinfo.internalDTD is not None:
        return (faults.manifest_invalid(1, "a document type is declared, and ours never has one"),)
    return (*_schema(root), *_files(root, names), *_identifiers(root), *_launch(root), *_conditions(root))


def _schema(root: etree._Element) -> Iterator[Diagnostic]:
    schema = load_schema(schema_folder(TARGET), LOCATIONS)
    if not schema.validate(root):
        for error in cast("Iterable[etree._LogEntry]", schema.error_log):
            yield faults.manifest_invalid(error.line, error.message)


def _files(root: etree._Element, names: Sequence[str]) -> Iterator[Diagnostic]:
    """Every listed file is there, and every file that is there is listed, both exactly once."""
    listed = Counter(str(each.get("href")) for each in root.iterfind(".//cp:file", _CP))
    present = Counter(names)
    expected = {*present, RECORD} - {MANIFEST}
    yield from map(faults.file_missing, sorted(listed.keys() - expected))
    yield from map(faults.file_unlisted, sorted(expected - listed.keys()))
    yield from (faults.file_twice(name, "listed") for name, count in listed.items() if count > 1)
    yield from (faults.file_twice(name, "in the package") for name, count in present.items() if count > 1)
    yield from (faults.package_file_missing(name) for name in SCHEMA_FILES if name not in present)


def _identifiers(root: etree._Element) -> Iterator[Diagnostic]:
    used = Counter(each.get("identifier", "") for each in root.iter() if "identifier" in each.attrib)
    for identifier, count in used.items():
        if not _NCNAME.fullmatch(identifier):
            yield faults.identifier_unfit(identifier, "is not a name that XML and every platform can take")
        if count > 1:
            yield faults.identifier_unfit(identifier, "is used more than once")
    manifest = root.get("identifier", "")
    if len(manifest) > IDENTIFIER_LIMIT:
        yield faults.identifier_unfit(manifest, "is too long for some platforms")


def _launch(root: etree._Element) -> Iterator[Diagnostic]:
    """Each item launches a SCO of its own, the first resource is a SCO, and nothing else can be launched."""
    resources = {str(each.get("identifier")): each for each in root.iterfind(".//cp:resource", _CP)}
    launched = Counter(str(each.get("identifierref")) for each in root.iterfind(".//cp:item", _CP))
    pages = Counter(each.get("href") for each in resources.values())
    if not launched:
        yield faults.launch_page("The organization", "has no item")
    for identifier in launched.keys() - resources.keys():
        yield faults.launch_page(identifier, "is launched, and there is no such resource")
    for position, (identifier, resource) in enumerate(resources.items()):
        href, kind = resource.get("href"), resource.get(_KIND)
        if kind == "sco":
            own = [each.get("href") for each in resource.iterfind("cp:file", _CP)]
            if href is None or href not in own or pages[href] != 1:
                yield faults.launch_page(identifier, "is a SCO without a launch page of its own")
            if launched[identifier] != 1:
                yield faults.launch_page(
                    identifier, f"is a SCO that {launched[identifier]} items launch, not one"
                )
        elif kind != "asset" or href is not None or identifier in launched or position == 0:
            yield faults.launch_page(identifier, "is not a SCO, and could be launched in place of one")
        for dependency in resource.iterfind("cp:dependency", _CP):
            if dependency.get("identifierref") not in resources:
                yield faults.launch_page(identifier, "needs a resource that is not in the manifest")


def _conditions(root: etree._Element) -> Iterator[Diagnostic]:
    items = {str(each.get("identifier")): each for each in root.iterfind(".//cp:item", _CP)}
    for identifier, item in items.items():
        for script in item.iterfind("adlcp:prerequisites", _CP):
            for name in items_in(script.text or ""):
                if name == identifier or name not in items:
                    yield faults.prerequisite_unknown(identifier, name)
