"""Files are read without trusting them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scormkit.diagnostics import Diagnostic, Span
from scormkit.source.text import YAML_LIMIT, Excerpt, SourceFile, decode_source, read_source


def read(path: Path) -> tuple[SourceFile | None, list[Diagnostic]]:
    found: list[Diagnostic] = []
    return read_source(path, "course/file", YAML_LIMIT, found.append), found


def test_spans_count_lines_and_characters_from_one() -> None:
    file = SourceFile("f", "é\n👋x\n")
    assert file.span(0, 1) == Span("f", 1, 1, 1, 2)
    assert file.span(3) == Span("f", 2, 2)
    assert file.span(5) == Span("f", 3, 1)
    assert file.offset(2, 2) == 3
    assert file.offset(9) == 5


def test_a_file_over_the_limit_is_refused_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "course.yaml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the file was opened")

    monkeypatch.setattr(Path, "open", never)
    file, found = read(path)
    assert file is None
    assert [each.code for each in found] == ["SRC001"]
    assert "50.0 MB" in found[0].message


def test_marks_and_line_ends_disappear(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n")
    file, found = read(path)
    assert file is not None
    assert file.text == "a\nb\nc\n"
    assert found == []


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        ("title: x\n".encode("utf-16"), "SRC003", "UTF-16"),
        ("title: x\n".encode("utf-16-be"), "SRC003", "UTF-16"),
        ("title: café\n".encode("cp1252"), "SRC003", "Windows-1252"),
        (b"%PDF-1.7\n", "SRC002", "a PDF document"),
        (b"a\0b and a lot of text\n", "SRC002", "a binary file"),
    ],
)
def test_what_is_no_utf8_text_is_named(data: bytes, code: str, words: str) -> None:
    found: list[Diagnostic] = []
    assert decode_source(data, "f", found.append) is None
    assert [each.code for each in found] == [code]
    assert words in found[0].message


def test_many_control_characters_are_shown_five_times_and_counted() -> None:
    found: list[Diagnostic] = []
    file = decode_source(b"a" + b"\x07" * 9, "f", found.append)
    assert file is not None
    assert file.text == "a" + " " * 9
    assert len(found) == 5
    assert "4 more" in found[-1].message


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    file, found = read(path)
    assert file is None
    assert [each.code for each in found] == ["SRC005"]


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    file, found = read(tmp_path / "gone")
    assert file is None
    assert "no such file" in found[0].message


def test_an_excerpt_finds_its_characters_again() -> None:
    file = SourceFile("f", 'intro: >-\n  one "two"\n  three\n')
    excerpt = Excerpt(file, 'one "two" three', file.text.index("one"))
    assert excerpt.span(4, 9) == Span("f", 2, 7, 2, 12)
    assert excerpt.span(10) == Span("f", 3, 3)
    assert excerpt.span(15) == Span("f", 3, 8)


def test_the_place_of_a_wrong_byte_counts_every_kind_of_line_end() -> None:
    found: list[Diagnostic] = []
    assert decode_source(b"a\rb\r\n\xe9", "f", found.append) is None
    assert found[0].span == Span("f", 3, 1)
