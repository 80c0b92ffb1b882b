"""rules, schema and completion: what helps while one writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from scormkit import api
from scormkit.cli.commands import COMMANDS, GROUPS
from tests.hostile.support import environment
from tests.unit.cli.test_commands import scormkit


def test_a_finding_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    said = scormkit(capsys, "rules", "MDN006")
    assert said.code == 0
    assert said.out.startswith("MDN006 insecure-link (warning, may be allowed with a reason)\n\n")
    assert "    [Report online](http://report.cybertip.org)\n" in said.out
    assert "```" not in said.out
    assert scormkit(capsys, "rules", "insecure-link") == said
    assert scormkit(capsys, "rules", "mdn006") == said


def test_a_family_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    lines = scormkit(capsys, "rules", "YML").out.splitlines()
    assert all(line.startswith("YML") for line in lines[:-2])
    assert lines[0].split()[:3] == ["YML001", "error", "yaml-syntax"]
    everything = scormkit(capsys, "rules").out
    assert all(each.code in everything for each in api.catalog())


def test_a_slip_in_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    said = scormkit(capsys, "rules", "raw-hmtl")
    assert (said.code, said.out) == (2, "")
    assert "Did you mean raw-html?" in said.err


def test_rules_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(scormkit(capsys, "rules", "MDN001", "MDN", "--format", "json").out)
    assert len(found) == len({each["code"] for each in found}) > 10
    assert found[0]["code"] == "MDN001"
    assert found[0]["can_be_allowed"] is False
    assert "```" in found[0]["page"]


@pytest.mark.parametrize("kind", api.schemas())
def test_a_schema_is_printed(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = scormkit(capsys, "schema", kind)
    assert said.code == 0
    jsonschema.Draft7Validator.check_schema(json.loads(said.out))


def test_schemas_are_listed_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kinds = scormkit(capsys, "schema").out.split()
    assert {"course", "unit", "assessment", "page", "report"} <= set(kinds)
    out = tmp_path / "deep" / "schemas"
    assert scormkit(capsys, "schema", "--out", str(out)).code == 0
    assert {path.name for path in out.iterdir()} == {f"{kind}.schema.json" for kind in kinds}
    (tmp_path / "file").touch()
    said = scormkit(capsys, "schema", "--out", str(tmp_path / "file"))
    assert (said.code, "cannot be written" in said.err) == (2, True)


def test_a_slip_in_a_schema(capsys: pytest.CaptureFixture[str]) -> None:
    said = scormkit(capsys, "schema", "curse")
    assert (said.code, "Did you mean course?" in said.err) == (2, True)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_completion(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = scormkit(capsys, "completion", shell)
    assert said.code == 0
    assert "_SCORMKIT_COMPLETE" in said.out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("scormkit ", set(COMMANDS)), ("scormkit ch", {"check"}), ("scormkit check --fo", {"--format"})],
)
def test_a_shell_asks_what_comes_next(typed: str, offered: set[str]) -> None:
    words = typed.split()
    variables = {
        "_SCORMKIT_COMPLETE": "bash_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(words) - (not typed.endswith(" "))),
    }
    done = subprocess.run(
        [sys.executable, "-m", "scormkit"],
        env={**environment(), **variables, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    assert {line.partition(",")[2] for line in done.stdout.splitlines()} == offered


def test_every_command_stands_under_a_heading() -> None:
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(COMMANDS)


def test_help_lists_the_options_of_reporting_apart(capsys: pytest.CaptureFixture[str]) -> None:
    text = scormkit(capsys, "check", "--help").out
    before, _, after = text.partition("What is reported, and how:\n")
    assert "--fix" in before
    assert "--format" not in before
    assert "--strict" in after
