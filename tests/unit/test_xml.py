from __future__ import annotations

from lxml import etree

from scormkit.xml import one_line, tag, write_xml

NAMES = {"": "urn:a", "b": "urn:b"}


def test_prefixes_are_written_literally_and_declared_once() -> None:
    root = tag("root", tag("b:leaf", "x", b__kind="y"), plain="z")
    assert write_xml(root, NAMES, [("urn:a", "a.xsd"), ("urn:b", "b.xsd")]).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<root xmlns="urn:a" xmlns:b="urn:b" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' plain="z" xsi:schemaLocation="urn:a a.xsd urn:b b.xsd">\n'
        '  <b:leaf b:kind="y">x</b:leaf>\n'
        "</root>\n"
    )


def test_none_is_left_out_of_children_and_attributes() -> None:
    assert tag("a", None, tag("b"), c=None, d="") == tag("a", tag("b"), d="")


def test_any_text_survives_but_for_what_xml_cannot_hold() -> None:
    words = "a & <b> \"c\" 'd' ]]> 😀 عربي\u202e\u0000\u0007\ud800\uffff"
    written = write_xml(tag("root", words, name=words), NAMES, [])
    root = etree.fromstring(written)
    assert root.text == root.get("name") == "a & <b> \"c\" 'd' ]]> 😀 عربي\u202e"
    assert not written.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in written


def test_one_line() -> None:
    assert one_line(" a\n\tb\u00a0 c\u0007 ") == "a b c"
