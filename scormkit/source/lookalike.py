"""Characters that look like those YAML needs, and are others: text processors and web pages leave them."""

import re
from typing import NamedTuple

_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\u200b-\u200f\u2060\ufeff\u00ad"
_DASHES = "\u2010-\u2015\u2212\u2022\u00b7\u25cf\u25aa"
_QUOTES = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb\u2039\u203a"

_INDENT = rf"^[ ]*([{_BLANKS}{_UNSEEN}]+)"
_ENTRY = rf"^[ ]*([{_DASHES}])(?=[ {_BLANKS}])"
_COLON = r"^[ ]*(?:- +)?[A-Za-z][\w-]*(\uff1a)"
_AFTER_DASH = rf"^[ ]*-([{_BLANKS}{_UNSEEN}]+)"
_AFTER_COLON = rf"^[ ]*(?:- +)?[A-Za-z][\w-]*:([{_BLANKS}{_UNSEEN}]+)"
_CLOSE = {
    "\u201c": "\u201d\u201c",
    "\u201d": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u2018": "\u2019\u2018",
    "\u2019": "\u2019",
    "\u201a": "\u2018\u2019",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab\u00bb",
    "\u2039": "\u203a",
    "\u203a": "\u2039\u203a",
}
"""What closes what a typographic quotation mark opens, in the languages that know it."""
_SPOKEN = (".", "!", "?", "\u2026")
_IN_KEY = rf"[{_BLANKS}{_UNSEEN}\uff1a]"
_QUOTED = rf"^[ ]*(?:- +)?(?:[A-Za-z][\w-]*:[ ]+)?([{_QUOTES}])"


class Lookalike(NamedTuple):
    """Characters of a line, from one offset to another, what to call them, and what is meant.

    `instead` is as long as they are, so that the text can be read on with it.
    """

    start: int
    end: int
    called: str
    meant: str
    instead: str


def lookalike_in(line: str) -> Lookalike | None:
    """The first such characters of a line of YAML, in a place that decides about its structure."""
    for pattern, called, meant, instead in (
        (_INDENT, "a blank that is no ordinary space", "a space", " "),
        (_ENTRY, "a dash or a dot that is no hyphen", "a hyphen, -, before each entry of a list", "-"),
        (_COLON, "a wide colon", "an ordinary colon and a space", ":"),
        (_AFTER_DASH, "a blank that is no ordinary space", "a space", " "),
        (_AFTER_COLON, "a blank that is no ordinary space", "a space", " "),
    ):
        if match := re.match(pattern, line):
            length = match.end(1) - match.start(1)
            return Lookalike(match.start(1), match.end(1), called, meant, instead * length)
    return None


def curly_quote_in(line: str) -> tuple[int, str] | None:
    """Where the value of a line begins with a typographic quotation mark, and which one that is."""
    match = re.match(_QUOTED, line)
    return (match.start(1), match[1]) if match else None


def is_in_curly_quotes(text: str, *, spoken: bool) -> bool:
    """Whether typographic quotation marks stand around all of a text; with `spoken`, only around words.

    What ends as a sentence does is said by somebody, whose marks are to be seen.
    """
    if text.isascii() or len(text) < 3 or text[-1] not in _CLOSE.get(text[0], ""):
        return False
    inside, marks = text[1:-1], (text[0] + _CLOSE[text[0]]).replace("\u2019", "")
    return not any(each in inside for each in marks) and not (spoken and inside.endswith(_SPOKEN))


def is_curly(text: str) -> bool:
    """Whether a text begins with a typographic quotation mark."""
    return re.match(f"[{_QUOTES}]", text) is not None


def unseen_in(key: str) -> bool:
    """Whether a key has a character that nobody sees in it, or a wide colon."""
    return not key.isascii() and re.search(_IN_KEY, key) is not None


def without_unseen(key: str) -> str:
    """The key as it looks."""
    return re.sub(_IN_KEY, "", key)


def is_dashed(text: str) -> bool:
    """Whether a text begins like an entry of a list, with a dash or a dot that is no hyphen."""
    return not text.isascii() and re.match(f"[{_DASHES}][ {_BLANKS}]", text) is not None
