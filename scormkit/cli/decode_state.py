"""scormkit decode-state: what a learner's saved state says."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from scormkit.cli.choosing import one_choice, one_choice_options
from scormkit.cli.findings import print_errors
from scormkit.cli.forms import form_option
from scormkit.cli.paths import PATH, existing
from scormkit.errors import FindingsError


@click.command("decode-state", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("source", metavar="PACKAGE_OR_COURSE", type=PATH, callback=existing("package or course"))
@click.argument("text", metavar="TEXT")
@form_option
@one_choice_options
def command(source: Path, text: str, form: str, *, variant: str | None, audience: str | None) -> None:
    """Tell what a learner has and has not done.

    It is read from the state that the platform keeps.

    PACKAGE_OR_COURSE is the package that the learner has, or the folder of its course. TEXT is the suspend
    data (cmi.suspend_data) of that learner, from the platform's report; - reads it from standard input.
    What learners wrote for themselves is not shown.

    \b
    Example:
      scormkit decode-state dist/fire-safety-scorm12.zip "1TaG1D9DCggICBHABCAACAhCC"

    Exit code: 0 when it could be read, 1 when it could not, 2 for a wrong command line, 3 for a fault of
    scormkit itself.
    """
    from scormkit import api

    if text == "-":
        text = sys.stdin.read()
    is_course = (source / "course.yaml").is_file()
    try:
        chosen = one_choice(source, variant, audience) if is_course else api.Selection()
        told = api.decode_state(source, text, selection=chosen)
    except FindingsError as error:
        print_errors(error, source if is_course else Path())
        click.get_current_context().exit(1)
    if form == "json":
        click.echo(json.dumps(told.data(), ensure_ascii=False, indent=2))
    else:
        click.echo(told.text(), nl=False)
