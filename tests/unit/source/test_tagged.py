"""The words of captions and drawings, found where they stand and put back with nothing else changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scormkit.source.captions import Broken, read_cues
from scormkit.source.segments import rebuild
from scormkit.source.tagged import join_tags, split_tags, tagged_segments

CAPTIONS = """\
WEBVTT - a film

NOTE for editors --
not read

STYLE
::cue { color: red }

first
00:00.000 --> 00:02.000 align:start
<v Ana>Look here &amp; there
and <i>there</i>

00:02.000 --> 00:03.500
<00:02.500>

2
01:00:02.000 --> 01:00:03.500
Listen
"""
DRAWING = """\
<?xml version="1.0"?>
<!-- é <text>not this</text> -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:s="http://www.w3.org/2000/svg">
  <title>A café &amp; a plan</title>
  <desc>
    Where the doors are
  </desc>
  <style>text { fill: red }</style>
  <g title="no"><text x="1" data-a="a &gt; b">Door <tspan dy='2'>one</tspan></text>
  <s:text>Door two</s:text><text/><text> </text><text><![CDATA[raw]]></text></g>
</svg>
"""


def words(name: str, text: str) -> list[str]:
    pieces = tagged_segments(name, text)
    assert [text[each.start : each.end] for each in pieces] == [each.text for each in pieces]
    return [each.text for each in pieces]


def test_the_words_of_captions() -> None:
    assert words("a.vtt", CAPTIONS) == ["<v Ana>Look here &amp; there\nand <i>there</i>", "Listen"]


def test_the_words_of_a_drawing() -> None:
    assert words("a.SVG", DRAWING) == [
        "A café &amp; a plan",
        "Where the doors are",
        "Door <tspan dy='2'>one</tspan>",
        "Door two",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.vtt", ""),
        ("a.vtt", "WEBVTT\n\n00:03.000 --> 00:02.000\nBack in time\n"),
        ("a.svg", "<svg><title>A"),
        ("a.svg", '<!DOCTYPE svg [<!ENTITY a "b">]><svg><title>&a;</title></svg>'),
        ("a.svg", "no drawing"),
    ],
)
def test_a_broken_file_has_none(name: str, text: str) -> None:
    assert tagged_segments(name, text) == ()


def test_other_words_and_nothing_else_changes() -> None:
    for name, text in (("a.vtt", CAPTIONS), ("a.svg", DRAWING)):
        pieces = tagged_segments(name, text)
        said = {
            at: join_tags(
                [(kind, each.upper() if kind == "text" else each) for kind, each in split_tags(one.text)]
            )
            for at, one in enumerate(pieces)
        }
        written = rebuild(text, pieces, said)
        assert words(name, written) == list(said.values())
        assert (
            rebuild(
                written, tagged_segments(name, written), {at: each.text for at, each in enumerate(pieces)}
            )
            == text
        )
    cues = read_cues(CAPTIONS.replace("Listen", join_tags([("text", "one --> two\n\n<three> & four")])))
    assert not isinstance(cues, Broken)
    assert [each.text for each in cues][-1] == "one --> two <three> & four"


def test_tags_are_codes() -> None:
    assert split_tags("a &lt; <b>c</b>") == [
        ("text", "a < "),
        ("open", "<b>"),
        ("text", "c"),
        ("close", "</b>"),
    ]
    assert split_tags("<v Ana>A<00:01.000><br/>") == [
        ("ph", "<v Ana>"),
        ("text", "A"),
        ("ph", "<00:01.000>"),
        ("ph", "<br/>"),
    ]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_words_there_are_they_come_back(text: str) -> None:
    parts = split_tags(join_tags([("text", text)])) if "\n" not in text else []
    assert parts in ([("text", text)], []) or "&" in text
