"""A question as written -> a Question: its type's model, its texts parsed, its references checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scormkit.course import faults
from scormkit.course.errors import kind_of, validate
from scormkit.course.model import Option, Question
from scormkit.course.reading import Reading
from scormkit.diagnostics import Diagnostic, Report, Span
from scormkit.interactions import INTERACTIONS
from scormkit.interactions.base import ImageSeed, OptionSeed
from scormkit.source.document import Where
from scormkit.source.markdown import Reference
from scormkit.source.nearest import closest
from scormkit.source.scalars import shorten

EXAMPLE = "type: true-false, prompt: the question, answer: true"
_ALSO_KNOWN = {
    "multiple-choice": "choice",
    "multiple-response": "choice",
    "single-choice": "choice",
    "multiple": "choice",
    "mcq": "choice",
    "boolean": "true-false",
    "yes-no": "true-false",
    "short-answer": "fill-in",
    "fill-in-the-blank": "fill-in or cloze",
    "drag-and-drop": "matching, ordering or categorise",
    "sequence": "ordering",
    "sorting": "categorise",
    "essay": "long-text",
    "survey": "likert or matrix",
    "branching": "scenario",
}
"""What other tools call a type; where it may be one of several, all of them."""


def load_question(
    where: Where, data: Any, objectives: Sequence[str] | None, reading: Reading
) -> Question | None:
    """Read one question at its place. None, and findings, when it does not fit its type's model.

    `objectives` are the names that its unit has; None when the unit's own file is broken.
    """
    report = reading.report
    if data is None:
        report(faults.file_empty(where.span(), EXAMPLE))
        return None
    if not isinstance(data, Mapping):
        report(faults.file_shape(where.span(), kind_of(data), EXAMPLE))
        return None
    name = data.get("type")
    if not isinstance(name, str) or name not in INTERACTIONS:
        report(_no_such_type(where, name))
        return None
    check_objectives(data.get("objectives"), where, objectives, report)
    kind = INTERACTIONS[name]
    spec = validate(kind.model, where, data, report)
    if spec is None:
        return None
    for finding in kind.check(spec, where):
        report(finding)
    seeds, feedback = kind.options(spec), spec.feedback
    rich = {name: (where.at(*seed.path), seed.text) for name, seed in kind.rich(spec).items()}
    return Question(
        spec=spec,
        where=where,
        prompt=reading.rich(where.at("prompt"), spec.prompt),
        options=tuple(_option(seed, where, reading) for seed in seeds),
        feedback_correct=reading.rich_or_none(where.at("feedback", "correct"), feedback.correct),
        feedback_incorrect=reading.rich_or_none(where.at("feedback", "incorrect"), feedback.incorrect),
        feedback_partly=reading.rich_or_none(where.at("feedback", "partly"), feedback.partly),
        feedback_last=reading.rich_or_none(where.at("feedback", "last"), feedback.last),
        hints=tuple(reading.rich(where.at("hints", index), hint) for index, hint in enumerate(spec.hints)),
        texts=tuple((name, reading.rich(place, text)) for name, (place, text) in rich.items()),
        images=tuple(_images([*kind.images(spec), *(seed.image for seed in seeds)], where, reading)),
    )


def _no_such_type(where: Where, name: object) -> Diagnostic:
    known = tuple(INTERACTIONS)
    if name is None:
        return faults.question_type(where.span("type"), None, None, known)
    if not isinstance(name, str):
        return faults.question_type(where.span("type"), kind_of(name), None, known)
    near = _ALSO_KNOWN.get(name.lower().replace(" ", "-").replace("_", "-")) or closest(name, known)
    return faults.question_type(where.span("type"), shorten(name), near, known)


def _images(seeds: Sequence[ImageSeed | None], where: Where, reading: Reading) -> Iterator[Reference]:
    for seed in seeds:
        if seed is not None:
            yield reading.image(where.at(*seed.path), seed.target, seed.alt)


def _option(seed: OptionSeed, where: Where, reading: Reading) -> Option:
    text_path = (*seed.path, "text") if seed.text_path is None else seed.text_path
    return Option(
        seed=seed,
        text=reading.rich(where.at(*text_path), seed.text),
        feedback=reading.rich_or_none(where.at(*seed.feedback_path), seed.feedback),
    )


def check_objectives(written: Any, where: Where, objectives: Sequence[str] | None, report: Report) -> None:
    """Report each name in a list `objectives` at `where` that is none of `objectives` (None: unknown).

    Checked as written, so that another fault of a question does not hide a wrong name.
    """
    if objectives is None or not isinstance(written, list | tuple):
        return
    for index, name in enumerate(written):
        if isinstance(name, str) and name not in objectives:
            span = where.span("objectives", index)
            report(faults.objective_unknown(span, shorten(name), closest(name, objectives), objectives))


def check_ids(questions: Sequence[Question], report: Report) -> None:
    """Report ids that two questions of one page or assessment share (ids count capital letters as small)."""
    first: dict[str, Span] = {}
    for question in questions:
        if question.spec.id is None:
            continue
        span, key = question.where.span("id"), question.spec.id.lower()
        if key in first:
            report(faults.id_duplicate(span, "questions", question.spec.id, derived=False, first=first[key]))
        first.setdefault(key, span)
