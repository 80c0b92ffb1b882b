"""How SCORM 2004 and xAPI see a likert question: one point of a scale, none of them right."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.interactions.base import PlacedOption
from scormkit.interactions.encoding import Interaction, components
from scormkit.interactions.likert.model import LikertSpec, options


def scorm2004(spec: LikertSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """No pattern: nothing is right or wrong."""
    del spec, placed
    return Interaction("likert", None)


def xapi(spec: LikertSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """The same, with the points as `scale`."""
    return Interaction("likert", None, (("scale", components(placed, options(spec))),))
