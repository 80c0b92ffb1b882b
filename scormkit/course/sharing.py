"""Pages and checks that are alike in every package of a course, read once for all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from scormkit.diagnostics import Report

if TYPE_CHECKING:
    from scormkit.course.reading import Reading
    from scormkit.diagnostics import Span

Value = TypeVar("Value")

_MAY_BE_MARKED = re.compile(r"""\b(?:audience|variant|only)["']?[ \t]*[:=]|:::+[ \t]*only\b""")
_LISTS = ("texts", "images", "left_out", "uses", "files", "documents", "panels", "omitted")
"""What a reading notes of each page, in the order in which it meets it."""


class _Noted(NamedTuple):
    """What was read, and what the reading noted meanwhile."""

    value: Any
    lists: dict[str, list[Any]]
    contents: dict[str, tuple[str, ...] | None]
    filled: frozenset[Span]


def shared(name: str, key: Hashable, reading: Reading, read: Callable[[Reading], Value]) -> Value:
    """What `read` makes of the file `name`. One that nothing marks or changes is read once for all packages.

    `key` is what else it depends on. What the reading notes, and the findings, are the same each time.
    """
    marks = reading.marks
    if marks is None or not (marks.audiences or marks.variants):
        return read(reading)
    if reading.overlay is not None or reading.selection.locale is not None:
        return read(reading)
    text = reading.text_of(name)
    if text is None or _MAY_BE_MARKED.search(text):
        return read(reading)
    is_first = False

    def first(report: Report) -> _Noted:
        nonlocal is_first
        is_first = True
        before = {each: len(getattr(reading, each)) for each in _LISTS}
        filled, contents = frozenset(reading.filled), {*reading.contents}
        value = read(replace(reading, report=report))
        return _Noted(
            value,
            {each: getattr(reading, each)[start:] for each, start in before.items()},
            {each: found for each, found in reading.contents.items() if each not in contents},
            frozenset(reading.filled - filled),
        )

    all_else = (key, reading.html, tuple(reading.abbreviations))
    noted = reading.memory.recall(("content", name, all_else), reading.report, first)
    if not is_first:
        for each, found in noted.lists.items():
            getattr(reading, each).extend(found)
        reading.contents.update(noted.contents)
        reading.filled.update(noted.filled)
    value: Value = noted.value
    return value
