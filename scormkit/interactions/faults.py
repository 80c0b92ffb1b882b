"""What can be wrong with one question: the codes QST0xx."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Related, Severity, Span, fault


@fault("QST001", "no-right-answer")
def no_right_answer(span: Span, multiple: bool) -> Finding:
    """A question has options, but none of them is right.

    Nobody could answer it correctly: the learner sees feedback for a wrong answer whatever they choose, and
    in an assessment nobody reaches full marks.

    ```yaml
    type: choice
    prompt: Which number do you call first in an emergency?
    options:
      - text: "911"
      - text: "411"
    ```

    Add `correct: true` to the right option (to each right option, when `multiple: true` is set).
    """
    which = "each right option" if multiple else "the right option"
    return Finding(
        message="No option of this question is marked as right.",
        help=f"Add correct: true to {which}.",
        span=span,
    )


@fault("QST002", "several-right-answers")
def several_right_answers(spans: Sequence[Span]) -> Finding:
    """A question in which one option can be chosen has two or more right options.

    The learner can pick only one, so the other right options would count as wrong answers.

    ```yaml
    type: choice
    prompt: Which of these are primary colours?
    options:
      - text: Red
        correct: true
      - text: Blue
        correct: true
      - text: Green
    ```

    Add `multiple: true` to the question, so that learners choose every right option; or keep
    `correct: true` on one option only.
    """
    return Finding(
        message=f"{len(spans)} options are marked as right, but the learner can choose only one.",
        help="Add multiple: true to the question, or keep correct: true on one option.",
        span=spans[1],
        related=tuple(Related("also marked as right", span) for span in (spans[0], *spans[2:])),
    )


@fault("QST003", "every-option-right", Severity.INFO)
def every_option_right(span: Span) -> Finding:
    """Every option of a question with `multiple: true` is right.

    Ticking everything earns the points without reading. It is allowed, since it can be meant.

    ```yaml
    type: choice
    multiple: true
    prompt: Which of these are fruit?
    options:
      - text: Apple
        correct: true
      - text: Pear
        correct: true
    ```

    Add an option that is not right, or ask the question in another way.
    """
    return Finding(
        message="Every option of this question is right, so ticking all of them needs no thought.",
        help="Add an option that is not right, unless this is what you want.",
        span=span,
    )


@fault("QST004", "too-few-options")
def too_few_options(span: Span, count: int) -> Finding:
    """A choice question has fewer than two options.

    With nothing to choose from there is no question.

    ```yaml
    type: choice
    prompt: Which number do you call first in an emergency?
    options:
      - text: "911"
        correct: true
    ```

    Write at least two options.
    """
    found = "no options" if count == 0 else "only one option"
    return Finding(
        message=f"This question has {found}; it needs at least 2.",
        help="Write at least two options under options:, each beginning with - text:.",
        span=span,
    )


@fault(
    "QST005",
    "too-many-options",
    spec="SCORM 1.2 RTE 3.4.7: a choice response is made of single characters, 0-9 and a-z",
)
def too_many_options(span: Span, count: int, limit: int) -> Finding:
    """A choice question has more options than SCORM 1.2 can name.

    SCORM 1.2 records an answer as single characters from a to z and 0 to 9, so a question can have 36 options
    at most. Nobody can weigh that many anyway.

    ```yaml
    type: choice
    prompt: Pick your state.
    options:
      - text: Alabama
      # ... and 49 more
    ```

    Split the question into several, or group the options.
    """
    return Finding(
        message=f"This question has {count} options; {limit} is the most that an LMS can record.",
        help="Split the question into several, or group the options.",
        span=span,
    )


@fault("QST006", "same-option-text")
def same_option_text(span: Span, first: Span, text: str) -> Finding:
    """Two options of one question have the same text.

    Learners cannot tell them apart, and reports show the same answer twice.

    ```yaml
    type: choice
    prompt: Which number do you call first in an emergency?
    options:
      - text: "911"
        correct: true
      - text: "911"
    ```

    Change one of the two, or remove it.
    """
    return Finding(
        message=f'Two options have the same text, "{text}".',
        help="Change one of the two, or remove it.",
        span=span,
        related=(Related("the first option with this text", first),),
    )


@fault("QST007", "same-option-id")
def same_option_id(span: Span, first: Span, identifier: str) -> Finding:
    """Two options of one question have the same id.

    The id tells options apart when their text changes, and learners' saved answers rest on it.

    ```yaml
    type: choice
    prompt: Which number do you call first in an emergency?
    options:
      - {id: a, text: "911", correct: true}
      - {id: a, text: "411"}
    ```

    Give each option an id of its own, or leave the ids out: scormkit then makes them.
    """
    return Finding(
        message=f'Two options of this question have the id "{identifier}".',
        help="Give each option an id of its own, or leave the ids out.",
        span=span,
        related=(Related("the first option with this id", first),),
    )
