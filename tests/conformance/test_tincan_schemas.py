"""Our schema files of cmi5.xml and tincan.xml against the packages of others, as far as those are here."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from lxml import etree

from scormkit.targets._ims.schemas import load_schema, schema_folder
from scormkit.targets.cmi5.structure import NAMESPACE as CMI5
from scormkit.targets.xapi.manifest import NAMESPACE as TINCAN
from tests.conftest import ROOT

CORPUS = ROOT.parent / "shared" / "corpus"
SCHEMAS = {CMI5: ("cmi5", "CourseStructure.xsd"), TINCAN: ("tincan", "tincan.xsd")}
BY_SCHEMA = {"3.0.0.0-1", "13.1.2.0-1", "13.1.3.0-1", "13.1.4.0-1"}
"""Requirements that the schema itself can tell to be broken; others need the files of the package."""


def documents() -> list[tuple[str, str, str, etree._Element]]:
    found = []
    for row in csv.reader((CORPUS / "INDEX.tsv").read_text("utf-8").splitlines(), delimiter="\t"):
        place = CORPUS / row[0]
        for file in sorted(place.rglob("*.xml")) if place.is_dir() else [place]:
            if row[3] not in {"cmi5", "tincan"} or file.suffix != ".xml":
                continue
            root = etree.parse(str(file)).getroot()
            if etree.QName(root).namespace in SCHEMAS:
                found.append((f"{row[0]}/{file.name}", row[4], row[-1].removeprefix("req "), root))
    return found


def is_valid(root: etree._Element) -> bool:
    namespace = str(etree.QName(root).namespace)
    folder, name = SCHEMAS[namespace]
    return load_schema(schema_folder(folder), ((namespace, name),)).validate(root)


@pytest.mark.skipif(not Path(CORPUS).is_dir(), reason="the packages of others are not here")
def test_documents_of_others_are_judged_as_their_makers_say() -> None:
    found = documents()
    assert len(found) > 30
    telling = [each for each in found if each[1] != "invalid" or each[2] in BY_SCHEMA]
    judged = {name: is_valid(root) for name, _, _, root in telling}
    expected = {name: said != "invalid" for name, said, _, _ in telling}
    assert judged == expected


def test_a_document_in_the_order_that_the_specification_fixes_is_valid_and_in_no_other() -> None:
    described = '<description><langstring lang="en">B</langstring></description>'
    words = f"<title><langstring>A</langstring></title>{described}"
    aim = f'<objectives><objective id="urn:o:1">{words}</objective></objectives>'
    unit = (
        f'<au id="urn:a:1" moveOn="Passed" masteryScore="0.8">{words}<objectives><objective idref="urn:o:1"/>'
        "</objectives><url>a.html</url><launchParameters>x</launchParameters><entitlementKey>y</entitlementKey>"
        '<x xmlns="urn:x">any</x></au>'
    )
    good = (
        f'<courseStructure xmlns="{CMI5}"><course id="urn:c:1">{words}</course>{aim}{unit}</courseStructure>'
    )
    assert is_valid(etree.fromstring(good))
    for one, other in [
        (aim + unit, unit + aim),
        ("urn:o:1", "o1"),
        ('idref="urn:o:1"', 'idref="urn:o:2"'),
        ("0.8", "80"),
        ("0.8", "0.80001"),
        ("Passed", "passed"),
        ("<url>a.html</url>", "<url></url>"),
        (unit, unit * 2),
        (unit, ""),
        ("urn:x", CMI5),
    ]:
        assert one in good
        assert not is_valid(etree.fromstring(good.replace(one, other))), other
