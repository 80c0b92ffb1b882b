"""Corrections carried out: the edits of findings, applied to texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from scormkit.diagnostics.model import Diagnostic, Edit

_LINE_END = re.compile(r"\r\n|\r|\n")


def apply_edits(texts: Mapping[str, str], found: Iterable[Diagnostic]) -> tuple[dict[str, str], int]:
    """The texts that the findings' edits change, as they are then, and the number of findings mended.

    `texts` holds every file that an edit names. All edits of a finding are applied, or none, where one would
    overlap with those of a finding before it. Each text keeps its kind of line ends.
    """
    starts = {file: [0, *(match.end() for match in _LINE_END.finditer(text))] for file, text in texts.items()}
    taken: dict[str, dict[tuple[int, int], str]] = {file: {} for file in texts}
    count = 0
    for finding in found:
        places = [(each.span.file, _place(starts[each.span.file], each)) for each in finding.edits]
        if not places or any(_overlaps(place, taken[file]) for file, place in places):
            continue
        count += 1
        for (file, place), edit in zip(places, finding.edits, strict=True):
            taken[file][place] = edit.replacement
    changed = {file: _applied(text, taken[file]) for file, text in texts.items()}
    return {file: text for file, text in changed.items() if text != texts[file]}, count


def _place(starts: list[int], edit: Edit) -> tuple[int, int]:
    """Where an edit begins and ends in the text, counted from 0."""
    span = edit.span
    line, column = span.end_line or span.line, span.end_column or span.column
    return starts[span.line - 1] + span.column - 1, starts[line - 1] + column - 1


def _overlaps(place: tuple[int, int], taken: Iterable[tuple[int, int]]) -> bool:
    first, last = place
    return any((first < end and start < last) or place == (start, end) for start, end in taken)


def _applied(text: str, edits: Mapping[tuple[int, int], str]) -> str:
    parts: list[str] = []
    position = 0
    for (first, last), replacement in sorted(edits.items()):
        parts += [text[position:first], replacement]
        position = last
    return "".join([*parts, text[position:]])
