"""What an assessment takes its questions from: its own list, its sections, the course's banks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scormkit.course import model as course_model
from scormkit.plan.model import USE, Question, Section


def sections_of(
    source: course_model.Assessment,
    key: int,
    own: Sequence[Question],
    banks: Mapping[str, Sequence[Question]],
) -> tuple[Section, ...]:
    """The sections of the assessment with the content key `key`; none when it asks its own questions, all.

    `own` are its own questions, planned, in order; `banks` those of each bank by its name in the course.
    """
    if not source.sections:
        return (Section("", tuple(own), source.spec.draw),) if source.spec.draw is not None else ()
    left = iter(own)
    return tuple(
        _section(section, key, [next(left) for _ in section.questions], banks) for section in source.sections
    )


def _section(
    source: course_model.Section, key: int, own: Sequence[Question], banks: Mapping[str, Sequence[Question]]
) -> Section:
    spec = source.spec
    questions = own
    if spec.bank is not None:
        questions = [each._replace(key=USE * (key + 1) + each.key) for each in banks.get(spec.bank, ())]
    return Section(spec.title or "", tuple(questions), spec.draw, spec.per_objective or 0, spec.weight)
