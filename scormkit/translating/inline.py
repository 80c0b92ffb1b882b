"""A piece of Markdown as a translator sees it: words, and codes that stand for the marks between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape
from typing import Literal, NamedTuple

from markdown_it.token import Token

from scormkit.source.citations import CITATION
from scormkit.source.markdown_parse import parse_phrases


class Code(NamedTuple):
    """A mark: `open` and `close` belong together, `ph` stands alone. `data` is the mark as written."""

    kind: Literal["ph", "open", "close"]
    data: str


Part = str | Code
_PAIRS = {"em": "close", "strong": "close", "s": "close"}
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_GAP = re.compile(r"\[\[[0-9]{1,2}\]\]")
"""The place of a gap in a text with gaps."""
_HARD = re.compile(r"(?:\\|[ \t]{2,})\n[ \t]*")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>&$~|!#])")
JOINER = "\u2060"
"""No sign at all (word joiner), beside which asterisks are always marks (CommonMark 6.2, flanking)."""
_START = re.compile(r"(?:#{1,6}(?=\s)|[-+*](?=\s)|>|:{3,}|`{3,}|~{3,}|=+$|-{2,}$)|(\d{1,9})([.)])(?=\s)")


class _UnclearError(Exception):
    """The text is not what the tokens say; it is then shown as it is written. Never leaves this module."""


def split(text: str, *, rich: bool = True) -> tuple[Part, ...]:
    """The words and codes of a piece of Markdown, or (not `rich`) of a plain text, which may cite."""
    if rich:
        try:
            return _merged(_Walk(text).read())
        except _UnclearError:
            pass
    parts: list[Part] = []
    at = 0
    for match in CITATION.finditer(text):
        parts += [text[at : match.start()], Code("ph", match[0])]
        at = match.end()
    return _merged([*parts, text[at:]])


def join(parts: Sequence[Part], *, rich: bool = True) -> str | None:
    """The text that `split` makes these parts of; None when there is none."""
    wanted = _merged(parts)
    for escape, code in _WAYS if rich else _WAYS[:1]:
        text = "".join(code(each) if isinstance(each, Code) else escape(each) for each in wanted)
        if split(text, rich=rich) == wanted:
            return text
    return None


def guarded(text: str) -> str:
    """A text that begins a block and must not be taken for a list, a heading or the like."""
    match = _START.match(text)
    if match is None:
        return text
    if match[1]:
        return f"{match[1]}\\{text[len(match[1]) :]}"
    return f"\\{text}"


def _as_is(text: str) -> str:
    return text


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _bare(code: Code) -> str:
    return code.data


def _joined(code: Code) -> str:
    """A mark of emphasis that counts as one beside any character, as it must where no spaces part words."""
    if code.kind == "ph" or code.data.strip("*~"):
        return code.data
    return f"{code.data}{JOINER}" if code.kind == "open" else f"{JOINER}{code.data}"


_WAYS = ((_as_is, _bare), (_escaped, _bare), (_as_is, _joined), (_escaped, _joined))
"""How words and marks are tried to be written, the plainest first."""


def _merged(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Texts beside each other as one, without empty ones; white space is one space."""
    found: list[Part] = []
    for part in parts:
        if isinstance(part, Code):
            found.append(part)
        elif found and isinstance(found[-1], str):
            found[-1] += part
        else:
            found.append(part)
    texts = [
        each if isinstance(each, Code) else re.sub(r"[ \t\n]+", " ", each.replace(JOINER, ""))
        for each in found
    ]
    return tuple(each for each in texts if each)


