"""One folder a question type. A new type is its folder and one line here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scormkit.interactions.base import InteractionType

NAMES: tuple[str, ...] = (
    "choice",
    "true-false",
    "fill-in",
    "cloze",
    "numeric",
    "matching",
    "ordering",
    "categorise",
    "scenario",
    "hotspot",
    "likert",
    "long-text",
    "matrix",
)
"""What an author writes after `type:`. Folder and constant are called so too, with `_` for `-`."""


class Interactions(Mapping[str, "InteractionType[Any]"]):
    """The question types by name. One is imported when it is first asked for.

    A course uses few of them, and to make the models of all took a fifth of a small course's build.
    """

    def __init__(self) -> None:
        self._loaded: dict[str, InteractionType[Any]] = {}

    def __getitem__(self, name: str) -> InteractionType[Any]:
        if name not in NAMES:
            raise KeyError(name)
        if name not in self._loaded:
            folder = name.replace("-", "_")
            self._loaded[name] = getattr(import_module(f"scormkit.interactions.{folder}"), folder.upper())
        return self._loaded[name]

    def __contains__(self, name: object) -> bool:
        return name in NAMES

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


INTERACTIONS = Interactions()
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
