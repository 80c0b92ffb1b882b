"""What is shown while a build runs: one line redrawn on a terminal, one plain line elsewhere."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from scormkit.cli.words import size_text
from scormkit.diagnostics.render.places import shown

if TYPE_CHECKING:
    from scormkit.api import Progress

EVERY = 0.1
"""Seconds between two redraws at the least."""

STAGES = {
    "read": "reading the course",
    "plan": "putting it in order",
    "render": "making the pages",
    "verify": "checking the package",
    "write": "writing the package",
}


class Display:
    """Shows the progress of one course on standard error, for the length of a `with` block."""

    def __init__(self, folder: Path, parts: Sequence[str] = (), *, quiet: bool) -> None:
        chosen = f" ({', '.join(parts)})" if parts else ""
        self._name = f"{shown(folder.absolute())}{chosen}"
        self._quiet = quiet
        # A terminal that only adds lines, such as the shell in Emacs, shows each redrawing as one more line.
        self._terminal = not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._stage = ""
        self._drawn = 0.0

    def __enter__(self) -> Self:
        if not self._quiet and not self._terminal:
            print(f"Building {self._name}", file=sys.stderr, flush=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._terminal:
            self._draw("")

    def show(self, progress: Progress) -> None:
        """Draw the line anew: at once for a new stage, else a few times a second."""
        now = time.monotonic()
        if self._terminal and (progress.stage != self._stage or now - self._drawn >= EVERY):
            self._stage, self._drawn = progress.stage, now
            self._draw(f"Building {self._name}: {describe(progress)}")

    def _draw(self, line: str) -> None:
        room = shutil.get_terminal_size().columns - 1
        print(f"\r{line[:room]:{room}}", end="\r", file=sys.stderr, flush=True)


def describe(progress: Progress) -> str:
    """The stage in words, and while content is written how much of it."""
    if not progress.total:
        return STAGES[progress.stage]
    share = 100 * progress.done // progress.total
    return f"{STAGES[progress.stage]}, {size_text(progress.done)} of {size_text(progress.total)} ({share}%)"
