"""Units that are drawn by chance: `pick` in course.yaml, checked against the units that there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scormkit.course import faults
from scormkit.course.model import Unit
from scormkit.course.references import asked_in, find, names_of, owners
from scormkit.course.schema import PickSpec
from scormkit.diagnostics import Diagnostic, Report
from scormkit.source.document import Where
from scormkit.source.nearest import closest
from scormkit.source.scalars import shorten, slugify


def unit_positions(units: Sequence[Unit]) -> Mapping[str, int]:
    """The position of each unit by its folder and by its id, in lower case."""
    found: dict[str, int] = {}
    for at, unit in enumerate(units):
        for name in (unit.name, unit.spec.id or slugify(unit.name)):
            found.setdefault(name.lower(), at)
    return found


def check_picks(
    picks: Sequence[PickSpec], where: Where, units: Sequence[Unit], folders: Sequence[str], report: Report
) -> None:
    """Report draws that name what there is not, that draw nothing, or that other rules would wait for.

    `where` is course.yaml; `folders` are those of all units, also of such as this package leaves out.
    """
    positions = unit_positions(units)
    taken: dict[int, Where] = {}
    for index, pick in enumerate(picks):
        place = where.at("pick", index)
        members = list(_members(pick.of, place.at("of"), (positions, folders, taken), report))
        if len(members) == len(pick.of) and pick.units >= len(members):
            report(faults.pick_draws_nothing(place.span("units"), pick.units, len(members)))
        if members and sorted(members) != list(range(min(members), min(members) + len(members))):
            report(faults.pick_apart(place.key_span("of"), pick.title))
        for at in members:
            for finding in _left_out_twice(units[at]):
                report(finding)
    if taken:
        for finding in _waits(units, taken):
            report(finding)


def _members(
    wanted: Sequence[str],
    place: Where,
    known: tuple[Mapping[str, int], Sequence[str], dict[int, Where]],
    report: Report,
) -> Iterator[int]:
    """The positions of the units of a draw, each once."""
    positions, folders, taken = known
    for number, name in enumerate(wanted):
        here = place.at(number)
        at = positions.get(name.strip().lower())
        if at is None and name.strip() in folders:
            continue
        if at is None:
            report(faults.pick_unknown(here.span(), shorten(name), closest(name, tuple(positions))))
        elif at in taken:
            report(faults.pick_twice(here.span(), name.strip(), taken[at].span()))
        else:
            taken[at] = here
            yield at


def _left_out_twice(unit: Unit) -> Iterator[Diagnostic]:
    keys = [key for key, _ in unit.rules.written if key != "requires"]
    for key in [*keys, *(["optional"] if unit.spec.optional else [])]:
        yield faults.pick_left_out(unit.where.key_span(key), unit.spec.title, key)


def _waits(units: Sequence[Unit], taken: Mapping[int, Where]) -> Iterator[Diagnostic]:
    """Conditions on a drawn unit from outside of it: most learners never have it."""
    names = names_of(units)
    for home, owner in owners(units):
        for _, condition in owner.rules.written:
            for asked in asked_in(condition):
                found = find(asked.name, names, units, home)
                if found is not None and found.unit in taken and found.unit != home.unit:
                    yield faults.pick_waited_for(asked.where.span(asked.kind), units[found.unit].spec.title)
