"""scormkit convert: a package of anyone's in another standard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from scormkit.cli.findings import print_findings
from scormkit.cli.help import Command
from scormkit.cli.paths import PATH, existing
from scormkit.cli.reporting import FORMATS, Reporting, all_option, report_packages
from scormkit.diagnostics import Severity
from scormkit.diagnostics.render.places import shown
from scormkit.errors import FindingsError

if TYPE_CHECKING:
    from scormkit.converting.model import Target

TARGETS = ("scorm12", "scorm2004", "cmi5", "xapi")


@click.command("convert", cls=Command)
@click.argument("package", metavar="PACKAGE", type=PATH, callback=existing())
@click.option(
    "--target",
    "-t",
    type=click.Choice(TARGETS),
    required=True,
    help="The standard of the new package.",
)
@click.option(
    "--output",
    "-o",
    "out",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The new zip; else beside the package, with the standard in its name.",
)
@click.option(
    "--edition",
    type=click.Choice(["3rd", "4th"]),
    default="3rd",
    show_default=True,
    help="The edition of SCORM 2004.",
)
@click.option(
    "--iri",
    metavar="ADDRESS",
    default="",
    help="The address of the course in statements (cmi5, xAPI); else one is made.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="What is told: text is for people; the others are for programs.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    show_default=True,
    help="The least that ends with exit code 1.",
)
@all_option
def command(
    package: Path,
    *,
    target: str,
    out: Path | None,
    edition: str,
    iri: str,
    form: str,
    fail_on: str,
    everything: bool,
) -> None:
    """Carry a SCORM package of any tool into another standard.

    PACKAGE is a zip or a folder of SCORM 1.2 or SCORM 2004. Its pages, scripts and media stay as they are: a
    new launch page opens them, answers the calls of the old standard, and reports to the new one. What cannot
    be carried over is told. The package itself stays as it is.

    \b
    Examples:
      scormkit convert course.zip --target scorm2004
      scormkit convert course.zip --target cmi5 --iri https://example.org/courses/safety

    Exit code: 0, or 1 when it could not be converted (with --fail-on warning also when something is lost),
    2 for a wrong command line, 3 for a fault of scormkit itself.
    """
    from scormkit.converting.convert import convert
    from scormkit.validating.validate import Validated

    reporting = Reporting(form, None, (), (), Severity(fail_on), everything)
    _check_iri(iri)
    path = out or package.with_name(f"{package.name.removesuffix('.zip')}-{target}.zip")
    if path.absolute() == package.absolute():
        raise click.UsageError("The new zip cannot take the place of the package. Name another --output.")
    try:
        result = convert(package, cast("Target", target), path, iri=iri, edition=edition)
    except FindingsError as error:
        print_findings(error.diagnostics, Path())
        click.get_current_context().exit(1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.UsageError(f"The package cannot be written to {str(path)!r}: {reason}.") from None
    findings = result.findings
    told = Validated(package.absolute(), "" if result.path is None else target, "", findings, {})
    if reporting.streams:
        print_findings(findings, package.absolute(), group=reporting.groups)
    else:
        report_packages([told], reporting)
    if result.path is None:
        click.echo("Nothing was written.", err=True)
        click.get_current_context().exit(1)
    where = shown(path.absolute())
    click.echo(f"Written: {where}. See that it works: scormkit preview {where}", err=True)
    if reporting.fails(findings):
        click.get_current_context().exit(1)


def _check_iri(iri: str) -> None:
    from urllib.parse import urlsplit

    parts = urlsplit(iri)
    if iri and (not parts.scheme or not (parts.netloc or parts.path) or any(map(str.isspace, iri))):
        raise click.BadParameter(
            "An address begins with its scheme, such as https://example.org/courses/safety.",
            param_hint="--iri",
        )
