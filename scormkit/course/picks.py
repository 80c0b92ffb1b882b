"""Groups of units in course.yaml, checked against the units that there are: those that are drawn by chance
(`pick`), and those that learners choose from (`choose`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from scormkit.course import faults
from scormkit.course.model import Unit
from scormkit.course.references import asked_in, find, names_of, owners
from scormkit.course.schema import CourseSpec, GroupSpec
from scormkit.diagnostics import Diagnostic, Report, Span
from scormkit.source.document import Where
from scormkit.source.nearest import closest
from scormkit.source.scalars import shorten, slugify


class _Kind(NamedTuple):
    """A kind of group: its key in course.yaml, and what is said of one that cannot be."""

    key: str
    unknown: Callable[[Span, str, str | None], Diagnostic]
    twice: Callable[[Span, str, Span], Diagnostic]
    apart: Callable[[Span, str], Diagnostic]
    of_all: Callable[[Span, int, int], Diagnostic]
    left_out: Callable[[Span, str, str], Diagnostic]


_PICK = _Kind(
    "pick",
    faults.pick_unknown,
    faults.pick_twice,
    faults.pick_apart,
    faults.pick_draws_nothing,
    faults.pick_left_out,
)
_CHOOSE = _Kind(
    "choose",
    faults.choose_unknown,
    faults.choose_twice,
    faults.choose_apart,
    faults.choose_all,
    faults.choose_left_out,
)


def unit_positions(units: Sequence[Unit]) -> Mapping[str, int]:
    """The position of each unit by its folder and by its id, in lower case."""
    found: dict[str, int] = {}
    for at, unit in enumerate(units):
        for name in (unit.name, unit.spec.id or slugify(unit.name)):
            found.setdefault(name.lower(), at)
    return found


def check_groups(
    spec: CourseSpec, where: Where, units: Sequence[Unit], folders: Sequence[str], report: Report
) -> None:
    """Report groups that name what there is not, that leave nothing to chance or choice, or that other rules
    go against.

    `where` is course.yaml; `folders` are those of all units, also of such as this package leaves out.
    """
    taken: dict[int, Where] = {}
    _check(_PICK, spec.pick, where, (units, folders, taken), report)
    if taken:
        for finding in _waits(units, taken):
            report(finding)
    _check(_CHOOSE, spec.choose, where, (units, folders, taken), report)


def _check(
    kind: _Kind,
    groups: Sequence[GroupSpec],
    where: Where,
    known: tuple[Sequence[Unit], Sequence[str], dict[int, Where]],
    report: Report,
) -> None:
    units = known[0]
    for index, group in enumerate(groups):
        place = where.at(kind.key, index)
        members = list(_members(kind, group.of, place.at("of"), known, report))
        if len(members) == len(group.of) and group.units >= len(members):
            report(kind.of_all(place.span("units"), group.units, len(members)))
        if members and sorted(members) != list(range(min(members), min(members) + len(members))):
            report(kind.apart(place.key_span("of"), group.title))
        for at in members:
            for key in _left_out_by(units[at]):
                report(kind.left_out(units[at].where.key_span(key), units[at].spec.title, key))


def _members(
    kind: _Kind,
    wanted: Sequence[str],
    place: Where,
    known: tuple[Sequence[Unit], Sequence[str], dict[int, Where]],
    report: Report,
) -> Iterator[int]:
    """The positions of the units of a group, each once."""
    units, folders, taken = known
    positions = unit_positions(units)
    for number, name in enumerate(wanted):
        here = place.at(number)
        at = positions.get(name.strip().lower())
        if at is None and name.strip() in folders:
            continue
        if at is None:
            report(kind.unknown(here.span(), shorten(name), closest(name, tuple(positions))))
        elif at in taken:
            report(kind.twice(here.span(), name.strip(), taken[at].span()))
        else:
            taken[at] = here
            yield at


def _left_out_by(unit: Unit) -> list[str]:
    """The keys by which a unit of a group would be left out a second time."""
    keys = [key for key, _ in unit.rules.written if key != "requires"]
    return [*keys, *(["optional"] if unit.spec.optional else [])]


def _waits(units: Sequence[Unit], taken: Mapping[int, Where]) -> Iterator[Diagnostic]:
    """Conditions on a drawn unit from outside of it: most learners never have it."""
    names = names_of(units)
    for home, owner in owners(units):
        for _, condition in owner.rules.written:
            for asked in asked_in(condition):
                found = find(asked.name, names, units, home)
                if found is not None and found.unit in taken and found.unit != home.unit:
                    yield faults.pick_waited_for(asked.where.span(asked.kind), units[found.unit].spec.title)
