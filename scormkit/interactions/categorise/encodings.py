"""How SCORM 2004 and xAPI see a categorise question: a matching interaction, items with their groups."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.interactions.base import PlacedOption
from scormkit.interactions.categorise.model import CategoriseSpec, options, right_pairs
from scormkit.interactions.encoding import Interaction, components, joined, pair


def scorm2004(spec: CategoriseSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """One pattern: every item with its group, by the items' keys (SCORM 2004 RTE 4th section 4.2.9.1)."""
    pairs = sorted(right_pairs(spec, placed), key=lambda each: each[0].key)
    return Interaction("matching", (joined(pair(item.id, group.id) for item, group in pairs),))


def xapi(spec: CategoriseSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """The same, with the items as `source` and the groups as `target`."""
    seen, listed, count = scorm2004(spec, placed), components(placed, options(spec)), len(spec.groups)
    return Interaction(seen.type, seen.patterns, (("source", listed[count:]), ("target", listed[:count])))
