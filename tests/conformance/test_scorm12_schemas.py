"""Our manifests and our schema files against the official schema files of SCORM 1.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from lxml import etree

from scormkit.targets._ims.schemas import parse_xml, schema_folder
from scormkit.targets.scorm12.manifest import IMSCP
from tests.conformance.models import Samples, variants
from tests.conformance.mutations import INVALID, VALID, Change
from tests.conformance.schemas import PUBLISHED, ROOT, faults
from tests.conformance.schemas import official as load_official
from tests.unit.targets.plans import MULTI, PLANS, manifest

pytestmark = pytest.mark.node

CORPUS = ROOT.parent / "shared" / "corpus"
FILES = ("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd", "imsmd_rootv1p2p1.xsd")
MUTATIONS = {**{name: (change, True) for name, change in VALID.items()}}
MUTATIONS |= {name: (change, False) for name, change in INVALID.items()}


@pytest.mark.parametrize("name", PLANS)
def test_our_manifests_are_valid(name: str, official: etree.XMLSchema, ours: etree.XMLSchema) -> None:
    root = parse_xml(manifest(PLANS[name]))
    assert faults(official, root) == []
    assert faults(ours, root) == []


@pytest.mark.parametrize(("change", "verdict"), MUTATIONS.values(), ids=MUTATIONS)
def test_mutations_are_judged_alike(
    change: Change, verdict: bool, official: etree.XMLSchema, ours: etree.XMLSchema
) -> None:
    root = parse_xml(manifest(MULTI))
    change(root)
    assert (not faults(official, root), not faults(ours, root)) == (verdict, verdict)


@pytest.mark.parametrize("file", FILES)
def test_every_element_is_judged_alike(file: str, official: etree.XMLSchema, ours: etree.XMLSchema) -> None:
    samples = Samples(schema_folder("scorm12") / file)
    for name in samples.elements:
        for what, element in variants(samples.sample(name)):
            told = (faults(official, element), faults(ours, element))
            assert what != "as it is" or told == ([], []), (name, told)
            assert bool(told[0]) == bool(told[1]), (name, what, told)


@pytest.mark.parametrize("file", FILES)
def test_both_declare_the_same_elements(file: str) -> None:
    names = [
        set(re.findall(r'^\s*<x[sd]*:element name="(\w+)"', path.read_text(encoding="utf-8"), re.MULTILINE))
        for path in (schema_folder("scorm12") / file, PUBLISHED / file)
    ]
    assert names[0] == names[1]


def test_schema_files_read_nothing_from_the_network() -> None:
    for path in schema_folder("scorm12").iterdir():
        places = re.findall(r'schemaLocation="([^"]*)"', path.read_text(encoding="utf-8"))
        assert all((path.parent / place).is_file() for place in places)


def test_without_the_official_files_the_message_is_plain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.conformance.schemas.PUBLISHED", tmp_path / "not-here")
    with pytest.raises(AssertionError, match="run `make test`"):
        load_official(tmp_path)


if CORPUS.is_dir():
    # A collection of real packages that stands beside some checkouts; elsewhere there is no such test.
    SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"

    def real_manifests() -> Iterator[tuple[str, etree._Element]]:
        for path in sorted(CORPUS.glob("*/imsmanifest.xml")):
            data = path.read_bytes()
            if IMSCP.encode() in data:
                with suppress(etree.XMLSyntaxError):
                    yield path.parent.name, parse_xml(data)

    REAL = dict(real_manifests())

    def test_the_collection_has_manifests() -> None:
        assert len(REAL) > 20

    @pytest.mark.parametrize("name", REAL)
    def test_real_manifests_are_judged_alike(
        name: str, official: etree.XMLSchema, ours: etree.XMLSchema
    ) -> None:
        root = REAL[name]
        for element in root.iter():
            if SCHEMA_LOCATION in element.attrib:
                # Only the files under test count, not those that a manifest points to.
                del element.attrib[SCHEMA_LOCATION]
        lines = [[each.partition(":")[0] for each in faults(schema, root)] for schema in (official, ours)]
        assert lines[0] == lines[1]
