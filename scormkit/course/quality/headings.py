"""Headings whose level is not the next one, and headings below which there is nothing to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from scormkit.course.model import Course, Page
from scormkit.course.quality import faults_text as faults
from scormkit.diagnostics import Diagnostic
from scormkit.source.markdown import plain_text
from scormkit.source.marks import Left
from scormkit.source.scalars import shorten
from scormkit.source.sections import after_close
from scormkit.source.text import SourceFile

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class _Heading(NamedTuple):
    """A heading: the index of its token, its level, and the lines (from 1) of it and of the next one."""

    at: int
    level: int
    line: int
    until: int


def check_headings(course: Course) -> Iterator[Diagnostic]:
    """Find levels of headings left out, headings with nothing below them, and pages without content."""
    files = {file.name: file for file in course.files}
    for unit in course.units:
        for page in unit.contents:
            if isinstance(page, Page):
                file = files[page.body.written_in or page.body.file]
                yield from _check_levels(page.body.tokens, file)
                yield from _check_empty(page, file, course.left)


def _check_levels(tokens: Sequence[Token], file: SourceFile) -> Iterator[Diagnostic]:
    """Each heading is at most one level below the one before it; those in a block count by themselves."""
    before: list[int | None] = [1]
    for index, token in enumerate(tokens):
        if token.type == "directive_open":
            before.append(None)
        elif token.type == "directive_close":
            before.pop()
        elif token.type == "heading_open" and token.map is not None:
            level, last = int(token.tag[1]), before[-1]
            if last is not None and level > last + 1:
                start = file.offset(token.map[0] + 1)
                yield faults.heading_skipped(file.span(start), _words(tokens, index), level, last)
            before[-1] = level


def _words(tokens: Sequence[Token], heading: int) -> str:
    return shorten(plain_text(tokens[heading + 1].children or []))


def _check_empty(page: Page, file: SourceFile, left: Sequence[Left]) -> Iterator[Diagnostic]:
    tokens = page.body.tokens
    if not tokens:
        span = page.where.key_span("title") if page.where else file.span(0)
        yield faults.page_without_content(span, is_left_out=any(each.span.file == file.name for each in left))
        return
    for heading in _bare(tokens, file.text.count("\n") + 1):
        is_left = any(
            each.span.file == file.name and heading.line < each.span.line < heading.until for each in left
        )
        if not is_left and _is_refused(file, heading):
            continue
        span = file.span(file.offset(heading.line))
        if heading.at == 0 and heading.level == 1 and len(tokens) == after_close(tokens, 0):
            yield faults.page_without_content(span, is_left_out=is_left)
        else:
            yield faults.heading_without_text(span, _words(tokens, heading.at), is_left_out=is_left)


def _is_refused(file: SourceFile, heading: _Heading) -> bool:
    """Whether HTML stands below the heading: it does not come through, and MDN001 says what is to be done."""
    lines = file.text.splitlines()[heading.line : heading.until - 1]
    return "<" in _COMMENT.sub("", "\n".join(lines))


def _bare(tokens: Sequence[Token], lines: int) -> Iterator[_Heading]:
    """The headings before another one of the same or a higher level, or before the end of page or block."""
    waiting: list[_Heading | None] = [None]
    at = 0
    while at < len(tokens):
        token, last = tokens[at], waiting[-1]
        line = token.map[0] + 1 if token.map else lines
        after = at + 1
        if token.type == "heading_open":
            level = int(token.tag[1])
            if last is not None and level <= last.level:
                yield last._replace(until=line)
            waiting[-1] = _Heading(at, level, line, lines + 1)
            after = after_close(tokens, at)
        elif token.type == "directive_open":
            waiting[-1] = None
            waiting.append(None)
        elif token.type == "directive_close":
            if last is not None:
                yield last
            waiting.pop()
        elif token.type == "footnote_reference_open":  # stands at the end of the page, wherever it is written
            after = after_close(tokens, at)
        elif token.type != "hr":
            waiting[-1] = None
            after = after_close(tokens, at) if token.nesting == 1 else after
        at = after
    if waiting[-1] is not None and not any(map(_has_footnote, tokens)):  # else the footnotes stand there
        yield waiting[-1]


def _has_footnote(token: Token) -> bool:
    return any(each.type == "footnote_ref" for each in token.children or ())
