"""A plain line skips the Markdown parser, and nobody can tell."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from scormkit.source import markdown_parse

LINES = st.text(st.sampled_from("abÄ字 19.:,;-+=!?()\"'#/$%^{}@\t\u00a0"), min_size=1, max_size=30)


@given(LINES)
@example("Report today by the required route")
@example('Thank her: "stay calm" (and say so)!')
@example("a  b")
@example("https://example.org/a")
@example("Tab\tinside")
@example("ends with a blank ")
def test_a_plain_line_gives_the_tokens_of_the_parser(line: str) -> None:
    if markdown_parse._PLAIN.fullmatch(line):
        assert markdown_parse._paragraph(line) == markdown_parse._parser().parse(line)


def test_options_and_feedback_of_everyday_are_plain() -> None:
    assert markdown_parse._PLAIN.fullmatch("Leave by the nearest exit.")
    assert not markdown_parse._PLAIN.fullmatch("Leave by the **nearest** exit.")
    assert not markdown_parse._PLAIN.fullmatch("1. Leave")
    assert not markdown_parse._PLAIN.fullmatch("Two\nlines")
