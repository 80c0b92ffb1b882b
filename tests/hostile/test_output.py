"""When the package cannot be written: a finding, exit code 1, and an older package that is still there."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.hostile.support import (
    OLDER,
    command,
    default_interrupt,
    environment,
    listing,
    make_course,
    read_only,
    read_only_disk,
    run,
    small_disk,
)

PACKAGE = "demo-scorm12.zip"
MEDIA = {"one/01-hello.md": "# Hello\n\nWatch [the film](film.mp4).\n"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / PACKAGE).write_bytes(OLDER)
    return folder


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return make_course(tmp_path / "demo")


def film(course: Path, size: int) -> None:
    """A film of any size that takes no room on the disk."""
    with (course / "one/film.mp4").open("wb") as file:
        file.truncate(size)


def test_the_small_course_builds(course: Path, out: Path) -> None:
    """Without this the tests below would prove nothing."""
    done = run("build", course, "--out", out, cwd=course.parent)
    assert (done.code, done.findings) == (0, []), done.out + done.err
    assert list(listing(out)) == [PACKAGE.replace(".zip", ".html"), PACKAGE]
    assert (out / PACKAGE).read_bytes() != OLDER


def test_a_folder_without_permission_to_write(course: Path, out: Path) -> None:
    with read_only(out) as before:
        done = run("build", course, "--out", out, cwd=course.parent, before=before)
    assert (done.code, done.findings) == (1, ["PKG010"])
    assert listing(out) == {PACKAGE: OLDER}
    assert not (course / "course.lock").exists()


def test_a_disk_that_is_read_only(course: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with read_only_disk(disk, {PACKAGE: OLDER}) as before:
        done = run("build", course, "--out", disk, cwd=course.parent, before=before)
        assert listing(disk) == {PACKAGE: OLDER}
    assert (done.code, done.findings) == (1, ["PKG010"])


def test_a_disk_that_runs_full(tmp_path: Path) -> None:
    course = make_course(tmp_path / "demo", MEDIA)
    film(course, 3_000_000)
    disk = tmp_path / "disk"
    disk.mkdir()
    with small_disk(disk, 1_000_000) as before:
        (disk / PACKAGE).write_bytes(OLDER)
        done = run("build", course, "--out", disk, cwd=tmp_path, before=before)
        assert listing(disk) == {PACKAGE: OLDER}
    assert (done.code, done.findings) == (1, ["PKG011"])
    assert not (course / "course.lock").exists()


def test_an_output_folder_that_is_a_file(course: Path, tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("mine")
    for out in ("dist", "dist/deeper"):
        done = run("build", course, "--out", out, cwd=tmp_path)
        assert (done.code, done.findings) == (1, ["PKG012"])
    assert (tmp_path / "dist").read_text() == "mine"


def test_a_package_name_that_is_a_folder(course: Path, tmp_path: Path) -> None:
    (tmp_path / "dist" / PACKAGE / "kept").mkdir(parents=True)
    done = run("build", course, cwd=tmp_path)
    assert (done.code, done.findings) == (1, ["PKG012"])
    assert (tmp_path / "dist" / PACKAGE / "kept").is_dir()


def test_an_output_path_that_is_too_long(course: Path, out: Path) -> None:
    done = run("build", course, "--out", out / ("x" * 300), cwd=course.parent)
    assert (done.code, done.findings) == (1, ["PKG013"])
    assert listing(out) == {PACKAGE: OLDER}


def test_two_courses_with_one_id(tmp_path: Path) -> None:
    first, second = make_course(tmp_path / "first"), make_course(tmp_path / "second")
    done = run("build", first, second, cwd=tmp_path)
    assert (done.code, done.findings) == (1, ["PKG015"])
    alone = run("build", first, "--out", "alone", cwd=tmp_path)
    assert alone.code == 0
    assert (tmp_path / "dist" / PACKAGE).read_bytes() == (tmp_path / "alone" / PACKAGE).read_bytes()


def test_a_read_only_course_is_built_with_a_warning(course: Path, out: Path) -> None:
    with read_only(course) as before:
        done = run("build", course, "--out", out, cwd=course.parent, before=before)
    assert (done.code, done.findings) == (0, ["PKG020"])
    assert (out / PACKAGE).read_bytes() != OLDER
    assert not (course / "course.lock").exists()


def test_a_course_that_was_built_before_needs_no_permission_to_write(course: Path, out: Path) -> None:
    run("build", course, "--out", out, cwd=course.parent)
    first = (out / PACKAGE).read_bytes()
    with read_only(course) as before:
        done = run("build", course, "--out", out, cwd=course.parent, before=before)
    assert (done.code, done.findings) == (0, [])
    assert (out / PACKAGE).read_bytes() == first


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_in_the_middle(tmp_path: Path, out: Path, number: signal.Signals) -> None:
    """The signal comes while the film is written, seen by the unfinished file beside the old package."""
    course = make_course(tmp_path / "demo", MEDIA)
    film(course, 1_500_000_000)
    process = subprocess.Popen(
        command("build", course, "--out", out),
        cwd=tmp_path,
        env=environment(),
        preexec_fn=default_interrupt,  # noqa: PLW1509 - the tests start no threads
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 30
    while not any(part.stat().st_size > 1_000_000 for part in out.glob(".*.part")):
        assert time.monotonic() < deadline and process.poll() is None, "the build did not get to the film"  # noqa: PT018
        time.sleep(0.002)
    process.send_signal(number)
    printed, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert printed == ""
    assert "Stopped." in said
    assert "Traceback" not in said
    assert listing(out) == {PACKAGE: OLDER}
    assert not (course / "course.lock").exists()


def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    """`scormkit check ... | head -1` ends quietly."""
    process = subprocess.Popen(
        command(
            "check", make_course(tmp_path / "demo", {"course.yaml": "titel: Demo\n"}), "--format", "json"
        ),
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=30) == 141
    assert said == ""
