"""The target web: a zip, and the same as a folder beside it."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import scormkit
from scormkit.archive.entry import Entry
from scormkit.targets import web
from tests.conftest import ROOT
from tests.unit.targets.plans import MULTI, SINGLE

FIRE = ROOT / "tests" / "journeys" / "courses" / "fire-safety"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_folder_is_what_is_in_the_zip_and_follows_each_build(tmp_path: Path) -> None:
    source, out = tmp_path / "fire", tmp_path / "dist"
    shutil.copytree(FIRE, source)
    built = scormkit.build(source, target="web", out=out)
    folder = built.path.with_suffix("")
    with zipfile.ZipFile(built.path) as archive:
        zipped = {info.filename: archive.read(info) for info in archive.infolist()}
    assert contents(folder) == zipped
    assert next(iter(zipped)) == "index.html"
    assert not [name for name in zipped if name.endswith((".xml", ".xsd"))]
    (folder / "of-an-earlier-build.txt").write_text("x")
    scormkit.build(source, target="web", out=out)
    assert contents(folder) == zipped
    assert sorted(path.name for path in out.iterdir()) == [folder.name, built.path.name]


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    source, out = tmp_path / "fire", tmp_path / "dist"
    shutil.copytree(FIRE, source)
    mine = out / "fire-safety-web"
    mine.mkdir(parents=True)
    (mine / "notes.txt").write_text("mine")
    built = scormkit.build(source, target="web", out=out)
    assert built.path.with_suffix("") == mine
    assert contents(mine) == {"notes.txt": b"mine"}


def test_a_broken_folder_of_ours_is_found() -> None:
    page = Entry("index.html", b"")
    assert [each.code for each in web.verify([page, Entry("a", b""), Entry("a", b"")])] == ["XAT103"]
    assert [each.code for each in web.verify([Entry("a", b""), page])] == ["XAT104"]
    assert [each.code for each in web.check(MULTI)] == ["XAT001"]
    assert web.check(SINGLE) == ()
