"""Questions that give their answer away, say nothing after it, or have none that is right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from scormkit.course.model import Course, Question
from scormkit.course.quality import faults_questions as faults
from scormkit.course.quality.languages import ALL_ABOVE
from scormkit.course.quality.objectives import is_graded
from scormkit.course.quality.texts import asked_by, checks_of, language_of, questions_of
from scormkit.diagnostics import Diagnostic, Span
from scormkit.interactions import INTERACTIONS
from scormkit.source.markdown import Markdown, plain_text

MARGIN = 4 / 3
SHARE = 0.7
FEWEST_FOR_LENGTH = 4
FEWEST_FOR_POSITION = 3
FEWEST_OPTIONS = 3


def check_answers(course: Course) -> Iterator[Diagnostic]:
    """Find what learners could notice in the options instead of knowing, and answers that lead to nothing."""
    for _, check in checks_of(course):
        asked = asked_by(check, course)
        choices = [each for each in asked if _has_one_right(each)]
        yield from _check_lengths(choices)
        yield from _check_positions(choices)
        has_promise = check.spec.passing_score is not None or check.spec.attempts is not None
        if asked and has_promise and not any(map(is_graded, asked)):
            key = "passing_score" if check.spec.passing_score is not None else "attempts"
            yield faults.check_without_points(check.where.key_span(key), len(asked))
    pattern = ALL_ABOVE.get(language_of(course))
    if pattern is not None:
        yield from _check_above(course, re.compile(pattern))
    yield from _check_feedback(course)


def _has_one_right(question: Question) -> bool:
    kind = INTERACTIONS[question.spec.type]
    is_choice = question.spec.type == "choice" and not kind.multiple(question.spec)
    rights = sum(option.seed.correct for option in question.options)
    return is_choice and rights == 1 and len(question.options) >= FEWEST_OPTIONS


def _place(question: Question) -> Span:
    return question.where.key_span("prompt")


def _right(question: Question) -> int:
    """The position of the one right option, from 0."""
    return next(at for at, option in enumerate(question.options) if option.seed.correct)


def _check_lengths(choices: Sequence[Question]) -> Iterator[Diagnostic]:
    if len(choices) < FEWEST_FOR_LENGTH:
        return
    telling = [each for each in choices if _is_longest(each)]
    if len(telling) >= ceil(len(choices) * SHARE):
        spans = [option_span(each, _right(each)) for each in telling]
        yield faults.longest_is_right(spans[0], len(telling), len(choices), spans[1:])


def _is_longest(question: Question) -> bool:
    lengths = [len(words_of(option.text)) for option in question.options]
    right = lengths.pop(_right(question))
    return right > max(lengths) * MARGIN


def words_of(text: Markdown) -> str:
    """The words of a text in one line, without markup."""
    inline = (plain_text(token.children or []) for token in text.tokens if token.type == "inline")
    return " ".join(" ".join(inline).split())


def option_span(question: Question, index: int) -> Span:
    """Where the text of an option is written."""
    seed = question.options[index].seed
    return question.where.span(*((*seed.path, "text") if seed.text_path is None else seed.text_path))


def _check_positions(choices: Sequence[Question]) -> Iterator[Diagnostic]:
    fixed = [each for each in choices if not INTERACTIONS["choice"].shuffle(each.spec)]
    places = {_right(each) for each in fixed}
    if len(fixed) >= FEWEST_FOR_POSITION and len(places) == 1:
        at = places.pop()
        spans = [option_span(each, at) for each in fixed]
        yield faults.same_position(spans[0], len(fixed), at + 1, spans[1:])


def _check_above(course: Course, pattern: re.Pattern[str]) -> Iterator[Diagnostic]:
    for question in questions_of(course):
        if question.spec.type != "choice":
            continue
        shuffled = INTERACTIONS["choice"].shuffle(question.spec)
        for index, option in enumerate(question.options):
            text = words_of(option.text)
            if pattern.fullmatch(text.lower().rstrip(".! ")):
                yield faults.all_of_the_above(option_span(question, index), text, is_shuffled=shuffled)


def _check_feedback(course: Course) -> Iterator[Diagnostic]:
    """One finding a file of questions: a page, a check, a bank."""
    lists = [
        content.questions
        for unit in course.units
        for content in unit.contents
        if not getattr(content.spec, "pretest", False)
    ]
    for questions in (*lists, *(bank.questions for bank in course.banks)):
        asked = [each for each in questions if is_graded(each) and each.spec.type != "scenario"]
        silent = [each for each in asked if not _says_something(each)]
        if silent:
            spans = list(map(_place, silent))
            yield faults.feedback_missing(spans[0], len(silent), len(asked), spans[1:])


def _says_something(question: Question) -> bool:
    if question.feedback_correct is not None or question.feedback_incorrect is not None:
        return True
    if any(option.feedback is not None for option in question.options):
        return True
    return _has_feedback(question.spec.model_dump(exclude_none=True))


def _has_feedback(value: Any) -> bool:
    """Whether anything is written under a key `feedback`, as deep as types have one."""
    if isinstance(value, dict):
        return bool(value.get("feedback")) or any(map(_has_feedback, value.values()))
    return isinstance(value, list | tuple) and any(map(_has_feedback, value))
