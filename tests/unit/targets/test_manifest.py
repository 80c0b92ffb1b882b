"""What an importer reads in imsmanifest.xml."""

from __future__ import annotations

import pytest
from lxml import etree

from scormkit.targets._ims.imsmd import NAMESPACE as IMSMD
from scormkit.targets._ims.schemas import parse_xml
from scormkit.targets.scorm12.manifest import ADLCP, IMSCP, SCHEMA_FILES
from tests.unit.targets.plans import BARE, HOSTILE, MULTI, PLANS, SINGLE, UNIT, hostile, manifest, unit

NAMES = {"cp": IMSCP, "adlcp": ADLCP, "md": IMSMD}
KIND = f"{{{ADLCP}}}scormtype"
MANDATORY = [
    "general/title",
    "general/catalogentry/catalog",
    "general/catalogentry/entry",
    "general/description",
    "general/keyword",
    "lifecycle/version",
    "lifecycle/status",
    "metametadata/metadatascheme",
    "technical/format",
    "technical/location",
    "rights/cost",
    "rights/copyrightandotherrestrictions",
    "classification/purpose",
    "classification/description",
    "classification/keyword",
]
"""What SCORM 1.2 CAM 2.2 asks of the metadata of an aggregation and of a SCO."""


def found(root: etree._Element, path: str) -> list[etree._Element]:
    return root.findall(path, NAMES)


def said(root: etree._Element, path: str) -> list[str]:
    return ["".join(map(str, each.itertext())).strip() for each in found(root, path)]


def files(resource: etree._Element) -> list[str | None]:
    return [each.get("href") for each in found(resource, "cp:file")]


