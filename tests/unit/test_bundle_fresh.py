"""The player's committed bundle, judged without Node: is it what its sources gave, and is it light?"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "scormkit"
PLAYER = PACKAGE / "player"
BUILT = PLAYER / "built"
HASHES = json.loads((BUILT / "hashes.json").read_text("utf-8"))
REMEDY = 'run "npm run build" and commit scormkit/player/built'


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sources() -> list[Path]:
    found = [path for path in (PLAYER / "src").rglob("*") if path.is_file()]
    return [*found, *(PACKAGE / "interactions").rglob("*.js"), PLAYER / "build.mjs"]


def test_the_bundle_was_built_from_these_sources() -> None:
    now = {path.relative_to(PACKAGE).as_posix(): digest(path) for path in sources()}
    assert now == HASHES["sources"], REMEDY


def test_nobody_edited_the_bundle_by_hand() -> None:
    now = {path.name: digest(path) for path in BUILT.iterdir() if path.name != "hashes.json"}
    assert now == HASHES["built"], REMEDY


def test_script_and_style_stay_light() -> None:
    together = b"".join((BUILT / name).read_bytes() for name in ("scorm12.js", "player.css"))
    assert len(gzip.compress(together)) <= 30_000


@pytest.mark.parametrize(
    "word", ["beforeunload", '"unload"', "alert(", "window.open", "document.cookie", "localStorage", "fetch("]
)
def test_the_player_never_does(word: str) -> None:
    assert word not in (BUILT / "scorm12.js").read_text("utf-8")


def test_the_bundle_asks_no_other_host_and_brings_no_module() -> None:
    script = (BUILT / "scorm12.js").read_text("utf-8")
    style = (BUILT / "player.css").read_text("utf-8")
    hosts = set(re.findall(r"(?:https?:)?//[\w.-]+", script + style)) - {"http://www.w3.org"}
    assert not hosts
    assert not re.search(r"^\s*(?:import|export)\b", script, re.MULTILINE)
    assert script.startswith(('"use strict";(()=>{', "(()=>{"))
    assert "@import" not in style


@pytest.mark.node
def test_building_again_gives_the_same_bytes() -> None:
    script = PLAYER / "build.mjs"
    run = subprocess.run(["node", script, "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
