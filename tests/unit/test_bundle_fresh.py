"""The player's committed bundle, judged without Node: is it what its sources gave, and is it light?"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from scormkit.interactions import INTERACTIONS
from scormkit.pages.bundle import ENCODINGS, player_files

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
    return [*found, *types, *PLAYER.glob("*.mjs")]


def built() -> list[Path]:
    return [path for path in BUILT.rglob("*") if path.is_file() and path.name != "hashes.json"]


def test_the_bundle_was_built_from_these_sources() -> None:
    now = {path.relative_to(PACKAGE).as_posix(): digest(path) for path in sources()}
    assert now == HASHES["sources"], REMEDY


def test_nobody_edited_the_bundle_by_hand() -> None:
    now = {path.relative_to(BUILT).as_posix(): digest(path) for path in built()}
    assert now == HASHES["built"], REMEDY


def weight(types: Iterable[str] = (), target: str = "scorm12") -> int:
    """The player with these types, compressed as a web server does."""
    return sum(len(gzip.compress(bytes(e.content), 9)) for e in player_files(target, types))


def test_script_and_style_stay_light() -> None:
    assert weight(("choice", "true-false")) <= 25_500


@pytest.mark.parametrize("target", ENCODINGS)
def test_every_question_type_together_stays_light(target: str) -> None:
    """The limit is 40 kB; what is below it is room for what comes next."""
    assert weight(INTERACTIONS, target) <= 40_000


@pytest.mark.parametrize("name", INTERACTIONS)
def test_a_question_type_stays_light(name: str) -> None:
    """Only the types that a course uses travel with it."""
    assert weight([name]) - weight() <= 5_000


@pytest.mark.parametrize("word", ["beforeunload", '"unload"', "alert(", "window.open(", "document.cookie"])
def test_the_player_never_does(word: str) -> None:
    for path in built():
        assert word not in path.read_text("utf-8"), path.name


@pytest.mark.parametrize("target", ["scorm12", "scorm2004"])
@pytest.mark.parametrize("word", ["localStorage", "sessionStorage", "fetch("])
def test_a_player_that_has_an_lms_keeps_and_asks_nothing_else(target: str, word: str) -> None:
    script, _ = player_files(target, INTERACTIONS)
    assert word.encode() not in bytes(script.content)


def test_the_bundle_asks_no_other_host_and_brings_no_module() -> None:
    script, style = (bytes(e.content).decode() for e in player_files("scorm12", INTERACTIONS))
    hosts = set(re.findall(r"(?:https?:)?//[\w.-]+", script + style)) - {"http://www.w3.org"}
    assert not hosts
    assert not re.search(r"(?:^|[;}])\s*(?:import|export)\b", script)
    assert script.startswith('(()=>{"use strict";')
    assert "@import" not in style
