"""What can be wrong with a matching question: the codes QST035 to QST039."""

from __future__ import annotations

from typing import Literal

from scormkit.diagnostics import Finding, Related, Span, fault


@fault("QST035", "too-few-pairs")
def too_few_pairs(span: Span, count: int) -> Finding:
    """A matching question has fewer than two pairs.

    With one pair there is nothing to tell apart.

    ```yaml
    type: matching
    prompt: Which tool is for which job?
    pairs:
      - {source: Tire lever, target: Takes the tire off the rim}
    ```

    Write at least two pairs, or ask with `type: choice`.
    """
    found = "no pairs" if count == 0 else "only one pair"
    return Finding(
        message=f"This question has {found}; it needs at least 2.",
        help="Write at least two pairs under pairs:, each with source: and target:.",
        span=span,
    )


@fault(
    "QST036",
    "too-many-targets",
    spec="SCORM 1.2 RTE 3.4.7: a matching response is made of single characters, 0-9 and a-z",
)
def too_many_targets(span: Span, count: int, limit: int) -> Finding:
    """A matching question has more targets, distractors included, than SCORM 1.2 can name.

    SCORM 1.2 records each side of a pair as one character from a to z and 0 to 9, so there can be 36 targets
    at most. Learners can hardly weigh more than eight.

    ```yaml
    type: matching
    prompt: Which capital belongs to which state?
    pairs:
      - {source: Alabama, target: Montgomery}
      # ... and 49 more
    ```

    Split the question into several.
    """
    return Finding(
        message=f"This question has {count} targets; {limit} is the most that an LMS can record.",
        help="Split the question into several, or leave out some pairs or distractors.",
        span=span,
    )


@fault("QST037", "same-pair-text")
def same_pair_text(span: Span, first: Span, text: str, side: Literal["source", "target"]) -> Finding:
    """Two sources, or two targets, of a matching question have the same text.

    Learners cannot tell them apart, and only one of the two would count as right.

    ```yaml
    type: matching
    prompt: What puts out which fire?
    pairs:
      - {source: Paper, target: Water}
      - {source: Wood, target: Water}
      - {source: Cooking oil, target: A fire blanket}
    ```

    Change one of the two. When several sources belong to one target, use `type: categorise`.
    """
    return Finding(
        message=f'Two {side}s of this question have the same text, "{text}".',
        help="Change one of the two. When several belong to one target, use type: categorise.",
        span=span,
        related=(Related(f"the first {side} with this text", first),),
    )


@fault("QST038", "list-too-long")
def list_too_long(span: Span, count: int, limit: int) -> Finding:
    """A matching question repeats a long list of targets at every source.

    With `layout: lists` each source has a radio button for every target. Beyond six targets the page is
    mostly repetition, and learners with a screen reader hear all of it again and again.

    ```yaml
    type: matching
    layout: lists
    prompt: Which part is where?
    pairs:
      - {source: Bell, target: On the handlebar}
      - {source: Chain, target: Around the sprockets}
      - {source: Pedal, target: On the crank}
    distractors: [On the hub, On the fork, Under the saddle, Inside the tire]
    ```

    Remove `layout: lists`, so that each source has a menu; or use fewer targets.
    """
    return Finding(
        message=f"The list at each source has {count} targets; {limit} is the most for layout: lists.",
        help="Remove layout: lists, so that each source has a menu, or use fewer targets.",
        span=span,
    )


@fault("QST039", "image-in-menu")
def image_in_menu(span: Span) -> Finding:
    """A target (or the name of a group) is an image, but it stands in a menu, which shows only words.

    The image would be left out, and the entry of the menu might be empty.

    ```yaml
    type: matching
    prompt: Which sign is which?
    pairs:
      - source: The way out
        target: "![A running figure on green](media/exit.svg)"
      - source: A hose reel
        target: A hose on red
    ```

    Write `layout: lists`, or make the image the source and its meaning the target.
    """
    return Finding(
        message="This image would stand in a menu, which can show only words.",
        help="Write layout: lists, or use words here and the image on the other side.",
        span=span,
    )
