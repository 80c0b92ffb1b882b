"""The library: what a build gives back, what it leaves on disk, and what it raises."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

import scormkit
from scormkit import api
from scormkit.archive.entry import Entry
from scormkit.archive.faults import source_vanished
from scormkit.diagnostics import Diagnostic, Severity
from scormkit.errors import FindingsError, InternalError
from scormkit.targets import Target
from tests.hostile.support import OLDER, listing, make_course

MULTI: dict[str, str | bytes] = {
    "course.yaml": "id: demo\ntitle: Demo\nunits: [one, two]\n",
    "two/unit.yaml": "title: Unit two\n",
    "two/01-page.md": "# Page\n\nSee [the plan](plan.pdf).\n",
    "two/plan.pdf": b"%PDF-1.4 " + b"x" * 5000,
}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return make_course(tmp_path / "demo", MULTI)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / "demo-scorm12.zip").write_bytes(OLDER)
    return folder


def codes(error: FindingsError) -> list[str]:
    return [each.code for each in error.diagnostics]


def test_what_a_build_gives_back(course: Path, out: Path) -> None:
    built = scormkit.build(course, out=out)
    assert built.path == out / "demo-scorm12.zip"
    assert built.size == built.path.stat().st_size
    assert (built.target, built.target_title) == ("scorm12", "SCORM 1.2")
    assert (built.course_id, built.unit_id, built.title) == ("demo", None, "Demo")
    assert [(unit.title, unit.pages, unit.assessments, unit.questions) for unit in built.units] == [
        ("Unit one", 1, 1, 2),
        ("Unit two", 1, 0, 0),
    ]
    assert built.pass_marks == (80.0,)
    assert len(built.launchables) == 1
    assert 0 < built.launchables[0].state_size <= 4096
    assert built.largest == tuple(sorted(built.largest, key=lambda each: -each[1]))
    assert len(built.largest) == 5
    assert built.seconds > 0
    with zipfile.ZipFile(built.path) as package:
        assert built.files == len(package.namelist())
        note = json.loads(package.read("scormkit.json"))
    assert note["digest"] == f"sha256:{built.digest}"
    assert (note["course"], note["target"]) == ("demo", "scorm12")


def test_one_unit_is_a_package_of_its_own(course: Path, out: Path) -> None:
    built = api.build(course, unit="two", out=out)
    assert built.path == out / "demo.two-scorm12.zip"
    assert (built.unit_id, [unit.id for unit in built.units]) == ("two", ["two"])
    assert (out / "demo-scorm12.zip").read_bytes() == OLDER


def test_the_lock_is_written_once_and_again_only_when_it_changes(course: Path, out: Path) -> None:
    lock = course / "course.lock"
    assert api.build(course, out=out).lock_changed
    os.utime(lock, (1, 1))
    assert not api.build(course, out=out).lock_changed
    assert lock.stat().st_mtime == 1
    (course / "two" / "02-more.md").write_text("# More\n\nText.\n")
    assert api.build(course, out=out).lock_changed
    assert lock.stat().st_mtime != 1
    assert {path.name for path in course.iterdir()} == {"course.yaml", "course.lock", "one", "two"}


def test_a_second_build_gives_the_same_bytes(course: Path, out: Path) -> None:
    first = api.build(course, out=out)
    content = first.path.read_bytes()
    assert api.build(course, out=out).path.read_bytes() == content


def test_the_digest_survives_a_move_of_the_course(course: Path, out: Path, tmp_path: Path) -> None:
    first = api.build(course, out=out).digest
    moved = tmp_path / "elsewhere" / "demo"
    moved.parent.mkdir()
    course.rename(moved)
    assert api.build(moved / "course.yaml", out=out).digest == first


def test_every_fault_is_in_the_error_and_nothing_is_written(course: Path, out: Path) -> None:
    (course / "one/01-hello.md").write_text("# Hello\n\n<b>x</b>\n\n![alt](gone.png)\n")
    (course / "two/unit.yaml").write_text("titel: Unit two\n")
    before = listing(course)
    with pytest.raises(FindingsError) as caught:
        api.build(course, out=out)
    files = {each.span.file for each in caught.value.diagnostics if each.span}
    assert files == {"demo/one/01-hello.md", "demo/two/unit.yaml"}
    assert (
        len([each for each in caught.value.diagnostics if each.span and each.span.file.endswith(".md")]) == 2
    )
    assert listing(out) == {"demo-scorm12.zip": OLDER}
    assert listing(course) == before
    assert caught.value.diagnostics == tuple(sorted(caught.value.diagnostics, key=lambda each: each.sort_key))


def test_check_finds_what_build_finds_and_writes_nothing(course: Path) -> None:
    assert [each for each in api.check(course) if each.severity is Severity.ERROR] == []
    (course / "one/01-hello.md").write_text("# Hello\n\n<b>x</b>\n")
    found = api.check(course)
    with pytest.raises(FindingsError) as caught:
        api.build(course)
    assert caught.value.diagnostics == found
    assert not (course / "course.lock").exists()


def test_load_and_plan(course: Path) -> None:
    assert scormkit.load(course).spec.title == "Demo"
    assert [unit.id for unit in api.plan(course).units] == ["one", "two"]
    assert api.plan(course, unit="two").unit_id == "two"
    with pytest.raises(FindingsError) as caught:
        api.plan(course, unit="three")
    assert codes(caught.value) == ["PLN006"]
    (course / "course.yaml").write_text("titel: Demo\n")
    for stage in (api.load, api.plan):
        with pytest.raises(FindingsError):
            stage(course)


def test_an_unknown_target_names_the_nearest() -> None:
    with pytest.raises(ValueError, match="Did you mean scorm12"):
        api.build("anywhere", target="SCORM-12")
    assert api.target_names()[:2] == ("scorm12", "scorm2004")


def test_the_stages_are_told_in_order(course: Path, out: Path) -> None:
    told: list[api.Progress] = []
    api.build(course, out=out, progress=told.append)
    stages = list(dict.fromkeys(each.stage for each in told))
    assert stages == ["read", "plan", "render", "verify", "write"]
    written = [each for each in told if each.stage == "write"]
    assert written[-1].done >= written[-1].total > 5000
    assert [each.done for each in written] == sorted(each.done for each in written)


def test_a_package_that_breaks_its_standard_is_our_fault_and_is_not_written(
    course: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Target, __: object) -> tuple[Diagnostic, ...]:
        return (source_vanished("x", "y")._replace(code="SCO999", message="There is no launch page."),)

    monkeypatch.setattr(Target, "verify", broken)
    with pytest.raises(InternalError, match=r"SCO999.*There is no launch page\."):
        api.build(course, out=out)
    assert listing(out) == {"demo-scorm12.zip": OLDER}
    assert not (course / "course.lock").exists()


def test_a_fault_of_writing_comes_through_and_leaves_the_lock_alone(
    course: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Target.emit

    def emit(self: Target, plan: object) -> tuple[Entry, ...]:
        return (*real(self, plan), Entry("gone.mp4", course / "gone.mp4"))  # type: ignore[arg-type]

    monkeypatch.setattr(Target, "emit", emit)
    monkeypatch.setattr(Target, "verify", lambda *_: ())
    with pytest.raises(FindingsError) as caught:
        api.build(course, out=out)
    assert codes(caught.value) == ["PKG005"]
    assert not (course / "course.lock").exists()


def test_packages_that_must_be_kept(course: Path, out: Path) -> None:
    with pytest.raises(FindingsError) as caught:
        api.build(course, out=out, keep=[out / "demo-scorm12.zip"])
    assert codes(caught.value) == ["PKG015"]
    assert listing(out) == {"demo-scorm12.zip": OLDER}


def test_the_catalog_lists_every_family() -> None:
    families = {each.code[:3] for each in api.catalog()}
    assert families >= {"SRC", "YML", "MDN", "CRS", "QST", "PLN", "PKG", "SCO"}


def test_the_package_offers_the_library_lazily() -> None:
    assert scormkit.build is api.build
    assert scormkit.check is api.check
    with pytest.raises(AttributeError, match="nonsense"):
        scormkit.nonsense  # noqa: B018
