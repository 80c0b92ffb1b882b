"""Findings as JSON, for editors, scripts and continuous integration."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from scormkit.diagnostics.model import Diagnostic, Severity, Span
from scormkit.diagnostics.render.places import path_of, shown


def render_json(results: Iterable[tuple[Path, Sequence[Diagnostic]]]) -> str:
    """One document for all courses, each a pair of its folder and findings.

    `version` is that of this form: a reader can rely on every field of it. Files are relative to the present
    folder; lines and columns count from 1; `file`, `line` and the others are null where they are unknown.
    """
    courses = [
        {
            "course": shown(folder.absolute()),
            "errors": sum(each.severity is Severity.ERROR for each in found),
            "warnings": sum(each.severity is Severity.WARNING for each in found),
            "findings": [_finding(each, folder) for each in found],
        }
        for folder, found in results
    ]
    return json.dumps({"version": 1, "courses": courses}, ensure_ascii=False, indent=2)


def _finding(finding: Diagnostic, folder: Path) -> dict[str, object]:
    return {
        "code": finding.code,
        "slug": finding.slug,
        "severity": str(finding.severity),
        "message": finding.message,
        "help": finding.help,
        **_place(finding.span, folder),
        "spec": finding.spec or None,
        "related": [{"message": each.message, **_place(each.span, folder)} for each in finding.related],
    }


def _place(span: Span | None, folder: Path) -> dict[str, object]:
    if span is None:
        return dict.fromkeys(("file", "line", "column", "end_line", "end_column"))
    return {
        "file": shown(path_of(span.file, folder)),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
