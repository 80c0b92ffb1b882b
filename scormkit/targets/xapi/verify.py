"""scormkit judges its own xAPI packages, in every build: a finding here is our fault, not the author's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from scormkit.archive.entry import Entry
from scormkit.diagnostics import Diagnostic
from scormkit.targets._ims.verify import Problem, against_schema, doubled, own_document
from scormkit.targets.xapi import faults
from scormkit.targets.xapi.manifest import MANIFEST, NAMESPACE

_NAMES = {"t": NAMESPACE}


def verify(entries: Sequence[Entry]) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a package of ours (XAT101 to XAT103)."""
    root = own_document(entries, MANIFEST)
    if isinstance(root, Problem):
        return (faults.manifest_broken(*root),)
    if problems := [*against_schema(root, "tincan", ((NAMESPACE, "tincan.xsd"),))]:
        return tuple(faults.manifest_broken(*each) for each in problems)
    names = [entry.name for entry in entries]
    return (*_launch(root, names), *map(faults.name_twice, doubled(names)))


def _launch(root: etree._Element, names: Sequence[str]) -> Iterator[Diagnostic]:
    found = root.findall(".//t:activity", _NAMES)
    launched = [each for each in found if each.find("t:launch", _NAMES) is not None]
    if launched != found[:1]:
        yield faults.launch_wrong("the first activity, and no other, is the one that is launched")
    for each in launched:
        if each.findtext("t:launch", "", _NAMES) not in names:
            yield faults.launch_wrong("the page that is launched is in the package")
