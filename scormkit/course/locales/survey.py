"""A translation as a whole: every text of the course, what the translation says for it, and what is over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, Literal, NamedTuple
from urllib.parse import quote

from scormkit.course.files import LOCALES, CourseFolder, ending, is_litter, natural_key
from scormkit.course.locales.lock import LOCK_NAME, NOTHING, LockError, Seen, mark_of, read_marks
from scormkit.course.locales.mirror import Translations, merge
from scormkit.course.locales.strings import Kind, String, front_strings, question_strings, strings_of
from scormkit.diagnostics import Report, Span
from scormkit.source.citations import CITATION
from scormkit.source.document import Document, Path, Where
from scormkit.source.markdown import Fence, Markdown
from scormkit.source.markdown_parse import parse_page, read_front
from scormkit.source.segments import Segment, segments
from scormkit.source.tagged import ENDINGS as TAGGED
from scormkit.source.tagged import tagged_segments
from scormkit.source.text import MARKDOWN_LIMIT, YAML_LIMIT, SourceFile, read_source
from scormkit.source.yaml import parse_yaml

COURSE_FILE, UNIT_FILE = "course.yaml", "unit.yaml"
REGISTERS = ("facts.yaml", "contacts.yaml", "glossary.yaml")
Status = Literal["translated", "stale", "missing"]
_NO_WORDS = re.compile(rf"{CITATION.pattern}|\]\([^)]*\)", re.ASCII)
"""What is no language in a text: what is cited, and where links lead."""
_TAGS = re.compile(r"<[^>]*>")
_MEDIA_ENDINGS = (".md", ".yaml", ".yml", ".lock")


class Text(NamedTuple):
    """One text of the course: what it says, where, and what the translation says (None: nothing).

    `key` names it in its file. Lists of words have one a line. `kind` segment is a piece of a page, `tagged`
    one of captions or of a drawing.
    """

    file: str
    key: str
    kind: Kind | Literal["segment", "tagged"]
    source: str
    home: Span
    target: str | None = None
    place: Span | None = None

    @property
    def counts(self) -> bool:
        """Whether there is something to translate: figures and citations are the same in most languages."""
        words = _TAGS.sub("", self.source) if self.kind == "tagged" else self.source
        return any(each.isalpha() for each in _NO_WORDS.sub("", words))


@dataclass(frozen=True)
class Mirrored:
    """A file of the course and its translation, as far as there is one: YAML, pages, captions, drawings.

    `pieces` are those of a page's text, `said` those of its translation (None where they cannot be told
    apart); `fences` its questions, each with the translation's. `found` is what the translation of the YAML
    says; of the fences, in `found_in`.
    """

    name: str
    source: SourceFile
    document: Document | None = None
    mirror: SourceFile | None = None
    found: Translations = field(default_factory=dict)
    pieces: tuple[Segment, ...] = ()
    said: tuple[Segment, ...] | None = None
    body: Markdown | None = None
    fences: tuple[tuple[Document, Translations], ...] = ()

    @property
    def is_page(self) -> bool:
        """Whether it is a page."""
        return ending(self.name) == ".md"

    @property
    def is_tagged(self) -> bool:
        """Whether it is captions, chapters or a drawing."""
        return ending(self.name) in TAGGED


@dataclass(frozen=True)
class Survey:
    """The state of a translation into `tag`: its files in the order of the course, and its texts."""

    tag: str
    files: tuple[Mirrored, ...]
    texts: tuple[Text, ...]
    seen: Seen
    over: tuple[str, ...]
    """Names of files in the translation's folder that stand for nothing."""

    def status(self, text: Text) -> Status:
        """How a text stands. What reads as in the course counts once it was seen to be right."""
        seen = self.seen.get(text.file)
        is_seen = seen is not None and mark_of(text.source) in seen
        if text.target is None or (text.target == text.source and not is_seen):
            return "missing"
        return "translated" if is_seen or seen is None else "stale"

    @property
    def counted(self) -> Mapping[Status, int]:
        """How many texts there are of each status."""
        counts: dict[Status, int] = {"translated": 0, "stale": 0, "missing": 0}
        for text in self.texts:
            if text.counts:
                counts[self.status(text)] += 1
        return counts


def survey(folder: CourseFolder, tag: str, report: Report, drafts: Mapping[str, bytes] = {}) -> Survey:
    """Read a course's files and their translations; what is wrong with the lock or the form is reported.

    Files of the course that cannot be read are passed over: they are reported where the course is read.
    """
    reader = _Reader(folder, f"{LOCALES}/{tag}", report, drafts)
    files = tuple(each for name in names_of(folder, drafts) if (each := reader.file(name)) is not None)
    files += tuple(reader.media(files))
    texts = tuple(text for each in files for text in texts_of(each))
    over = tuple(each for each in folder.all_files(reader.base) if reader.is_over(each, files))
    return Survey(tag, files, texts, reader.marks(), over)


