"""Regular expressions that an author may write: a part of the syntax on which Python and JavaScript agree.

What is read is written anew, so that both languages take it alike, and its cost is bounded: the paths that a
backtracking search can try are counted before any learner types, whatever they will type.
"""

from math import prod
from typing import NamedTuple

MOST_PATHS = 100_000
"""Each path is at most one answer long: some ten milliseconds on an old phone."""
MOST_CHARACTERS = 200

_CLASSES = {"d": "0-9", "w": "A-Za-z0-9_", "s": " "}
_QUANTIFIERS = {"?": (0, 1), "*": (0, None), "+": (1, None)}


class PatternError(ValueError):
    """The pattern cannot be used; the message completes "... is not understood: " for an author."""


class PatternCostError(ValueError):
    """The pattern could keep a browser busy for too long."""


class _Piece(NamedTuple):
    """A part of a pattern: how to write it, its paths, its first character where only one is possible."""

    source: str
    paths: int = 1
    first: str | None = None


def read_pattern(text: str, longest: int) -> str:
    """The regular expression for both languages, to be used with the flag `u` (and `i`) in JavaScript.

    It is anchored at both ends. `longest` is the most characters of an answer. Raises PatternError or
    PatternCostError.
    """
    if len(text) > MOST_CHARACTERS:
        raise PatternError(f"it has more than {MOST_CHARACTERS} characters")
    inner = text.removeprefix("^")
    inner = inner[:-1] if inner.endswith("$") and not inner.endswith("\\$") else inner
    reader = _Reader(inner, longest)
    piece = reader.alternatives()
    if reader.place < len(inner):
        raise PatternError("a closing parenthesis has no opening one")
    if piece.paths > MOST_PATHS:
        raise PatternCostError
    return f"^(?:{piece.source})$"


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, text: str, longest: int) -> None:
        self.text = text
        self.longest = longest
        self.place = 0

    def _peek(self) -> str:
        return self.text[self.place : self.place + 1]

    def _take(self, expected: str) -> bool:
        if not self.text.startswith(expected, self.place):
            return False
        self.place += len(expected)
        return True

    def _next(self, missing: str) -> str:
        character = self._peek()
        if not character:
            raise PatternError(missing)
        self.place += 1
        return character

    def alternatives(self) -> _Piece:
        """Sequences with `|` between them."""
        found = [self._sequence()]
        while self._take("|"):
            found.append(self._sequence())
        firsts = [piece.first.lower() for piece in found if piece.first]
        told_apart = len(set(firsts)) == len(found)
        paths = (max if told_apart else sum)(piece.paths for piece in found)
        only = found[0].first if len(found) == 1 else None
        return _Piece("|".join(piece.source for piece in found), paths, only)

    def _sequence(self) -> _Piece:
        found: list[_Piece] = []
        while self._peek() not in {"", "|", ")"}:
            found.append(self._repeated())
        paths = prod(piece.paths for piece in found)
        source = "".join(piece.source for piece in found)
        return _Piece(source, min(paths, MOST_PATHS + 1), found[0].first if found else None)

    def _repeated(self) -> _Piece:
        piece = self._atom()
        written = self._peek()
        if written in _QUANTIFIERS:
            self.place += 1
            least, most = _QUANTIFIERS[written]
        elif written == "{":
            least, most = self._counts()
        else:
            return piece
        if self._peek() and self._peek() in "?*+{":
            raise PatternError("two signs of repetition stand beside each other")
        paths = 0
        for count in range(least, (self.longest if most is None else most) + 1):
            paths = min(paths + piece.paths**count, MOST_PATHS + 1)
            if paths > MOST_PATHS:
                break
        times = f"{{{least},{'' if most is None else most}}}"
        return _Piece(piece.source + times, paths, piece.first if least else None)

    def _counts(self) -> tuple[int, int | None]:
        end = self.text.find("}", self.place)
        least, comma, most = self.text[self.place + 1 : end].partition(",") if end >= 0 else ("", "", "")
        fits = all(
            part == "" or (part.isascii() and part.isdigit() and len(part) <= 3) for part in (least, most)
        )
        if not fits or not (least or most):
            raise PatternError(
                "a brace { must say how often, such as {3} or {1,3}; write \\{ for the sign itself"
            )
        self.place = end + 1
        low = int(least or 0)
        high = int(most) if most else (None if comma else low)
        if high is not None and high < low:
            raise PatternError(f"{{{least},{most}}} asks for more than its most")
        return low, high if high is None else min(high, self.longest + 1)

    def _atom(self) -> _Piece:
        character = self._next("it ends too early")
        match character:
            case "(":
                if self._take("?") and not self._take(":"):
                    raise PatternError("groups that begin with (? are not supported, except (?:")
                piece = self.alternatives()
                if not self._take(")"):
                    raise PatternError("a parenthesis is not closed")
                return _Piece(f"(?:{piece.source})", piece.paths, piece.first)
            case "[":
                return self._set()
            case ".":
                return _Piece(".")
            case "\\":
                return self._escaped()
            case "^" | "$":
                raise PatternError(f"{character} stands inside; the whole answer is compared anyway")
            case "?" | "*" | "+" | "{" | "}" | "]":
                raise PatternError(
                    f"{character} has nothing before it; write \\{character} for the sign itself"
                )
        return _Piece(_written(character), first=character)

    def _escaped(self) -> _Piece:
        character = self._next("it ends with a backslash")
        if character in _CLASSES:
            return _Piece(f"[{_CLASSES[character]}]")
        if character.lower() in _CLASSES:
            return _Piece(f"[^{_CLASSES[character.lower()]}]")
        return _Piece(_written(_literal(character)), first=character)

    def _set(self) -> _Piece:
        opening = "[^" if self._take("^") else "["
        parts: list[str] = []
        while not self._take("]"):
            low, is_class = self._member()
            if is_class:
                parts.append(low)
            elif self._peek() == "-" and self.text[self.place + 1 : self.place + 2] not in {"", "]"}:
                self.place += 1
                high, is_class = self._member()
                if is_class or high < low:
                    raise PatternError(f"the range from {low} to {high} in [ ] is empty")
                parts.append(f"{_written(low)}-{_written(high)}")
            else:
                parts.append(_written(low))
        if not parts:
            raise PatternError("[ ] is empty")
        return _Piece(f"{opening}{''.join(parts)}]")

    def _member(self) -> tuple[str, bool]:
        missing = "a bracket [ is not closed"
        character = self._next(missing)
        if character != "\\":
            return character, False
        character = self._next(missing)
        if character in _CLASSES:
            return _CLASSES[character], True
        return _literal(character), False


def _literal(escaped: str) -> str:
    if escaped.isalnum():
        raise PatternError(f"\\{escaped} is not supported")
    return escaped


def _written(character: str) -> str:
    """A character that stands for itself in both languages, inside and outside of brackets."""
    if character.isascii() and not character.isalnum() and character != " ":
        return f"\\u{ord(character):04x}"
    return character
