"""A plan as an activity tree: what the author wrote, in the words of IMS Simple Sequencing.

Every launchable is an activity of its own below the organization. Which activity opens, is left out, or
counts for the course, the LMS decides by the rules here; everything inside a unit is the player's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from scormkit.cmi.scorm2004_sequencing import HideLmsUi
from scormkit.plan.model import Assessment, Chosen, Drawn, Launchable, Page, Plan, Unit
from scormkit.plan.settings import is_scored
from scormkit.sequencing.model import (
    Activity,
    CompletionThreshold,
    Condition,
    ControlMode,
    DeliveryControls,
    LimitConditions,
    MapInfo,
    Objective,
    Organization,
    RollupConsiderations,
    RollupControls,
    Rule,
    Sequencing,
    SharedData,
)
from scormkit.targets.scorm2004.formula import TooManyRulesError, locks_unless, rules_unless, signals_in
from scormkit.targets.scorm2004.groups import Manner, counts, group, parts_of
from scormkit.targets.scorm2004.signals import (
    Again,
    Kept,
    Needs,
    Signal,
    Signals,
    again_of,
    count_of,
    kept_of,
    signals_of,
    store_of,
)

_DELIVERY = DeliveryControls(completion_set_by_content=True, objective_set_by_content=True)
"""Our player reports: without this, an LMS completes whoever leaves (SAP KBA 3403728)."""

_MODE = ControlMode(
    choice=True, flow=True, use_current_attempt_objective_info=False, use_current_attempt_progress_info=False
)
"""Learners may choose and go on; rules lock. What was done counts on when the course is begun anew (SN
3.2)."""

_ALONE: tuple[HideLmsUi, ...] = ("continue", "previous", "abandon", "abandonAll")
_AMONG_OTHERS: tuple[HideLmsUi, ...] = ("abandon", "abandonAll")
"""Buttons of the LMS that are hidden: "abandon" throws a learner's work away, and one item has no next."""


class Names(NamedTuple):
    """How the parts of a package are called.

    `item` and `resource` give an identifier for the id of a launchable; `shared` begins the ids of what
    activities share.
    """

    root: str
    item: Callable[[str], str]
    resource: Callable[[str], str | None]
    shared: str


def organization(plan: Plan, names: Names, edition: int = 4) -> Organization:
    """The activity tree of a plan in the 3rd or the 4th Edition.

    They differ where only the 4th has shared data: there a unit finds what was done in an earlier attempt at
    it, so that the platform may begin it anew. Objectives keep its result in both.

    Raises `TooManyRulesError` for a condition that no reasonable number of rules can say; `check` finds it.
    """
    several = len(plan.launchables) > 1
    signals = signals_of(plan) if several else Signals({}, {})
    parts = parts_of(plan)
    weights = counts(parts, [_weighed(plan, each) for each in plan.launchables], of_nothing=0.0)
    shares = counts(parts, [len(_needed(plan, each)) for each in plan.launchables], of_nothing=1.0)
    units = [
        _activity(plan, launchable, (names, edition), signals, weight=weight, share=share, alone=not several)
        for launchable, weight, share in zip(
            plan.launchables, weights.launchables, shares.launchables, strict=True
        )
    ]
    children = tuple(
        units[part.at[0]]
        if part.group is None
        else group(
            part.group,
            names.item(f"{_WORDS[type(part.group)]}-{plan.launchables[part.at[0]].id}"),
            Manner(_MODE, near=plan.navigation == "linear"),
            tuple(units[at] for at in part.at),
            (weight, share),
        )
        for part, weight, share in zip(parts, weights.parts, shares.parts, strict=True)
    )
    root = Activity(names.root, plan.title, sequencing=Sequencing(control_mode=_MODE), children=children)
    return Organization(root, objectives_global_to_system=False, shared_data_global_to_system=False)


_WORDS = {Drawn: "pick", Chosen: "choose"}
"""How the identifier of a group begins."""


