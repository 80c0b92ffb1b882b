"""Paths on a command line: what is not there is said, of one and of several."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from scormkit.cli.app import run
from scormkit.cli.paths import existing, nearest


def test_of_several_paths_each_has_to_be_there(tmp_path: Path) -> None:
    there, missing = tmp_path / "course.zip", tmp_path / "cuorse.zip"
    there.write_bytes(b"")
    parameter = click.Argument(["packages"], nargs=-1)
    context = click.Context(click.Command("rehearse"))
    check = existing("course or package")
    assert check(context, parameter, (there, there)) == (there, there)
    assert check(context, parameter, there) == there
    with pytest.raises(click.UsageError, match=r"There is no course or package .*Did you mean .*course\.zip"):
        check(context, parameter, (there, missing))


def test_a_package_is_sought_where_builds_put_it(tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/fire-safety-scorm12.zip").write_bytes(b"")
    (tmp_path / "fire-safety").mkdir()
    (tmp_path / "fire-safety/course.yaml").write_text("title: x\n")
    meant = str(tmp_path / "dist/fire-safety-scorm12.zip")
    assert nearest(tmp_path / "fire-safety.zip") == f" Did you mean {meant!r}?"
    course = str(tmp_path / "fire-safety")
    assert nearest(tmp_path / "fire-safty", "course or package") == f" Did you mean {course!r}?"


@pytest.mark.parametrize(
    "command",
    [
        ["inspect", "sub/bad.zip"],
        ["preview", "sub/bad.zip"],
        ["rehearse", "sub/bad.zip"],
        ["repair", "sub/bad.zip"],
        ["convert", "sub/bad.zip", "--target", "cmi5"],
        ["diff", "sub/bad.zip", "sub/bad.zip"],
        ["validate", "sub/bad.zip"],
    ],
    ids=lambda command: command[0],
)
def test_a_package_that_cannot_be_read_is_named_as_it_was_typed(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "bad.zip").write_text("no zip")
    monkeypatch.chdir(tmp_path)
    assert run(command) == 1
    assert capsys.readouterr().out.startswith(f"{Path('sub/bad.zip')}:1:1: error PKG049 ")


@pytest.mark.parametrize(
    "command",
    [["check"], ["build"], ["rehearse"], ["simulate"], ["facts"], ["statements"]],
    ids=lambda command: command[0],
)
def test_a_fault_of_a_course_is_shown_at_its_line_whatever_looks_at_the_course(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "far" / "course").mkdir(parents=True)
    (tmp_path / "far" / "course" / "course.yaml").write_text("title: One\ntittle: Two\n")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    course = Path("..") / "far" / "course"
    assert run([*command, str(course)]) == 1
    printed = capsys.readouterr().out
    assert f"{course / 'course.yaml'}:2:1: error CRS030 " in printed
    assert "    2 | tittle: Two\n" in printed
