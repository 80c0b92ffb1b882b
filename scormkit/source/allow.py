"""What an author allows: a comment beside a finding, with a reason, that takes the finding off the list.

`# scormkit: allow CODE reason` in YAML (also in a question of a page), `<!-- scormkit: allow CODE reason -->`
in Markdown. On a line of its own the comment is for the next line, else for the line it stands on.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from scormkit.diagnostics import Edit, Span
from scormkit.source.text import SourceFile


class Allow(NamedTuple):
    """One permission: `code` is a code or a slug as written, `reason` may be empty (which is a fault).

    `lines` are those of the findings that it takes off the list; None means the whole course. `removal` is
    what deletes the comment; None where that is not simple.
    """

    code: str
    reason: str
    span: Span
    lines: frozenset[int] | None
    removal: Edit | None = None


_MARK = "scormkit:"
_WORDS = r"scormkit:[ \t]*(?P<verb>\w*)[ \t]*(?P<code>(?!-->)\S*)[ \t]*(?P<reason>.*?)[ \t]*"
_YAML = re.compile(rf"(?:^|[ \t])(?P<comment>#[ \t]*{_WORDS})$")
_MARKDOWN = re.compile(rf"(?P<comment><!--[ \t]*{_WORDS}-->)")
_FENCE = re.compile(r"[ \t>]*(?P<marks>`{3,}|~{3,})[ \t]*(?P<word>\w*)")


def find_allows(file: SourceFile) -> tuple[Allow, ...]:
    """The permissions in a file, in order; one that is not understood has an empty code."""
    if _MARK not in file.text:
        return ()
    lines = file.text.split("\n")
    forms = list(_forms(lines, file.name.endswith((".yaml", ".yml"))))
    return tuple(
        _allow(file, lines, number, match)
        for number, (line, form) in enumerate(zip(lines, forms, strict=True), start=1)
        if form is not None and _MARK in line
        for match in form.finditer(line)
    )


def _forms(lines: list[str], is_yaml: bool) -> Iterator[re.Pattern[str] | None]:
    """For each line, what a comment looks like there; None inside of code that is only shown."""
    marks, inside = "", ""
    front = _front_matter_end(lines)
    for number, line in enumerate(lines):
        fence = None if is_yaml else _FENCE.match(line)
        if is_yaml:
            # A long text of a YAML file is Markdown, whose comments are those of Markdown.
            yield _MARKDOWN if "<!--" in line else _YAML
        elif marks:
            yield _YAML if inside == "question" else None
            if fence and fence["marks"].startswith(marks) and not line[fence.end() :].strip():
                marks = ""
        elif fence:
            marks, inside = fence["marks"], fence["word"]
            yield None
        else:
            yield _YAML if number < front else _MARKDOWN


def _front_matter_end(lines: list[str]) -> int:
    if lines[0].rstrip() != "---":
        return 0
    return next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)


def _allow(file: SourceFile, lines: list[str], number: int, match: re.Match[str]) -> Allow:
    line = lines[number - 1]
    start, end = match.span("comment")
    is_alone = not line[:start].strip() and not line[end:].strip()
    covered = _next_line(lines, number) if is_alone else number
    understood = match["verb"] == "allow"
    first, last = match.span("code") if understood and match["code"] else (start, end)
    return Allow(
        match["code"] if understood else "",
        match["reason"],
        Span(file.name, number, first + 1, number, last + 1),
        frozenset((number, covered)),
        _removal(file.name, lines, number, start, end),
    )


def _next_line(lines: list[str], number: int) -> int:
    """The next line that says something: comments can stand one below the other."""
    for following in range(number, len(lines)):
        if lines[following].strip() and _MARK not in lines[following]:
            return following + 1
    return number


def _removal(file: str, lines: list[str], number: int, start: int, end: int) -> Edit | None:
    """What deletes a comment, with its line when nothing else stands there; None in the middle of a line."""
    line = lines[number - 1]
    if line[end:].strip():
        return None
    if not line[:start].strip() and number < len(lines):
        return Edit(Span(file, number, 1, number + 1, 1), "")
    return Edit(Span(file, number, len(line[:start].rstrip()) + 1, number, len(line) + 1), "")
