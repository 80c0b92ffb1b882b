"""A parsed page in which one piece of it is another text."""

from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.token import Token

from scormkit.source.blocks import Directive
from scormkit.source.markdown import Fence, Markdown
from scormkit.source.sections import after_close

Piece = tuple[int, int]
"""The first token of a piece, and the one after its last; both the same for a place between two."""


class Named(NamedTuple):
    """A piece that has an id: a block, or a question."""

    identifier: str
    is_question: bool
    piece: Piece


def named_pieces(body: Markdown) -> Iterator[Named]:
    """The blocks and questions of a page that have an id."""
    for directive in body.directives:
        if name := directive.attributes.get("id"):
            yield Named(name, False, (directive.position, after_close(body.tokens, directive.position)))
    for fence in body.fences:
        data = fence.document.data if fence.document is not None else None
        name = data.get("id") if isinstance(data, dict) else None
        if isinstance(name, str):
            yield Named(name, True, (fence.index, fence.index + 1))


def splice(body: Markdown, piece: Piece, other: Markdown | None) -> Markdown:
    """The page with `other` in place of a piece; None: with nothing there."""
    start, end = piece
    moved = other or Markdown(body.file, "", (), (), (), None)
    shift = len(moved.tokens) - (end - start)
    line = body.tokens[start].map if start < end else _line_before(body, start)
    gone = body.tokens[start].map if start < end else None
    first, last = (gone[0] + 1, gone[1] + 1) if gone else (0, 0)
    written_in = body.written_in or body.file
    return body._replace(
        tokens=(
            *(_moved(token, 0, token.map) for token in body.tokens[:start]),
            *(_moved(token, start, line and list(line)) for token in moved.tokens),
            *(_moved(token, shift, token.map) for token in body.tokens[end:]),
        ),
        references=(
            *(
                each
                for each in body.references
                if each.span.file != written_in or not first <= each.span.line <= last
            ),
            *moved.references,
        ),
        fences=tuple(_fences(body.fences, piece, moved.fences, shift)),
        directives=tuple(_directives(body.directives, piece, moved.directives, shift)),
        features=body.features | moved.features,
    )


def _line_before(body: Markdown, at: int) -> list[int] | None:
    return next((token.map for token in reversed(body.tokens[:at]) if token.map is not None), None)


def _moved(token: Token, shift: int, lines: list[int] | None) -> Token:
    directive = token.meta.get("directive") if token.meta else None
    if not isinstance(directive, Directive):
        return token if token.map == lines else token.copy(map=lines)
    meta = {**token.meta, "directive": directive._replace(position=directive.position + shift)}
    return token.copy(map=lines, meta=meta)


def _fences(own: tuple[Fence, ...], piece: Piece, other: tuple[Fence, ...], shift: int) -> Iterator[Fence]:
    start, end = piece
    yield from (each for each in own if each.index < start)
    yield from (Fence(each.index + start, each.document, each.span) for each in other)
    yield from (Fence(each.index + shift, each.document, each.span) for each in own if each.index >= end)


def _directives(
    own: tuple[Directive, ...], piece: Piece, other: tuple[Directive, ...], shift: int
) -> Iterator[Directive]:
    start, end = piece
    yield from (each for each in own if each.position < start)
    yield from (each._replace(position=each.position + start) for each in other)
    yield from (each._replace(position=each.position + shift) for each in own if each.position >= end)
