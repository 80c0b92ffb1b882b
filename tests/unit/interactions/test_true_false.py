"""What an author may write as a true-false question."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from scormkit.diagnostics import Diagnostic
from scormkit.interactions import INTERACTIONS
from scormkit.interactions.true_false.model import TrueFalseSpec
from scormkit.source.document import Where
from scormkit.source.text import SourceFile
from scormkit.source.yaml import parse_yaml

TRUE_FALSE = INTERACTIONS["true-false"]

QUESTION = """\
type: true-false
prompt: The child must be moved for this to be trafficking.
answer: false
feedback:
  incorrect: Read the page once more.
  true: A common belief.
"""


def read(text: str) -> tuple[TrueFalseSpec, Where]:
    problems: list[Diagnostic] = []
    document = parse_yaml(SourceFile("demo/one/check.yaml", text), problems.append)
    assert document is not None
    assert problems == []
    return TRUE_FALSE.model.model_validate(document.data), Where(document)


def test_the_options_are_always_true_and_then_false() -> None:
    spec, where = read(QUESTION)
    first, second = TRUE_FALSE.options(spec)
    assert (first.id, first.letter, first.correct, first.feedback) == ("true", "t", False, "A common belief.")
    assert (second.id, second.letter, second.correct, second.feedback) == ("false", "f", True, None)
    assert where.span(*first.path).line == 3
    assert where.span(*first.feedback_path).line == 6


def test_it_is_never_shuffled_and_takes_one_answer() -> None:
    spec, where = read(QUESTION)
    assert not TRUE_FALSE.shuffle(spec)
    assert not TRUE_FALSE.multiple(spec)
    assert list(TRUE_FALSE.check(spec, where)) == []


def test_feedback_by_outcome_stays_beside_feedback_by_answer() -> None:
    spec, _ = read(QUESTION)
    assert spec.feedback.incorrect == "Read the page once more."
    assert spec.feedback.correct is None


@pytest.mark.parametrize("answer", ["answer: yes", 'answer: "true"', "answer: maybe", "answers: true"])
def test_the_answer_is_true_or_false(answer: str) -> None:
    with pytest.raises(ValidationError):
        read(QUESTION.replace("answer: false", answer))


def test_options_cannot_be_written() -> None:
    with pytest.raises(ValidationError):
        read(QUESTION + "options:\n  - text: Perhaps\n")
