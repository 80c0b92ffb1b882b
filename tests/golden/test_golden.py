"""Small courses build to exactly the packages that are committed beside them.

`pytest tests/golden --update-golden` rewrites them. What comes into a package unchanged from elsewhere in the
project (the player, the schema files) is held against its source and not stored again for every course.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scormkit import api
from scormkit.pages.bundle import player_entries
from scormkit.targets.xapi.whole import as_one
from tests.conftest import ROOT

HERE = Path(__file__).parent
TARGETS = ("scorm12", "scorm2004", "xapi", "cmi5", "web")
COURSES = sorted(path.name for path in (HERE / "courses").iterdir())
PACKAGES = [(name, target) for name in COURSES for target in TARGETS]
packages = pytest.mark.parametrize(("name", "target"), PACKAGES)
TEXT = {".xml", ".html"}
VERSION = re.compile(r"scormkit \d+\.\d+\.\d+[\w.+]*")


def build(name: str, target: str, tmp_path: Path) -> dict[str, bytes]:
    """The files of the package of a golden course, by name, in their order."""
    source = tmp_path / name
    shutil.copytree(HERE / "courses" / name, source)
    built = api.build(source, target=target, out=tmp_path / "dist")
    assert not built.lock_changed, f"{name}/course.lock is missing or not up to date: build the course once"
    with zipfile.ZipFile(built.path) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def taken_over(name: str, target: str) -> set[str]:
    """sha256 of what a package takes over unchanged: schema files, the player, the files of the author."""
    course = HERE / "courses" / name
    files = [path for folder in (ROOT / "schemas", course) for path in folder.rglob("*") if path.is_file()]
    plan = api.plan(course)
    # xAPI and web have one page, whatever the course says.
    player = player_entries(as_one(plan) if target in {"xapi", "web"} else plan, target)
    contents = [path.read_bytes() for path in files] + [
        entry.content if isinstance(entry.content, bytes) else entry.content.read_bytes() for entry in player
    ]
    return {hashlib.sha256(content).hexdigest() for content in contents}


def expanded(files: dict[str, bytes]) -> dict[str, str]:
    """What is committed of a package: its manifest, its pages, its record, and the list of all its files."""
    shown = {
        name: VERSION.sub("scormkit (version)", content.decode())
        for name, content in files.items()
        if Path(name).suffix in TEXT
    }
    record = json.loads(files["scormkit.json"])
    assert re.fullmatch("sha256:[0-9a-f]{64}", record.pop("digest"))
    shown["scormkit.json"] = VERSION.sub(
        "scormkit (version)", json.dumps(record, indent=2, ensure_ascii=False) + "\n"
    )
    shown["files.txt"] = "".join(f"{name}\n" for name in files)
    return shown


@packages
def test_the_package_is_the_committed_one(
    name: str, target: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    shown = expanded(build(name, target, tmp_path))
    folder = HERE / "expected" / name / target
    if pytestconfig.getoption("--update-golden"):
        shutil.rmtree(folder, ignore_errors=True)
        for file, text in shown.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="")
    committed = {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert sorted(committed) == sorted(shown)
    for file, text in shown.items():
        assert text.splitlines() == committed[file].splitlines(), (
            f"{name}/{target}/{file} changed (--update-golden rewrites it)"
        )
        assert text == committed[file]


@packages
def test_everything_else_is_taken_over_or_the_authors(name: str, target: str, tmp_path: Path) -> None:
    """A file that is not generated is byte for byte one of the project's or one of the course's."""
    own = taken_over(name, target)
    unknown = [
        file
        for file, content in build(name, target, tmp_path).items()
        if Path(file).suffix not in TEXT
        and file != "scormkit.json"
        and hashlib.sha256(content).hexdigest() not in own
    ]
    assert unknown == []


@pytest.mark.parametrize(("ci", "refused"), [("true", True), ("", False)])
def test_the_option_is_refused_in_ci(ci: str, refused: bool) -> None:
    program = [sys.executable, "-m", "pytest", "--update-golden", "--collect-only", "-q", __file__]
    environment = {**os.environ, "CI": ci}
    result = subprocess.run(program, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    assert ("--update-golden is refused in CI" in result.stderr) is refused
    assert result.returncode == (pytest.ExitCode.USAGE_ERROR if refused else pytest.ExitCode.OK)
