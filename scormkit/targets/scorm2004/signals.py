"""What units tell each other: each condition on another unit as an objective that its player reports.

SCORM 2004's rules see only objectives of their own activity, and only whether they are satisfied. So what
unit B asks of unit A becomes an objective of A, whose success status A's player sets as soon as the
condition holds; it is written to an objective of the whole package, and read from there by an objective
of the same name in B.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from scormkit.plan.localize import known_in
from scormkit.plan.model import Assessment, Launchable, Page, Plan, Unit
from scormkit.plan.rules import (
    Answered,
    Done,
    Failed,
    Heard,
    Leaf,
    Reached,
    Rule,
    Rules,
    Several,
    heard_in,
    leaves,
)
from scormkit.targets.scorm2004.formula import TRUE, Formula, Least, Literal, both, either, negated

Tellable = Done | Reached | Answered
"""What one signal tells; that something was failed is said by two of them."""


class Signal(NamedTuple):
    """A condition on a unit by the id of the objective that tells it.

    `sticky`: once it holds it holds for good. `unit` is the key of the unit whose player tells it.
    """

    id: str
    leaf: Tellable
    unit: int

    @property
    def sticky(self) -> bool:
        """An answer can be changed; all else that was done stays done."""
        return not isinstance(self.leaf, Answered)


class Again(NamedTuple):
    """A unit that a learner may take again: the objective by which the platform hears of that, which stays
    within the activity; how often the unit may be taken in all; whether the platform counts that too, also
    where nothing was handed in (`attempts_counted_by: lms`)."""

    objective: str
    attempts: int
    counted: bool = False


def again_of(unit: Unit) -> Again | None:
    """How a unit is taken again, for an edition with shared data; None for one that is taken once.

    Electives are taken again by their player alone: the rule that leaves a group that is complete would come
    before theirs (SN 4th TB.2.3).
    """
    if unit.chosen is not None:
        return None
    laps = [
        each.attempts // each.lap
        for each in unit.contents
        if isinstance(each, Assessment) and each.lap and each.attempts
    ]
    return Again(f"rule.{unit.id}.again", laps[0], unit.lms_counts) if laps else None


def store_of(unit: Unit, shared: str) -> str:
    """The shared store in which a unit keeps its state, whatever becomes of the attempt at it (RTE 4th 4.3).

    `shared` begins the ids of what activities share.
    """
    return f"{shared}.state.{unit.id}"


def count_of(unit: Unit, shared: str) -> str:
    """The shared store in which the player writes how often the platform has begun a unit: no element of the
    run time says it."""
    return f"{shared}.begun.{unit.id}"


class Kept(NamedTuple):
    """The objectives that keep what became of a unit, whatever becomes of the attempt at it, also where there
    are no stores: that it is completed; that it is passed or failed, with the score."""

    completed: str
    passed: str


def kept_of(unit: Unit, signals: Signals) -> Kept | None:
    """By which objectives the result of a unit is kept. The 3rd Edition has no stores, and those of the 4th
    are emptied when an attempt at the whole course begins (RTE 4th 4.3.2), which shared objectives outlive.

    None where units share nothing, unless the platform is known to take shared objectives: one that refuses
    them (Moodle) takes such a package.
    """
    if not signals.signals and not signals.shares:
        return None
    return Kept(f"state.{unit.id}.completed", f"state.{unit.id}.passed")


class Needs(NamedTuple):
    """What a unit asks of others. None: nothing. `opens` locks, `shown` leaves the unit out."""

    opens: Formula | None
    shown: Formula | None


class Signals(NamedTuple):
    """All of a course: what each unit needs, by its key, and every signal by its id.

    `contents` are the rules of pages and checks that ask for other units, by the content's key. `shares`:
    the platform is known to take objectives that units share.
    """

    needs: Mapping[int, Needs]
    signals: Mapping[str, Signal]
    contents: Mapping[int, Rules] = MappingProxyType({})
    shares: bool = False

    def told_by(self, unit: Unit) -> tuple[Signal, ...]:
        """The signals that the unit's player reports."""
        return tuple(each for each in self.signals.values() if each.unit == unit.key)

    def heard_by(self, unit: Unit) -> tuple[str, ...]:
        """The ids of the signals that pages and checks of the unit ask for."""
        rules = [self.contents[each.key] for each in unit.contents if each.key in self.contents]
        asked = [name for each in rules for _, rule in each.written for name in heard_in(rule)]
        return tuple(dict.fromkeys(asked))

    def hearing(self, launchable: Launchable) -> Launchable:
        """The launchable with pages and checks that ask for other units by what the LMS tells of them."""
        return launchable._replace(units=tuple(map(self._hearing, launchable.units)))

    def _hearing(self, unit: Unit) -> Unit:
        def heard(content: Page | Assessment) -> Page | Assessment:
            return content._replace(rules=self.contents.get(content.key, content.rules))

        return unit._replace(contents=tuple(map(heard, unit.contents)))


