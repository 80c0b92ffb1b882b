"""How SCORM 2004 and xAPI see a choice question: the ids of the options chosen, in no particular order."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.interactions.base import PlacedOption
from scormkit.interactions.choice.model import ChoiceSpec, options
from scormkit.interactions.encoding import Interaction, components, joined


def scorm2004(spec: ChoiceSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """One pattern: every right option (SCORM 2004 RTE 4th section 4.2.9.1)."""
    pairs = zip(placed, spec.options, strict=True)
    return Interaction("choice", (joined(sorted(option.id for option, each in pairs if each.correct)),))


def xapi(spec: ChoiceSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """The same, with the options as `choices`."""
    seen = scorm2004(spec, placed)
    return Interaction(seen.type, seen.patterns, (("choices", components(placed, options(spec))),))
