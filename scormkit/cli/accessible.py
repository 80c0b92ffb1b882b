"""The summary of `scormkit check --accessibility`."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from scormkit import api
from scormkit.errors import FindingsError


def show_accessibility(folders: Sequence[Path], today: date) -> int:
    """Print what each course leaves open; 1 if anything is, else 0."""
    from scormkit.findings.accessibility import summarise

    code = 0
    for folder in folders:
        found = api.check(folder, today=today)
        course = None
        with suppress(FindingsError):
            course = api.load(folder)
        summary = summarise(course, found)
        click.echo(f"{folder}: what is left open of WCAG 2.2, levels A and AA")
        for area, codes in summary.areas:
            mark = "open" if codes else "ok  "
            listed = f": {len(codes)} found ({', '.join(sorted({*codes}))})" if codes else ""
            click.echo(f"  {mark}  {area.criterion}  {area.asks}{listed}")
            code = 1 if codes else code
        if summary.counted:
            click.echo("  Only people can judge:")
            for sentence in summary.judge:
                click.echo(f"    {sentence}")
        else:
            click.echo("  The course has errors; `scormkit check` lists them.")
            code = 1
    return code
