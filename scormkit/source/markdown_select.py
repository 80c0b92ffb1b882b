"""Leaving out of a text the blocks and questions that are marked for others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from scormkit.source import faults, faults_marks
from scormkit.source.attributes import Head, read_head
from scormkit.source.block_check import Line, check_head
from scormkit.source.blocks import BLOCKS
from scormkit.source.marks import KEYS, Marks
from scormkit.source.sections import after_close, inside
from scormkit.source.text import Excerpt, SourceFile
from scormkit.source.yaml import parse_yaml

_OPENING = re.compile(r":{3,}[ \t]*[\w-]+")
WRAPPER = "only"
"""The block that is nothing but a mark: what stands in it stays as if it stood there alone."""


def select_tokens(tokens: Sequence[Token], excerpt: Excerpt, marks: Marks) -> list[Token]:
    """The tokens of an excerpt without what `marks` leaves out; `:::only` itself is taken out in any case."""
    text = excerpt.text
    lines = SourceFile(excerpt.file.name, text).line_starts

    def start_of(line: int) -> int:
        return lines[line] if line < len(lines) else len(text)

    kept: list[Token] = []
    closing: set[int] = set()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = after_close(tokens, at) if token.nesting == 1 else at + 1
        if token.type == "directive_open" and token.map is not None:
            first = start_of(token.map[0])
            named = _OPENING.search(text, first)
            name_end = named.end() if named else first
            stop = max(start_of(token.map[0] + token.meta["lines"]) - 1, name_end)
            head = read_head(text, name_end, stop)
            if not marks.wants_block(head.attributes, excerpt.span, token.info):
                span = excerpt.span(named.start() if named else first, name_end)
                marks.leave_part(text[stop : start_of(token.map[1])], span, head.attributes)
                at = end
                continue
            if token.info == WRAPPER:
                place = named.start() if named else first
                _check_wrapper(
                    token, head, Line(text, excerpt.span(place, name_end), excerpt.span, marks.report)
                )
                closing.add(end - 1)
                at = inside(tokens, at)
                continue
        elif token.type == "fence" and token.map is not None and token.info.split()[:1] == ["question"]:
            content = Excerpt(excerpt.file, token.content, excerpt.offset(start_of(token.map[0] + 1)))
            if any(f"{key}" in token.content for key in KEYS):
                document = parse_yaml(excerpt.file, _unheard, excerpt=content)
                if document is not None and marks.select(document) is None:
                    at = end
                    continue
        if at not in closing:
            kept.append(token)
        at += 1
    return kept


def _check_wrapper(token: Token, head: Head, line: Line) -> None:
    check_head(BLOCKS[WRAPPER], head, line)
    if not token.meta["closed"]:
        line.report(faults.directive_unclosed(line.opening, WRAPPER))
    if not any(each.name in KEYS for each in head.attributes) and head.broken is None:
        line.report(faults_marks.mark_missing(line.opening))


def _unheard(_: object) -> None:
    """What is wrong with a question is said when it is read."""
