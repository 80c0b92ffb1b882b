"""What can be wrong with a question that is answered with a number: the codes QST030 to QST034."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Related, Span, fault


@fault("QST030", "number-missing")
def number_missing(span: Span) -> Finding:
    """A numeric question, or an entry of its responses, names no number.

    Without a number nothing can be compared with what the learner types.

    ```yaml
    type: numeric
    prompt: How many compressions come before two breaths?
    ```

    Write `answer:` with the number, or `min:`, `max:` or both for a range.
    """
    return Finding(
        message="This names no number to compare with.",
        help="Write answer: with the number; or min:, max: or both for a range.",
        span=span,
    )


@fault("QST031", "number-and-range")
def number_and_range(span: Span, answer: Span) -> Finding:
    """A number and a range are given at once.

    It is not clear which of the two holds.

    ```yaml
    type: numeric
    prompt: How many compressions are due in a minute?
    answer: 110
    min: 100
    max: 120
    ```

    Keep `min:` and `max:`; or keep `answer:`, with `tolerance:` for what may differ.
    """
    return Finding(
        message="There is an answer and a range; only one of the two can hold.",
        help="Keep min: and max:, or keep answer: and say with tolerance: how far off it may be.",
        span=span,
        related=(Related("the answer", answer),),
    )


@fault("QST032", "range-reversed")
def range_reversed(span: Span, low: str, high: str) -> Finding:
    """The least number of a range is greater than the most.

    No number lies in it.

    ```yaml
    type: numeric
    prompt: How many compressions are due in a minute?
    min: 120
    max: 100
    ```

    Swap the two.
    """
    return Finding(
        message=f"No number lies between {low} and {high}.",
        help=f"Write min: {high} and max: {low}.",
        span=span,
    )


@fault("QST033", "tolerance-without-answer")
def tolerance_without_answer(span: Span) -> Finding:
    """A tolerance is given, but no number that it could belong to.

    A range from `min:` to `max:` has its tolerance in itself.

    ```yaml
    type: numeric
    prompt: How many compressions are due in a minute?
    min: 100
    max: 120
    tolerance: 5
    ```

    Remove `tolerance:` and widen the range, or write `answer:` instead of the range.
    """
    return Finding(
        message="This tolerance belongs to no answer.",
        help="Remove tolerance: and widen the range, or write answer: instead of min: and max:.",
        span=span,
    )


@fault("QST034", "unit-like-number")
def unit_like_number(span: Span, unit: str) -> Finding:
    """A unit begins like a number, so that it cannot be told from the number before it.

    ```yaml
    type: numeric
    prompt: How long is the hose?
    answer: 20
    units: {unit: "-m"}
    ```

    Write the unit with a letter or a sign such as % or ° at its beginning.
    """
    return Finding(
        message=f'The unit "{unit}" begins like a number.',
        help="Begin the unit with a letter, or with a sign such as % or °.",
        span=span,
    )
