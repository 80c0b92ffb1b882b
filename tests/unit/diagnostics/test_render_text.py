"""The mark stands under the place, whatever the characters before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scormkit.diagnostics import Diagnostic, Severity, Span
from scormkit.diagnostics.render.text import render_text


def excerpt(tmp_path: Path, line: str, span: Span) -> list[str]:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "f").write_text(f"first\n{line}\n", encoding="utf-8")
    found = Diagnostic("CRS999", "some", Severity.ERROR, "Wrong.", "Right.", span)
    return [each.partition("|")[2][1:] for each in render_text([found], folder).splitlines()[1:3]]


@pytest.mark.parametrize(
    ("line", "start", "end", "marks"),
    [
        ("title: x", 1, 6, "^^^^^"),
        ("a: 日本 b", 7, 8, " " * 8 + "^"),
        ("a: 日本", 4, 6, "   ^^^^"),
        ("a: e\u0301 b", 7, 8, "     ^"),
        ("a: 👋 b", 6, 7, "      ^"),
        ("\ta: b", 5, 6, "    ^"),
        ("a: שלום [b](c)", 13, 14, "^ at: c)"),
        ("a: b שלום", 4, 5, "   ^"),
        ("a:", 3, 3, "  ^"),
    ],
)
def test_the_mark_stands_under_the_place(tmp_path: Path, line: str, start: int, end: int, marks: str) -> None:
    shown = excerpt(tmp_path, line, Span("demo/f", 2, start, 2, end))
    assert shown == [line.replace("\t", " "), marks]


def test_a_span_over_several_lines_is_marked_at_its_beginning(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "a: b", Span("demo/f", 2, 4, 5, 2))[1] == "   ^"
