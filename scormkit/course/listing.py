"""The facts and contacts of a course as a list: when each is due, and which files cite it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from scormkit.course.model import Course


class Listed(NamedTuple):
    """A fact or a contact. `due` is a date, year-month-day, or empty for never; `files` lie in the course."""

    kind: str
    name: str
    value: str
    as_of: str
    due: str
    is_due: bool
    files: tuple[str, ...]


def list_registers(course: Course, today: date) -> tuple[Listed, ...]:
    """Every fact and contact, those that are due first."""
    found = []
    for kind, name, entry in course.registers.entries():
        if kind not in ("fact", "contact"):
            continue
        from scormkit.course.registers_schema import due_day

        due = due_day(entry)
        cited = {
            use.span.file.partition("/")[2] for use in course.uses if (use.kind, use.name) == (kind, name)
        }
        value = entry.value if kind == "fact" else entry.phone or entry.url or entry.email or entry.sms.number
        is_due = due is not None and due < today
        files = tuple(sorted(cited))
        found.append(Listed(kind, name, value, entry.as_of, due.isoformat() if due else "", is_due, files))
    return tuple(sorted(found, key=lambda each: (each.due or "9999", each.kind, each.name)))


def together(lists: Iterable[Sequence[Listed]]) -> tuple[Listed, ...]:
    """The lists of several packages as one: what is the same in some of them once, with the files of all."""
    found: dict[Listed, set[str]] = {}
    for each in lists:
        for row in each:
            found.setdefault(row._replace(files=()), set()).update(row.files)
    rows = [row._replace(files=tuple(sorted(files))) for row, files in found.items()]
    return tuple(sorted(rows, key=lambda each: (each.due or "9999", each.kind, each.name)))
