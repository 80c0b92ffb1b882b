"""Units that are drawn by chance, as a group of which the LMS selects some (SN 4th 3.9), and how much each
part of a course counts in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from scormkit.plan.model import Drawn, Plan
from scormkit.sequencing.model import (
    Activity,
    CompletionThreshold,
    ConstrainedChoice,
    ControlMode,
    RandomizationControls,
    RollupControls,
    Sequencing,
)


class Part(NamedTuple):
    """What stands directly below the course: a launchable, or a group of them; by their positions."""

    at: tuple[int, ...]
    drawn: Drawn | None

    @property
    def odds(self) -> float:
        """The share of the group that a learner gets."""
        return self.drawn.take / len(self.at) if self.drawn else 1.0


def parts_of(plan: Plan) -> list[Part]:
    """The launchables of a plan, those of a draw together; one that is the whole course draws by itself."""
    if len(plan.launchables) == 1:
        return [Part((0,), None)]
    keys = [(at if unit.drawn is None else -1, unit.drawn) for at, unit in enumerate(plan.units)]
    grouped = groupby(range(len(keys)), key=lambda at: keys[at])
    return [Part(tuple(places), drawn) for (_, drawn), places in grouped]


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
        inner = _normal([values[at] for at in part.at], of_nothing) if part.drawn else [weight]
        for at, each in zip(part.at, inner, strict=True):
            found[at] = each
    return Counts(found, top)


def _normal(values: Sequence[float], of_nothing: float) -> list[float]:
    most = max(values, default=0)
    return [round(each / most, 4) if most else of_nothing for each in values]


class Manner(NamedTuple):
    """How learners move in a group: its control mode, and whether a choice from within it reaches only what
    stands beside it (`navigation: linear`)."""

    mode: ControlMode
    near: bool


def group(
    drawn: Drawn,
    identifier: str,
    manner: Manner,
    children: tuple[Activity, ...],
    counted: tuple[float, float],
) -> Activity:
    """A group of which each learner gets some activities, drawn when the course is begun.

    `counted` is how much it counts for the course's score, and for its progress.
    """
    weight, share = counted
    succeeds = any(each.sequencing.rollup_controls.rollup_objective_satisfied for each in children)
    sequencing = Sequencing(
        control_mode=manner.mode,
        constrained_choice=ConstrainedChoice(constrain_choice=manner.near),
        rollup_controls=RollupControls(rollup_objective_satisfied=succeeds, objective_measure_weight=weight),
        randomization=RandomizationControls(select_count=drawn.take, selection_timing="once"),
    )
    threshold = CompletionThreshold(False, 1.0, share) if share != 1.0 else None
    return Activity(identifier, drawn.title, None, sequencing, children, completion_threshold=threshold)