def test_the_frame() -> None:
    data = manifest(SINGLE)
    root = parse_xml(data)
    assert data.startswith(
        b'<?xml version="1.0" encoding="UTF-8"?>\n<manifest xmlns="http://www.imsproject.org/'
    )
    assert root.nsmap == {
        None: IMSCP,
        "adlcp": ADLCP,
        "imsmd": IMSMD,
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    assert b"<imsmd:lom>" in data
    assert b'adlcp:scormtype="sco"' in data
    assert said(root, "cp:metadata/cp:schema") == ["ADL SCORM"]
    assert said(root, "cp:metadata/cp:schemaversion") == ["1.2"]
    assert root.get("version") == "1.0"


def test_one_sco_has_one_resource_that_lists_every_file() -> None:
    root = parse_xml(manifest(SINGLE))
    [item], [resource] = found(root, ".//cp:item"), found(root, ".//cp:resource")
    assert item.get("identifierref") == resource.get("identifier")
    assert item.get("isvisible") == "true"
    assert (resource.get("href"), resource.get(KIND)) == ("index.html", "sco")
    assert files(resource) == [
        "index.html",
        "player/player.js",
        "player/player.css",
        "media/logo.png",
        *SCHEMA_FILES,
        "scormkit.json",
    ]
    assert found(root, ".//cp:dependency") == []
    assert found(root, ".//cp:item/adlcp:*") == []


def test_the_default_organization_is_there_and_titled() -> None:
    root = parse_xml(manifest(SINGLE))
    [organization] = found(root, "cp:organizations/cp:organization")
    assert found(root, "cp:organizations")[0].get("default") == organization.get("identifier")
    assert said(organization, "cp:title") == ["A sample course"]


def test_several_scos_share_one_asset_that_cannot_be_launched() -> None:
    root = parse_xml(manifest(MULTI))
    resources = found(root, ".//cp:resource")
    assert [each.get("href") for each in resources] == ["one.html", "two.html", "three.html", None]
    assert [each.get(KIND) for each in resources] == ["sco", "sco", "sco", "asset"]
    assert [files(each) for each in resources[:3]] == [["one.html"], ["two.html"], ["three.html"]]
    assert files(resources[3])[:1] == ["player/player.js"]
    assert {each.get("identifierref") for each in found(root, ".//cp:dependency")} == {
        resources[3].get("identifier")
    }
    assert len(found(root, ".//cp:dependency")) == 3


def test_prerequisites_name_items_without_blanks() -> None:
    root = parse_xml(manifest(MULTI))
    assert said(root, ".//cp:item[2]/adlcp:prerequisites") == ["item-e645k2cszy-one"]
    assert said(root, ".//cp:item[3]/adlcp:prerequisites") == ["item-e645k2cszy-one&item-e645k2cszy-two"]
    assert found(root, ".//cp:item[1]/adlcp:prerequisites") == []
    assert {each.get("type") for each in found(root, ".//adlcp:prerequisites")} == {"aicc_script"}
    assert b">item-e645k2cszy-one&amp;item-e645k2cszy-two<" in manifest(MULTI)


def test_mastery_score_only_where_asked_for_and_where_there_is_a_score() -> None:
    launchables = (
        MULTI.launchables[0]._replace(units=(unit("one", 0, assessed=False),)),
        *MULTI.launchables[1:],
    )
    root = parse_xml(manifest(MULTI._replace(launchables=launchables)))
    assert [len(found(item, "adlcp:masteryscore")) for item in found(root, ".//cp:item")] == [0, 1, 1]
    assert said(root, ".//adlcp:masteryscore") == ["80", "80"]
    assert b"masteryscore" not in manifest(MULTI._replace(mastery_score=None))


@pytest.mark.parametrize(("score", "written"), [(0, "0"), (100.0, "100"), (72.5, "72.5"), (66.67, "66.67")])
def test_mastery_score_is_a_plain_number(score: float, written: str) -> None:
    root = parse_xml(manifest(SINGLE._replace(mastery_score=score)))
    assert said(root, ".//adlcp:masteryscore") == [written]


@pytest.mark.parametrize("name", PLANS)
def test_metadata_is_complete_at_every_level(name: str) -> None:
    root = parse_xml(manifest(PLANS[name]))
    launchables = len(PLANS[name].launchables)
    records = found(root, ".//md:lom")
    assert len(records) == 2 + launchables
    assert len(found(root, "cp:metadata/md:lom")) == 1
    assert len(found(root, ".//cp:organization/cp:metadata/md:lom")) == 1
    assert len(found(root, ".//cp:resource/cp:metadata/md:lom")) == launchables
    for record in records:
        for field in MANDATORY:
            path = "/".join(f"md:{part}" for part in field.split("/"))
            assert said(record, path), field
            assert all(said(record, path)), field


def test_metadata_says_what_the_plan_says() -> None:
    root = parse_xml(manifest(SINGLE))
    lom = found(root, "cp:metadata/md:lom")[0]
    assert said(lom, "md:general/md:keyword") == ["sample", "course"]
    title = found(lom, "md:general/md:title/md:langstring")[0]
    assert title.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-US"
    assert said(lom, "md:general/md:language") == ["en-US"]
    assert said(lom, "md:lifecycle/md:version") == ["1.0"]
    assert said(lom, "md:metametadata/md:metadatascheme") == ["ADL SCORM 1.2"]
    assert said(lom, ".//md:vcard") == [
        "BEGIN:VCARD\nVERSION:3.0\nFN:Example\\; Org\\, Ltd.\nORG:Example\\; Org\\, Ltd.\nEND:VCARD"
    ]
    assert said(lom, "md:lifecycle/md:contribute/md:date") == ["2026-11-22"]
    assert said(lom, "md:technical/md:format")[:3] == ["application/json", "image/png", "text/css"]
    assert said(lom, "md:educational/md:typicallearningtime") == ["PT45M"]
    assert said(lom, "md:rights/md:description") == ["© 2026 Example"]
    assert said(lom, "md:classification/md:description") == [
        "Tell what one is; Tell what two is; Tell what three is"
    ]
    assert said(lom, "md:general/md:structure/md:value") == ["Hierarchical"]
    sco = found(root, ".//cp:resource/cp:metadata/md:lom")[0]
    assert said(sco, "md:technical/md:location") == ["index.html"]


def test_metadata_of_a_sco_is_about_its_units() -> None:
    root = parse_xml(manifest(MULTI))
    second = found(root, ".//cp:resource[2]/cp:metadata/md:lom")[0]
    assert said(second, "md:general/md:title") == ["Module two"]
    assert said(second, "md:general/md:description") == ["What two is."]
    assert said(second, "md:general/md:structure/md:value") == ["Linear"]
    assert said(second, "md:classification/md:description") == ["Tell what two is"]
    assert said(second, "md:educational/md:typicallearningtime") == ["PT15M"]
    assert said(second, "md:technical/md:location") == ["two.html"]


@pytest.mark.parametrize(("minutes", "written"), [(0, "PT0M"), (60, "PT1H"), (90, "PT1H30M"), (600, "PT10H")])
def test_learning_time(minutes: int, written: str) -> None:
    root = parse_xml(manifest(SINGLE._replace(minutes=minutes)))
    assert said(root, "cp:metadata/md:lom/md:educational/md:typicallearningtime") == [written]


def test_what_the_author_left_out_is_filled_from_the_title_or_not_written() -> None:
    root = parse_xml(manifest(BARE))
    assert said(root, "cp:metadata/md:lom/md:general/md:description") == ["A sample course"]
    assert said(root, "cp:metadata/md:lom/md:general/md:keyword") == ["A sample course"]
    assert [found(root, f".//md:{name}") for name in ("educational", "contribute")] == [[], []]
    values = said(root, "cp:metadata/md:lom/md:rights/md:copyrightandotherrestrictions/md:value")
    assert values == ["no"]


def test_hostile_titles_survive() -> None:
    root = parse_xml(manifest(hostile(SINGLE)))
    expected = HOSTILE.removesuffix(" \u0007")
    assert said(root, ".//cp:organization/cp:title") == [expected]
    assert said(root, ".//cp:item/cp:title") == [expected]
    assert said(root, "cp:metadata/md:lom/md:general/md:title") == [expected]


def test_a_version_that_is_too_long_for_the_attribute_is_in_the_metadata() -> None:
    root = parse_xml(manifest(hostile(SINGLE)))
    assert root.get("version") is None
    assert said(root, "cp:metadata/md:lom/md:lifecycle/md:version")[0].startswith("one & only")


def test_a_unit_on_its_own_is_a_package_of_its_own() -> None:
    course, part = parse_xml(manifest(SINGLE)), parse_xml(manifest(UNIT))
    assert course.get("identifier", "")[:15] != part.get("identifier", "")[:15]
    assert said(part, ".//cp:organization/cp:title") == ["Module two"]


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert manifest(MULTI) == manifest(MULTI)
    assert b"\r" not in manifest(MULTI)
    assert manifest(MULTI).endswith(b"</manifest>\n")
