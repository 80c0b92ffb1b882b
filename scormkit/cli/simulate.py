"""scormkit simulate: a learner's walk through the sequencing of a package."""

from __future__ import annotations

import json
from pathlib import Path

import click

from scormkit.cli.choosing import one_choice, one_choice_options
from scormkit.cli.findings import print_errors
from scormkit.cli.forms import form_option
from scormkit.cli.paths import PATH, existing
from scormkit.errors import FindingsError


@click.command("simulate", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("package", metavar="PACKAGE", type=PATH, callback=existing())
@click.option(
    "--script",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=existing("script"),
    help="What the learner does and scores (YAML); else one who passes everything.",
)
@click.option("--seed", metavar="NUMBER", default=0, show_default=True, help="Another draw, another order.")
@click.option("--every-step", is_flag=True, help="Show all activities after every step.")
@form_option
@one_choice_options
def command(
    package: Path,
    script: Path | None,
    seed: int,
    *,
    every_step: bool,
    form: str,
    variant: str | None,
    audience: str | None,
) -> None:
    """Walk a learner through a course or a SCORM 2004 package.

    PACKAGE is a course folder, whose activities are its units; or a zip, a folder with imsmanifest.xml, or
    the manifest itself, which scormkit need not have made. The walk follows the SCORM 2004 standard to the
    letter, and says at each step what opens, or why nothing does.

    \b
    Example:
      scormkit simulate my-course
      scormkit simulate course.zip --script fails-once.yaml

    Exit code: 0 when the walk could be made, 1 when the package or the script has errors, 2 for a wrong
    command line, 3 for a fault of scormkit itself.
    """
    from scormkit import api

    try:
        chosen = api.Selection()
        if (package / "course.yaml").is_file():
            chosen = one_choice(package, variant, audience)
        walk = api.simulate(package, script, seed=seed, selection=chosen)
    except FindingsError as error:
        print_errors(error, package if (package / "course.yaml").is_file() else Path())
        click.get_current_context().exit(1)
    if form == "json":
        click.echo(json.dumps(walk.data(), ensure_ascii=False, indent=2))
    else:
        click.echo(walk.text(every_step=every_step), nl=False)
