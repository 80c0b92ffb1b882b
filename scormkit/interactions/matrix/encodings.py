"""How SCORM 2004 and xAPI see a matrix: every row matched with a point of the scale, no match being right."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.interactions.base import PlacedOption
from scormkit.interactions.encoding import Interaction, components
from scormkit.interactions.matrix.model import MatrixSpec, options


def scorm2004(spec: MatrixSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """No pattern: nothing is right or wrong."""
    del spec, placed
    return Interaction("matching", None)


def xapi(spec: MatrixSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """The same, with the rows as `source` and the points of the scale as `target`."""
    parts, rows = components(placed, options(spec)), len(spec.rows)
    return Interaction("matching", None, (("source", parts[:rows]), ("target", parts[rows:])))
