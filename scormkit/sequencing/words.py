"""What the walk found, in the words of someone who designs courses."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from scormkit.cmi.scorm2004_sequencing import EXCEPTIONS
from scormkit.sequencing.model import Condition, Rule
from scormkit.sequencing.walk.rules import attempts_used_up, rule_for
from scormkit.sequencing.walk.tree import Stop, Tree, Walk

_CONDITIONS = {
    "satisfied": ("{it} is passed", "{it} is not passed"),
    "objectiveStatusKnown": ("it is known whether {it} is passed", "it is not known whether {it} is passed"),
    "objectiveMeasureKnown": ("the score of {it} is known", "the score of {it} is not known"),
    "objectiveMeasureGreaterThan": (
        "the score of {it} is above {than}",
        "the score of {it} is not above {than}",
    ),
    "objectiveMeasureLessThan": (
        "the score of {it} is below {than}",
        "the score of {it} is not below {than}",
    ),
    "completed": ("{it} is completed", "{it} is not completed"),
    "activityProgressKnown": (
        "it is known whether {it} is completed",
        "it is not known whether {it} is completed",
    ),
    "attempted": ("it has been opened", "it has never been opened"),
    "attemptLimitExceeded": ("no attempt is left", "an attempt is left"),
    "timeLimitExceeded": ("its time is over", "its time is not over"),
    "outsideAvailableTimeRange": ("it is not open at this date", "it is open at this date"),
    "always": ("always", "never"),
}


_UNKNOWN = {"satisfied": "objectiveStatusKnown", "completed": "activityProgressKnown"}
"""What is asked for beside a state, so that a rule holds, too, as long as nothing is known (SN 3.4.2)."""


Said = Mapping[str, str | tuple[str, str]]
"""What objectives stand for, by their id: in words that it is so, and that it is not; or only their name."""

NOTHING_SAID: Said = MappingProxyType({})


def rule_words(rule: Rule, said: Said = NOTHING_SAID) -> str:
    """When the rule holds: `objective "a" is not passed and the score of objective "a" is above 0.5`.

    That something is not so, or not known to be so, is "not yet".
    """
    if rule.combination == "all":
        return " and ".join(dict.fromkeys(_condition_words(each, said) for each in rule.conditions))
    found = {}
    for each in rule.conditions:
        name = _UNKNOWN.get(each.condition)
        unknown = each._replace(condition=name) if name and each.operator == "not" else None  # type: ignore[arg-type]
        if unknown in rule.conditions:
            found[each] = f"{_condition_words(each, said)} yet"
            found[unknown] = ""
        else:
            found.setdefault(each, _condition_words(each, said))
    return " or ".join(dict.fromkeys(filter(None, found.values())))


def condition_words(name: str, operator: str, it: str, than: float | None = None) -> str:
    """One condition of `it`: `it is not completed`. `than` is what a score is compared with."""
    return _CONDITIONS[name][operator == "not"].format(it=it, than=f"{than or 0:g}")


def _condition_words(condition: Condition, said: Said) -> str:
    own = said.get(condition.referenced_objective or "")
    if isinstance(own, tuple) and condition.condition in {"satisfied", "objectiveStatusKnown"}:
        return own[condition.operator == "not"]
    name = f'objective "{condition.referenced_objective}"' if condition.referenced_objective else None
    it = own if isinstance(own, str) else name or "this activity"
    return condition_words(condition.condition, condition.operator, it, condition.measure_threshold)


_ACTED = {
    "exit": "{it} ends",
    "exitParent": "the group around {it} ends",
    "exitAll": "{it} ends the course",
    "retry": "{it} is taken again",
    "retryAll": "{it} begins the whole course again",
    "continue": "{it} goes on to what comes next",
    "previous": "{it} goes back to what came before",
}
"""What a rule does when an activity is left."""


def acted_words(it: str, rule: Rule, said: Said = NOTHING_SAID) -> str:
    """What a rule of `it` did, and why: `"Test" is taken again, because this activity is not passed`."""
    words = rule_words(rule, said)
    why = "as it always does" if words == "always" else f"because {words}"
    return f"{_ACTED[rule.action].format(it=it)}, {why}"


def left_words(rule: Rule, said: Said = NOTHING_SAID) -> str:
    """What an exit or post-condition rule does: `when it is left, it is taken again if it is not passed`."""
    acts, words = _ACTED[rule.action].format(it="it"), rule_words(rule, said)
    return f"when it is left, {acts}" + ("" if words == "always" else f" if {words}")


def stop_words(tree: Tree, stop: Stop, said: Said = NOTHING_SAID) -> str:
    """Why a request led nowhere: the place, what the exception means, the rule, and the exception's code."""
    place = f'"{tree.title(stop.at)}": ' if stop.at in tree.nodes and stop.at is not None else ""
    words = EXCEPTIONS.get(stop.code, "nothing can be shown")
    if stop.code in _BARRED:
        words = "its attempts are used up" if stop.rule is None else "it is locked"
    rule = "" if stop.rule is None else rule_words(stop.rule, said)
    because = {"": "", "always": ", always"}.get(rule, f", as long as {rule}")
    cause = f", since {stop_words(tree, stop.cause, said)}" if stop.cause is not None else ""
    return f"{place}{words}{because} ({stop.code}){cause}"


_BARRED = {"SB.2.2-2", "DB.1.1-3"}
"""A rule or the attempt limit bars an activity (UP.5); which of them, the rule tells."""


def notes(walk: Walk, activity: str, said: Said = NOTHING_SAID) -> list[str]:
    """What holds an activity back now, by its own rules and limits."""
    sequencing = walk.node(activity).sequencing
    reasons: dict[str, list[str]] = {}
    for action, words in (
        ("disabled", "locked"),
        ("skip", "skipped"),
        ("hiddenFromChoice", "not on the menu"),
    ):
        rule = rule_for(walk, activity, sequencing.pre_rules, action)
        if rule is not None:
            reasons.setdefault(rule_words(rule, said), []).append(words)
    found = [
        f"always {' and '.join(words)}" if reason == "always" else f"{' and '.join(words)}, because {reason}"
        for reason, words in reasons.items()
    ]
    tracked = walk[activity]
    if attempts_used_up(walk, activity) and not (tracked.active or tracked.suspended):
        found.append(f"locked, because its {sequencing.limits.attempt_limit} attempts are used up")
    parent = walk.parent(activity)
    if parent is not None and activity not in walk.children(parent):
        found.append("left out: it was not drawn for this learner")
    return found
