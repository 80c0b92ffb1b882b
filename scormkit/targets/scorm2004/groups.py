"""Units of which a learner does some, as a group of activities, and how much each part of a course counts.

Of a draw the LMS selects some (SN 4th 3.9). Of electives all can be opened: the group is complete when so
many of them are (rollup rules, SN 4th 3.7), and then Continue leaves it (an exit rule, SN 4th 3.4.3).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from scormkit.plan.model import Chosen, Drawn, Plan
from scormkit.sequencing.model import (
    Activity,
    CompletionThreshold,
    Condition,
    ConstrainedChoice,
    ControlMode,
    RandomizationControls,
    RollupCondition,
    RollupControls,
    RollupRule,
    Rule,
    Sequencing,
)


class Part(NamedTuple):
    """What stands directly below the course: a launchable, or a group of them; by their positions."""

    at: tuple[int, ...]
    group: Drawn | Chosen | None

    @property
    def odds(self) -> float:
        """The share of the group that a learner does."""
        return self.group.take / len(self.at) if self.group else 1.0


def parts_of(plan: Plan) -> list[Part]:
    """The launchables of a plan, those of a group together; one that is the whole course keeps its
    groups itself."""
    if len(plan.launchables) == 1:
        return [Part((0,), None)]
    keys = [(at if unit.group is None else -1, unit.group) for at, unit in enumerate(plan.units)]
    grouped = groupby(range(len(keys)), key=lambda at: keys[at])
    return [Part(tuple(places), group) for (_, group), places in grouped]


class Counts(NamedTuple):
    """How much each launchable counts among those beside it, and each part in the course; from 0 to 1."""

    launchables: Sequence[float]
    parts: Sequence[float]


def counts(parts: Sequence[Part], values: Sequence[float], *, of_nothing: float) -> Counts:
    """Weights from values such as points, the heaviest 1 (a weight is at most 1, SN 4th 3.8.3).

    Of a group its average counts. `of_nothing` is the weight where all values are 0.
    """
    sums = [part.odds * sum(values[at] for at in part.at) for part in parts]
    top = _normal(sums, of_nothing)
    found = [0.0] * len(values)
    for part, weight in zip(parts, top, strict=True):
        inner = _normal([values[at] for at in part.at], of_nothing) if part.group else [weight]
        for at, each in zip(part.at, inner, strict=True):
            found[at] = each
    return Counts(found, top)


def _normal(values: Sequence[float], of_nothing: float) -> list[float]:
    most = max(values, default=0)
    return [round(each / most, 4) if most else of_nothing for each in values]


class Manner(NamedTuple):
    """How learners move in a group: its control mode, and whether a choice from within a draw reaches only
    what stands beside it (`navigation: linear`). Electives are there to be chosen."""

    mode: ControlMode
    near: bool


def group(
    of: Drawn | Chosen,
    identifier: str,
    manner: Manner,
    children: tuple[Activity, ...],
    counted: tuple[float, float],
) -> Activity:
    """A group of which each learner does some activities, drawn when the course is begun, or chosen.

    `counted` is how much it counts for the course's score, and for its progress.
    """
    weight, share = counted
    succeeds = any(each.sequencing.rollup_controls.rollup_objective_satisfied for each in children)
    sequencing = Sequencing(
        control_mode=manner.mode,
        rollup_controls=RollupControls(rollup_objective_satisfied=succeeds, objective_measure_weight=weight),
    )
    if isinstance(of, Drawn):
        sequencing = sequencing._replace(
            constrained_choice=ConstrainedChoice(constrain_choice=manner.near),
            randomization=RandomizationControls(select_count=of.take, selection_timing="once"),
        )
    else:
        sequencing = _chosen(of, sequencing, children)
    threshold = CompletionThreshold(False, 1.0, share) if share != 1.0 else None
    return Activity(identifier, of.title, None, sequencing, children, completion_threshold=threshold)


def _chosen(of: Chosen, sequencing: Sequencing, children: Sequence[Activity]) -> Sequencing:
    """Complete with so many of the activities, passed with as many passes as these must bring.

    Activities without a check never report a pass; a learner may have chosen all of them. What is not tried
    would count as 0 in the group's score (SN 4th RB.1.1), so that the group has no weight in the course's.
    """
    passing = sum(each.sequencing.rollup_controls.rollup_objective_satisfied for each in children)
    passes = max(0, of.take - (len(children) - passing))
    controls = sequencing.rollup_controls._replace(
        rollup_objective_satisfied=passes > 0, objective_measure_weight=0.0
    )
    rules = (_at_least("completed", of.take), *([_at_least("satisfied", passes)] if passes else []))
    leave = Rule("exit", (Condition("completed"),))
    return sequencing._replace(rollup_controls=controls, rollup_rules=rules, exit_rules=(leave,))


def _at_least(state: Literal["completed", "satisfied"], count: int) -> RollupRule:
    return RollupRule(state, (RollupCondition(state),), "any", "atLeastCount", minimum_count=count)
