"""Markdown as tokens with places: what a page refers to, and the questions fenced into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markdown_it.token import Token

from scormkit.diagnostics import Span
from scormkit.source.document import Document


@dataclass(frozen=True, slots=True)
class Reference:
    """An image or a link. `target` is as the author wrote it (percent-decoded); `alt` is None for links."""

    kind: Literal["image", "link"]
    target: str
    alt: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced `question` block: `index` is the position of its token in `Markdown.tokens`.

    `document` holds the block's YAML with spans in the surrounding file; None when it would not parse.
    """

    index: int
    document: Document | None
    span: Span


@dataclass(frozen=True)
class Markdown:
    """A parsed text: markdown-it tokens for rendering, and what is found in them."""

    file: str
    text: str
    tokens: tuple[Token, ...]
    references: tuple[Reference, ...]
    fences: tuple[Fence, ...]
    title: str | None
    """Plain text of the first level-1 heading, when there is one."""
