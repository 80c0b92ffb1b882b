"""Every pattern of sequencing: our walk does what the pattern promises, and scorm-again agrees.

Where it does not, the pattern names the difference, and the difference is in docs/targets/.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conformance.walks.again import Again, Seen, comparable, ours, scorm_again
from tests.conformance.walks.patterns import END, PATTERNS, Pattern


@pytest.fixture(scope="module")
def again() -> Iterator[Again]:
    with scorm_again() as process:
        yield process


def outcome(seen: Seen) -> str:
    return seen.delivered or seen.code or END


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda each: each.name)
def test_the_walk_goes_as_the_pattern_promises(pattern: Pattern) -> None:
    seen = ours(pattern.course, [move for move, _ in pattern.walk])
    assert [outcome(each) for each in seen] == [expected for _, expected in pattern.walk]


@pytest.mark.node
@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda each: each.name)
def test_scorm_again_agrees(pattern: Pattern, again: Again) -> None:
    moves = [move for move, _ in pattern.walk]
    mine, theirs = comparable(pattern.course, ours(pattern.course, moves), again.trace(pattern.course, moves))
    parted = next((index for index, (a, b) in enumerate(zip(mine, theirs, strict=True)) if a != b), None)
    if pattern.differs is None:
        assert theirs == mine
    else:
        assert parted == pattern.differs[0], f"{pattern.differs[1]} shows at another move, or no longer"
