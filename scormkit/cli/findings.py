"""Findings on standard output, and the line that counts them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from scormkit.cli.words import count_text
from scormkit.diagnostics import Diagnostic, Severity
from scormkit.diagnostics.render.grouping import left_out
from scormkit.diagnostics.render.places import shown
from scormkit.diagnostics.render.text import Role, render_blocks
from scormkit.errors import FindingsError

_STYLES: dict[Role, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "blue", "bold": True},
    "place": {"bold": True},
    "margin": {"fg": "cyan"},
    "label": {"bold": True},
}


def print_findings(
    found: Sequence[Diagnostic],
    folder: Path,
    line: Callable[[Path, int], str] | None = None,
    *,
    group: bool = False,
) -> None:
    """Print the findings of the course in `folder`; a terminal gets colours and lines of its own width.

    `line` gives a line of a file that is no file on the disk, such as one in a zip. `group` cuts many of one
    kind short; only a command that has --all may ask for it.
    """
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    paint = _paint if _has_colours() else None
    for block in render_blocks(found, folder, width=width, paint=paint, line=line, group=group):
        click.echo(block, nl=False, color=True if paint else None)


def print_errors(error: FindingsError, folder: Path) -> None:
    """Print why a command cannot go on: the errors. Warnings are for `scormkit check` to tell."""
    errors = [each for each in error.diagnostics if each.severity is Severity.ERROR]
    print_findings(errors or error.diagnostics, folder)


def _has_colours() -> bool:
    """Whether standard output shows colours: NO_COLOR (no-color.org) and a plain terminal want none."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def _paint(text: str, role: Role) -> str:
    return click.style(text, **_STYLES[role])


def count_line(found: Sequence[Diagnostic], folder: Path, *, group: bool = False) -> str:
    """How many findings there are, in one line; with `group` also how many of them are not shown."""
    errors = sum(each.severity is Severity.ERROR for each in found)
    warnings = sum(each.severity is Severity.WARNING for each in found)
    counts = [
        count_text(number, noun) for number, noun in ((errors, "error"), (warnings, "warning")) if number
    ]
    notes = sum(each.severity is Severity.INFO for each in found)
    noted = f"{count_text(notes, 'note')}, nothing that must be corrected"
    nothing = noted if notes else "nothing to correct"
    return f"{shown(folder.absolute())}: {' and '.join(counts) or nothing}{unshown(found) if group else ''}"


def unshown(found: Sequence[Diagnostic]) -> str:
    """How many of the findings are left out where many of one kind are cut short; empty for none."""
    number = left_out(found)
    return f" ({number} of them not shown: --all shows them)" if number else ""
