"""Packages mended: what is safe is put right, everything else stays, byte for byte."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

import scormkit
from scormkit.errors import FindingsError
from scormkit.repairing.repair import Repaired, repair
from tests.conftest import ROOT
from tests.rules.packages.bases import make, spoil
from tests.unit.cli.test_commands import scormkit as run


def manifest(old: str, new: str) -> dict[str, Any]:
    return {"replace": {"imsmanifest.xml": {old: new}}}


CASES: list[tuple[dict[str, Any], str]] = [
    ({"mark": ["imsmanifest.xml"]}, "Took away the byte order mark of the manifest."),
    (manifest(">Water safety<", ">Water & safety<"), "Wrote each bare & in"),
    (manifest(' default="course"', ""), "Named course as the default organization."),
    (manifest('"img/pool.png"', '"img\\pool.png"'), "Wrote / for \\ in 1 addresses."),
    (manifest('"img/pool.png"', '"Img/Pool.PNG"'), "Wrote 1 addresses with the capital"),
    ({"files": {"img/river one.png": "x"}}, "Listed 1 files that no resource listed."),
    ({"files": {".DS_Store": "x", "__MACOSX/._a": "x"}}, "Left out 2 files"),
]


@pytest.mark.parametrize(("overlay", "said"), CASES)
def test_what_is_safe_is_mended(overlay: dict[str, Any], said: str, tmp_path: Path) -> None:
    package = make("scorm12", tmp_path)
    spoil(package, overlay)
    assert scormkit.validate(package)
    result = repair(package, tmp_path / "out.zip")
    assert len(result.done) == 1
    assert result.done[0].startswith(said)
    assert [each.code for each in scormkit.validate(tmp_path / "out.zip") if each.code != "PKG083"] == []
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.namelist()[0] == "imsmanifest.xml"
        for name in ("lesson-1.html", "lesson-2.html", "js/report.js"):
            assert archive.read(name) == (package / name).read_bytes()
    assert repair(tmp_path / "out.zip", tmp_path / "again.zip").path is None


def test_a_web_build_is_told_as_validate_tells_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = tmp_path / "course"
    shutil.copytree(ROOT / "tests" / "golden" / "courses" / "small", course)
    built = scormkit.build(course, target="web", out=tmp_path / "out").path
    for package in (built, built.with_suffix("")):
        result = repair(package, tmp_path / "new.zip")
        assert (result.path, result.done) == (None, ())
        assert result.told == scormkit.validate(package)
        said = run(capsys, "repair", str(package), "--output", str(tmp_path / "new.zip"))
        assert said.code == 0
        assert "This is a web build of scormkit" in said.out + said.err
        assert "There is nothing to mend" in said.out
    assert not (tmp_path / "new.zip").exists()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "index.html").write_text("x")
    with pytest.raises(FindingsError) as caught:
        repair(tmp_path / "other", tmp_path / "new.zip")
    assert [each.code for each in caught.value.diagnostics] == ["PKG070"]


def test_a_wrapped_folder_and_a_manifest_of_another_name_and_encoding(tmp_path: Path) -> None:
    package = make("scorm12", tmp_path / "outer")
    text = (package / "imsmanifest.xml").read_text(encoding="utf-8").replace("Water safety", "Wässer")
    (package / "imsmanifest.xml").unlink()
    (package / "IMSManifest.xml").write_bytes(text.encode("cp1252"))
    result = repair(tmp_path / "outer", tmp_path / "out.zip")
    assert result.done == (
        "Took everything out of the folder package: the manifest belongs at the root.",
        "Renamed IMSManifest.xml to imsmanifest.xml.",
        "Saved the manifest as UTF-8; it was CP1252.",
    )
    assert scormkit.validate(tmp_path / "out.zip") == ()
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert "Wässer" in archive.read("imsmanifest.xml").decode()


def test_a_manifest_of_a_name_that_nobody_looks_for(tmp_path: Path) -> None:
    package = make("cmi5", tmp_path)
    (package / "cmi5.xml").rename(package / "structure.xml")
    result = repair(package, tmp_path / "out.zip")
    assert result.done == ("Renamed structure.xml to cmi5.xml.",)
    assert scormkit.validate(tmp_path / "out.zip") == ()


@pytest.mark.parametrize("base", ["scorm12", "scorm2004", "cmi5", "xapi"])
def test_nothing_is_written_where_nothing_is_wrong(base: str, tmp_path: Path) -> None:
    assert repair(make(base, tmp_path), tmp_path / "out.zip") == Repaired(None, ())
    assert not (tmp_path / "out.zip").exists()


def test_what_cannot_be_made_readable_says_why(tmp_path: Path) -> None:
    package = make("scorm12", tmp_path)
    (package / "imsmanifest.xml").write_text("<manifest><item></manifest>")
    with pytest.raises(FindingsError) as raised:
        repair(package, tmp_path / "out.zip")
    assert [each.code for each in raised.value.diagnostics] == ["PKG073"]
    assert not (tmp_path / "out.zip").exists()


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package = make("scorm12", tmp_path)
    assert "nothing was written" in run(capsys, "repair", str(package)).out
    spoil(package, {"mark": ["imsmanifest.xml"]})
    said = run(capsys, "repair", str(package))
    assert said.code == 0
    assert said.out.startswith("Took away the byte order mark")
    assert (tmp_path / "package-repaired.zip").is_file()
    assert run(capsys, "repair", str(package), "--output", str(package)).code == 2
