"""What a measure gives: one line of the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Figure:
    """One line of the table; `value` must not be above `limit`."""

    what: str
    value: float
    limit: float
    unit: str
    detail: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the limit is kept."""
        return self.value <= self.limit


class Measure(Protocol):
    """A module of this folder that measures something; `work` is an empty folder of its own."""

    def figures(self, work: Path) -> Iterator[Figure]: ...
