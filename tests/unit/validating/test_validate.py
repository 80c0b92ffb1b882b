"""Packages judged as a whole: the library, the command line, many at once, from standard input."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

import scormkit
from scormkit import api
from scormkit.archive.reader import Member
from scormkit.diagnostics import Diagnostic, Severity
from scormkit.package.detect import open_package
from scormkit.rules.container import check_container
from scormkit.validating.many import validate_all
from scormkit.validating.validate import Options, validate_package
from tests.rules.packages.bases import make, spoil
from tests.unit.cli.test_commands import scormkit as run

ROOT = Path(__file__).resolve().parents[3]
BROKEN = {"replace": {"imsmanifest.xml": {'identifierref="sco-2"': 'identifierref="sco_2"'}}}
BLOCK = """\
course.zip/imsmanifest.xml:24:37: error MAN016 resource-unknown: There is no resource 'sco_2'.
    24 |         <item identifier="lesson-2" identifierref="sco_2" isvisible="true">
       |                                     ^^^^^^^^^^^^^^^^^^^^^
  What to do: Did you mean 'sco-2'?
"""


def zipped(package: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in sorted(package.rglob("*")):
            if each.is_file():
                archive.write(each, each.relative_to(package).as_posix())
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A good package and a broken one, as zips."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    zipped(make("scorm12", tmp_path / "good"), tmp_path / "good.zip")
    package = make("scorm12", tmp_path / "bad")
    spoil(package, BROKEN)
    zipped(package, tmp_path / "course.zip")
    return tmp_path


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [each.code for each in found]


def test_the_library_returns_findings_with_their_place_in_the_zip(folder: Path) -> None:
    found = scormkit.validate("course.zip")
    assert codes(found) == ["MAN016", "MAN018"]
    assert found[0].severity is Severity.ERROR
    assert found[0].span is not None
    assert found[0].span.file == str(folder / "course.zip" / "imsmanifest.xml")
    assert found[0].span[1:] == (24, 37, 24, 58)
    assert scormkit.validate("good.zip") == ()


def test_text_shows_the_line_of_the_manifest_in_the_zip(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(capsys, "validate", "course.zip")
    assert said.code == 1
    assert BLOCK in said.out
    assert said.err == ("course.zip (SCORM 1.2): will not work everywhere as it is; 1 error, 1 warning.\n")
    assert run(capsys, "validate", "good.zip").code == 0


def test_many_packages_end_with_one_summary(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "validate", "course.zip", "good.zip", "good/package")
    assert said.code == 1
    assert said.err.endswith("\n3 packages: 1 with errors, 0 with warnings only, 2 with neither.\n")


def test_processes_give_what_one_gives_in_the_same_order(folder: Path) -> None:
    paths = [folder / name for name in ("course.zip", "good.zip", "missing.zip", "course.zip", "bad/package")]
    together = list(validate_all(paths, jobs=2))
    assert together == [validate_package(path) for path in paths]
    assert [each.is_valid for each in together] == [False, True, False, False, False]


def test_standard_input(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scormkit", "validate", "-"],
        input=(folder / "course.zip").read_bytes(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout.decode().startswith(BLOCK.replace("course.zip", "standard-input"))


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "github"])
def test_every_form_names_the_finding(form: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "validate", "course.zip", "good.zip", "--format", form)
    assert said.code == 1
    assert "MAN016" in said.out
    assert "course.zip/imsmanifest.xml" in said.out


def test_json_follows_its_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "validate", "course.zip", "good.zip", "--format", "json")
    document = json.loads(said.out)
    jsonschema.validate(document, json.loads(api.schemas()["validation"]))
    first, second = document["packages"]
    assert (first["standard"], first["valid"], first["errors"], first["warnings"]) == ("scorm12", False, 1, 1)
    assert (second["package"], second["valid"], second["findings"]) == ("good.zip", True, [])


@pytest.mark.parametrize(
    ("options", "code", "left"),
    [
        (["--ignore", "MAN016"], 0, ["MAN018"]),
        (["--ignore", "MAN016", "--fail-on", "warning"], 1, ["MAN018"]),
        (["--select", "resource-unknown"], 1, ["MAN016"]),
        (["--standard", "scorm2004"], 1, ["MAN016", "MAN018", "PKG089"]),
        (["--standard", "scorm12"], 1, ["MAN016", "MAN018"]),
        (["--max-size", "0"], 1, ["MAN016", "MAN018", "PKG084"]),
        (["--max-files", "3"], 1, ["PKG052"]),
        (["--max-unpacked", "0"], 1, ["PKG053"]),
    ],
)
def test_options(
    options: list[str], code: int, left: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(capsys, "validate", "course.zip", "--format", "json", *options)
    (package,) = json.loads(said.out)["packages"]
    assert sorted(each["code"] for each in package["findings"]) == left
    assert said.code == code


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["cours.zip"], "Did you mean 'course.zip'?"),
        (["course.zip", "--lms", "moodel"], "Did you mean moodle?"),
        (["course.zip", "--standard", "scorm"], "Standards: scorm12,"),
        ([], "Missing argument"),
    ],
)
def test_a_wrong_command_line_says_what_is_meant(
    arguments: list[str], words: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(capsys, "validate", *arguments)
    assert said.code == 2
    assert words in said.err


def test_a_course_folder_is_no_package(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "course.yaml").write_text("title: x")
    said = run(capsys, "validate", "mine")
    assert (said.code, "scormkit check" in said.err) == (2, True)


def test_what_is_no_package_is_a_finding(folder: Path) -> None:
    (folder / "notes.docx").write_bytes(b"no zip at all")
    (folder / "web").mkdir()
    (folder / "web" / "index.html").write_text("x")
    assert codes(scormkit.validate("notes.docx")) == ["PKG049"]
    assert codes(scormkit.validate("web")) == ["PKG070"]
    assert codes(scormkit.validate("nothing.zip")) == ["PKG050"]


def test_aicc_and_plain_content_packages_are_recognised(folder: Path) -> None:
    aicc = folder / "aicc"
    aicc.mkdir()
    (aicc / "course.crs").write_text("[Course]\nCourse_ID=1\n")
    assert codes(scormkit.validate(aicc)) == ["PKG087"]
    cartridge = folder / "cartridge"
    cartridge.mkdir()
    (cartridge / "imsmanifest.xml").write_text(
        '<manifest xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"><metadata>'
        "<schema>IMS Common Cartridge</schema><schemaversion>1.3.0</schemaversion></metadata></manifest>"
    )
    assert codes(scormkit.validate(cartridge)) == ["PKG088"]


def test_a_web_build_of_ours_is_no_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It has no manifest on purpose; only for a platform that is a fault. Other folders are no such build."""
    course = folder / "course"
    shutil.copytree(ROOT / "tests" / "golden" / "courses" / "small", course)
    built = scormkit.build(course, target="web", out=folder / "out").path
    for package in (built, built.with_suffix("")):
        (told,) = scormkit.validate(package)
        assert (told.code, str(told.severity)) == ("XAP080", "info")
    said = run(capsys, "validate", str(built))
    assert said.code == 0
    assert "(web build): goes to a web server; 1 for information." in said.err
    said = run(capsys, "validate", str(built), "--lms", "moodle")
    assert (said.code, "Moodle cannot import a web build" in said.out) == (1, True)
    assert codes(scormkit.validate(built, standard="cmi5")) == ["PKG089", "XAP080"]
    other = folder / "web"
    other.mkdir()
    for record in ("{", "[]", '{"target": "web"}', '{"generator": "scormkit 1.0", "target": "scorm12"}'):
        (other / "scormkit.json").write_text(record)
        assert codes(scormkit.validate(other)) == ["PKG070"]


