"""Question banks: the YAML files in the course's folder `banks`, and the checks that draw from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from scormkit.course import faults
from scormkit.course.assessments import load_questions
from scormkit.course.changes import bank_names, changed_bank
from scormkit.course.files import bare_name, ending, is_litter
from scormkit.course.model import Assessment, Bank, Page, Question, Section, Unit
from scormkit.course.questions import check_ids
from scormkit.course.reading import Reading
from scormkit.course.schema import BankSpec
from scormkit.course.versions import fold
from scormkit.diagnostics import Report
from scormkit.source.document import Where
from scormkit.source.nearest import closest
from scormkit.source.scalars import shorten, slugify

FOLDER = "banks"
_UNIT_FILE = "unit.yaml"


def load_banks(units: Sequence[Unit], reading: Reading, *, complete: bool) -> tuple[Bank, ...]:
    """Read every bank of the course, each fault reported.

    `complete` False: some unit could not be read, so that an objective's name cannot be checked.
    """
    files = [each for each in reading.folder.names(FOLDER) if not is_litter(each)]
    if _UNIT_FILE in files:
        return ()
    objectives = tuple(course_objectives(units)) if complete else None
    banks: list[Bank] = []
    for file in files:
        name = f"{FOLDER}/{file}"
        if ending(file) == ".yml":
            better = f"{file.rsplit('.', 1)[0]}.yaml"
            reading.report(
                faults.not_a_name(reading.folder.span(name), file, "a bank, because of its ending", better)
            )
        elif ending(file) == ".yaml" and (bank := _load(name, objectives, reading)) is not None:
            names = bank_names(name)
            banks.append(fold(bank, names, reading, partial(_load, name, objectives)))
    _check_names(banks, reading)
    return tuple(banks)


def course_objectives(units: Sequence[Unit]) -> Mapping[str, tuple[int, str]]:
    """How a bank's questions may name objectives -> the place of the unit, and the name in it.

    `unit.O1` always; `O1` alone where no other unit has an O1.
    """
    found = {}
    plain = Counter(name for unit in units for name in unit.spec.objectives)
    for place, unit in enumerate(units):
        prefix = unit.spec.id or slugify(unit.name)
        for name in unit.spec.objectives:
            found[f"{prefix}.{name}"] = (place, name)
            if plain[name] == 1:
                found[name] = (place, name)
    return found


def _load(name: str, objectives: Sequence[str] | None, reading: Reading) -> Bank | None:
    document = reading.document(name, changed_bank(name, reading))
    if document is None:
        if name not in reading.omitted:
            reading.left_out.append(name)
        return None
    where = Where(document)
    spec = reading.spec(BankSpec, document, "questions:")
    written = document.data.get("questions") if isinstance(document.data, Mapping) else None
    questions = load_questions(name, where, written, objectives, reading)
    check_ids(questions, reading.report)
    if spec is None or len(questions) < len(spec.questions):
        reading.left_out.append(name)
        return None
    return Bank(name, spec, where, tuple(questions))


def _check_names(banks: Sequence[Bank], reading: Reading) -> None:
    first: dict[str, Bank] = {}
    for bank in banks:
        identifier, span = slugify(bare_name(bank.name)), reading.folder.span(bank.name)
        if not identifier:
            reading.report(faults.id_underivable(span, bare_name(bank.name)))
        elif identifier in first:
            other = reading.folder.span(first[identifier].name)
            reading.report(faults.id_duplicate(span, "banks", identifier, derived=True, first=other))
        first.setdefault(identifier, bank)


def check_assessments(units: Sequence[Unit], banks: Sequence[Bank], reading: Reading) -> None:
    """Report what the assessments of a course ask of its banks, questions and pages and cannot get."""
    known = {bank.name: bank for bank in banks}
    used: set[str] = set()
    is_certain = not reading.left_out
    for unit, check in _assessments(units):
        drawn = _check_banks(check, known, reading)
        used |= drawn
        is_certain = is_certain and drawn <= known.keys()
        for where, pool, section in _pools(check, known):
            _check_pool(where, pool, section, reading.report)
        has_objectives = any(each.spec.objectives for _, pool, _ in _pools(check, known) for each in pool)
        if check.spec.remediation and not has_objectives and drawn <= known.keys():
            reading.report(faults.remediation_without_objectives(check.where.span("remediation")))
        if check.spec.pretest and not any(isinstance(each, Page) for each in unit.contents):
            reading.report(faults.pretest_without_pages(check.where.span("pretest")))
    for name in known.keys() - used if is_certain else ():  # what a faulty check draws from is not known
        reading.report(faults.bank_unused(reading.folder.span(name), name))


def _assessments(units: Sequence[Unit]) -> Iterator[tuple[Unit, Assessment]]:
    for unit in units:
        yield from ((unit, each) for each in unit.contents if isinstance(each, Assessment))


def _check_banks(check: Assessment, known: Mapping[str, Bank], reading: Reading) -> set[str]:
    """The banks that an assessment names, each there and named once."""
    first: dict[str, Section] = {}
    broken = [name for name in reading.left_out if name.startswith(f"{FOLDER}/")]
    for section in check.sections:
        name = section.spec.bank
        if name is None:
            continue
        span = section.where.span("bank")
        if name not in known and name not in broken:
            near = next((each for each in known if bare_name(each) == bare_name(name)), None)
            there = tuple(known)
            reading.report(faults.bank_missing(span, shorten(name), near or closest(name, there), there))
        elif name in first:
            reading.report(faults.bank_twice(span, name, first[name].where.span("bank")))
        first.setdefault(name, section)
    return set(first)


def _pools(
    check: Assessment, known: Mapping[str, Bank]
) -> Iterator[tuple[Where, Sequence[Question], tuple[int | None, int | None]]]:
    """Each list of questions that an assessment takes from: its place, the list, draw and per_objective.

    Lists of which a question could not be read are left out.
    """
    spec = check.spec
    if spec.questions is not None and len(spec.questions) == len(check.questions):
        yield check.where, check.questions, (spec.draw, None)
    for section in check.sections:
        bank, own = section.spec.bank, section.spec.questions
        limits = (section.spec.draw, section.spec.per_objective)
        if bank is not None and bank in known:
            yield section.where, known[bank].questions, limits
        elif own is not None and len(own) == len(section.questions):
            yield section.where, section.questions, limits


def _check_pool(
    where: Where, pool: Sequence[Question], limits: tuple[int | None, int | None], report: Report
) -> None:
    draw, each = limits
    if draw is not None and draw > len(pool):
        report(faults.draw_too_many(where.span("draw"), draw, len(pool)))
    if each is None:
        return
    span = where.span("per_objective")
    counts = Counter(name for question in pool for name in set(question.spec.objectives))
    short = {name: count for name, count in counts.items() if count < each}
    if draw is None:
        report(faults.per_objective_without_draw(span))
    elif not counts:
        report(faults.per_objective_unnamed(span))
    elif short:
        report(faults.per_objective_short(span, each, short))
    elif draw < each * len(counts):
        report(faults.draw_too_few(where.span("draw"), draw, each, len(counts)))
