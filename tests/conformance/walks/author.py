"""What the author of a course meant: the rules of its plan, read as people read them."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from scormkit.plan.model import Plan, Unit
from scormkit.plan.rules import (
    Answered,
    Done,
    Failed,
    Leaf,
    Reached,
    holds,
)
from scormkit.sequencing.walk.overall import Result
from scormkit.targets.scorm2004.activities import threshold
from scormkit.targets.scorm2004.signals import again_of, signals_of


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
    often a unit was begun anew. `opened` are the units that the learner has been in: these stay open; `shut`
    are those that the LMS begins no more. `drawn` are the units that the learner gets of the drawn ones.
    """

    def __init__(self, plan: Plan, drawn: Collection[str] | None = None, edition: int = 4) -> None:
        self.plan = plan
        self.edition = edition
        self.out = {
            unit.id for unit in plan.units if unit.drawn and drawn is not None and unit.id not in drawn
        }
        self.deeds = {unit.key: Deeds() for unit in plan.units}
        self.once: set[Leaf] = set()
        self.opened: set[str] = set()
        self.tries = {unit.key: 1 for unit in plan.units}
        self.shut: set[str] = set()

    def can_take_again(self, unit: Unit) -> bool:
        """Whether the learner has failed the unit's check, and may take the unit again."""
        done, again = self.deeds[unit.key], again_of(unit) if self.edition > 3 else None
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
        if self.is_left_out(unit) or unit.id in self.shut:
            return False
        if unit.id in self.opened:
            return True
        if unit.rules.requires is not None and not holds(unit.rules.requires, self.meets):
            return False
        before = self.plan.units[: self.plan.units.index(unit)] if self.plan.navigation != "free" else ()
        for group in {each.group for each in before if each.group and each.group != unit.group}:
            done = [self.meets(Done("unit", each.key)) for each in before if each.group == group]
            if sum(done) < group.take:
                return False
        return all(each.group or each.rules.optional or self.meets(Done("unit", each.key)) for each in before)

    def is_left_out(self, unit: Unit) -> bool:
        """Whether the learner never meets the unit on the way through the course."""
        return unit.id in self.out or self.is_out(unit)

    def has_chosen(self, unit: Unit) -> bool:
        """Whether the platform has been told of as many electives of the unit's group as are needed."""
        group = [each for each in self.plan.units if unit.chosen and each.chosen == unit.chosen]
        return unit.chosen is not None and sum(map(self.is_completed, group)) >= unit.chosen.take

    def beside(self, unit: Unit, way: int) -> Unit | None:
        """What Continue (1) or Previous (-1) goes to; None: there is nothing more.

        Electives of which enough are done are left together.
        """
        units = self.plan.units[::way]
        rest = units[units.index(unit) + 1 :]
        if self.has_chosen(unit):
            rest = tuple(each for each in rest if each.chosen != unit.chosen)
        return next((each for each in rest if not self.is_left_out(each)), None)

    def reaches(self, unit: Unit) -> set[str]:
        """What a choice from the unit can reach: out of a draw in a linear course only what is beside it."""
        units = self.plan.units
        if unit.drawn is None or self.plan.navigation != "linear":
            return {each.id for each in units}
        draw = [at for at, each in enumerate(units) if each.drawn == unit.drawn]
        first, last = max(draw[0] - 1, 0), draw[-1] + 1
        return {each.id for each in units[first : last + 1]}

    def reports(self, unit: Unit) -> dict[str, Result]:
        """The objectives that the unit's player sets when it is left."""
        found = {}
        for signal in signals_of(self.plan).told_by(unit):
            held = self.told(signal.leaf)
            if held or (not signal.sticky and self.deeds[unit.key].answer is not None):
                found[signal.id] = Result(satisfied=held)
        return found

    def is_completed(self, unit: Unit) -> bool:
        """What the unit's player says of completion."""
        done = self.deeds[unit.key]
        return done.seen and (self._by_pages(unit) or done.submitted)

    def _by_pages(self, unit: Unit) -> bool:
        return threshold(next(each for each in self.plan.launchables if each.id == unit.id)) is not None

    def result(self, unit: Unit) -> Result:
        """What the unit's player reports of the unit itself."""
        done, complete = self.deeds[unit.key], self.is_completed(unit)
        failed = False if done.submitted and self.plan.reporting == "passed-failed" else None
        passed = True if complete and done.passed else failed
        if self.plan.reporting == "completed":
            passed = None
        score = None if not done.submitted else 1.0 if done.passed else 0.25
        return Result(complete, passed, score, (1.0 if done.seen else 0.25) if self._by_pages(unit) else None)


def _passed(leaf: Failed) -> Leaf:
    return Reached(leaf.id, leaf.key) if leaf.what == "objective" else Done("check", leaf.checks[0], True)
