"""Saved state as values: the text that the player hands to the LMS, read as player/src/core/state.js does."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

from scormkit.plan.entries import STATE_ALPHABET

VERSION = "1"
STATUSES = ("not attempted", "browsed", "incomplete", "failed", "completed", "passed")
"""By the number that stands in the state, from lowest to highest."""

_FINISHED, _HAS_BEST, _HAS_MET, _HAS_ENDED = 1, 2, 4, 8
_USED, _RIGHT, _HAS_ANSWER = 15, 16, 32
_WIDE = 255
_MOST_GROUPS = 7

Answer = tuple[int | str, ...]
"""Keys of options, or of options and texts in the order of the question's type."""

T = TypeVar("T")


class MalformedError(ValueError):
    """The text is no state that any player wrote."""


class Taken(NamedTuple):
    """An assessment over all its rounds: how many were handed in, and whether the last one is the one shown.

    `best` is in percent, None before the first; `met` are marks of questions met in earlier rounds; `ended`
    is when the last round ended, in minutes since the beginning of 2026, 0 where there is no wait.
    """

    rounds: int
    finished: bool
    best: float | None
    met: frozenset[int]
    ended: int


class Asked(NamedTuple):
    """A question: tries used in the present round, the last answer, and whether it was all right."""

    used: int
    answer: Answer
    right: bool


class State(NamedTuple):
    """What is saved of a learner, by the keys of course.lock. `tag` is the course's; `seconds` are active."""

    tag: str
    page: int | None
    seconds: int
    sent: int
    seed: int
    status: str
    visited: frozenset[int]
    reached: frozenset[int]
    taken: Mapping[int, Taken]
    asked: Mapping[int, Asked]
    kept: Mapping[int, Answer]


def read_state(text: str) -> State:
    """Read a state. Raises `MalformedError`, with the reason as a part of a sentence."""
    text = "".join(text.split())
    if not text:
        raise MalformedError("it is empty")
    if strange := sorted({each for each in text if each not in STATE_ALPHABET}):
        raise MalformedError(f"it has characters that the player never writes ({' '.join(strange[:5])})")
    if not text.startswith(VERSION):
        raise MalformedError(
            f"it begins with {text[0]}, but the format of this version of scormkit is {VERSION}"
        )
    if _check(text[:-2]) != text[-2:]:
        raise MalformedError("its last two characters do not match the rest, so a part is missing or changed")
    read = _Reader(text[5:-2])
    page, seconds, sent, seed, status = (
        read.number(),
        read.number(),
        read.number(),
        read.number(),
        read.next(),
    )
    visited, reached = read.bits(read.number()), read.bits(read.number())
    taken = read.entries(read.taken)
    asked = read.entries(read.asked)
    kept = {} if read.at_end else read.entries(read.answer)
    if status >= len(STATUSES) or not read.at_end:
        raise MalformedError("its parts do not fit together")
    known = STATUSES[status]
    return State(
        text[1:5],
        page - 1 if page else None,
        seconds,
        sent,
        seed,
        known,
        visited,
        reached,
        taken,
        asked,
        kept,
    )


def _check(text: str) -> str:
    """Two characters that a text ends with, so that one that was cut or changed is noticed."""
    found = 0
    for character in text:
        found = (found * 31 + ord(character)) % 4093
    return STATE_ALPHABET[found >> 6] + STATE_ALPHABET[found & 63]


class _Reader:
    """The sextets of a state, from the first to the last."""

    def __init__(self, text: str) -> None:
        self._sextets = [STATE_ALPHABET.index(each) for each in text]
        self._at = 0

    @property
    def at_end(self) -> bool:
        return self._at == len(self._sextets)

    def next(self) -> int:
        if self.at_end:
            raise MalformedError("it ends too early")
        self._at += 1
        return self._sextets[self._at - 1]

    def number(self) -> int:
        """Groups of five bits, the lowest first, 32 added when more follow."""
        value: int = 0
        for place in range(_MOST_GROUPS):
            group = self.next()
            value += (group % 32) << (5 * place)
            if group < 32:
                return value
        raise MalformedError("it holds a number that is too large")

    def bits(self, length: int) -> frozenset[int]:
        sextets = [self.next() for _ in range(length)]
        return frozenset(
            6 * at + bit for at, each in enumerate(sextets) for bit in range(6) if each >> bit & 1
        )

    def entries(self, read: Callable[[], T]) -> dict[int, T]:
        """So many entries in ascending key, each led by its distance from the one before."""
        found: dict[int, T] = {}
        key = -1
        for _ in range(self.number()):
            key += self.number() + 1
            found[key] = read()
        return found

    def taken(self) -> Taken:
        rounds, flags = self.number(), self.next()
        best = self.number() / 100 if flags & _HAS_BEST else None
        least = self.number() if flags & _HAS_MET else 0
        met = (
            frozenset(least + each for each in self.bits(self.number())) if flags & _HAS_MET else frozenset()
        )
        return Taken(rounds, bool(flags & _FINISHED), best, met, self.number() if flags & _HAS_ENDED else 0)

    def asked(self) -> Asked:
        flags = self.next()
        answer = self.answer() if flags & _HAS_ANSWER else ()
        return Asked(flags & _USED, answer, bool(flags & _RIGHT))

    def answer(self) -> Answer:
        """A set of keys as a bitmap, in ascending order, or a list item by item."""
        head = self.number()
        if head % 2 == 0:
            return tuple(sorted(self.bits(head // 2)))
        return tuple(self.item() for _ in range(head // 2))

    def item(self) -> int | str:
        head = self.number()
        if head % 2 == 0:
            return head // 2
        text = "".join(STATE_ALPHABET[self.next()] for _ in range(head // 2))
        if len(text) % 4 == 1:
            raise MalformedError("it holds a text of no length")
        content = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        if content[:1] == bytes([_WIDE]):
            return content[1:].decode("utf-16-be", "replace")
        return content.decode("utf-8", "replace")
