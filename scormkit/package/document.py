"""XML of strangers, read without trusting it, each element with its place.

Expat goes over the text first: it knows where each element begins, and stops at whatever could hurt. Only
then does lxml build the tree. No document type is accepted, so no entities can grow and none are fetched.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from xml.parsers import expat

from lxml import etree

from scormkit.diagnostics import Diagnostic, Report, Span
from scormkit.package import faults

DEEPEST = 200
"""Elements in elements. libxml2 stops at 256; real manifests stay below 20."""
MOST_ELEMENTS = 300_000
"""A manifest of 5,000 items, each with its rules, has some 100,000."""
LONGEST_TAG = 1_000_000
"""Characters in one start tag; more is no manifest."""

_LINE_END = re.compile("\r\n?|\n")
"""What expat counts as the end of a line: a carriage return by itself is one, too."""
_TAG_NAME = re.compile(r"<[^\s/>]+")
_ATTRIBUTE = re.compile(r"""\s+([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_ENCODINGS = re.compile(
    r"utf-?8|(us-)?ascii|iso-8859-\d+|latin-?1|(windows-|cp)125\d|gb2312|gbk|gb18030|big5|shift_jis|"
    r"euc-(jp|kr)|koi8-[ru]|macintosh",
    re.IGNORECASE,
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([^"'>]{0,80})["']""")
_WIDE = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_NO_ELEMENTS = 3
_REASONS: Mapping[int, str] = {
    2: "something is not written as XML wants it",
    _NO_ELEMENTS: "an element is not closed",
    4: "there is a character that may not stand here",
    5: "a tag or a comment is not closed",
    7: "this end tag does not belong to the element that is open",
    8: "the element has the same attribute twice",
    9: "there is something behind the end of the document",
    11: "there is an & that begins no known sign",
    14: "an & or its number is not closed",
    17: "the line <?xml ...?> may only be the very first",
    20: "a CDATA section is not closed",
}
"""Expat's errors (expat.h) in plain words."""


_DECLARATION = re.compile(r"""(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, eq=False)
class Document:
    """A well-formed XML file. `file` is what findings call it, `text` what stands in it."""

    file: str
    root: etree._Element
    text: str
    starts: Sequence[tuple[int, int]]
    """Line and column of each element's start tag, in the order of the document."""

    @cached_property
    def places(self) -> Mapping[etree._Element, tuple[int, int]]:
        """Where each element begins. Made when a finding first asks: a clean package never does."""
        return dict(zip(self.root.iter(etree.Element), self.starts, strict=True))

    @cached_property
    def declared(self) -> frozenset[tuple[str, str]]:
        """Each prefix with the namespace that it is declared for, wherever that is; "" without a prefix."""
        _, *behind = self.text.split("xmlns")
        found = filter(None, map(_DECLARATION.match, behind))
        return frozenset((match[1] or "", match[2] or match[3] or "") for match in found)

    def uses(self, namespace: str) -> bool:
        """Whether an element or an attribute is in the namespace."""
        if all(uri != namespace for _, uri in self.declared):
            return False
        if next(self.root.iter(f"{{{namespace}}}*"), None) is not None:
            return True
        return bool(self.root.xpath("boolean(//@n:*)", namespaces={"n": namespace}))

    def span(self, element: etree._Element, attribute: str = "") -> Span:
        """Where the element's start tag begins, or where it holds the attribute of that local name."""
        line, column = self.places[element]
        found = self._attribute(line, column, attribute) if attribute else None
        return found or Span(self.file, line, column)

    def line(self, number: int) -> str:
        """A line of the text, counted from 1."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @cached_property
    def lines(self) -> list[str]:
        """The text by lines, as expat counts them."""
        return _LINE_END.split(self.text)

    @cached_property
    def _lines_at(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def _attribute(self, line: int, column: int, name: str) -> Span | None:
        at = _TAG_NAME.match(self.text, self._lines_at[line - 1] + column - 1)
        while at and (at := _ATTRIBUTE.match(self.text, at.end())):
            if at[1].rpartition(":")[2] == name:
                first, last = at.start(1), at.end()
                return Span(self.file, *self._place(first), *self._place(last))
        return None

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines_at, offset)
        return line, offset - self._lines_at[line - 1] + 1


class _StopError(Exception):
    """Something was found after which nothing more is to be read."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


class _EnoughError(Exception):
    """What was looked for has been seen."""


def read_document(content: bytes, file: str, report: Report) -> Document | None:
    """The document, or None and a finding (PKG073 to PKG079) with its line and column."""
    text = _decoded(content, file, report)
    if text is None:
        return None
    data = text.encode()
    try:
        places = _places(data, file)
    except _StopError as stop:
        report(stop.finding)
        return None
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:  # a name with two colons, and other things that expat lets pass
        line, column = error.position
        reason = (error.msg or "").rpartition(", line ")[0] or "it is not well-formed"
        report(faults.not_xml(reason, Span(file, max(line or 1, 1), max(column or 1, 1))))
        return None
    return Document(file, root, text, places)


def root_of(content: bytes) -> str | None:
    """The local name of the first element of what may be XML, or its beginning; None for none."""
    quiet: list[Diagnostic] = []
    text = _decoded(content, "", quiet.append, is_whole=False)
    found: list[str] = []
    if text is None:
        return None

    def start(name: str, _: Mapping[str, str]) -> None:
        found.append(name.rpartition(":")[2])
        raise _EnoughError

    def doctype(*_: object) -> None:
        raise _EnoughError

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = doctype
    with suppress(expat.ExpatError, _EnoughError):
        parser.Parse(text.encode(), False)
    return found[0] if found else None


def _decoded(content: bytes, file: str, report: Report, *, is_whole: bool = True) -> str | None:
    """The text, by its byte order mark, else by what it declares, else as UTF-8 (XML 1.0, appendix F)."""
    wide = next((name for mark, name in _WIDE if content.startswith(mark)), "")
    if wide:
        report(faults.wide_encoding(wide[:6].upper(), Span(file)))
        encoding = wide
    else:
        declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
        named = declared[1].decode("latin-1").strip() if declared else "utf-8"
        if not _ENCODINGS.fullmatch(named):
            report(faults.encoding_unknown(named, Span(file)))
            return None
        encoding = "mac-roman" if named.lower() == "macintosh" else named
    try:
        return content.decode(encoding, "strict" if is_whole else "replace").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, "replace")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        shown = "UTF-16" if wide else encoding.upper()
        report(faults.encoding_broken(shown, Span(file, line, max(column, 1))))
        return None


def _places(data: bytes, file: str) -> list[tuple[int, int]]:
    """Where each element begins, in order. Raises `_StopError` at the first thing that is wrong."""
    places: list[tuple[int, int]] = []
    append = places.append
    depth = 0
    # Only in a file of that size there is room for such a tag.
    is_long = len(data) > LONGEST_TAG
    begun: tuple[int, str, Mapping[str, str]] = (0, "", {})
    parser = expat.ParserCreate("utf-8")

    def here() -> Span:
        return Span(file, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def measure(at: int) -> None:
        """Look at the tag before this place, if there is room for a long one between the two."""
        if at - begun[0] > LONGEST_TAG:
            attributes = begun[2]
            if sum(map(len, attributes)) + sum(map(len, attributes.values())) > LONGEST_TAG:
                raise _StopError(faults.tag_too_long(begun[1], LONGEST_TAG, Span(file, *places[-1])))

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth, begun
        if is_long:
            at = parser.CurrentByteIndex
            if at - begun[0] > LONGEST_TAG:
                measure(at)
            begun = (at, name, attributes)
        depth += 1
        append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
        if depth > DEEPEST:
            raise _StopError(faults.too_deep(DEEPEST, here()))
        if len(places) > MOST_ELEMENTS:
            raise _StopError(faults.too_many_elements(MOST_ELEMENTS, here()))

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1
        # An empty element begins and ends at one place: what comes next has it behind itself.
        if is_long and (at := parser.CurrentByteIndex) - begun[0] > LONGEST_TAG:
            measure(at)

    def doctype(_: str, system: str | None, public: str | None, has_subset: bool) -> None:
        # Expat calls when it has read the name, so the beginning is looked for backwards.
        before = data[: data.rfind(b"<!DOCTYPE", 0, parser.CurrentByteIndex + 9)].decode()
        place = Span(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise _StopError(faults.document_type(system or public or "", has_subset, place))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
        measure(len(data))
    except expat.ExpatError as error:
        is_empty = error.code == _NO_ELEMENTS and not places
        reason = "it is empty" if is_empty else _REASONS.get(error.code, expat.ErrorString(error.code))
        place = Span(file, error.lineno, error.offset + 1)
        raise _StopError(faults.not_xml(reason, place)) from error
    return places
