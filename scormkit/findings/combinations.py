"""Findings about the packages of one course, each said once with the packages that it concerns."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.course.files import untranslated
from scormkit.course.selection import Selection
from scormkit.diagnostics import Diagnostic, Span

_ABSENCES = frozenset({"file-unused", "register-unused", "bank-unused"})
"""What is not used in one package may be there for another."""
_VARYING = frozenset({"duration-far", "reading-level", "state-too-large", "rules-in-circle"})
"""What is counted in each package or names titles: the messages differ, and it is one fault all the same."""


def of_one(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings of one package of several, without what only all of them together could prove."""
    return [each for each in found if each.slug not in _ABSENCES]


def merge(found: Sequence[tuple[Selection, Sequence[Diagnostic]]]) -> list[Diagnostic]:
    """The findings of every package of a course, each once; the message names the packages if not all.

    Each language is looked at by itself: what is only wrong in one is said of it, unless its place says so.
    """
    languages = list(dict.fromkeys(selection.locale for selection, _ in found))
    if len(languages) < 2:
        return _merge(found)
    several = [_merge([each for each in found if each[0].locale == tag]) for tag in languages]
    where: dict[tuple[str, Span | None, str], list[str | None]] = {}
    first: dict[tuple[str, Span | None, str], Diagnostic] = {}
    for tag, findings in zip(languages, several, strict=True):
        for each in findings:
            key = _key(each)
            first.setdefault(key, each)
            where.setdefault(key, []).append(tag)
    merged = []
    for key, tags in where.items():
        finding = first[key]
        in_all = len(tags) == len(languages)
        if not in_all and finding.slug in _ABSENCES:
            continue
        is_placed = finding.span is not None and untranslated(finding.span.file) != finding.span.file
        if not in_all and not is_placed and None not in tags:
            named = ", ".join(str(tag) for tag in tags)
            finding = finding._replace(message=f"{finding.message} (In the translation {named}.)")
        merged.append(finding)
    return merged


def _merge(found: Sequence[tuple[Selection, Sequence[Diagnostic]]]) -> list[Diagnostic]:
    first: dict[tuple[str, Span | None, str], Diagnostic] = {}
    concerned: dict[tuple[str, Span | None, str], list[Selection]] = {}
    for selection, findings in found:
        # What was probably meant may differ from package to package; the finding is the same.
        for key, each in {_key(each): each for each in findings}.items():
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


def _key(finding: Diagnostic) -> tuple[str, Span | None, str]:
    return finding.code, finding.span, "" if finding.slug in _VARYING else finding.message


def _concerns(selections: Sequence[Selection]) -> str:
    names = [" ".join(each.content) or "without a variant" for each in selections]
    return f"In the package{'s' if len(names) > 1 else ''} {'; '.join(names)}"
