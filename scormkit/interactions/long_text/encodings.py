"""How SCORM 2004 and xAPI see a written answer: a long-fill-in without a pattern."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.interactions.base import PlacedOption
from scormkit.interactions.encoding import Interaction
from scormkit.interactions.long_text.model import LongTextSpec


def scorm2004(spec: LongTextSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """No pattern: nothing is right or wrong."""
    del spec, placed
    return Interaction("long-fill-in", None)


def xapi(spec: LongTextSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """The same; xAPI knows no components of a text."""
    return scorm2004(spec, placed)
