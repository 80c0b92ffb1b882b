"""XML as plain values, and one function that turns them into bytes by way of lxml.

A document is built of `Tag`s, which compare and print like any other value; nothing is pasted into text.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple, cast

from lxml import etree

XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML = "http://www.w3.org/XML/1998/namespace"

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Tag(NamedTuple):
    """An element: a name with its prefix as it will be written (`adlcp:masteryscore`), text or children."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    text: str | None = None
    children: "tuple[Tag, ...]" = ()


def tag(name: str, /, *content: Tag | str | None, **attributes: str | None) -> Tag:
    """Make a Tag from children or one text; None is left out, of the children as of the attributes.

    An attribute's prefix is parted from its name by two underscores: `xml__lang` is written `xml:lang`.
    """
    texts = [part for part in content if isinstance(part, str)]
    children = tuple(part for part in content if isinstance(part, Tag))
    named = tuple((key.replace("__", ":"), value) for key, value in attributes.items() if value is not None)
    return Tag(name, named, "".join(texts) if texts else None, children)


def write_xml(root: Tag, namespaces: Mapping[str, str], locations: Iterable[tuple[str, str]]) -> bytes:
    """The document as UTF-8 without a mark, indented, with LF; the same bytes for the same values.

    `namespaces` maps each prefix to its namespace, `""` being the default one; all are declared on the root
    element, since Moodle and others look for the literal prefixes. `locations` pairs a namespace with the
    schema file that defines it, for `xsi:schemaLocation`; without one, neither it nor its prefix is written.
    """
    pairs = [part for pair in locations for part in pair]
    declared = {**namespaces, "xsi": XSI} if pairs else dict(namespaces)
    prefixes = cast("Mapping[str, str]", {prefix or None: uri for prefix, uri in declared.items()})
    known = {**declared, "xml": XML}
    element = etree.Element(_expanded(root.name, known, default=""), nsmap=prefixes)
    _fill(element, root, known)
    if pairs:
        element.set(f"{{{XSI}}}schemaLocation", " ".join(pairs))
    etree.indent(element, "  ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(element, encoding="unicode")}\n'.encode()


def one_line(text: str) -> str:
    """The text without characters that XML cannot hold, and with every run of white space as one blank."""
    return " ".join(_NOT_XML.sub("", text).split())


def _fill(element: etree._Element, source: Tag, known: Mapping[str, str]) -> None:
    for name, value in source.attributes:
        element.set(_expanded(name, known, default=None), _NOT_XML.sub("", value))
    if source.text is not None:
        element.text = _NOT_XML.sub("", source.text)
    for child in source.children:
        _fill(etree.SubElement(element, _expanded(child.name, known, default="")), child, known)


def _expanded(name: str, namespaces: Mapping[str, str], default: str | None) -> str:
    """The name as lxml wants it. Without a prefix, an attribute is in no namespace (`default` None)."""
    prefix, colon, local = name.rpartition(":")
    if not colon and default is None:
        return local
    return f"{{{namespaces[prefix]}}}{local}"
