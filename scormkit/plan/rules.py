"""Rules: when things open, appear and are done, in words that no target owns.

A rule is a tree. Its leaves ask one thing of the learner's progress:

    Done      a unit (all that it needs was done), a page (was seen) or a check (was handed in); with
              `passed` the check, or every check of the unit that counts, reached its pass mark
    Reached   an objective was passed: over its questions in the checks that were handed in, the pass mark
              was reached once (the highest of those checks' marks)
    Answered  the last answer to a question on a page: right, wrong, or one of some options
    Failed    what was handed in is no pass so far: of a check, of one of a unit's checks, of an objective

`Several` joins them: at least `least` of its parts hold (all of them: all; 1: any). There is no `not`, so a
learner who does more never closes what was open, except by another answer or by passing what was failed
(which no `requires` may ask for).

What standards can express of this: `Done` of a unit (activity completed or satisfied) and `Reached`
(objective satisfied) are conditions of SCORM 2004's sequencing rules, and the first of them of SCORM 1.2's
prerequisites; `Answered` is the player's alone. `requires` locks; `skip_if` and `show_if` leave out, and
what is left out counts as done in every leaf above.
"""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

Key = Literal["requires", "skip_if", "show_if"]
What = Literal["unit", "page", "check"]


class Done(NamedTuple):
    """A unit, page or check is done, or with `passed` also passed. `key` is its key in the plan."""

    what: What
    key: int
    passed: bool = False


class Reached(NamedTuple):
    """An objective was passed. `id` and `key` are the objective's."""

    id: str
    key: int


class Answered(NamedTuple):
    """The question was answered right, wrong, or with one of `options` (option keys)."""

    key: int
    how: Literal["right", "wrong", "chose"]
    options: tuple[int, ...] = ()


class Failed(NamedTuple):
    """A unit, check or objective was failed, and not passed since. `key` is that of the thing itself.

    `checks` are the keys of those that tell: one of them is failed (unit, check), or all of them were handed
    in without reaching the objective `id`. What is left out was not failed.
    """

    what: Literal["unit", "check", "objective"]
    key: int
    checks: tuple[int, ...]
    id: str = ""


class Several(NamedTuple):
    """At least `least` of the parts hold. `Several(0, ())` always holds, `Several(1, ())` never."""

    least: int
    of: "tuple[Rule, ...]"


class Heard(NamedTuple):
    """What another launchable tells by way of the LMS, where a target can carry that: `id` is told to hold,
    or (`holds` False) is not.

    Never written by authors: a target puts it in the place of a leaf on another launchable's unit. `need`
    says what is missing, in the player's words: a key and what fills its slots.
    """

    id: str
    holds: bool
    need: tuple[str, tuple[tuple[str, str], ...]]


Leaf = Done | Reached | Answered | Failed
Rule = Leaf | Heard | Several
ALWAYS = Several(0, ())
NEVER = Several(1, ())


class Rules(NamedTuple):
    """The rules of a unit, page or check. `optional`: the course is complete without it."""

    requires: Rule | None = None
    skip_if: Rule | None = None
    show_if: Rule | None = None
    optional: bool = False

    @property
    def written(self) -> tuple[tuple[Key, Rule], ...]:
        """The rules that there are, by the name of the author's key."""
        found: tuple[tuple[Key, Rule | None], ...] = (
            ("requires", self.requires),
            ("skip_if", self.skip_if),
            ("show_if", self.show_if),
        )
        return tuple((key, rule) for key, rule in found if rule is not None)


NO_RULES = Rules()


class Completion(NamedTuple):
    """When a launchable is complete: all of what is not None here, or with `any_of` one of it.

    `pages` in percent of the pages that count, `minutes` of being active, `checks` that count were handed in
    or passed, `score` in percent over them. Optional things and what is left out never count.
    """

    pages: float | None = 100.0
    minutes: int | None = None
    checks: Literal["submitted", "passed"] | None = "submitted"
    score: float | None = None
    any_of: bool = False


COMPLETION = Completion()
"""Everything seen, every check handed in."""


def leaves(rule: Rule) -> Iterator[Leaf]:
    """Everything that an author's rule asks for."""
    if isinstance(rule, Several):
        for part in rule.of:
            yield from leaves(part)
    elif not isinstance(rule, Heard):
        yield rule


def heard_in(rule: Rule) -> Iterator[str]:
    """The ids of what a rule has to hear of from the LMS."""
    if isinstance(rule, Several):
        for part in rule.of:
            yield from heard_in(part)
    elif isinstance(rule, Heard):
        yield rule.id


def holds(rule: Rule, meets: Callable[[Leaf], bool]) -> bool:
    """Whether a rule holds where `meets` tells it of each leaf."""
    if isinstance(rule, Several):
        return sum(holds(part, meets) for part in rule.of) >= rule.least
    assert not isinstance(rule, Heard), "only the player is told of it"
    return meets(rule)


def assume(rule: Rule, known: Callable[[Leaf], bool | None]) -> Rule:
    """The rule where some leaves are settled: `known` gives their value, or None for a leaf that stays.

    The result is ALWAYS or NEVER when nothing is left to ask.
    """
    if isinstance(rule, Heard):
        return rule
    if not isinstance(rule, Several):
        value = known(rule)
        return rule if value is None else ALWAYS if value else NEVER
    parts = [assume(part, known) for part in rule.of]
    least = rule.least - sum(part == ALWAYS for part in parts)
    rest = tuple(part for part in parts if part not in (ALWAYS, NEVER))
    if least <= 0:
        return ALWAYS
    if least > len(rest):
        return NEVER
    return rest[0] if len(rest) == 1 else Several(least, rest)
