"""The options that say how findings are reported, the same at every command, and the report itself."""

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from scormkit.cli.findings import count_line, print_findings
from scormkit.diagnostics import Diagnostic, Severity
from scormkit.diagnostics.choosing import chosen, fails

if TYPE_CHECKING:
    from scormkit.validating.validate import Validated

FORMATS = ("text", "json", "sarif", "junit", "github")


class Reporting(NamedTuple):
    """What the user asked for: the form, the file (None: standard output), and which findings count."""

    form: str
    output: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: Severity
    all: bool = False
    """Whether all findings of one kind are shown, however many."""

    @property
    def groups(self) -> bool:
        """Whether many findings of one kind are cut short: only where people read them as they come."""
        return self.streams and not self.all

    @property
    def streams(self) -> bool:
        """Whether findings are printed course by course; every other form is one document."""
        return self.form == "text" and self.output is None

    def choose(self, found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings that were asked for."""
        return chosen(found, self.select, self.ignore)

    def fails(self, found: Sequence[Diagnostic]) -> bool:
        """Whether one of the findings makes the run end with exit code 1."""
        return any(fails(each, self.fail_on) for each in found)


def report_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of reporting; it receives them together, as `reporting`."""

    @functools.wraps(command)
    def with_reporting(*, strict: bool, fail_on: str, **rest: Any) -> None:
        _gathered(command, fail_on=Severity.WARNING if strict else Severity(fail_on), **rest)

    return _with(with_reporting, (*_OPTIONS, all_option, _STRICT, _FAIL_ON))


def package_report_options(command: Callable[..., None]) -> Callable[..., None]:
    """The same for a command about packages: its `--strict` means the letter of their standard, and
    `validate` itself keeps no more than the first of one kind (PKG067)."""

    @functools.wraps(command)
    def with_reporting(*, fail_on: str, **rest: Any) -> None:
        _gathered(command, fail_on=Severity(fail_on), **rest)

    return _with(with_reporting, (*_OPTIONS, _FAIL_ON))


def _gathered(
    command: Callable[..., None],
    *,
    form: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: Severity,
    everything: bool = False,
    **rest: Any,
) -> None:
    command(**rest, reporting=Reporting(form, output, select, ignore, fail_on, everything))


def _with(command: Callable[..., None], options: Sequence[Callable[..., Any]]) -> Callable[..., None]:
    for option in reversed(options):
        command = option(command)
    return command


def report(
    results: Sequence[tuple[Path, Sequence[Diagnostic]]], reporting: Reporting, *, quiet: bool
) -> None:
    """Print the findings of each folder, or write them to the file, and count them on standard error.

    Raises `click.UsageError` when the file cannot be written.
    """
    if reporting.streams:
        for folder, found in results:
            print_findings(found, folder, group=reporting.groups)
            if not quiet:
                click.echo(count_line(found, folder, group=reporting.groups), err=True)
        return
    _deliver(_document(results, reporting), reporting)
    if not quiet:
        for folder, found in results:
            click.echo(count_line(found, folder), err=True)


def report_packages(results: "Sequence[Validated]", reporting: Reporting) -> None:
    """Print the findings of packages as one document, or write them to the file.

    Raises `click.UsageError` when the file cannot be written.
    """
    if reporting.form == "json":
        from scormkit.diagnostics.render.json import render_packages

        text = (
            f"{render_packages((each.path, each.standard, each.title, each.findings) for each in results)}\n"
        )
    elif reporting.form == "text":
        from scormkit.diagnostics.render.text import render_blocks

        text = "".join(
            block for each in results for block in render_blocks(each.findings, each.path, line=each.line)
        )
    else:
        text = _document([(each.path, each.findings) for each in results], reporting)
    _deliver(text, reporting)


def _deliver(text: str, reporting: Reporting) -> None:
    if reporting.output is None:
        click.echo(text, nl=False)
    else:
        _write(text, reporting.output)


def _document(results: Sequence[tuple[Path, Sequence[Diagnostic]]], reporting: Reporting) -> str:
    """The whole report as text, with a line end. Only the renderer that is asked for is loaded."""
    match reporting.form:
        case "json":
            from scormkit.diagnostics.render.json import render_json

            return f"{render_json(results)}\n"
        case "sarif":
            from scormkit import __version__, api
            from scormkit.diagnostics.render.sarif import render_sarif

            pages = {each.code: each for each in api.catalog()}
            return f"{render_sarif(results, __version__, pages.get)}\n"
        case "junit":
            from scormkit.diagnostics.render.junit import render_junit

            return render_junit(results, reporting.fail_on)
        case "github":
            from scormkit.diagnostics.render.github import render_github

            return render_github(results)
    from scormkit.diagnostics.render.text import render_text

    return "".join(render_text(found, folder) for folder, found in results)


def _write(text: str, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.UsageError(f"The report cannot be written to {str(path)!r}: {reason}.") from None


def _words(_: click.Context, option: click.Parameter, given: Sequence[str]) -> tuple[str, ...]:
    """Codes, beginnings of codes and slugs, split at commas; each has to mean something."""
    words = tuple(word.strip() for each in given for word in each.split(",") if word.strip())
    if words:
        from scormkit import api

        for word in words:
            try:
                api.meaning(word)
            except ValueError as error:
                raise click.BadParameter(str(error), param=option) from None
    return words


def _file(_: click.Context, __: click.Parameter, name: str | None) -> Path | None:
    return None if name in (None, "-") else Path(name)


all_option = click.option(
    "--all", "everything", is_flag=True, help="Show all of one kind, too, where text stops after ten."
)
"""For a command that asks for findings to be cut short."""

_OPTIONS = (
    click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="text",
        show_default=True,
        help="text is for people; json, sarif, junit and github are for programs.",
    ),
    click.option(
        "--output", "-o", metavar="FILE", callback=_file, help="Write the findings to a file, not the screen."
    ),
    click.option(
        "--select", metavar="CODES", multiple=True, callback=_words, help="Only these: CRS030, CRS0, a name."
    ),
    click.option("--ignore", metavar="CODES", multiple=True, callback=_words, help="Leave these out."),
)

_STRICT = click.option("--strict", is_flag=True, help="Warnings fail, too; short for --fail-on warning.")
_FAIL_ON = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    show_default=True,
    help="The least that ends with exit code 1.",
)