class _Walk:
    """One pass over a text along its tokens; `at` is how far it is accounted for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.parts: list[Part] = []

    def read(self) -> list[Part]:
        self.tokens(parse_phrases(self.text))
        if self.text[self.at :].strip():
            raise _UnclearError
        return self.parts

    def tokens(self, tokens: Sequence[Token]) -> None:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "link_open" and token.markup == "autolink":
                end = self.text.find(">", self.at)
                self.code("ph", end + 1)
                while tokens[index].type != "link_close":
                    index += 1
            else:
                self.token(token)
            index += 1

    def token(self, token: Token) -> None:
        name, _, side = token.type.rpartition("_")
        if token.type == "text":
            self.words(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            match = (_BREAK if token.type == "softbreak" else _HARD).match(self.text, self.at)
            if match is None:
                raise _UnclearError
            self.parts.append(" " if token.type == "softbreak" else Code("ph", "\\\n"))
            self.at = match.end()
        elif name in _PAIRS and side in ("open", "close"):
            self.expect(token.markup)
            self.code("open" if side == "open" else "close", self.at + len(token.markup))
        elif token.type == "link_open":
            self.expect("[")
            self.code("open", self.at + 1)
        elif token.type == "link_close":
            self.target()
        elif token.type == "image":
            self.expect("![")
            self.code("open", self.at + 2)
            self.tokens(token.children or [])
            self.target()
        else:
            self.alone(token)

    def alone(self, token: Token) -> None:
        """A mark that stands alone: code, a citation, a note, a formula."""
        if token.type == "code_inline":
            self.expect(token.markup)
            found = re.compile(rf"(?<!`){token.markup}(?!`)").search(self.text, self.at + len(token.markup))
            end = found.end() if found else -1
        elif token.type == "citation":
            self.expect(token.markup)
            end = self.at + len(token.markup)
        elif token.type == "footnote_ref":
            end = self.text.find("]", self.at) + 1
        elif token.type.startswith("math_inline"):
            written = f"{token.markup}{token.content}{token.markup}"
            self.expect(written)
            end = self.at + len(written)
        else:
            raise _UnclearError
        self.code("ph", end)

    def expect(self, mark: str) -> None:
        if not self.text.startswith(mark, self.at):
            raise _UnclearError

    def code(self, kind: Literal["ph", "open", "close"], end: int) -> None:
        if end <= self.at:
            raise _UnclearError
        self.parts.append(Code(kind, self.text[self.at : end]))
        self.at = end

    def words(self, content: str) -> None:
        """Pass over the characters of a text, which may be escaped or written as entities."""
        for character in content:
            entity = _ENTITY.match(self.text, self.at)
            if self.text.startswith(f"\\{character}", self.at):
                self.at += 2
            elif entity is not None and unescape(entity[0]) == character:
                self.at = entity.end()
            elif self.text.startswith(character, self.at):
                self.at += 1
            else:
                raise _UnclearError
        at = 0
        for gap in _GAP.finditer(content):
            self.parts += [content[at : gap.start()], Code("ph", gap[0])]
            at = gap.end()
        self.parts.append(content[at:])

    def target(self) -> None:
        """The end of a link or a picture: its target, and a title, which learners can read."""
        self.expect("]")
        if not self.text.startswith("](", self.at):
            found = re.compile(r"\](?:\[[^\]]*\])?").match(self.text, self.at)
            self.code("close", found.end() if found else -1)
            return
        at, depth = self.at + 2, 1
        title: tuple[int, int] | None = None
        while at < len(self.text) and depth:
            character = self.text[at]
            if character == "\\":
                at += 1
            elif character == "<" and self.text[at - 1] == "(":
                at = max(self.text.find(">", at), at)
            elif character in "\"'" and self.text[at - 1] in " \t\n":
                end = self.text.find(character, at + 1)
                if end == -1:
                    raise _UnclearError
                title, at = (at + 1, end), end
            elif character in "()":
                depth += 1 if character == "(" else -1
            at += 1
        if depth:
            raise _UnclearError
        if title is None or "\\" in self.text[slice(*title)] or self.text[slice(*title)] == "decorative":
            self.code("close", at)
            return
        self.code("close", title[0])
        self.parts.append(self.text[slice(*title)])
        self.at = title[1]
        self.code("ph", at)
