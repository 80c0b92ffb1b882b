"""Courses that authors could write, learners who go through them, and what the author meant.

The oracle reads the plan's rules as the author means them; `simulate`'s walk goes through the tree that
scormkit compiles of them. Nothing is left out: where scorm-again goes its own way (`choice-judged-first`,
`constrained-choice`, `choice-from-a-group`, `known-after-suspend`, `exit-all-of-suspended`,
`end-of-the-course`), that is foretold (reading.py, choosing.py), and nowhere else may it deliver another
unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

from scormkit.plan.model import Chosen, Drawn, Plan, Unit
from scormkit.plan.rules import (
    Answered,
    Completion,
    Done,
    Failed,
    Rule,
    Rules,
    Several,
)
from scormkit.sequencing.model import Activity, Organization, RandomizationControls
from scormkit.sequencing.walk.overall import Outcome, Result, first_state, preview, record, request, seeded
from scormkit.sequencing.walk.tree import State, tree_of
from scormkit.targets.scorm2004.activities import organization, points, threshold, too_many_rules
from scormkit.targets.scorm2004.check import PLAIN_NAMES
from scormkit.targets.scorm2004.signals import again_of
from tests.conformance.walks.again import Again, Move, State4, ours
from tests.conformance.walks.author import Author, Deeds
from tests.conformance.walks.parting import parted, reason
from tests.unit.targets.plans2004 import asking, letters, multi, page_with, question, reached, retaken


def leaf_of(keys: Sequence[int]) -> st.SearchStrategy[Rule]:
    """A condition on one of some units."""
    key = st.sampled_from(keys)
    answered: Any = st.builds(
        Answered, key.map(lambda k: 500 + k), st.just("chose"), st.sampled_from([(0,), (1,)])
    )
    kinds: list[st.SearchStrategy[Any]] = [
        key.map(lambda k: Done("unit", k)),
        key.map(lambda k: Done("unit", k, True)),
        key.map(lambda k: Done("page", 100 + 2 * k)),
        key.map(lambda k: Done("check", 101 + 2 * k)),
        key.map(lambda k: Done("check", 101 + 2 * k, True)),
        key.map(lambda k: reached(chr(ord("a") + k))),
        answered,
        key.map(lambda k: Failed("unit", k, (101 + 2 * k,))),
        key.map(lambda k: Failed("objective", k, (101 + 2 * k,), f"{chr(ord('a') + k)}.O1")),
    ]
    return st.one_of(kinds)


def rule_of(keys: Sequence[int]) -> st.SearchStrategy[Rule]:
    return st.recursive(
        leaf_of(keys),
        lambda parts: st.lists(parts, min_size=2, max_size=3, unique=True).flatmap(
            lambda found: st.integers(1, len(found)).map(lambda least: Several(least, tuple(found)))
        ),
        max_leaves=4,
    )


COMPLETIONS = st.sampled_from([Completion(), Completion(), Completion(pages=50.0, checks=None)])
NAVIGATIONS: Any = st.sampled_from(["free", "linear", "linear-first"])
REPORTINGS: Any = st.sampled_from(["passed-incomplete", "passed-failed", "completed"])


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A course of two to five units: rules, tries, a draw, an order, what completes and what is passed."""
    count = draw(st.integers(2, 5))
    first, size = draw(st.integers(0, count)), draw(st.integers(2, 3))
    group = range(first, first + size) if first + size <= count and draw(st.integers(0, 2)) == 0 else range(0)
    take = draw(st.integers(1, size - 1))
    rules: dict[str, Rules] = {}
    for at in range(1, count):
        asked = [key for key in range(at) if key not in group]
        if not asked:
            continue
        kinds = draw(st.sets(st.sampled_from(["requires", "skip_if", "show_if"]), max_size=2))
        if at in group:
            kinds &= {"requires"}
        named: Mapping[str, Any] = {kind: draw(rule_of(asked)) for kind in sorted(kinds)}
        optional = at not in group and draw(st.integers(0, 4)) == 0
        rules[chr(ord("a") + at)] = Rules(**named, optional=optional)
    units = [page_with(unit, question(f"{unit.id}.q", 500 + unit.key)) for unit in letters(count, **rules)]
    units = [asking(unit, draw(st.integers(1, 3))) if draw(st.booleans()) else unit for unit in units]
    units = [
        retaken(unit, draw(st.integers(2, 3)), lms_counts=draw(st.booleans()))
        if draw(st.integers(0, 2)) == 0
        else unit
        for unit in units
    ]
    some: dict[str, Any] = {"drawn": Drawn(0, take, "Cases")}
    if draw(st.booleans()):
        some = {"chosen": Chosen("Electives", take, 0)}
    units = [unit._replace(**some) if unit.key in group else unit for unit in units]
    plan = multi(
        units,
        draw(NAVIGATIONS),
        completion=draw(COMPLETIONS),
        reporting=draw(REPORTINGS),
        mastery_score=draw(st.sampled_from([None, None, 80.0])),
    )
    assume(not too_many_rules(plan))
    return plan


