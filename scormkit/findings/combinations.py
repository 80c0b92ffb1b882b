"""Findings about the packages of one course, each said once with the packages that it concerns."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.course.selection import Selection
from scormkit.diagnostics import Diagnostic, Span

_ABSENCES = frozenset({"file-unused", "register-unused", "bank-unused"})
"""What is not used in one package may be there for another."""


def of_one(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings of one package of several, without what only all of them together could prove."""
    return [each for each in found if each.slug not in _ABSENCES]


def merge(found: Sequence[tuple[Selection, Sequence[Diagnostic]]]) -> list[Diagnostic]:
    """The findings of every package of a course, each once; the message names the packages if not all."""
    first: dict[tuple[str, Span | None, str], Diagnostic] = {}
    concerned: dict[tuple[str, Span | None, str], list[Selection]] = {}
    for selection, findings in found:
        # What was probably meant may differ from package to package; the finding is the same.
        for key, each in {(each.code, each.span, each.message): each for each in findings}.items():
            first.setdefault(key, each)
            concerned.setdefault(key, []).append(selection)
    merged = []
    for key, selections in concerned.items():
        finding = first[key]
        if len(selections) == len(found):
            merged.append(finding)
        elif finding.slug not in _ABSENCES:
            merged.append(finding._replace(message=f"{finding.message} ({_concerns(selections)}.)"))
    return merged


def _concerns(selections: Sequence[Selection]) -> str:
    names = [" ".join(each.content) or "without a variant" for each in selections]
    return f"In the package{'s' if len(names) > 1 else ''} {'; '.join(names)}"
