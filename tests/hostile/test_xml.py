"""XML that attacks: one finding with its line and column, nothing fetched, nothing grown."""

from __future__ import annotations

import pytest

from scormkit.diagnostics import Diagnostic
from scormkit.package.document import DEEPEST, LONGEST_TAG, MOST_ELEMENTS, Document, read_document

LAUGHS = (
    b'<?xml version="1.0"?>\n<!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">\n'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>\n<m>&c;</m>'
)
CANNOT = "The XML cannot be read: "


def read(content: bytes) -> tuple[Document | None, list[str]]:
    found: list[Diagnostic] = []
    document = read_document(content, "imsmanifest.xml", found.append)
    told = [f"{each.code} {each.span.line}:{each.span.column} {each.message}" for each in found if each.span]
    assert len(told) == len(found)
    return document, told


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (LAUGHS, "PKG074 2:1 The file has a DOCTYPE and defines entities of its own."),
        (
            b'<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]><m>&x;</m>',
            "PKG074 1:1 The file has a DOCTYPE and defines entities of its own.",
        ),
        (
            b'\n<!DOCTYPE m SYSTEM "http://example.org/m.dtd"><m/>',
            "PKG074 2:1 The file has a DOCTYPE that points to 'http://example.org/m.dtd'.",
        ),
        ("<!-- é --><!DOCTYPE m><m/>".encode(), "PKG074 1:11 The file has a DOCTYPE."),
        (
            b"<a>\n" * 10_000 + b"</a>" * 10_000,
            f"PKG075 {DEEPEST + 1}:1 Elements lie in each other more than {DEEPEST} deep.",
        ),
        (
            b'<a>\n <b c="' + b"x" * (LONGEST_TAG + 1) + b'"/></a>',
            "PKG076 2:2 The attributes of <b> have more than 1,000,000 characters.",
        ),
        (
            b"<a>" + b"<b/>" * MOST_ELEMENTS + b"</a>",
            f"PKG069 1:{4 * MOST_ELEMENTS} The file has more than 300,000 elements.",
        ),
        ("<a>\n<b>Café</b></a>".encode("latin-1"), "PKG077 2:7 The file is not UTF-8: a byte here"),
        (b"\xff\xfe<\x00a\x00/\x00>\x00", "PKG079 1:1 The file is written in UTF-16"),
        (
            b'<?xml version="1.0" encoding="utf-16"?><a/>',
            "PKG078 1:1 The file says that its encoding is 'utf-16'",
        ),
        (
            b'<?xml version="1.0" encoding="rot13"?><a/>',
            "PKG078 1:1 The file says that its encoding is 'rot13'",
        ),
        (
            b'<?xml version="1.0" encoding="utf-7"?><a/>',
            "PKG078 1:1 The file says that its encoding is 'utf-7'",
        ),
        (b"", f"PKG073 1:1 {CANNOT}it is empty."),
        (b"<a>\n  <b></a>", f"PKG073 2:8 {CANNOT}this end tag does not belong to the element that is open."),
        ("<a>é & b</a>".encode(), f"PKG073 1:7 {CANNOT}there is a character that may not stand here."),
        (b"<a>&nbsp;</a>", f"PKG073 1:4 {CANNOT}there is an & that begins no known sign."),
        (b"<a>", f"PKG073 1:4 {CANNOT}an element is not closed."),
        (b"<a/><b/>", f"PKG073 1:5 {CANNOT}there is something behind the end of the document."),
        (b"<a\0/>", f"PKG073 1:3 {CANNOT}there is a character that may not stand here."),
        (b"\n<?xml version='1.0'?><a/>", f"PKG073 2:1 {CANNOT}the line <?xml"),
        (b'<a b="1" b="2"/>', f"PKG073 1:10 {CANNOT}the element has the same attribute twice."),
    ],
)
def test_one_finding_with_its_place(content: bytes, expected: str) -> None:
    document, told = read(content)
    assert len(told) == 1
    assert told[0].startswith(expected)
    assert (document is None) == ("PKG079" not in expected)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "windows-1252", "gb18030"])
def test_other_encodings_are_read(encoding: str) -> None:
    named = "utf-8" if encoding == "utf-8-sig" else encoding
    text = f'<?xml version="1.0" encoding="{named}"?>\n<a>\n  <b>é</b></a>'
    document, told = read(text.encode(encoding))
    assert told == []
    assert document is not None
    assert document.root[0].text == "é"
    assert document.span(document.root[0])[1:3] == (3, 3)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_read_with_a_warning(encoding: str) -> None:
    document, told = read('<?xml version="1.0" encoding="utf-16"?>\n<a>é<b/></a>'.encode(encoding))
    assert document is not None
    assert document.root.text == "é"
    assert document.span(document.root[0])[1:3] == (2, 5)
    assert [each[:10] for each in told] == ["PKG079 1:1"]
