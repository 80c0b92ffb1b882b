"""scormkit validate: whether finished packages will work, anyone's."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from scormkit.archive.reader import DEFAULT
from scormkit.cli.findings import print_findings
from scormkit.cli.help import Command
from scormkit.cli.paths import nearest
from scormkit.cli.reporting import Reporting, package_report_options, report_packages
from scormkit.cli.words import count_text
from scormkit.diagnostics import Severity
from scormkit.validating.many import validate_all
from scormkit.validating.validate import (
    STANDARDS,
    STREAM,
    Options,
    Validated,
    kept_stream,
    renamed,
    validate_package,
)


@click.command("validate", cls=Command)
@click.argument("packages", metavar="PACKAGE...", nargs=-1, required=True)
@click.option(
    "--lms",
    "platforms",
    metavar="NAME",
    multiple=True,
    help="Add what this platform refuses or misreads; repeat.",
)
@click.option(
    "--standard", metavar="NAME", help="Insist on a standard: scorm12, scorm2004-3rd, cmi5, xapi ..."
)
@click.option("--strict", "letter", is_flag=True, help="What the standard forbids is an error, used or not.")
@click.option(
    "--max-size",
    metavar="MB",
    type=click.FloatRange(min=0),
    default=500,
    show_default=True,
    help="Warn of packages that are larger.",
)
@click.option(
    "--max-unpacked",
    metavar="MB",
    type=click.FloatRange(min=0),
    default=8000,
    show_default=True,
    help="Refuse to read what unpacks to more.",
)
@click.option(
    "--max-ratio",
    metavar="TIMES",
    type=click.IntRange(min=1),
    default=200,
    show_default=True,
    help="Refuse to read what grows more when unpacked.",
)
@click.option(
    "--max-files",
    metavar="NUMBER",
    type=click.IntRange(min=1),
    default=65_535,
    show_default=True,
    help="Refuse to read packages of more files.",
)
@click.option("--jobs", metavar="NUMBER", type=click.IntRange(min=1), help="Processes for many packages.")
@click.option("--quiet", "-q", is_flag=True, help="Print findings and nothing else.")
@package_report_options
def command(
    packages: tuple[str, ...],
    *,
    platforms: tuple[str, ...],
    standard: str | None,
    letter: bool,
    max_size: float,
    max_unpacked: float,
    max_ratio: int,
    max_files: int,
    jobs: int | None,
    quiet: bool,
    reporting: Reporting,
) -> None:
    """Tell whether finished packages will work, from any tool.

    They may be SCORM 1.2, SCORM 2004, cmi5 or xAPI. PACKAGE is a zip, a folder with a manifest, or the
    manifest itself; - reads a zip from standard input. The standard is told by the content. Errors fail at
    the import or at the launch; warnings fail on some platforms; the rest is good to know.

    \b
    Examples:
      scormkit validate course.zip
      scormkit validate packages/*.zip --lms moodle --format junit --output report.xml

    Exit code: 0 without errors, 1 with errors, 2 for a wrong command line, 3 for a fault of scormkit itself.
    """
    options = _options(platforms, standard)._replace(
        strict=letter,
        large=int(max_size * 1e6),
        # One file may be a quarter of all, as it may be by default.
        limits=DEFAULT._replace(
            files=max_files,
            ratio=max_ratio,
            total=int(max_unpacked * 1e6),
            file=max(DEFAULT.file, int(max_unpacked * 1e6) // 4),
        ),
    )
    paths = _paths(packages)
    results: list[Validated] = []
    for each in _validated(paths, options, jobs):
        result = each._replace(findings=reporting.choose(each.findings))
        results.append(result)
        if reporting.streams:
            print_findings(result.findings, result.path, line=result.line)
        if not quiet:
            click.echo(_verdict(result), err=True)
    if not reporting.streams:
        report_packages(results, reporting)
    if not quiet and len(results) > 1:
        click.echo(_summary(results), err=True)
    if any(reporting.fails(each.findings) for each in results):
        click.get_current_context().exit(1)


def _options(platforms: tuple[str, ...], standard: str | None) -> Options:
    names = tuple(name.strip() for each in platforms for name in each.split(",") if name.strip())
    for name in names:
        from scormkit.lms.profiles import load_profile

        try:
            load_profile(name)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--lms") from None
    if standard is not None and standard not in STANDARDS:
        raise click.BadParameter(
            f"There is no standard {standard!r}. Standards: {', '.join(STANDARDS)}.", param_hint="--standard"
        )
    return Options(lms=names, standard=standard)


def _paths(packages: Sequence[str]) -> tuple[Path | None, ...]:
    """The packages, each once; None is standard input."""
    found: dict[str, Path | None] = {}
    for each in packages:
        path = Path(each)
        if each != "-" and not path.exists():
            raise click.UsageError(f"There is no package {each!r}.{nearest(path)}")
        if (path / "course.yaml").is_file() or (path.name == "course.yaml" and path.is_file()):
            raise click.UsageError(
                f"{each!r} is a course, not a package: use `scormkit check`, or validate the zip."
            )
        found.setdefault(each, None if each == "-" else path)
    return tuple(found.values())


def _validated(paths: Sequence[Path | None], options: Options, jobs: int | None) -> Iterator[Validated]:
    named = [path for path in paths if path is not None]
    results = validate_all(named, options, jobs=jobs)
    for path in paths:
        if path is None:
            with kept_stream(sys.stdin.buffer) as kept:
                yield renamed(validate_package(kept, options), Path(STREAM))
        else:
            yield next(results)


def _verdict(result: Validated) -> str:
    from scormkit.diagnostics.render.places import shown

    title = f" ({result.title})" if result.title else ""
    counts = {severity: sum(each.severity is severity for each in result.findings) for severity in Severity}
    said = [
        count_text(counts[severity], severity)
        for severity in (Severity.ERROR, Severity.WARNING)
        if counts[severity]
    ]
    if counts[Severity.INFO]:
        said.append(f"{counts[Severity.INFO]} for information")
    words = ", ".join(said) or "nothing found"
    can = "goes to a web server" if result.is_web else "can be uploaded"
    verdict = "will not work everywhere as it is" if counts[Severity.ERROR] else can
    return f"{shown(result.path)}{title}: {verdict}; {words}."


def _summary(results: Sequence[Validated]) -> str:
    errors = sum(not each.is_valid for each in results)
    warnings = sum(
        each.is_valid and any(found.severity is Severity.WARNING for found in each.findings)
        for each in results
    )
    fine = len(results) - errors - warnings
    return (
        f"\n{count_text(len(results), 'package')}: {errors} with errors, {warnings} with warnings only, "
        f"{fine} with neither."
    )
