"""scormkit judges its own SCORM 2004 output, in every build: a finding here is our fault, not the
author's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from scormkit.archive.entry import Entry
from scormkit.archive.formats import RECORD
from scormkit.cmi.scorm2004_sequencing import NAMESPACES
from scormkit.diagnostics import Diagnostic
from scormkit.targets._ims.manifest import MANIFEST
from scormkit.targets._ims.verify import (
    Problem,
    against_schema,
    comes_first,
    own_document,
    unfit_identifiers,
    wrong_launches,
)
from scormkit.targets.scorm2004 import faults
from scormkit.targets.scorm2004.editions import LOCATIONS, Edition, schema_files, schema_place

_NS = {"cp": NAMESPACES["imscp"], **NAMESPACES}
_KIND = f"{{{NAMESPACES['adlcp']}}}scormType"


def verify(entries: Sequence[Entry], edition: Edition) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a package of ours (SCN101 to SCN105); an empty tuple when all is well.

    `entries` are the files in the order of the zip, with the archive's record or without it.
    """
    if not comes_first(entries, MANIFEST):
        return (faults.files_differ(MANIFEST, "is not the first file of the package"),)
    root = own_document(entries, MANIFEST)
    if isinstance(root, Problem):
        return (faults.manifest_invalid(*root),)
    return (
        *(faults.manifest_invalid(*each) for each in _schema(root, edition)),
        *_files(root, [entry.name for entry in entries], edition),
        *(faults.identifier_unfit(*each) for each in unfit_identifiers(root)),
        *(faults.launch_page(*each) for each in wrong_launches(root, _NS, _KIND)),
        *_sequencing(root),
    )


def _schema(root: etree._Element, edition: Edition) -> Iterator[Problem]:
    yield from against_schema(root, schema_place(edition.name), LOCATIONS)
    version = root.findtext("cp:metadata/cp:schemaversion", namespaces=_NS)
    if version != edition.schemaversion:
        yield Problem(1, f"schemaversion is {version!r}, not {edition.schemaversion!r}")


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
