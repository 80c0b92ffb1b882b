"""Findings as SARIF 2.1.0 (OASIS), which code scanning services and editors read."""

from __future__ import annotations

import hashlib
import json
import os
import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from scormkit.diagnostics.model import Diagnostic, Edit, Severity, Span
from scormkit.diagnostics.registry import Fault
from scormkit.diagnostics.render.places import line_reader, path_of

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
ROOT = "%SRCROOT%"
"""What relative addresses count from: the present folder, by the name that code scanning services know."""

Results = Iterable[tuple[Path, Sequence[Diagnostic]]]


def render_sarif(results: Results, version: str, pages: Callable[[str], Fault[...] | None]) -> str:
    """One log with one run for all courses, each a pair of its folder and findings.

    `version` is scormkit's, `pages` finds the fault of a code, whose page becomes the rule's help. The
    fingerprint of a finding is made of its code, its file and the words of its line, so that it stays the
    same when lines move.
    """
    found = [(folder, each) for folder, findings in results for each in findings]
    codes = sorted({each.code for _, each in found})
    line = line_reader()
    seen: Counter[str] = Counter()
    run = {
        "tool": {
            "driver": {
                "name": "scormkit",
                "semanticVersion": version,
                "rules": [_rule(code, pages(code), found) for code in codes],
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, folder, codes.index(each.code), line, seen) for folder, each in found],
    }
    log = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str, fault: Fault[...] | None, found: Sequence[tuple[Path, Diagnostic]]) -> dict[str, Any]:
    first = next(each for _, each in found if each.code == code)
    rule: dict[str, Any] = {
        "id": code,
        "name": _pascal(first.slug),
        "defaultConfiguration": {"level": _LEVELS[first.severity]},
    }
    if fault is None:
        return rule
    summary = " ".join(fault.page.partition("\n\n")[0].split())
    return rule | {
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": fault.page, "markdown": fault.page},
        "properties": {"page": f"docs/rules/{code}.md", "slug": fault.slug, "rests on": fault.spec},
    }


def _pascal(slug: str) -> str:
    return "".join(part.capitalize() for part in slug.split("-"))


def _result(
    finding: Diagnostic, folder: Path, rule: int, line: Callable[[Path, int], str], seen: Counter[str]
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.help}".strip()},
        "locations": [_location(finding.span, folder)],
        "partialFingerprints": {"scormkitFinding/v1": _fingerprint(finding, folder, line, seen)},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(each.span, folder), "message": {"text": each.message}}
            for number, each in enumerate(finding.related)
        ]
    if finding.edits:
        result["fixes"] = [_fix(finding, folder)]
    return result


def _location(span: Span | None, folder: Path) -> dict[str, Any]:
    """Code scanning shows nothing without a file: what concerns the whole course is shown at course.yaml."""
    if span is None:
        path = folder.absolute()
        artifact = _artifact(path / "course.yaml" if path.is_dir() else path)
        return {"physicalLocation": {"artifactLocation": artifact}}
    artifact = _artifact(path_of(span.file, folder))
    return {"physicalLocation": {"artifactLocation": artifact, "region": _region(span)}}


def _artifact(path: Path) -> dict[str, str]:
    relative = posixpath.join(*Path(os.path.relpath(path)).parts)
    if relative.startswith("../"):
        return {"uri": path.as_uri()}
    return {"uri": quote(relative), "uriBaseId": ROOT}


def _region(span: Span) -> dict[str, int]:
    region = {"startLine": span.line, "startColumn": span.column}
    if span.end_line is not None:
        region["endLine"] = span.end_line
    if span.end_column is not None:
        region["endColumn"] = span.end_column
    return region


def _fix(finding: Diagnostic, folder: Path) -> dict[str, Any]:
    def file_of(edit: Edit) -> str:
        return edit.span.file

    changes = [
        {
            "artifactLocation": _artifact(path_of(file, folder)),
            "replacements": [
                {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.replacement}}
                for edit in edits
            ],
        }
        for file, edits in groupby(sorted(finding.edits, key=file_of), file_of)
    ]
    return {"description": {"text": finding.help}, "artifactChanges": changes}


def _fingerprint(
    finding: Diagnostic, folder: Path, line: Callable[[Path, int], str], seen: Counter[str]
) -> str:
    """Equal findings on equal lines of one file are told apart by their order."""
    span = finding.span
    words = " ".join(line(path_of(span.file, folder), span.line).split()) if span else ""
    key = "\0".join((finding.code, span.file if span else "", words or finding.message))
    seen[key] += 1
    return hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()[:32]