def _activity(
    plan: Plan,
    launchable: Launchable,
    words: tuple[Names, int],
    signals: Signals,
    *,
    weight: float,
    share: float,
    alone: bool,
) -> Activity:
    names, edition = words
    unit = _unit_of(plan, launchable)
    again = None if alone or edition < 4 else again_of(unit)
    needs = Needs(None, None) if alone else signals.needs[unit.key]
    told = () if alone else signals.told_by(unit)
    heard = () if alone else signals.heard_by(unit)
    is_counted = alone or not unit.rules.optional
    succeeds = reports_success(plan, launchable)
    kept = kept_of(unit, signals)
    sequencing = Sequencing(
        pre_rules=_pre_rules(needs),
        post_rules=(_take_again(again),) if again else (),
        limits=LimitConditions(again.attempts) if again and again.counted else LimitConditions(),
        rollup_controls=RollupControls(
            rollup_objective_satisfied=is_counted and succeeds,
            rollup_progress_completion=is_counted,
            objective_measure_weight=weight if is_counted else 0.0,
        ),
        primary=_primary(plan, launchable),
        objectives=(
            *_objectives(launchable, told, (needs, heard), names.shared),
            *((Objective(again.objective),) if again else ()),
            *(_keeping(kept, names.shared) if kept else ()),
        ),
        delivery=_DELIVERY,
        considerations=_CAN_BE_OUT if needs.shown is not None else RollupConsiderations(),
    )
    return Activity(
        names.item(launchable.id),
        launchable.title,
        names.resource(launchable.id),
        sequencing,
        completion_threshold=threshold(launchable, share),
        shared_data=() if alone or edition < 4 else tuple(_stores(unit, again, names.shared)),
        hide_lms_ui=_ALONE if alone else _AMONG_OTHERS,
    )


def _take_again(again: Again) -> Rule:
    """The learner takes the unit again: its player says so as long as tries are left.

    Unless the author asks for it, the platform has no limit of its own (`attemptLimit`): it counts attempts
    that nobody handed in, and shuts the unit. Who suspends the course and opens another unit first has ended
    the attempt (SN DB.2.1).
    """
    asked = Condition("satisfied", referenced_objective=again.objective)
    # A retry that the limit forbids would deliver nothing at all (SB.2.10, UP.1).
    return Rule("retry", (asked, Condition("attemptLimitExceeded", "not")) if again.counted else (asked,))


def _stores(unit: Unit, again: Again | None, shared: str) -> Iterator[SharedData]:
    yield SharedData(store_of(unit, shared), True, True)
    if again is not None and again.counted:
        yield SharedData(count_of(unit, shared), True, True)


_CAN_BE_OUT = RollupConsiderations(
    required_for_satisfied="ifNotSkipped",
    required_for_not_satisfied="ifNotSkipped",
    required_for_completed="ifNotSkipped",
    required_for_incomplete="ifNotSkipped",
)


def _unit_of(plan: Plan, launchable: Launchable) -> Unit:
    """The unit of a launchable with the rules as written (a launchable's own are cut to what is in it)."""
    return next((unit for unit in plan.units if unit.key == launchable.units[0].key), launchable.units[0])


def _pre_rules(needs: Needs) -> tuple[Rule, ...]:
    """Left out: passed over by Continue, and not on the menu. Locked: there, and not to be opened for the
    first time."""
    found: tuple[Rule, ...] = ()
    if needs.shown is not None:
        found += rules_unless(needs.shown, "skip") + rules_unless(needs.shown, "hiddenFromChoice")
    if needs.opens is not None:
        found += locks_unless(needs.opens)
    return found


def _primary(plan: Plan, launchable: Launchable) -> Objective:
    """The pass mark, where the author wants the LMS to judge by it; else what the player reports counts."""
    if plan.mastery_score is None or not _scored(launchable):
        return Objective()
    return Objective(satisfied_by_measure=True, min_normalized_measure=round(plan.mastery_score / 100, 4))


def _objectives(
    launchable: Launchable, told: Iterable[Signal], asks: tuple[Needs, Iterable[str]], shared: str
) -> tuple[Objective, ...]:
    """The unit's own objectives; what it tells the other units; what they tell it."""
    own = [Objective(each.id) for unit in launchable.units for each in unit.objectives]
    tells = {each.id: _told(each, shared) for each in told}
    needs, heard = asks
    formulas = [each for each in (needs.opens, needs.shown) if each is not None]
    asked = dict.fromkeys(signal for formula in formulas for signal in signals_in(formula))
    asked |= dict.fromkeys(heard)
    reads = [
        Objective(name, maps=(MapInfo(f"{shared}.{name}", read_normalized_measure=False),)) for name in asked
    ]
    return (*own, *tells.values(), *(each for each in reads if each.objective_id not in tells))


