"""YAML keeps every value as it was written, and says where."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

import scormkit.source.yaml
from scormkit.diagnostics import Diagnostic, Span
from scormkit.source.document import Document, Where
from scormkit.source.scalars import PlainScalar
from scormkit.source.text import Excerpt, SourceFile
from scormkit.source.yaml import parse_yaml

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


@pytest.fixture(params=LOADERS, ids=lambda each: each.__name__)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scormkit.source.yaml, "_LOADER", request.param)


def parse(text: str) -> tuple[Document | None, list[Diagnostic]]:
    found: list[Diagnostic] = []
    return parse_yaml(SourceFile("f", text), found.append), found


def data_of(text: str) -> Any:
    document, found = parse(text)
    assert found == []
    assert document is not None
    return document.data


@pytest.mark.parametrize("written", ["no", "1:30", "1.10", "2026-11-22", "0x1F", "1_000", "010", "=", ".inf"])
def test_an_unquoted_value_stays_what_was_written(written: str) -> None:
    value = data_of(f"a: {written}\n")["a"]
    assert value == written
    assert isinstance(value, PlainScalar)


def test_quoted_and_block_values_are_known_as_such() -> None:
    data = data_of("a: 'no'\nb: \"no\"\nc: |\n  no\n")
    assert {type(value) for value in data.values()} == {str}


@pytest.mark.parametrize("written", ["", " ~", " null"])
def test_only_these_are_nothing(written: str) -> None:
    assert data_of(f"a:{written}\n") == {"a": None}
    assert data_of("a: ''\nb: nothing\n") == {"a": "", "b": "nothing"}


def test_keys_are_text() -> None:
    assert data_of("true: a\n1: b\nno: c\n") == {"true": "a", "1": "b", "no": "c"}


def test_an_empty_text_has_no_data() -> None:
    assert data_of("") is None
    assert data_of("# only a comment\n") is None


def test_every_value_and_key_has_its_place() -> None:
    document, _ = parse("a:\n  - b: 👋x\n    c: [1, 2]\n")
    assert document is not None
    where = Where(document)
    assert where.span("a", 0, "b") == Span("f", 2, 8, 2, 10)
    assert where.key_span("a", 0, "c") == Span("f", 3, 5, 3, 6)
    assert where.span("a", 0, "c", 1) == Span("f", 3, 12, 3, 13)
    assert where.span("a", 0, "gone", "deeper") == where.span("a", 0)
    assert where.at("a", 0).span() == Span("f", 2, 5)


def test_spans_of_a_part_lie_in_the_whole_file() -> None:
    file = SourceFile("f", "# Page\n\n> - ```question\n>   a: 1\n>   a: 2\n>   ```\n")
    found: list[Diagnostic] = []
    excerpt = Excerpt(file, "a: 1\na: 2\n", file.text.index("  a: 1"))
    parse_yaml(file, found.append, excerpt=excerpt)
    assert [each.span for each in found] == [Span("f", 5, 5, 5, 6)]


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n\tb: 2\n\tc: 3\n", ["2:1 YML002"]),
        ("a: 'x\nb: 2\n", ["1:4 YML008"]),
        ('a: "x\nb: 1\nc: "x"\n', ["1:4 YML008"]),
        ("a b\nc: d\n", ["1:1 YML010"]),
        ("a: 1\nfoo\n", ["2:1 YML010"]),
        ("a: b: c\nd: e: f\nd: 1\n", ["1:5 YML009", "2:5 YML009", "3:1 YML003"]),
        ("- x\ny: 1\n", ["2:1 YML011"]),
        ("a:\n  - b\n c: d\n", ["3:2 YML011"]),
        ("a: *x\nb: *y\n", ["1:4 YML004", "2:4 YML004"]),
        ("a: `x`\nb: @y\n", ["1:4 YML012", "2:4 YML012"]),
        ("a: > 18\n", ["1:4 YML012"]),
        ("a: *italic* words\n", ["1:4 YML012"]),
        ("a: [1, 2\nb: 3\n", ["1:4 YML008"]),
        ("a: {b: 1\n", ["1:4 YML008"]),
        ("a: [x]]\n", ["1:7 YML001"]),
        ("a: - x\n", ["1:4 YML001"]),
        ("a: !x y\nb: !!str z\n", ["1:4 YML006", "2:4 YML006"]),
        ("? [a]\n: b\n", ["1:3 YML005"]),
        ('"": b\n', ["1:1 YML005"]),
        ("---\na: 1\n---\nb: 2\n", ["3:1 YML007"]),
        ('a: "x\\q"\n', ["1:6 YML014"]),
        ("a: Rule #1\n", ["1:9 YML015"]),
        ("a: 1 # a comment\nb: c#d\n", []),
    ],
)
def test_broken_form_is_explained_alike_by_both_parsers(text: str, expected: list[str]) -> None:
    _, found = parse(text)
    places = [f"{each.span.line}:{each.span.column} {each.code}" for each in found if each.span]
    assert places == expected


def test_references_do_not_grow() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    document, found = parse("\n".join(lines))
    assert document is None
    assert {each.code for each in found} == {"YML004"}


def test_deep_nesting_ends_in_a_finding() -> None:
    for text in ("[" * 5000, "a: " + "{a: " * 5000, "\n".join(" " * n + f"k{n}:" for n in range(900))):
        document, found = parse(text)
        assert document is None
        assert [each.code for each in found] == ["YML013"]


def test_a_doubled_key_names_the_first_place_and_keeps_the_first_value() -> None:
    document, found = parse("a: 1\nb: [x]\na: {c: d}\n")
    assert document is not None
    assert document.data == {"a": "1", "b": ["x"]}
    assert found[0].related[0].span == Span("f", 1, 1, 1, 2)
