"""How SCORM 2004 and xAPI see a fill-in: its accepted answers as patterns."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.interactions.base import PlacedOption
from scormkit.interactions.encoding import LIMITS, Interaction, parameters, plain_text
from scormkit.interactions.fill_in.model import FillInSpec
from scormkit.interactions.fill_in.text import tidy


def scorm2004(spec: FillInSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """The first five accepted answers (SCORM 2004 RTE 4th section 4.2.9.1: five patterns)."""
    seen = xapi(spec, placed)
    return Interaction(seen.type, (seen.patterns or ())[: LIMITS["fill-in"].patterns])


def xapi(spec: FillInSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """Every accepted answer. What `pattern` accepts besides cannot be written down."""
    del placed
    start = parameters(case_matters=spec.case_sensitive)
    return Interaction("fill-in", tuple(start + plain_text(tidy(text)) for text in spec.accept))
