"""scormkit judges its own SCORM 2004 output, in every build: a finding here is our fault, not the
author's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from lxml import etree

from scormkit.archive.entry import Entry
from scormkit.archive.formats import RECORD
from scormkit.cmi.scorm2004_sequencing import NAMESPACES
from scormkit.diagnostics import Diagnostic
from scormkit.targets._ims.identifiers import IDENTIFIER_LIMIT
from scormkit.targets._ims.manifest import MANIFEST
from scormkit.targets._ims.schemas import load_schema, parse_xml, schema_folder
from scormkit.targets.scorm2004 import faults
from scormkit.targets.scorm2004.editions import LOCATIONS, Edition, schema_files, schema_place

_NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_NS = {"cp": NAMESPACES["imscp"], **NAMESPACES}
_KIND = f"{{{NAMESPACES['adlcp']}}}scormType"


def verify(entries: Sequence[Entry], edition: Edition) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a package of ours (SCN101 to SCN105); an empty tuple when all is well.

    `entries` are the files in the order of the zip, with the archive's record or without it.
    """
    names = [entry.name for entry in entries]
    if names[:1] != [MANIFEST] or not isinstance(entries[0].content, bytes):
        return (faults.files_differ(MANIFEST, "is not the first file of the package"),)
    try:
        root = parse_xml(entries[0].content)
    except etree.XMLSyntaxError as error:
        return (faults.manifest_invalid(error.lineno or 1, error.msg or "is not well-formed"),)
    if root.getroottree().docinfo.internalDTD is not None:
        return (faults.manifest_invalid(1, "a document type is declared, and ours never has one"),)
    return (
        *_schema(root, edition),
        *_files(root, names, edition),
        *_identifiers(root),
        *_launch(root),
        *_sequencing(root),
    )


def _schema(root: etree._Element, edition: Edition) -> Iterator[Diagnostic]:
    schema = load_schema(schema_folder(schema_place(edition.name)), LOCATIONS)
    if not schema.validate(root):
        for error in cast("Iterable[etree._LogEntry]", schema.error_log):
            yield faults.manifest_invalid(error.line, error.message)
    version = root.findtext("cp:metadata/cp:schemaversion", namespaces=_NS)
    if version != edition.schemaversion:
        yield faults.manifest_invalid(1, f"schemaversion is {version!r}, not {edition.schemaversion!r}")


def _files(root: etree._Element, names: Sequence[str], edition: Edition) -> Iterator[Diagnostic]:
    """Every listed file is there, and every file that is there is listed, both exactly once."""
    listed = Counter(str(each.get("href")) for each in root.iterfind(".//cp:file", _NS))
    present = Counter(names)
    expected = {*present, RECORD} - {MANIFEST}
    for name in sorted(listed.keys() - expected):
        yield faults.files_differ(name, "is listed, and not in the package")
    for name in sorted(expected - listed.keys()):
        yield faults.files_differ(name, "is in the package, and not listed")
    for name, count in (*listed.items(), *present.items()):
        if count > 1:
            yield faults.files_differ(name, "is there more than once")
    for name in schema_files(edition.name):
        if name not in present:
            yield faults.files_differ(name, "is a schema file that every package carries, and is missing")


def _identifiers(root: etree._Element) -> Iterator[Diagnostic]:
    used = Counter(each.get("identifier", "") for each in root.iter() if "identifier" in each.attrib)
    for identifier, count in used.items():
        if not _NCNAME.fullmatch(identifier):
            yield faults.identifier_unfit(identifier, "is not a name that XML and every platform can take")
        if count > 1:
            yield faults.identifier_unfit(identifier, "is used more than once")
    if len(root.get("identifier", "")) > IDENTIFIER_LIMIT:
        yield faults.identifier_unfit(root.get("identifier", ""), "is too long for some platforms")


def _launch(root: etree._Element) -> Iterator[Diagnostic]:
    """Each item launches a SCO of its own, the first resource is a SCO, and nothing else can be launched."""
    resources = {str(each.get("identifier")): each for each in root.iterfind(".//cp:resource", _NS)}
    items = [each for each in root.iterfind(".//cp:item", _NS) if each.find("cp:item", _NS) is None]
    launched = Counter(str(each.get("identifierref")) for each in items)
    pages = Counter(each.get("href") for each in resources.values())
    if not launched:
        yield faults.launch_page("The organization", "has no item")
    for identifier in launched.keys() - resources.keys():
        yield faults.launch_page(identifier, "is launched, and there is no such resource")
    for position, (identifier, resource) in enumerate(resources.items()):
        href, kind = resource.get("href"), resource.get(_KIND)
        if kind == "sco":
            own = [each.get("href") for each in resource.iterfind("cp:file", _NS)]
            if href is None or href not in own or pages[href] != 1:
                yield faults.launch_page(identifier, "is a SCO without a launch page of its own")
            if launched[identifier] != 1:
                yield faults.launch_page(identifier, f"is launched by {launched[identifier]} items, not one")
        elif kind != "asset" or href is not None or identifier in launched or position == 0:
            yield faults.launch_page(identifier, "is not a SCO, and could be launched in place of one")
        for dependency in resource.iterfind("cp:dependency", _NS):
            if dependency.get("identifierref") not in resources:
                yield faults.launch_page(identifier, "needs a resource that is not in the manifest")


def _sequencing(root: etree._Element) -> Iterator[Diagnostic]:
    """Rules ask for objectives of their own activity; a shared objective has one writer, and is read by
    others."""
    writers: Counter[str] = Counter()
    readers: dict[str, str] = {}
    for item in root.iterfind(".//cp:item", _NS):
        name = item.get("identifier", "")
        own = [
            str(each.get("objectiveID"))
            for each in item.iterfind("imsss:sequencing/imsss:objectives/*", _NS)
            if each.get("objectiveID")
        ]
        for objective, count in Counter(own).items():
            if count > 1:
                yield faults.sequencing_broken(name, f"the objective {objective!r} is there twice")
        for condition in item.iterfind("imsss:sequencing//imsss:ruleCondition", _NS):
            asked = condition.get("referencedObjective")
            if asked is not None and asked not in own:
                yield faults.sequencing_broken(name, f"a rule asks for {asked!r}, which is not there")
        for info in item.iterfind("imsss:sequencing//imsss:mapInfo", _NS):
            target = str(info.get("targetObjectiveID"))
            if info.get("writeSatisfiedStatus") == "true":
                writers[target] += 1
            else:
                readers.setdefault(target, name)
    for target, count in writers.items():
        if count > 1:
            yield faults.sequencing_broken(target, f"{count} activities write it")
    for target, name in readers.items():
        if target not in writers:
            yield faults.sequencing_broken(name, f"it reads {target!r}, which nothing writes")
