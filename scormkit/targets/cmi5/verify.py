"""scormkit judges its own cmi5 packages, in every build: a finding here is our fault, not the author's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from scormkit.archive.entry import Entry
from scormkit.diagnostics import Diagnostic
from scormkit.targets._ims.verify import Problem, against_schema, doubled, own_document
from scormkit.targets.cmi5 import faults
from scormkit.targets.cmi5.structure import MANIFEST, NAMESPACE

_NAMES = {"c": NAMESPACE}


def verify(entries: Sequence[Entry]) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a package of ours (CMT101, CMT102)."""
    root = own_document(entries, MANIFEST)
    if isinstance(root, Problem):
        return (faults.structure_broken(*root),)
    if problems := [*against_schema(root, "cmi5", ((NAMESPACE, "CourseStructure.xsd"),))]:
        return tuple(faults.structure_broken(*each) for each in problems)
    names = [entry.name for entry in entries]
    return (*_units(root, names), *(faults.file_doubled(each) for each in doubled(names)))


def _units(root: etree._Element, names: Sequence[str]) -> Iterator[Diagnostic]:
    """Each AU launches a page of its own, looked up as it is written (CATAPULT's player)."""
    urls = [each.findtext("c:url", "", _NAMES) for each in root.iterfind(".//c:au", _NAMES)]
    yield from (faults.page_missing(url) for url in urls if url not in names)
    yield from (faults.page_missing(url) for url in doubled(urls))
