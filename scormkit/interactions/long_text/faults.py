"""What can be wrong with the lengths of a written answer: the codes QST061 and QST062."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Span, fault


@fault("QST061", "text-too-long-to-send", spec="SCORM 1.2 RTE 3.4.4: a response is at most 255 characters")
def too_long_to_send(span: Span, most: int, limit: int) -> Finding:
    """An answer is to be sent to the LMS, but may be longer than SCORM 1.2 can carry.

    SCORM 1.2 takes 255 characters. Whatever is longer would be refused by the LMS or cut, and the report
    would show something that the learner did not write. scormkit cuts no answers.

    ```yaml
    type: long-text
    prompt: What will you check before your next ride?
    max_length: 600
    send: true
    ```

    Write `max_length: 255` or less; or remove `send: true`, so that the answer is kept with the learner's
    progress only.
    """
    return Finding(
        message=f"An answer may have {most} characters, but SCORM 1.2 can carry only {limit} to the LMS.",
        help=f"Write max_length: {limit} or less, or remove send: true to keep the answer in the course.",
        span=span,
    )


@fault("QST062", "lengths-crossed")
def lengths_crossed(span: Span, least: int, most: int) -> Finding:
    """A written answer must be longer than it may be.

    No learner could ever finish the question.

    ```yaml
    type: long-text
    prompt: What will you check before your next ride?
    min_length: 200
    max_length: 100
    ```

    Lower `min_length:`, or raise `max_length:`.
    """
    return Finding(
        message=f"An answer must have at least {least} characters, but may have {most} at most.",
        help="Lower min_length:, or raise max_length:.",
        span=span,
    )
