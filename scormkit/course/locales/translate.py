"""Reading a course in another language: each file with what its translation says in place of its texts.

Translation comes before everything else that changes a course, so that variants and audiences are chosen from
texts that are translated already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scormkit.course.files import LOCALES
from scormkit.course.locales import faults
from scormkit.course.locales.mirror import Merged, merge
from scormkit.course.locales.strings import front_strings, question_strings, strings_of
from scormkit.course.locales.structure import Page, collect, compare_pages, compare_texts
from scormkit.diagnostics import Report
from scormkit.source.citations import Citation
from scormkit.source.document import Document, Where
from scormkit.source.kept import kept_blocks
from scormkit.source.markdown import Fence, Markdown, heading_anchors
from scormkit.source.markdown_parse import parse_page, read_front, select_body, select_page
from scormkit.source.text import MARKDOWN_LIMIT, YAML_LIMIT, SourceFile
from scormkit.source.yaml import parse_yaml

if TYPE_CHECKING:
    from scormkit.course.reading import Reading

COURSE_FILE = "course.yaml"
_OWN_KEYS = ("reading", "words")
"""What a translation of course.yaml can say for itself: what is easy to read is not the same everywhere."""


def translate_document(name: str, document: Document, reading: Reading) -> Document:
    """The file `name` of a course with the words of the chosen language; faults are reported."""
    tag = reading.selection.locale
    mirror = f"{LOCALES}/{tag}/{name}"
    if (reading.folder.path / mirror).is_file() and isinstance(document.data, Mapping):
        file = reading.source(mirror, YAML_LIMIT)
        there = _parsed(file, reading) if file is not None else None
        if there is None:
            reading.left_out.append(mirror)
        elif there.data is not None and not isinstance(there.data, Mapping):
            reading.report(faults.translation_form(Where(there).span(), "keys with values"))
            reading.left_out.append(mirror)
        elif there.data is not None:
            extra = _OWN_KEYS if name == COURSE_FILE else ()
            merged = merge(document, there, strings_of(name, document.data), reading.report, extra=extra)
            _compare(document, merged, reading)
            document = merged.document
    if name == COURSE_FILE and isinstance(document.data, Mapping):
        document = document._replace(data={**document.data, "language": tag})
    return document


def _parsed(file: SourceFile, reading: Reading) -> Document | None:
    return reading.memory.recall(("yaml", file.name), reading.report, lambda report: parse_yaml(file, report))


def _compare(document: Document, merged: Merged, reading: Reading) -> None:
    for path, place in merged.found.items():
        own, said = _reach(document.data, path), _reach(place.document.data, place.path)
        if isinstance(own, str) and isinstance(said, str):
            compare_texts(own, said, place.span(), Where(document, path).span(), reading.report)


def _reach(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else value[step]
    return value


def translate_page(name: str, file: SourceFile, reading: Reading) -> tuple[Document | None, Markdown] | None:
    """The page `name`, whose own file is `file`, in the chosen language; as `select_page`."""
    there = None
    mirror = f"{LOCALES}/{reading.selection.locale}/{name}"
    if (reading.folder.path / mirror).is_file():
        there = reading.source(mirror, MARKDOWN_LIMIT)
        if there is None:
            reading.left_out.append(mirror)
    if there is None:
        return select_page(file, reading.report, reading.cite, reading.marks, html=reading.html)
    front, source = _whole(file, reading)
    said_front, said = _whole(there, reading)
    if not compare_pages(source, said, reading.report):
        reading.left_out.append(mirror)
        return select_page(file, reading.report, reading.cite, reading.marks, html=reading.html)
    read_front(there, reading.report)
    document = _front(front, said_front, file, reading)
    if reading.marks is not None and document is not None:
        selected = reading.marks.select(document)
        if selected is None:
            reading.marks.leave_rest(there.text, reading.folder.span(mirror))
            return None
        document = selected
    body = select_body(there, reading.report, reading.cite, reading.marks, html=reading.html)
    title = front.data.get("title") if front and isinstance(front.data, Mapping) else None
    _give_anchors(source.body, said.body, body, str(title or source.body.title or ""))
    return document, _with_identity(source.body, said.body, body, reading)


def _whole(file: SourceFile, reading: Reading) -> tuple[Document | None, Page]:
    """A page as it is for everybody; what is wrong with it is said when it is read for the package."""

    def read(_: Report) -> tuple[Document | None, Page]:
        cited: list[Citation] = []
        front, body = parse_page(file, _unheard, collect(cited), html=reading.html)
        return front, Page(file, body, cited)

    return reading.memory.recall(("whole page", file.name), reading.report, read)


def _front(
    front: Document | None, said: Document | None, file: SourceFile, reading: Reading
) -> Document | None:
    if said is None or not isinstance(said.data, Mapping):
        return front
    own = front if front is not None and isinstance(front.data, Mapping) else Document(file, {}, {}, {})
    return merge(own, said, front_strings(own.data), reading.report, extra=("title",)).document


def _with_identity(source: Markdown, said: Markdown, body: Markdown, reading: Reading) -> Markdown:
    """The body with what the source says about its questions, and the names under which things are saved."""
    fences = {other.span: own for own, other in zip(source.fences, said.fences, strict=True)}
    origins = {
        other.span: (block.text, block.entries)
        for block, other in zip(
            kept_blocks(source), (each for each in said.directives if each.block.keeps), strict=True
        )
    }
    return body._replace(
        fences=tuple(_fence(fences[each.span], each, reading) for each in body.fences),
        directives=tuple(
            each._replace(origin=origins[each.span]) if each.span in origins else each
            for each in body.directives
        ),
    )


def with_origins(part: Markdown, source: Markdown) -> Markdown:
    """A translated part of a page, whose checklists and reflections have the names of those in `source`."""
    blocks = iter(kept_blocks(source))
    directives = []
    for each in part.directives:
        block = next(blocks, None) if each.block.keeps else None
        origin = (block.text, block.entries) if block is not None else None
        directives.append(each._replace(origin=origin) if origin is not None else each)
    return part._replace(directives=tuple(directives))


def _fence(own: Fence, said: Fence, reading: Reading) -> Fence:
    if own.document is None or said.document is None or not isinstance(said.document.data, Mapping):
        return said
    strings = question_strings(own.document.data)
    merged = merge(own.document, said.document, strings, reading.report)
    _compare(own.document, merged, reading)
    return replace(said, document=merged.document)


def _give_anchors(source: Markdown, said: Markdown, body: Markdown, title: str) -> None:
    """Give the headings of a translation the anchors of the source, so that every link finds them."""
    own, others = _headings(source), _headings(said)
    if len(own) != len(others):
        return
    anchors = heading_anchors(source, title)
    known = dict(zip(others[len(own) - len(anchors) :], anchors, strict=True))
    for index, token in enumerate(body.tokens):
        if token.type == "heading_open" and token.map is not None and token.map[0] in known:
            children = body.tokens[index + 1].children
            if children:
                children[0].meta = {**children[0].meta, "anchor": known[token.map[0]]}


def _headings(markdown: Markdown) -> list[int]:
    return [token.map[0] for token in markdown.tokens if token.type == "heading_open" and token.map]


def _unheard(_: object) -> None:
    """What is wrong with a page is said when it is read for a package."""
