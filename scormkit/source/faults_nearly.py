"""MDN080-MDN083: what is nearly the beginning of a page, a citation, a link or a table."""

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


@fault("MDN082", "link-with-gap", Severity.WARNING)
def link_with_gap(span: Span, together: str) -> Finding:
    """The words of a link and its address do not stand together, so there is no link.

    Learners would see the brackets and the address.

    ```markdown
    Read [the report] (https://example.org/report) first.
    ```

    Delete the space between `]` and `(`.
    """
    return Finding(
        message="A space stands between the words and the address, so learners see brackets and no link.",
        help=f"Write {together}.",
        span=span,
        edits=(Edit(span, together),),
    )


@fault("MDN083", "table-broken", Severity.WARNING)
def table_broken(span: Span, columns: int) -> Finding:
    """Lines with bars between their parts look like a table and are none; learners would see the bars.

    The second line of a table parts its head from the rest: one `---` for each column, with bars between
    them. It is missing here, or has more or fewer parts than the first line.

    ```markdown
    | Sign | Meaning |
    |---|
    | Door | The way out |
    ```

    Write a second line with as many parts as the first has: `|---|---|`.
    """
    return Finding(
        message="This looks like a table and is none: learners see the bars.",
        help=f"Write as the second line, one part for each column of the first: {'|---' * columns}|",
        span=span,
    )
