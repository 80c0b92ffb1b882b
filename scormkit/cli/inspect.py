"""scormkit inspect: what a package is and does, in plain words."""

from __future__ import annotations

import json
from pathlib import Path

import click

from scormkit.cli.findings import print_findings
from scormkit.cli.paths import PATH, existing
from scormkit.errors import FindingsError


@click.command("inspect", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("package", metavar="PACKAGE", type=PATH, callback=existing())
@click.option(
    "--lms", "platforms", metavar="NAME", multiple=True, help="Tell the settings for this platform; repeat."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="text is for the screen, html a page with a picture, json for programs.",
)
@click.option(
    "--output", "-o", metavar="FILE", type=click.Path(path_type=Path), help="Write to a file, not the screen."
)
def command(package: Path, platforms: tuple[str, ...], form: str, output: Path | None) -> None:
    """Tell what a package is and does, in plain words.

    PACKAGE is a zip, a folder with a manifest, or the manifest itself, from any tool. Nothing of it is run;
    what its pages report is read off their text.

    \b
    Examples:
      scormkit inspect course.zip --lms moodle
      scormkit inspect course.zip --format html --output course.html

    Exit code: 0, or 1 when the package cannot be read, 2 for a wrong command line, 3 for a fault of scormkit
    itself.
    """
    from scormkit.inspecting.inspect import PLATFORMS, inspect_package

    names = tuple(name.strip() for each in platforms for name in each.split(",") if name.strip())
    try:
        found = inspect_package(package, platforms=tuple(dict.fromkeys((*PLATFORMS, *names))))
    except FindingsError as error:
        print_findings(error.diagnostics, Path())
        click.get_current_context().exit(1)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--lms") from None
    if form == "html":
        from scormkit.inspecting.page import inspection_page

        text = inspection_page(found, names)
    else:
        from scormkit.inspecting.telling import inspection_data, inspection_text

        text = (
            json.dumps(inspection_data(found), ensure_ascii=False, indent=2) + "\n"
            if form == "json"
            else inspection_text(found, named=names)
        )
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.UsageError(f"The report cannot be written to {str(output)!r}: {reason}.") from None
