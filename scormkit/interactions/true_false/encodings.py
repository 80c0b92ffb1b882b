"""How SCORM 2004 and xAPI see a true-false question: `true` or `false`."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.interactions.base import PlacedOption
from scormkit.interactions.encoding import Interaction
from scormkit.interactions.true_false.model import TrueFalseSpec


def scorm2004(spec: TrueFalseSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """The right answer as a word (SCORM 2004 RTE 4th section 4.2.9.1)."""
    del placed
    return Interaction("true-false", ("true" if spec.answer else "false",))


def xapi(spec: TrueFalseSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """The same; xAPI knows no components of a true-false question."""
    return scorm2004(spec, placed)
