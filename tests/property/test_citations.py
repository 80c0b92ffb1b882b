"""Citations in any text: nothing raises, every place lies inside the file, and values never become markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scormkit.source.citations import Citation, Cited
from scormkit.source.document import Where
from scormkit.source.markdown_parse import parse_page, parse_rich
from scormkit.source.text import SourceFile
from scormkit.source.yaml import parse_yaml

PIECES = st.sampled_from(
    [
        "{{ fact.a }}",
        "{{fact.a.source}}",
        "{{ term.B-2 }}",
        "{{ 1+1 }}",
        "{{",
        "}}",
        "\\{{ fact.a }}",
        "`{{ fact.a }}`",
        "[x]({{fact.a}})",
        '![{{ fact.a }}](p.png "{{ fact.a }}")',
        "\n\n",
        "\n",
        "| a | {{ fact.a }} |\n|---|---|\n",
        "> ",
        "- ",
        "# ",
        ":::note {{ fact.a }}\n",
        ":::\n",
        "```\n",
        "*",
        "<",
        " é👋 ",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=12).map("".join)
VALUE = Cited("text", "*v* <b> {{ fact.a }} [l](u)", "https://example.org")


@given(TEXTS)
def test_every_citation_of_a_page_is_where_it_says(text: str) -> None:
    file = SourceFile("f", text.replace("\r", " "))
    met: list[Citation] = []

    def cite(citation: Citation) -> Cited | None:
        met.append(citation)
        return VALUE if citation.name else None

    _, markdown = parse_page(file, lambda _: None, cite)
    for citation in met:
        span = citation.span
        start = file.offset(span.line, span.column)
        assert span.end_line is not None
        assert span.end_column is not None
        end = file.offset(span.end_line, span.end_column)
        assert 0 <= start <= end <= len(file.text)
    words = [child for token in markdown.tokens for child in token.children or [] if child.type == "cited"]
    assert all(token.content == VALUE.text for token in words)
    assert len(words) <= len(met)


@given(TEXTS)
def test_citations_in_a_quoted_value_lie_in_the_file(text: str) -> None:
    plain = "".join(each if each.isprintable() and each not in '\\"' else " " for each in text)
    file = SourceFile("f", f'a: "{plain}"\n')
    document = parse_yaml(file, lambda _: None)
    assert document is not None
    met: list[Citation] = []

    def cite(citation: Citation) -> Cited | None:
        met.append(citation)
        return VALUE

    parse_rich(Where(document).at("a"), document.data["a"] or "", lambda _: None, cite)
    for citation in met:
        start = file.offset(citation.span.line, citation.span.column)
        assert file.text.startswith(citation.written, start)
