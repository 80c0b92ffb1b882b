"""Proof that learners can get everywhere: an abstract walk of the best learner through the rules.

What can be opened is a growing set: a page is in it when its rules can hold, given what is in it already, and
when the course's navigation lets the learner come to it. Rules have no `not`, so the order of the walk does
not matter and the walk ends. What is not in the set at the end, no learner can ever open. What is for those
who failed is in it for somebody who can: the walk is that of the best learner, and of any who fails there.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from scormkit.course.model import Course
from scormkit.diagnostics import Diagnostic, Report, Span
from scormkit.plan import faults_rules as faults
from scormkit.plan.model import Assessment, Chosen, Navigation, Page, Question, Unit, all_rules
from scormkit.plan.rules import Answered, Done, Failed, Key, Leaf, Reached, Rule, Several, holds, leaves

Spot = tuple[int, int]
"""A content by the positions of its unit and of itself; -1 for the unit as a whole."""
Outcome = tuple[bool, frozenset[int]]
"""Right or not, and the options chosen."""
_MOST_COMBINATIONS = 20_000


class Step(NamedTuple):
    """Why something does not open: its rule, or (by `order`) what comes before it in a linear course."""

    spot: Spot
    order: bool = False


def check_reach(course: Course, units: Sequence[Unit], report: Report) -> None:
    """Report rules that go round in a circle, that nothing can fulfil, or that change nothing.

    `units` are all units of the course with their rules.
    """
    if not any(True for _ in all_rules(units)):
        return
    walk = Walk(units, course.spec.navigation)
    found = list(_circles_of_sight(walk, course))
    if not found:
        walk.go()
        found = [*_stuck(walk, course), *_idle(walk, course)]
    for each in found:
        report(each)


class Walk:
    """What the best learner can open so far."""

    def __init__(self, units: Sequence[Unit], navigation: Navigation) -> None:
        self.units = units
        self.navigation = navigation
        self.opened: set[Spot] = set()
        self.spots = [(at, here) for at, unit in enumerate(units) for here in range(len(unit.contents))]
        self.by_key = {self.content(spot).key: spot for spot in self.spots}
        self.unit_by_key = {unit.key: at for at, unit in enumerate(units)}
        self.home: dict[int, Spot] = {}
        self.question: dict[int, Question] = {}
        for spot in self.spots:
            for question in self.content(spot).questions:
                self.home[question.key], self.question[question.key] = spot, question

    def thing(self, spot: Spot) -> Unit | Page | Assessment:
        """The unit or the content at a spot."""
        return self.units[spot[0]] if spot[1] < 0 else self.content(spot)

    def content(self, spot: Spot) -> Page | Assessment:
        """The page or check at a spot."""
        return self.units[spot[0]].contents[spot[1]]

    def owners(self, spot: Spot) -> tuple[Unit, Page | Assessment]:
        """Whose rules decide on a content: its unit's and its own."""
        return self.units[spot[0]], self.content(spot)

    def things(self, owner: Spot) -> tuple[Unit | Page | Assessment, ...]:
        """Whose rules decide on a unit or a content."""
        return self.owners(owner) if owner[1] >= 0 else (self.units[owner[0]],)

    def asked(self, leaf: Leaf) -> list[Spot]:
        """The contents that a leaf depends on."""
        if isinstance(leaf, Answered):
            return [self.home[leaf.key]]
        if isinstance(leaf, Failed):
            return [self.by_key[key] for key in leaf.checks]
        if isinstance(leaf, Done):
            if leaf.what != "unit":
                return [self.by_key[leaf.key]]
            at = self.unit_by_key[leaf.key]
            contents = enumerate(self.units[at].contents)
            return [(at, here) for here, content in contents if not content.rules.optional]
        return [
            spot
            for spot in self.spots
            if isinstance(content := self.content(spot), Assessment)
            and any(leaf.id in question.objectives for question in content.questions)
        ]

    def may_be_out(self, spot: Spot) -> bool:
        """Whether a learner may not have to do it: it is left out, and counts as done, on some way."""
        return any(
            thing.rules.show_if is not None
            or (thing.rules.skip_if is not None and self.can_hold(thing.rules.skip_if))
            for thing in self.owners(spot)
        )

    def is_met(self, leaf: Leaf) -> bool:
        """Whether the best learner can bring it about, of what can be opened so far."""
        if isinstance(leaf, Answered):
            return self.home[leaf.key] in self.opened
        if isinstance(leaf, Failed):
            ways = [self.by_key[key] in self.opened and self.can_fail(key) for key in leaf.checks]
            return all(ways) and bool(ways) if leaf.what == "objective" else any(ways)
        return all(spot in self.opened or self.may_be_out(spot) for spot in self.asked(leaf))

    def can_fail(self, key: int) -> bool:
        """Whether somebody can hand in a check and not pass it."""
        check = self.content(self.by_key[key])
        return isinstance(check, Assessment) and check.passing_score > 0 and any(_points(check))

    def can_hold(self, rule: Rule) -> bool:
        """Whether a rule can hold, with answers and results that go together in one learner's hands."""
        if not holds(rule, self.is_met):
            return False
        asked = tuple(leaves(rule))
        keys = sorted({leaf.key for leaf in asked if isinstance(leaf, Answered)})
        ways = [_outcomes(self.question[key]) for key in keys]
        results = sorted({each for leaf in asked if isinstance(leaf, Failed) for each in _results(leaf)})
        if prod(map(len, ways)) * 2 ** len(results) > _MOST_COMBINATIONS:
            return True
        return any(
            self._holds_with(rule, dict(zip(keys, given, strict=True)), dict(zip(results, lost, strict=True)))
            for given in product(*ways)
            for lost in product([False, True], repeat=len(results))
        )

    def _holds_with(
        self, rule: Rule, given: Mapping[int, Outcome], lost: Mapping[tuple[str, int], bool]
    ) -> bool:
        """Whether a rule can hold for a learner who gave these answers, and failed or passed these."""

        def meets(leaf: Leaf) -> bool:
            if not self.is_met(leaf):
                return False
            if isinstance(leaf, Failed):
                return any(lost[each] for each in _results(leaf))
            if not isinstance(leaf, Answered):
                return not any(lost.get(each) for each in self._wanted(leaf))
            right, chosen = given[leaf.key]
            return bool(chosen & set(leaf.options)) if leaf.how == "chose" else right == (leaf.how == "right")

        return holds(rule, meets)

    def _wanted(self, leaf: Done | Reached) -> list[tuple[str, int]]:
        """What must not be failed for a leaf to hold, as in `_results`."""
        if isinstance(leaf, Reached):
            return [("objective", leaf.key)]
        spots = self.asked(leaf) if leaf.passed else []
        return [("check", self.content(spot).key) for spot in spots]

    def can_show(self, spot: Spot) -> bool:
        """Whether a content can come to be shown."""
        rules = [thing.rules.show_if for thing in self.things(spot)]
        return all(rule is None or self.can_hold(rule) for rule in rules)

    def before(self, spot: Spot) -> Iterator[Spot]:
        """The contents that a linear course wants done first, and that a learner cannot do so far."""
        if self.navigation == "free":
            return
        own = self.units[spot[0]].chosen
        for each in self.spots[: self.spots.index(spot)]:
            chosen = self.units[each[0]].chosen
            beside = chosen == own and each[0] != spot[0]
            if chosen is not None and (beside or self.can_choose(chosen)):
                continue
            optional = any(thing.rules.optional for thing in self.owners(each))
            if each not in self.opened and not optional and not self.may_be_out(each):
                yield each

    def can_choose(self, chosen: Chosen) -> bool:
        """Whether as many of some electives can be done as a learner has to do."""
        members = (Done("unit", unit.key) for unit in self.units if unit.chosen == chosen)
        return sum(map(self.is_met, members)) >= chosen.take

    def asks(self, owner: Spot) -> Rule | None:
        """What a unit or content requires, at a time when it is shown; None for nothing."""
        requires = self.thing(owner).rules.requires
        shown = tuple(rule for each in self.things(owner) if (rule := each.rules.show_if) is not None)
        return requires if requires is None or not shown else Several(1 + len(shown), (requires, *shown))

    def can_open(self, spot: Spot) -> bool:
        """Whether a content can be opened, given what could be opened so far."""
        rules = [self.asks(owner) for owner in ((spot[0], -1), spot)]
        met = all(rule is None or self.can_hold(rule) for rule in rules)
        return met and self.can_show(spot) and next(self.before(spot), None) is None

    def go(self) -> None:
        """Open everything that can be opened."""
        before = -1
        while len(self.opened) > before:
            before = len(self.opened)
            for spot in self.spots:
                if spot not in self.opened and self.can_open(spot):
                    self.opened.add(spot)

    def blocked_by(self, spot: Spot) -> Step:
        """What keeps a content closed."""
        for owner in ((spot[0], -1), spot):
            rule = self.asks(owner)
            if rule is not None and not self.can_hold(rule):
                return Step(owner)
        return Step(spot, order=True)

    def next_step(self, step: Step) -> Step | None:
        """What a step waits for in its turn; None when that is nothing that could be opened."""
        if step.order:
            return next(map(self.blocked_by, self.before(step.spot)), None)
        rule = self.thing(step.spot).rules.requires
        unmet = [leaf for leaf in leaves(rule) if not self.is_met(leaf)] if rule is not None else []
        closed = (spot for leaf in unmet for spot in self.asked(leaf))
        return next(
            (
                self.blocked_by(spot)
                for spot in closed
                if spot not in self.opened and not self.may_be_out(spot)
            ),
            None,
        )


