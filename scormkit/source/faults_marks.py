"""CRS160-CRS164: what can be wrong with marks that say for whom something is."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Span, fault


@fault("CRS160", "mark-unknown")
def mark_unknown(span: Span, name: str, near: str | None, known: Sequence[str]) -> Finding:
    """A mark says that something is for an audience or a variant that the course does not have.

    The text would be left out of every package, or, worse, go into one that it is not meant for.

    ```yaml
    title: What an interview needs
    audience: police        # course.yaml calls it law-enforcement
    ```

    Correct the name. Audiences are listed in course.yaml under `audiences:`; variants are the files in the
    folder `variants`. `audience:` takes audiences, `variant:` takes variants, `only:` takes both.
    """
    guess = f"Did you mean {near}? " if near else ""
    there = f"It has: {', '.join(known)}." if known else "List audiences in course.yaml, below audiences:."
    return Finding(
        message=f"This course has no audience or variant called {name} that can be named here.",
        help=f"{guess}{there}",
        span=span,
    )


@fault("CRS162", "mark-missing")
def mark_missing(span: Span) -> Finding:
    """A block `:::only` does not say for whom it is.

    ```markdown
    :::only
    Police officers read this.
    :::
    ```

    Name the audience or the variant: `:::only {audience=law-enforcement}`.
    """
    return Finding(
        message="This block does not say for whom it is.",
        help="Write :::only {audience=name} or :::only {variant=name}.",
        span=span,
    )


@fault("CRS161", "mark-form")
def mark_form(span: Span, key: str) -> Finding:
    """`audience`, `variant` or `only` has a value that is no name and no list of names.

    ```yaml
    title: What an interview needs
    audience: {law-enforcement: true}
    ```

    Write a name, or a list of names: `audience: law-enforcement` or
    `audience: [law-enforcement, child-welfare]`.
    """
    return Finding(
        message=f"The value of {key} is not a name.",
        help=f"Write a name or a list of names, such as {key}: [one, another].",
        span=span,
    )
