"""What the Makefile does about an environment that no longer fits its folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("made_in", "is_kept"),
    [("{here}", True), ("", True), ("/where/it/was", False), ("{here}/below", False)],
)
def test_the_environment_of_a_folder_that_was_moved_is_made_again(
    made_in: str, is_kept: bool, tmp_path: Path
) -> None:
    here = tmp_path / "my course tools"
    (here / ".venv/bin").mkdir(parents=True)
    (here / ".make").mkdir()
    shutil.copy(ROOT / "Makefile", here)
    (here / ".make/run").write_text(made_in.format(here=here), "utf-8")
    # These tests are run by make themselves, and say so to every other make.
    env = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    said = subprocess.run(["make", "help"], cwd=here, env=env, capture_output=True, text=True, check=True)
    assert said.stdout.startswith("make demo")
    assert (here / ".venv").exists() is is_kept
    assert (here / ".make/run").exists() is is_kept
