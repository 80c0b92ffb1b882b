"""What can be wrong with a text with gaps: the codes QST025 to QST029."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Span, fault


@fault("QST025", "gap-without-place")
def gap_without_place(span: Span, number: int) -> Finding:
    """A gap is described, but the text has no place for it.

    The learner would never see it, and could not answer the question.

    ```yaml
    type: cloze
    prompt: Complete the sentence.
    text: Call [[1]] first.
    gaps:
      - accept: ["112"]
      - accept: [loudly]
    ```

    Write the gap's number in double brackets where it belongs, here `[[2]]`; or remove the gap.
    """
    return Finding(
        message=f"The text has no place for gap {number}.",
        help=f"Write [[{number}]] in text: where the gap belongs, or remove the gap.",
        span=span,
    )


@fault("QST026", "place-without-gap")
def place_without_gap(span: Span, mark: str, count: int) -> Finding:
    """The text has a place for a gap that is not described.

    Nobody could say what belongs there.

    ```yaml
    type: cloze
    prompt: Complete the sentence.
    text: Call [[1]] first, then [[2]].
    gaps:
      - accept: ["112"]
    ```

    Add an entry under `gaps:`; the first is for `[[1]]`, the second for `[[2]]`, and so on.
    """
    there = "is 1 gap" if count == 1 else f"are {count} gaps"
    return Finding(
        message=f"The text has {mark}, but there {there}.",
        help="Add an entry under gaps:, or correct the number in the brackets.",
        span=span,
    )


@fault("QST027", "gap-twice")
def gap_twice(span: Span, mark: str) -> Finding:
    """The text has two places for the same gap.

    A gap has one field, which can stand only once.

    ```yaml
    type: cloze
    prompt: Complete the sentence.
    text: Call [[1]], and tell them [[1]].
    gaps:
      - accept: ["112"]
    ```

    Number the gaps one after the other, each with an entry under `gaps:`.
    """
    return Finding(
        message=f"The text has {mark} more than once.",
        help="Give each gap a number of its own, and an entry under gaps:.",
        span=span,
    )


@fault("QST028", "gap-list-without-choice")
def gap_list_without_choice(span: Span, why: str) -> Finding:
    """The list of a gap leaves nothing to choose, or lacks the right answer.

    A list needs a right option and a wrong one.

    ```yaml
    type: cloze
    prompt: Complete the sentence.
    text: Call [[1]] first.
    gaps:
      - options: ["911", "411"]
        accept: ["112"]
    ```

    Write at least two `options:`, and repeat the right ones, letter by letter, under `accept:`.
    """
    return Finding(
        message=f"This list of a gap cannot be used: {why}.",
        help="Write at least two options:, and repeat the right ones (not all of them) under accept:.",
        span=span,
    )


@fault("QST029", "gap-in-markup")
def gap_in_markup(span: Span, mark: str) -> Finding:
    """A gap stands where no field can be: in code, in a link, in the description of an image, or in a list.

    ```yaml
    type: cloze
    prompt: Complete the sentence.
    text: Call `[[1]]` first.
    gaps:
      - accept: ["112"]
    ```

    Move the gap into the running text.
    """
    return Finding(
        message=f"{mark} stands in code, in a link, in an image or in a list, where no field can be.",
        help="Move it into the running text.",
        span=span,
    )
