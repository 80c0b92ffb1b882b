"""Our manifests and our schema files against the official schema files of SCORM 2004, 3rd and 4th Edition."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from scormkit.targets._ims.schemas import parse_xml, schema_folder
from scormkit.targets.scorm2004.editions import EDITIONS, schema_files, schema_place
from tests.conformance.schemas import faults
from tests.conformance.scorm2004.mutations import MUTATIONS, Change
from tests.conformance.scorm2004.schemas import ROOT, official, ours
from tests.unit.targets.plans import PLANS
from tests.unit.targets.plans2004 import RULES, drawn, manifest2004, tries

pytestmark = pytest.mark.node
GOOD = {edition: manifest2004(RULES, edition) for edition in EDITIONS}
OWN = {"rules": RULES, "tries": tries(), "counted": tries(lms_counts=True), "drawn": drawn()}
CORPUS = ROOT.parent / "shared" / "corpus"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, etree.XMLSchema]:
    return {name: official(name, tmp_path_factory.mktemp(name)) for name in EDITIONS}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", [*PLANS, *OWN])
def test_our_manifests_are_valid(name: str, edition: str, published: dict[str, etree.XMLSchema]) -> None:
    root = parse_xml(manifest2004({**PLANS, **OWN}[name], edition))
    assert faults(published[edition], root) == []
    assert faults(ours(edition), root) == []


@pytest.mark.parametrize(("change", "editions"), MUTATIONS.values(), ids=MUTATIONS)
def test_mutations_are_judged_alike(
    change: Change, editions: str, published: dict[str, etree.XMLSchema]
) -> None:
    for edition in EDITIONS:
        root = parse_xml(GOOD[edition])
        change(root)
        verdict = edition[0] in editions
        told = (not faults(published[edition], root), not faults(ours(edition), root))
        assert told == (verdict, verdict), edition


def test_there_are_enough_mutations() -> None:
    assert len(MUTATIONS) >= 60


@pytest.mark.parametrize("edition", EDITIONS)
def test_schema_files_read_nothing_from_the_network(edition: str) -> None:
    folder = schema_folder(schema_place(edition))
    for name in schema_files(edition):
        path = folder / name
        for place in re.findall(r'(?:schemaLocation|SYSTEM)[= ]"([^"]*)"', path.read_text(encoding="utf-8")):
            assert (path.parent / place).is_file(), (name, place)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_files_have_the_names_of_the_standard(edition: str) -> None:
    named = {path.name for path in official_files(edition)}
    assert named <= set(schema_files(edition))


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_schema_files_keep_to_their_own_document_type(edition: str) -> None:
    folder = schema_folder(schema_place(edition))
    dtd = etree.DTD(str(folder / "XMLSchema.dtd"))
    for name in schema_files(edition):
        if name.endswith(".xsd"):
            assert dtd.validate(etree.parse(str(folder / name))), (name, dtd.error_log)


def test_what_the_editions_share_is_the_same() -> None:
    differs = {
        name
        for name in schema_files("4th")
        if (schema_folder(schema_place("3rd")) / name).read_bytes()
        != (schema_folder(schema_place("4th")) / name).read_bytes()
    }
    assert differs == {"imscp_v1p1.xsd", "adlcp_v1p3.xsd", "adlseq_v1p3.xsd"}
    assert schema_files("3rd") == schema_files("4th")


def official_files(edition: str) -> list[Path]:
    from tests.conformance.scorm2004.schemas import PUBLISHED

    return list((PUBLISHED / f"scorm2004{edition}edition").iterdir())


if CORPUS.is_dir():
    # A collection of real packages that stands beside some checkouts; elsewhere there is no such test.
    SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
    REAL = {
        path.parent.name: data
        for path in sorted(CORPUS.glob("*/imsmanifest.xml"))
        if b"2004 4th Edition" in (data := path.read_bytes()) or b"2004 3rd Edition" in data
    }

    def test_the_collection_has_manifests() -> None:
        assert len(REAL) > 30

    @pytest.mark.parametrize("name", REAL)
    def test_real_manifests_are_judged_alike(name: str, published: dict[str, etree.XMLSchema]) -> None:
        edition = "4th" if b"2004 4th Edition" in REAL[name] else "3rd"
        try:
            root = parse_xml(REAL[name])
        except etree.XMLSyntaxError:
            return
        for element in root.iter():
            if SCHEMA_LOCATION in element.attrib:
                del element.attrib[SCHEMA_LOCATION]
        lines = [
            [each.partition(":")[0] for each in faults(schema, root)]
            for schema in (published[edition], ours(edition))
        ]
        assert lines[0] == lines[1]
