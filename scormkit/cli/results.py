"""scormkit results: item analysis from the statements of a record store."""

from __future__ import annotations

from pathlib import Path

import click

from scormkit.cli.choosing import one_choice, one_choice_options
from scormkit.cli.courses import course_folders
from scormkit.cli.findings import print_errors
from scormkit.cli.lrs import auth_option
from scormkit.errors import FindingsError


@click.command("results", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("course", metavar="[COURSE]", required=False)
@click.option("--endpoint", required=True, metavar="URL", help="The address of the record store.")
@auth_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json", "html"]),
    default="text",
    show_default=True,
    help="html is a page with charts.",
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead.")
@one_choice_options
def command(
    course: str | None,
    endpoint: str,
    auth: str,
    form: str,
    output: Path | None,
    *,
    variant: str | None,
    audience: str | None,
) -> None:
    """Tell how questions are answered, from a record store.

    For each question: answers, learners, facility (the mean of what first answers earned), discrimination
    (how well it agrees with the other questions), what was chosen, and the time taken. Names of learners are
    never shown.

    \b
    Example:
      scormkit results my-course --endpoint https://lrs.example.org/xapi/ --format html --output results.html

    Exit code: 0 when the answers could be read, 1 when the course has errors or the store refuses, 2 for a
    wrong command line, 3 for a fault of scormkit itself.
    """
    from scormkit import api
    from scormkit.archive.replace import replacing
    from scormkit.statements.tin_can import StoreError
    from scormkit.stores.ask import authorization_of
    from scormkit.stores.results import analyse, read_answers
    from scormkit.stores.tables import as_csv, as_html, as_json, as_text

    (folder,) = course_folders([course] if course else [])
    context = click.get_current_context()
    try:
        plan = api.plan(folder, selection=one_choice(folder, variant, audience))
        items = analyse(plan, read_answers(plan, f"{endpoint.rstrip('/')}/", authorization_of(auth)))
    except FindingsError as error:
        print_errors(error, folder)
        context.exit(1)
    except StoreError as error:
        click.echo(f"{error} Try: scormkit lrs check --endpoint {endpoint}", err=True)
        context.exit(1)
    written = {
        "text": lambda: as_text(plan.title, items) + "\n",
        "csv": lambda: as_csv(items),
        "json": lambda: as_json(plan.title, items),
        "html": lambda: as_html(plan.title, items, plan.language),
    }[form]()
    if output is None:
        click.echo(written, nl=False)
        return
    with replacing(output) as file:
        file.write(written.encode())
