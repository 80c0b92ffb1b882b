"""Which children count in a rollup, and whether a rollup rule applies (RB.1.4)."""

from __future__ import annotations

from scormkit.sequencing.model import RollupCondition, RollupRule
from scormkit.sequencing.walk import tracking
from scormkit.sequencing.walk.rules import attempts_used_up, combined, negated, rule_for
from scormkit.sequencing.walk.tree import Walk

DEFAULTS = {
    "satisfied": RollupRule("satisfied", (RollupCondition("satisfied"),)),
    "notSatisfied": RollupRule("notSatisfied", (RollupCondition("objectiveStatusKnown"),)),
    "completed": RollupRule("completed", (RollupCondition("completed"),)),
    "incomplete": RollupRule("incomplete", (RollupCondition("activityProgressKnown"),)),
}
"""What holds when an activity has no rule of its own for either of a pair (SN 4.6.5 and 4.6.6)."""

_PAIRS = ({"satisfied", "notSatisfied"}, {"completed", "incomplete"})
_CONSIDERATIONS = {
    "satisfied": "required_for_satisfied",
    "notSatisfied": "required_for_not_satisfied",
    "completed": "required_for_completed",
    "incomplete": "required_for_incomplete",
}


def rule_applies(walk: Walk, activity: str, action: str) -> bool:
    """Rollup Rule Check Subprocess [RB.1.4]: whether some rule with this action holds for the group."""
    pair = next(each for each in _PAIRS if action in each)
    own = walk.node(activity).sequencing.rollup_rules
    rules = [each for each in own if each.action == action]
    if not any(each.action in pair for each in own):
        rules = [DEFAULTS[action]]
    return any(_holds(walk, activity, rule) for rule in rules)


def _holds(walk: Walk, activity: str, rule: RollupRule) -> bool:
    bag = [
        _judge(walk, child, rule)
        for child in walk.children(activity)
        if walk.node(child).sequencing.delivery.tracked and counts(walk, child, rule.action)
    ]
    if not bag:
        return False
    true = bag.count(True)
    return {
        "all": true == len(bag),
        "any": true > 0,
        "none": bag.count(False) == len(bag),
        "atLeastCount": true >= rule.minimum_count,
        "atLeastPercent": true / len(bag) >= rule.minimum_percent,
    }[rule.child_activity_set]


def _judge(walk: Walk, child: str, rule: RollupRule) -> bool | None:
    """Evaluate Rollup Conditions Subprocess [RB.1.4.1]."""
    found = (negated(_condition(walk, child, each), each.operator) for each in rule.conditions)
    return combined(found, rule.combination)


def _condition(walk: Walk, child: str, condition: RollupCondition) -> bool | None:
    primary = walk.node(child).sequencing.primary
    name = condition.condition
    if name in {"satisfied", "objectiveStatusKnown"}:
        known = tracking.satisfied(walk, child, primary)
        return known if name == "satisfied" else known is not None
    if name in {"completed", "activityProgressKnown"}:
        known = tracking.completed(walk, child)
        return known if name == "completed" else known is not None
    if name == "objectiveMeasureKnown":
        return tracking.measure(walk, child, primary) is not None
    if name == "attempted":
        return walk[child].attempts > 0
    return name == "attemptLimitExceeded" and attempts_used_up(walk, child)


def counts(walk: Walk, child: str, action: str) -> bool:
    """Check Child for Rollup Subprocess [RB.1.4.2]: whether the child counts for this action."""
    sequencing = walk.node(child).sequencing
    controls = sequencing.rollup_controls
    objective = action in {"satisfied", "notSatisfied"}
    if not (controls.rollup_objective_satisfied if objective else controls.rollup_progress_completion):
        return False
    consideration = getattr(sequencing.considerations, _CONSIDERATIONS[action])
    tracked = walk[child]
    if consideration == "ifNotSuspended":
        return tracked.attempts > 0 and not tracked.suspended
    if consideration == "ifAttempted":
        return tracked.attempts > 0
    if consideration == "ifNotSkipped":
        return rule_for(walk, child, sequencing.pre_rules, "skip") is None
    return True