class Journey(NamedTuple):
    """A course in an edition, the seed of its draw, and what a learner does in it."""

    plan: Plan
    edition: int
    seed: int
    moves: list[Move]

    @property
    def course(self) -> Organization:
        """The activity tree."""
        return organization(self.plan, PLAIN_NAMES, self.edition)

    @property
    def drawn(self) -> Organization:
        """The same with only what is drawn: scorm-again draws by a chance of its own."""
        course = self.course
        state = first_state(tree_of(course), seeded(self.seed))
        return course._replace(root=_only(course.root, state))


def _only(activity: Activity, state: State) -> Activity:
    names = state.activities[activity.identifier].available
    sequencing = activity.sequencing._replace(randomization=RandomizationControls())
    children = tuple(_only(each, state) for each in activity.children if each.identifier in names)
    return activity._replace(sequencing=sequencing, children=children)


class Learner:
    """Somebody who goes through a course, and at each step does what the course lets them do.

    Each step is held against what the author meant: what can be chosen, and where Continue and Previous lead.
    """

    def __init__(self, draw: st.DrawFn, plan: Plan, edition: int, seed: int) -> None:
        self.draw = draw
        self.tree = tree_of(organization(plan, PLAIN_NAMES, edition))
        self.state = first_state(self.tree, seeded(seed))
        drawn = {name for each in self.state.activities.values() for name in each.available}
        self.author = Author(plan, drawn, edition)
        self.moves: list[Move] = []
        self.before: set[str] = set()

    def step(self) -> bool:
        """One move; False when the learner stops here."""
        current = self.state.current
        unit = None
        self._count()
        if current is not None and self.state.activities[current].active:
            unit = self.author.unit(current)
            self._work(unit)
            if self.author.can_take_again(unit) and self.draw(st.booleans()):
                return self._take_again(unit)
        # Where scorm-again has refused a choice, a unit is open there.
        report = Move("", None, Result(completed=False), suspend=True)
        reported = self.state
        if unit is not None:
            # The player always suspends, but where a unit is taken again.
            report = Move("", None, self.author.result(unit), self.author.reports(unit), suspend=True)
            reported = record(self.tree, self.state, report.result, report.objectives, suspend=True)
        steps = self._choices(reported)
        steps += self._ways(reported, unit) if unit else self._beginnings(reported)
        if not steps:
            return False
        name, target = self.draw(st.sampled_from(steps))
        self.moves.append(report._replace(request=name, target=target))
        outcome = request(self.tree, reported, name, target, chance=seeded(0))
        self._open(outcome)
        return True

    def _count(self) -> None:
        """Where the LMS counts, each time that it has begun a unit is one; after the last it begins no other,
        and goes on with what it holds open."""
        self.author.shut = set()
        for unit in self.author.plan.units:
            again = again_of(unit) if self.author.edition > 3 else None
            if again is None or not again.counted:
                continue
            held = self.state.activities[unit.id]
            self.author.tries[unit.key] = held.attempts
            if held.attempts >= again.attempts and not held.active and not held.suspended:
                self.author.shut.add(unit.id)

    def _work(self, unit: Unit) -> None:
        old = self.author.deeds[unit.key]
        news = self.draw(st.tuples(*[st.booleans()] * 4))
        kept = [one or other for one, other in zip(old[:4], news, strict=True)]
        answer = self.draw(st.sampled_from([old.answer, 0, 1]))
        self.author.deeds[unit.key] = Deeds(*kept)._replace(answer=answer)

    def _take_again(self, unit: Unit) -> bool:
        result, objectives = self.author.result(unit), self.author.reports(unit)
        again = again_of(unit)
        assert again is not None
        objectives[again.objective] = Result(satisfied=True)
        self.moves.append(Move("continue", None, result, objectives))
        reported = record(self.tree, self.state, result, objectives)
        outcome = request(self.tree, reported, "continue", None, chance=seeded(0))
        assert outcome.delivered == unit.id
        self._open(outcome)
        self.author.take_again(unit)
        return True

    def _open(self, outcome: Outcome) -> None:
        self.state = outcome.state
        if outcome.delivered is not None:
            self.author.opened.add(outcome.delivered)

    def _choices(self, reported: State) -> list[tuple[str, str | None]]:
        """What both platforms let a learner choose (`choice-judged-first`, `constrained-choice`)."""
        author, current = self.author, self.state.current
        here = author.unit(current) if current in {each.id for each in author.plan.units} else None
        units = author.plan.units
        meant = {each.id for each in units if author.is_open(each)}
        if here is not None:
            meant &= author.reaches(here)
        choices = [("choice", each.id) for each in units]
        able = {name for way, name in choices if preview(self.tree, reported, way, name).delivered == name}
        assert able == meant, (able, meant, author.plan.units, author.deeds, self.moves)
        # Most learners choose what they can; some try what is locked.
        asked = {each.id for each in units} if self.draw(st.integers(0, 9)) == 0 else able
        return [("choice", each) for each in sorted(asked)]

    def _ways(self, reported: State, unit: Unit) -> list[tuple[str, str | None]]:
        """Onwards, back, and out, from an open unit."""
        for name, way in (("continue", 1), ("previous", -1)):
            found = preview(self.tree, reported, name)
            beside = self.author.beside(unit, way)
            if beside is not None and self.author.is_open(beside):
                assert found.delivered == beside.id, (name, beside.id, found, self.moves)
            else:
                assert found.delivered is None, (name, beside, found.delivered, self.moves)
                assert found.ended == (beside is None and name == "continue"), (name, found.stop, self.moves)
        onwards: list[tuple[str, str | None]] = [("continue", None)] * 3
        return [*onwards, ("previous", None), ("exit", None), ("exitAll", None), ("suspendAll", None)]

    def _beginnings(self, reported: State) -> list[tuple[str, str | None]]:
        """How a course is opened (again)."""
        names = ["start", "start", "resumeAll", "exitAll", "continue", "previous"]
        steps: list[tuple[str, str | None]] = [(name, None) for name in names]
        return [each for each in steps if _leads(preview(self.tree, reported, *each))]


