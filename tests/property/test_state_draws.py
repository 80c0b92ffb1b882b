"""Whatever is drawn and was met, no state is longer than the worst case that is computed at build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scormkit.plan.model import USE, Assessment, Unit
from scormkit.plan.model import Section as Part
from scormkit.plan.state import state_size
from tests.property.test_state_size import contents_of, fullest, make_units
from tests.unit.interactions.pairs import use
from tests.unit.plan.codec import State, bitmap, encode, varint


@pytest.fixture(scope="module", autouse=True)
def _pairs() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use(patch)
        yield


def drawn_units(random: Random, size: int) -> tuple[Unit, ...]:
    """Units as in the property tests of sizes, whose checks draw from a part of their questions."""
    units: list[Unit] = []
    for each in make_units(random, size):
        contents = []
        for content in each.contents:
            drawing = content
            if isinstance(content, Assessment) and content.questions:
                count = len(content.questions)
                cut = random.randint(0, count)
                parts = [list(content.questions[:cut]), list(content.questions[cut:])]
                sections = tuple(
                    Part("", tuple(part), random.choice([None, random.randint(1, len(part))]))
                    for part in parts
                    if part
                )
                fields = {**_fields(content), "sections": sections, "cooling": random.choice([0, 10])}
                drawing = Assessment(**{**fields, "attempts": random.choice([None, 1, 3])})
            contents.append(drawing)
        units.append(type(each)(**{**_fields(each), "contents": tuple(contents)}))
    return tuple(units)


def _fields(value: Any) -> dict[str, Any]:
    names: Sequence[str] = getattr(value, "_fields", None) or list(value.__dataclass_fields__)
    return {name: getattr(value, name) for name in names}


def rounds_of(units: Sequence[Unit], random: Random) -> Iterator[State]:
    """States with a full draw answered, whatever is drawn."""
    full = fullest(units)
    for _ in range(5):
        kept: set[int] = set()
        for content in contents_of(units):
            parts = content.parts if isinstance(content, Assessment) else (Part("", content.questions),)
            for part in parts:
                kept |= {each.key for each in random.sample(list(part.questions), part.asked)}
        yield State(**{**vars(full), "questions": {key: full.questions[key] for key in kept}})


def most_seen(units: Sequence[Unit]) -> int:
    """What the questions met and the end of the last round add to the state of all checks, at most."""
    total = 0
    for content in contents_of(units):
        if not isinstance(content, Assessment) or content.attempts == 1:
            continue
        marks = [each.key % USE for part in content.parts if part.varies for each in part.questions]
        if marks:
            total += len(varint(min(marks))) + len(bitmap([mark - min(marks) for mark in marks]))
        total += len(varint(2**25 - 1)) if content.cooling else 0
    return total


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 10))
def test_no_draw_is_longer_than_the_worst_case(seed: int, size: int) -> None:
    random = Random(seed)
    units = drawn_units(random, size)
    limit = state_size(units).total
    for state in rounds_of(units, random):
        assert len(encode(state)) + most_seen(units) <= limit
