"""The course structure of a cmi5.xml as values with places (cmi5 section 13)."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from lxml import etree

from scormkit.diagnostics import Span
from scormkit.package.document import Document


class Text(NamedTuple):
    """A text in a language; the language is None where none is named."""

    language: str | None
    text: str


class Objective(NamedTuple):
    """Something that learners are to reach. Of a reference only `id` is there."""

    id: str
    title: tuple[Text, ...]
    span: Span


class Au(NamedTuple):
    """An assignable unit: what is launched. Values are as written, without white space around them."""

    id: str
    title: tuple[Text, ...]
    url: str
    move_on: str
    mastery_score: str | None
    launch_method: str
    objectives: tuple[Objective, ...]
    span: Span


class Block(NamedTuple):
    """A group of units and blocks, or the course itself."""

    id: str
    title: tuple[Text, ...]
    objectives: tuple[Objective, ...]
    children: "tuple[Block | Au, ...]"
    span: Span

    def every(self) -> "Iterator[Block | Au]":
        """All blocks and units in it, each before those in it."""
        waiting = list(reversed(self.children))
        while waiting:
            each = waiting.pop()
            yield each
            if isinstance(each, Block):
                waiting.extend(reversed(each.children))

    @property
    def units(self) -> tuple[Au, ...]:
        """All units in it, in their order."""
        return tuple(each for each in self.every() if isinstance(each, Au))


def read_course(document: Document) -> Block:
    """The course: its id and title, the objectives that it defines, its blocks and units.

    Elements go by their local names, so that courses of namespaces before cmi5's first edition are read too.
    What is missing is empty; nothing is reported.
    """
    root = document.root
    course = root.find("{*}course")
    about = root if course is None else course
    return Block(
        (about.get("id") or "").strip(),
        texts(about, "title"),
        _objectives(root.find("{*}objectives"), document, "id"),
        tuple(_children(root, document)),
        document.span(about),
    )


def _children(parent: etree._Element, document: Document) -> Iterator[Block | Au]:
    for each in parent.iterchildren("{*}au", "{*}block"):
        yield _au(each, document) if _local(each) == "au" else _block(each, document)


def _block(element: etree._Element, document: Document) -> Block:
    return Block(
        (element.get("id") or "").strip(),
        texts(element, "title"),
        _objectives(element.find("{*}objectives"), document, "idref"),
        tuple(_children(element, document)),
        document.span(element),
    )


def _au(element: etree._Element, document: Document) -> Au:
    return Au(
        (element.get("id") or "").strip(),
        texts(element, "title"),
        (element.findtext("{*}url") or "").strip(),
        element.get("moveOn", "NotApplicable"),
        element.get("masteryScore"),
        element.get("launchMethod", "AnyWindow"),
        _objectives(element.find("{*}objectives"), document, "idref"),
        document.span(element),
    )


def _objectives(
    parent: etree._Element | None, document: Document, name: Literal["id", "idref"]
) -> tuple[Objective, ...]:
    found = () if parent is None else tuple(parent.iterchildren("{*}objective"))
    return tuple(
        Objective((each.get(name) or "").strip(), texts(each, "title"), document.span(each)) for each in found
    )


def texts(element: etree._Element, name: str) -> tuple[Text, ...]:
    """The texts of a title or a description, in their languages."""
    parent = element.find(f"{{*}}{name}")
    found = () if parent is None else tuple(parent.iterchildren("{*}langstring"))
    return tuple(Text(each.get("lang"), " ".join((each.text or "").split())) for each in found)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
