"""scormkit facts: the facts and contacts of a course, when they are due and where they are cited."""

from __future__ import annotations

import json
from datetime import date

import click

from scormkit.cli.courses import course_folders
from scormkit.cli.days import today_option
from scormkit.cli.findings import print_errors
from scormkit.cli.forms import form_option
from scormkit.errors import FindingsError


@click.command("facts", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("course", metavar="[COURSE]", required=False)
@form_option
@today_option
def command(course: str | None, form: str, today: date) -> None:
    """List facts and contacts, when due and where cited.

    COURSE is a folder with course.yaml. Without one, it is the present folder.

    \b
    Example:
      scormkit facts my-course --today 2027-06-01

    Exit code: 0 when the course could be read, 1 when it has errors, 2 for a wrong command line, 3 for a
    fault of scormkit itself.
    """
    from scormkit import api

    (folder,) = course_folders([course] if course else [])
    try:
        rows = api.facts(folder, today=today)
    except FindingsError as error:
        print_errors(error, folder)
        click.get_current_context().exit(1)
    if form == "json":
        click.echo(json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=2))
        return
    if not rows:
        click.echo("This course has no facts and no contacts yet: no facts.yaml, no contacts.yaml.")
    for row in rows:
        when = f"due since {row.due}" if row.is_due else f"due {row.due}" if row.due else "never due"
        value = " ".join(row.value.split())
        click.echo(
            click.style(f"{row.kind} {row.name}: {value}", bold=True, fg="yellow" if row.is_due else None)
        )
        click.echo(f"  {when}; as of {row.as_of}")
        click.echo(f"  {'cited in ' + ', '.join(row.files) if row.files else 'cited nowhere'}")
