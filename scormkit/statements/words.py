"""Rich text as plain words, for names and descriptions that a record store shows."""

from __future__ import annotations

from scormkit.source.markdown import Markdown, plain_text


def words_of(text: Markdown | None) -> str:
    """The words of a text on one line: an image is its description, a citation what it stands for."""
    if text is None:
        return ""
    return " ".join(" ".join(plain_text([token]) for token in text.tokens if token.content).split())
