"""Markdown as tokens with places: what a page refers to, and the questions fenced into it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from markdown_it.token import Token

from scormkit.diagnostics import Span
from scormkit.source.blocks import Directive
from scormkit.source.document import Document

KEPT = "html_kept"
"""The type of tokens whose content is clean HTML (source/html.py)."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")


ReferenceKind = Literal["image", "link", "file"]


class Reference(NamedTuple):
    """An image, a link, or another file that a block names, such as a film.

    `target` is as the author wrote it (in links and images percent-decoded); only images have an `alt`.

    `span` is the place of the target where it was written out, else of the whole image or link.
    """

    kind: ReferenceKind
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


class Scan(NamedTuple):
    """What was found: the tokens without HTML, and the rest as in `Markdown`, in its order."""

    tokens: tuple[Token, ...]
    references: tuple[Reference, ...]
    fences: tuple[Fence, ...]
    title: str | None
    directives: tuple[Directive, ...]
    features: frozenset[str]


class Markdown(NamedTuple):
    """A parsed text: markdown-it tokens for rendering, and what is found in them.

    The tokens hold no HTML: comments are dropped, everything else was reported. `file` is the file of the
    course in which it stands, and from which its links start.
    """

    file: str
    text: str
    tokens: tuple[Token, ...]
    references: tuple[Reference, ...]
    fences: tuple[Fence, ...]
    title: str | None
    """Plain text of the first level-1 heading, when there is one."""
    directives: tuple[Directive, ...] = ()
    features: frozenset[str] = frozenset()
    """What the page needs a style or a script for: names of blocks, and of parts such as `footnotes`."""
    written_in: str = ""
    """The file that it is written in, where that is another than `file`, in whose place it stands."""


def scheme_of(target: str) -> str | None:
    """The scheme of an address in small letters (`https`); None for a path. `C:` is a drive, no scheme."""
    match = _SCHEME.match(target)
    return match[1].lower() if match else None


def is_local(target: str) -> bool:
    """Whether a target is meant as a path inside the course: no scheme, no `//host`, and not empty."""
    return bool(target) and scheme_of(target) is None and not target.startswith("//")


def plain_text(tokens: Sequence[Token]) -> str:
    """The words of inline tokens, without markup; HTML is none."""
    parts = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.children:
            parts.append(plain_text(token.children))
        elif token.type not in ("html_inline", "html_block"):
            parts.append(token.content)
    return "".join(parts)


def heading_anchors(markdown: Markdown, title: str) -> tuple[str, ...]:
    """What a link may name after `#` to reach a heading: its words in small letters, joined by hyphens.

    A heading that only repeats the page's `title` has none. The second one of the same words ends in `-2`.
    """
    anchors: list[str] = []
    given: Counter[str] = Counter()
    for index, token in enumerate(markdown.tokens):
        if token.type != "heading_open":
            continue
        inline = markdown.tokens[index + 1].children or []
        words = plain_text(inline)
        if token.tag == "h1" and words.strip() == title and words.strip() == markdown.title and not anchors:
            continue
        anchors.append(anchor_of(inline, given))
    return tuple(anchors)


def anchor_of(inline: Sequence[Token], given: Counter[str]) -> str:
    """The anchor of one heading. `given` counts those of the headings before it, and this one is added.

    A heading of a translation was given that of the heading that it translates, in its first token.
    """
    if inline and "anchor" in inline[0].meta:
        return str(inline[0].meta["anchor"])
    words = plain_text(inline)
    slug = re.sub(r"[^\w]+", "-", words.lower()).strip("-") or "section"
    given[slug] += 1
    return slug if given[slug] == 1 else f"{slug}-{given[slug]}"
