"""scormkit lrs: whether a record store will work, and one of our own for trying things out."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scormkit.cli.forms import form_option
from scormkit.cli.paths import PATH, there

if TYPE_CHECKING:
    from scormkit.preview.content import Content
    from scormkit.preview.records.web import Answer, Request

CONTEXT = {"help_option_names": ["-h", "--help"]}

auth_option = click.option(
    "--auth",
    envvar="SCORMKIT_LRS_AUTH",
    show_envvar=True,
    default="",
    help="user:password, a token of Basic, or a whole header. The variable keeps it out of your history.",
)


@click.group("lrs", context_settings=CONTEXT)
def command() -> None:
    """Tell whether a record store will work, or run one for trials.

    A record store (LRS) is what courses built for xAPI and cmi5 report to.

    \b
    Example:
      scormkit lrs check --endpoint https://lrs.example.org/xapi/ --auth user:password
      scormkit lrs serve --file records.sqlite
      scormkit lrs serve dist/my-course-cmi5.zip

    Exit code: 0 when all is well, 1 when a store lacks something, 2 for a wrong command line, 3 for a fault
    of scormkit itself.
    """


@command.command("check", context_settings=CONTEXT)
@click.option("--endpoint", required=True, metavar="URL", help="The address of the record store.")
@auth_option
@form_option
def check(endpoint: str, auth: str, form: str) -> None:
    """Try all that a course asks of a record store, and say what will not work.

    One statement is written and taken back, one document is written and removed; both are by somebody called
    scormkit-check.

    \b
    Example:
      scormkit lrs check --endpoint https://lrs.example.org/xapi/ --auth user:password

    Exit code: 0 when everything works, 1 when something does not, 2 for a wrong command line, 3 for a fault
    of scormkit itself.
    """
    from scormkit.stores.ask import Asker, authorization_of
    from scormkit.stores.check import check_store

    outcomes = check_store(Asker(endpoint, authorization_of(auth)))
    if form == "json":
        click.echo(json.dumps([each._asdict() for each in outcomes], indent=2))
    else:
        for each in outcomes:
            mark = click.style("ok", fg="green") if each.ok else click.style("NO", fg="red")
            click.echo(f"{mark}  {each.said}")
    click.get_current_context().exit(0 if all(each.ok for each in outcomes) else 1)


@command.command("serve", context_settings=CONTEXT)
@click.argument("packages", nargs=-1, metavar="[PACKAGE]...", type=PATH)
@click.option("--port", default=0, metavar="NUMBER", help="The port to use; any that is free without it.")
@click.option("--file", "path", type=click.Path(path_type=Path), help="Keep the records in this SQLite file.")
def serve(packages: tuple[Path, ...], port: int, path: Path | None) -> None:
    """Run a strict record store on this computer, and launch xAPI and cmi5 packages before it.

    It answers on 127.0.0.1 only, and only to whoever has its key, which is printed. A statement that it
    takes, every record store takes. Without --file the records are gone at the end.

    With packages, the address of a page is printed as well: open it in a browser, say who learns, and launch
    them. To see a course while you write it, there is scormkit preview.

    \b
    Example:
      scormkit lrs serve --file records.sqlite
      scormkit lrs serve dist/my-course-cmi5.zip dist/my-course-xapi.zip

    Ctrl-C ends it. Exit code: 0 after Ctrl-C, 1 when a package cannot be opened, 2 for a wrong command line
    or a port that is taken, 3 for a fault of scormkit itself.
    """
    import base64
    import sqlite3
    import threading
    from contextlib import closing

    from scormkit.preview.records.server import serving
    from scormkit.preview.records.shelf import Shelf
    from scormkit.preview.records.site import record_site
    from scormkit.preview.records.store import Store

    contents = [_content(there(each)) for each in packages]
    courses = [each.structure.id if each.structure else each.launchables[0].id for each in contents]
    courses = [f"{each.standard} {name}" for each, name in zip(contents, courses, strict=True)]
    if twice := next((place for place, each in enumerate(courses) if each in courses[:place]), None):
        raise click.UsageError(f"{packages[twice]} is a course that is here already: give one of the two.")
    token = base64.b64encode(f"preview:{secrets.token_urlsafe(12)}".encode()).decode()
    shelf: list[Shelf] = []
    try:
        with closing(Store(path)) as store:
            site = record_site(store, token)

            def answer(request: Request) -> Answer:
                return shelf[0].answer(request, site) if shelf else site(request)

            with serving(answer, port) as address:
                click.echo(f"endpoint  {address}xapi/")
                click.echo(f"auth      Basic {token}")
                if contents:
                    shelf.append(Shelf(store, address, secrets.token_urlsafe(18), contents))
                    click.echo(f"packages  {shelf[0].address}")
                while not threading.Event().wait(3600):
                    pass
    except OSError as error:
        raise click.UsageError(f"The port {port} cannot be used: {error.strerror or error}.") from None
    except sqlite3.Error as error:
        raise click.UsageError(f"{path} cannot be used: {error}.") from None
    except KeyboardInterrupt:
        click.echo("")


def _content(path: Path) -> Content:
    """A package that reports to a record store. Leaves with its findings when it cannot be opened."""
    from scormkit.cli.findings import print_findings
    from scormkit.errors import FindingsError
    from scormkit.preview.run import is_course, package_content

    if is_course(path):
        raise click.UsageError(
            f"{path} is a course and no package: build it first, or see it with  scormkit preview {path} "
            "--target cmi5"
        )
    try:
        content = package_content(path)
    except FindingsError as error:
        print_findings(error.diagnostics, Path())
        click.get_current_context().exit(1)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if content.standard not in {"xapi", "cmi5"} or not content.launchables:
        raise click.UsageError(
            f"{path} reports to a platform and to no record store: see it with  scormkit preview {path}"
        )
    return content
