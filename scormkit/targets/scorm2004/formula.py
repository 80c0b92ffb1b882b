"""Conditions as formulas over signals, and the sequencing rules that act when a formula does not hold.

A sequencing rule joins its conditions by `all` or by `any`, and several rules act when one of them does.
So a formula is brought into conjunctive normal form: a list of clauses, each of which must have a literal
that holds. A clause that fails is one rule whose conditions are all its literals, negated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from scormkit.cmi.scorm2004_sequencing import PreAction
from scormkit.sequencing.model import Condition, Rule

MOST_RULES = 60
"""Sequencing rules of one activity with the same action; more make an LMS slow, and nobody understands
them."""


class TooManyRulesError(Exception):
    """A condition cannot be written with a number of rules that an LMS can live with."""


class Literal(NamedTuple):
    """A signal that holds, or (`holds` False) that does not.

    `sticky` signals never stop to hold once they did; they are reported only when they hold.
    """

    signal: str
    holds: bool = True
    sticky: bool = True

    @property
    def lasts(self) -> bool:
        """Once it holds it holds for good: whoever has done something has done it."""
        return self.holds and self.sticky


class Least(NamedTuple):
    """At least `least` of the parts hold: all of them is "and", one of them is "or"."""

    least: int
    parts: tuple[Formula, ...]


Formula = Literal | Least
Clause = frozenset[Literal]
TRUE = Least(0, ())


def both(parts: Iterable[Formula]) -> Formula:
    """All the parts hold."""
    found = tuple(parts)
    return found[0] if len(found) == 1 else Least(len(found), found)


def either(parts: Iterable[Formula]) -> Formula:
    """One of the parts holds."""
    found = tuple(parts)
    return found[0] if len(found) == 1 else Least(1, found)


def negated(formula: Formula) -> Formula:
    """The opposite, with "not" at the signals alone."""
    if isinstance(formula, Literal):
        return formula._replace(holds=not formula.holds)
    return Least(len(formula.parts) - formula.least + 1, tuple(map(negated, formula.parts)))


def clauses(formula: Formula) -> tuple[Clause, ...]:
    """The conjunctive normal form, without what follows from something else; the same order each time.

    Raises `TooManyRulesError`.
    """
    return tuple(sorted(_absorbed(_clauses(formula)), key=lambda clause: (len(clause), sorted(clause))))


def _clauses(formula: Formula) -> set[Clause]:
    if isinstance(formula, Literal):
        return {frozenset({formula})}
    parts = [_clauses(part) for part in formula.parts]
    if formula.least <= 0:
        return set()
    if formula.least > len(parts):
        return {frozenset()}
    found: set[Clause] = set()
    for some in combinations(parts, len(parts) - formula.least + 1):
        found |= _any_of(some)
        _check(found)
    return _absorbed(found)


def _any_of(parts: Sequence[set[Clause]]) -> set[Clause]:
    """The clauses of "one of the parts holds": each clause of one with each of the others."""
    found: set[Clause] = {frozenset()}
    for part in parts:
        found = _absorbed({one | other for one, other in product(found, part)})
        _check(found)
    return found


def _check(found: set[Clause]) -> None:
    if len(found) > 4 * MOST_RULES:
        raise TooManyRulesError


def _absorbed(found: set[Clause]) -> set[Clause]:
    """Without clauses that always hold, and without those that follow from a smaller one."""
    real = [each for each in found if not any(one._replace(holds=not one.holds) in each for one in each)]
    return {each for each in real if not any(other < each for other in real)}


_NEVER_OPENED = Condition("attempted", "not")
"""Known from the beginning, and never so again: the platform counts attempts as long as it keeps the course
(SN 4th DB.2 5.4; table 3.4.2a)."""


def locks_unless(formula: Formula) -> tuple[Rule, ...]:
    """The rules that lock an activity as long as the formula does not hold. What was opened stays open: a
    clause that could fail later locks only what was never opened. Raises `TooManyRulesError`."""
    return _rules(formula, "disabled", opens_for_good=True)


def rules_unless(formula: Formula, action: PreAction) -> tuple[Rule, ...]:
    """The rules that take the action as long as the formula does not hold.

    Clauses of one literal become one rule together. What was never reported is unknown, and no condition
    on what is unknown holds, nor its opposite: so a signal that is missing is asked for by
    `objectiveStatusKnown` as well (SN 4th table 3.4.2a). Raises `TooManyRulesError`.
    """
    return _rules(formula, action, opens_for_good=False)


def _rules(formula: Formula, action: PreAction, *, opens_for_good: bool) -> tuple[Rule, ...]:
    found = clauses(formula)
    if frozenset() in found:
        return (Rule(action, (Condition("always"),)),)
    own = {each: _own(each, opens_for_good) for each in found}
    single = [next(iter(each)) for each in found if len(each) == 1 and not own[each]]
    rules = []
    if single:
        conditions = tuple(each for literal in sorted(single) for each in _missing(literal))
        rules.append(Rule(action, conditions, "any"))
    for clause in found:
        if len(clause) > 1 or own[clause]:
            ways = [_ways(literal) for literal in sorted(clause)]
            rules += [Rule(action, (*own[clause], *way)) for way in product(*ways)]
    if len(rules) > MOST_RULES:
        raise TooManyRulesError
    return tuple(rules)


def _own(clause: Clause, opens_for_good: bool) -> tuple[Condition, ...]:
    """What the rule of a clause asks of the activity itself."""
    can_fail_later = not all(each.lasts for each in clause)
    return (_NEVER_OPENED,) if opens_for_good and can_fail_later else ()


def _missing(literal: Literal) -> tuple[Condition, ...]:
    """Conditions of which one holds when the literal does not."""
    signal = literal.signal
    if not literal.holds:
        return (Condition("satisfied", referenced_objective=signal),)
    return (
        Condition("satisfied", "not", signal),
        Condition("objectiveStatusKnown", "not", signal),
    )


def _ways(literal: Literal) -> tuple[Condition, ...]:
    """Like `_missing`; what is sticky is known as soon as it holds, so that one condition is enough."""
    found = _missing(literal)
    return found[-1:] if literal.sticky else found


def signals_in(formula: Formula) -> Iterator[str]:
    """Every signal that a formula asks for, each once, in its order."""
    if isinstance(formula, Literal):
        yield formula.signal
        return
    seen: dict[str, None] = {}
    for part in formula.parts:
        seen |= dict.fromkeys(signals_in(part))
    yield from seen
