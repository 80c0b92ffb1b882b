"""scormkit check --fix and --diff: what is mended without asking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scormkit.cli.reporting import Reporting
from scormkit.cli.words import count_text
from scormkit.diagnostics import Diagnostic
from scormkit.diagnostics.render.places import shown

if TYPE_CHECKING:
    from scormkit.findings.corrections import Correction


def corrections_of(
    folder: Path, choose: Callable[[Sequence[Diagnostic]], Sequence[Diagnostic]] = tuple
) -> tuple[tuple[Correction, ...], int]:
    """What can be corrected in a course, of the findings that `choose` picks, and how many that mends."""
    from scormkit import api
    from scormkit.findings.corrections import correct

    return correct(api.folder_of(folder), lambda drafts: choose(api.check(folder, drafts=drafts)))


def correct(folders: Sequence[Path], reporting: Reporting) -> None:
    """Write what can be corrected, and say so on standard error.

    Raises `click.UsageError` when a file cannot be written; it stays as it was.
    """
    from scormkit.findings.corrections import save

    for folder in folders:
        corrections, count = corrections_of(folder, reporting.choose)
        try:
            save(corrections)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise click.UsageError(f"{error.filename or folder} cannot be corrected: {reason}.") from None
        if corrections:
            files = ", ".join(shown(each.path) for each in corrections)
            click.echo(f"Corrected {count_text(count, 'finding')} in {files}", err=True)


def show_corrections(folders: Sequence[Path], reporting: Reporting) -> int:
    """Print what --fix would change as a unified diff; the exit code, 1 when it would change something."""
    from scormkit.findings.corrections import diff_of

    total = 0
    for folder in folders:
        corrections, count = corrections_of(folder, reporting.choose)
        total += count
        for each in corrections:
            click.echo(diff_of(each, shown(each.path)), nl=False)
        would = (
            f"{count_text(count, 'finding')} can be corrected" if count else "nothing to correct by itself"
        )
        click.echo(f"{shown(folder.absolute())}: {would}", err=True)
    return 1 if total else 0
