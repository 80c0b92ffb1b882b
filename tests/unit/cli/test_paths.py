"""Paths on a command line: what is not there is said, of one and of several."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from scormkit.cli.paths import existing


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
