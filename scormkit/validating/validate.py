"""A package -> its findings: opened, judged by its standard, and by the platforms that it goes to."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from scormkit.archive.reader import DEFAULT, Limits
from scormkit.diagnostics import Diagnostic, Severity, Span
from scormkit.package.detect import open_package
from scormkit.package.model import Kind, PackageView
from scormkit.rules.container import LARGE

if TYPE_CHECKING:
    from collections.abc import Iterator

STANDARDS: Mapping[str, tuple[Kind, int | None]] = {
    "scorm12": (Kind.SCORM12, None),
    "scorm2004": (Kind.SCORM2004, None),
    "scorm2004-2nd": (Kind.SCORM2004, 2),
    "scorm2004-3rd": (Kind.SCORM2004, 3),
    "scorm2004-4th": (Kind.SCORM2004, 4),
    "cmi5": (Kind.CMI5, None),
    "xapi": (Kind.TINCAN, None),
    "aicc": (Kind.AICC, None),
}
"""What `standard` can insist on: the kind of a package, and the edition of SCORM 2004."""

STREAM = "standard-input"
"""What findings call a package that came through standard input."""


class Options(NamedTuple):
    """How packages are judged.

    `lms` are names of profiles, `standard` insists on one of `STANDARDS`, `strict` makes an error of whatever
    the standard forbids, `large` is the size in bytes that is worth a warning, `limits` is how much of a
    package is believed.
    """

    lms: tuple[str, ...] = ()
    standard: str | None = None
    strict: bool = False
    large: int = LARGE
    limits: Limits = DEFAULT


PLAIN = Options()
"""No platform in particular, by what the field accepts."""


class Validated(NamedTuple):
    """A package and what was found.

    `standard` is its name as in `STANDARDS` (empty: unknown), `title` the same in words. `lines` holds the
    text of each line that a finding points at, by file and number: the file may be inside a zip.
    """

    path: Path
    standard: str
    title: str
    findings: tuple[Diagnostic, ...]
    lines: Mapping[tuple[str, int], str]

    @property
    def is_valid(self) -> bool:
        """Whether no finding is an error."""
        return not any(each.severity is Severity.ERROR for each in self.findings)

    @property
    def is_web(self) -> bool:
        """Whether it is for a web server, and no platform imports it."""
        return self.title == Kind.WEB.words

    def line(self, path: Path, number: int) -> str:
        """The line of a file that a finding points at; empty where it is not known."""
        return self.lines.get((str(path), number), "")


def validate_package(path: Path, options: Options = PLAIN) -> Validated:
    """Judge a package: a zip, a folder, or a manifest by itself. Nothing is written.

    Whatever is wrong with it is a finding, in the order of file and line; spans name files by their absolute
    path, those in a zip behind it. Raises `ValueError` for an unknown profile or standard.
    """
    if options.standard is not None and options.standard not in STANDARDS:
        raise ValueError(f"There is no standard {options.standard!r}. Standards: {', '.join(STANDARDS)}.")
    path = path.absolute()
    found: list[Diagnostic] = []
    view = open_package(path, found.append, options.limits)
    if view is not None:
        from scormkit.rules.judge import judge

        found.extend(judge(view, largest=options.large))
        if options.lms:
            found.extend(_of_platforms(view, options.lms, found))
        if options.standard is not None:
            found.extend(_insisted(view, options.standard))
    if options.strict:
        from scormkit.rules.judge import by_the_letter

        found = [*by_the_letter(found)]
    return _validated(path, view, found)


def _of_platforms(view: PackageView, names: tuple[str, ...], found: list[Diagnostic]) -> Iterator[Diagnostic]:
    from scormkit.lms.profiles import load_profile
    from scormkit.rules.lms import check_lms

    before = tuple(found)
    for name in names:
        yield from check_lms(view, load_profile(name), before)


def _insisted(view: PackageView, standard: str) -> Iterator[Diagnostic]:
    from scormkit.rules.faults_container import another_standard

    kind, edition = STANDARDS[standard]
    if view.kind is not kind or (edition is not None and view.edition != edition):
        yield another_standard(standard, view.words, view.span)


def _validated(path: Path, view: PackageView | None, found: list[Diagnostic]) -> Validated:
    from scormkit.archive.faults_read import thinned

    ordered = sorted(dict.fromkeys(found), key=lambda each: each.sort_key)
    findings = tuple(sorted(thinned(ordered, Span(str(path))), key=lambda each: each.sort_key))
    lines: dict[tuple[str, int], str] = {}
    if view is not None and view.document is not None:
        document = view.document
        for each in findings:
            for span in filter(None, (each.span, *(found.span for found in each.related))):
                if span.file == document.file:
                    lines[span.file, span.line] = document.line(span.line)[:10_000]
    if view is None:
        return Validated(path, "", "", findings, lines)

    return Validated(path, _name_of(view), view.words, findings, lines)


def _name_of(view: PackageView) -> str:
    fitting = [
        name for name, (kind, edition) in STANDARDS.items() if kind is view.kind and edition == view.edition
    ]
    return fitting[0] if fitting else ""


@contextmanager
def kept_stream(stream: BinaryIO) -> Iterator[Path]:
    """What comes through a stream as a file, for as long as it is needed: a zip is read from its end."""
    with tempfile.TemporaryDirectory(prefix="scormkit-") as folder:
        path = Path(folder) / STREAM
        with path.open("wb") as file:
            shutil.copyfileobj(stream, file)
        yield path


def renamed(result: Validated, path: Path) -> Validated:
    """The same result about a package that is called `path`."""
    before, after = str(result.path), str(path.absolute())

    def span_of(span: Span) -> Span:
        return (
            span._replace(file=after + span.file.removeprefix(before))
            if span.file.startswith(before)
            else span
        )

    return result._replace(
        path=path.absolute(),
        findings=tuple(
            each._replace(
                span=None if each.span is None else span_of(each.span),
                related=tuple(found._replace(span=span_of(found.span)) for found in each.related),
            )
            for each in result.findings
        ),
        lines={
            (after + file.removeprefix(before), number): text for (file, number), text in result.lines.items()
        },
    )
