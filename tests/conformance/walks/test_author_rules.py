"""What an author writes about units is what an LMS does: random rules, random learners, three judges.

The oracle reads the plan's rules as the author means them; `simulate`'s walk goes through the tree that
scormkit compiles of them; scorm-again goes through the same tree. Left out for it (docs/targets/):

- `choice-judged-first`: what only the open activity's own result opens is not chosen from it;
- `rollup-before-write`: whether the course as a whole is complete by now is not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from scormkit.plan.model import Chosen, Drawn, Plan, Unit
from scormkit.plan.rules import Answered, Done, Failed, Leaf, Reached, Rule, Rules, Several, holds
from scormkit.sequencing.walk.overall import Result, first_state, preview, record, request, seeded
from scormkit.sequencing.walk.tree import tree_of
from scormkit.targets.scorm2004.activities import organization, too_many_rules
from scormkit.targets.scorm2004.check import PLAIN_NAMES
from scormkit.targets.scorm2004.signals import again_of, signals_of
from tests.conformance.walks.again import Again, Move, Seen, comparable, ours, scorm_again
from tests.unit.targets.plans2004 import letters, multi, page_with, question, retaken


@pytest.fixture(scope="module")
def again() -> Iterator[Again]:
    with scorm_again() as process:
        yield process


class Deeds(NamedTuple):
    """What a learner has done in a unit so far; an answer is the key of the option chosen last."""

    seen: bool = False
    submitted: bool = False
    passed: bool = False
    reached: bool = False
    answer: int | None = None


class Author:
    """The rules as their author means them.

    `once` is what was done before a unit was taken again: for other units it stays done. `tries` counts how
    often a unit was begun anew.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.deeds = {unit.key: Deeds() for unit in plan.units}
        self.once: set[Leaf] = set()
        self.tries = {unit.key: 1 for unit in plan.units}

    def can_take_again(self, unit: Unit) -> bool:
        """Whether the learner has failed the unit's check, and may take the unit again."""
        done, again = self.deeds[unit.key], again_of(unit)
        failed = done.submitted and not done.passed
        return again is not None and failed and self.tries[unit.key] < again.attempts

    def take_again(self, unit: Unit) -> None:
        """The unit begins anew; what it told the others stays told."""
        told = signals_of(self.plan).told_by(unit)
        self.once |= {each.leaf for each in told if each.sticky and self.told(each.leaf)}
        self.tries[unit.key] += 1
        self.deeds[unit.key] = Deeds(answer=self.deeds[unit.key].answer)

    def unit(self, name: str) -> Unit:
        return next(unit for unit in self.plan.units if unit.id == name)

    def is_out(self, unit: Unit) -> bool:
        rules = unit.rules
        skipped = rules.skip_if is not None and holds(rules.skip_if, self.meets)
        return skipped or (rules.show_if is not None and not holds(rules.show_if, self.meets))

    def meets(self, leaf: Leaf) -> bool:
        if isinstance(leaf, Failed):
            handed_in = self.meets(Done("check", leaf.checks[0]))
            return handed_in and not self.meets(_passed(leaf))
        home = self.home(leaf)
        if isinstance(leaf, Answered):
            # What a learner who is not shown the unit (any more) answered there still stands in the LMS.
            return self.told(leaf)
        return self.is_out(home) or self.told(leaf)

    def home(self, leaf: Leaf) -> Unit:
        if isinstance(leaf, Done) and leaf.what != "unit":
            return self.plan.units[(leaf.key - 100) // 2]
        return self.plan.units[leaf.key - 500 if isinstance(leaf, Answered) else leaf.key]

    def told(self, leaf: Leaf) -> bool:
        """What the unit's own player makes of it."""
        if leaf in self.once:
            return True
        done = self.deeds[self.home(leaf).key]
        if isinstance(leaf, Answered):
            return done.answer is not None and done.answer in leaf.options
        if not isinstance(leaf, Done):
            return done.reached
        whole = {"unit": done.seen and done.submitted, "page": done.seen, "check": done.submitted}[leaf.what]
        return whole and (done.passed or not leaf.passed)

    def is_open(self, unit: Unit) -> bool:
        """Whether the learner may choose the unit."""
        if self.is_out(unit):
            return False
        if unit.rules.requires is not None and not holds(unit.rules.requires, self.meets):
            return False
        before = self.plan.units[: self.plan.units.index(unit)] if self.plan.navigation != "free" else ()
        return all(
            each.rules.optional
            or (each.chosen is not None and (each.chosen == unit.chosen or self.has_chosen(each.chosen)))
            or self.meets(Done("unit", each.key))
            for each in before
        )

    def has_chosen(self, chosen: Chosen) -> bool:
        """Whether as many of some electives are done as are needed."""
        group = [unit for unit in self.plan.units if unit.chosen == chosen]
        return sum(self.meets(Done("unit", unit.key)) for unit in group) >= chosen.take

    def reports(self, unit: Unit) -> dict[str, Result]:
        """The objectives that the unit's player sets when it is left."""
        found = {}
        for signal in signals_of(self.plan).told_by(unit):
            held = self.told(signal.leaf)
            if held or (not signal.sticky and self.deeds[unit.key].answer is not None):
                found[signal.id] = Result(satisfied=held)
        return found

    def result(self, unit: Unit) -> Result:
        done = self.deeds[unit.key]
        complete = done.seen and done.submitted
        return Result(completed=complete, satisfied=True if complete and done.passed else None)


def _passed(leaf: Failed) -> Leaf:
    return Reached(leaf.id, leaf.key) if leaf.what == "objective" else Done("check", leaf.checks[0], True)


def leaf_of(index: int) -> st.SearchStrategy[Rule]:
    """A condition on one of the first `index` units."""
    key = st.integers(0, index - 1)
    answered: Any = st.builds(
        Answered, key.map(lambda k: 500 + k), st.just("chose"), st.sampled_from([(0,), (1,)])
    )
    kinds: list[st.SearchStrategy[Any]] = [
        key.map(lambda k: Done("unit", k)),
        key.map(lambda k: Done("unit", k, True)),
        key.map(lambda k: Done("page", 100 + 2 * k)),
        key.map(lambda k: Done("check", 101 + 2 * k)),
        key.map(lambda k: Done("check", 101 + 2 * k, True)),
        key.map(_reached),
        answered,
        key.map(lambda k: Failed("unit", k, (101 + 2 * k,))),
        key.map(lambda k: Failed("objective", k, (101 + 2 * k,), f"{chr(ord('a') + k)}.O1")),
    ]
    return st.one_of(kinds)


def _reached(key: int) -> Any:
    from tests.unit.targets.plans2004 import reached

    return reached(chr(ord("a") + key))


def rule_of(index: int) -> st.SearchStrategy[Rule]:
    return st.recursive(
        leaf_of(index),
        lambda parts: st.lists(parts, min_size=2, max_size=3, unique=True).flatmap(
            lambda found: st.integers(1, len(found)).map(lambda least: Several(least, tuple(found)))
        ),
        max_leaves=4,
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    count = draw(st.integers(2, 5))
    rules: dict[str, Rules] = {}
    for at in range(1, count):
        kinds = draw(st.sets(st.sampled_from(["requires", "skip_if", "show_if"]), max_size=2))
        named: Mapping[str, Any] = {kind: draw(rule_of(at)) for kind in sorted(kinds)}
        rules[chr(ord("a") + at)] = Rules(**named, optional=draw(st.integers(0, 4)) == 0)
    units = [page_with(unit, question(f"{unit.id}.q", 500 + unit.key)) for unit in letters(count, **rules)]
    units = [
        retaken(unit, draw(st.integers(2, 3))) if draw(st.integers(0, 2)) == 0 else unit for unit in units
    ]
    if draw(st.integers(0, 2)) == 0 and count > 2:
        units = draw(with_electives(units))
    plan = multi(units, draw(st.sampled_from(["free", "linear", "linear-first"])))
    assume(not too_many_rules(plan))
    return plan


@st.composite
def with_electives(draw: st.DrawFn, units: list[Unit]) -> list[Unit]:
    """Some of the units, one behind the other, as electives of which not all are needed."""
    size = draw(st.integers(2, len(units) - 1))
    first, take = draw(st.integers(0, len(units) - size)), draw(st.integers(1, size - 1))
    return [
        unit._replace(chosen=Chosen("Electives", take, 0), rules=Rules(requires=unit.rules.requires))
        if first <= at < first + size
        else unit
        for at, unit in enumerate(units)
    ]


@st.composite
def journeys(draw: st.DrawFn) -> tuple[Plan, list[Move]]:
    """A course, and a learner who does at each move something that is possible then."""
    plan = draw(plans())
    author = Author(plan)
    tree = tree_of(organization(plan, PLAIN_NAMES))
    state = first_state(tree, seeded(0))
    moves: list[Move] = []
    for _ in range(draw(st.integers(2, 9))):
        current = state.current
        is_open = current is not None and state.activities[current].active
        result, objectives = Result(), {}
        if is_open:
            assert current is not None
            unit = author.unit(current)
            news = draw(st.tuples(*[st.booleans()] * 4))
            old = author.deeds[unit.key]
            kept = [one or other for one, other in zip(old[:4], news, strict=True)]
            author.deeds[unit.key] = Deeds(*kept)._replace(answer=draw(st.sampled_from([old.answer, 0, 1])))
            result, objectives = author.result(unit), author.reports(unit)
            if author.can_take_again(unit) and draw(st.booleans()):
                again = again_of(unit)
                assert again is not None
                objectives[again.objective] = Result(satisfied=True)
                moves.append(Move("continue", None, result, objectives))
                reported = record(tree, state, result, objectives)
                outcome = request(tree, reported, "continue", None, chance=seeded(0))
                assert outcome.delivered == unit.id
                state = outcome.state
                author.take_again(unit)
                continue
        # The player always suspends, but where a unit is taken again.
        reported = record(tree, state, result, objectives, suspend=True) if is_open else state
        open_now = {unit.id for unit in plan.units if author.is_open(unit)}
        choices = [("choice", unit.id) for unit in plan.units]
        possible = {
            target for name, target in choices if preview(tree, reported, name, target).delivered == target
        }
        assert possible == open_now, (plan.units, author.deeds, moves)
        before = {target for name, target in choices if preview(tree, state, name, target).delivered}
        steps: list[tuple[str, str | None]] = [("choice", each) for each in sorted(possible & before)]
        steps += [("continue", None)] * 2 if is_open else [] if current else [("start", None)] * 2
        steps = [each for each in steps if preview(tree, reported, *each).delivered is not None]
        if not steps:
            break
        name, target = draw(st.sampled_from(steps))
        moves.append(Move(name, target, result, objectives, suspend=is_open))
        state = request(tree, reported, name, target, chance=seeded(0)).state
    return plan, moves


@pytest.mark.node
@given(journey=journeys())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_platform_does_what_the_author_wrote(again: Again, journey: tuple[Plan, list[Move]]) -> None:
    plan, moves = journey
    course = organization(plan, PLAIN_NAMES)
    mine, theirs = comparable(course, ours(course, moves), again.trace(course, moves))
    assert [each.delivered for each in theirs] == [each.delivered for each in mine]
    assert [each.shared for each in theirs] == [each.shared for each in mine]
    assert [_units(each) for each in theirs] == [_units(each) for each in mine]


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
