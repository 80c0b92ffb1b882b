"""A second reader of saved state, written from the format's description alone, to hold the player against."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from dataclasses import dataclass

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
STATUSES = ("not attempted", "browsed", "incomplete", "failed", "completed", "passed")


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """A question that was answered: attempts used in this round, the answer, all right or not."""

    used: int
    correct: bool
    answer: tuple[int | str, ...] | None


@dataclass(frozen=True, slots=True)
class SavedAssessment:
    """An assessment: rounds submitted, whether this one is, and the best percent times a hundred."""

    rounds: int
    finished: bool
    best: int | None


@dataclass(frozen=True, slots=True)
class Saved:
    """Everything that suspend_data holds. Keys are those of course.lock; `page` may be None."""

    tag: str
    page: int | None
    seconds: int
    sent: int
    seed: int
    status: str
    visited: frozenset[int]
    reached: frozenset[int]
    """Objectives that rules ask for and that were reached."""
    assessments: dict[int, SavedAssessment]
    questions: dict[int, SavedQuestion]


class Sextets:
    """Reads a body one character at a time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def one(self) -> int:
        value = ALPHABET.index(self.text[self.at])
        self.at += 1
        return value

    def number(self) -> int:
        value = shift = 0
        while True:
            sextet = self.one()
            value |= (sextet & 31) << shift
            shift += 5
            if sextet < 32:
                return value

    def bits(self, count: int) -> tuple[int, ...]:
        sextets = [self.one() for _ in range(count)]
        assert not sextets or sextets[-1] != 0, "a set of bits ends in an empty character"
        return tuple(6 * i + bit for i, sextet in enumerate(sextets) for bit in range(6) if sextet >> bit & 1)

    def answer(self) -> tuple[int | str, ...]:
        """An even number begins a set of options, an odd one a list of numbers and texts."""
        head = self.number()
        return tuple(self.item() for _ in range(head // 2)) if head % 2 else self.bits(head // 2)

    def item(self) -> int | str:
        head = self.number()
        if head % 2 == 0:
            return head // 2
        start, self.at = self.at, self.at + head // 2
        text = self.text[start : self.at]
        return urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("utf-8")


def checksum(text: str) -> str:
    """The two characters that saved state ends with."""
    value = 0
    for character in text:
        value = (value * 31 + ord(character)) % 4093
    return ALPHABET[value >> 6] + ALPHABET[value & 63]


def read_saved(text: str) -> Saved:
    """Decode suspend_data; a text that is not of the format fails the test."""
    assert text[:1] == "1", f"saved state of another version: {text!r}"
    assert text[-2:] == checksum(text[:-2]), f"the check characters of {text!r} are wrong"
    body = Sextets(text[5:-2])
    page = body.number()
    seconds, sent, seed = body.number(), body.number(), body.number()
    status = STATUSES[body.one()]
    visited = frozenset(body.bits(body.number()))
    reached = frozenset(body.bits(body.number()))
    assessments: dict[int, SavedAssessment] = {}
    key = -1
    for _ in range(body.number()):
        key += body.number() + 1
        rounds, flags = body.number(), body.one()
        assessments[key] = SavedAssessment(rounds, bool(flags & 1), body.number() if flags & 2 else None)
    questions: dict[int, SavedQuestion] = {}
    key = -1
    for _ in range(body.number()):
        key += body.number() + 1
        flags = body.one()
        answer = body.answer() if flags & 32 else None
        questions[key] = SavedQuestion(flags & 15, bool(flags & 16), answer)
    assert body.at == len(body.text), f"{len(body.text) - body.at} characters of saved state are left over"
    return Saved(
        tag=text[1:5],
        page=page - 1 if page else None,
        seconds=seconds,
        sent=sent,
        seed=seed,
        status=status,
        visited=visited,
        reached=reached,
        assessments=assessments,
        questions=questions,
    )
