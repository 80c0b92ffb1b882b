"""scormkit new: a small course to begin with."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from scormkit.cli.help import Command
from scormkit.diagnostics.render.places import shown
from scormkit.new import TEMPLATES, name_of, title_of, valid_language, valid_title, write_course


def _title(given: str) -> str:
    try:
        return valid_title(given)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def _language(given: str) -> str:
    try:
        return valid_language(given)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def _given(check: Callable[[str], str]) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """As a callback of click, which also asks about what was not given."""
    return lambda _, __, given: None if given is None else check(given)


@click.command("new", cls=Command)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--template", type=click.Choice(list(TEMPLATES)), help="The course to begin with.")
@click.option("--title", metavar="TEXT", callback=_given(_title), help="Its title.")
@click.option(
    "--language",
    metavar="CODE",
    callback=_given(_language),
    help="The language that it will be written in, such as en, de or es.",
)
@click.option("--yes", "-y", is_flag=True, help="Ask nothing: take what is not given as it comes.")
def command(
    folder: Path | None, *, template: str | None, title: str | None, language: str | None, yes: bool
) -> None:
    """Begin a course: a small, complete one to make your own.

    FOLDER is where it will be; it must not exist yet. On a terminal you are asked for what you leave out.

    \b
    Examples:
      scormkit new
      scormkit new fire-safety --title "Fire safety" --yes

    Exit code: 0 when the course is there, 2 when it cannot be, 3 for a fault of scormkit itself.
    """
    asks = not yes and sys.stdin.isatty() and sys.stdout.isatty()
    template = template or (_ask_template() if asks else next(iter(TEMPLATES)))
    if title is None:
        name = folder.name.replace("-", " ").replace("_", " ").strip() if folder else ""
        given = name[:1].upper() + name[1:] or title_of(template)
        title = click.prompt("What is it called?", default=given, value_proc=_title) if asks else given
    if language is None:
        language = click.prompt("In which language?", default="en", value_proc=_language) if asks else "en"
    if folder is None:
        name = name_of(title)
        folder = Path(click.prompt("In which folder?", default=name)) if asks else Path(name)
    today = datetime.now().astimezone().date()
    try:
        write_course(folder, template, title=title, language=language, revised=today)
    except FileExistsError:
        raise click.UsageError(
            f"{str(folder)!r} is there already, and nothing in it was changed. Name another folder."
        ) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.UsageError(f"{str(folder)!r} cannot be made: {reason}.") from None
    click.echo(_what_now(folder, language), nl=False)


def _ask_template() -> str:
    names = list(TEMPLATES)
    width = max(map(len, names))
    click.echo("What kind of course?\n")
    for number, (name, what) in enumerate(TEMPLATES.items(), start=1):
        click.echo(f"  {number}  {name:{width}}  {what}")
    click.echo()
    choice = click.Choice([*map(str, range(1, len(names) + 1)), *names])
    chosen: str = click.prompt("Number", default="1", type=choice, show_choices=False)
    return names[int(chosen) - 1] if chosen.isdecimal() else chosen


def _what_now(folder: Path, language: str) -> str:
    place = shown(folder.absolute())
    place = f'"{place}"' if " " in place else place
    words = (
        ""
        if language.partition("-")[0] == "en"
        else "The texts are in English: write yours in their place.\n"
    )
    return f"""\
Your course is in {place}. It is complete; change what you like. Begin with course.yaml.
{words}
  scormkit check {place}    see whether something is wrong
  scormkit preview {place}  see it as learners do
  scormkit build {place}    make the package for your learning platform
"""
