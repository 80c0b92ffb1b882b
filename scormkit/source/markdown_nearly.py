"""What is nearly a citation, a link or a table, so that learners would see its signs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from scormkit.diagnostics import Diagnostic, Span
from scormkit.source import faults
from scormkit.source.citations import ONE_BRACE

_GAP = r"\[[^\[\]\n]+\]([ \t]+)\((?:https?://[^()\s]+|[^()\s]*\.[A-Za-z0-9]{2,5}(?:#[^()\s]*)?)\)"
"""Words in brackets, a gap, and what can only be an address or the path of a file."""
_DIVIDER = r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?"


class Nearly(NamedTuple):
    """A part of a text as it was written, and what is said of its place."""

    written: str
    fault: Callable[[Span], Diagnostic]


def nearly_marked(text: str) -> Iterator[Nearly]:
    """What in plain text was meant as a citation or a link."""
    if "{" in text:
        for match in re.finditer(ONE_BRACE, text):
            name = match[1]
            yield Nearly(match[0], lambda span, name=name: faults.citation_one_brace(span, name))  # type: ignore[misc]
    if "] " in text or "]\t" in text:
        for match in re.finditer(_GAP, text):
            together = match[0].replace(f"]{match[1]}(", "](")
            yield Nearly(match[0], lambda span, said=together: faults.link_with_gap(span, said))  # type: ignore[misc]


def nearly_tables(paragraph: str) -> Iterator[tuple[int, int]]:
    """The line of a paragraph (from 0) that begins what was meant as a table, and its number of columns."""
    lines = [line.strip() for line in paragraph.split("\n")] if "|" in paragraph else []
    for at, (line, after) in enumerate(pairwise(lines)):
        divided = "|" in line and "-" in after and re.fullmatch(_DIVIDER, after) is not None
        barred = all(len(each) > 2 and each[0] == each[-1] == "|" for each in (line, after))
        if divided or barred:
            yield at, len(line.strip("|").split("|"))
            return
