"""Rules for a launchable that holds a part of the course: what is not in it cannot be asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from scormkit.plan.model import Assessment, Unit, all_rules
from scormkit.plan.rules import (
    ALWAYS,
    NEVER,
    NO_RULES,
    Completion,
    Done,
    Failed,
    Leaf,
    Reached,
    Rule,
    Rules,
    assume,
    leaves,
)


def localize(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units with rules that ask only for what is in them.

    What is elsewhere counts as done where it would lock (`requires`) or hide (`show_if`), and as not done
    where it would leave something out (`skip_if`): so nothing is closed to a learner that nobody can open. A
    unit that stands alone is never optional, or it would be complete before it was begun; nor is it drawn or
    chosen.
    """
    knows = known_in(units)
    alone = len(units) == 1
    return tuple(
        unit._replace(
            drawn=None if alone else unit.drawn,
            chosen=None if alone else unit.chosen,
            rules=_localized(unit.rules, knows, alone=alone),
            contents=tuple(
                content
                if content.rules == NO_RULES
                else content._replace(rules=_localized(content.rules, knows, alone=False))
                for content in unit.contents
            ),
        )
        for unit in units
    )


def known_in(units: Iterable[Unit]) -> Callable[[Leaf], bool]:
    """Whether what a leaf asks for is in these units."""
    units = tuple(units)
    contents = [content for unit in units for content in unit.contents]
    keys = {
        "unit": {unit.key for unit in units},
        "content": {content.key for content in contents},
        "question": {question.key for content in contents for question in content.questions},
        "objective": {objective.key for unit in units for objective in unit.objectives},
    }

    def knows(leaf: Leaf) -> bool:
        if isinstance(leaf, Done | Failed):
            return leaf.key in keys[leaf.what if leaf.what in keys else "content"]
        return leaf.key in keys["objective" if isinstance(leaf, Reached) else "question"]

    return knows


def _localized(rules: Rules, knows: Callable[[Leaf], bool], *, alone: bool) -> Rules:
    return Rules(
        requires=_assumed(rules.requires, knows, met=True),
        skip_if=_assumed(rules.skip_if, knows, met=False),
        show_if=_assumed(rules.show_if, knows, met=True),
        optional=rules.optional and not alone,
    )


def _assumed(rule: Rule | None, knows: Callable[[Leaf], bool], *, met: bool) -> Rule | None:
    """The rule with everything elsewhere taken as `met`; None when it is settled by that."""
    if rule is None:
        return None
    left = assume(rule, lambda leaf: None if knows(leaf) else met)
    return None if left == (ALWAYS if met else NEVER) else left


def asked_elsewhere(unit: Unit, units: Sequence[Unit]) -> tuple[str, ...]:
    """Titles of the other units that rules of this one, or of what is in it, ask for; in their order."""
    knows = known_in((unit,))
    asked = [leaf for rule in all_rules((unit,)) for leaf in leaves(rule) if not knows(leaf)]
    others = [(other, known_in((other,))) for other in units if other.key != unit.key]
    return tuple(other.title for other, has in others if any(map(has, asked)))


def completion_for(completion: Completion, units: Sequence[Unit]) -> Completion:
    """The course's completion for one launchable: without checks there is nothing to submit or to score."""
    if any(isinstance(content, Assessment) for unit in units for content in unit.contents):
        return completion
    if completion.any_of and completion.pages is None and completion.minutes is None:
        return Completion(checks=None)
    return completion._replace(checks=None, score=None)
