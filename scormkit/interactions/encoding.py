"""What the encodings of all question types share for SCORM 2004 and xAPI: the value, delimiters, limits.

Both standards write an answer as one text with the delimiters of SCORM 2004 (RTE 4th section 4.2.9; xAPI-Data
1.0.3, Interaction Activities). Each type says in its `encodings.py` how its questions look to each:
`scorm2004(spec, options)` and `xapi(spec, options)`, where `options` stand in the order of the type's own
`options`. SCORM 1.2 has a form of its own, in each type's scorm12.js.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from scormkit.interactions.base import OptionSeed, PlacedOption

BETWEEN_PARTS = "[,]"
"""Between the parts of an answer: choices, pairs, steps, texts of several gaps."""
WITHIN_PAIR = "[.]"
"""Between the two sides of a pair: source and target, step and answer."""
BETWEEN_BOUNDS = "[:]"
"""Between the least and the most of a range of numbers."""

SHORT_TEXT = 250
"""Characters of a short identifier and of one text of a fill-in (SCORM 2004 RTE 4th section 4.2.9)."""
LONG_TEXT = 4000
"""Characters of a long-fill-in and of `other`."""


class Limit(NamedTuple):
    """The smallest permitted maximum of SCORM 2004: patterns of a question, parts of a pattern."""

    patterns: int
    parts: int


LIMITS: Mapping[str, Limit] = MappingProxyType(
    {
        "true-false": Limit(1, 1),
        "choice": Limit(10, 36),
        "fill-in": Limit(5, 10),
        "long-fill-in": Limit(5, 1),
        "likert": Limit(1, 1),
        "matching": Limit(5, 36),
        "performance": Limit(5, 125),
        "sequencing": Limit(5, 36),
        "numeric": Limit(1, 1),
        "other": Limit(1, 1),
    }
)
"""What every SCORM 2004 LMS takes, by type of interaction (RTE 4th section 4.2.9). xAPI sets no limits."""


class Component(NamedTuple):
    """One part that an xAPI interaction is made of: its id and its text as the author wrote it (Markdown)."""

    id: str
    text: str


class Interaction(NamedTuple):
    """How a standard sees a question.

    `type` is of the vocabulary that SCORM 2004 and xAPI share. `patterns` are the correct responses, any of
    which is right; None where nothing is right or wrong, or where no pattern can say what is right.
    `components` are the named lists of an xAPI definition (choices, scale, source, target, steps); SCORM 2004
    has none.
    """

    type: str
    patterns: tuple[str, ...] | None
    components: tuple[tuple[str, tuple[Component, ...]], ...] = ()

    def in_language(self, language: str) -> "Interaction":
        """The same, its texts marked as written in `language` (BCP 47); only fill-ins have texts."""
        if self.type not in {"fill-in", "long-fill-in"} or self.patterns is None:
            return self
        return self._replace(patterns=tuple(_in_language(each, language) for each in self.patterns))


_ENGLISH = "{lang=en}"
"""What every text says that says nothing of its language: it keeps a text from being read as a parameter."""

_PARAMETERS = re.compile(r"(?:\{(?:case|order)_matters=(?:true|false)\})*")


def _in_language(pattern: str, language: str) -> str:
    """Each text says its language, behind the parameters; else it is English (RTE 4th section 4.1.1)."""
    if is_english(language):
        return pattern
    start = _PARAMETERS.match(pattern)
    end = start.end() if start else 0
    marked = (
        f"{{lang={language}}}{each.removeprefix(_ENGLISH)}" for each in pattern[end:].split(BETWEEN_PARTS)
    )
    return pattern[:end] + joined(marked)


def is_english(language: str) -> bool:
    """Whether a code of BCP 47 is English, the language of a text that names none."""
    return language.lower().split("-")[0] == "en"


def parameters(*, case_matters: bool = False, order_matters: bool = True) -> str:
    """What stands before a pattern; nothing where the standards' own defaults hold."""
    case = "{case_matters=true}" if case_matters else ""
    return case + ("" if order_matters else "{order_matters=false}")


def joined(parts: Iterable[str]) -> str:
    """Several parts of one answer: `a[,]c`."""
    return BETWEEN_PARTS.join(parts)


def pair(left: str, right: str) -> str:
    """A source and its target, or a step and its answer: `a[.]c`."""
    return left + WITHIN_PAIR + right


def between(low: float | None, high: float | None) -> str:
    """A range of numbers, both ends included; None leaves a side open: `4[:]6`, `[:]6`."""
    sides = ("" if side is None else decimal(side) for side in (low, high))
    return BETWEEN_BOUNDS.join(sides)


def decimal(value: float) -> str:
    """A number in plain digits, never with an exponent: `2.5`, `30`, `-0.0001`."""
    plain = format(Decimal(repr(float(value))), "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain in {"-0", ""} else plain


def plain_text(value: str, limit: int = SHORT_TEXT) -> str:
    """A text that stands in an answer: no delimiter and no parameter can be read out of it, and it fits.

    The standards know no way to escape either. A delimiter gets a space, and a text that begins like a
    parameter gets the one that changes nothing.
    """
    text = re.sub(r"\[(?=[,.:]\])", "[ ", value)
    text = (_ENGLISH if re.match(r"\{(?:lang|case_matters|order_matters)=", text) else "") + text
    return cut(text, limit)


def cut(text: str, limit: int) -> str:
    """At most `limit` UTF-16 units, as JavaScript and LMSs count; no character is cut in two."""
    units = 0
    for index, character in enumerate(text):
        units += 2 if ord(character) > 0xFFFF else 1
        if units > limit:
            return text[:index]
    return text


def components(options: Sequence[PlacedOption], seeds: Sequence[OptionSeed]) -> tuple[Component, ...]:
    """The options of a question as a component list, in the author's order."""
    return tuple(Component(option.id, seed.text) for option, seed in zip(options, seeds, strict=True))
