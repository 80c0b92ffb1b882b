"""What units tell each other: each condition on another unit as an objective that its player reports.

SCORM 2004's rules see only objectives of their own activity, and only whether they are satisfied. So what
unit B asks of unit A becomes an objective of A, whose success status A's player sets as soon as the
condition holds; it is written to an objective of the whole package, and read from there by an objective
of the same name in B.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scormkit.plan.localize import known_in
from scormkit.plan.model import Plan, Unit
from scormkit.plan.rules import Answered, Done, Leaf, Rule, Several, leaves
from scormkit.targets.scorm2004.formula import TRUE, Formula, Least, Literal, both, either, negated


class Signal(NamedTuple):
    """A condition on a unit by the id of the objective that tells it.

    `sticky`: once it holds it holds for good. `unit` is the key of the unit whose player tells it.
    """

    id: str
    leaf: Leaf
    unit: int

    @property
    def sticky(self) -> bool:
        """An answer can be changed; all else that was done stays done."""
        return not isinstance(self.leaf, Answered)


class Needs(NamedTuple):
    """What a unit asks of others. None: nothing. `opens` locks, `shown` leaves the unit out."""

    opens: Formula | None
    shown: Formula | None


class Signals(NamedTuple):
    """All of a course: what each unit needs, by its key, and every signal by its id."""

    needs: Mapping[int, Needs]
    signals: Mapping[str, Signal]

    def told_by(self, unit: Unit) -> tuple[Signal, ...]:
        """The signals that the unit's player reports."""
        return tuple(each for each in self.signals.values() if each.unit == unit.key)


def signals_of(plan: Plan) -> Signals:
    """Every condition between the units of a plan, as formulas over signals.

    Conditions of pages on other units are not among them: a page is no activity.
    """
    names = _Names(plan)
    needs = {unit.key: _needs(plan, at, unit, names) for at, unit in enumerate(plan.units)}
    return Signals(needs, dict(names.signals))


def _needs(plan: Plan, at: int, unit: Unit, names: _Names) -> Needs:
    order = _order(plan, at, names) if plan.navigation != "free" else []
    requires = unit.rules.requires
    opens = [*order, *([names.formula(requires)] if requires is not None else [])]
    opens = [each for each in opens if each != TRUE]
    return Needs(both(opens) if opens else None, _shown(unit, names))


def _shown(unit: Unit, names: _Names) -> Formula | None:
    """When a unit is not left out, by skip_if and show_if; None: it never is."""
    rules = unit.rules
    found = [] if rules.show_if is None else [names.formula(rules.show_if)]
    if rules.skip_if is not None:
        found.append(negated(names.formula(rules.skip_if)))
    return both(found) if found else None


def _order(plan: Plan, at: int, names: _Names) -> list[Formula]:
    """What comes before a unit in a course with an order: each unit that it needs, back to one that all
    must do.

    The one before asks for all that come before it in its turn; only a unit that can be left out leaves open
    whether those were done.
    """
    found: list[Formula] = []
    for unit in reversed(plan.units[:at]):
        if unit.rules.optional:
            continue
        found.append(names.formula(Done("unit", unit.key)))
        if unit.rules.skip_if is None and unit.rules.show_if is None:
            break
    return found[::-1]


class _Names:
    """Signals as they are met, each with a readable id that no other has."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.signals: dict[str, Signal] = {}
        self._known = [(unit, known_in((unit,))) for unit in plan.units]
        self._ids: dict[Leaf, str] = {}

    def formula(self, rule: Rule) -> Formula:
        """A rule over signals. A unit that is left out counts as done wherever a rule asks for it."""
        if isinstance(rule, Several):
            return Least(rule.least, tuple(map(self.formula, rule.of)))
        home = self.home(rule)
        if home is None:
            return TRUE
        literal = Literal(self._id(rule, home), sticky=not isinstance(rule, Answered))
        shown = None if isinstance(rule, Answered) else _shown(home, self)
        return literal if shown is None else either([literal, negated(shown)])

    def home(self, leaf: Leaf) -> Unit | None:
        """The unit that a leaf asks for; None when it is not in the plan."""
        if isinstance(leaf, Done) and leaf.what == "unit":
            return next((unit for unit in self.plan.units if unit.key == leaf.key), None)
        return next((unit for unit, knows in self._known if knows(leaf)), None)

    def _id(self, leaf: Leaf, home: Unit) -> str:
        if leaf not in self._ids:
            stem = f"rule.{_words(leaf, home)}"
            name, number = stem, 1
            while name in self.signals:
                number += 1
                name = f"{stem}-{number}"
            self._ids[leaf] = name
            self.signals[name] = Signal(name, leaf, home.key)
        return self._ids[leaf]


def _words(leaf: Leaf, home: Unit) -> str:
    """What a signal is called, for those who read a report of the LMS."""
    if isinstance(leaf, Done):
        contents = {each.key: each.id for each in home.contents}
        name = home.id if leaf.what == "unit" else contents[leaf.key]
        done = {"unit": "completed", "page": "seen", "check": "submitted"}[leaf.what]
        return f"{name}.{'passed' if leaf.passed else done}"
    if isinstance(leaf, Answered):
        questions = {each.key: each for content in home.contents for each in content.questions}
        question = questions[leaf.key]
        chosen = [each.id for each in question.options if each.key in leaf.options]
        return ".".join([question.id, leaf.how, *chosen])
    return f"{leaf.id}.reached"


def asked_by_pages(plan: Plan) -> Iterator[tuple[str, Unit]]:
    """Titles of pages and checks with a rule on another unit, which no activity can carry; and their
    units."""
    for unit in plan.units:
        knows = known_in((unit,))
        for content in unit.contents:
            rules = [rule for _, rule in content.rules.written]
            if any(not knows(leaf) for rule in rules for leaf in leaves(rule)):
                yield content.title, unit
