"""What of the player goes into a package: what its course needs, each part once, and nothing else."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from scormkit.errors import InternalError
from scormkit.interactions import INTERACTIONS
from scormkit.pages import bundle
from scormkit.pages.bundle import player_entries, player_files
from scormkit.pages.features import FEATURES, features_of
from tests.unit.pages import builders

SCRIPTS = {
    "registry.js": ([], "var l=[];"),
    "shared.js": (["registry.js"], 'var s="two";'),
    "types/choice": (["registry.js"], 'l.push("one");'),
    "types/true-false": (["registry.js", "shared.js"], "l.push(s);"),
    "encodings/scorm12/choice": (["types/choice"], 'l.push("1.2");'),
    "encodings/scorm12/true-false": (["types/true-false"], 'l.push("1.2");'),
    "features/search": (["shared.js"], "l.push(`found ${s}`);"),
    "targets/scorm12": (["registry.js"], "globalThis.said=l;"),
    "targets/silent": (["registry.js"], "globalThis.said=l;"),
}
STYLES = {
    "base.css": ([], ".a{}"),
    "player": (["base.css"], ".p{}"),
    "parts.css": ([], ".b{}"),
    "types/choice": (["parts.css"], ".c{}"),
    "blocks/tabs": (["parts.css"], ".d{}"),
}


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A player of our own, whose modules say what they are."""
    for name, modules in (("scripts.json", SCRIPTS), ("styles.json", STYLES)):
        text = json.dumps({key: {"needs": needs, "code": code} for key, (needs, code) in modules.items()})
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(bundle, "_BUILT", tmp_path)
    bundle._modules.cache_clear()
    yield tmp_path
    bundle._modules.cache_clear()


def contents(*needs: object) -> tuple[str, str]:
    """The script and the style."""
    script, style = player_files(*needs)  # type: ignore[arg-type]
    assert (script.name, style.name) == ("player/player.js", "player/player.css")
    assert isinstance(script.content, bytes)
    assert isinstance(style.content, bytes)
    return script.content.decode(), style.content.decode()


@pytest.mark.usefixtures("built")
def test_a_style_holds_what_is_used_and_what_that_needs_once() -> None:
    assert contents("scorm12")[1] == ".a{}.p{}\n"
    assert contents("scorm12", ["choice"], ["tabs", "plain"])[1] == ".a{}.p{}.b{}.c{}.d{}\n"


@pytest.mark.usefixtures("built")
def test_the_order_of_what_is_asked_for_changes_nothing() -> None:
    one = contents("scorm12", ["choice", "true-false"], ["tabs"], ["search"])
    assert one == contents("scorm12", ["true-false", "choice"], ["tabs"], ["search"])


def said(script: str) -> list[str]:
    """What the parts of a script have to say; it is to leave no names behind."""
    after = "console.log(JSON.stringify([...said, typeof l, typeof s]))"
    run = subprocess.run(["node", "-e", script + after], capture_output=True, text=True, check=True)
    found: list[str] = json.loads(run.stdout)
    assert found[-2:] == ["undefined"] * 2
    return found[:-2]


@pytest.mark.node
@pytest.mark.usefixtures("built")
def test_a_script_holds_what_is_used_and_runs_after_what_it_needs() -> None:
    assert said(contents("scorm12")[0]) == []
    assert said(contents("scorm12", ["choice"])[0]) == ["one", "1.2"]
    assert said(contents("scorm12", ["true-false"], [], ["search"])[0]) == ["two", "1.2", "found two"]


@pytest.mark.node
@pytest.mark.usefixtures("built")
def test_a_target_that_tells_nobody_carries_no_encodings() -> None:
    assert said(contents("silent", ["choice"])[0]) == ["one"]


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("need", [("scorm99",), ("scorm12", ["no-type"])])
def test_a_missing_part_is_our_fault_and_said_so(need: tuple[object, ...]) -> None:
    with pytest.raises(InternalError, match="is missing from this installation"):
        contents(*need)


@pytest.mark.parametrize("name", ["scripts.json", "styles.json"])
def test_a_missing_file_is_our_fault_and_said_so(built: Path, name: str) -> None:
    (built / name).unlink()
    with pytest.raises(InternalError, match=f"{re.escape(name)} is missing"):
        contents("scorm12")


def test_what_ships_has_every_type_and_every_feature_by_its_name() -> None:
    scripts, styles = bundle._modules("scripts.json"), bundle._modules("styles.json")
    types = {name.removeprefix("types/") for name in scripts if re.fullmatch("types/[a-z-]+", name)}
    assert types == set(INTERACTIONS)
    features = {
        name.removeprefix("features/")
        for name in (*scripts, *styles)
        if re.fullmatch("features/[a-z][a-z-]*", name)
    }
    assert features == {*FEATURES, "recordings"}, "recordings are a matter of the target as well"


def test_a_plan_gets_what_it_uses_and_not_the_rest() -> None:
    plan = builders.sample()
    files = player_entries(plan, "scorm12")
    assert files == player_files("scorm12", plan.question_types, plan.blocks, features_of(plan))
    everything = player_files("scorm12", INTERACTIONS)
    assert len(bytes(files[0].content)) < len(bytes(everything[0].content))