def names_of(folder: CourseFolder, drafts: Mapping[str, bytes] = {}) -> tuple[str, ...]:
    """The files of a course that hold texts, in the order of the course."""
    reader = _Reader(folder, "", _unheard, drafts)
    top = folder.names()
    names = [COURSE_FILE]
    variants = [each for each in folder.names("variants") if not is_litter(each)]
    names += [f"variants/{each}" for each in variants if _is(each, ".yaml")]
    for each in variants:
        below = folder.all_files(f"variants/{each}") if "." not in each else ()
        names += [name for name in below if _is(name, ".md") or _is(name, ".yaml")]
    names += [each for each in REGISTERS if each in top]
    for unit in _units(folder, reader.data(COURSE_FILE)):
        names.append(f"{unit}/{UNIT_FILE}")
        written = reader.data(f"{unit}/{UNIT_FILE}").get("contents")
        listed = written if isinstance(written, list) else sorted(folder.names(unit), key=natural_key)
        present = folder.names(unit)
        names += [
            f"{unit}/{each}"
            for each in listed
            if each in present and each != UNIT_FILE and (_is(each, ".md") or _is(each, ".yaml"))
        ]
    if UNIT_FILE not in folder.names("banks"):
        names += [f"banks/{each}" for each in folder.names("banks") if _is(each, ".yaml")]
    return tuple(dict.fromkeys(names))


def _is(name: str, kind: str) -> bool:
    return ending(name) == kind and not is_litter(name)


def _units(folder: CourseFolder, course: Mapping[str, Any]) -> Sequence[str]:
    written = course.get("units")
    present = [each for each in folder.names() if UNIT_FILE in folder.names(each)]
    if isinstance(written, list):
        return [str(each).strip() for each in written if str(each).strip() in present]
    return sorted(present, key=natural_key)


class _Reader:
    """Files of the course and of one translation, read once."""

    def __init__(self, folder: CourseFolder, base: str, report: Report, drafts: Mapping[str, bytes]) -> None:
        self.folder, self.base, self.report, self.drafts = folder, base, report, drafts

    def source(self, name: str, report: Report) -> SourceFile | None:
        from scormkit.source.text import decode_source

        if name in self.drafts:
            return decode_source(self.drafts[name], self.folder.label(name), report)
        path = self.folder.path / name
        if not path.is_file() or not self.folder.is_inside(name):
            return None
        limit = MARKDOWN_LIMIT if ending(name) == ".md" else YAML_LIMIT
        return read_source(path, self.folder.label(name), limit, report)

    def data(self, name: str) -> Mapping[str, Any]:
        file = self.source(name, _unheard)
        document = parse_yaml(file, _unheard) if file is not None else None
        return document.data if document and isinstance(document.data, Mapping) else {}

    def marks(self) -> Seen:
        path = FilePath(self.folder.path / self.base / LOCK_NAME)
        try:
            return read_marks(path.read_text("utf-8", errors="replace"))
        except FileNotFoundError:
            return NOTHING
        except (OSError, LockError) as error:
            from scormkit.course.locales import faults

            line = error.line if isinstance(error, LockError) else 1
            name = self.folder.label(f"{self.base}/{LOCK_NAME}")
            self.report(faults.translation_lock(Span(name, line), str(error)))
            return NOTHING

    def is_over(self, name: str, files: Sequence[Mirrored]) -> bool:
        """Whether a file of the translation stands for none of the course's."""
        own = name.removeprefix(f"{self.base}/")
        if own == LOCK_NAME or any(each.name == own for each in files):
            return False
        return ending(own) in _MEDIA_ENDINGS or not (self.folder.path / own).is_file()

    def file(self, name: str) -> Mirrored | None:
        source = self.source(name, _unheard)
        if source is None:
            return None
        mirror = self.source(f"{self.base}/{name}", _unheard)
        if ending(name) == ".md":
            return self.page(name, source, mirror)
        document = parse_yaml(source, _unheard)
        if document is None or not isinstance(document.data, Mapping):
            return None
        return Mirrored(
            name, source, document, mirror, _found(document, mirror, strings_of(name, document.data))
        )

    def media(self, files: Sequence[Mirrored]) -> Iterator[Mirrored]:
        """The captions, chapters and drawings with words that these files speak of, by name."""
        known = [each for each in self.folder.all_files() if ending(each) in TAGGED and not is_litter(each)]
        here = [each for each in known if not each.startswith(f"{LOCALES}/")]
        said = "\n".join(each.source.text for each in files) if here else ""
        for name in here:
            base = name.rpartition("/")[2]
            source = self.source(name, _unheard) if base in said or quote(base) in said else None
            pieces = tagged_segments(name, source.text) if source is not None else ()
            if source is None or not pieces:
                continue
            mirror = self.source(f"{self.base}/{name}", _unheard)
            there = tagged_segments(name, mirror.text) if mirror is not None else None
            yield Mirrored(name, source, None, mirror, {}, pieces, there)

    def page(self, name: str, source: SourceFile, mirror: SourceFile | None) -> Mirrored:
        front, body = parse_page(source, _unheard, html=True)
        there = parse_page(mirror, _unheard, html=True) if mirror is not None else None
        pieces = segments(source.text, read_front(source, _unheard)[1])
        said = None
        if mirror is not None:
            said = segments(mirror.text, read_front(mirror, _unheard)[1])
        fences = _pairs(body.fences, there[1].fences if there is not None else ())
        found: Translations = {}
        if front is not None and there is not None and there[0] is not None:
            found = merge(front, there[0], front_strings(front.data), _unheard).found
        return Mirrored(name, source, front, mirror, found, pieces, said, body, fences)


