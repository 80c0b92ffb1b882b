"""Compiled templates are kept like modules, and never instead of a template that has changed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from scormkit.templates import TemplateCache


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return tmp_path


def render(folder: Path, text: str, mark: str = "a") -> str:
    environment = Environment(loader=DictLoader({"x": text}), bytecode_cache=TemplateCache(folder, mark))
    return environment.get_template("x").render()


def files(folder: Path) -> list[Path]:
    return sorted(each for each in folder.rglob("*") if each.is_file())


def test_a_template_is_compiled_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert render(kept, "{{ 6 * 7 }}") == "42"
    (file,) = files(kept)
    assert file.parent == kept / "__pycache__"
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("compiled again"))
    assert render(kept, "{{ 6 * 7 }}") == "42"


def test_a_changed_template_is_compiled_again(kept: Path) -> None:
    render(kept, "old")
    assert render(kept, "new") == "new"
    assert render(kept, "new") == "new"


def test_other_options_have_files_of_their_own(kept: Path) -> None:
    render(kept, "x", "a")
    render(kept, "x", "b")
    assert len(files(kept)) == 2


@pytest.mark.parametrize("rubbish", [b"", b"j2", b"\0" * 100, None])
def test_rubbish_is_compiled_over(kept: Path, rubbish: bytes | None) -> None:
    render(kept, "text")
    (file,) = files(kept)
    file.write_bytes(file.read_bytes()[:-5] if rubbish is None else rubbish)
    assert render(kept, "text") == "text"


def test_nothing_is_written_where_python_writes_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert render(kept, "text") == "text"
    assert files(kept) == []


def test_a_place_that_cannot_be_written_does_no_harm(kept: Path) -> None:
    (kept / "__pycache__").write_text("in the way")
    assert render(kept, "text") == "text"
    assert files(kept) == [kept / "__pycache__"]
