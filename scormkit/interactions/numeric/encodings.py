"""How SCORM 2004 and xAPI see a numeric question: the range of numbers that are right."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.interactions.base import PlacedOption
from scormkit.interactions.encoding import Interaction, between
from scormkit.interactions.numeric.model import NumericSpec, bounds


def scorm2004(spec: NumericSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """One pattern, `min[:]max`; an exact number stands on both sides (SCORM 2004 RTE 4th section 4.2.9.1)."""
    del placed
    return Interaction("numeric", (between(*bounds(spec)),))


def xapi(spec: NumericSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """The same; xAPI knows no components of a number. Units have no place in either."""
    return scorm2004(spec, placed)
