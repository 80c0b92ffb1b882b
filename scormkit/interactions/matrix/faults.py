"""What can be wrong with the rows of a matrix: the code QST058."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Span, fault


@fault("QST058", "too-few-rows")
def too_few_rows(span: Span, count: int) -> Finding:
    """A matrix has fewer than two rows.

    A table of one row is harder to read than the question itself.

    ```yaml
    type: matrix
    prompt: How sure are you of these?
    rows: [Calling for help]
    scale: [Not sure, Sure]
    ```

    Write at least two rows; or ask about one statement with `type: likert`.
    """
    found = "no rows" if count == 0 else "only one row"
    return Finding(
        message=f"This matrix has {found}; it needs at least 2.",
        help="Write at least two rows, or ask about one statement with type: likert.",
        span=span,
    )
