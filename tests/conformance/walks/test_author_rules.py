"""What an author writes about units is what an LMS does: random rules, random learners, three judges.

The oracle is in author.py; the courses and learners are in learners.py, with what is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from scormkit.plan.model import Drawn, Plan
from scormkit.sequencing.walk.overall import Result
from scormkit.targets.scorm2004.activities import organization
from scormkit.targets.scorm2004.check import PLAIN_NAMES
from tests.conformance.walks.again import Again, Move, Seen, comparable, ours, scorm_again
from tests.conformance.walks.author import Author, Deeds
from tests.conformance.walks.learners import Journey, compare, features, journeys
from tests.unit.targets.plans2004 import letters, multi


@pytest.fixture(scope="module")
def again() -> Iterator[Again]:
    with scorm_again() as process:
        yield process


@pytest.mark.node
@given(journey=journeys())
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_platform_does_what_the_author_wrote(again: Again, journey: Journey) -> None:
    for each in features(journey):
        event(each)
    parted = compare(again, journey)
    assert not parted, parted


@st.composite
def draws(draw: st.DrawFn) -> tuple[Plan, list[Move]]:
    """A course that draws some of its units, and a learner who passes everything and goes on to the end."""
    size = draw(st.integers(2, 4))
    take, first, last = draw(st.integers(1, size - 1)), draw(st.integers(0, 1)), draw(st.integers(0, 2))
    units = [
        unit._replace(drawn=Drawn(0, take, "Cases") if first <= at < first + size else None)
        for at, unit in enumerate(letters(first + size + last))
    ]
    plan = multi(units, draw(st.sampled_from(["free", "linear", "linear-first"])))
    author = Author(plan)
    for unit in units:
        author.deeds[unit.key] = Deeds(True, True, True, True)
    # A report of an activity that was not drawn is never asked for: each says what it would.
    told = {name: each for unit in units for name, each in author.reports(unit).items()}
    done = Result(completed=True, satisfied=True, measure=1.0)
    names = [each.id for each in units]
    return plan, [Move("start")] + [Move("continue", None, done, told) for _ in names[: first + take + last]]


@pytest.mark.node
@given(course=draws())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_platform_draws_as_many_units_as_the_author_wrote(
    again: Again, course: tuple[Plan, list[Move]]
) -> None:
    """scorm-again draws by a chance of its own: one of our draws goes the same way to the same end."""
    plan, moves = course
    tree = organization(plan, PLAIN_NAMES)
    theirs = again.trace(tree, moves)
    met = [each.delivered for each in theirs if each.delivered]
    group = {unit.id: unit.drawn.take for unit in plan.units if unit.drawn}
    assert len(set(met) & group.keys()) == next(iter(group.values()))
    assert [name for name in [unit.id for unit in plan.units] if name in met] == met
    walks = [comparable(tree, ours(tree, moves, seed=seed), theirs) for seed in range(60)]
    same = [(mine, other) for mine, other in walks if [each.delivered for each in mine] == [*met, None]]
    assert same, met
    mine, other = same[0]
    assert [_units(each) for each in mine] == [_units(each) for each in other]


def _units(seen: Seen) -> dict[str, Any]:
    return {name: each for name, each in seen.tree.items() if name != "course"}
