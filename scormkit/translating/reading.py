"""An XLIFF 2.0 file that a translator sends back -> what it says, each thing with its line and column.

The file is hostile until it is read: a DOCTYPE is refused, nothing outside of it is opened, and its size
and depth are bounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from scormkit.diagnostics import Diagnostic, Report, Span
from scormkit.translating import faults
from scormkit.translating.inline import Code, Part
from scormkit.translating.writing import NAMESPACE, OWN

SIZE_LIMIT = 64 * 1024 * 1024
DEPTH_LIMIT = 60
_OLD = "urn:oasis:names:tc:xliff:document:1."


class Said(NamedTuple):
    """What a file says of one text of the course: its pieces, by their number from 0.

    `source` and `target` have the codes as the file explains them. `done`: it is called translated.
    """

    file: str
    key: str
    mark: str
    span: Span
    source: dict[int, tuple[Part, ...]]
    target: dict[int, tuple[Part, ...]]
    done: bool


class Sent(NamedTuple):
    """A translator's file, read: the course and the languages that it names, and its texts."""

    span: Span
    course: str
    source_language: str
    target_language: str
    said: tuple[Said, ...]


@dataclass
class _Node:
    name: str
    attributes: dict[str, str]
    span: Span
    children: list[_Node | str] = field(default_factory=list)

    def below(self, name: str) -> Iterator[_Node]:
        """The elements of that name directly below."""
        yield from (each for each in self.children if isinstance(each, _Node) and each.name == name)

    @property
    def text(self) -> str:
        """The characters directly in it."""
        return "".join(each for each in self.children if isinstance(each, str))


class _RefusedError(Exception):
    """What is wrong with the file. Never leaves this module."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


def read_xliff(path: Path, report: Report) -> Sent | None:
    """Read a translator's file; None, and a finding, when it cannot be used."""
    name = str(path)
    try:
        if path.stat().st_size > SIZE_LIMIT:
            report(faults.xliff_unreadable(Span(name), "it is larger than 64 MB"))
            return None
        data = path.read_bytes()
    except OSError as error:
        report(faults.xliff_unreadable(Span(name), (error.strerror or str(error)).lower()))
        return None
    try:
        return _sent(_tree(data, name))
    except _RefusedError as refused:
        report(refused.finding)
        return None


def _tree(data: bytes, name: str) -> _Node:
    """The elements of the file; names of XLIFF without their namespace, others after it and a colon."""
    parser = expat.ParserCreate(namespace_separator=":")
    parser.buffer_text = True
    top = _Node("", {}, Span(name))
    open_ = [top]

    def here() -> Span:
        return Span(name, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(open_) > DEPTH_LIMIT:
            raise _RefusedError(faults.xliff_unreadable(here(), "its elements are nested too deep"))
        node = _Node(tag.removeprefix(f"{NAMESPACE}:"), attributes, here())
        open_[-1].children.append(node)
        open_.append(node)

    def doctype(*_: object) -> None:
        raise _RefusedError(faults.xliff_doctype(here()))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: open_.pop()

    def characters(text: str) -> None:
        open_[-1].children.append(text)

    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        span = Span(name, error.lineno, error.offset + 1)
        raise _RefusedError(faults.xliff_unreadable(span, expat.ErrorString(error.code))) from None
    return next(each for each in top.children if isinstance(each, _Node))


def _sent(root: _Node) -> Sent:
    version = root.attributes.get("version", "")
    if root.name != "xliff" or not version.startswith("2."):
        found = f"the element {root.name.rpartition(':')[2]}"
        if root.name.rpartition(":")[2] == "xliff":
            found = f"XLIFF {version or 'of no version'}"
        raise _RefusedError(faults.xliff_version(root.span, found))
    said: list[Said] = []
    first: dict[tuple[str, str], Span] = {}
    for file in root.below("file"):
        original = file.attributes.get("original", "")
        for unit in _units(file):
            key = unit.attributes.get("name") or unit.attributes.get("id", "")
            if (original, key) in first:
                raise _RefusedError(faults.xliff_unit_twice(unit.span, key, first[original, key]))
            first[original, key] = unit.span
            said.append(_said(original, key, unit))
    return Sent(
        root.span,
        root.attributes.get(f"{OWN}:course", ""),
        root.attributes.get("srcLang", ""),
        root.attributes.get("trgLang", ""),
        tuple(said),
    )


def _units(node: _Node) -> Iterator[_Node]:
    for each in node.children:
        if isinstance(each, _Node) and each.name == "unit":
            yield each
        elif isinstance(each, _Node) and each.name == "group":
            yield from _units(each)


def _said(file: str, key: str, unit: _Node) -> Said:
    data = {
        each.attributes.get("id", ""): _characters(each)
        for group in unit.below("originalData")
        for each in group.below("data")
    }
    source: dict[int, tuple[Part, ...]] = {}
    target: dict[int, tuple[Part, ...]] = {}
    done = True
    span = unit.span
    for number, segment in enumerate(unit.below("segment")):
        name = segment.attributes.get("id", "")
        place = int(name[1:]) - 1 if name[:1] == "s" and name[1:].isdecimal() and len(name) < 7 else number
        for each in segment.below("source"):
            source[place] = tuple(_parts(each, data))
        for each in segment.below("target"):
            parts = tuple(_parts(each, data))
            if any(isinstance(part, Code) or part.strip() for part in parts):
                target[place] = parts
                span = each.span
        done = done and segment.attributes.get("state", "initial") != "initial"
    return Said(file, key, unit.attributes.get(f"{OWN}:mark", ""), span, source, target, done)


def _characters(node: _Node) -> str:
    """The characters of originalData, where <cp hex="..."/> stands for one that XML does not allow."""
    return "".join(each if isinstance(each, str) else "" for each in node.children)


def _parts(node: _Node, data: dict[str, str]) -> Iterator[Part]:
    """Words and codes of a source or a target; comments of translators (mrk) are their words alone."""
    for each in node.children:
        if isinstance(each, str):
            yield each
        elif each.name == "ph":
            yield Code("ph", data.get(each.attributes.get("dataRef", ""), ""))
        elif each.name == "pc":
            yield Code("open", data.get(each.attributes.get("dataRefStart", ""), ""))
            yield from _parts(each, data)
            yield Code("close", data.get(each.attributes.get("dataRefEnd", ""), ""))
        elif each.name in ("sc", "ec"):
            kind = "open" if each.name == "sc" else "close"
            yield Code(kind, data.get(each.attributes.get("dataRef", ""), ""))  # type: ignore[arg-type]
        elif each.name == "mrk":
            yield from _parts(each, data)
