"""Objectives that no question measures, and questions of checks that measure none."""

from __future__ import annotations

from collections.abc import Iterator

from scormkit.course.banks import course_objectives
from scormkit.course.model import Assessment, Course, Question, Unit
from scormkit.course.quality import faults_questions as faults
from scormkit.course.quality.texts import asked_by
from scormkit.diagnostics import Diagnostic
from scormkit.interactions import INTERACTIONS
from scormkit.source.scalars import shorten


def is_graded(question: Question) -> bool:
    """Whether there is a right answer to a question."""
    return INTERACTIONS[question.spec.type].graded(question.spec)


def check_objectives(course: Course) -> Iterator[Diagnostic]:
    """Find objectives without a question, and questions of checks without an objective.

    A unit in which no question names any objective gets the second finding alone; one without questions none.
    """
    drawn = course_objectives(course.units)
    for place, unit in enumerate(course.units):
        if not unit.spec.objectives:
            continue
        named = {name for content in unit.contents for name in _named(content.questions)}
        # What a bank's questions measure is measured, whichever check draws them.
        for bank in course.banks:
            found = (drawn[name] for name in _named(bank.questions) if name in drawn)
            named |= {name for of, name in found if of == place}
        if named:
            for name, text in unit.spec.objectives.items():
                if name not in named:
                    span = unit.where.key_span("objectives", name)
                    yield faults.objective_without_question(span, name, shorten(text))
        yield from _without(unit, course)


def _named(questions: tuple[Question, ...]) -> set[str]:
    return {name for question in questions if is_graded(question) for name in question.spec.objectives}


def _without(unit: Unit, course: Course) -> Iterator[Diagnostic]:
    for check in unit.contents:
        if not isinstance(check, Assessment):
            continue
        graded = [each for each in asked_by(check, course) if is_graded(each)]
        # Those of a bank are answered for by the bank: other units may draw from it.
        silent = [each for each in check.questions if is_graded(each) and not each.spec.objectives]
        if silent:
            spans = [each.where.key_span("prompt") for each in silent]
            known = tuple(unit.spec.objectives)
            yield faults.question_without_objective(spans[0], len(spans), len(graded), known, spans[1:])
