"""The player's committed bundle, judged without Node: is it what its sources gave, and is it light?"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest

from scormkit.interactions import INTERACTIONS

PACKAGE = Path(__file__).parents[2] / "scormkit"
PLAYER = PACKAGE / "player"
BUILT = PLAYER / "built"
HASHES = json.loads((BUILT / "hashes.json").read_text("utf-8"))
REMEDY = 'run "npm run build" and commit scormkit/player/built'


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sources() -> list[Path]:
    found = [path for path in (PLAYER / "src").rglob("*") if path.is_file()]
    types = [path for path in (PACKAGE / "interactions").rglob("*") if path.suffix in (".js", ".css")]
    return [*found, *types, PLAYER / "build.mjs"]


def built() -> list[Path]:
    return [path for path in BUILT.rglob("*") if path.is_file() and path.name != "hashes.json"]


def test_the_bundle_was_built_from_these_sources() -> None:
    now = {path.relative_to(PACKAGE).as_posix(): digest(path) for path in sources()}
    assert now == HASHES["sources"], REMEDY


def test_nobody_edited_the_bundle_by_hand() -> None:
    now = {path.relative_to(BUILT).as_posix(): digest(path) for path in built()}
    assert now == HASHES["built"], REMEDY


def test_every_question_type_has_its_script() -> None:
    """Under the name that authors write; a folder holds one type."""
    assert {path.stem for path in (BUILT / "types").glob("*.js")} == set(INTERACTIONS)


def test_script_and_style_stay_light() -> None:
    together = b"".join((BUILT / name).read_bytes() for name in ("scorm12.js", "player.css"))
    assert len(gzip.compress(together)) <= 30_000


@pytest.mark.parametrize("name", INTERACTIONS)
def test_a_question_type_stays_light(name: str) -> None:
    """Only the types that a course uses travel with it."""
    parts = [BUILT / "types" / f"{name}{suffix}" for suffix in (".js", ".css")]
    together = b"".join(path.read_bytes() for path in parts if path.is_file())
    assert len(gzip.compress(together)) <= 6_000


@pytest.mark.parametrize(
    "word", ["beforeunload", '"unload"', "alert(", "window.open", "document.cookie", "localStorage", "fetch("]
)
def test_the_player_never_does(word: str) -> None:
    for path in built():
        assert word not in path.read_text("utf-8"), path.name


def test_the_bundle_asks_no_other_host_and_brings_no_module() -> None:
    files = {path.relative_to(BUILT).as_posix(): path.read_text("utf-8") for path in built()}
    hosts = set(re.findall(r"(?:https?:)?//[\w.-]+", "".join(files.values()))) - {"http://www.w3.org"}
    assert not hosts
    scripts = {name: text for name, text in files.items() if name.endswith(".js")}
    for name, script in scripts.items():
        assert not re.search(r"(?:^|[;}])\s*(?:import|export)\b", script), name
    assert scripts.pop("scorm12.js").startswith(('"use strict";(()=>{', "(()=>{"))
    assert all("var T={default:" in script for script in scripts.values())
    assert not any("@import" in text for name, text in files.items() if name.endswith(".css"))


@pytest.mark.node
def test_building_again_gives_the_same_bytes() -> None:
    script = PLAYER / "build.mjs"
    run = subprocess.run(["node", script, "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
