"""Prerequisites of SCORM 1.2 as formulas over "done" and "passed", and formulas as a script again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from scormkit.rules.script import read_script
from scormkit.targets.scorm2004.formula import Formula, Least, Literal, both, either, negated

_TOKEN = re.compile(r"""\s*(<>|[&|~()={},*]|"[^"]*"|'[^']*'|[^&|~()=<>{},*"'\s]+)""")
_PASSED = {"passed", "p"}
_DONE = {"completed", "c"}
LONGEST = 200
"""Characters of a script, by the schema of adlcp."""


class Wanted(NamedTuple):
    """What a signal stands for: an item that is done (completed or passed), or passed."""

    item: str
    passed: bool


class UnsaidError(Exception):
    """Something in a condition that the other standard has no word for; the message names it."""


def signal_name(wanted: Wanted) -> str:
    """The name of a signal in formulas."""
    return f"{'passed' if wanted.passed else 'done'} {wanted.item}"


def wanted_of(signal: str) -> Wanted:
    """The other way round."""
    word, _, item = signal.partition(" ")
    return Wanted(item, word == "passed")


def formula_of(script: str, leaves: Mapping[str, tuple[str, ...]]) -> Formula:
    """A script as a formula. `leaves` leads from an item to the launched items in it (itself, if it is one).

    Raises `UnsaidError` for what cannot be read, for items that do not exist, and for statuses but completed
    and passed: SCORM 2004 keeps no other for other items to see.
    """
    read = read_script(script)
    if read.wrong:
        raise UnsaidError(read.wrong)
    reader = _Reader([each[1] for each in _TOKEN.finditer(script)], leaves)
    return reader.expression()


class _Reader:
    """A script that is known to be of the grammar."""

    def __init__(self, tokens: list[str], leaves: Mapping[str, tuple[str, ...]]) -> None:
        self.tokens = tokens
        self.leaves = leaves
        self.at = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def expression(self) -> Formula:
        """From left to right, `&` before `|`, as most platforms do."""
        ways = [[self._term()]]
        while self.peek() in {"&", "|"}:
            if self.take() == "&":
                ways[-1].append(self._term())
            else:
                ways.append([self._term()])
        return either(map(both, ways))

    def _term(self) -> Formula:
        turned = False
        while self.peek() == "~":
            self.take()
            turned = not turned
        found = self._plain()
        return negated(found) if turned else found

    def _plain(self) -> Formula:
        if self.peek() == "(":
            self.take()
            found = self.expression()
            self.take()
            return found
        word = self.take()
        if word.isdecimal() and self.peek() == "*":
            self.take()
            self.take()
            names = [self.take()]
            while self.take() == ",":
                names.append(self.take())
            return Least(int(word), tuple(self._done(name, passed=False) for name in names))
        if self.peek() in {"=", "<>"}:
            sign, state = self.take(), self.take().strip("\"'").lower()
            if state not in _PASSED | _DONE:
                raise UnsaidError(f"the status {state!r}")
            found = self._done(word, passed=state in _PASSED)
            return found if sign == "=" else negated(found)
        return self._done(word, passed=False)

    def _done(self, name: str, *, passed: bool) -> Formula:
        """An item; a group is done when everything in it is."""
        if not self.leaves.get(name):
            raise UnsaidError(f"the item {name!r}, which launches nothing")
        return both(Literal(signal_name(Wanted(each, passed))) for each in self.leaves[name])


def script_of(formula: Formula) -> str:
    """A formula as a script, with parentheses wherever & and | meet."""
    if isinstance(formula, Literal):
        wanted = wanted_of(formula.signal)
        if wanted.passed:
            return f'{wanted.item}{"=" if formula.holds else "<>"}"passed"'
        return wanted.item if formula.holds else f"~{wanted.item}"
    parts = [
        f"({text})" if isinstance(part, Least) and len(part.parts) > 1 else text
        for part, text in ((part, script_of(part)) for part in formula.parts)
    ]
    return ("&" if formula.least == len(parts) else "|").join(dict.fromkeys(parts))
