"""What scripts leave behind in their text: patterns that are looked for quickly, as scripts may be long."""

import re
from typing import NamedTuple


class Trace(NamedTuple):
    """A pattern of which every match holds one of `hints`.

    To look for a plain text first is a hundred times faster than a pattern that may begin anywhere, and most
    scripts have none of them.
    """

    pattern: str
    hints: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Whether the pattern is found anywhere in a text."""
        return any(hint in text for hint in self.hints) and re.search(self.pattern, text) is not None


class Words(NamedTuple):
    """Whole words (letters, digits, underscores), one of which is to be there."""

    words: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Whether one of the words is found anywhere in a text."""
        return any(_has_word(text, word) for word in self.words)


def _has_word(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not _joins(text[at - 1 : at]) and not _joins(text[end : end + 1]):
            return True
        at = text.find(word, end)
    return False


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"
