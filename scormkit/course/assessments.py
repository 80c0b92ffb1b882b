"""An assessment's YAML file -> an Assessment, and what its own keys contradict each other in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scormkit.course import faults
from scormkit.course.changes import changed_check
from scormkit.course.model import Assessment, Question, Section
from scormkit.course.overlay import Names
from scormkit.course.questions import check_ids, load_question
from scormkit.course.reading import Reading
from scormkit.course.rules import read_rules
from scormkit.course.schema import AssessmentSpec
from scormkit.diagnostics import Report
from scormkit.source.document import Where

TITLE_EXAMPLE = "title: Check what you know"


def load_assessment(
    name: str, objectives: Sequence[str] | None, unit: Names, reading: Reading
) -> Assessment | None:
    """Read the assessment in the file `name`, every fault reported.

    `objectives` are the names that its unit has (None: unknown), `unit` is what that is called. What its
    sections draw from banks is looked at once the banks are read (banks.py).
    """
    reading.contents[name] = ()
    document = reading.document(name, changed_check(unit, name, reading))
    if name in reading.omitted:
        del reading.contents[name]
    if document is None:
        return None
    where = Where(document)
    spec = reading.spec(AssessmentSpec, document, TITLE_EXAMPLE)
    data = document.data if isinstance(document.data, Mapping) else {}
    questions = load_questions(name, where, data.get("questions"), objectives, reading)
    sections: list[Section] = []
    written = data.get("sections")
    for index, each in enumerate(written if isinstance(written, list) else ()):
        place = where.at("sections", index)
        inner = each.get("questions") if isinstance(each, Mapping) else None
        own = load_questions(f"{name}, section {index + 1}", place, inner, objectives, reading)
        questions += own
        if spec is not None and spec.sections is not None:
            sections.append(Section(spec.sections[index], place, tuple(own)))
    check_ids(questions, reading.report)
    if data:
        _check_source(where, data, reading.report)
    rules = read_rules(where, document.data, reading.report)
    if spec is None or rules is None:
        return None
    _check_keys(spec, where, questions, reading.report)
    intro = reading.rich_or_none(where.at("intro"), spec.intro)
    return Assessment(name, spec, where, intro, tuple(questions), rules, tuple(sections))


def load_questions(
    name: str, where: Where, written: Any, objectives: Sequence[str] | None, reading: Reading
) -> list[Question]:
    """The questions of a list `questions:` at `where`; one that cannot be used is left out, and noted so.

    `name` is what the list is called among what was left out.
    """
    questions: list[Question] = []
    for index, data in enumerate(written if isinstance(written, list) else ()):
        question = load_question(where.at("questions", index), data, objectives, reading)
        if question is not None:
            questions.append(question)
        else:
            reading.left_out.append(f"{name}, question {index + 1}")
    return questions


def _check_source(where: Where, data: Mapping[str, Any], report: Report) -> None:
    """Questions or sections, and in each section a bank or questions; checked as written."""
    if "questions" in data and "sections" in data:
        report(faults.questions_and_sections(where.key_span("sections")))
    elif "questions" not in data and "sections" not in data:
        about = "Each question begins with - type: on a line of its own; or write sections: instead."
        report(faults.key_missing(where.span(), "questions", about))
    for key in ("questions", "sections"):
        if key in data and data[key] is None:
            report(faults.value_empty(where.key_span(key), key))
    if "draw" in data and "sections" in data:
        report(faults.draw_beside_sections(where.key_span("draw")))
    written = data.get("sections")
    for index, each in enumerate(written if isinstance(written, list) else ()):
        if isinstance(each, Mapping) and ("bank" in each) == ("questions" in each):
            report(faults.section_source(where.span("sections", index), has_both="bank" in each))


def _check_keys(spec: AssessmentSpec, where: Where, questions: Sequence[Question], report: Report) -> None:
    """Settings that have no effect beside each other."""
    limit = spec.attempts or (1 if spec.pretest else None)
    if spec.cooling is not None and limit == 1:
        report(faults.cooling_without_tries(where.span("cooling"), is_pretest=spec.attempts is None))
    if spec.feedback == "end":
        for question in questions:
            if question.spec.attempts not in (None, 1):
                report(faults.tries_without_feedback(question.where.span("attempts")))
    weights = [section for section in spec.sections or () if section.weight is not None]
    if weights and len(spec.sections or ()) == 1:
        report(faults.weight_alone(where.span("sections", 0, "weight")))
