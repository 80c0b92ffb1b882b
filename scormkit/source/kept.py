"""What learners leave in a page that is no answer: ticks in a checklist, words in a reflection."""

from typing import NamedTuple

from scormkit.source.block_check import body_tokens
from scormkit.source.markdown import Markdown, plain_text
from scormkit.source.sections import after_close, title_of

REFLECTION_LIMIT = 200
"""Characters of a reflection that sets no limit of its own; each may take four in the saved state."""


class KeptBlock(NamedTuple):
    """A block that keeps something for the learner: its kind, the author's id, its words, its entries' words.

    `limit` is the most characters that a reflection can have; 0 for a checklist.
    """

    kind: str
    author: str | None
    text: str
    entries: tuple[str, ...]
    limit: int


def kept_blocks(markdown: Markdown) -> tuple[KeptBlock, ...]:
    """The blocks of a text that keep something, in order."""
    found = []
    for directive in markdown.directives:
        if not directive.block.keeps:
            continue
        title = title_of(markdown.tokens, directive.position)
        body = body_tokens(markdown.tokens, directive.position)
        words = " ".join(plain_text(token.children or []) for token in body if token.type == "inline")
        entries: list[str] = []
        at = 1
        while directive.name == "checklist" and at < len(body) - 1:
            end = after_close(body, at)
            inline = (token for token in body[at:end] if token.type == "inline")
            entries.append(" ".join(plain_text(token.children or []) for token in inline))
            at = end
        text = plain_text(title) if title else words
        kept = tuple(entries)
        if directive.origin is not None:
            text, kept = directive.origin
        limit = int(directive.attributes.get("limit", REFLECTION_LIMIT))
        author = directive.attributes.get("id")
        found.append(
            KeptBlock(directive.name, author, text, kept, limit if directive.name == "reflection" else 0)
        )
    return tuple(found)
