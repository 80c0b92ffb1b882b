"""Findings as text: the place as editors and terminals link it, the line itself, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from scormkit.diagnostics.model import Diagnostic, Span
from scormkit.diagnostics.render.places import path_of, shown

EXCERPT = 96
"""Characters of a source line that are shown at most."""

READABLE = 2_000_000
"""Size in bytes up to which a file is opened again to show a line of it."""


def render_text(found: Sequence[Diagnostic], folder: Path) -> str:
    """All findings of the course in `folder`, one block each; empty for none."""
    return "".join(f"{_block(each, folder)}\n" for each in found)


def _block(finding: Diagnostic, folder: Path) -> str:
    head = f"{finding.severity} {finding.code} {finding.slug}: {finding.message}"
    lines = [f"{_place(finding.span, folder)}: {head}" if finding.span else head]
    lines += _excerpt(finding.span, folder) if finding.span else []
    lines += [f"  What to do: {finding.help}"] if finding.help else []
    lines += [f"  See also {_place(each.span, folder)}: {each.message}" for each in finding.related]
    return "\n".join(lines) + "\n"


def _place(span: Span, folder: Path) -> str:
    return f"{shown(path_of(span.file, folder))}:{span.line}:{span.column}"


def _excerpt(span: Span, folder: Path) -> list[str]:
    """The line a finding is about, with the place marked; nothing when the file cannot be shown."""
    line = _line(path_of(span.file, folder), span.line)
    if not line.strip():
        return []
    start = max(0, span.column - 1 - EXCERPT // 2) if len(line) > EXCERPT else 0
    piece = line[start : start + EXCERPT]
    first = span.column - 1 - start
    end = span.end_column if span.end_line == span.line and span.end_column else span.column + 1
    last = max(first + 1, min(end - 1 - start, len(piece)))
    gutter = " " * len(str(span.line))
    return [f"    {span.line} | {piece}", f"    {gutter} | {_marks(piece, first, last)}"]


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


def _line(path: Path, number: int) -> str:
    """Line `number` (from 1) of a text file, with what does not print as blanks; empty when there is none."""
    try:
        if path.stat().st_size > READABLE:
            return ""
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return ""
    line = lines[number - 1] if number <= len(lines) else ""
    return "".join(character if character.isprintable() else " " for character in line)
