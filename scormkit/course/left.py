"""What a package leaves out, as something that the finished package can be searched for."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from scormkit.course.files import CourseFolder, ending, untranslated
from scormkit.course.model import Course
from scormkit.diagnostics import Span
from scormkit.source.document import Document
from scormkit.source.markdown import Markdown, plain_text
from scormkit.source.marks import Left

_PATH = re.compile(r"""[^\s()\[\]{}"'<>|=,;]+\.[A-Za-z0-9]{2,5}\b""")
_READABLE = frozenset({".vtt", ".txt", ".svg", ".md", ".srt"})


class LeftFile(NamedTuple):
    """A file that only what is left out names: its name in the course, and the place that names it."""

    name: str
    span: Span
    names: tuple[str, ...]


def left_files(course: Course) -> tuple[LeftFile, ...]:
    """The files that texts left out name, and that nothing in the package names."""
    folder = CourseFolder.at(course.folder)
    found: dict[str, LeftFile] = {}
    for each in course.left:
        base = posixpath.dirname(folder.name_of(untranslated(each.span.file)))
        for match in _PATH.finditer(each.text):
            name = posixpath.normpath(posixpath.join(base, match[0]))
            if name in found or name in course.used or name.startswith("../") or ending(name) == ".md":
                continue
            if folder.find(name).state == "file":
                found[name] = LeftFile(name, each.span, each.names)
    return tuple(found.values())


def left_texts(course: Course, files: Iterable[LeftFile]) -> Iterator[Left]:
    """The texts that are left out, and those of the files that they name, such as captions."""
    yield from course.left
    for file in files:
        if ending(file.name) in _READABLE:
            text = (course.folder / file.name).read_text(encoding="utf-8", errors="replace")
            yield Left(text, file.span, file.names)


def kept_texts(texts: Iterable[Markdown], documents: Iterable[Document]) -> Iterator[str]:
    """Every text that stays, as it is written and as it reads."""
    for markdown in texts:
        yield from (token.content for token in markdown.tokens if token.content)
        read = [plain_text(token.children) for token in markdown.tokens if token.children]
        yield from read
        # What stands in a row there does so, too: a page that takes the place of another may begin like it.
        yield " ".join(read)
        for directive in markdown.directives:
            yield from directive.attributes.values()
    for document in documents:
        yield from _strings(document.data)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, str):
        yield value
