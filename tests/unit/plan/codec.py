"""A plain second writing of the codec of saved state; the player's own is player/src/core/state.js."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from scormkit.plan.entries import STATE_ALPHABET


class Keys(list[int]):
    """An answer that is a set of option keys; any other list is written item by item."""


Answer = Keys | list[int | str]


@dataclass
class State:
    """What a learner did, by keys."""

    page: int | None = None
    seconds: int = 0
    sent: int = 0
    seed: int = 0
    status: int = 0
    visited: Sequence[int] = ()
    reached: Sequence[int] = ()
    assessments: dict[int, tuple[int, int, int | None]] = field(default_factory=dict)
    """Rounds, flags, best in hundredths."""
    questions: dict[int, tuple[int, bool, Answer]] = field(default_factory=dict)
    """Attempts used, right or not, the answer."""
    kept: Mapping[int, Answer] = field(default_factory=dict)
    met: Mapping[int, Sequence[int]] = field(default_factory=dict)
    """Marks of the questions met before, by assessment."""
    ended: Mapping[int, int] = field(default_factory=dict)
    """Minutes, by assessment."""


def varint(number: int) -> list[int]:
    groups = []
    while number >= 32:
        groups.append(number % 32 + 32)
        number //= 32
    return [*groups, number]


def bits(keys: Iterable[int]) -> list[int]:
    sextets: list[int] = []
    for key in keys:
        sextets += [0] * (key // 6 + 1 - len(sextets))
        sextets[key // 6] |= 1 << key % 6
    return sextets


def bitmap(keys: Iterable[int]) -> list[int]:
    sextets = bits(keys)
    return varint(len(sextets)) + sextets


def item(value: int | str) -> list[int]:
    if isinstance(value, int):
        return varint(2 * value)
    content = min(value.encode(), b"\xff" + value.encode("utf-16-be"), key=len)
    sextets = [STATE_ALPHABET.index(each) for each in urlsafe_b64encode(content).decode().rstrip("=")]
    return varint(2 * len(sextets) + 1) + sextets


def answered(answer: Answer) -> list[int]:
    if isinstance(answer, Keys):
        sextets = bits(answer)
        return varint(2 * len(sextets)) + sextets
    return varint(2 * len(answer) + 1) + [sextet for each in answer for sextet in item(each)]


def encode(state: State, tag: str = "AbC-") -> str:
    out = varint(0 if state.page is None else state.page + 1)
    out += varint(min(state.seconds, 2**25 - 1)) + varint(min(state.sent, 32767)) + varint(state.seed)
    out += [state.status, *bitmap(state.visited), *bitmap(state.reached), *varint(len(state.assessments))]
    before = -1
    for key, (rounds, flags, best) in sorted(state.assessments.items()):
        out += varint(key - before - 1) + varint(min(rounds, 1023))
        met, ended = state.met.get(key, ()), state.ended.get(key, 0)
        out += [flags | (0 if best is None else 2) | (4 if met else 0) | (8 if ended else 0)]
        out += [] if best is None else varint(best)
        out += [*varint(min(met)), *bitmap(mark - min(met) for mark in met)] if met else []
        out += varint(ended) if ended else []
        before = key
    out += varint(len(state.questions))
    before = -1
    for key, (used, right, answer) in sorted(state.questions.items()):
        out += varint(key - before - 1)
        out += [min(used, 15) | (16 if right else 0) | (32 if answer else 0)]
        out += answered(answer) if answer else []
        before = key
    out += varint(len(state.kept)) if state.kept else []
    before = -1
    for key, answer in sorted(state.kept.items()):
        out += varint(key - before - 1) + answered(answer)
        before = key
    body = "1" + tag + "".join(STATE_ALPHABET[sextet] for sextet in out)
    check = 0
    for character in body:
        check = (check * 31 + ord(character)) % 4093
    return body + STATE_ALPHABET[check >> 6] + STATE_ALPHABET[check & 63]
