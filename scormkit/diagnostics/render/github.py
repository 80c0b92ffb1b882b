"""Findings as GitHub workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from scormkit.diagnostics.model import Diagnostic, Severity, Span
from scormkit.diagnostics.render.places import path_of, shown

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_github(results: Iterable[tuple[Path, Sequence[Diagnostic]]]) -> str:
    """One command a finding, each on a line; empty for none.

    Files are named relative to the present folder, as GitHub expects them in the checkout's own. The escapes
    are those of actions/toolkit (packages/core, command.ts): `%` and line ends in the text, and also `:` and
    `,` in properties.
    """
    return "".join(f"{_command(each, folder)}\n" for folder, found in results for each in found)


def _command(finding: Diagnostic, folder: Path) -> str:
    properties = {**_place(finding.span, folder), "title": f"{finding.code} {finding.slug}"}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    remedy = f"\nWhat to do: {finding.help}" if finding.help else ""
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(finding.message + remedy)}"


def _place(span: Span | None, folder: Path) -> dict[str, str]:
    if span is None:
        return {}
    place = {"file": shown(path_of(span.file, folder)).replace("\\", "/"), "line": str(span.line)}
    if span.end_line in (None, span.line):  # GitHub refuses columns of a place that spans several lines
        place["col"] = str(span.column)
        if span.end_column is not None:
            place["endColumn"] = str(span.end_column)
    if span.end_line is not None:
        place["endLine"] = str(span.end_line)
    return place


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
