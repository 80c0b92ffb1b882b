"""One folder a question type. A new type is its folder and one line here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from scormkit.interactions.base import InteractionType
from scormkit.interactions.categorise import CATEGORISE
from scormkit.interactions.choice import CHOICE
from scormkit.interactions.cloze import CLOZE
from scormkit.interactions.fill_in import FILL_IN
from scormkit.interactions.hotspot import HOTSPOT
from scormkit.interactions.likert import LIKERT
from scormkit.interactions.long_text import LONG_TEXT
from scormkit.interactions.matching import MATCHING
from scormkit.interactions.matrix import MATRIX
from scormkit.interactions.numeric import NUMERIC
from scormkit.interactions.ordering import ORDERING
from scormkit.interactions.scenario import SCENARIO
from scormkit.interactions.true_false import TRUE_FALSE

INTERACTIONS: Mapping[str, InteractionType[Any]] = MappingProxyType(
    {
        "choice": CHOICE,
        "true-false": TRUE_FALSE,
        "fill-in": FILL_IN,
        "cloze": CLOZE,
        "numeric": NUMERIC,
        "matching": MATCHING,
        "ordering": ORDERING,
        "categorise": CATEGORISE,
        "scenario": SCENARIO,
        "hotspot": HOTSPOT,
        "likert": LIKERT,
        "long-text": LONG_TEXT,
        "matrix": MATRIX,
    }
)
"""Every question type, by the name that an author writes after `type:`."""

FAULT_MODULES: tuple[str, ...] = (
    "scormkit.interactions.faults",
    "scormkit.interactions.fill_in.faults",
    "scormkit.interactions.cloze.faults",
    "scormkit.interactions.numeric.faults",
    "scormkit.interactions.matching.faults",
    "scormkit.interactions.ordering.faults",
    "scormkit.interactions.categorise.faults",
    "scormkit.interactions.scenario.faults",
    "scormkit.interactions.hotspot.faults",
    "scormkit.interactions.likert.faults",
    "scormkit.interactions.long_text.faults",
    "scormkit.interactions.matrix.faults",
)
"""The modules that hold the faults of questions (QST codes): those of all types, then each type's own."""
