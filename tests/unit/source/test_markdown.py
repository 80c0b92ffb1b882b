"""Markdown: what refers to what, and exactly where."""

from __future__ import annotations

import pytest

from scormkit.diagnostics import Diagnostic, Span
from scormkit.source.document import Where
from scormkit.source.markdown import Markdown, heading_anchors, is_local, plain_text, scheme_of
from scormkit.source.markdown_parse import parse_page, parse_rich
from scormkit.source.text import SourceFile
from scormkit.source.yaml import parse_yaml


def page(text: str) -> tuple[Markdown, list[Diagnostic]]:
    found: list[Diagnostic] = []
    return parse_page(SourceFile("f", text), found.append)[1], found


def places(markdown: Markdown) -> list[tuple[str, int, int]]:
    return [(each.target, each.span.line, each.span.column) for each in markdown.references]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a [b](c.md) d", [("c.md", 1, 7)]),
        ("[b](c.md) [b](c.md)", [("c.md", 1, 5), ("c.md", 1, 15)]),
        ("[b](<c d.md> 'title')", [("c d.md", 1, 6)]),
        ("[b](c%20d.md)", [("c d.md", 1, 5)]),
        ("[b [c] d](e.md)", [("e.md", 1, 11)]),
        ("`[x](y)` [b](c.md)", [("c.md", 1, 14)]),
        ("\\[x](y) [b](c.md)", [("c.md", 1, 13)]),
        ("**[b](c.md)**\n_and_\n[d](e.md)", [("c.md", 1, 7), ("e.md", 3, 5)]),
        ("[![a](b.png)](c.md)", [("b.png", 1, 7), ("c.md", 1, 15)]),
        ("> - x\n>   [b](c.md)", [("c.md", 2, 9)]),
        ("| a | b |\n|---|---|\n| [c](d.md) | [c](d.md) |", [("d.md", 3, 7), ("d.md", 3, 19)]),
        ("[b](c(d).md)", [("c(d).md", 1, 5)]),
        ("<https://a.b>", [("https://a.b", 1, 2)]),
        ("[b][r]\n\n[r]: c.md", [("c.md", 1, 1)]),
        ("&amp; &lt; [b](c.md)", [("c.md", 1, 16)]),
        ("---\ntitle: x\n---\n\n[b](c.md)", [("c.md", 5, 5)]),
    ],
)
def test_targets_have_line_and_column(text: str, expected: list[tuple[str, int, int]]) -> None:
    markdown, found = page(text + "\n")
    assert places(markdown) == expected
    assert found == []


@pytest.mark.parametrize(
    "value",
    [
        "a: see [b](c.md)\n",
        "a: 'see [b](c.md)'\n",
        'a: "see [b](c.md)"\n',
        "a: |\n  First.\n\n  - see [b](c.md)\n",
        "a: >-\n  First\n  and see\n  [b](c.md)\n",
        "a:\n  First\n  and see [b](c.md)\n",
        "a: 'It''s here: [b](c.md)'\n",
        'a: "\\"See\\" [b](c.md)"\n',
    ],
)
def test_links_in_yaml_values_point_into_the_yaml_file(value: str) -> None:
    found: list[Diagnostic] = []
    file = SourceFile("f", value)
    document = parse_yaml(file, found.append)
    assert document is not None
    markdown = parse_rich(Where(document).at("a"), document.data["a"], found.append)
    start = value.index("c.md")
    assert [each.span for each in markdown.references] == [file.span(start, start + 4)]
    assert found == []


def test_questions_are_found_where_they_stand() -> None:
    markdown, found = page("# T\n\n- x\n\n  ```question\n  type: choice\n  ```\n\n```question\na: b\n```\n")
    assert found == []
    assert [markdown.tokens[each.index].type for each in markdown.fences] == ["fence", "fence"]
    assert [each.document.data for each in markdown.fences if each.document] == [
        {"type": "choice"},
        {"a": "b"},
    ]
    assert markdown.fences[0].document is not None
    assert Where(markdown.fences[0].document).span("type") == Span("f", 6, 9, 6, 15)
    assert [each.span.line for each in markdown.fences] == [5, 9]


def test_tokens_hold_no_html_and_indexes_stay_right() -> None:
    markdown, found = page("<!-- a -->\n\nText <!-- b --> here.\n\n```question\na: b\n```\n")
    assert found == []
    assert not any("html" in token.type for token in markdown.tokens)
    assert not any("html" in child.type for token in markdown.tokens for child in token.children or ())
    assert markdown.tokens[markdown.fences[0].index].info == "question"


def test_deeply_nested_text_is_not_lost() -> None:
    text = "".join("  " * depth + f"- level{depth}\n" for depth in range(24))
    markdown, _ = page(text)
    words = plain_text([token for token in markdown.tokens if token.type == "inline"])
    assert "level23" in words


def test_the_title_is_the_first_heading_of_level_one() -> None:
    assert page("## Not this\n\n# *The* title `x`\n\n# Nor this\n")[0].title == "The title x"
    assert page("Text\n")[0].title is None


def test_front_matter_has_its_own_document() -> None:
    found: list[Diagnostic] = []
    front, body = parse_page(SourceFile("f", "---\ntitle: X\n---\n# Y\n"), found.append)
    assert front is not None
    assert front.data == {"title": "X"}
    assert Where(front).span("title") == Span("f", 2, 8, 2, 9)
    assert body.title == "Y"
    empty, _ = parse_page(SourceFile("f", "---\n---\n# Y\n"), found.append)
    assert empty is not None
    assert empty.data is None
    assert found == []


def test_headings_can_be_named() -> None:
    markdown, _ = page("# Page\n\n## Call *the* hotline!\n\n## Call the hotline\n\n## ...\n")
    assert heading_anchors(markdown, "Page") == ("call-the-hotline", "call-the-hotline-2", "section")
    assert heading_anchors(markdown, "Other")[0] == "page"


def test_addresses_and_paths_are_told_apart() -> None:
    assert scheme_of("HTTPS://a") == "https"
    assert scheme_of("C:/x") is None
    assert [is_local(each) for each in ("a.md", "#x", "C:/x", "", "//h/x", "tel:1")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
