"""Changes between two packages, each with what it means, and the verdict that they make together."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Weight(IntEnum):
    """How much a change weighs for whoever is in the middle of the course, and for records."""

    SAFE = 0
    CARE = 1
    NEW = 2

    @property
    def words(self) -> str:
        """The verdict in words."""
        return ("safe to replace", "replace with care", "publish as a new course")[self]


class Change(NamedTuple):
    """One thing that changed: about what (structure, identifiers, files ...), how, and who loses what by it.

    `means` is empty where nobody loses anything.
    """

    about: str
    what: str
    weight: Weight = Weight.SAFE
    means: str = ""


class Comparison(NamedTuple):
    """Everything that changed between an old and a new package."""

    old: str
    new: str
    changes: tuple[Change, ...]

    @property
    def verdict(self) -> Weight:
        """The gravest of the changes; without any, nothing stands against replacing."""
        return max((each.weight for each in self.changes), default=Weight.SAFE)
