"""The plan as the player's data: the values of CourseData in player/src/types.d.ts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from scormkit.interactions import INTERACTIONS
from scormkit.plan.model import Assessment, Chosen, Launchable, Page, Plan, Question, Unit
from scormkit.plan.rules import COMPLETION, Completion, Done, Failed, Heard, Reached, Rule, Rules, Several


def course_data(
    plan: Plan, launchable: Launchable, text: Mapping[str, str], spoken: str | None = None
) -> dict[str, Any]:
    """CourseData (types.d.ts) of one launchable, with the interface text that the player fills in.

    `spoken` is the language of that text, where it is not the course's.
    """
    return {
        "format": 1,
        "id": plan.course_id,
        "tag": plan.tag,
        "title": launchable.title,
        "language": plan.language,
        "version": plan.version,
        "revised": plan.revised,
        "minutes": launchable_minutes(plan, launchable),
        "navigation": plan.navigation,
        "reporting": plan.reporting,
        "masteryScore": plan.mastery_score,
        "recordInteractions": plan.record_interactions,
        "units": [_unit(unit, plan.language) for unit in launchable.units],
        "text": dict(text),
        **({"spoken": spoken} if spoken and spoken != plan.language else {}),
        **({"quickExit": plan.quick_exit} if plan.quick_exit else {}),
        **({"keepAliveMinutes": plan.keep_alive} if plan.keep_alive else {}),
        **_completion(launchable.completion),
    }


def script_json(data: object) -> str:
    """JSON that may stand in a script element: without `<` it cannot end the element or open a comment."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def launchable_minutes(plan: Plan, launchable: Launchable) -> int | None:
    """The course's own estimate when the launchable is the whole course, else the sum of its units'."""
    if plan.minutes is not None and launchable.units == plan.units and plan.unit_id is None:
        return plan.minutes
    return sum(unit.minutes or 0 for unit in launchable.units) or None


def _unit(unit: Unit, language: str) -> dict[str, Any]:
    return {
        "id": unit.id,
        "key": unit.key,
        "title": unit.title,
        "minutes": unit.minutes,
        "objectives": [{"id": each.id, "text": each.text} for each in unit.objectives],
        "pages": [_content(content, language) for content in unit.contents],
        **({"draw": {"group": unit.drawn.group, "count": unit.drawn.take}} if unit.drawn else {}),
        **(_choice(unit.chosen) if unit.chosen else {}),
        **_rules(unit.rules),
    }


def _choice(chosen: Chosen) -> dict[str, Any]:
    return {"choose": {"group": chosen.group, "count": chosen.take, "title": chosen.title}}


def _content(content: Page | Assessment, language: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": content.id,
        "key": content.key,
        "title": content.title,
        "kind": "page" if isinstance(content, Page) else "assessment",
        "questions": [_question(question, language) for question in content.questions],
    }
    if isinstance(content, Assessment):
        data |= {"passingScore": content.passing_score, "attempts": content.attempts, **_taken(content)}
    else:
        data |= _read(content)
    return data | _rules(content.rules)


def _read(page: Page) -> dict[str, Any]:
    """What only a page has: what it teaches, and what it keeps for the learner."""
    data: dict[str, Any] = {"objectives": list(page.objectives)} if page.objectives else {}
    holds = sum("complete" in each.attributes for each in page.body.directives)
    if holds:
        data["holds"] = holds
    if page.kept:
        data["kept"] = [
            {"key": each.key, **({"limit": each.limit} if each.limit else {"entries": each.entries})}
            for each in page.kept
        ]
    return data


def _rules(rules: Rules) -> dict[str, Any]:
    """What a course without rules has nothing of, so that its page stays as small as it was."""
    names = {"requires": "requires", "skip_if": "skipIf", "show_if": "showIf"}
    data: dict[str, Any] = {names[key]: rule_data(rule) for key, rule in rules.written}
    return data | ({"optional": True} if rules.optional else {})


def rule_data(rule: Rule) -> dict[str, Any]:
    """A rule as Rule in types.d.ts."""
    if isinstance(rule, Several):
        return {"least": rule.least, "of": [rule_data(part) for part in rule.of]}
    if isinstance(rule, Done):
        return {"unit" if rule.what == "unit" else "page": rule.key, "passed": rule.passed}
    if isinstance(rule, Reached):
        return {"objective": rule.id, "key": rule.key}
    if isinstance(rule, Failed):
        return _failed(rule)
    if isinstance(rule, Heard):
        key, slots = rule.need
        return {"heard": rule.id, "holds": rule.holds, "need": {"key": key, "slots": dict(slots)}}
    return {"question": rule.key, "how": rule.how, "options": list(rule.options)}


def _failed(leaf: Failed) -> dict[str, Any]:
    """Handed in, and not passed: what is left out counts as passed, and so was not failed."""
    handed_in = [{"page": key, "passed": False} for key in leaf.checks]
    if leaf.what == "objective":
        reached = {"objective": leaf.id, "key": leaf.key}
        return {"least": len(handed_in) + 1, "of": [*handed_in, {"not": reached}]}
    failed = [{"least": 2, "of": [each, {"not": {**each, "passed": True}}]} for each in handed_in]
    return failed[0] if len(failed) == 1 else {"least": 1, "of": failed}


def _completion(completion: Completion) -> dict[str, Any]:
    if completion == COMPLETION:
        return {}
    return {
        "completion": {
            "pages": completion.pages,
            "minutes": completion.minutes,
            "checks": completion.checks,
            "score": completion.score,
            "any": completion.any_of,
        }
    }


def _taken(assessment: Assessment) -> dict[str, Any]:
    """How an assessment is taken, as far as it is not as usual: the player fills in the rest."""
    unusual: dict[str, Any] = {}
    if assessment.sections:
        unusual["sections"] = [
            {
                "title": part.title,
                "size": len(part.questions),
                "draw": part.draw,
                "each": part.per_objective,
                "weight": part.weight,
            }
            for part in assessment.sections
        ]
    if assessment.feedback == "end":
        unusual["silent"] = True
    if assessment.review != "after-submit":
        unusual["review"] = assessment.review
    for name in ("cooling", "remediation", "pretest", "lap"):
        if value := getattr(assessment, name):
            unusual[name] = value
    return unusual


def _question(question: Question, language: str) -> dict[str, Any]:
    return {
        "id": question.id,
        "key": question.key,
        "type": question.type,
        "multiple": INTERACTIONS[question.type].multiple(question.spec),
        "options": [
            {
                "id": each.id,
                "key": each.key,
                "letter": each.letter,
                "group": each.group,
                "correct": each.correct,
            }
            for each in question.options
        ],
        "data": dict(question.data),
        "objectives": list(question.objectives),
        "points": question.points,
        "attempts": question.attempts,
        "shuffle": question.shuffle,
        "credit": question.credit,
        "graded": question.graded,
        "record": question.record,
        "language": language,
    }
