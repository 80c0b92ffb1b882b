"""Images and links whose path has a space: Markdown leaves them as they are written."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_SPACED = r"""(?x)(!?)\[[^\[\]\n]*\]               # the brackets
    \([ \t]*([^()<>"\n]*[^()<>"\s]       # the path,
    \.[A-Za-z0-9]{2,5}(?:\#[^()\s]*)?)   # with a file's ending, and a heading
    (?:[ \t]+"[^"\n]*")?[ \t]*\)         # and a title"""


class SpacedTarget(NamedTuple):
    """`written` is the whole of it; the path begins at `at` in it."""

    written: str
    at: int
    target: str
    is_image: bool


def spaced_targets(text: str) -> Iterator[SpacedTarget]:
    """What was meant as an image or a link in plain text (CommonMark 0.31, 6.3: no space in a bare path)."""
    if "](" not in text:
        return
    for match in re.finditer(_SPACED, text):
        if re.search(r"\s", match[2]):
            yield SpacedTarget(match[0], match.start(2) - match.start(), match[2], bool(match[1]))
