"""What one platform makes of a package, by its profile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import scormkit
from scormkit.diagnostics import Severity
from scormkit.lms.model import Profile
from scormkit.lms.profiles import profile_names
from scormkit.package.detect import open_package
from scormkit.rules.judge import judge
from scormkit.rules.lms import check_lms
from tests.rules.packages.bases import make, spoil

PLAIN: dict[str, Any] = {
    "name": "one",
    "title": "One",
    "summary": "A platform.",
    "sources": {"page": {"where": "a page", "date": "2026-01-01"}},
    "standards": {"scorm12": {"value": "full", "source": "page"}},
    "advice": {"target": "scorm12", "why": "It is there.", "source": "page"},
}


def fact(value: object) -> dict[str, object]:
    return {"value": value, "source": "page"}


def told(package: Path, **parts: object) -> list[str]:
    profile = Profile.model_validate({**PLAIN, **parts})
    view = open_package(package, lambda _: None)
    assert view is not None
    return [f"{each.severity} {each.code}" for each in check_lms(view, profile, judge(view))]


ANOTHER_FIRST = {
    "replace": {
        "imsmanifest.xml": {
            "  <resources>\n": '  <resources>\n    <resource identifier="print" type="webcontent" '
            'adlcp:scormtype="asset" href="img/pool.png"><file href="img/pool.png"/></resource>\n'
        }
    }
}
PREFIX = {
    "replace": {
        "imsmanifest.xml": {
            "<metadata>": '<metadata xmlns:a="http://www.adlnet.org/xsd/adlcp_rootv1p2">',
            "<adlcp:location>": "<a:location>",
            "</adlcp:location>": "</a:location>",
        }
    }
}
Parts = dict[str, Any]

FACTS: list[tuple[str, Parts, Parts, list[str]]] = [
    ("scorm12", {}, {}, []),
    ("scorm12", {}, {"standards": {"scorm12": fact("none")}}, ["error LMS001"]),
    ("scorm2004", {}, {"standards": {"scorm2004-4th": fact("partial")}}, ["info LMS002"]),
    ("scorm12", {}, {"limits": {"package_size": fact(100)}}, ["error LMS003"]),
    ("scorm12", {}, {"limits": {"advised_size": fact(100)}}, ["warning LMS004"]),
    ("scorm12", {}, {"limits": {"identifier_length": fact(11)}}, ["error LMS005"]),
    ("scorm12", {}, {"limits": {"title_length": fact(11)}}, ["error LMS005"]),
    ("scorm12", {}, {"limits": {"distinct_identifier": fact(5)}}, ["info LMS006"]),
    ("scorm2004", {}, {"importer": {"schemaversions": fact(["1.2", "2004 3rd Edition"])}}, ["error LMS007"]),
    ("scorm12", {}, {"importer": {"refused_endings": fact(["png"])}}, ["warning LMS008"]),
    ("scorm12", {}, {"importer": {"bad_name_characters": fact("-/")}}, ["warning LMS008"]),
    ("scorm2004", {}, {"features": {"global_objectives": fact("refused")}}, ["error LMS009"]),
    ("scorm2004", {}, {"features": {"sequencing": fact("ignored")}}, ["warning LMS010"]),
    ("scorm12", {}, {"features": {"several_scos": fact("partly")}}, ["info LMS010"]),
    ("scorm12", {}, {"features": {"mastery_score": fact("yes")}}, []),
    ("scorm12", {}, {"features": {"prerequisites": fact("ignored")}}, ["warning LMS010"]),
    ("scorm12", ANOTHER_FIRST, {"importer": {"launches": fact("first-resource")}}, ["error LMS011"]),
    ("scorm12", PREFIX, {"importer": {"literal_prefixes": fact(True)}}, ["error LMS012"]),
    ("cmi5", {}, {"standards": {"cmi5": fact("none")}}, ["error LMS001"]),
    ("xapi", {}, {"standards": {"xapi": fact("full")}}, []),
]


@pytest.mark.parametrize(("base", "change", "parts", "expected"), FACTS)
def test_a_fact_of_a_profile_is_a_finding(
    base: str, change: dict[str, Any], parts: dict[str, Any], expected: list[str], tmp_path: Path
) -> None:
    package = make(base, tmp_path)
    spoil(package, change)
    assert told(package, **parts) == expected


@pytest.mark.parametrize("name", profile_names())
def test_every_profile_judges_every_standard(name: str, tmp_path: Path) -> None:
    for number, base in enumerate(("scorm12", "scorm2004", "cmi5", "xapi")):
        found = scormkit.validate(make(base, tmp_path / str(number)), lms=[name])
        assert {each.code[:3] for each in found} <= {"LMS"}


def test_moodle_refuses_shared_objectives(tmp_path: Path) -> None:
    found = scormkit.validate(make("scorm2004", tmp_path), lms=["moodle"])
    errors = [each for each in found if each.severity is Severity.ERROR]
    assert [each.code for each in errors] == ["LMS009"]
    assert errors[0].span is not None
    assert errors[0].span.line == 30
    assert "Moodle refuses packages with objectives that activities share" in errors[0].message
