"""YML037-YML042: what text processors and quick fingers do to YAML."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Edit, Finding, Severity, Span, fault


@fault("YML037", "yaml-look-alike")
def look_alike(span: Span, called: str, meant: str, more: int, edits: Sequence[Edit]) -> Finding:
    """A character looks like a space, a hyphen or a colon, and is another one that YAML does not understand.

    Text processors, chat programs and web pages put such characters in place of the ordinary ones, and they
    come along when text is copied: blanks that keep words together, long dashes, dots before the entries of a
    list.

    ```yaml
    objectives:
      – O1: Recognize the signs
    ```

    Type the character again, with the keyboard. Where only one thing can be meant,
    `scormkit check --fix` does so.
    """
    also = f" {more} more {'line has' if more == 1 else 'lines have'} one." if more else ""
    return Finding(
        message=f"Here stands {called}: it was probably copied from another program.{also}",
        help=f"Delete it and type {meant}{', or run scormkit check --fix' if edits else ''}.",
        span=span,
        edits=tuple(edits),
    )


@fault("YML038", "yaml-curly-quotes")
def curly_quotes(span: Span, quote: str) -> Finding:
    """A value that needs quotation marks begins with typographic ones, and YAML knows only the straight ones.

    ```yaml
    title: “Signs: what to look for”
    ```

    Write straight quotation marks around the whole value: `title: "Signs: what to look for"`.
    """
    return Finding(
        message=f"{quote} is no quotation mark for YAML: it takes the marks of books as part of the text.",
        help='Put straight quotation marks, " and ", around the whole value.',
        span=span,
    )


@fault("YML039", "yaml-block-not-indented")
def block_not_indented(span: Span, key: str, sign: str) -> Finding:
    """A longer text is announced with `|`, and its lines do not stand farther in than its key.

    Only what is indented belongs to the text; the rest would be further keys.

    ```yaml
    notice: |
    This course takes five minutes.
    ```

    Put two spaces before each line of the text.
    """
    return Finding(
        message=f"This line is to belong to `{key}: {sign}` above, but does not stand farther in.",
        help="Put two spaces more than the key has before each line of the text.",
        span=span,
    )


@fault("YML040", "yaml-quote-within")
def quote_within(span: Span, quote: str) -> Finding:
    """The quotation mark or apostrophe inside of a text ends it, because the same mark stands around it.

    ```yaml
    title: 'Don't worry'
    ```

    Write the other kind of marks around the text: `title: "Don't worry"`. Where both kinds stand in the text,
    write the one that stands around it twice inside: `'Say "don''t"'`.
    """
    other = "'" if quote == '"' else '"'
    return Finding(
        message=f"The text ends at this {quote}, because it began with one; what follows is too much.",
        help=f"Put the other kind of marks around the whole text: {other} instead of {quote}.",
        span=span,
    )


@fault("YML041", "yaml-dash-without-space")
def dash_without_space(span: Span) -> Finding:
    """An entry of a list begins with a hyphen that no space follows.

    ```yaml
    units:
      - recognizing
      -responding
    ```

    Write a space after the hyphen: `- responding`.
    """
    return Finding(
        message="No space follows the - that begins an entry of a list.",
        help="Write a space after it.",
        span=span,
        edits=(Edit(span, "- "),),
    )


@fault("YML042", "yaml-curly-quotes-kept", Severity.WARNING)
def curly_quotes_kept(span: Span) -> Finding:
    """A value stands in typographic quotation marks, and YAML takes them as part of the text.

    Text processors put them in place of the straight ones. In the course the marks would be seen; in the name
    of a unit or of a file they make another name of it.

    ```yaml
    title: “Recognizing the signs”
    ```

    Write the value without the marks, `title: Recognizing the signs`, or with straight ones. If the marks are
    meant to be seen, put straight ones around them: `title: "“Recognizing the signs”"`. What somebody says is
    not meant here: a text that ends as a sentence does keeps its marks, unless it is a title.
    """
    return Finding(
        message="This value stands in the quotation marks of books, and YAML takes them as part of it.",
        help="Delete the marks at both ends, or write straight ones. If they are to be seen in the course,"
        " put straight ones around them.",
        span=span,
    )
