"""scormkit build: courses into packages."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scormkit.cli.choosing import choice_options
from scormkit.cli.courses import course_folders
from scormkit.cli.days import today_option
from scormkit.cli.help import Command
from scormkit.cli.progress import Display
from scormkit.cli.reporting import Reporting, report, report_options
from scormkit.cli.summary import summary_of
from scormkit.diagnostics import Diagnostic, Severity
from scormkit.errors import FindingsError

if TYPE_CHECKING:
    from scormkit.api import Built


def _known_target(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    if name is None:
        return None
    from scormkit import api

    try:
        return api.find_target(name).name
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def _known_platform(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    if name is None:
        return None
    from scormkit import api

    try:
        return api.profile(name).name
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.command("build", cls=Command)
@click.argument("courses", metavar="[COURSE]...", nargs=-1)
@click.option(
    "--target",
    metavar="NAME",
    callback=_known_target,
    help="The standard to build for: scorm12, scorm2004, xapi, cmi5 or web.  [default: what --lms "
    "advises, else scorm12]",
)
@click.option("--edition", metavar="NAME", help="The edition of scorm2004: 3rd (the usual one) or 4th.")
@click.option(
    "--lms",
    metavar="NAME",
    callback=_known_platform,
    help="The platform to build for; `scormkit lms` lists them.",
)
@click.option("--unit", metavar="ID", help="Build only this unit of the course, as a package of its own.")
@choice_options
@click.option(
    "--out",
    metavar="DIR",
    default="dist",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder to put packages in.",
)
@click.option(
    "--report/--no-report",
    "reports",
    default=True,
    help="Write a page about each package beside it, for whoever uploads it; as a rule one is written.",
)
@today_option
@click.option("--quiet", "-q", is_flag=True, help="Print findings and nothing else.")
@report_options
def command(
    courses: tuple[str, ...],
    target: str | None,
    *,
    edition: str | None,
    lms: str | None,
    unit: str | None,
    out: Path,
    variants: tuple[str, ...],
    audiences: tuple[str, ...],
    locales: tuple[str, ...],
    reports: bool,
    today: date,
    quiet: bool,
    reporting: Reporting,
) -> None:
    """Build courses into packages, ready for a learning platform.

    COURSE is a folder with course.yaml. Without one, the present folder is built. Every course is checked
    first; one that has errors is not built, and a package that was built earlier stays as it was.

    \b
    Example:
      scormkit build my-course --out packages
      scormkit build my-course --variant all --audience public
      scormkit build my-course --target scorm2004 --edition 4th
      scormkit build my-course --lms moodle

    Exit code: 0 when all were built, 1 when a course has errors, 2 for a wrong command line, 3 for a fault of
    scormkit itself.
    """
    folders = course_folders(courses)
    from scormkit.archive.ahead import Ahead, large_media

    context = click.get_current_context()
    ahead = context.with_resource(Ahead(large_media(folders[0])))
    from scormkit import api

    try:
        api.aim_of(target, edition, None if lms is None else api.profile(lms))
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="'--edition'") from None
    # A stopped CI job and a closed terminal clean up behind themselves as Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    built: list[Built] = []
    failed: list[Path] = []
    results: list[tuple[Path, tuple[Diagnostic, ...]]] = []
    for folder in folders:
        found: list[Diagnostic] = []
        if folder is not folders[0]:
            ahead = context.with_resource(Ahead(large_media(folder)))
        for selection in api.selections(folder, variants=variants, audiences=audiences, locales=locales):
            with Display(folder, selection.parts, quiet=quiet) as display:
                try:
                    done = api.build(
                        folder,
                        target=target,
                        edition=edition,
                        lms=lms,
                        unit=unit,
                        out=out,
                        keep=[each.path for each in built],
                        refuse=lambda each: reporting.fails(reporting.choose((each,))),
                        progress=display.show,
                        today=today,
                        selection=selection,
                        ahead=ahead,
                    )
                except FindingsError as error:
                    failed.append(folder)
                    found.extend(error.diagnostics)
                else:
                    built.append(done)
                    found.extend(done.warnings)
        results.append((folder, _asked_for([*dict.fromkeys(found)], reporting)))
        if reporting.streams:
            report(results[-1:], reporting, quiet=quiet or not results[-1][1])
    if not reporting.streams:
        report(results, reporting, quiet=quiet)
    reported = [each for each in built if reports and _reported(each.path)]
    if not quiet:
        click.echo(summary_of(built, [*dict.fromkeys(failed)], reported), err=True, nl=False)
    if failed:
        context.exit(1)


def _reported(package: Path) -> bool:
    """Write the page about a package; that it could not be written is told, and spoils nothing."""
    from scormkit.archive.problems import reason_of
    from scormkit.inspecting.page import write_report

    try:
        write_report(package)
    except OSError as error:
        page = package.with_suffix(".html")
        click.echo(f"The page about the package, {page}, could not be written: {reason_of(error)}.", err=True)
        return False
    return True


def _asked_for(found: Sequence[Diagnostic], reporting: Reporting) -> tuple[Diagnostic, ...]:
    """What the user asked to see, and every error: an error is why there is no package."""
    asked = set(map(id, reporting.choose(found)))
    return tuple(each for each in found if each.severity is Severity.ERROR or id(each) in asked)
