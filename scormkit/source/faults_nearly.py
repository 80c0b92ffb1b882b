"""MDN080-MDN081: what is nearly the beginning of a page, and nearly a citation."""

from __future__ import annotations

from scormkit.diagnostics import Edit, Finding, Severity, Span, fault


@fault("MDN080", "front-matter-late")
def front_matter_late(span: Span, before: Span) -> Finding:
    """The lines that give a page its title, id and rules do not stand at its very top.

    There is an empty line above the first `---`, so that learners would see the lines as text.

    ```markdown

    ---
    title: How to report
    ---
    ```

    Delete what stands above the first `---`.
    """
    return Finding(
        message="These lines would be shown to learners: the first --- is not the first line of the page.",
        help="Delete the empty lines above it.",
        span=span,
        edits=(Edit(before, ""),),
    )


@fault("MDN081", "citation-one-brace", Severity.WARNING)
def citation_one_brace(span: Span, name: str) -> Finding:
    """Something that looks like a citation has one brace on each side, and a citation has two.

    Learners would see the braces and the name.

    ```markdown
    Nobody lifts more than {fact.max_load} alone.
    ```

    Write two: `{{ fact.max_load }}`.
    """
    written = f"{{{{ {name} }}}}"
    return Finding(
        message=f"Learners see {{{name}}} as it stands: a citation has two braces on each side.",
        help=f"Write {written}.",
        span=span,
        edits=(Edit(span, written),),
    )
