"""The packages that the tool builds of the sample course, against the official schema files."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from scormkit.targets._ims.schemas import parse_xml, schema_folder
from scormkit.targets.scorm12.manifest import IMSCP, SCHEMA_FILES
from tests.conformance.schemas import ROOT, faults
from tests.conftest import Built

pytestmark = pytest.mark.node

COURSE = ROOT / "courses" / "cst-introduction"
FORMS: dict[str, dict[str, Any]] = {
    "single": {},
    "multi": {"packaging": "multi"},
    "multi, free": {"packaging": "multi", "navigation": "free"},
    "mastery score": {"packaging": "multi", "mastery_score": True, "reporting": "passed-failed"},
    "one unit": {"unit": "trauma"},
    "hostile title": {"title": "A & B <c> \"d\" 'e' 😀 ]]> عربي", "description": "<&>", "language": "ar"},
}


@pytest.mark.parametrize("form", FORMS)
def test_built_packages_are_valid_and_complete(
    form: str, build_course: Callable[..., Built], official: etree.XMLSchema, ours: etree.XMLSchema
) -> None:
    package = build_course(COURSE, **FORMS[form]).zip
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
        root = parse_xml(archive.read("imsmanifest.xml"))
        shipped = {name: archive.read(name) for name in SCHEMA_FILES}
    assert (faults(official, root), faults(ours, root)) == ([], [])
    listed = [each.get("href") for each in root.iterfind(".//cp:file", {"cp": IMSCP})]
    assert sorted(map(str, listed)) == sorted(set(names) - {"imsmanifest.xml"})
    assert shipped == {name: (schema_folder("scorm12") / name).read_bytes() for name in SCHEMA_FILES}