def _results(leaf: Failed) -> list[tuple[str, int]]:
    """What a learner fails or passes, one of which a leaf asks for: an objective, or checks."""
    if leaf.what == "objective":
        return [("objective", leaf.key)]
    return [("check", key) for key in leaf.checks]


def _points(check: Assessment) -> Iterator[bool]:
    return (question.graded and question.points > 0 for question in check.questions)


def _outcomes(question: Question) -> list[Outcome]:
    """The ways in which a question can be answered, as far as rules can tell them apart."""
    from scormkit.interactions import INTERACTIONS

    keys = frozenset(option.key for option in question.options)
    right = frozenset(option.key for option in question.options if option.correct)
    if question.type in {"true-false", "likert"} or (
        question.type in {"choice", "hotspot"} and not INTERACTIONS[question.type].multiple(question.spec)
    ):
        return [(key in right, frozenset({key})) for key in keys]
    if question.type in {"choice", "hotspot"}:
        wrong = [keys] if keys != right else [keys - {key} for key in keys]
        return [(True, right), *((False, each) for each in wrong)]
    return [(True, keys), (False, keys)]


def _owners(walk: Walk) -> list[Spot]:
    """Everything that can have rules, each unit before its contents."""
    return sorted([(at, -1) for at in range(len(walk.units))] + walk.spots)


