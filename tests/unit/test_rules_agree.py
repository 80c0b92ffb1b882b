"""The player's reading of the rules against a plain one of our own, over courses and attempts by chance."""

from __future__ import annotations

import json
import random
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scormkit.plan.model import Assessment, Objective, Page, Unit
from scormkit.plan.rules import Answered, Done, Failed, Leaf, Reached, Rule, Rules, Several, holds
from tests.unit.test_state_agrees import TEXT, data_of, question

EVALUATED = Path(__file__).parents[1] / "js" / "rules-evaluated.js"
PASS_MARK = 8000


@dataclass(frozen=True)
class Did:
    """What a learner did, by keys; `best` in hundredths of a percent, `answers` an option and its credit."""

    visited: frozenset[int]
    best: dict[int, int]
    answers: dict[int, tuple[int, int]]
    reached: frozenset[int]


def course_of(chance: random.Random) -> tuple[Unit, ...]:
    """Four units of two pages and a check. Rules ask for what comes before, so none goes in a circle."""
    units: list[Unit] = []
    for at in range(4):
        pages = tuple(
            Page(f"p{at}{n}", 10 * at + n, "Page", TEXT, (question(10 * at + n, [0, 1, 2], False),))
            for n in range(2)
        )
        check = Assessment(f"c{at}", 10 * at + 2, "Check", None, 80, None, ())
        goals = (Objective(f"u{at}.O1", at, "Goal"),)
        ruled = [page._replace(rules=some_rules(units, chance)) for page in pages]
        unit = Unit(
            f"u{at}", at, "Unit", "", None, goals, (*ruled, check._replace(rules=some_rules(units, chance)))
        )
        units.append(unit._replace(rules=some_rules(units, chance)))
    return tuple(units)


def some_rules(before: list[Unit], chance: random.Random) -> Rules:
    def maybe() -> Rule | None:
        return some_rule(before, chance) if before and chance.random() < 0.3 else None

    return Rules(maybe(), maybe(), maybe(), optional=chance.random() < 0.15)


def some_rule(before: list[Unit], chance: random.Random, depth: int = 0) -> Rule:
    if depth < 3 and chance.random() < 0.4:
        parts = tuple(some_rule(before, chance, depth + 1) for _ in range(chance.randint(1, 3)))
        return Several(chance.randint(1, len(parts)), parts)
    at = chance.choice(before).key
    leaves: list[Rule] = [
        Done("unit", at),
        Done("unit", at, passed=True),
        Done("page", 10 * at + chance.randint(0, 1)),
        Done("check", 10 * at + 2, passed=chance.random() < 0.5),
        Reached(f"u{at}.O1", at),
        Failed("unit", at, (10 * at + 2,)),
        Failed("objective", at, (10 * at + 2,), f"u{at}.O1"),
        Answered(10 * at + chance.randint(0, 1), chance.choice(["right", "wrong"])),
        Answered(10 * at + chance.randint(0, 1), "chose", (1, 2)),
    ]
    return chance.choice(leaves)


def something(units: tuple[Unit, ...], chance: random.Random) -> Did:
    share = chance.choice([0.1, 0.5, 0.9])
    pages = [content for unit in units for content in unit.contents if isinstance(content, Page)]
    checks = [content for unit in units for content in unit.contents if isinstance(content, Assessment)]
    keys = [content.key for unit in units for content in unit.contents]
    answers = {
        page.key: (option, int(option == 0))
        for page in pages
        if chance.random() < share and (option := chance.randint(0, 2)) >= 0
    }
    return Did(
        frozenset(each for each in keys if chance.random() < share),
        {each.key: chance.choice([0, 7999, 8000, 10000]) for each in checks if chance.random() < share},
        answers,
        frozenset(unit.key for unit in units if chance.random() < share),
    )


class Reading:
    """The rules in their plain meaning, straight from plan/rules.py."""

    def __init__(self, units: tuple[Unit, ...], did: Did) -> None:
        self.units, self.did = units, did
        self.of = {content.key: (unit, content) for unit in units for content in unit.contents}

    def is_out(self, key: int) -> bool:
        return any(
            (each.rules.skip_if is not None and holds(each.rules.skip_if, self.meets))
            or (each.rules.show_if is not None and not holds(each.rules.show_if, self.meets))
            for each in self.of[key]
        )

    def is_done(self, key: int) -> bool:
        is_page = isinstance(self.of[key][1], Page)
        return key in self.did.visited if is_page else key in self.did.best

    def meets(self, leaf: Leaf) -> bool:
        if isinstance(leaf, Reached):
            return leaf.key in self.did.reached or self.is_out(10 * leaf.key + 2)
        if isinstance(leaf, Failed):
            (key,) = leaf.checks
            good = leaf.key in self.did.reached if leaf.id else self.did.best.get(key, 0) >= PASS_MARK
            return key in self.did.best and not good and not self.is_out(key)
        if isinstance(leaf, Answered):
            if leaf.key not in self.did.answers or self.is_out(leaf.key):
                return False
            chosen, credit = self.did.answers[leaf.key]
            return chosen in leaf.options if leaf.how == "chose" else (credit == 1) == (leaf.how == "right")
        keys = [leaf.key]
        if leaf.what == "unit":
            unit = self.units[leaf.key]
            keys = [content.key for content in unit.contents if not content.rules.optional]
        return all(self.is_out(key) or (self.is_done(key) and self.is_good(key, leaf)) for key in keys)

    def is_good(self, key: int, leaf: Done) -> bool:
        return not leaf.passed or isinstance(self.of[key][1], Page) or self.did.best[key] >= PASS_MARK

    def is_locked(self, key: int) -> bool:
        rules = [each.rules.requires for each in self.of[key]]
        return key not in self.did.visited and any(rule and not holds(rule, self.meets) for rule in rules)

    def told(self) -> dict[str, Any]:
        needed = [key for key, things in self.of.items() if not any(each.rules.optional for each in things)]
        return {
            "out": [key for key in self.of if self.is_out(key)],
            "locked": [key for key in self.of if self.is_locked(key)],
            "complete": all(self.is_out(key) or self.is_done(key) for key in needed),
        }


def data(units: tuple[Unit, ...]) -> dict[str, Any]:
    """The course for the player. Each check has a question for its objective, which nobody answers."""
    course: dict[str, Any] = data_of(units)
    for at, unit in enumerate(course["units"]):
        asked = {**unit["pages"][0]["questions"][0], "key": 1000 + at, "objectives": [f"u{at}.O1"]}
        unit["pages"][2]["questions"] = [asked]
    return course


@pytest.mark.node
def test_player_and_plan_mean_the_same_by_every_rule() -> None:
    chance = random.Random(20261122)
    cases = []
    for _ in range(120):
        units = course_of(chance)
        cases.append((units, [something(units, chance) for _ in range(12)]))
    given = [
        [
            data(units),
            [
                {
                    "visited": sorted(did.visited),
                    "best": list(did.best.items()),
                    "answers": [(key, [option], credit) for key, (option, credit) in did.answers.items()],
                    "reached": sorted(did.reached),
                }
                for did in attempts
            ],
        ]
        for units, attempts in cases
    ]
    run = subprocess.run(
        ["node", EVALUATED], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    for (units, attempts), results in zip(cases, json.loads(run.stdout), strict=True):
        for did, result in zip(attempts, results, strict=True):
            assert result == Reading(units, did).told()
