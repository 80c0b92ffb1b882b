"""scormkit judges its own cmi5 packages, in every build: a finding here is our fault, not the author's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from lxml import etree

from scormkit.archive.entry import Entry
from scormkit.diagnostics import Diagnostic
from scormkit.targets._ims.schemas import load_schema, parse_xml, schema_folder
from scormkit.targets.cmi5 import faults
from scormkit.targets.cmi5.structure import MANIFEST, NAMESPACE

_NAMES = {"c": NAMESPACE}


def verify(entries: Sequence[Entry]) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a package of ours (CMT101, CMT102)."""
    names = [entry.name for entry in entries]
    if names[:1] != [MANIFEST] or not isinstance(entries[0].content, bytes):
        return (faults.structure_broken(1, "is not the first file of the package"),)
    try:
        root = parse_xml(entries[0].content)
    except etree.XMLSyntaxError as error:
        return (faults.structure_broken(error.lineno or 1, error.msg or "is not well-formed"),)
    schema = load_schema(schema_folder("cmi5"), ((NAMESPACE, "CourseStructure.xsd"),))
    if not schema.validate(root):
        log = cast("Iterable[etree._LogEntry]", schema.error_log)
        return tuple(faults.structure_broken(error.line, error.message) for error in log)
    return (*_units(root, names), *(faults.file_doubled(each) for each in _doubled(names)))


def _units(root: etree._Element, names: Sequence[str]) -> Iterator[Diagnostic]:
    """Each AU launches a page of its own, looked up as it is written (CATAPULT's player)."""
    urls = [each.findtext("c:url", "", _NAMES) for each in root.iterfind(".//c:au", _NAMES)]
    yield from (faults.page_missing(url) for url in urls if url not in names)
    yield from (faults.page_missing(url) for url in _doubled(urls))


def _doubled(names: Sequence[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})
