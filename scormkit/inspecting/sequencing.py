"""What SCORM 2004's sequencing does to an item, in the words of those who run a learning platform."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType

from scormkit.sequencing.model import Activity, Organization, RollupRule, walk
from scormkit.sequencing.words import Said, condition_words, left_words, rule_words

_BEFORE: Mapping[str, str] = MappingProxyType(
    {
        "disabled": "locked",
        "skip": "passed over by Continue",
        "hiddenFromChoice": "not to be chosen",
        "stopForwardTraversal": "nothing behind it is reached by Continue",
    }
)
_MOST_TELLERS = 3
"""Those that tell an objective and are named; more are "others"."""

_ROLLED_UP = {
    "satisfied": "passed",
    "notSatisfied": "failed",
    "completed": "completed",
    "incomplete": "incomplete",
}


def sequencing_of(organization: Organization) -> dict[str, list[str]]:
    """Sentences about each activity by its identifier (SN 4th Ed. section 3): what opens, counts, ends it."""
    tellers = _tellers(organization)
    # Rules that differ only in what is not known yet are one sentence.
    return {each.identifier: [*dict.fromkeys(_words(each, tellers))] for each in walk(organization.root)}


def _tellers(organization: Organization) -> Mapping[str, list[Activity]]:
    """Those that write each global objective."""
    found: dict[str, list[Activity]] = {}
    for activity in walk(organization.root):
        written = {
            each.target_objective_id: activity
            for objective in (activity.sequencing.primary, *activity.sequencing.objectives)
            for each in objective.maps
            if each.write_satisfied_status or each.write_normalized_measure
        }
        for name in written:
            found.setdefault(name, []).append(activity)
    return found


def _said(activity: Activity, tellers: Mapping[str, list[Activity]]) -> Said:
    """By whom it hears of the objectives that it reads, for each that others write."""
    found: dict[str, str | tuple[str, str]] = {}
    for objective in activity.sequencing.objectives:
        others = (
            each
            for read in objective.maps
            if read.read_satisfied_status or read.read_normalized_measure
            for each in tellers.get(read.target_objective_id, ())
            if each.identifier != activity.identifier
        )
        first = [*islice(others, _MOST_TELLERS + 1)]
        if first and objective.objective_id is not None:
            titles = [f'"{each.title}"' for each in first[:_MOST_TELLERS]]
            titles += ["others"] if len(first) > _MOST_TELLERS else []
            it = f'objective "{objective.objective_id}" of {" or ".join(dict.fromkeys(titles))}'
            waited = _is_waited_for(objective.objective_id, activity)
            found[objective.objective_id] = (f"{it} is passed", f"{it} is not passed") if waited else it
    return found


def _is_waited_for(objective: str, activity: Activity) -> bool:
    """Whether every rule asks only that it is not passed, or not known: then both are said in one word.

    What scormkit's own packages call `rule.` is known as soon as it holds, so that one question is enough.
    """
    sequencing = activity.sequencing
    rules = (*sequencing.pre_rules, *sequencing.exit_rules, *sequencing.post_rules)
    asked = {
        (each.condition, each.operator)
        for rule in rules
        for each in rule.conditions
        if each.referenced_objective == objective
    }
    both = {("satisfied", "not"), ("objectiveStatusKnown", "not")}
    return asked == both or (objective.startswith("rule.") and asked <= both)


def _words(activity: Activity, tellers: Mapping[str, list[Activity]]) -> Iterator[str]:
    sequencing, said = activity.sequencing, _said(activity, tellers)
    if activity.children:
        mode = sequencing.control_mode
        ways = [word for word, is_on in (("free choice", mode.choice), ("in order", mode.flow)) if is_on]
        yield " and ".join(ways) or "closed to learners"
        if mode.forward_only:
            yield "forward only"
    for rule in sequencing.pre_rules:
        words = rule_words(rule, said)
        yield _BEFORE[rule.action] + (", always" if words == "always" else f" as long as {words}")
    for rule in (*sequencing.exit_rules, *sequencing.post_rules):
        yield left_words(rule, said)
    if sequencing.limits.attempt_limit is not None:
        number = sequencing.limits.attempt_limit
        yield f"at most {number} attempt{'' if number == 1 else 's'}"
    if sequencing.primary.satisfied_by_measure:
        yield f"passed from {sequencing.primary.min_normalized_measure:g} (of 1) on"
    if sequencing.randomization.select_count is not None:
        yield f"draws {sequencing.randomization.select_count} of {len(activity.children)}"
    for rolled in sequencing.rollup_rules:
        yield _rolled_up(rolled)
    yield from _counting(activity)


def _rolled_up(rule: RollupRule) -> str:
    """`completed when this is so of at least 2 of its parts: it is completed` (SN 4th Ed. 3.7)."""
    parts = {
        "all": "of all its parts",
        "any": "of any of its parts",
        "none": "of none of its parts",
        "atLeastCount": f"of at least {rule.minimum_count} of its parts",
        "atLeastPercent": f"of at least {rule.minimum_percent:.0%} of its parts",
    }[rule.child_activity_set]
    joint = " and " if rule.combination == "all" else " or "
    asked = joint.join(condition_words(each.condition, each.operator, "it") for each in rule.conditions)
    return f"{_ROLLED_UP[rule.action]} when this is so {parts}: {asked}"


def _counting(activity: Activity) -> Iterator[str]:
    """What it does not give to the group or course around it, where that is not as usual."""
    controls = activity.sequencing.rollup_controls
    given = {
        "completion": controls.rollup_progress_completion,
        "the pass": controls.rollup_objective_satisfied,
        "the score": controls.objective_measure_weight > 0,
    }
    without = [words for words, counts in given.items() if not counts]
    if without:
        last = f" and {without[-1]}" if len(without) > 1 else without[0]
        yield f"does not count for {', '.join(without[:-1])}{last} of the whole"
    if 0 < controls.objective_measure_weight < 1:
        yield f"its score weighs {controls.objective_measure_weight:g}"
