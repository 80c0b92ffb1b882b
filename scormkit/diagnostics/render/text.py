"""Findings as text: the place as editors and terminals link it, the line itself, and what to do."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from scormkit.diagnostics.model import Diagnostic, Span
from scormkit.diagnostics.render.grouping import More, grouped
from scormkit.diagnostics.render.places import line_reader, path_of, shown

EXCERPT = 96
"""Characters of a source line that are shown at most."""

NARROWEST = 40
"""Columns below which a terminal is not followed."""

Role = Literal["error", "warning", "info", "place", "margin", "label"]
"""What a piece of the text is, for whoever gives it a colour."""

Paint = Callable[[str, Role], str]


def render_text(found: Sequence[Diagnostic], folder: Path) -> str:
    """All findings of the course in `folder`, one block each; empty for none."""
    return "".join(render_blocks(found, folder))


def render_blocks(
    found: Sequence[Diagnostic],
    folder: Path,
    *,
    width: int | None = None,
    paint: Paint | None = None,
    line: Callable[[Path, int], str] | None = None,
    group: bool = False,
) -> Iterator[str]:
    """The block of each finding of the course in `folder`, with an empty line behind it.

    `width` is that of the terminal in columns: sentences are wrapped to it, and less is shown of long lines.
    Without it (a file, a pipe) each sentence stays on one line, where other programs find it. `paint` gives a
    piece of text its colour. `line` gives a line of a file, where that is not to be read from the disk.
    With `group`, many of one kind are cut short (grouping.py).
    """
    line = line or line_reader()
    paint = paint or _plain
    for each in grouped(found) if group else found:
        if isinstance(each, More):
            yield f"{_more(each, width, paint)}\n\n"
        else:
            yield f"{_block(each, folder, line, width, paint)}\n"


def _more(more: More, width: int | None, paint: Paint) -> str:
    head: Role = more.severity.value
    kind: list[tuple[str, Role]] = [
        ("... ", "margin"),
        (f"and {more.number} more of {more.code} {more.slug}. ", head),
    ]
    return _sentence(kind, "--all shows them, and so does --format json.", width, paint)


def _plain(text: str, role: Role) -> str:
    del role
    return text


def _block(
    finding: Diagnostic, folder: Path, line: Callable[[Path, int], str], width: int | None, paint: Paint
) -> str:
    role: Role = finding.severity.value
    span = finding.span
    head: list[tuple[str, Role]] = [(f"{_place(span, folder)}: ", "place")] if span else []
    head += [(f"{finding.severity} {finding.code} {finding.slug}: ", role)]
    lines = [_sentence(head, finding.message, width, paint)]
    if span:
        lines += _excerpt(span, line(path_of(span.file, folder), span.line), width, paint, role)
    if finding.help:
        lines += [_sentence([("  What to do: ", "label")], finding.help, width, paint)]
    for each in finding.related:
        label = f"  See also {_place(each.span, folder)}: "
        lines += [_sentence([(label, "label")], each.message, width, paint)]
    return "\n".join(lines) + "\n"


def _place(span: Span, folder: Path) -> str:
    return f"{shown(path_of(span.file, folder))}:{span.line}:{span.column}"


def _sentence(head: Sequence[tuple[str, Role]], text: str, width: int | None, paint: Paint) -> str:
    """The text behind its head, wrapped to `width` columns."""
    painted = "".join(paint(piece, role) for piece, role in head)
    if width is None:
        return painted + text
    taken = sum(len(piece) for piece, _ in head)
    lines = textwrap.wrap(
        text,
        max(width, NARROWEST),
        initial_indent=" " * taken,
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return painted + "\n".join(lines)[taken:]


def _excerpt(span: Span, written: str, width: int | None, paint: Paint, role: Role) -> list[str]:
    """The line a finding is about, with the place marked; nothing when it cannot be shown."""
    line = "".join(character if character.isprintable() else " " for character in written)
    if not line.strip():
        return []
    room = EXCERPT if width is None else min(EXCERPT, max(width, NARROWEST) - len(str(span.line)) - 8)
    start = max(0, span.column - 1 - room // 2) if len(line) > room else 0
    piece = line[start : start + room]
    first = span.column - 1 - start
    end = span.end_column if span.end_line == span.line and span.end_column else span.column + 1
    last = max(first + 1, min(end - 1 - start, len(piece)))
    gutter = " " * len(str(span.line))
    marks = paint(_marks(piece, first, last), role)
    return [
        f"{paint(f'    {span.line} |', 'margin')} {piece}",
        f"{paint(f'    {gutter} |', 'margin')} {marks}",
    ]


def _marks(piece: str, first: int, last: int) -> str:
    """A line of `^` under the characters from `first` to `last` (exclusive).

    Terminals turn right-to-left text around, so behind such text the place is quoted instead.
    """
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in piece[:last]):
        return f"^ at: {piece[first:].partition(' ')[0] if last == first + 1 else piece[first:last]}"
    width = sum(map(_cells, piece[:first])) + max(0, first - len(piece))
    return " " * width + "^" * max(1, sum(map(_cells, piece[first:last])))


def _cells(character: str) -> int:
    """Columns of a terminal that a character takes: East Asian ones and emoji two, combining ones none."""
    if unicodedata.combining(character) or character in "\u200d\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
