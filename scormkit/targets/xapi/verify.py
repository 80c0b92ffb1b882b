"""scormkit judges its own xAPI packages, in every build: a finding here is our fault, not the author's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from lxml import etree

from scormkit.archive.entry import Entry
from scormkit.diagnostics import Diagnostic
from scormkit.targets._ims.schemas import load_schema, parse_xml, schema_folder
from scormkit.targets.xapi import faults
from scormkit.targets.xapi.manifest import MANIFEST, NAMESPACE

_NAMES = {"t": NAMESPACE}


def verify(entries: Sequence[Entry]) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a package of ours (XAT101 to XAT103)."""
    names = [entry.name for entry in entries]
    if names[:1] != [MANIFEST] or not isinstance(entries[0].content, bytes):
        return (faults.manifest_broken(1, "is not the first file of the package"),)
    try:
        root = parse_xml(entries[0].content)
    except etree.XMLSyntaxError as error:
        return (faults.manifest_broken(error.lineno or 1, error.msg or "is not well-formed"),)
    schema = load_schema(schema_folder("tincan"), ((NAMESPACE, "tincan.xsd"),))
    if not schema.validate(root):
        log = cast("Iterable[etree._LogEntry]", schema.error_log)
        return tuple(faults.manifest_broken(error.line, error.message) for error in log)
    return (*_launch(root, names), *_twice(names))


def _launch(root: etree._Element, names: Sequence[str]) -> Iterator[Diagnostic]:
    found = root.findall(".//t:activity", _NAMES)
    launched = [each for each in found if each.find("t:launch", _NAMES) is not None]
    if launched != found[:1]:
        yield faults.launch_wrong("the first activity, and no other, is the one that is launched")
    for each in launched:
        if each.findtext("t:launch", "", _NAMES) not in names:
            yield faults.launch_wrong("the page that is launched is in the package")


def _twice(names: Sequence[str]) -> Iterator[Diagnostic]:
    yield from (faults.name_twice(name) for name, count in Counter(names).items() if count > 1)
