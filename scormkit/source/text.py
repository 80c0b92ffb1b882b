"""A source file as text, and where an offset in it stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from scormkit.diagnostics import Span


@dataclass(frozen=True)
class SourceFile:
    """A text file of a course. `name` is how diagnostics call it: relative to the course folder's parent."""

    name: str
    text: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which lines begin; line n (from 1) begins at `line_starts[n - 1]`."""
        starts = [0]
        position = self.text.find("\n")
        while position != -1:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return tuple(starts)

    def span(self, start: int, end: int | None = None) -> Span:
        """The span of the characters from offset `start` to `end` (exclusive; offsets count from 0)."""
        line, column = self._place(start)
        if end is None:
            return Span(self.name, line, column)
        end_line, end_column = self._place(end)
        return Span(self.name, line, column, end_line, end_column)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1
