"""Findings as JSON, for editors, scripts and continuous integration."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from scormkit.diagnostics.model import Diagnostic, Severity, Span
from scormkit.diagnostics.render.places import path_of, shown
from scormkit.diagnostics.render.report import (
    Correction,
    CourseReport,
    Finding,
    PackageReport,
    PackagesReport,
    Place,
    RelatedPlace,
    Report,
)


def render_json(results: Iterable[tuple[Path, Sequence[Diagnostic]]]) -> str:
    """One document for all courses, each a pair of its folder and findings; its form is `Report`."""
    courses = (
        CourseReport(
            course=shown(folder.absolute()),
            errors=sum(each.severity is Severity.ERROR for each in found),
            warnings=sum(each.severity is Severity.WARNING for each in found),
            findings=tuple(_finding(each, folder) for each in found),
        )
        for folder, found in results
    )
    return Report(version=1, courses=tuple(courses)).model_dump_json(indent=2)


def render_packages(results: Iterable[tuple[Path, str, str, Sequence[Diagnostic]]]) -> str:
    """One document for all packages: path, standard, its words, findings; its form is `PackagesReport`."""
    packages = (
        PackageReport(
            package=shown(path.absolute()),
            standard=standard or None,
            title=title or None,
            valid=not any(each.severity is Severity.ERROR for each in found),
            errors=sum(each.severity is Severity.ERROR for each in found),
            warnings=sum(each.severity is Severity.WARNING for each in found),
            findings=tuple(_finding(each, path) for each in found),
        )
        for path, standard, title, found in results
    )
    return PackagesReport(version=1, packages=tuple(packages)).model_dump_json(indent=2)


def _finding(finding: Diagnostic, folder: Path) -> Finding:
    return Finding(
        **_place(finding.span, folder),
        code=finding.code,
        slug=finding.slug,
        severity=finding.severity.value,
        message=finding.message,
        help=finding.help,
        spec=finding.spec or None,
        related=tuple(
            RelatedPlace(**_place(each.span, folder), message=each.message) for each in finding.related
        ),
        corrections=tuple(
            Correction(**_place(each.span, folder), replacement=each.replacement) for each in finding.edits
        ),
    )


def _place(span: Span | None, folder: Path) -> dict[str, Any]:
    if span is None:
        return dict.fromkeys(Place.model_fields)
    return {
        "file": shown(path_of(span.file, folder)),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
