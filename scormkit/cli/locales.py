"""scormkit locales: how the translations of a course stand, and their exchange with translators."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scormkit.cli.courses import course_folders
from scormkit.cli.findings import print_findings
from scormkit.cli.forms import form_option
from scormkit.cli.words import count_text, percent_text
from scormkit.diagnostics import Diagnostic
from scormkit.diagnostics.render.places import shown
from scormkit.errors import FindingsError

if TYPE_CHECKING:
    from scormkit.translating.managing import State

_HELP = {"help_option_names": ["-h", "--help"]}


class Locales(click.Group):
    """A group whose first word may be a course: then its translations are listed."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; `list` is the command that is meant where none is named."""
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group("locales", cls=Locales, context_settings=_HELP)
def command() -> None:
    """Tell how translations stand; exchange them with translators.

    A course is translated in its folder locales, which has a folder for each language, such as locales/es.
    With a COURSE alone, the table of its languages is shown.

    \b
    Examples:
      scormkit locales my-course
      scormkit locales list my-course --locale es --missing
      scormkit locales export my-course --locale es
      scormkit locales import my-course my-course-es.xlf
      scormkit locales confirm my-course --locale es

    Exit code: 0 when it is done, 1 when a translation is less complete than course.yaml asks for or a file
    does not fit, 2 for a wrong command line, 3 for a fault of scormkit itself.
    """


def _folder(course: str | None) -> Path:
    (folder,) = course_folders([course] if course else [])
    return folder.absolute()


def _stop(error: FindingsError, folder: Path) -> None:
    print_findings(error.diagnostics, folder)
    click.get_current_context().exit(1)


@command.command("list", context_settings=_HELP)
@click.argument("course", metavar="[COURSE]", required=False)
@click.option("--locale", "tags", metavar="TAG", multiple=True, help="Only this language; may be repeated.")
@click.option("--missing", is_flag=True, help="List every text that is missing or stale, with its place.")
@form_option
def list_(course: str | None, *, tags: tuple[str, ...], missing: bool, form: str) -> None:
    """Tell how much of a course is translated, and how much is stale.

    A text is stale when the course says something else since it was translated. Stale texts do not count as
    translated.

    \b
    Examples:
      scormkit locales list my-course
      scormkit locales list my-course --locale es --missing
    """
    folder = _folder(course)
    from scormkit.translating.managing import states_of

    found: list[Diagnostic] = []
    try:
        states = states_of(folder, tags, found)
    except FindingsError as error:
        _stop(error, folder)
        return
    print_findings(found, folder)
    if form == "json":
        click.echo(
            json.dumps([_values(each, missing=missing) for each in states], ensure_ascii=False, indent=2)
        )
    elif not states:
        click.echo("This course has no translations yet: its folder has no folder locales.")
    else:
        click.echo(_table(states), nl=False)
        for each in states if missing else ():
            for text, status in each.open:
                place = f"{text.home.file}:{text.home.line}:{text.home.column}"
                click.echo(f"{place}: {each.tag} {status}: {_short(text.source)}")
    if found or not all(each.is_enough for each in states):
        click.get_current_context().exit(1)


def _values(state: State, *, missing: bool) -> dict[str, object]:
    values: dict[str, object] = {
        "locale": state.tag,
        **{str(status): number for status, number in state.counted.items()},
        "complete": state.share,
        "wanted": state.wanted,
    }
    if missing:
        values["open"] = [
            {
                "file": text.home.file,
                "line": text.home.line,
                "column": text.home.column,
                "key": text.key,
                "status": status,
                "text": text.source,
            }
            for text, status in state.open
        ]
    return values


def _table(states: Sequence[State]) -> str:
    head = ("Language", "Texts", "Translated", "Stale", "Missing", "Complete")
    rows = [
        (
            each.tag,
            str(sum(each.counted.values())),
            *map(str, each.counted.values()),
            percent_text(each.share) + _judged(each),
        )
        for each in states
    ]
    widths = [max(len(row[at]) for row in [head, *rows]) for at in range(len(head))]
    lines = []
    for row in [head, *rows]:
        middle = "  ".join(f"{row[at]:>{widths[at]}}" for at in range(1, 5))
        lines.append(f"{row[0]:{widths[0]}}  {middle}  {row[5]}")
    return "\n".join(lines) + "\n"


