"""The line that opens a block, `:::name Title {key=value key2="..." flag}`, as parts with their offsets."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_PIECE = re.compile(
    r"""[\s,]*(?:(?P<name>[A-Za-z][\w-]*)"""
    r"""(?:\s*=\s*(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<bare>[^\s"'{}=]+)))?"""
    r"""(?=[\s,}]|\Z)|(?P<end>\}))""",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class Written(NamedTuple):
    """An attribute as written: `value` is None for a bare word. Offsets count in the text that was read."""

    name: str
    value: str | None
    start: int
    name_end: int
    value_start: int
    end: int


class Head(NamedTuple):
    """What stands behind a block's name: the title's offsets, the attributes, where they end.

    `broken` is the offset at which the attributes cannot be read any further; None when all is well.
    """

    title: tuple[int, int]
    attributes: tuple[Written, ...]
    end: int
    broken: int | None


def brace_of(text: str, start: int, end: int) -> int:
    """The offset of the `{` that begins the attributes; -1 when there is none. `{{` and `\\{` are none."""
    at = start
    while (at := text.find("{", at, end)) != -1:
        if text.startswith("{{", at):
            closing = text.find("}}", at, end)
            at = end if closing == -1 else closing + 2
        elif at > start and text[at - 1] == "\\":
            at += 1
        else:
            return at
    return -1


def read_head(text: str, start: int, end: int) -> Head:
    """Read what stands behind a block's name, between two offsets. Attributes may take several lines."""
    brace = brace_of(text, start, end)
    title_end = end if brace == -1 else brace
    title = text[start:title_end]
    span = (start + len(title) - len(title.lstrip()), start + len(title.rstrip()))
    span = (span[0], max(span))
    if brace == -1:
        return Head(span, (), end, None)
    found: list[Written] = []
    at = brace + 1
    while (match := _PIECE.match(text, at, end)) is not None:
        at = match.end()
        if match["end"]:
            rest = text[at:end]
            broken = at + len(rest) - len(rest.lstrip()) if rest.strip() else None
            return Head(span, tuple(found), at, broken)
        found.append(_written(match))
    rest = text[at:end]
    return Head(span, tuple(found), end, at + len(rest) - len(rest.lstrip()))


def is_open(text: str, start: int, end: int) -> bool:
    """Whether attributes begin between two offsets and go on behind them."""
    brace = brace_of(text, start, end)
    if brace == -1:
        return False
    quote = ""
    characters: Iterator[str] = iter(text[brace + 1 : end])
    for character in characters:
        if character == "\\":
            next(characters, "")
        elif quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character == "}":
            return False
    return True


def _written(match: re.Match[str]) -> Written:
    group = next((each for each in ("double", "single", "bare") if match[each] is not None), None)
    start, name_end = match.span("name")
    if group is None:
        return Written(match["name"], None, start, name_end, start, name_end)
    value = match[group] if group == "bare" else _ESCAPED.sub(r"\1", match[group])
    value = value if group == "bare" else " ".join(value.split())
    return Written(match["name"], value, start, name_end, match.start(group), match.end(group))