def _leads(outcome: Outcome) -> bool:
    return outcome.delivered is not None or outcome.ended


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    """A course, and a learner who does at each move something that is possible then."""
    plan, edition, seed = draw(plans()), draw(st.sampled_from([4, 4, 3])), draw(st.integers(0, 20))
    learner = Learner(draw, plan, edition, seed)
    for _ in range(draw(st.integers(3, 12))):
        if not learner.step():
            break
    return Journey(plan, edition, seed, learner.moves)


def compare(again: Again, journey: Journey) -> str:
    """Where the two walks part, in words; empty where they do not."""
    return parted(again, journey.course, journey.moves, drawn=journey.drawn, seed=journey.seed)


_LEAVES = {"exit", "exitAll", "suspendAll"}


def features(journey: Journey) -> set[str]:
    """What occurs in the course and in the walk."""
    plan, names = journey.plan, [each.request for each in journey.moves]
    found = {f"edition {journey.edition}", f"navigation: {plan.navigation}", f"reporting: {plan.reporting}"}
    found |= {f"request: {each.request}" for each in journey.moves}
    found.add(f"apart: {reason(journey.course, journey.moves, seed=journey.seed) or 'never'}")
    if plan.mastery_score is not None:
        found.add("pass mark of the course")
    found |= {"points"} if any(map(points, plan.launchables)) else set()
    found |= {f"back after {one}, by {other}" for one, other in pairwise(names) if one in _LEAVES}
    if threshold(plan.launchables[0]):
        found.add("completed by pages")
    for unit in plan.units:
        found |= {"optional"} if unit.rules.optional else set()
        found |= {"pick"} if unit.drawn else {"electives"} if unit.chosen else set()
        again = again_of(unit)
        found |= ({"attempts, counted"} if again.counted else {"attempts"}) if again else set()
        for key, rule in unit.rules.written:
            found |= {key} | set(_kinds(rule))
    for move in journey.moves:
        if move.suspend or move.result.completed is not None:
            found.add("learner: complete" if move.result.completed else "learner: incomplete")
            passed = {True: "learner: passed", False: "learner: failed", None: "learner: not judged"}
            found.add(passed[move.result.satisfied])
        if any(name.endswith(".again") for name in move.objectives):
            found.add("learner: takes the unit again")
    for seen in ours(journey.course, journey.moves, seed=journey.seed):
        found.add("delivers" if seen.delivered else f"stops: {seen.code}" if seen.code else "ends or a menu")
        found |= {f"course: {word}" for word in _words(seen.tree["course"])}
    return found


def _words(state: State4) -> Iterator[str]:
    _, completed, satisfied, score = state
    yield {True: "completed", False: "incomplete", None: "of unknown completion"}[completed]
    yield {True: "passed", False: "failed", None: "not judged"}[satisfied]
    if score is not None:
        yield "with a score"


def _kinds(rule: Rule) -> Iterator[str]:
    if isinstance(rule, Several):
        whole = "any" if rule.least == 1 else "all" if rule.least == len(rule.of) else "at_least"
        yield f"rule: {whole}"
        for each in rule.of:
            yield from _kinds(each)
    elif isinstance(rule, Done):
        yield f"rule: {rule.what} {'passed' if rule.passed else 'done'}"
    else:
        yield f"rule: {type(rule).__name__.lower()}"
