"""What is read in captions and drawings: the words of each cue and of each text, and where they stand.

Tags inside the words, such as those of a speaker or of a part of a line, stay with them: they are codes for
translators (`split_tags`).
"""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from xml.parsers import expat
from xml.sax.saxutils import escape

from scormkit.source.captions import Broken, read_cues
from scormkit.source.segments import Segment

ENDINGS = (".vtt", ".svg")
"""Of the files that are understood."""

_SPOKEN = frozenset({"title", "desc", "text"})
"""The elements of SVG that hold what is read (SVG 2, sections 5.8 and 11.2)."""
_TAG = re.compile(r"""<(?:!--.*?--|[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*)>""", re.DOTALL)
_BLANK = re.compile(r"\n[ \t]*(?=\n)")


def tagged_segments(name: str, text: str) -> tuple[Segment, ...]:
    """The pieces of the file `name` (captions, chapters or a drawing), in order; none of a broken one."""
    if name.lower().endswith(".vtt"):
        return _cues(text)
    return _drawing(text)


def _cues(text: str) -> tuple[Segment, ...]:
    if isinstance(read_cues(text), Broken):
        return ()
    found = []
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    at = 0
    while at < len(lines):
        if "-->" not in lines[at]:
            at += 1
            continue
        first = at = at + 1
        while at < len(lines) and lines[at].strip() and "-->" not in lines[at]:
            at += 1
        found.append(_piece(text, starts[first], starts[at]))
    return tuple(each for each in found if _TAG.sub("", each.text).strip())


def _drawing(text: str) -> tuple[Segment, ...]:
    """By the offsets of a parser that has refused whatever is no plain XML."""
    parser = expat.ParserCreate(namespace_separator=":")
    ranges: list[tuple[int, int]] = []
    open_: list[tuple[str, int]] = []

    def start(tag: str, _: dict[str, str]) -> None:
        open_.append((tag.rpartition(":")[2], parser.CurrentByteIndex))

    def end(_: str) -> None:
        name, begun = open_.pop()
        if name in _SPOKEN and not any(each in _SPOKEN for each, _ in open_):
            ranges.append((begun, parser.CurrentByteIndex))

    def refuse(*_: object) -> None:
        raise ValueError

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = refuse
    data = text.encode()
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError):
        return ()
    marks = sorted({0, *(each for pair in ranges for each in pair)})
    places = {0: 0}
    for before, after in pairwise(marks):
        places[after] = places[before] + len(data[before:after].decode())
    found = []
    for begun, ended in sorted(ranges):
        tag = _TAG.match(text, places[begun])
        if (
            tag is not None
            and tag.end() <= places[ended]
            and "<![CDATA[" not in text[tag.end() : places[ended]]
        ):
            found.append(_piece(text, tag.end(), places[ended]))
    return tuple(each for each in found if _TAG.sub("", each.text).strip())


def _piece(text: str, start: int, end: int) -> Segment:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return Segment(words.strip(), start + left, start + left + len(words.strip()), "tagged")


def split_tags(text: str) -> list[tuple[str, str]]:
    """A piece as its parts in order: ("text", words), ("open", tag), ("close", tag) and ("ph", tag).

    Tags are as written. Where one is never closed, as that of a speaker may be, each stands alone.
    """
    parts: list[tuple[str, str]] = []
    at = depth = 0
    is_paired = True
    for match in _TAG.finditer(text):
        parts.append(("text", unescape(text[at : match.start()])))
        tag = match[0]
        alone = tag.startswith("<!") or tag.endswith("/>") or tag[1:2].isdigit()
        kind = "ph" if alone else "close" if tag.startswith("</") else "open"
        depth += {"open": 1, "close": -1, "ph": 0}[kind]
        is_paired = is_paired and depth >= 0
        parts.append((kind, tag))
        at = match.end()
    parts.append(("text", unescape(text[at:])))
    if not is_paired or depth:
        parts = [(kind if kind == "text" else "ph", each) for kind, each in parts]
    return [(kind, each) for kind, each in parts if each]


def join_tags(parts: list[tuple[str, str]]) -> str:
    """The piece that has these parts. A blank line, which would end a cue, is none."""
    written = "".join(escape(each) if kind == "text" else each for kind, each in parts)
    return _BLANK.sub("", written.replace("-->", "--&gt;"))
