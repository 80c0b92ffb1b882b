"""An inspection as text of one page, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from textwrap import wrap

from scormkit.diagnostics import Severity
from scormkit.inspecting.model import Inspection, Unit

_WIDTH = 100
_SUPPORT = {
    "full": "plays it",
    "partial": "plays it in part",
    "none": "does not take it",
    "unknown": "is not known to take it, or not to",
}


def size_words(size: int) -> str:
    """A size in bytes in words (powers of 1000)."""
    for unit, number in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= number:
            return f"{size / number:.1f} {unit}" if unit != "kB" else f"{size / number:.0f} kB"
    return f"{size} bytes"


def inspection_text(it: Inspection, *, named: Sequence[str] = ()) -> str:
    """The report for a terminal. Of the platforms in `named` the settings are told as well."""
    lines = [it.title or it.file, "=" * min(len(it.title or it.file), _WIDTH), ""]
    lines += _facts(it)
    lines += ["", "Structure", *(_row(depth, unit) for top in it.structure for depth, unit in top.every())]
    for heading, sentences in (
        ("What completes it", it.completion),
        ("What passes it", it.passing),
        ("Harmless import warnings", it.harmless),
    ):
        if sentences:
            lines += ["", heading, *(line for each in sentences for line in _bullet(each))]
    lines += ["", "Largest files", *(f"  {size_words(size):>9}  {name}" for name, size in it.largest)]
    lines += ["", "Platforms", *_platforms(it, named)]
    errors = sum(each.severity is Severity.ERROR for each in it.findings)
    warnings = sum(each.severity is Severity.WARNING for each in it.findings)
    lines += ["", f"Validation: {errors} errors, {warnings} warnings (scormkit validate tells them)."]
    return "\n".join(lines) + "\n"


def _facts(it: Inspection) -> Iterator[str]:
    rows = (
        ("Standard", it.standard),
        ("Made with", it.made_by or "not recognised"),
        ("Identifier", it.identifier),
        ("Version", it.version),
        ("Languages", ", ".join(it.languages)),
        ("Opens", ", ".join(unit.launch or "" for unit in it.launched[:5]) or "nothing"),
        ("Mastery score", ", ".join(it.mastery) or "none"),
        ("Reports", ", ".join(it.tracked) or "nothing that could be found"),
        ("Other servers", ", ".join(it.hosts) or "none"),
        ("Size", f"{size_words(it.size)}, {size_words(it.unpacked)} unpacked, {it.files:,} files"),
    )
    for name, value in rows:
        if value:
            first, *rest = wrap(value, _WIDTH - 16) or [""]
            yield f"{name:<15} {first}"
            yield from (f"{'':<15} {each}" for each in rest)


def _row(depth: int, unit: Unit) -> str:
    rules = f": {'; '.join(unit.rules)}" if unit.rules else ""
    return f"  {'  ' * depth}- {unit.title or '(no title)'} [{unit.kind}]{rules}"


def _bullet(sentence: str) -> list[str]:
    return wrap(sentence, _WIDTH, initial_indent="  - ", subsequent_indent="    ")


def _platforms(it: Inspection, named: Sequence[str]) -> Iterator[str]:
    width = max((len(each.title) for each in it.platforms), default=0)
    for each in it.platforms:
        concerns = ", ".join(dict.fromkeys(found.code for found in each.findings))
        yield f"  {each.title:<{width}}  {_SUPPORT[each.support]}{f' (see {concerns})' if concerns else ''}"
        if each.name in named:
            for finding in each.findings:
                yield from _bullet(finding.message)
            for name, choice, why in each.settings:
                yield from _bullet(f"Set {name} to {choice}. {why}")
            for says, means in each.warnings:
                yield from _bullet(f"Says: {says} That is harmless: {means}")


def inspection_data(it: Inspection) -> dict[str, object]:
    """The report as plain data."""
    data = json.loads(json.dumps(it._asdict(), default=str))
    assert isinstance(data, dict)
    data["structure"] = [_unit(top) for top in it.structure]
    data["largest"] = [{"name": name, "size": size} for name, size in it.largest]
    data["findings"] = [
        {"code": each.code, "severity": str(each.severity), "message": each.message} for each in it.findings
    ]
    data["platforms"] = [
        {
            "name": each.name,
            "title": each.title,
            "support": each.support,
            "findings": [{"code": found.code, "message": found.message} for found in each.findings],
            "settings": [{"name": name, "choose": choice, "why": why} for name, choice, why in each.settings],
            "harmless_warnings": [{"says": says, "means": means} for says, means in each.warnings],
        }
        for each in it.platforms
    ]
    return data


def _unit(unit: Unit) -> dict[str, object]:
    return {
        "title": unit.title,
        "kind": unit.kind,
        "launch": unit.launch,
        "rules": list(unit.rules),
        "children": [_unit(each) for each in unit.children],
    }
