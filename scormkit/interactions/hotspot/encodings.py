"""How SCORM 2004 and xAPI see a hotspot question: a choice of regions, told apart by their ids."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.interactions.base import PlacedOption
from scormkit.interactions.encoding import Interaction, components, joined
from scormkit.interactions.hotspot.model import HotspotSpec, options


def scorm2004(spec: HotspotSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """One pattern: every right region (SCORM 2004 RTE 4th section 4.2.9.1)."""
    pairs = zip(placed, spec.regions, strict=True)
    return Interaction("choice", (joined(sorted(option.id for option, each in pairs if each.correct)),))


def xapi(spec: HotspotSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """The same, with the labels of the regions as `choices`."""
    seen = scorm2004(spec, placed)
    return Interaction(seen.type, seen.patterns, (("choices", components(placed, options(spec))),))
