"""Markdown as words and codes, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scormkit.translating.inline import Code, guarded, join, split

STRONG = Code("open", "**"), Code("close", "**")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Plain words.", ("Plain words.",)),
        ("**A** b", (STRONG[0], "A", STRONG[1], " b")),
        ("*a **b***", (Code("open", "*"), "a ", STRONG[0], "b", STRONG[1], Code("close", "*"))),
        ("see [it](a.md#b)", ("see ", Code("open", "["), "it", Code("close", "](a.md#b)"))),
        (
            '[it](a.md "More")',
            (Code("open", "["), "it", Code("close", '](a.md "'), "More", Code("ph", '")')),
        ),
        ("![a plan](p.svg)", (Code("open", "!["), "a plan", Code("close", "](p.svg)"))),
        ('![](p.svg "decorative")', (Code("open", "!["), Code("close", '](p.svg "decorative")'))),
        ("[x]({{fact.a.source}})", (Code("open", "["), "x", Code("close", "]({{fact.a.source}})"))),
        ("call {{ contact.line }}.", ("call ", Code("ph", "{{ contact.line }}"), ".")),
        ("run `a*b` now", ("run ", Code("ph", "`a*b`"), " now")),
        ("<https://example.org>", (Code("ph", "<https://example.org>"),)),
        (r"2 \* 3 &amp; 4", ("2 * 3 & 4",)),
        ("one\n  two", ("one two",)),
        ("one\\\ntwo", ("one", Code("ph", "\\\n"), "two")),
        ("fill ____ in", ("fill ____ in",)),
        ("a [[1]] b", ("a ", Code("ph", "[[1]]"), " b")),
        ("see[^1]", ("see", Code("ph", "[^1]"))),
    ],
)
def test_a_piece_is_words_and_codes(text: str, parts: tuple[object, ...]) -> None:
    assert split(text) == parts
    again = join(split(text))
    assert again is not None
    assert split(again) == parts


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1).filter(str.strip))
def test_any_words_can_be_written(words: str) -> None:
    text = join((words,))
    assert text is None or split(text) == (words,)
    assert text is not None or "{{" in words or not words.isprintable() or not words.isascii()


def test_emphasis_stays_where_no_space_parts_it_from_words() -> None:
    parts = ("彼は", STRONG[0], "「はい」", STRONG[1], "と言った")
    text = join(parts)
    assert text is not None
    assert split(text) == parts


def test_words_of_a_plain_text_are_never_escaped() -> None:
    assert join(("a * b_c [d]",), rich=False) == "a * b_c [d]"
    assert join(("{{ fact.a }}",), rich=False) is None, "a citation is a code"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("1. June", "1\\. June"),
        ("- a", "\\- a"),
        ("# a", "\\# a"),
        (":::note", "\\:::note"),
        ("a - b", "a - b"),
    ],
)
def test_words_do_not_begin_a_list_by_chance(words: str, written: str) -> None:
    assert guarded(words) == written
