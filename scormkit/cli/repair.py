"""scormkit repair: mend what is safe to mend in a package."""

from __future__ import annotations

from pathlib import Path

import click

from scormkit.cli.findings import print_findings
from scormkit.cli.paths import PATH, existing
from scormkit.diagnostics.render.places import shown
from scormkit.errors import FindingsError


@click.command("repair", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("package", metavar="PACKAGE", type=PATH, callback=existing())
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The new zip; else beside the package, with -repaired in its name.",
)
def command(package: Path, output: Path | None) -> None:
    """Mend what is safe to mend in a package, into a new zip.

    PACKAGE is a zip or a folder, from any tool. Mended are: a folder around everything; the manifest's name,
    encoding, byte order mark and bare ampersands; letter case and backslashes of addresses; a missing default
    organization; files that are not listed; files that a computer left behind. Pages, scripts and media are
    never changed, and the package itself stays as it is.

    \b
    Example:
      scormkit repair course.zip --output course-mended.zip

    Exit code: 0, or 1 when the package cannot be read, 2 for a wrong command line, 3 for a fault of scormkit
    itself.
    """
    from scormkit.repairing.repair import repair

    path = output or package.with_name(f"{package.name.removesuffix('.zip')}-repaired.zip")
    if path.absolute() == package.absolute():
        raise click.UsageError("The new zip cannot take the place of the package. Name another --output.")
    try:
        result = repair(package.absolute(), path)
    except FindingsError as error:
        print_findings(error.diagnostics, Path())
        click.get_current_context().exit(1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.UsageError(f"The package cannot be written to {str(path)!r}: {reason}.") from None
    print_findings(result.told, Path())
    for each in result.done:
        click.echo(each)
    if result.told:
        click.echo("There is nothing to mend: nothing was written.")
    elif result.path is None:
        click.echo("There is nothing that can be mended without a person: nothing was written.")
    else:
        where = shown(result.path.absolute())
        click.echo(f"Written: {where}. See what is left: scormkit validate {where}")