def test_a_cmi5_structure_by_itself_has_no_paths(folder: Path) -> None:
    package = make("cmi5", folder / "alone")
    found = scormkit.validate(package / "cmi5.xml")
    assert codes(found) == ["CMI006", "CMI006"]


def test_a_manifest_by_itself_is_not_asked_for_files(folder: Path) -> None:
    assert scormkit.validate(folder / "good" / "package" / "imsmanifest.xml") == ()


def test_unknown_names_are_value_errors(folder: Path) -> None:
    with pytest.raises(ValueError, match="There is no standard 'scorm'"):
        scormkit.validate("good.zip", standard="scorm")
    with pytest.raises(ValueError, match="no profile of a platform 'x'"):
        scormkit.validate("good.zip", lms=["x"])


def test_hundreds_of_the_same_finding_are_counted(folder: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for each in sorted((folder / "good" / "package").rglob("*")):
            if each.is_file() and each.name != "imsmanifest.xml":
                archive.write(each, each.relative_to(folder / "good" / "package").as_posix())
        text = (folder / "good" / "package" / "imsmanifest.xml").read_text()
        files = "".join(f'<file href="gone-{number}.png"/>' for number in range(500))
        archive.writestr(
            "imsmanifest.xml",
            text.replace('<file href="js/report.js"/>', f'<file href="js/report.js"/>{files}'),
        )
    (folder / "many.zip").write_bytes(stream.getvalue())
    found = validate_package(folder / "many.zip", Options()).findings
    assert len(found) == 11
    assert found[0].message == "RES005 was found 490 more times."


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({str(n): Member(str(n), 1) for n in range(65_536)}, "it has 65,536 files"),
        ({"film.mp4": Member("film.mp4", 0x1_0000_0000)}, "'film.mp4' reaches beyond 4 GB of it"),
        ({"last.js": Member("last.js", 5, start=0x1_0000_0000)}, "'last.js' reaches beyond 4 GB of it"),
        ({"film.mp4": Member("film.mp4", 0xFFFF_FFFF)}, ""),
        ({str(n): Member(str(n), 1) for n in range(65_535)}, ""),
    ],
)
def test_what_only_zip64_holds(members: dict[str, Member], words: str, folder: Path) -> None:
    view = open_package(folder / "good.zip", lambda _: None)
    assert view is not None
    large = view._replace(archive=view.archive._replace(members=members))
    found = [each.message for each in check_container(large) if each.code == "PKG090"]
    assert found == (
        [f"The zip needs its 64-bit form, which some importers cannot read: {words}."] if words else []
    )
    folded = large._replace(archive=large.archive._replace(kind="folder"))
    assert [each for each in check_container(folded) if each.code == "PKG090"] == []
