"""How SCORM 2004 and xAPI see a matching question: pairs of ids, source and target."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.interactions.base import PlacedOption
from scormkit.interactions.encoding import Interaction, components, joined, pair
from scormkit.interactions.matching.model import MatchingSpec, options, right_pairs


def scorm2004(spec: MatchingSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """One pattern: every pair, in the order of the sources' keys (SCORM 2004 RTE 4th section 4.2.9.1)."""
    pairs = sorted(right_pairs(spec, placed), key=lambda each: each[0].key)
    return Interaction("matching", (joined(pair(source.id, target.id) for source, target in pairs),))


def xapi(spec: MatchingSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """The same, with the sources as `source`, and targets and distractors as `target`."""
    seen, listed, count = scorm2004(spec, placed), components(placed, options(spec)), len(spec.pairs)
    return Interaction(seen.type, seen.patterns, (("source", listed[:count]), ("target", listed[count:])))
