"""scormkit preview: a course or a package on a local learning platform."""

from __future__ import annotations

import hashlib
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scormkit.cli.choosing import choice_options
from scormkit.cli.findings import print_findings
from scormkit.cli.help import Command
from scormkit.cli.paths import PATH, existing
from scormkit.diagnostics import Severity
from scormkit.errors import FindingsError

if TYPE_CHECKING:
    from scormkit.preview.run import Again


@click.command("preview", cls=Command)
@click.argument(
    "path", metavar="COURSE|PACKAGE", default=".", type=PATH, callback=existing("course or package")
)
@click.option(
    "--target",
    metavar="NAME",
    default="scorm12",
    show_default=True,
    help="The standard to show: scorm12, scorm2004, xapi, cmi5 or web.",
)
@choice_options
@click.option("--port", metavar="NUMBER", default=0, help="The port to use; any that is free without it.")
@click.option("--no-open", is_flag=True, help="Print the address and open no browser.")
def command(
    path: Path,
    *,
    target: str,
    variants: tuple[str, ...],
    audiences: tuple[str, ...],
    locales: tuple[str, ...],
    port: int,
    no_open: bool,
) -> None:
    """See a course or a package as learners do, on a local platform.

    A course (a folder with course.yaml) is shown while it is written: each save appears within a second, on
    the same page and with the answers given. What has errors is left out, with a note in its place. A package
    (a zip, or its folder) may be of any vendor. The platform keeps to the letter of the standard, and lists
    every call beside the course with what is wrong with it.

    \b
    Example:
      scormkit preview my-course
      scormkit preview dist/my-course-scorm12.zip --no-open

    The first line that is printed is the address. It has a key in it and works on this computer only. Ctrl-C
    ends the preview.

    Exit code: 0 after Ctrl-C, 1 when a package cannot be opened, 2 for a wrong command line, 3 for a fault of
    scormkit itself.
    """
    from scormkit import api
    from scormkit.preview.run import is_course, preview

    folder = path.parent if path.name in {"course.yaml", "course.yml"} else path
    try:
        aim = api.find_target(target).name
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--target") from None
    chosen: tuple[api.Selection, ...] = ()
    if is_course(folder):
        chosen = api.selections(folder, variants=variants, audiences=audiences, locales=locales)
    over = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: over.set())
    try:
        with preview(
            folder,
            port=port,
            target=aim,
            selection=chosen[0] if chosen else api.Selection(),
            attempts=_memory(folder),
            tell=_tell,
        ) as running:
            click.echo(running.address)
            click.echo("Ctrl-C ends the preview.", err=True)
            if not no_open:
                import webbrowser

                webbrowser.open(running.address)
            while not over.wait(3600):
                pass
    except FindingsError as error:
        print_findings(error.diagnostics, Path())
        click.get_current_context().exit(1)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"Port {port} cannot be used: {error.strerror or error}.") from None
    except KeyboardInterrupt:
        click.echo("", err=True)


def _memory(path: Path) -> Path:
    """Where the attempts at a course or package are kept: one file each, among the user's own settings."""
    key = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    return Path(click.get_app_dir("scormkit")) / "preview" / f"{key}.sqlite"


def _tell(again: Again) -> None:
    if again.trouble is not None:
        about = f"{type(again.trouble).__name__}: {again.trouble}"
        click.echo(
            f"This change cannot be shown, by a fault of scormkit ({about}). Save once more.", err=True
        )
        return
    errors = sum(each.severity is Severity.ERROR for each in again.findings)
    faults = f", {errors} error{'s' if errors != 1 else ''} (beside the course)" if errors else ""
    click.echo(f"Shown again after {again.seconds:.1f} s{faults}.", err=True)
