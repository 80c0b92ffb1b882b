"""A package in plain facts: one value, told as text, as JSON and as a page."""

from collections.abc import Iterator
from typing import NamedTuple

from scormkit.diagnostics import Diagnostic


class Unit(NamedTuple):
    """An entry of the structure. `kind` is a word such as SCO, asset, group, unit; `rules` are sentences."""

    title: str
    kind: str
    launch: str | None
    rules: tuple[str, ...]
    children: "tuple[Unit, ...]" = ()

    def every(self) -> "Iterator[tuple[int, Unit]]":
        """The unit and all below it, each with its depth."""
        waiting = [(0, self)]
        while waiting:
            depth, unit = waiting.pop()
            yield depth, unit
            waiting.extend((depth + 1, each) for each in reversed(unit.children))


class Advice(NamedTuple):
    """What to know about one platform. `support` is full, partial, none or unknown; `settings` are name,
    choice and reason; `warnings` are messages of its import that do no harm, with what they mean."""

    name: str
    title: str
    support: str
    findings: tuple[Diagnostic, ...]
    settings: tuple[tuple[str, str, str], ...]
    warnings: tuple[tuple[str, str], ...]


class Inspection(NamedTuple):
    """A package as an administrator wants to know it. Sizes are bytes.

    `standard` is in words with its edition, `made_by` the authoring tool (empty: not known), `completion` and
    `passing` are sentences, `tracked` words for what the pages report, `harmless` sentences about
    findings that need nothing, `findings` everything that validation found.
    """

    file: str
    standard: str
    title: str
    identifier: str
    version: str
    languages: tuple[str, ...]
    made_by: str
    structure: tuple[Unit, ...]
    completion: tuple[str, ...]
    passing: tuple[str, ...]
    mastery: tuple[str, ...]
    tracked: tuple[str, ...]
    hosts: tuple[str, ...]
    size: int
    unpacked: int
    files: int
    largest: tuple[tuple[str, int], ...]
    harmless: tuple[str, ...]
    findings: tuple[Diagnostic, ...]
    platforms: tuple[Advice, ...]

    @property
    def launched(self) -> tuple[Unit, ...]:
        """The units that open a page."""
        return tuple(unit for top in self.structure for _, unit in top.every() if unit.launch)