def _judged(state: State) -> str:
    if state.wanted is None:
        return ""
    return (
        f" (enough: {percent_text(state.wanted)} wanted)"
        if state.is_enough
        else (f" (too little: {percent_text(state.wanted)} wanted)")
    )


def _short(text: str, room: int = 70) -> str:
    line = " ".join(text.split())
    return line if len(line) <= room else f"{line[: room - 3].rstrip()}..."


@command.command("confirm", context_settings=_HELP)
@click.argument("course", metavar="COURSE")
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option("--locale", "tag", metavar="TAG", required=True, help="The language.")
@click.option("--same", is_flag=True, help="What reads the same as in the course is translated as well.")
def confirm(course: str, files: tuple[str, ...], *, tag: str, same: bool) -> None:
    """Note that a translation fits the course as it is now.

    Do this when you have translated by hand, or have read again what `scormkit check` calls stale. From then
    on it is found when the course changes. FILE is a file of the course, such as basics/01-start.md; without
    one, everything that is translated is meant. What reads the same as in the course is not, unless you say
    --same. The note is the file translation.lock: keep it with the translation.

    \b
    Example:
      scormkit locales confirm my-course --locale es basics/01-start.md
    """
    from scormkit.translating.managing import confirm as noted

    folder = _folder(course)
    try:
        number = noted(folder, tag, files, same=same)
    except FindingsError as error:
        _stop(error, folder)
        return
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"{count_text(number, 'text')} noted in {shown(folder.absolute())}/locales/{tag}.", err=True)


@command.command("export", context_settings=_HELP)
@click.argument("course", metavar="[COURSE]", required=False)
@click.option("--locale", "tag", metavar="TAG", required=True, help="The language to translate into.")
@click.option(
    "--out", metavar="FILE", type=click.Path(path_type=Path), help="The file. Left out: <course>-<tag>.xlf."
)
@click.option("--missing", is_flag=True, help="Only what is missing or stale.")
def export(course: str | None, *, tag: str, out: Path | None, missing: bool) -> None:
    """Write a file for a translator (XLIFF 2.0).

    It has every text that learners can read, with a note on where it stands, and no identifiers, right
    answers or rules. What is translated already is in it as well. Every translation program opens such a
    file.

    \b
    Example:
      scormkit locales export my-course --locale es --out my-course-es.xlf
    """
    from scormkit.translating.exchange import export as write

    folder = _folder(course)
    try:
        path, number = write(folder, tag, out, missing_only=missing)
    except FindingsError as error:
        _stop(error, folder)
        return
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.UsageError(f"The file cannot be written: {reason}.") from None
    click.echo(f"{count_text(number, 'text')} in {shown(path.absolute())}.", err=True)


@command.command("import", context_settings=_HELP)
@click.argument("course", metavar="COURSE")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--locale", "tag", metavar="TAG", help="The language that the file must be in.")
def import_(course: str, files: tuple[Path, ...], *, tag: str | None) -> None:
    """Take what a translator sent back into the course (XLIFF 2.0).

    The folder locales/TAG is written: what is not in the file stays as it is. What does not fit is reported
    with line and column and is not taken; everything else is.

    \b
    Example:
      scormkit locales import my-course my-course-es.xlf
    """
    from scormkit.translating.exchange import import_file

    folder = _folder(course)
    fails = False
    for path in files:
        try:
            language, done, found = import_file(folder, path.absolute(), tag)
        except FindingsError as error:
            print_findings(error.diagnostics, folder)
            fails = True
            continue
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise click.UsageError(f"The translation cannot be written: {reason}.") from None
        print_findings(found, folder)
        fails = fails or done.refused > 0
        counts = ((done.changed, "changed"), (done.same, "as before"), (done.empty, "not translated"))
        told = [f"{number} {word}" for number, word in (*counts, (done.refused, "not taken")) if number]
        click.echo(f"{shown(path.absolute())}: {', '.join(told) or 'nothing in it'}", err=True)
        for name in done.files:
            click.echo(f"  wrote {shown(folder / name)}", err=True)
        if done.files:
            click.echo(f"Next: scormkit check {shown(folder)} --locale {language}", err=True)
    if fails:
        click.get_current_context().exit(1)
