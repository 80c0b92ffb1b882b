"""What a translator sent back -> the files of locales/<tag>/, and what of it does not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from scormkit.course.files import LOCALES, CourseFolder
from scormkit.course.locales.lock import LOCK_NAME, mark_of, render_marks
from scormkit.course.locales.strings import front_strings, question_strings, strings_of
from scormkit.course.locales.survey import Mirrored, Survey, Text, key_of, survey
from scormkit.diagnostics import Diagnostic, Report, Span
from scormkit.source.document import Document
from scormkit.source.nearest import closest
from scormkit.source.scalars import shorten
from scormkit.source.segments import rebuild, segments
from scormkit.translating import faults
from scormkit.translating.inline import Code, Part, guarded, join
from scormkit.translating.mirror_text import Values, head_of, render_page, render_yaml
from scormkit.translating.reading import Said, Sent
from scormkit.translating.units import BETWEEN, Unit, join_tagged, unit_of


class Imported(NamedTuple):
    """What an import does: the files to write (names in the course, and their content), and counts of texts.

    `changed` are new or different, `same` are as before, `refused` do not fit; `empty` are not translated.
    """

    files: Mapping[str, bytes]
    changed: int
    same: int
    refused: int
    empty: int


@dataclass
class _Taken:
    """What is taken for one file: the texts by key, what was sent of each, and whether any is different."""

    raw: dict[str, str | list[str]] = field(default_factory=dict)
    is_new: bool = False
    said: dict[str, Said] = field(default_factory=dict)


def import_sent(sent: Sent, folder: CourseFolder, tag: str, report: Report) -> Imported:
    """Take a translator's file into the translation `tag`; nothing is written yet.

    What does not fit is reported.
    """
    found = survey(folder, tag, _unheard)
    files = {each.name: each for each in found.files}
    known = {(text.file, text.key): text for text in found.texts}
    marks: dict[tuple[str, str], Text] = {(text.file, mark_of(text.source)): text for text in found.texts}
    lock = {name: set(each) for name, each in found.seen.items()}
    taken: dict[str, _Taken] = {}
    counts: Counter[str] = Counter()
    for said in sent.said:
        text = known.get((said.file, said.key))
        if text is None or (said.mark and mark_of(text.source) != said.mark):
            text = marks.get((said.file, said.mark)) or text
        if not said.target:
            counts["empty"] += 1
            continue
        if text is None:
            keys = [key for name, key in known if name == said.file]
            near = closest(said.key, keys)
            report(faults.xliff_unit_unknown(said.span, said.file or "the course", said.key, near))
            counts["refused"] += 1
            continue
        unit = unit_of(text, files[text.file])
        is_stale = bool(said.mark) and mark_of(text.source) != said.mark
        raw = _raw(unit, said, report)
        if raw is None:
            counts["refused"] += 1
            continue
        if is_stale:
            report(faults.xliff_stale(said.span, text.home, shorten(text.source, 60)))
        into = taken.setdefault(text.file, _Taken())
        into.raw[text.key], into.said[text.key] = raw, said
        before = text.target is not None and text.target == ("\n".join(raw) if isinstance(raw, list) else raw)
        counts["same" if before else "changed"] += 1
        into.is_new = into.is_new or not before
        if said.done or not before:
            seen = lock.setdefault(text.file, set())
            seen.add(said.mark if is_stale else mark_of(text.source))
            if is_stale:
                seen.discard(mark_of(text.source))
    _mark_others(found, taken, lock)
    written: dict[str, bytes] = {}
    for name, into in taken.items():
        if into.is_new:  # else the file stays as somebody wrote it
            written[f"{LOCALES}/{tag}/{name}"] = _file(files[name], into, report, counts).encode()
    content = render_marks(lock)
    path = folder.path / LOCALES / tag / LOCK_NAME
    if not path.is_file() or path.read_text("utf-8", errors="replace") != content:
        written[f"{LOCALES}/{tag}/{LOCK_NAME}"] = content.encode()
    return Imported(written, counts["changed"], counts["same"], counts["refused"], counts["empty"])


def _mark_others(found: Survey, taken: Mapping[str, _Taken], lock: dict[str, set[str]]) -> None:
    """What was translated by hand before stays translated, where a file gets its first marks now."""
    for text in found.texts:
        is_new = text.file in taken and text.file not in found.seen
        if is_new and text.key not in taken[text.file].raw and found.status(text) == "translated":
            lock.setdefault(text.file, set()).add(mark_of(text.source))


def _raw(unit: Unit, said: Said, report: Report) -> str | list[str] | None:
    """A translation as it is written in the course; None, and a finding, when it does not fit."""
    pieces: dict[int, str] = {}
    for number, source in enumerate(unit.source):
        parts = said.target.get(number)
        if parts is None:
            continue
        if not _has_codes_of(source, parts, said.span, report):
            return None
        is_tagged = unit.text.kind == "tagged"
        words = join_tagged(parts) if is_tagged else join(parts, rich=unit.rich)
        if words is None or not words.strip():
            said_words = "".join(each for each in parts if isinstance(each, str))
            report(faults.xliff_text(said.span, shorten(said_words, 60)))
            return None
        pieces[number] = words.strip()
    if unit.text.kind == "words" and 0 in pieces:
        return [each.strip() for each in pieces[0].split(BETWEEN.strip()) if each.strip()]
    if unit.cuts:
        guarded_pieces = {at: guarded(each) for at, each in pieces.items()}
        for at, parts in enumerate(unit.target or ()):
            if at not in guarded_pieces and (kept := join(parts)) is not None:
                guarded_pieces[at] = kept
        return rebuild(unit.text.source, unit.cuts, guarded_pieces)
    return pieces.get(0)


def _has_codes_of(source: Sequence[Part], parts: Sequence[Part], span: Span, report: Report) -> bool:
    own = Counter(each for each in source if isinstance(each, Code))
    there = Counter(each for each in parts if isinstance(each, Code))
    if own == there and _is_nested(parts):
        return True
    lacks, adds = (_shown((own - there).elements()), _shown((there - own).elements()))
    report(faults.xliff_codes(span, lacks, adds))
    return False


def _is_nested(parts: Sequence[Part]) -> bool:
    depth = 0
    for part in parts:
        if isinstance(part, Code) and part.kind != "ph":
            depth += 1 if part.kind == "open" else -1
            if depth < 0:
                return False
    return depth == 0


def _shown(codes: Iterator[Code]) -> list[str]:
    return [each.data.strip() or "an empty code" for each in codes if each.kind != "open"] or []


# --- files ---


def _file(file: Mirrored, taken: _Taken, report: Report, counts: Counter[str]) -> str:
    if file.is_tagged:  # the course's own times and shapes, with other words
        return rebuild(file.source.text, file.pieces, _pieces(file, taken))
    if not file.is_page:
        assert file.document is not None
        values = _values(file.document, file.found, taken, "", strings_of(file.name, file.document.data))
        values |= _further(file)
        return render_yaml(file.document.data, values, head_of(file.mirror.text if file.mirror else ""))
    front: dict[Any, Any] = {}
    if file.document is not None:
        front = _values(file.document, file.found, taken, "", front_strings(file.document.data))
    fences = []
    for number, (document, found) in enumerate(file.fences, start=1):
        name = document.data.get("id") if isinstance(document.data, Mapping) else None
        prefix = f"question.{name if isinstance(name, str) else number}."
        fences.append(_values(document, found, taken, prefix, question_strings(document.data)))
    pieces = _pieces(file, taken)
    text = render_page(file, front, pieces, fences)
    for number in _misread(file, text, pieces):
        del pieces[number]
        said = taken.said.get(f"text.{number + 1}")
        if said is not None:
            words = "".join(each for each in said.target.get(0, ()) if isinstance(each, str))
            report(faults.xliff_text(said.span, shorten(words, 60)))
            counts["refused"] += 1
            counts["changed"] -= 1
    return render_page(file, front, pieces, fences)


def _pieces(file: Mirrored, taken: _Taken) -> dict[int, str]:
    """The words for each piece of a page: what was sent, else what the translation says already."""
    found: dict[int, str] = {}
    fits = file.said is not None and [each.place for each in file.said] == [
        each.place for each in file.pieces
    ]
    for number, piece in enumerate(file.pieces):
        sent = taken.raw.get(f"text.{number + 1}")
        if isinstance(sent, str):
            found[number] = guarded(sent) if piece.place == "block" else sent
        elif fits and file.said is not None and file.said[number].text != piece.text:
            found[number] = file.said[number].text
    return found


def _misread(file: Mirrored, text: str, pieces: Mapping[int, str]) -> list[int]:
    """The pieces that would be read as something else than the words that they are."""
    there = segments(text, _body(text))
    if [each.place for each in there] != [each.place for each in file.pieces]:
        return list(pieces)
    return [number for number, words in pieces.items() if there[number].text.split() != words.split()]


def _body(text: str) -> int:
    return text.index("---\n", 4) + 4 if text.startswith("---\n") and "---\n" in text[4:] else 0


def _values(
    document: Document, found: Mapping[Any, Any], taken: _Taken, prefix: str, strings: Iterator[Any]
) -> dict[Any, Any]:
    """What a translation says of a document now: what was sent, else what it said before."""
    values: dict[Any, Any] = {}
    for string in strings:
        key = prefix + key_of(document.data, string.path)
        if key in taken.raw:
            values[string.path] = taken.raw[key]
        elif string.path in found:
            place = found[string.path]
            value = place.document.data
            for step in place.path:
                value = value[step]
            values[string.path] = value
    return values


def _further(file: Mirrored) -> Values:
    """The keys that only a translation of course.yaml has, such as a word list of its own."""
    if file.name != "course.yaml" or file.mirror is None:
        return {}
    from scormkit.source.yaml import parse_yaml

    there = parse_yaml(file.mirror, _unheard)
    data = there.data if there is not None and isinstance(there.data, Mapping) else {}
    return {(key,): data[key] for key in ("reading", "words") if key in data}


def _unheard(_: Diagnostic) -> None:
    """What is wrong with the files of a course is said when it is checked."""
