"""The parts of a block: its title, its body, and the sections that headings or lines `---` make of it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from markdown_it.token import Token

OPEN, CLOSE = "directive_open", "directive_close"
_TITLE = "directive_title_open"


class Section(NamedTuple):
    """A part of a body: the heading's opening token (None without one), its inline tokens, what follows."""

    heading: Token | None
    title: tuple[Token, ...]
    body: Sequence[Token]


def after_close(tokens: Sequence[Token], index: int) -> int:
    """The index after the token that closes what opens at `index`."""
    depth = 0
    for at in range(index, len(tokens)):
        depth += tokens[at].nesting
        if depth == 0:
            return at + 1
    return len(tokens)


def inside(tokens: Sequence[Token], index: int) -> int:
    """The index of the first token of the body of the block that opens at `index`, behind its title."""
    has_title = index + 1 < len(tokens) and tokens[index + 1].type == _TITLE
    return index + (4 if has_title else 1)


def title_of(tokens: Sequence[Token], index: int) -> Sequence[Token] | None:
    """The inline tokens of the title of the block that opens at `index`; None when it has none."""
    return (tokens[index + 2].children or []) if inside(tokens, index) > index + 1 else None


def sections(tokens: Sequence[Token], *, at_rules: bool) -> list[Section]:
    """Split a body at its highest headings; with `at_rules` at its lines `---` instead, if it has any.

    Only what stands directly in the body counts, not what stands in a block inside it.
    """
    marks: list[tuple[int, str]] = []
    depth = 0
    for at, token in enumerate(tokens):
        if depth == 0 and token.type in ("heading_open", "hr"):
            marks.append((at, token.tag))
        depth += token.nesting
    rules = [at for at, tag in marks if tag == "hr"]
    headings = [(at, tag) for at, tag in marks if tag != "hr"]
    if at_rules and (rules or not headings):
        edges = [-1, *rules, len(tokens)]
        return [_section(tokens[one + 1 : two]) for one, two in pairwise(edges)]
    top = min((tag for _, tag in headings), default="")
    starts = [at for at, tag in headings if tag == top]
    starts = starts if starts[:1] == [0] else [0, *starts]
    return [_section(tokens[one:two]) for one, two in zip(starts, [*starts[1:], len(tokens)], strict=True)]


def _section(tokens: Sequence[Token]) -> Section:
    if tokens and tokens[0].type == "heading_open":
        return Section(tokens[0], tuple(tokens[1].children or ()), tokens[3:])
    return Section(None, (), tokens)
