"""Where the target of a link or image is written: `](target "title")`. markdown-it does not tell."""

import re
from typing import NamedTuple

_TARGET = re.compile(r"\(\s*(?:<([^>\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))")
_TITLE = re.compile(r"\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\([^)]*\))")


class Destination(NamedTuple):
    """Offsets of the target (of the whole link, if it is written elsewhere), and the offset behind it."""

    start: int
    stop: int
    behind: int


def destination(text: str, begin: int, cursor: int, end: int) -> Destination:
    """Find the target of the link or image that begins at `begin`; its words were read up to `cursor`.

    The paragraph goes on to `end`.
    """
    bracket = _find(text, "]", cursor, end)
    at = min(bracket + 1, end)
    if text[at : at + 1] == "[":
        at = min(_find(text, "]", at, end) + 1, end)
    match = _TARGET.match(text, at) if text[bracket : bracket + 2] == "](" else None
    if match is None:
        return Destination(begin, at, at)
    title = _TITLE.match(text, match.end())
    at = min(_find(text, ")", (title or match).end(), end) + 1, end)
    start, stop = match.span(1 if match[1] is not None else 2)
    return Destination(begin, at, at) if start == stop else Destination(start, stop, at)


def _find(text: str, sign: str, start: int, end: int) -> int:
    found = text.find(sign, start, end)
    return found if found != -1 else start
