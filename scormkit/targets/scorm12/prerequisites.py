"""`adlcp:prerequisites`: which items come first, as an AICC script that every LMS reads alike.

Of the grammar (SCORM 1.2 CAM 2.3.2.5.1): a bare identifier is true when its item is completed or passed,
`a="passed"` when it is passed; `&` and `|` join, always with parentheses where they meet, because LMSs differ
in which goes first; `2*{a,b}` counts, with bare identifiers and no blanks in it, since Moodle does not trim.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Literal

from scormkit.plan.localize import known_in
from scormkit.plan.model import Launchable, Place, Plan, Unit
from scormkit.plan.rules import ALWAYS, Answered, Done, Heard, Leaf, Rule, Several, assume, leaves
from scormkit.plan.settings import is_scored

SCRIPT_LIMIT = 200
"""Characters of a script, by the schema of adlcp."""


def items_in(script: str) -> tuple[str, ...]:
    """The item identifiers that a script of ours names."""
    bare = re.sub(r'(=|<>)"[^"]*"|\b\d+\*(?=\{)', "", script)
    return tuple(re.findall(r"[^&|~(){},]+", bare))


def script_for(plan: Plan, launchable: Launchable, item: Callable[[str], str]) -> str | None:
    """The script of what comes before a launchable, by navigation and by the rules of its unit; or None.

    `item` gives the item identifier of a launchable's id. What a rule asks that SCORM 1.2 has no word for is
    said by the nearest word (`said_as`).
    """
    before = [item(each) for each in launchable.requires]
    if launchable.least is not None:
        before = [f"{launchable.least}*{{{','.join(before)}}}"]
    unit = next((each for each in plan.units if each.id == launchable.id), None)
    if len(plan.launchables) > 1 and unit is not None and unit.rules.requires is not None:
        rule = _natively(unit.rules.requires, plan)
        ids = {each.key: each.id for each in plan.units}
        script = script_of(rule, lambda key: item(ids[key])) if rule != ALWAYS else ""
        if script and before and isinstance(rule, Several) and rule.least < len(rule.of):
            script = f"({script})"
        before += [each for each in [script] if each and each not in before]
    return "&".join(before) or None


def said_as(leaf: Leaf, plan: Plan) -> Done | None:
    """The nearest condition on a whole unit that SCORM 1.2 has for a leaf, never a weaker one; None: none."""
    if isinstance(leaf, Answered):
        return None
    home = next(unit for unit in plan.units if _holds(unit, leaf))
    wants_pass = leaf.passed if isinstance(leaf, Done) else True
    return Done("unit", home.key, wants_pass and _reports_passed(home, plan))


def inexact(plan: Plan, unit: Unit) -> Iterator[tuple[Leaf, Unit, Done | None]]:
    """What a unit requires that SCORM 1.2 cannot say exactly: the leaf, whose it is, and what is said."""
    for leaf in leaves(unit.rules.requires) if unit.rules.requires is not None else ():
        said = said_as(leaf, plan)
        if said != leaf:
            yield leaf, next(each for each in plan.units if _holds(each, leaf)), said


def kept_by_nobody(unit: Unit) -> list[tuple[str, Place]]:
    """Titles in a unit (its own first) with rules about other units that its package cannot keep, each with
    the place of the first of them."""
    knows = known_in((unit,))
    found: list[tuple[str, Place]] = []
    for thing in (unit, *unit.contents):
        kind: Literal["unit", "content"] = "unit" if thing is unit else "content"
        lost = [
            key
            for key, rule in thing.rules.written
            if (kind, key) != ("unit", "requires") and not all(map(knows, leaves(rule)))
        ]
        if lost:
            found.append((thing.title, (kind, thing.key, lost[0])))
    return found


def script_of(rule: Rule, name: Callable[[int], str]) -> str:
    """A rule over units as a script; `name` gives a unit's item by its key."""
    if isinstance(rule, Done):
        return f'{name(rule.key)}="passed"' if rule.passed else name(rule.key)
    if not isinstance(rule, Several):
        raise TypeError(rule)
    parts = [script_of(part, name) for part in rule.of]
    grouped = [
        f"({script})" if isinstance(part, Several) else script
        for part, script in zip(rule.of, parts, strict=True)
    ]
    if rule.least == len(parts):
        return "&".join(grouped)
    if rule.least == 1:
        return "|".join(grouped)
    if all(isinstance(part, Done) and not part.passed for part in rule.of):
        return f"{rule.least}*{{{','.join(parts)}}}"
    return "|".join(f"({'&'.join(some)})" for some in combinations(grouped, rule.least))


def _natively(rule: Rule, plan: Plan) -> Rule:
    """The rule with each leaf as it can be said; one that cannot be said counts as met."""
    if isinstance(rule, Several):
        joined = Several(rule.least, tuple(_natively(part, plan) for part in rule.of))
        return assume(joined, lambda _: None)
    return rule if isinstance(rule, Heard) else said_as(rule, plan) or ALWAYS


def _holds(unit: Unit, leaf: Leaf) -> bool:
    return unit.key == leaf.key if isinstance(leaf, Done) and leaf.what == "unit" else known_in((unit,))(leaf)


def _reports_passed(unit: Unit, plan: Plan) -> bool:
    """Whether the unit's item ever comes to be passed: one without a check is only completed."""
    return plan.reporting != "completed" and any(map(is_scored, unit.contents))
