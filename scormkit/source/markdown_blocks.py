"""The Markdown rule for `:::name Title {...}` ... `:::`, as markdown-it wants it.

Tokens: directive_open (info is the name; meta holds how many lines the opening has, and whether there is a
closing one), then directive_title_open, inline and directive_title_close where there is a title, then the
tokens of the body, then directive_close. A name that no block has leaves the line a paragraph.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from scormkit.source.attributes import brace_of, is_open
from scormkit.source.blocks import BLOCKS, Body

_OPENING = re.compile(r"(:{3,})[ \t]*([A-Za-z][\w-]*)(?![^\s{])")
_CLOSING = re.compile(r"(:{3,})[ \t]*\Z")
_MOST_LINES = 20
"""Lines that attributes may go on for; a brace that is never closed must not take the page with it."""


def directive_plugin(parser: MarkdownIt) -> None:
    """Teach a parser the blocks; they can interrupt a paragraph."""
    parser.block.ruler.before(
        "fence", "directive", _directive, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    opening = _OPENING.match(state.src, begin, stop)
    if opening is None or opening[2] not in BLOCKS or state.is_code_block(start):
        return False
    if silent:
        return True
    block = BLOCKS[opening[2]]
    body = _end_of_head(state, start, end, opening.end()) + 1
    limit = _following(state, body, end) if block.body is Body.NONE else end
    close, is_closed = _closing(state, body, limit, len(opening[1]))
    if block.body is Body.NONE and not is_closed:
        close = body
    token = state.push("directive_open", "div", 1)
    token.block, token.markup, token.info, token.map = True, opening[1], block.name, [start, close]
    token.meta = {"lines": body - start, "closed": is_closed or block.body is Body.NONE}
    _title(state, start, opening.end(), state.eMarks[body - 1])
    parent, most = state.parentType, state.lineMax
    state.parentType, state.lineMax = "directive", close
    state.md.block.tokenize(state, body, close)
    state.parentType, state.lineMax = parent, most
    state.push("directive_close", "div", -1).block = True
    state.line = close + (1 if is_closed else 0)
    return True


def _end_of_head(state: StateBlock, start: int, end: int, at: int) -> int:
    """The last line of the opening: attributes in braces may go on over several lines."""
    for line in range(start, min(end, start + _MOST_LINES)):
        if not is_open(state.src, at, state.eMarks[line]):
            return line
    return start


def _following(state: StateBlock, line: int, end: int) -> int:
    """One more than the next line that is not empty: the closing line of a bodiless block may be there."""
    while line < end and state.isEmpty(line):
        line += 1
    return min(line + 1, end)


def _closing(state: StateBlock, line: int, end: int, colons: int) -> tuple[int, bool]:
    """The line that closes a block of so many colons, and True; else where its parent ends, and False."""
    while line < end:
        begin, stop = state.bMarks[line] + state.tShift[line], state.eMarks[line]
        if begin < stop and state.sCount[line] < state.blkIndent:
            break
        found = _CLOSING.match(state.src[begin:stop].rstrip())
        if found and len(found[1]) >= colons and not state.is_code_block(line):
            return line, True
        line += 1
    return line, False


def _title(state: StateBlock, line: int, begin: int, stop: int) -> None:
    brace = brace_of(state.src, begin, stop)
    words = state.src[begin : stop if brace == -1 else brace].strip()
    if not words or "\n" in words:
        return
    state.push("directive_title_open", "span", 1)
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = words, [line, line + 1], []
    state.push("directive_title_close", "span", -1)
