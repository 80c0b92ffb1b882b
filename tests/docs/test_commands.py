"""What documents and CI files say of the command line is true: commands, options and inputs exist."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import click
import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml

from scormkit.cli.app import GROUP
from tests.docs.test_docs import FENCE, ROOT, generator
from tests.hostile.support import make_course
from tests.rules.packages.bases import make as make_package
from tests.unit.cli.test_commands import scormkit

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs" / "guide").rglob("*.md"))]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def assert_exists(line: str) -> None:
    """A scormkit command line as a document writes it names a command and options that there are."""
    name, *rest = shlex.split(line.partition("#")[0])[1:]
    if name.startswith("-"):
        return
    with click.Context(GROUP, **GROUP.context_settings) as context:
        command = GROUP.get_command(context, name)
        assert command is not None, line
        if isinstance(command, click.Group):
            command = command.commands[rest.pop(0) if rest and rest[0] in command.commands else "list"]
        known = {option for each in command.get_params(context) for option in each.opts}
    for word in rest:
        if word.startswith("--"):
            assert word.partition("=")[0] in known, f"{line}: {word}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_in_documents_exist(page: Path) -> None:
    for _, info, body in FENCE.findall(page.read_text(encoding="utf-8")):
        if info.strip() == "console":
            for line in re.findall(r"^\$ (scormkit .+)$", body, re.MULTILINE):
                assert_exists(line)


def test_the_page_of_the_commands_is_fresh() -> None:
    written = (ROOT / "docs" / "guide" / "commands.md").read_text(encoding="utf-8")
    assert written == generator().commands(), "run `make docs`"


def schema(name: str) -> Any:
    folder = files("check_jsonschema") / "builtin_schemas" / "vendor"
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def test_the_action_is_one_and_calls_what_there_is() -> None:
    jsonschema.Draft7Validator(schema("github-actions")).validate(ACTION)
    script = ACTION["runs"]["steps"][-1]
    lines = [each.strip() for each in script["run"].splitlines() if each.strip().startswith("scormkit ")]
    assert [line.split()[1] for line in lines] == ["check", "validate"]
    for line in lines:
        assert_exists(line)
    assert "${{" not in script["run"], "an input in the script itself could run anything"
    assert set(re.findall(r"inputs\.([\w-]+)", str(script["env"]))) == set(ACTION["inputs"])


def test_the_workflows_in_the_guide_are_workflows_and_use_inputs_that_there_are() -> None:
    page = (ROOT / "docs" / "guide" / "ci.md").read_text(encoding="utf-8")
    workflows = [body for _, info, body in FENCE.findall(page) if info.strip() == "yaml workflow"]
    assert len(workflows) == 3
    for body in workflows:
        workflow = yaml.load(body, Loader=yaml.BaseLoader)
        jsonschema.Draft7Validator(schema("github-workflows")).validate(workflow)
        (job,) = workflow["jobs"].values()
        for step in job["steps"]:
            if "/scormkit@" in step["uses"]:
                assert set(step["with"]) <= set(ACTION["inputs"])


def test_the_hook_is_one_and_calls_what_there_is() -> None:
    assert [each["id"] for each in HOOKS] == ["scormkit-check", "scormkit-validate"]
    for hook in HOOKS:
        assert {"id", "name", "entry", "language"} <= set(hook)
        assert_exists(hook["entry"])
        assert hook["id"] in (ROOT / "docs" / "guide" / "ci.md").read_text(encoding="utf-8")


def test_the_hook_checks_the_courses_that_files_are_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    make_course(tmp_path / "a")
    make_course(tmp_path / "b", {"one/01-hello.md": "<b>x</b>\n"})
    (tmp_path / "README.md").touch()
    arguments = shlex.split(HOOKS[0]["entry"])[1:]
    said = scormkit(capsys, *arguments, "README.md", "a/one/01-hello.md", "a/course.yaml")
    assert (said.code, said.err) == (0, "a: nothing to correct\n")
    assert scormkit(capsys, *arguments, "b/one/unit.yaml").code == 1
    assert scormkit(capsys, *arguments, "README.md").code == 0


def test_the_script_of_the_action_validates_packages(tmp_path: Path) -> None:
    package = make_package("scorm12", tmp_path)
    (package / "img" / "pool.png").unlink()
    script = ACTION["runs"]["steps"][-1]["run"]
    inputs = {"COURSES": "", "PACKAGES": "package\n", "LMS": "moodle,docebo", "FORMAT": "github"}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=tmp_path,
        env={**os.environ, **inputs, "OUTPUT": "", "FAIL_ON": "error", "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "::error file=package/imsmanifest.xml,line=43,col=13,endColumn=32,endLine=43" in done.stdout


def test_the_script_of_the_action_runs(tmp_path: Path) -> None:
    make_course(tmp_path / "a course")
    make_course(tmp_path / "b", {"one/01-hello.md": "# Hello\n\n[a](http://example.org)\n"})
    script = ACTION["runs"]["steps"][-1]["run"]
    inputs = {"COURSES": "a course\nb\n", "FORMAT": "github", "OUTPUT": "", "FAIL_ON": "warning"}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=tmp_path,
        env={**os.environ, **inputs, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith(
        "::warning file=b/one/01-hello.md,line=3,col=5,endColumn=23,endLine=3,title=MDN006"
    )
    assert "a course: nothing to correct\nb: 1 warning\n" in done.stderr
