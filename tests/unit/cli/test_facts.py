"""What is due, on which day, and where it is cited."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from scormkit.cli.app import run

BASE = Path(__file__).resolve().parents[2] / "rules" / "course" / "base"
FACT = "n: {value: 120, source: {title: A}, as_of: 2025-06-30, review: 1 year}\n"


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BASE, tmp_path / "base")
    (tmp_path / "base" / "facts.yaml").write_text(FACT, encoding="utf-8")
    (tmp_path / "base" / "second" / "01-more.md").write_text("# More\n\n{{ fact.n }}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "base"


@pytest.mark.parametrize(("day", "code"), [("2026-06-30", 0), ("2026-07-01", 1)])
def test_a_strict_check_fails_from_the_day_on_which_a_fact_is_due(
    day: str, code: int, course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "base", "--strict", "--today", day]) == code
    said = capsys.readouterr().out
    assert ("CRS117" in said) == bool(code)
    assert ("second/01-more.md:3:1: cited here" in said.replace("\\", "/")) == bool(code)


def test_the_day_can_come_from_the_environment(
    course: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORMKIT_TODAY", "2026-07-01")
    assert run(["check", "base"]) == 0
    assert "CRS117" in capsys.readouterr().out
    monkeypatch.setenv("SCORMKIT_TODAY", "tomorrow")
    assert run(["check", "base"]) == 2
    assert "'tomorrow', which is no date" in capsys.readouterr().err


def test_a_day_that_is_none(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "base", "--today", "1.7.2026"]) == 2
    assert "Write it like 2026-11-22" in capsys.readouterr().err


def test_no_byte_of_a_package_depends_on_the_day(course: Path) -> None:
    assert run(["build", "base", "--quiet", "--out", "one", "--today", "2026-01-01"]) == 0
    assert run(["build", "base", "--quiet", "--out", "two", "--today", "2030-01-01"]) == 0
    one, two = ({each.name: each.read_bytes() for each in Path(out).iterdir()} for out in ("one", "two"))
    assert sorted(one) == ["base-scorm12.html", "base-scorm12.zip"]
    assert one == two


def test_facts_are_listed_with_their_day_and_their_files(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["facts", "base", "--today", "2026-07-01"]) == 0
    said = capsys.readouterr().out
    assert "fact n: 120\n  due since 2026-06-30; as of 2025-06-30\n  cited in second/01-more.md" in said
    assert run(["facts", "base", "--today", "2026-06-30", "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["is_due"] is False
    assert row["files"] == ["second/01-more.md"]


def test_facts_of_a_broken_course(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (course / "facts.yaml").write_text("n: {value: 120}\n", encoding="utf-8")
    assert run(["facts", "base"]) == 1
    assert "CRS031" in capsys.readouterr().out


def test_a_course_without_facts_says_so(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (course / "facts.yaml").unlink(missing_ok=True)
    (course / "second/01-more.md").write_text("# More\n\nWords.\n", encoding="utf-8")
    assert run(["facts", "base"]) == 0
    assert "no facts and no contacts yet" in capsys.readouterr().out
    assert run(["validate", "base/course.yaml"]) == 2
    assert "use `scormkit check`" in capsys.readouterr().err
