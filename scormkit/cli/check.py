"""scormkit check: every finding of courses, and nothing written."""

from __future__ import annotations

import click

from scormkit import api
from scormkit.cli.courses import course_folders
from scormkit.cli.findings import count_line, has_errors, print_findings
from scormkit.diagnostics.render.json import render_json


@click.command("check", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("courses", metavar="[COURSE]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, JSON for programs.",
)
def command(courses: tuple[str, ...], form: str) -> None:
    """List everything that is wrong with courses, without building them.

    COURSE is a folder with course.yaml. Without one, the present folder is checked. Errors keep a course from
    being built; warnings do not.

    Exit code: 0 without errors, 1 with errors, 2 for a wrong command line, 3 for a fault of scormkit itself.
    """
    results = [(folder, api.check(folder)) for folder in course_folders(courses)]
    if form == "json":
        click.echo(render_json(results))
    for folder, found in results:
        if form == "text":
            print_findings(found, folder)
            click.echo(count_line(found, folder), err=True)
    if any(has_errors(found) for _, found in results):
        click.get_current_context().exit(1)
