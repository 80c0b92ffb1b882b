"""scormkit statements: everything that a course can say to a record store."""

from __future__ import annotations

import json

import click

from scormkit.cli.choosing import one_choice, one_choice_options
from scormkit.cli.courses import course_folders
from scormkit.cli.findings import print_errors
from scormkit.errors import FindingsError


@click.command("statements", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("course", metavar="[COURSE]", required=False)
@click.option(
    "--target",
    type=click.Choice(["xapi", "cmi5"]),
    default="xapi",
    show_default=True,
    help="The package that would send them.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "profile", "text"]),
    default="json",
    show_default=True,
    help="json: samples. profile: an xAPI Profile (JSON-LD). text: one line each.",
)
@one_choice_options
def command(course: str | None, target: str, form: str, *, variant: str | None, audience: str | None) -> None:
    """Print every statement that a course can send, as samples.

    They are for the people who run the record store. COURSE is a folder with course.yaml. Without one, it is
    the present folder. Each sample is a whole
    statement as it would be sent, with a learner, a registration and times that stand for any.

    \b
    Example:
      scormkit statements my-course --format profile > my-course-profile.jsonld

    Exit code: 0 when the course could be read, 1 when it has errors, 2 for a wrong command line, 3 for a
    fault of scormkit itself.
    """
    from scormkit import api
    from scormkit.statements.profile import profile
    from scormkit.statements.templates import templates
    from scormkit.statements.tin_can import checked_statement

    (folder,) = course_folders([course] if course else [])
    try:
        plan = api.plan(folder, selection=one_choice(folder, variant, audience))
    except FindingsError as error:
        print_errors(error, folder)
        click.get_current_context().exit(1)
    found = templates(plan, "cmi5" if target == "cmi5" else "xapi")
    for each in found:
        checked_statement(each.statement)
    if form == "text":
        for each in found:
            click.echo(f"{each.name}\n  {each.when}")
        return
    samples = [{"name": each.name, "when": each.when, "statement": each.statement} for each in found]
    value = profile(plan, found) if form == "profile" else samples
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
