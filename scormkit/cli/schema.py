"""scormkit schema: JSON Schemas of what an author writes, and of the JSON report."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from scormkit.cli.help import Command


@click.command("schema", cls=Command)
@click.argument("kinds", metavar="[KIND]...", nargs=-1)
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path), help="Write the schemas into this folder."
)
def command(kinds: tuple[str, ...], out: Path | None) -> None:
    """Print JSON Schemas, for editors that complete and check.

    They tell an editor which keys a file can have and what each one means.

    KIND is course, unit, assessment, page, report and so on. Without one, the kinds are listed; with --out,
    all of them are written.

    \b
    Examples:
      scormkit schema course
      scormkit schema --out schemas

    Exit code: 0, or 2 for a kind that does not exist, or 3 for a fault of scormkit itself.
    """
    from scormkit import api

    schemas = api.schemas()
    for kind in kinds:
        if kind not in schemas:
            near = get_close_matches(kind.lower(), schemas, n=1)
            hint = f"Did you mean {near[0]}? " if near else ""
            raise click.UsageError(f"There is no schema {kind!r}. {hint}Kinds: {', '.join(schemas)}.")
    if out is None:
        click.echo("".join(schemas[kind] for kind in kinds) if kinds else "\n".join(schemas), nl=not kinds)
        return
    try:
        out.mkdir(parents=True, exist_ok=True)
        for kind in kinds or schemas:
            (out / f"{kind}.schema.json").write_text(schemas[kind], encoding="utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.UsageError(f"The schemas cannot be written to {str(out)!r}: {reason}.") from None
    click.echo(f"{len(kinds or schemas)} schemas in {out}", err=True)
