"""One folder a question type. A new type is its folder and one line here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from scormkit.interactions.base import InteractionType
from scormkit.interactions.choice import CHOICE
from scormkit.interactions.true_false import TRUE_FALSE

INTERACTIONS: Mapping[str, InteractionType[Any]] = MappingProxyType(
    {
        "choice": CHOICE,
        "true-false": TRUE_FALSE,
    }
)
"""Every question type, by the name that an author writes after `type:`."""

FAULT_MODULES: tuple[str, ...] = ("scormkit.interactions.faults",)
"""The modules that hold the faults of questions (QST codes): those of all types, then each type's own."""
