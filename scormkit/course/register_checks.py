"""What to say about the registers once every text has been read: due, unused, placeholder, written out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from scormkit.course import faults
from scormkit.course.files import untranslated
from scormkit.course.registers import FILES, Kind, Registers, Use
from scormkit.diagnostics import Diagnostic, Related, Span
from scormkit.source.document import Where
from scormkit.source.text import SourceFile

if TYPE_CHECKING:
    from scormkit.course.reading import Reading
    from scormkit.course.registers_schema import ContactSpec, FactSpec

_WORDS = r"\bTODO\b|(?i:^todo:?$|\b(?:tbd|tba|tbc|fixme|lorem ipsum|to be (?:added|confirmed))\b)|\?{3}"
"""In small letters, `todo` is a word of Spanish and Portuguese."""
_CROSSES = r"\bX{2,}\b|\b[xX]{3}[-. ]?[xX]{4}\b"
_NO_PHONE = r"\b555[-. ]?[0-9]{4}\b|\b000[-. ]|^[0 .()+-]+$"
_NO_NUMBER = r"^0{2,}$|^0{1,3}(?:[,.]0{3})+$"
_PHONE = r"(?<![\w/.,-])(?:\([0-9]{1,5}\) ?|\+?[0-9])[0-9() .-]{5,18}[0-9](?![\w,-])"
_FIGURE = r"[0-9]{1,3}(?:[,. \u00a0\u202f][0-9]{3})+|[0-9]{5,}|[0-9][0-9.,]* (?:million|billion)"
"""A figure that is hard to mistake for another: with thousands set apart, or of five digits and more."""


def check_registers(reading: Reading, today: date | None) -> None:
    """Report what is wrong with the registers. `today` None: whether something is due is not asked."""
    used: dict[tuple[Kind, str], list[Use]] = {}
    for use in reading.uses:
        used.setdefault((use.kind, use.name), []).append(use)
    for kind, name, entry in reading.registers.entries():
        where = reading.registers.wheres[kind].at(name)
        uses = used.get((kind, name), [])
        if not uses:
            reading.report(faults.register_unused(where.key_span(), kind, name))
            continue
        places = _places(uses)
        for finding in _placeholders(kind, entry, where, places):
            reading.report(finding)
        if kind in ("fact", "contact"):
            for finding in _dates(kind, entry, where, places, today):
                reading.report(finding)
    own = {reading.folder.label(name) for name in FILES.values()}
    for file in reading.files:
        name = untranslated(file.name)
        if name in own or reading.folder.name_of(name).startswith("variants/"):
            continue
        for finding in _written_out(file, reading.registers):
            reading.report(finding)


def _dates(
    kind: Kind, entry: FactSpec | ContactSpec, where: Where, places: Sequence[Related], today: date | None
) -> Iterator[Diagnostic]:
    from scormkit.course.registers_schema import due_day, first_day, last_day

    name = str(where.path[-1])
    if kind == "contact" and entry.review == "never" and not getattr(entry, "emergency", False):
        yield faults.review_never(where.span("review"), name)
    if today is None:
        return
    for key in ("as_of", "checked"):
        written = getattr(entry, key)
        if written is not None and first_day(written) > today:
            yield faults.date_ahead(where.span(key), key, written)
    due = due_day(entry)
    if due is not None and due < today and last_day(entry.checked or entry.as_of) <= today:
        yield faults.fact_due(where.key_span(), kind, name, due.isoformat(), places)


def _places(uses: Sequence[Use]) -> list[Related]:
    """The first citation in each file."""
    first: dict[str, Span] = {}
    count: dict[str, int] = {}
    for use in uses:
        first.setdefault(use.span.file, use.span)
        count[use.span.file] = count.get(use.span.file, 0) + 1
    return [
        Related("cited here" if count[file] == 1 else f"cited here, {count[file]} times in this file", span)
        for file, span in sorted(first.items())
    ]


# --- placeholders ---


def _placeholders(kind: Kind, entry: Any, where: Where, places: Sequence[Related]) -> Iterator[Diagnostic]:
    name = str(where.path[-1])
    if getattr(entry, "placeholder", False):
        yield faults.placeholder_printed(where.span("placeholder"), kind, name, "", places)
        return
    for steps, text in _printed(kind, entry):
        is_number = "phone" in steps or "number" in steps
        found = re.search(_WORDS, text) or re.search(_CROSSES, text)
        found = found or (re.search(_NO_PHONE, text) if is_number else re.search(_NO_NUMBER, text))
        if found:
            yield faults.placeholder_printed(where.span(*steps), kind, name, text, places)
            return


def _printed(kind: Kind, entry: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """The texts of an entry that learners could read, with the way to each."""
    if kind == "variable":
        yield (), entry
        return
    keys: Mapping[Kind, tuple[str, ...]] = {
        "fact": ("value", "text", "unit"),
        "contact": ("name", "phone", "phone_words", "url", "email", "hours"),
        "term": ("term", "short", "abbreviation"),
    }
    for key in keys[kind]:
        if (text := getattr(entry, key)) is not None:
            yield (key,), text
    if kind == "contact" and entry.sms is not None:
        yield ("sms", "number"), entry.sms.number


# --- written out instead of cited ---


def _written_out(file: SourceFile, registers: Registers) -> Iterator[Diagnostic]:
    """Numbers of contacts and figures of facts that a file has in digits; one finding a line and entry."""
    phones = {_digits(each.phone): name for name, each in registers.contacts.items() if each.phone}
    figures = {
        each.value: name for name, each in registers.facts.items() if re.fullmatch(_FIGURE, each.value)
    }
    seen: set[tuple[int, str]] = set()
    if any(len(phone) >= 7 for phone in phones):
        for match in re.finditer(_PHONE, file.text):
            digits = _digits(match[0])
            name = phones.get(digits)
            line = file.span(match.start()).line
            if name is None or len(digits) < 7 or (line, name) in seen or _is_comment(file, line):
                continue
            seen.add((line, name))
            entry = registers.wheres["contact"].at(name).key_span()
            span = file.span(match.start(), match.end())
            yield faults.contact_uncited(span, match[0], name, entry)
    for figure, name in figures.items():
        if figure not in file.text:  # sooner known than the pattern is made
            continue
        for match in re.finditer(rf"(?<![\w.,]){re.escape(figure)}(?![\w]|[.,]\d)", file.text):
            span = file.span(match.start(), match.end())
            if (span.line, name) not in seen and not _is_comment(file, span.line):
                seen.add((span.line, name))
                entry = registers.wheres["fact"].at(name).key_span()
                yield faults.fact_uncited(span, figure, name, entry)


def _digits(phone: str) -> str:
    """The digits of a number without what is dialled only from abroad."""
    digits = re.sub(r"[^0-9]", "", re.sub(r" *(?:ext|x).*", "", phone))
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits


def _is_comment(file: SourceFile, line: int) -> bool:
    start = file.line_starts[line - 1]
    return file.name.endswith(".yaml") and file.text[start : start + 200].lstrip().startswith("#")
