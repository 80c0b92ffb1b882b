"""A YAML document with the place of every value, so that any check can point at what the author wrote."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from scormkit.diagnostics import Span
from scormkit.source.text import SourceFile

Path = tuple[str | int, ...]
"""How to reach a value: mapping keys and list indexes from the root, such as ("questions", 2, "prompt")."""


class Home(NamedTuple):
    """A value that was translated, in the language of the course: where it stands, and what it is."""

    span: Span
    value: Any


class Document(NamedTuple):
    """A parsed YAML file: plain values, the span of each value, and the span of each mapping key.

    `others` are further files that some of the values are written in, and `homes` what a value that was
    translated is in the language of the course.
    """

    file: SourceFile
    data: Any
    values: Mapping[Path, Span]
    keys: Mapping[Path, Span]
    others: tuple[SourceFile, ...] = ()
    homes: Mapping[Path, Home] = MappingProxyType({})

    def has(self, text: str) -> bool:
        """Whether the file, or another one that values are written in, has a text anywhere."""
        return text in self.file.text or any(text in each.text for each in self.others)


class Where(NamedTuple):
    """A value inside a document: the document and the path to the value."""

    document: Document
    path: Path = ()

    def at(self, *steps: str | int) -> "Where":
        """The value `steps` further down."""
        return Where(self.document, (*self.path, *steps))

    def span(self, *steps: str | int) -> Span:
        """The span of the value `steps` further down, or of its nearest ancestor that was written."""
        path = (*self.path, *steps)
        while path not in self.document.values and path:
            path = path[:-1]
        return self.document.values.get(path, Span(self.document.file.name))

    @property
    def file(self) -> SourceFile:
        """The file in which the value is written."""
        if not self.document.others:
            return self.document.file
        name = self.span().file
        return next((each for each in self.document.others if each.name == name), self.document.file)

    def home(self, *steps: str | int) -> Span:
        """As `span`, but where the value stands in the language of the course."""
        home = self.document.homes.get((*self.path, *steps))
        return home.span if home is not None else self.span(*steps)

    def original(self, *steps: str | int) -> Any:
        """A value that was translated, as the course itself says it; None where it was not translated."""
        home = self.document.homes.get((*self.path, *steps))
        return home.value if home is not None else None

    def key_span(self, *steps: str | int) -> Span:
        """The span of the key that names the value `steps` further down; else as `span`."""
        path = (*self.path, *steps)
        return self.document.keys.get(path) or self.span(*steps)
