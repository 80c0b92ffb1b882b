"""The pieces of a Markdown text that are translated one by one, each with its place in the text.

A piece is what stands in one paragraph, heading, entry of a list, cell, term or title of a block, or in an
attribute that learners read. Between the pieces are the marks that make the text's structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from markdown_it.token import Token

from scormkit.source.attributes import read_head
from scormkit.source.blocks import BLOCKS, Kind
from scormkit.source.markdown_parse import parse_tokens
from scormkit.source.marks import KEYS
from scormkit.source.text import SourceFile

_OPENING = re.compile(r":{3,}[ \t]*[\w-]+")
_UNREAD = frozenset({"id", "only", *KEYS})
"""Attributes that are words for scormkit and not for learners."""

Place = Literal["block", "cell", "attribute", "tagged"]


class Segment(NamedTuple):
    """One piece: `text` as Markdown on as many lines as it has, without what stands before its lines.

    In the whole text it reaches from `start` to `end`. `quote` is the mark around an attribute ("" where it
    has none).
    """

    text: str
    start: int
    end: int
    place: Place = "block"
    quote: str = ""


def segments(text: str, skip: int = 0) -> tuple[Segment, ...]:
    """Every piece of a Markdown text, in order. What stands before offset `skip` is front matter."""
    return tuple(_segments(text, skip))


def _segments(text: str, skip: int) -> Iterator[Segment]:
    body = "\n" * text.count("\n", 0, skip) + text[skip:]
    lines = SourceFile("", text).line_starts
    tokens = parse_tokens(body)
    cursor = skip
    for index, token in enumerate(tokens):
        if token.map is not None and token.map[0] < len(lines):
            cursor = max(cursor, lines[token.map[0]])
        if token.type == "directive_open":
            found = list(_attributes(text, token, lines))
            title = tokens[index + 1].type == "directive_title_open" and tokens[index + 2]
            if title and (piece := _locate(text, title.content, cursor, "block")):
                yield piece
            yield from found
        elif token.type == "inline" and tokens[index - 1].type != "directive_title_open":
            place: Place = "cell" if tokens[index - 1].type in ("td_open", "th_open") else "block"
            piece = _locate(text, token.content, cursor, place)
            if piece is not None and token.content.strip():
                cursor = piece.end
                yield piece


def _locate(text: str, content: str, start: int, place: Place) -> Segment | None:
    """A piece by its words, looked for from `start` on: line by line, since marks may begin each line."""
    first = end = -1
    at = start
    for line in content.split("\n"):
        words = line.strip(" \t")
        found = text.find(words, at)
        if found == -1 and place == "cell":
            words = words.replace("|", "\\|")
            found = text.find(words, at)
        if found == -1:
            return None
        first = found if first == -1 else first
        at = end = found + len(words)
    return Segment(content, first, end, place)


def _attributes(text: str, token: Token, lines: Sequence[int]) -> Iterator[Segment]:
    """The attributes of a block that learners read, such as alt and credit."""
    assert token.map is not None
    first = lines[token.map[0]]
    last = token.map[0] + token.meta["lines"]
    stop = (lines[last] if last < len(lines) else len(text) + 1) - 1
    named = _OPENING.search(text, first)
    if named is None:
        return
    for each in read_head(text, named.end(), max(stop, named.end())).attributes:
        attribute = BLOCKS[token.info].attribute(each.name)
        if each.value and attribute is not None and attribute.kind is Kind.TEXT and each.name not in _UNREAD:
            before = text[each.value_start - 1]
            yield Segment(
                each.value,
                each.value_start,
                each.end,
                "attribute",
                before if before in "\"'" else "",
            )


def rebuild(
    text: str,
    pieces: Sequence[Segment],
    replaced: Mapping[int, str],
    others: Sequence[tuple[int, int, str]] = (),
) -> str:
    """The text with some of its pieces, by their number, in other words.

    `others` are further parts of the text, from and to which offset they reach, and what stands there then.
    """
    cuts = [(pieces[at].start, pieces[at].end, _fitting(pieces[at], words)) for at, words in replaced.items()]
    parts: list[str] = []
    at = 0
    for start, end, words in sorted([*cuts, *others]):
        parts += [text[at:start], words]
        at = end
    return "".join([*parts, text[at:]])


def _fitting(piece: Segment, words: str) -> str:
    """Words as they have to be written in the place of a piece."""
    if piece.place == "cell":
        return re.sub(r"(?<!\\)\|", r"\\|", " ".join(words.split("\n")))
    if piece.place == "attribute":
        quote = piece.quote or '"'
        escaped = " ".join(words.split()).replace("\\", "\\\\").replace(quote, f"\\{quote}")
        return escaped if piece.quote else f'"{escaped}"'
    return words
