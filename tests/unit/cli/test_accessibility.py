"""`scormkit check --accessibility`: what a course leaves open, and what only people can judge."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.unit.cli.test_commands import scormkit

SHOWCASE = ROOT / "courses" / "showcase"


def test_what_only_people_can_judge_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    said = scormkit(capsys, "check", str(SHOWCASE), "--accessibility")
    assert said.code == 0
    assert "ok    1.1.1  pictures have a text\n" in said.out
    assert "open" not in said.out.replace("left open", "")
    for sentence in (
        "pictures have a text: does it say what matters? (1.1.1)",
        "2 recordings: are the captions right? (1.2.2)",
        "1 film: is all that is seen also said? (1.2.5)",
    ):
        assert sentence in said.out


def test_what_is_open_is_named_with_its_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = tmp_path / "showcase"
    shutil.copytree(SHOWCASE, course)
    page = course / "pages" / "01-words.md"
    page.write_text(page.read_text("utf-8") + "\n![](media/exit.svg)\n\n[here](https://example.org/)\n")
    said = scormkit(capsys, "check", str(course), "--accessibility")
    assert said.code == 1
    assert "open  1.1.1  pictures have a text: 1 found (MDN007)" in said.out
    assert "open  2.4.4  links say where they lead: 1 found (CRS149)" in said.out
    assert "`scormkit check` lists them" in said.out
