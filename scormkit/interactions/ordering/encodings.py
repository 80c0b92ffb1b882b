"""How SCORM 2004 and xAPI see an ordering question: a sequencing interaction, the ids in order."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.interactions.base import PlacedOption
from scormkit.interactions.encoding import Interaction, components, joined
from scormkit.interactions.ordering.model import OrderingSpec, options


def scorm2004(spec: OrderingSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """One pattern: every item in the right order (SCORM 2004 RTE 4th section 4.2.9.1)."""
    del spec
    return Interaction("sequencing", (joined(option.id for option in placed),))


def xapi(spec: OrderingSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """The same, with the items as `choices`."""
    seen = scorm2004(spec, placed)
    return Interaction(seen.type, seen.patterns, (("choices", components(placed, options(spec))),))
