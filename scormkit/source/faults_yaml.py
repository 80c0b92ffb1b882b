"""YML: what can be wrong with the form of a YAML text, in words for people who do not know YAML's grammar."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Edit, Finding, Related, Severity, Span, fault


@fault("YML001", "yaml-syntax")
def syntax(span: Span, problem: str) -> Finding:
    """The YAML cannot be read, for a reason that has no code of its own.

    Nothing after this place can be understood, so the rest of the file is not checked.

    ```yaml
    contents: [01-welcome.md]]
    ```

    Compare the line with the lines around it: one `key: value` a line, lists with `- ` before each entry.
    """
    return Finding(
        message=f"The YAML cannot be understood from here on: {problem}.",
        help="Compare with the lines around: one key: value a line, and a list with - before each entry.",
        span=span,
    )


@fault("YML002", "yaml-tab")
def tab_indentation(span: Span, more: int, edits: Sequence[Edit] = ()) -> Finding:
    """A line is indented with a tab.

    YAML allows spaces only, because a tab is as wide as each editor likes.

    ```yaml
    objectives:
    \tO1: Recognize the signs
    ```

    Replace each tab by two spaces. Most editors can do that for the whole file, and so can
    `scormkit check --fix`, where it is clear what the tabs mean.
    """
    also = f" {more} more lines begin in the same way." if more else ""
    return Finding(
        message=f"This line is indented with a tab, and YAML allows only spaces.{also}",
        help='Replace each tab by two spaces (in Visual Studio Code: "Convert Indentation to Spaces").',
        span=span,
        edits=tuple(edits),
    )


@fault("YML003", "yaml-duplicate-key")
def duplicate_key(span: Span, key: str, first: Span, *, in_list: bool = False) -> Finding:
    """The same key stands twice in one place.

    Only one of the two values could count, and which one differs between programs.

    ```yaml
    title: Recognizing the signs
    duration: 15
    title: What to look for
    ```

    Delete or rename one of the two. In a list, where one entry follows the other, the second one may only
    lack the hyphen at its beginning: `- id: shelter`.
    """
    entry = f" If a new entry of the list begins here, write a hyphen before it: - {key}:" if in_list else ""
    return Finding(
        message=f"`{key}` is written twice.",
        help=f"Delete one of the two.{entry}",
        span=span,
        related=(Related("first written here", first),),
    )


@fault("YML004", "yaml-alias")
def alias(span: Span, name: str) -> Finding:
    """A value refers to another one with YAML's `*name`, or text begins with a star.

    References hide what a course says from the people who read it, and a few lines of them can grow into
    gigabytes. scormkit does without them.

    ```yaml
    feedback:
      correct: *praise
    ```

    Write the value out again. Text that begins with a star needs quotation marks: `"*praise"`.
    """
    return Finding(
        message=f"`*{name}` is a YAML reference, which scormkit does not follow.",
        help="Write the value out; or, if it is text that begins with a star, put it in quotation marks.",
        span=span,
    )


@fault("YML005", "yaml-key")
def not_a_key(span: Span, found: str) -> Finding:
    """Something that is no plain word stands where a key is expected.

    ```yaml
    {a, b}: both
    ```

    Write a word, a colon and a space, and then the value. Text in curly or square brackets needs quotation
    marks.
    """
    return Finding(
        message=f"A key must be a word, but this one is {found}.",
        help="Write a word, a colon, a space and the value. Put text that begins with { or [ in quotes.",
        span=span,
    )


@fault("YML006", "yaml-tag")
def custom_tag(span: Span, tag: str) -> Finding:
    """A value begins with an exclamation mark, which YAML takes for a type name.

    Such types can make a program run things it should not, so scormkit knows none of them.

    ```yaml
    title: !important Read this first
    ```

    Text that begins with an exclamation mark needs quotation marks: `"!important Read this first"`.
    """
    return Finding(
        message=f"`{tag}` is read as a YAML type name, which scormkit does not use.",
        help="Remove it; or, if it is text that begins with an exclamation mark, put the text in quotes.",
        span=span,
    )


@fault("YML007", "yaml-several-documents")
def several_documents(span: Span) -> Finding:
    """A YAML file holds a second document after a line `---`.

    Only one would be read, and the rest would be lost without a word.

    ```yaml
    title: First steps
    ---
    title: Next steps
    ```

    Remove the line `---`, or move what follows into a file of its own.
    """
    return Finding(
        message="A line --- begins a second document here, and only one can stand in a file.",
        help="Remove the line ---, or move what follows into a file of its own.",
        span=span,
    )


@fault("YML008", "yaml-unclosed")
def unclosed(span: Span, opening: str, closing: str) -> Finding:
    """A quotation mark or a bracket is opened and never closed.

    Everything after it counts as part of the value, so the rest of the file cannot be checked.

    ```yaml
    title: "Recognizing the signs
    duration: 15
    ```

    Add the closing mark. An apostrophe inside '...' is written twice: `'It''s fine'`; inside "..." a
    quotation mark is written `\\"`.
    """
    inside = " Inside '...' write an apostrophe twice ('')." if opening == "'" else ""
    return Finding(
        message=f"The {opening} that is opened here is not closed properly.",
        help=f"Add the closing {closing}, or remove the opening one.{inside}",
        span=span,
    )


@fault("YML009", "yaml-colon-in-text")
def colon_in_text(span: Span, key: str) -> Finding:
    """A text has a colon and a space in it and is not in quotation marks.

    YAML takes the words before the colon for another key.

    ```yaml
    title: Trafficking: what it is
    ```

    Put the whole text in quotation marks: `title: "Trafficking: what it is"`.
    """
    return Finding(
        message=f"The text of `{key}` has a colon followed by a space, so YAML takes it for another key.",
        help="Put the whole text in quotation marks.",
        span=span,
    )


@fault("YML010", "yaml-missing-colon")
def missing_colon(span: Span, words: str) -> Finding:
    """A line has no colon, or no space after its colon, where a key is expected.

    ```yaml
    title Recognizing the signs
    duration: 15
    ```

    Write the key, a colon, a space and then the value: `title: Recognizing the signs`.
    """
    return Finding(
        message=f"`{words}` has no colon with a space after it, so it is not read as a key and its value.",
        help="Write the key, a colon, a space and then the value, such as title: Welcome.",
        span=span,
    )


@fault("YML011", "yaml-indentation")
def indentation(span: Span) -> Finding:
    """A line is indented in a way that fits none of the lines above it.

    In YAML the indentation says what belongs to what.

    ```yaml
    questions:
      - type: choice
       prompt: Which of these is true?
    ```

    Give lines that belong together the same number of spaces before them.
    """
    return Finding(
        message="This line is not indented like the lines it belongs with.",
        help="Give all keys of one group, and all entries of one list, the same number of spaces in front.",
        span=span,
    )


@fault("YML012", "yaml-reserved-character")
def reserved_character(span: Span, character: str) -> Finding:
    """A value begins with a character that YAML keeps for itself: `@`, a backtick, `%`, `*`, or a bracket.

    ```yaml
    title: @home with the family
    ```

    Put the value in quotation marks: `title: "@home with the family"`.
    """
    return Finding(
        message=f"A value cannot begin with {character} unless it is in quotation marks.",
        help="Put the whole value in quotation marks.",
        span=span,
    )


@fault("YML013", "yaml-too-deep")
def too_deep(span: Span, limit: int) -> Finding:
    """Values are nested in one another more than 40 levels deep.

    Nothing in a course needs more than six, so brackets were probably repeated by mistake.

    ```yaml
    keywords: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    ```

    Remove the brackets that are too many.
    """
    return Finding(
        message=f"Values are nested more than {limit} levels deep here.",
        help="Remove the brackets or indentation that are too many.",
        span=span,
    )


@fault("YML014", "yaml-escape")
def bad_escape(span: Span) -> Finding:
    r"""A backslash in double quotation marks is followed by something that YAML does not know, or that stands
    for a character which no package may hold.

    ```yaml
    copyright: "C:\quality"
    ```

    Write the backslash twice, or use single quotation marks, in which a backslash is just a backslash.
    """
    return Finding(
        message='A backslash inside "..." begins a special character, and this one is not possible.',
        help="Write the backslash twice, or put the text in single quotation marks '...' instead.",
        span=span,
    )


@fault("YML015", "yaml-hash-in-text", Severity.WARNING)
def hash_in_text(span: Span, lost: str) -> Finding:
    """Part of a text is lost, because a space and a `#` begin a comment in YAML.

    ```yaml
    title: Rule #1
    ```

    The title would be just "Rule". Put the whole text in quotation marks: `title: "Rule #1"`. A real comment
    has a space after the `#`.
    """
    return Finding(
        message=f"`{lost}` is not part of the text: a space and a # begin a comment.",
        help="Put the whole text in quotation marks. If it is a comment, write a space after the #.",
        span=span,
    )


@fault("YML016", "yaml-citation-unquoted")
def citation_unquoted(span: Span) -> Finding:
    """A value begins with a citation, `{{ ... }}`, and is not in quotation marks.

    In YAML an opening brace begins a group of keys, so the text would be lost.

    ```yaml
    prompt: {{ fact.reports }} were made. What does the number count?
    ```

    Put the whole text in quotation marks: `prompt: "{{ fact.reports }} were made."`.
    """
    return Finding(
        message="A value that begins with {{ has to stand in quotation marks.",
        help='Put the whole text in quotation marks: "{{ fact.name }} and so on".',
        span=span,
    )


@fault("YML017", "yaml-trailing-space", Severity.INFO)
def trailing_space(span: Span, edits: Sequence[Edit]) -> Finding:
    r"""A line of a YAML file ends in spaces that mean nothing.

    Nobody sees them, but they show up as changes when two versions of the course are compared.

    ```yaml
    title: "Welcome"\x20\x20
    ```

    Delete them (the example shows each as `\x20`); `scormkit check --fix` does so for the whole file. Spaces
    inside of a longer text, after `|` or between quotation marks, are part of it and are left alone.
    """
    more = len(edits) - 1
    also = f" {more} more {'line does' if more == 1 else 'lines do'} so, too." if more else ""
    return Finding(
        message=f"This line ends in spaces.{also}",
        help="Delete them, or run scormkit check --fix.",
        span=span,
        edits=tuple(edits),
    )
