"""Findings on standard output, and the line that counts them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from scormkit.cli.words import count_text
from scormkit.diagnostics import Diagnostic, Severity
from scormkit.diagnostics.render.places import shown
from scormkit.diagnostics.render.text import render_text

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def print_findings(found: Sequence[Diagnostic], folder: Path) -> None:
    """Print the findings of the course in `folder`; in colour where the output is a terminal."""
    for each in found:
        head, _, rest = render_text((each,), folder).partition("\n")
        click.echo(f"{click.style(head, fg=COLOURS[each.severity], bold=True)}\n{rest}", nl=False)


def count_line(found: Sequence[Diagnostic], folder: Path) -> str:
    """How many findings there are, in one line."""
    errors = sum(each.severity is Severity.ERROR for each in found)
    warnings = sum(each.severity is Severity.WARNING for each in found)
    counts = [
        count_text(number, noun) for number, noun in ((errors, "error"), (warnings, "warning")) if number
    ]
    return f"{shown(folder.absolute())}: {' and '.join(counts) or 'nothing to correct'}"


def has_errors(found: Sequence[Diagnostic]) -> bool:
    """Whether one of the findings is an error."""
    return any(each.severity is Severity.ERROR for each in found)
