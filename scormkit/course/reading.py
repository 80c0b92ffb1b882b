"""One reading of a course folder: what has been found so far, also in files that turn out to be broken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel

from scormkit.course import faults
from scormkit.course.errors import kind_of, validate
from scormkit.course.files import CourseFolder
from scormkit.diagnostics import Report
from scormkit.source.allow import Allow, find_allows
from scormkit.source.document import Document, Where
from scormkit.source.markdown import Markdown, Reference
from scormkit.source.markdown_parse import parse_rich
from scormkit.source.text import YAML_LIMIT, SourceFile, read_source
from scormkit.source.yaml import parse_yaml

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Reading:
    """The folder that is read, where findings and permissions go, and what was met on the way.

    `texts` are all Markdown texts, `images` those that fields name, each after its file. `contents` are the
    names of all pages and assessments with the headings that a link may name; None while a page could not be
    read. Links are checked against these, so that a fault in one page does not make every link to it look
    dead. `left_out` are the names of what is in the course but could not be used.
    """

    folder: CourseFolder
    report: Report
    allow: Callable[[Allow], None]
    texts: list[Markdown] = field(default_factory=list)
    images: list[tuple[str, Reference]] = field(default_factory=list)
    contents: dict[str, tuple[str, ...] | None] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def rich(self, where: Where, text: str) -> Markdown:
        """The Markdown of a value in a YAML file."""
        markdown = parse_rich(where, text, self.report)
        self.texts.append(markdown)
        return markdown

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
        file = read_source(self.folder.path / name, self.folder.label(name), limit, self.report)
        for each in find_allows(file) if file is not None else ():
            self.allow(each)
        return file

    def document(self, name: str) -> Document | None:
        """A YAML file of the course as located data; None, and a finding, when it cannot be read."""
        file = self.source(name, YAML_LIMIT)
        return None if file is None else parse_yaml(file, self.report)

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
        return validate(model, where, document.data, self.report)
