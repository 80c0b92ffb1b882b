"""The plan as the player's data: the values of CourseData in player/src/types.d.ts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from scormkit.interactions import INTERACTIONS
from scormkit.plan.model import Assessment, Launchable, Page, Plan, Question, Unit


def course_data(plan: Plan, launchable: Launchable, text: Mapping[str, str]) -> dict[str, Any]:
    """CourseData (types.d.ts) of one launchable, with the interface text that the player fills in."""
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
    }


def _content(content: Page | Assessment, language: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": content.id,
        "key": content.key,
        "title": content.title,
        "kind": "page" if isinstance(content, Page) else "assessment",
        "questions": [_question(question, language) for question in content.questions],
    }
    if isinstance(content, Assessment):
        data |= {"passingScore": content.passing_score, "attempts": content.attempts}
    return data


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
