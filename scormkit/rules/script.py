"""The AICC script of `adlcp:prerequisites` (CAM 1.2 section 2.3.2.5.1), read with its faults."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"""\s*(?:(?P<sign><>|[&|~()={},*])|(?P<word>"[^"]*"|'[^']*'|[^&|~()=<>{},*"'\s]+))""")
_STATES = {
    "passed", "completed", "failed", "incomplete", "browsed", "not attempted", "notattempted",
    "p", "c", "f", "i", "b", "n",
}  # fmt: skip
_DEEPEST = 50


class Script(NamedTuple):
    """What a script names, why it cannot be read (empty: it can), why platforms may differ (empty: no)."""

    names: tuple[str, ...]
    wrong: str = ""
    unportable: str = ""


class _WrongError(Exception):
    """The script is not of the grammar; the message says why."""


def read_script(text: str) -> Script:
    """Read a script; never raises."""
    reader = _Reader(text)
    try:
        reader.expression(0)
        if reader.peek():
            raise _WrongError(f"nothing is expected at {reader.peek()!r}")
    except _WrongError as wrong:
        return Script((), str(wrong))
    return Script(tuple(dict.fromkeys(reader.names)), "", reader.unportable)


class _Reader:
    """The tokens of a script, from left to right."""

    def __init__(self, text: str) -> None:
        self.tokens: list[str] = []
        self.names: list[str] = []
        self.unportable = (
            "there are blanks between the names of a set" if re.search(r"\{[^}]*,\s", text) else ""
        )
        self.at = at = 0
        while at < len(text.rstrip()):
            match = _TOKEN.match(text, at)
            if match is None:
                raise_at = text[at:].strip()[:1]
                self.tokens.append(raise_at)
                break
            self.tokens.append(match["sign"] or match["word"])
            at = match.end()

    def peek(self) -> str:
        """The next token; empty at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, wanted: str = "") -> str:
        """The next token, which has to be `wanted` if that is given."""
        token = self.peek()
        if not token:
            raise _WrongError("it ends too early")
        if wanted and token != wanted:
            raise _WrongError(f"{wanted!r} is missing before {token!r}")
        self.at += 1
        return token

    def expression(self, depth: int) -> None:
        """Terms that are joined by & or |."""
        if depth > _DEEPEST:
            raise _WrongError("parentheses lie in each other too deeply")
        signs = set()
        self._term(depth)
        while self.peek() in {"&", "|"}:
            signs.add(self.take())
            self._term(depth)
        if len(signs) > 1:
            self.unportable = "& and | meet without parentheses"

    def _term(self, depth: int) -> None:
        while self.peek() == "~":
            self.take()
        if self.peek() == "(":
            self.take()
            self.expression(depth + 1)
            self.take(")")
            return
        word = self._word()
        if word.isdecimal() and self.peek() == "*":
            self.take()
            self._set()
        elif self.peek() in {"=", "<>"}:
            self.take()
            state = self._word().strip("\"'").lower()
            if state not in _STATES:
                raise _WrongError(f"{state!r} is no status")
            self.names.append(word)
        else:
            self.names.append(word)

    def _word(self) -> str:
        token = self.take()
        if token in set("&|~()={},*<>\"'") or token == "<>":
            raise _WrongError(f"a name is missing before {token!r}")
        return token

    def _set(self) -> None:
        self.take("{")
        self.names.append(self._word())
        while self.peek() == ",":
            self.take()
            self.names.append(self._word())
        self.take("}")