def _told(signal: Signal, shared: str) -> Objective:
    info = MapInfo(f"{shared}.{signal.id}", read_normalized_measure=False, write_satisfied_status=True)
    return Objective(signal.id, maps=(info,))


def _keeping(kept: Kept, shared: str) -> tuple[Objective, ...]:
    done = MapInfo(f"{shared}.{kept.completed}", read_normalized_measure=False, write_satisfied_status=True)
    scored = MapInfo(f"{shared}.{kept.passed}", write_satisfied_status=True, write_normalized_measure=True)
    return Objective(kept.completed, maps=(done,)), Objective(kept.passed, maps=(scored,))


def _scored(launchable: Launchable) -> bool:
    return any(is_scored(content) for unit in launchable.units for content in unit.contents)


def reports_success(plan: Plan, launchable: Launchable) -> bool:
    """Whether the player ever reports that a launchable is passed: where there is something to pass."""
    return plan.reporting != "completed" and _scored(launchable)


# --- weights and thresholds ---


def _weighed(plan: Plan, launchable: Launchable) -> float:
    """`points`, but nothing for a unit that some learners do not do: it would count as 0 in the course's
    score (SN 4th RB.1.1), while of a draw only what was drawn is there."""
    unit = _unit_of(plan, launchable)
    spared = unit.chosen is not None or can_be_left_out(unit)
    return 0.0 if spared and len(plan.launchables) > 1 else points(launchable)


def can_be_left_out(unit: Unit) -> bool:
    """Whether a condition leaves the unit out for some learners."""
    return unit.rules.skip_if is not None or unit.rules.show_if is not None


def points(launchable: Launchable) -> float:
    """How much it counts for the course's score: the points of its checks, as the player weighs them."""
    return sum(map(_worth, _checks(launchable)))


def _checks(launchable: Launchable) -> list[Assessment]:
    """Those that count: an optional one never does."""
    return [
        content
        for unit in launchable.units
        for content in unit.contents
        if isinstance(content, Assessment) and is_scored(content) and not content.rules.optional
    ]


def _worth(check: Assessment) -> float:
    """The points of a round, on an average where questions are drawn."""
    return sum(
        part.asked / len(part.questions) * sum(each.points for each in part.questions if each.graded)
        for part in check.parts
        if part.questions
    )


def _needed(plan: Plan, launchable: Launchable) -> list[Page | Assessment]:
    """How much of the course it is: the pages and checks that have to be done."""
    if len(plan.launchables) > 1 and _unit_of(plan, launchable).rules.optional:
        return []
    return [content for unit in launchable.units for content in unit.contents if not content.rules.optional]


def threshold(launchable: Launchable, share: float = 1.0) -> CompletionThreshold | None:
    """How much of a launchable completes it, where the author lets a part of its pages do.

    Then `progress_measure` says it all, and the LMS may judge by it (in the 3rd Edition it always does).
    Where checks, minutes or a score count as well, or everything has to be done, the player's own word is
    enough; the 4th Edition is told how much of the course the launchable is.
    """
    rule = launchable.completion
    by_pages = rule.checks is None and rule.minutes is None and rule.score is None
    if by_pages and rule.pages is not None and rule.pages < 100:
        return CompletionThreshold(True, round(rule.pages / 100, 4), share)
    return CompletionThreshold(False, 1.0, share) if share != 1.0 else None


def too_many_rules(plan: Plan) -> list[Unit]:
    """The units with a condition that cannot be said in a reasonable number of rules."""
    if len(plan.launchables) < 2:
        return []
    try:
        signals = signals_of(plan)
    except TooManyRulesError:
        return list(plan.units)
    found = []
    for unit in plan.units:
        try:
            _pre_rules(signals.needs[unit.key])
        except TooManyRulesError:
            found.append(unit)
    return found
