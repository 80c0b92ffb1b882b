"""One reading of a course folder: what has been found so far, also in files that turn out to be broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel

from scormkit.course import faults
from scormkit.course.citing import resolve
from scormkit.course.errors import kind_of, validate
from scormkit.course.files import CourseFolder, media_name
from scormkit.course.overlay import Overlay
from scormkit.course.panels import PANELS, panel_uses
from scormkit.course.registers import Registers, Use
from scormkit.course.selection import PLAIN, Selection
from scormkit.diagnostics import Report, Span
from scormkit.source.allow import Allow, find_allows
from scormkit.source.blocks import Directive
from scormkit.source.citations import CITATION, Citation, Cited, fill_in
from scormkit.source.document import Document, Where
from scormkit.source.markdown import Markdown, Reference
from scormkit.source.markdown_parse import is_same_for_all, parse_rich, value_excerpt
from scormkit.source.marks import Marks
from scormkit.source.memory import Memory
from scormkit.source.text import MARKDOWN_LIMIT, YAML_LIMIT, SourceFile, decode_source, read_source
from scormkit.source.yaml import parse_yaml

Model = TypeVar("Model", bound=BaseModel)

_PLAIN_KEYS = frozenset({"title", "description", "objectives", "publisher", "copyright", "keywords"})
"""Keys of whole files whose texts are no Markdown but may cite."""


@dataclass(frozen=True)
class Reading:
    """The folder that is read, where findings and permissions go, and what was met on the way.

    `drafts` are files (names inside the course) that are read from there and not from the disk; `selection`
    says which of the course's packages is meant.
    `texts` are all Markdown texts, `images` those that fields name, each after its file. `contents` are the
    names of all pages and assessments with the headings that a link may name; None while a page could not be
    read. Links are checked against these, so that a fault in one page does not make every link to it look
    dead. `left_out` are the names of what is in the course but could not be used.

    `html` tells whether pages may have HTML in them; `abbreviations` are those that pages explain by
    themselves, with the names of their terms.

    `uses` are the citations that were found, `files` and `documents` all texts that were read, and `filled`
    the places of the values in which citations were looked for; `panels` the blocks that show registers.
    `marks` says what is left out, `overlay` what the chosen variant says instead, `others` what every variant
    says where all of them are read, and `omitted` are the names of whole files that were left out.
    """

    folder: CourseFolder
    report: Report
    allow: Callable[[Allow], None]
    drafts: Mapping[str, bytes]
    selection: Selection = PLAIN
    memory: Memory = field(default_factory=Memory)
    marks: Marks | None = None
    overlay: Overlay | None = None
    others: tuple[Overlay, ...] = ()
    texts: list[Markdown] = field(default_factory=list)
    images: list[tuple[str, Reference]] = field(default_factory=list)
    contents: dict[str, tuple[str, ...] | None] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    html: bool = False
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    registers: Registers = field(default_factory=Registers)
    uses: list[Use] = field(default_factory=list)
    files: list[SourceFile] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    filled: set[Span] = field(default_factory=set)
    panels: list[Directive] = field(default_factory=list)
    omitted: list[str] = field(default_factory=list)

    def cite(self, citation: Citation) -> Cited | None:
        """What a citation stands for; that it was found is noted."""
        found = resolve(citation, self.registers, len(self.uses) + 1, self.report)
        if found is None:
            return None
        kind, name, cited = found
        self.uses.append(Use(kind, name, citation.span))
        return cited

    def rich(self, where: Where, text: str) -> Markdown:
        """The Markdown of a value in a YAML file."""
        if is_same_for_all(text):
            key = ("rich", where.document.file.name, where.span(), text)
            markdown = self.memory.recall(key, self.report, lambda report: parse_rich(where, text, report))
        else:
            self.filled.add(where.span())
            markdown = parse_rich(where, text, self.report, self.cite, self.marks)
        self.keep(markdown)
        return markdown

    def keep(self, markdown: Markdown) -> None:
        """Note a text that was read, and what its panels show of the registers."""
        self.texts.append(markdown)
        for directive in markdown.directives:
            if directive.name in PANELS:
                self.panels.append(directive)
                self.uses.extend(panel_uses(directive, self.registers, self.report))

    def rich_or_none(self, where: Where, text: str | None) -> Markdown | None:
        """The Markdown of a value that may be left out."""
        return None if text is None else self.rich(where, text)

    def image(self, where: Where, target: str, alt: str) -> Reference:
        """An image that a field names by a path relative to its file; that it exists is checked later."""
        reference = Reference("image", target, alt, where.span())
        self.images.append((where.document.file.name, reference))
        return reference

    def source(self, name: str, limit: int) -> SourceFile | None:
        """A file of the course as text; `limit` in bytes. None, and a finding, when it cannot be used."""
        if not self.folder.is_inside(name):
            self.report(faults.outside_course(self.folder.span(name), name, is_link=True))
            return None
        file = self.memory.recall(
            ("source", name), self.report, lambda report: self._read(name, limit, report)
        )
        for each in find_allows(file) if file is not None else ():
            self.allow(each)
        if file is not None:
            self.files.append(file)
        return file

    def text_of(self, name: str) -> str | None:
        """The text of a file of the course, to look at before it is read; None when it cannot be used."""
        if not self.folder.is_inside(name):
            return None
        limit = MARKDOWN_LIMIT if name.endswith(".md") else YAML_LIMIT
        file = self.memory.recall(("source", name), _unheard, lambda report: self._read(name, limit, report))
        return None if file is None else file.text

    def _read(self, name: str, limit: int, report: Report) -> SourceFile | None:
        label = self.folder.label(name)
        if name in self.drafts:
            return decode_source(self.drafts[name], label, report)
        return read_source(self.folder.path / name, label, limit, report)

    def document(self, name: str, change: Callable[[Document], Document] | None = None) -> Document | None:
        """A YAML file of the course as located data; None, and a finding, when it cannot be read.

        `change` is what the chosen variant makes of it.
        """
        file = self.source(name, YAML_LIMIT)
        if file is None:
            return None
        document = self.memory.recall(("yaml", name), self.report, lambda report: parse_yaml(file, report))
        if document is not None and self.selection.locale is not None:
            from scormkit.course.locales.translate import translate_document

            document = translate_document(name, document, self)
        if document is not None and self.overlay is not None:
            document = change(document) if change is not None else self.overlay.over(name, document)
        if document is not None and self.marks is not None:
            document = self.marks.select(document)
            if document is None:
                self.omitted.append(name)
        if document is not None:
            self.documents.append(document)
        return document

    def spec(self, model: type[Model], document: Document | None, example: str) -> Model | None:
        """A document read by a model; None, and findings, when it does not fit.

        `example` is a line that an empty file could begin with.
        """
        if document is None:
            return None
        where = Where(document)
        if document.data is None:
            self.report(faults.file_empty(where.span(), example))
            return None
        if not isinstance(document.data, Mapping):
            self.report(faults.file_shape(where.span(), kind_of(document.data), example))
            return None
        return validate(model, where, self.with_citations(where, document.data), self.report)

    def with_citations(self, where: Where, data: Mapping[str, Any]) -> Mapping[str, Any]:
        """The values of a file, with the citations in titles and the like as words."""
        if not where.document.has("{{"):
            return data
        plain = {key: self._filled(where.at(key), data[key]) for key in _PLAIN_KEYS.intersection(data)}
        return {**data, **plain}

    def _filled(self, where: Where, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: self._filled(where.at(key), each) for key, each in value.items()}
        if isinstance(value, list):
            return [self._filled(where.at(index), each) for index, each in enumerate(value)]
        if not isinstance(value, str) or "{{" not in value:
            return value
        self.filled.add(where.span())
        return type(value)(fill_in(value, value_excerpt(where, value).span, self.cite))

    def leave_translation(self, name: str, names: tuple[str, ...]) -> None:
        """Note the words of a file that is left out in the language that is read."""
        there = media_name(self.folder, self.selection.locale, name)
        if there != name and self.marks is not None:
            text = (self.folder.path / there).read_text(encoding="utf-8", errors="replace")
            self.marks.leave_rest(text, self.folder.span(there), names)

    def report_misplaced(self) -> None:
        """Report citations in values that nothing is filled into; sensible once everything has been read."""
        for document in self.documents:
            if document.has("{{"):
                for where, key in _citing(Where(document), document.data, ""):
                    if where.span() not in self.filled:
                        self.report(faults.citation_misplaced(where.span(), key))


def _citing(where: Where, value: Any, key: str) -> Iterator[tuple[Where, str]]:
    """Every text below a value that has a citation in it, and the key it belongs to."""
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from _citing(where.at(name), each, str(name))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _citing(where.at(index), each, key)
    elif isinstance(value, str) and CITATION.search(value):
        yield where, key


def _unheard(_: object) -> None:
    """What is wrong with a file is said when it is read."""
