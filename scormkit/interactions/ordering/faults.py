"""What can be wrong with an ordering question: the codes QST040 to QST042."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Related, Span, fault


@fault("QST040", "too-few-items")
def too_few_items(span: Span, count: int) -> Finding:
    """An ordering question has fewer than two items.

    One item is always in its place.

    ```yaml
    type: ordering
    prompt: In which order do you fix a flat tire?
    items: [Take the wheel out]
    ```

    Write at least two items under `items:`, in the right order.
    """
    found = "no items" if count == 0 else "only one item"
    return Finding(
        message=f"This question has {found}; it needs at least 2.",
        help="Write at least two items under items:, in the right order.",
        span=span,
    )


@fault(
    "QST041",
    "too-many-items",
    spec="SCORM 1.2 RTE 3.4.7: a sequencing response is made of single characters, 0-9 and a-z",
)
def too_many_items(span: Span, count: int, limit: int) -> Finding:
    """An ordering question has more items than SCORM 1.2 can name.

    SCORM 1.2 records the order as single characters from a to z and 0 to 9, so there can be 36 items at most.
    Learners can hardly keep more than eight in mind.

    ```yaml
    type: ordering
    prompt: Put the states in the order in which they joined.
    items:
      - Delaware
      # ... and 49 more
    ```

    Split the question into several, or leave out steps that go without saying.
    """
    return Finding(
        message=f"This question has {count} items; {limit} is the most that an LMS can record.",
        help="Split the question into several, or leave out steps that go without saying.",
        span=span,
    )


@fault("QST042", "same-item-text")
def same_item_text(span: Span, first: Span, text: str) -> Finding:
    """Two items of an ordering question have the same text.

    Learners cannot tell them apart, but only one of the two ways to place them would count as right.

    ```yaml
    type: ordering
    prompt: In which order do you give first aid?
    items: [Check the scene, Call for help, Check the scene]
    ```

    Change one of the two, or remove it.
    """
    return Finding(
        message=f'Two items of this question have the same text, "{text}".',
        help="Change one of the two, or remove it.",
        span=span,
        related=(Related("the first item with this text", first),),
    )
