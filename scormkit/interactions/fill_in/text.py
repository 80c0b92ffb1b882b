"""When two typed texts are the same. text.js does the same in the browser; cases.json holds both to it."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BLANKS = re.compile("[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_FOLDED = str.maketrans(
    dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—―−", "-")
)


def tidy(text: str) -> str:
    """A text without what nobody sees: trimmed, inner white space one blank, characters composed (NFC)."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return _BLANKS.sub(" ", visible).strip(" ")


def fold(text: str, case_sensitive: bool) -> str:
    """A text as it is compared: tidy, quotation marks and dashes plain, letter case gone unless it counts.

    Upper case before lower case, so that `ß` is `ss` and both forms of the Greek sigma are one.
    """
    plain = tidy(text).translate(_FOLDED)
    return plain if case_sensitive else plain.upper().lower()


def units(text: str) -> int:
    """The length in UTF-16 units, as an input's `maxlength` counts."""
    return len(text.encode("utf-16-le")) // 2
