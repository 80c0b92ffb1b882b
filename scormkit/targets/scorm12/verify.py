"""scormkit judges its own SCORM 1.2 output, in every build: a finding here is our fault, not the author's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from scormkit.archive.entry import Entry
from scormkit.archive.formats import RECORD
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
from scormkit.targets.scorm12 import faults
from scormkit.targets.scorm12.manifest import ADLCP, IMSCP, LOCATIONS, SCHEMA_FILES, TARGET
from scormkit.targets.scorm12.prerequisites import items_in

_CP = {"cp": IMSCP, "adlcp": ADLCP}
_KIND = f"{{{ADLCP}}}scormtype"


def verify(entries: Sequence[Entry]) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a package of ours (SCO101 to SCO108); an empty tuple when all is well.

    `entries` are the files in the order of the zip, with the archive's record or without it.
    """
    if not comes_first(entries, MANIFEST):
        return (faults.package_file_missing(MANIFEST),)
    root = own_document(entries, MANIFEST)
    if isinstance(root, Problem):
        return (faults.manifest_invalid(*root),)
    return (
        *(faults.manifest_invalid(*each) for each in against_schema(root, TARGET, LOCATIONS)),
        *_files(root, [entry.name for entry in entries]),
        *(faults.identifier_unfit(*each) for each in unfit_identifiers(root)),
        *(faults.launch_page(*each) for each in wrong_launches(root, _CP, _KIND)),
        *_conditions(root),
    )


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


def _conditions(root: etree._Element) -> Iterator[Diagnostic]:
    items = {str(each.get("identifier")): each for each in root.iterfind(".//cp:item", _CP)}
    for identifier, item in items.items():
        for script in item.iterfind("adlcp:prerequisites", _CP):
            for name in items_in(script.text or ""):
                if name == identifier or name not in items:
                    yield faults.prerequisite_unknown(identifier, name)
