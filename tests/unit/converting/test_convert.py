"""Packages of anyone's in another standard: what is carried over, what is said, and that content stays."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from scormkit.cli.convert import command
from scormkit.converting.convert import TARGETS, Converted, convert
from scormkit.converting.model import Target
from scormkit.converting.page import model_of
from scormkit.diagnostics import Diagnostic
from scormkit.package.detect import open_package
from scormkit.sequencing.model import Manifest
from scormkit.sequencing.read import read_manifest
from scormkit.sequencing.simulate import Report, Script, Step, simulate
from scormkit.sequencing.walk.overall import Result
from scormkit.validating.validate import validate_package
from tests.conformance import schemas as official12
from tests.conformance.scorm2004 import schemas as official2004
from tests.conftest import ROOT
from tests.journeys import peers
from tests.rules.packages.bases import make, spoil

EVERY = [(old, new) for old in ("scorm12", "scorm2004") for new in TARGETS if old != new]


def converted(
    tmp_path: Path, old: str, target: Target, changes: Mapping[str, Any] | None = None
) -> Converted:
    package = make(old, tmp_path)
    if changes:
        spoil(package, {"replace": {"imsmanifest.xml": changes}})
    return convert(package, target, tmp_path / "new.zip")


def told(result: Converted) -> list[str]:
    return [f"{each.code} {each.message}" for each in result.findings]


def files(path: Path | None) -> dict[str, bytes]:
    assert path is not None
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def data_of(page: bytes) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="bridge">(.*?)</script>', page.decode(), re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.mark.parametrize(("old", "target"), EVERY)
def test_the_new_package_is_valid_and_the_content_is_untouched(
    old: str, target: Target, tmp_path: Path
) -> None:
    result = converted(tmp_path, old, target)
    assert result.path is not None
    assert validate_package(result.path).findings == ()
    package, now = tmp_path / "package", files(result.path)
    for path in package.rglob("*"):
        name = path.relative_to(package).as_posix()
        if path.is_file() and name != "imsmanifest.xml" and path.suffix != ".xsd":
            assert now[name] == path.read_bytes()
    again = convert(package, target, tmp_path / "again.zip").path
    assert again is not None
    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(result.path.read_bytes()).digest()


@pytest.mark.node
def test_manifests_are_valid_for_the_official_schema_files(tmp_path: Path) -> None:
    from lxml import etree

    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    old = files(converted(tmp_path / "a", "scorm2004", "scorm12").path)
    root = etree.fromstring(old["imsmanifest.xml"])
    assert official12.faults(official12.official(tmp_path / "b"), root) == []
    for edition in ("3rd", "4th"):
        out = convert(
            make("scorm12", tmp_path / f"b/{edition}"), "scorm2004", tmp_path / "n.zip", edition=edition
        )
        root = etree.fromstring(files(out.path)["imsmanifest.xml"])
        (tmp_path / edition).mkdir()
        assert official12.faults(official2004.official(edition, tmp_path / edition), root) == []


def test_scorm12_to_2004_carries_marks_limits_data_and_order(tmp_path: Path) -> None:
    result = converted(tmp_path, "scorm12", "scorm2004")
    about = "title, description, key words and language are carried over; the rest is left out"
    assert told(result) == [f"CNV021 Of the metadata, {about}."]
    now = files(result.path)
    manifest = read(result.path)
    part = manifest.organization.root.children[0]
    first, second = part.children
    assert (first.identifier, first.title, second.title) == ("lesson-1", "Rules", "Check")
    assert first.sequencing.limits.attempt_absolute_duration_limit == "PT1800S"
    assert (first.data_from_lms, first.time_limit_action) == ("level=1", "continue,no message")
    assert second.sequencing.primary.satisfied_by_measure
    assert second.sequencing.primary.min_normalized_measure == 0.8
    assert first.sequencing.delivery.completion_set_by_content
    one = data_of(now["scormkit-bridge/launch-1.html"])
    assert (one["old"], one["language"]) == ("scorm12", "en")
    (unit,) = one["units"]
    assert unit["href"] == "../lesson-1.html?lesson=1"
    assert (unit["maxTime"], unit["launchData"], unit["done"]) == ("0000:30:00", "level=1", "scormkit-done")
    (unit,) = data_of(now["scormkit-bridge/launch-2.html"])["units"]
    assert (unit["passing"], unit.get("done")) == ("80", None)


def nothing(found: Diagnostic) -> None:
    """Whatever is found is one too much."""
    raise AssertionError(found)


def read(path: Path | None) -> Manifest:
    assert path is not None
    view = open_package(path, nothing)
    assert view is not None
    assert view.document is not None
    manifest = read_manifest(view.document, nothing)
    assert manifest is not None
    return manifest


@pytest.mark.parametrize("passed", [True, False])
def test_prerequisites_lock_until_the_other_is_done(tmp_path: Path, passed: bool) -> None:
    script = 'lesson-1="passed"' if passed else "lesson-1"
    change = {">lesson-1</adlcp:prerequisites>": f">{script}</adlcp:prerequisites>"}
    manifest = read(converted(tmp_path, "scorm12", "scorm2004", change if passed else None).path)
    done = {"scormkit-done": Result(satisfied=True)}
    for report, opens in (
        (Report(Result(completed=False)), False),
        (Report(Result(completed=True), {} if passed else done), not passed),
        (Report(Result(completed=True, satisfied=True), {} if passed else done), True),
    ):
        steps = (Step("start"), Step("choice", "lesson-2"))
        walk = simulate(manifest, Script(steps, {"lesson-1": (report,)}))
        assert (walk.moments[-1].refusal is None) == opens


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ('lesson-1="failed"', "the status 'failed'"),
        ("nothing", "the item 'nothing', which launches nothing"),
        ("lesson-1&", "it ends too early"),
    ],
)
def test_what_a_script_says_and_2004_cannot_is_told(tmp_path: Path, script: str, why: str) -> None:
    escaped = script.replace("&", "&amp;")
    result = converted(
        tmp_path,
        "scorm12",
        "scorm2004",
        {">lesson-1</adlcp:prerequisites>": f">{escaped}</adlcp:prerequisites>"},
    )
    assert (
        f"CNV015 “Check” waits for other items, which cannot be carried over ({why}): it is open from the"
        " beginning." in told(result)
    )


STORES = "<adlcp:data><adlcp:map targetID='notes'/><adlcp:map targetID='own'/></adlcp:data>"


def test_a_store_that_no_other_item_has_is_no_loss(tmp_path: Path) -> None:
    """It outlives an attempt, and no other standard has several: what our own 4th Edition packages hold."""
    result = converted(tmp_path, "scorm2004", "scorm12")
    assert not any(each.startswith("CNV017") for each in told(result))


def test_scorm2004_to_12_carries_what_it_can_and_tells_the_rest(tmp_path: Path) -> None:
    shared = {"<title>Extinguishers</title>": f"<title>Extinguishers</title>{STORES}"}
    result = converted(tmp_path, "scorm2004", "scorm12", shared)
    assert [each.partition(" ")[0] for each in told(result)] == [
        *("CNV011", "CNV012", "CNV013", "CNV023"),
        *("CNV014", "CNV014", "CNV017", "CNV016", "CNV017"),
    ]
    assert "CNV017 “Extinguishers” shares data with other items, which cannot be carried over." in told(
        result
    )
    assert "CNV014 “Exits” has rules that SCORM 1.2 cannot carry: a number of attempts." in told(result)
    assert (
        "CNV016 “Extinguishers” waited for objectives; now it waits until others are done: lesson-1"
        in told(result)
    )
    now = files(result.path)
    assert b'<adlcp:prerequisites type="aicc_script">lesson-1</adlcp:prerequisites>' in now["imsmanifest.xml"]
    (unit,) = data_of(now["scormkit-bridge/launch-1.html"])["units"]
    assert unit["objectives"] == ["exits", "second"]


def test_there_and_back_again(tmp_path: Path) -> None:
    """The order and the marks of our own signals are understood when a converted package is looked at."""
    from scormkit.converting.between import script_for
    from scormkit.converting.reading import read_course
    from scormkit.rules.subject import subject_of

    path = converted(tmp_path, "scorm12", "scorm2004").path
    assert path is not None
    view = open_package(path, nothing)
    assert view is not None
    subject = subject_of(view)
    assert subject is not None
    course = read_course(subject, nothing)
    assert course is not None
    found: list[Any] = []
    scripts = {each.identifier: script_for(each, course, found.append) for each in course.root.every()}
    assert scripts["lesson-2"] == "lesson-1"
    assert [each.code for each in found] == ["CNV016"]


def test_cmi5_has_blocks_units_marks_and_addresses(tmp_path: Path) -> None:
    result = convert(make("scorm12", tmp_path), "cmi5", tmp_path / "n.zip", iri="https://example.org/water/")
    structure = files(result.path)["cmi5.xml"].decode()
    assert '<course id="https://example.org/water">' in structure
    assert '<block id="https://example.org/water/blocks/part">' in structure
    assert (
        'id="https://example.org/water/units/lesson-2" moveOn="CompletedOrPassed" masteryScore="0.8"'
        in structure
    )
    assert "<launchParameters>level=1</launchParameters>" in structure
    assert [each.partition(" ")[0] for each in told(result)] == ["CNV021", "CNV018", "CNV015"]


def test_xapi_is_one_page_with_a_list(tmp_path: Path) -> None:
    result = converted(tmp_path, "scorm12", "xapi")
    now = files(result.path)
    page = now["scormkit-bridge/launch.html"].decode()
    assert page.count('<button type="button">') == 2
    assert '<span class="group">At the pool</span>' in page
    data = data_of(now["scormkit-bridge/launch.html"])
    assert data["course"].startswith("urn:uuid:")
    assert [each["id"] for each in data["units"]] == [
        f"{data['course']}#units/lesson-1",
        f"{data['course']}#units/lesson-2",
    ]
    assert now["tincan.xml"].count(b"<launch ") == 1


def test_a_title_cannot_break_out_of_the_page(tmp_path: Path) -> None:
    hostile = "&lt;/script>&lt;img src=x onerror=alert(1)> &amp; “more”"
    change = {"<title>Rules</title>": f"<title>{hostile}</title>"}
    for target in ("scorm2004", "xapi"):
        (tmp_path / target).mkdir()
        now = files(converted(tmp_path / target, "scorm12", target, change).path)
        page = next(text for name, text in now.items() if re.search(r"launch(-1)?\.html$", name)).decode()
        assert page.count("</script>") == 2
        assert "<img" not in page


@pytest.mark.parametrize("target", ["scorm2004", "cmi5", "xapi"])
def test_names_that_are_awkward_are_written_as_addresses(tmp_path: Path, target: Target) -> None:
    names = ["A & B/übung eins.html", "A & B/bild #1.png"]
    package = peers.zipped(
        tmp_path / "odd.zip",
        {
            "imsmanifest.xml": peers.manifest("1.2", "A%20&amp;%20B/%C3%BCbung%20eins.html?x=1", []),
            **dict.fromkeys(names, b"<p>Hello"),
        },
    )
    result = convert(package, target, tmp_path / "new.zip")
    assert result.path is not None
    errors = [each for each in validate_package(result.path).findings if each.severity == "error"]
    assert errors == []
    page = next(text for name, text in files(result.path).items() if re.search(r"launch(-1)?\.html$", name))
    assert data_of(page)["units"][0]["href"] == "../A%20%26%20B/%C3%BCbung%20eins.html?x=1"


def test_identifiers_become_names_and_scripts_follow(tmp_path: Path) -> None:
    change = {
        'item identifier="lesson-1"': 'item identifier="1 first"',
        ">lesson-1</adlcp:prerequisites>": ">1</adlcp:prerequisites>",
    }
    package = make("scorm12", tmp_path)
    spoil(
        package,
        {"replace": {"imsmanifest.xml": {**change, 'item identifier="lesson-2"': 'item identifier="Ü"'}}},
    )
    result = convert(package, "scorm2004", tmp_path / "new.zip")
    part = read(result.path).organization.root.children[0]
    assert [each.identifier for each in part.children] == ["item-1-first", "item"]


CASES: dict[str, tuple[dict[str, str], list[str]]] = {
    "CNV003": (
        {'identifierref="sco-1"': "", 'identifierref="sco-2"': ""},
        ["CNV006", "CNV006", "CNV006", "CNV003"],
    ),
    "CNV004": ({'href="lesson-1.html">\n      <file': 'href="gone.html">\n      <file'}, ["CNV004"]),
    "CNV005": ({'identifierref="sco-1"': 'identifierref="nothing"'}, ["CNV005"]),
    "CNV007": (
        {'href="lesson-1.html">\n      <file': 'href="https://example.org/a.html">\n      <file'},
        ["CNV007"],
    ),
    "CNV008": (
        {'<item identifier="part" isvisible': '<item identifier="part" identifierref="sco-1" isvisible'},
        ["CNV008"],
    ),
    "CNV009": (
        {"</organizations>": '<organization identifier="o"><title>2</title></organization></organizations>'},
        ["CNV009"],
    ),
    "CNV010": (
        {"</manifest>": '<manifest identifier="in"><organizations/><resources/></manifest></manifest>'},
        ["CNV010"],
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_what_a_manifest_has_that_cannot_be_converted(code: str, tmp_path: Path) -> None:
    changes, codes = CASES[code]
    result = converted(tmp_path, "scorm12", "scorm2004", changes)
    found = [each.code for each in result.findings if each.code not in {"CNV021", "CNV015"}]
    assert sorted(found) == sorted(codes)
    assert (result.path is None) == any(each.severity == "error" for each in result.findings)
    assert (tmp_path / "new.zip").exists() == (result.path is not None)
    if result.path is not None:
        assert [each for each in validate_package(result.path).findings if each.severity == "error"] == []


def test_hidden_items_are_told_where_they_are_shown(tmp_path: Path) -> None:
    change = {'identifierref="sco-2" isvisible="true"': 'identifierref="sco-2" isvisible="false"'}
    assert "CNV019 “Check” was hidden in the table of contents; in cmi5 it is shown." in told(
        converted(tmp_path, "scorm12", "cmi5", change)
    )


@pytest.mark.parametrize(("base", "code"), [("cmi5", "CNV001"), ("xapi", "CNV001"), ("scorm12", "CNV002")])
def test_only_the_other_standards_from_scorm(base: str, code: str, tmp_path: Path) -> None:
    result = convert(make(base, tmp_path), "scorm12", tmp_path / "new.zip")
    assert ([each.code for each in result.findings], result.path) == ([code], None)


def test_not_twice_and_not_without_files(tmp_path: Path) -> None:
    first = converted(tmp_path, "scorm12", "scorm2004").path
    assert first is not None
    assert [each.code for each in convert(first, "cmi5", tmp_path / "x.zip").findings] == ["CNV024"]
    manifest = tmp_path / "package" / "imsmanifest.xml"
    assert [each.code for each in convert(manifest, "cmi5", tmp_path / "x.zip").findings] == ["PKG049"]
    assert not (tmp_path / "x.zip").exists()


def test_our_own_packages_are_better_built_anew(tmp_path: Path) -> None:
    package = make("scorm12", tmp_path)
    (package / "scormkit.json").write_text("{}")
    assert "CNV022" in [each.code for each in convert(package, "xapi", tmp_path / "x.zip").findings]


def test_the_bridge_knows_the_data_models() -> None:
    """What tests/js plays with is what packages carry."""
    path = ROOT / "tests" / "js" / "bridge-models.json"
    assert json.loads(path.read_text("utf-8")) == {
        "scorm12": model_of("scorm12"),
        "scorm2004": model_of("scorm2004"),
    }


def test_the_command_writes_tells_and_ends(tmp_path: Path) -> None:
    package = make("scorm12", tmp_path)
    out = tmp_path / "out.zip"
    run = CliRunner().invoke(command, [str(package), "--target", "cmi5", "-o", str(out)])
    assert (run.exit_code, out.exists()) == (0, True)
    assert "CNV015" in run.output
    assert "Written: " in run.output
    before = out.read_bytes()
    strict = CliRunner().invoke(command, [str(package), "-t", "cmi5", "-o", str(out), "--fail-on", "warning"])
    assert (strict.exit_code, out.read_bytes()) == (1, before)
    told = CliRunner().invoke(command, [str(package), "-t", "cmi5", "-o", str(out), "--format", "json"])
    (listed,) = json.loads(told.stdout)["packages"]
    assert [each["code"] for each in listed["findings"]] == ["CNV021", "CNV018", "CNV015"]
    refused = CliRunner().invoke(command, [str(package), "-t", "scorm12", "-o", str(out)])
    assert (refused.exit_code, out.read_bytes()) == (1, before)
    wrong = CliRunner().invoke(command, [str(package), "-t", "cmi5", "--iri", "no address"])
    assert wrong.exit_code == 2


def test_the_usual_name_stands_beside_the_package(tmp_path: Path) -> None:
    package = make("scorm12", tmp_path)
    assert CliRunner().invoke(command, [str(package), "--target", "xapi"]).exit_code == 0
    assert (tmp_path / "package-xapi.zip").is_file()
