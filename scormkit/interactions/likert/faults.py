"""What can be wrong with questions that have no right answer: the codes QST056 to QST060."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Severity, Span, fault


@fault("QST056", "scale-length", spec="SCORM 1.2 RTE 3.4.7: a likert response is one character")
def scale_length(span: Span, count: int, least: int, most: int) -> Finding:
    """A scale has too few or too many points.

    With one point there is nothing to choose; more than eleven (0 to 10) nobody can tell apart, and they do
    not fit on a screen.

    ```yaml
    type: likert
    prompt: I would know what to do in a fire.
    scale: [I agree]
    ```

    Write 2 to 11 labels; five or seven serve most questions.
    """
    found = "1 point" if count == 1 else f"{count} points"
    return Finding(
        message=f"This scale has {found}; {least} to {most} are possible.",
        help=f"Write {least} to {most} labels, from one end of the scale to the other.",
        span=span,
    )


@fault("QST057", "field-without-effect", Severity.WARNING)
def field_without_effect(span: Span, field: str) -> Finding:
    """A question without a right answer has a field that is about right and wrong answers.

    Surveys (`likert`, `matrix`) and free texts (`long-text`) never count for points, and every answer to them
    is as good as any other, so the field changes nothing.

    ```yaml
    type: likert
    prompt: I would know what to do in a fire.
    scale: [Disagree, Not sure, Agree]
    feedback:
      incorrect: Read the page again.
    ```

    Remove the field. What everyone reads after answering stands under `feedback: correct:`.
    """
    return Finding(
        message=f"{field} changes nothing here: no answer to this question is right or wrong.",
        help="Remove it. What everyone reads after answering stands under feedback: correct:.",
        span=span,
    )
