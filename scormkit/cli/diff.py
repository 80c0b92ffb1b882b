"""scormkit diff: what a new package changes for learners in progress."""

from __future__ import annotations

import json
from pathlib import Path

import click

from scormkit.cli.findings import print_findings
from scormkit.cli.forms import form_option
from scormkit.cli.paths import PATH, existing
from scormkit.errors import FindingsError

_AT_MOST = {"safe": 0, "care": 1, "new": 2}


@click.command("diff", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("old", metavar="OLD", type=PATH, callback=existing())
@click.argument("new", metavar="NEW", type=PATH, callback=existing())
@click.option(
    "--at-most",
    type=click.Choice([*_AT_MOST]),
    default="new",
    show_default=True,
    help="The gravest verdict that ends with exit code 0.",
)
@form_option
def command(old: Path, new: Path, at_most: str, form: str) -> None:
    """Tell whether a package can replace another, and who loses what.

    OLD and NEW are packages (zip, folder or manifest) of one course, from any tool. The verdict is one of
    three: safe to replace, replace with care, or publish as a new course, each with its reasons.

    \b
    Examples:
      scormkit diff live.zip new.zip
      scormkit diff live.zip new.zip --at-most safe

    Exit code: 0, or 1 when the verdict is graver than --at-most or a package cannot be read, 2 for a wrong
    command line, 3 for a fault of scormkit itself.
    """
    from scormkit.comparing.compare import compare
    from scormkit.comparing.telling import comparison_data, comparison_text

    try:
        found = compare(old, new)
    except FindingsError as error:
        print_findings(error.diagnostics, Path())
        click.get_current_context().exit(1)
    if form == "json":
        click.echo(json.dumps(comparison_data(found), ensure_ascii=False, indent=2))
    else:
        click.echo(comparison_text(found), nl=False)
    if found.verdict > _AT_MOST[at_most]:
        click.get_current_context().exit(1)