def _circles_of_sight(walk: Walk, course: Course) -> Iterator[Diagnostic]:
    """skip_if and show_if that come back to themselves: what is left out would depend on itself."""
    owners = _owners(walk)
    edges: dict[Spot, list[Spot]] = {}
    for owner in owners:
        rules = walk.thing(owner).rules
        sight = [leaf for rule in (rules.skip_if, rules.show_if) if rule for leaf in leaves(rule)]
        asked = [spot for leaf in sight for spot in walk.asked(leaf)]
        edges[owner] = list(dict.fromkeys(each for spot in asked for each in ((spot[0], -1), spot)))
    said: set[frozenset[Spot]] = set()
    for owner in owners:
        circle = _circle(owner, edges)
        if circle and frozenset(circle) not in said:
            said.add(frozenset(circle))
            key: Key = "skip_if" if walk.thing(circle[0]).rules.skip_if is not None else "show_if"
            yield faults.rules_in_circle(
                _span(course, circle[0], key), [_name(walk, spot) for spot in circle], "depends on"
            )


def _circle(start: Spot, edges: Mapping[Spot, Sequence[Spot]]) -> list[Spot]:
    """A way from a spot back to it; empty when there is none. Only what has edges is on it."""
    stack = [(start, [start])]
    seen: set[Spot] = set()
    while stack:
        here, path = stack.pop()
        for each in edges[here]:
            if each == start:
                return path
            if each not in seen:
                seen.add(each)
                stack.append((each, [*path, each]))
    return []


