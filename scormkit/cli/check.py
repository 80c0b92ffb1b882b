"""scormkit check: every finding of courses, and nothing written."""

from __future__ import annotations

from datetime import date

import click

from scormkit.cli.choosing import choice_options
from scormkit.cli.courses import containing as courses_with
from scormkit.cli.courses import course_folders
from scormkit.cli.days import today_option
from scormkit.cli.fixing import correct, show_corrections
from scormkit.cli.help import Command
from scormkit.cli.reporting import Reporting, report, report_options


@click.command("check", cls=Command)
@click.argument("courses", metavar="[COURSE]...", nargs=-1)
@click.option("--fix", is_flag=True, help="Correct what is safe to correct, then check.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--containing", is_flag=True, help="Each COURSE is a file: check the courses that they are in.")
@click.option(
    "--target",
    metavar="NAME",
    default="scorm12",
    show_default=True,
    help="The standard that it has to fit: what another cannot carry is not said.",
)
@click.option("--edition", metavar="NAME", help="The edition of the standard, where it has several.")
@click.option("--accessibility", is_flag=True, help="Say in short what is left open of WCAG 2.2.")
@choice_options
@today_option
@click.option("--quiet", "-q", is_flag=True, help="Print findings and nothing else.")
@report_options
def command(
    courses: tuple[str, ...],
    *,
    fix: bool,
    diff: bool,
    containing: bool,
    target: str,
    edition: str | None,
    accessibility: bool,
    variants: tuple[str, ...],
    audiences: tuple[str, ...],
    locales: tuple[str, ...],
    today: date,
    quiet: bool,
    reporting: Reporting,
) -> None:
    """List everything that is wrong with courses. Nothing is built.

    COURSE is a folder with course.yaml. Without one, the present folder is checked. Errors keep a course from
    being built; warnings do not.

    \b
    Example:
      scormkit check my-course
      scormkit check my-course --fix
      scormkit check my-course --target scorm2004
      scormkit check my-course --accessibility

    Exit code: 0 without errors, 1 with errors, 2 for a wrong command line, 3 for a fault of scormkit itself.
    """
    from scormkit import api

    try:
        api.aim_of(target, edition)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    folders = courses_with(courses) if containing else course_folders(courses)
    if accessibility:
        from scormkit.cli.accessible import show_accessibility

        click.get_current_context().exit(show_accessibility(folders, today))
    if diff:
        click.get_current_context().exit(show_corrections(folders, reporting))
    if fix:
        correct(folders, reporting)
    results = []
    for folder in folders:
        some = (
            api.selections(folder, variants=variants, audiences=audiences, locales=locales)
            if variants or audiences or locales
            else None
        )
        results.append(
            (
                folder,
                reporting.choose(
                    api.check(folder, target=target, edition=edition, today=today, selections=some)
                ),
            )
        )
    report(results, reporting, quiet=quiet)
    if any(reporting.fails(found) for _, found in results):
        click.get_current_context().exit(1)
