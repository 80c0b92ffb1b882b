"""The committed bundle, built once more: the fast tests compare digests only (test_bundle_fresh.py)."""

from __future__ import annotations

import subprocess

import pytest

from tests.conftest import ROOT


@pytest.mark.node
def test_building_again_gives_the_same_bytes() -> None:
    script = ROOT / "scormkit" / "player" / "build.mjs"
    run = subprocess.run(["node", script, "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