def _stuck(walk: Walk, course: Course) -> Iterator[Diagnostic]:
    """What can never be opened: each circle once, each dead end; not what only waits for one of these."""
    said: set[frozenset[Step]] = set()
    for spot in _owners(walk):
        rule = walk.asks(spot)
        if rule is None or walk.can_hold(rule) or not walk.can_show(spot):
            continue
        path = [Step(spot)]
        while (step := walk.next_step(path[-1])) is not None and step not in path:
            path.append(step)
        if step is None:
            if len(path) == 1:
                yield faults.never_open(_span(course, spot, "requires"), _name(walk, spot))
            continue
        circle = path[path.index(step) :]
        if frozenset(circle) in said:
            continue
        said.add(frozenset(circle))
        first = min((each.spot, at) for at, each in enumerate(circle) if not each.order)[1]
        circle = circle[first:] + circle[:first]
        names = [_name(walk, each.spot) for each in circle]
        verbs = ["comes after" if each.order else "needs" for each in circle]
        if len(circle) == 1:
            names.append(walk.units[circle[0].spot[0]].title)
        yield faults.rules_in_circle(_span(course, circle[0].spot, "requires"), names, *verbs)


def _idle(walk: Walk, course: Course) -> Iterator[Diagnostic]:
    """Things that nobody sees, and rules that change nothing, where everything can be opened."""
    if any(spot not in walk.opened and walk.can_show(spot) for spot in walk.spots):
        return
    for spot in _owners(walk):
        rules, name = walk.thing(spot).rules, _name(walk, spot)
        if rules.show_if is not None and not walk.can_hold(rules.show_if):
            yield faults.never_shown(_span(course, spot, "show_if"), name, "show_if")
        if rules.skip_if is not None and holds(rules.skip_if, lambda leaf: _is_empty(walk, leaf)):
            yield faults.never_shown(_span(course, spot, "skip_if"), name, "skip_if")
        elif rules.skip_if is not None and not walk.can_hold(rules.skip_if):
            yield faults.rule_idle(_span(course, spot, "skip_if"), "skip_if", "It never holds")
        for key, rule in (("requires", rules.requires), ("show_if", rules.show_if)):
            if rule is not None and holds(rule, lambda leaf: _is_empty(walk, leaf)):
                yield faults.rule_idle(_span(course, spot, key), key, "It holds from the start")


def _is_empty(walk: Walk, leaf: Leaf) -> bool:
    """Whether a leaf asks for a unit of which nothing has to be done."""
    return isinstance(leaf, Done) and not walk.asked(leaf)


def _name(walk: Walk, spot: Spot) -> str:
    title = walk.thing(spot).title
    return title if spot[1] < 0 or len(walk.units) == 1 else f"{title} ({walk.units[spot[0]].title})"


def _span(course: Course, spot: Spot, key: str) -> Span:
    unit = course.units[spot[0]]
    where = unit.where if spot[1] < 0 else unit.contents[spot[1]].where
    return where.span(key) if where is not None else Span(unit.where.document.file.name)
