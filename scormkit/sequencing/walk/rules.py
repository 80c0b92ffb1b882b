"""Utility processes: limits, sequencing rules, and whether an activity may be entered (UP.1, UP.2, UP.5)."""

from __future__ import annotations

from collections.abc import Iterable

from scormkit.sequencing.model import Condition, Rule
from scormkit.sequencing.walk import tracking
from scormkit.sequencing.walk.tree import Walk


def limit_exceeded(walk: Walk, activity: str) -> bool:
    """Limit Conditions Check Process [UP.1]. Only attempts are counted; SCORM asks for no more (SN 4.8.3)."""
    tracked = walk[activity]
    if not walk.node(activity).sequencing.delivery.tracked or tracked.active or tracked.suspended:
        return False
    return attempts_used_up(walk, activity)


def attempts_used_up(walk: Walk, activity: str) -> bool:
    """Whether the attempt limit is reached (SM.3)."""
    limit = walk.node(activity).sequencing.limits.attempt_limit
    tracked = walk[activity]
    return limit is not None and tracked.attempts > 0 and tracked.attempts >= limit


def rule_for(walk: Walk, activity: str, rules: Iterable[Rule], *actions: str) -> Rule | None:
    """Sequencing Rules Check Process [UP.2]: the first rule with one of the actions that holds, or None."""
    return next(
        (
            rule
            for rule in rules
            if (not actions or rule.action in actions) and rule_holds(walk, activity, rule)
        ),
        None,
    )


def rule_holds(walk: Walk, activity: str, rule: Rule) -> bool:
    """Sequencing Rule Check Subprocess [UP.2.1]. What is unknown, negated or not, makes no rule hold."""
    found = [_condition(walk, activity, each) for each in rule.conditions]
    return combined(found, rule.combination) is True


def combined(values: Iterable[bool | None], combination: str) -> bool | None:
    """And (`all`) or or (`any`) over three values; None is unknown, and so is an empty set."""
    found = list(values)
    if not found:
        return None
    decisive = combination == "any"
    if decisive in found:
        return decisive
    return None if None in found else not decisive


def negated(value: bool | None, operator: str) -> bool | None:
    """The value, or its opposite; the opposite of unknown is unknown."""
    return value if value is None or operator != "not" else not value


def _condition(walk: Walk, activity: str, condition: Condition) -> bool | None:
    """One condition (SN 3.4.2, table 3.4.2a). One on an objective that is not there is unknown."""
    objective = walk.node(activity).sequencing.objective(condition.referenced_objective)
    name = condition.condition
    value: bool | None
    if objective is None:
        value = None
    elif name == "satisfied":
        value = tracking.satisfied(walk, activity, objective)
    elif name == "objectiveStatusKnown":
        value = tracking.satisfied(walk, activity, objective) is not None
    elif name == "objectiveMeasureKnown":
        value = tracking.measure(walk, activity, objective) is not None
    elif name in {"objectiveMeasureGreaterThan", "objectiveMeasureLessThan"}:
        score = tracking.measure(walk, activity, objective)
        than = condition.measure_threshold or 0.0
        if score is None:
            value = None
        else:
            value = score > than if name == "objectiveMeasureGreaterThan" else score < than
    elif name == "completed":
        value = tracking.completed(walk, activity, objective)
    elif name == "activityProgressKnown":
        value = tracking.completed(walk, activity, objective) is not None
    else:
        value = _of_activity(walk, activity, name)
    return negated(value, condition.operator)


def _of_activity(walk: Walk, activity: str, name: str) -> bool:
    """A condition on the activity alone. Those on time are never met: no clock runs here."""
    if name == "always":
        return True
    if name == "attempted":
        return walk[activity].attempts > 0
    if name == "attemptLimitExceeded":
        return attempts_used_up(walk, activity)
    return False


def check_activity(walk: Walk, activity: str) -> tuple[bool, Rule | None]:
    """Check Activity Process [UP.5]: whether the activity is barred, and the rule that bars it, if any."""
    rule = rule_for(walk, activity, walk.node(activity).sequencing.pre_rules, "disabled")
    return rule is not None or limit_exceeded(walk, activity), rule
