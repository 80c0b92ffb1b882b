"""Two packages compared: what changed, and the verdict for learners in progress and for records."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scormkit.comparing.compare import compare
from scormkit.comparing.model import Weight
from tests.hostile.support import make_course
from tests.rules.packages.bases import make, spoil
from tests.unit.cli.test_commands import scormkit as run

Overlay = dict[str, Any]

LESSON_3 = """\
          <adlcp:masteryscore>80</adlcp:masteryscore>
        </item>
        <item identifier="lesson-3" identifierref="sco-2" isvisible="true">
          <title>More</title>
"""


def manifest(**changes: str) -> Overlay:
    return {"replace": {"imsmanifest.xml": changes}}


def verdict(base: str, overlay: Overlay, folder: Path) -> tuple[Weight, list[tuple[str, int]]]:
    old, new = make(base, folder / "old"), make(base, folder / "new")
    spoil(new, overlay)
    found = compare(old, new)
    return found.verdict, [(each.about, each.weight) for each in found.changes]


SAFE, CARE, NEW = Weight
CASES: list[tuple[str, Overlay, Weight, list[tuple[str, int]]]] = [
    ("scorm12", {}, SAFE, []),
    ("scorm12", {"files": {"img/pool.png": "another picture"}}, SAFE, [("files", SAFE)]),
    ("scorm12", manifest(**{">Rules<": ">The rules<"}), SAFE, [("titles", SAFE)]),
    ("scorm12", manifest(**{">Water safety<": ">Water<"}), SAFE, [("title", SAFE)]),
    ("scorm12", manifest(**{">80<": ">70<"}), CARE, [("pass mark", CARE)]),
    ("scorm12", manifest(**{">lesson-1</adlcp:pre": ">part</adlcp:pre"}), CARE, [("sequencing", CARE)]),
    ("scorm12", manifest(**{'"?lesson=1"': '"?lesson=2"'}), CARE, [("launch", CARE)]),
    ("scorm12", manifest(**{'"water-safety"': '"water-safety-2"'}), CARE, [("identifiers", CARE)]),
    (
        "scorm12",
        manifest(**{"          <adlcp:masteryscore>80</adlcp:masteryscore>\n": LESSON_3}),
        CARE,
        [("structure", CARE)],
    ),
    (
        "scorm12",
        manifest(**{'identifier="lesson-2"': 'identifier="check"'}),
        CARE,
        [("structure", CARE), ("structure", CARE)],
    ),
    (
        "scorm12",
        manifest(
            **{
                'identifier="part"': 'identifier="a"',
                'identifier="lesson-1"': 'identifier="b"',
                'identifier="lesson-2"': 'identifier="c"',
            }
        ),
        NEW,
        [("structure", NEW)],
    ),
    (
        "scorm12",
        {"replace": {"js/report.js": {'"0000:01:00"': '"0000:02:00"'}}},
        CARE,
        [("files", SAFE), ("content", CARE)],
    ),
    (
        "scorm12",
        {"replace": {"js/report.js": {"cmi.core.session_time": "cmi.core.score.raw"}}},
        CARE,
        [("reports", CARE), ("reports", SAFE), ("files", SAFE), ("content", CARE)],
    ),
    ("scorm2004", manifest(**{"4th Edition": "3rd Edition"}), CARE, [("standard", CARE)]),
    ("scorm2004", manifest(**{'attemptLimit="3"': 'attemptLimit="1"'}), CARE, [("sequencing", CARE)]),
    ("cmi5", {"replace": {"cmi5.xml": {'"0.8"': '"0.9"'}}}, CARE, [("pass mark", CARE)]),
    (
        "cmi5",
        {"replace": {"cmi5.xml": {'moveOn="Completed"': 'moveOn="Passed"'}}},
        CARE,
        [("sequencing", CARE)],
    ),
    ("xapi", {"replace": {"tincan.xml": {">How to ride.<": ">Riding.<"}}}, SAFE, []),
]


@pytest.mark.parametrize(("base", "overlay", "expected", "changes"), CASES)
def test_a_change_weighs_what_it_costs_learners(
    base: str, overlay: Overlay, expected: Weight, changes: list[tuple[str, int]], tmp_path: Path
) -> None:
    assert verdict(base, overlay, tmp_path) == (expected, changes)


def test_another_standard_is_a_new_course(tmp_path: Path) -> None:
    found = compare(make("scorm12", tmp_path / "a"), make("cmi5", tmp_path / "b"))
    assert found.verdict is NEW
    assert found.changes[0].what == "from SCORM 1.2 to cmi5"


@pytest.fixture
def builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[str], Path]:
    """Build the course in its present state into a zip of this name."""

    def build(name: str) -> Path:
        assert run(capsys, "build", str(tmp_path / "demo"), "--out", str(tmp_path / "out"), "-q").code == 0
        return Path(shutil.copy(tmp_path / "out" / "demo-scorm12.zip", tmp_path / name))

    return build


def test_our_own_course_can_be_edited_and_replaced(tmp_path: Path, builds: Callable[[str], Path]) -> None:
    make_course(tmp_path / "demo")
    old = builds("old.zip")
    page = tmp_path / "demo" / "one" / "01-hello.md"
    page.write_text(page.read_text() + "\nOne more sentence.\n")
    found = compare(old, builds("new.zip"))
    assert found.verdict is SAFE
    assert any("course.lock" in each.what for each in found.changes)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = make("scorm12", tmp_path / "old"), make("scorm12", tmp_path / "new")
    spoil(new, manifest(**{">80<": ">70<"}))
    said = run(capsys, "diff", str(old), str(new))
    assert said.code == 0
    assert said.out.startswith("Verdict: replace with care\n")
    assert "pass mark: 'Check': 70 in place of 80." in said.out
    assert run(capsys, "diff", str(old), str(new), "--at-most", "safe").code == 1
    assert run(capsys, "diff", str(old), str(new), "--at-most", "care").code == 0
    data = json.loads(run(capsys, "diff", str(old), str(new), "--format", "json").out)
    assert (data["verdict"], data["changes"][0]["about"]) == ("care", "pass mark")
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04")
    assert run(capsys, "diff", str(old), str(tmp_path / "x.zip")).code == 1