def _pairs(fences: Sequence[Fence], there: Sequence[Fence]) -> tuple[tuple[Document, Translations], ...]:
    pairs: list[tuple[Document, Translations]] = []
    for index, fence in enumerate(fences):
        if fence.document is None:
            continue
        other = there[index].document if len(there) == len(fences) else None
        found: Translations = {}
        if other is not None:
            found = merge(fence.document, other, question_strings(fence.document.data), _unheard).found
        pairs.append((fence.document, found))
    return tuple(pairs)


def _found(document: Document, mirror: SourceFile | None, strings: Iterator[String]) -> Translations:
    if mirror is None:
        return {}
    there = parse_yaml(mirror, _unheard)
    return merge(document, there, strings, _unheard).found if there is not None else {}


def texts_of(file: Mirrored) -> Iterator[Text]:
    """Every text of a file, in order."""
    if not file.is_page and not file.is_tagged:
        assert file.document is not None
        yield from _document_texts(
            file.name, "", file.document, file.found, strings_of(file.name, file.document.data)
        )
        return
    if file.document is not None:
        strings = front_strings(file.document.data)
        yield from _document_texts(file.name, "", file.document, file.found, strings)
    for number, piece in enumerate(file.pieces):
        target, place = target_of(file, number)
        home = file.source.span(piece.start, piece.end)
        kind: Literal["segment", "tagged"] = "tagged" if file.is_tagged else "segment"
        yield Text(file.name, f"text.{number + 1}", kind, piece.text, home, target, place)
    for number, (document, found) in enumerate(file.fences, start=1):
        prefix = f"question.{_id_of(document.data) or number}."
        yield from _document_texts(file.name, prefix, document, found, question_strings(document.data))


def target_of(file: Mirrored, number: int) -> tuple[str | None, Span | None]:
    """What the translation of a page says for one piece of it, and where; guessed where they differ."""
    if file.mirror is None or file.said is None:
        return None, None
    piece = file.pieces[number]
    if [each.place for each in file.said] == [each.place for each in file.pieces]:
        there = file.said[number]
        return there.text, file.mirror.span(there.start, there.end)
    if any(each.text == piece.text for each in file.said):
        return piece.text, Span(file.mirror.name)
    return "", Span(file.mirror.name)


def _document_texts(
    name: str, prefix: str, document: Document, found: Translations, strings: Iterator[String]
) -> Iterator[Text]:
    for string in strings:
        if string.kind == "free":
            continue
        value = _reach(document.data, string.path)
        there = found.get(string.path)
        target = None if there is None else _words(_reach(there.document.data, there.path))
        yield Text(
            name,
            prefix + key_of(document.data, string.path),
            string.kind,
            _words(value),
            Where(document, string.path).span(),
            target,
            there.span() if there is not None else None,
        )


def key_of(data: Any, path: Path) -> str:
    """The path to a text in words that stay: entries of lists by their id, else by their number."""
    parts: list[str] = []
    for step in path:
        data = data[step]
        parts.append(str(step + 1) if isinstance(step, int) else step)
        if isinstance(step, int):
            parts[-1] = _id_of(data) or parts[-1]
    return ".".join(parts)


def _id_of(value: Any) -> str | None:
    name = value.get("id") if isinstance(value, Mapping) else None
    return name if isinstance(name, str) else None


def _words(value: Any) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def _reach(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def _unheard(_: object) -> None:
    """What is wrong with a file is said when the course is read."""