def signals_of(plan: Plan) -> Signals:
    """Every condition between the units of a plan, as formulas over signals.

    A page is no activity, so that no platform locks it: its player asks for the same signals.
    """
    names = _Names(plan)
    needs = {unit.key: _needs(plan, at, unit, names) for at, unit in enumerate(plan.units)}
    contents = {
        content.key: names.heard_rules(content.rules, knows)
        for unit in plan.units
        for knows in [known_in((unit,))]
        for content in unit.contents
        if any(not knows(leaf) for _, rule in content.rules.written for leaf in leaves(rule))
    }
    return Signals(needs, dict(names.signals), contents, plan.shares_objectives)


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
    must do, and whatever further back can be left out.

    The one before asks for all that come before it in its turn; only a unit that can be left out leaves open
    whether those were done, and may come in again after later ones were. Of a draw, and of electives, so many
    have to be done, whichever they are; those of one group may be taken in any order.
    """
    found: dict[tuple[int, ...], Formula] = {}
    own = plan.units[at].group
    is_asked = False
    for unit in reversed(plan.units[:at]):
        if unit.rules.optional or (unit.group is not None and unit.group == own):
            continue
        group = [each for each in plan.units if each.group == unit.group] if unit.group else [unit]
        can_be_left_out = any(each.rules.skip_if or each.rules.show_if for each in group)
        if can_be_left_out or not is_asked:
            members = tuple(names.formula(Done("unit", each.key)) for each in group)
            least = Least(unit.group.take, members) if unit.group else members[0]
            found.setdefault(tuple(each.key for each in group), least)
        is_asked = is_asked or not can_be_left_out
    return [*found.values()][::-1]


class _Names:
    """Signals as they are met, each with a readable id that no other has."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.signals: dict[str, Signal] = {}
        self._known = [(unit, known_in((unit,))) for unit in plan.units]
        self._ids: dict[Tellable, str] = {}

    def formula(self, rule: Rule) -> Formula:
        """A rule over signals. A unit that is left out counts as done wherever a rule asks for it."""
        if isinstance(rule, Several):
            return Least(rule.least, tuple(map(self.formula, rule.of)))
        assert not isinstance(rule, Heard), "only pages hear"
        if isinstance(rule, Failed):
            return self._failed(rule)
        home = self.home(rule)
        if home is None:
            return TRUE
        literal = Literal(self._id(rule, home), sticky=not isinstance(rule, Answered))
        shown = None if isinstance(rule, Answered) else _shown(home, self)
        return literal if shown is None else either([literal, negated(shown)])

    def _failed(self, leaf: Failed) -> Formula:
        """Handed in and not passed, by the signals of both: these stay, and what joins them need not."""
        handed_in = [self.formula(Done("check", key)) for key in leaf.checks]
        if leaf.what == "objective":
            return both([*handed_in, negated(self.formula(Reached(leaf.id, leaf.key)))])
        passed = [self.formula(Done("check", key, passed=True)) for key in leaf.checks]
        return either(both([each, negated(good)]) for each, good in zip(handed_in, passed, strict=True))

    def heard_rules(self, rules: Rules, knows: Callable[[Leaf], bool]) -> Rules:
        """The rules of a page, asking by signals for what is not in its own unit."""
        requires, skip_if, show_if = (
            None if rule is None else self._heard(rule, knows)
            for rule in (rules.requires, rules.skip_if, rules.show_if)
        )
        return Rules(requires, skip_if, show_if, rules.optional)

    def _heard(self, rule: Rule, knows: Callable[[Leaf], bool]) -> Rule:
        if isinstance(rule, Several):
            return Several(rule.least, tuple(self._heard(part, knows) for part in rule.of))
        known = isinstance(rule, Heard) or knows(rule)
        return rule if known else self._as_rule(self.formula(rule))

    def _as_rule(self, formula: Formula) -> Rule:
        if isinstance(formula, Least):
            return Several(formula.least, tuple(map(self._as_rule, formula.parts)))
        signal = self.signals[formula.signal]
        home = next(unit for unit in self.plan.units if unit.key == signal.unit)
        return Heard(signal.id, formula.holds, _need(signal.leaf, home))

    def home(self, leaf: Tellable) -> Unit | None:
        """The unit that a leaf asks for; None when it is not in the plan."""
        if isinstance(leaf, Done) and leaf.what == "unit":
            return next((unit for unit in self.plan.units if unit.key == leaf.key), None)
        return next((unit for unit, knows in self._known if knows(leaf)), None)

    def _id(self, leaf: Tellable, home: Unit) -> str:
        if leaf not in self._ids:
            stem = f"rule.{_words(leaf, home)}"
            name, number = stem, 1
            while name in self.signals:
                number += 1
                name = f"{stem}-{number}"
            self._ids[leaf] = name
            self.signals[name] = Signal(name, leaf, home.key)
        return self._ids[leaf]


def _words(leaf: Tellable, home: Unit) -> str:
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


def _need(leaf: Tellable, home: Unit) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What is missing as long as a leaf does not hold, as the player says it of what is elsewhere."""
    if isinstance(leaf, Done) and leaf.what == "unit":
        return "need_unit_passed" if leaf.passed else "need_unit", (("title", home.title),)
    if isinstance(leaf, Reached):
        return "need_objective", (
            ("title", next(each.text for each in home.objectives if each.id == leaf.id)),
        )
    if isinstance(leaf, Done):
        content = next(each for each in home.contents if each.key == leaf.key)
        word = "page" if leaf.what == "page" else "passed" if leaf.passed else "check"
    else:
        content = next(each for each in home.contents if any(q.key == leaf.key for q in each.questions))
        word = "right" if leaf.how == "right" else "answer"
    return f"need_{word}_in", (("title", content.title), ("unit", home.title))
