"""translation.lock: which source texts a translation was made from, so that a later change is found.

A text is remembered by eight characters of a digest, by file. Nothing has to be matched: a source text whose
digest is not there is one that the translation has not seen.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

LOCK_NAME = "translation.lock"
HEADER = (
    "# translation.lock remembers which texts of the course this translation was made from.\n"
    "# scormkit writes it: commit it with the translation, and do not edit it.\n"
)
_A_LINE = 8
_NAME = re.compile(r"([^\s:#][^:\n]*):$")
_MARKS = re.compile(r"  ([0-9a-f]{8}(?: [0-9a-f]{8})*)$")

Seen = Mapping[str, frozenset[str]]
"""The marks of the source texts that a translation was made from, by file of the course."""

NOTHING: Seen = MappingProxyType({})


class LockError(ValueError):
    """Why a lock cannot be read, and the line (from 1) that shows it. Never leaves this room."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line} was changed by hand")
        self.line = line


def mark_of(text: str) -> str:
    """The mark of a source text; how its lines are broken makes no difference."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def read_marks(text: str) -> Seen:
    """What a lock says. Raises `LockError` when that is not what scormkit writes."""
    found: dict[str, set[str]] = {}
    name = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if opened := _NAME.match(line):
            name = opened[1]
            found[name] = set()
        elif name and (marks := _MARKS.match(line)):
            found[name].update(marks[1].split())
        else:
            raise LockError(number)
    return {each: frozenset(marks) for each, marks in found.items()}


def render_marks(seen: Mapping[str, Iterable[str]]) -> str:
    """The text of a lock: files and marks in order, so that the same translation has the same lock."""
    parts = [HEADER]
    for name, marks in sorted(seen.items()):
        ordered = sorted(marks)
        if ordered:
            lines = [" ".join(ordered[at : at + _A_LINE]) for at in range(0, len(ordered), _A_LINE)]
            parts.append(f"{name}:\n" + "".join(f"  {line}\n" for line in lines))
    return "".join(parts)
