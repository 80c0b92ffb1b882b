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


@fault("QST008", "image-alternative-missing", spec="WCAG 2.2, 1.1.1 Non-text Content (A)")
def image_alternative_missing(span: Span) -> Finding:
    """An image in a question has no text for learners who cannot see it.

    Screen readers can say nothing about it, and when it does not load, nobody knows what it showed.

    ```yaml
    type: choice
    prompt: Which sign shows the way out?
    options:
      - {text: Sign A, image: media/exit.svg, correct: true}
      - {text: Sign B, image: media/hydrant.svg, alt: "A red square with a hose reel"}
    ```

    Add `alt:` with what the image shows, without giving the answer away. Where the text beside it says the
    same, write `alt: decorative`.
    """
    return Finding(
        message="This image has no alternative text.",
        help="Add alt: with what the image shows, or alt: decorative where the text beside it says it all.",
        span=span,
    )


@fault("QST009", "alternative-without-image")
def alternative_without_image(span: Span) -> Finding:
    """An option has an alternative text, but no image that it could stand for.

    Learners never meet the text; most likely the image was forgotten or its field has another name.

    ```yaml
    type: choice
    prompt: Which sign shows the way out?
    options:
      - {text: Sign A, alt: "A running figure on green", correct: true}
      - {text: Sign B}
    ```

    Add `image:` with the path of the image, or remove `alt:`.
    """
    return Finding(
        message="This alternative text has no image.",
        help="Add image: with the path of the image, or remove alt:.",
        span=span,
    )


@fault("QST010", "credit-without-parts")
def credit_without_parts(span: Span, policy: str, why: str) -> Finding:
    """A question asks for partial credit, but an answer to it is either right or wrong.

    No learner could ever earn a part of the points, so the question would not do what it says.

    ```yaml
    type: true-false
    prompt: Buyers can be traffickers too.
    answer: true
    credit: partial
    ```

    Remove `credit:`. In a choice question, `multiple: true` makes room for answers that are right in part.
    """
    return Finding(
        message=f'credit is "{policy}", but {why}.',
        help="Remove credit:, or ask so that an answer can be right in part (choice: multiple: true).",
        span=span,
    )


@fault("QST011", "image-elsewhere")
def image_elsewhere(span: Span, target: str) -> Finding:
    """An image of a question is on another server.

    Courses run without a connection to other hosts: behind a firewall or offline the image is missing, and
    the other server learns who takes the course.

    ```yaml
    type: choice
    prompt: Which sign shows the way out?
    options:
      - {text: Sign A, image: "https://example.org/exit.svg", alt: "A running figure", correct: true}
      - {text: Sign B}
    ```

    Save the image in the course folder (respect its licence), and name it by its path.
    """
    return Finding(
        message=f'The image "{target}" is not a file of the course.',
        help="Save the image in the course folder and write its path, such as media/exit.svg.",
        span=span,
    )
