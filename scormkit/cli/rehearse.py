"""scormkit rehearse: a machine learner takes a course before anybody uploads it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scormkit.cli.choosing import choice_options
from scormkit.cli.findings import print_findings
from scormkit.cli.help import Command
from scormkit.cli.paths import PATH, existing
from scormkit.errors import FindingsError

if TYPE_CHECKING:
    from scormkit.preview.rehearse.journeys import Ended


@click.command("rehearse", cls=Command)
@click.argument(
    "paths",
    metavar="COURSE|PACKAGE...",
    nargs=-1,
    required=True,
    type=PATH,
    callback=existing("course or package"),
)
@click.option(
    "--target",
    metavar="NAME",
    default="scorm12",
    show_default=True,
    help="The standard to play: scorm12, scorm2004, xapi, cmi5 or web.",
)
@choice_options
@click.option(
    "--journey", "only", metavar="NAME", multiple=True, help="Play this journey only; may be repeated."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "junit"]),
    default="text",
    show_default=True,
    help="How to tell of it.",
)
@click.option(
    "--shots", metavar="DIR", type=click.Path(path_type=Path), help="Keep a picture of every screen."
)
def command(
    paths: tuple[Path, ...],
    *,
    target: str,
    variants: tuple[str, ...],
    audiences: tuple[str, ...],
    locales: tuple[str, ...],
    only: tuple[str, ...],
    form: str,
    shots: Path | None,
) -> None:
    """Let a machine learner take courses, and see what is recorded.

    A course is played in a real browser (Chromium, without a window) on a local platform that keeps to the
    letter of the standard: with everything right, with everything wrong, abandoned half way and resumed, and
    by keyboard alone; and by the journeys of the course's own journeys.yaml. It fails when the platform does
    not have what the course promises, when a call is not as the standard wants it, when a file is missing,
    and when a script fails. A package of another vendor is launched and watched.

    \b
    Example:
      scormkit rehearse my-course
      scormkit rehearse dist/*.zip --format junit > rehearsal.xml

    Where axe-core is installed (npm install axe-core, here or in a folder above), it looks at every screen.

    Needs Chromium or Chrome, and: pip install "scormkit[browser]"

    Exit code: 0 when all went well, 1 when something did not, 2 for a wrong command line, 3 for a fault of
    scormkit itself.
    """
    from scormkit import api
    from scormkit.preview.rehearse.run import NoBrowserError, rehearse
    from scormkit.preview.rehearse.telling import as_json, as_junit, as_text
    from scormkit.preview.run import is_course

    try:
        aim = api.find_target(target).name
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--target") from None
    forms = {"text": as_text, "json": as_json, "junit": as_junit}
    results: list[tuple[Path, Sequence[Ended]]] = []
    failed = False
    for path in paths:
        folder = path.parent if path.name in {"course.yaml", "course.yml"} else path
        chosen: tuple[api.Selection, ...] = ()
        if is_course(folder):
            chosen = api.selections(folder, variants=variants, audiences=audiences, locales=locales)
        for selection in chosen or (api.Selection(),):
            named = Path(" ".join((str(folder), *selection.parts)))
            try:
                ended = rehearse(
                    folder,
                    target=aim,
                    selection=selection,
                    only=only,
                    shots=shots,
                    axe=_axe(),
                    tell=lambda name, named=named: click.echo(f"Playing {named}: {name}", err=True),  # type: ignore[misc]
                )
            except FindingsError as error:
                print_findings(error.diagnostics, folder if is_course(folder) else Path())
                failed = True
                continue
            except NoBrowserError as error:
                raise click.UsageError(str(error)) from None
            except ValueError as error:
                raise click.UsageError(f"{folder}: {error}") from None
            results.append((named, ended))
            failed = failed or any(each.problems for each in ended)
    click.echo(forms[form](results), nl=False)
    if failed:
        click.get_current_context().exit(1)


def _axe() -> str | None:
    """The script of axe-core, if npm has installed it in the present folder or above."""
    here = Path.cwd()
    places = (each / "node_modules" / "axe-core" / "axe.min.js" for each in (here, *here.parents))
    return next((each.read_text("utf-8") for each in places if each.is_file()), None)
