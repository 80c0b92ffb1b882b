"""A course folder -> a Course, with every fault of the author's files reported in one run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from scormkit.course import faults
from scormkit.course.abbreviations import abbreviations_of
from scormkit.course.apart import is_page_apart, nearly, pages_apart
from scormkit.course.banks import check_assessments, load_banks
from scormkit.course.choices import FOLDER as VARIANTS
from scormkit.course.choices import choices_of, marks_for, read_overlays, report_undecided
from scormkit.course.files import CourseFolder, ending, is_litter, natural_key
from scormkit.course.left import kept_texts
from scormkit.course.links import check_links
from scormkit.course.model import Course
from scormkit.course.overlay import check_met
from scormkit.course.panels import check_panels, read_definitions
from scormkit.course.picks import check_groups
from scormkit.course.reading import Reading
from scormkit.course.references import check_rules
from scormkit.course.register_checks import check_registers
from scormkit.course.registers import load_registers
from scormkit.course.schema import CourseSpec
from scormkit.course.selection import PLAIN, Selection
from scormkit.course.units import UNIT_FILE, check_names, load_unit
from scormkit.diagnostics import Diagnostic, Report, Severity, Span
from scormkit.source.allow import Allow
from scormkit.source.document import Document, Where
from scormkit.source.faults_lookalike import curly_quotes_kept
from scormkit.source.memory import Memory
from scormkit.source.nearest import closest
from scormkit.source.scalars import shorten

COURSE_FILE = "course.yaml"
_CONTENT_TYPES = (".md", ".markdown", ".yaml", ".yml")
TITLE_EXAMPLE = "title: The name of the course"


def load_course(
    folder: Path,
    report: Report,
    allow: Callable[[Allow], None] | None = None,
    *,
    today: date | None = None,
    drafts: Mapping[str, bytes] = {},
    selection: Selection = PLAIN,
    everything: bool = False,
    memory: Memory | None = None,
) -> Course | None:
    """Read a course folder; every fault goes to `report`, and what the author allows goes to `allow`.

    Files that `drafts` holds (names inside the course) are read from there and not from the disk.

    None when a unit, a page, an assessment or a question cannot be used: half a course would only lead to
    findings about what is missing. (A dead link or a doubled id leaves the course whole.)

    `today` is the day on which it is asked whether facts and contacts are due; None: that is not asked.
    `selection` says which of the course's packages is meant; `everything` reads what any of them holds.
    With a `memory` of the same state of the folder (and the same `drafts`), what other packages share is not
    parsed again.
    """
    with _told_once(report) as told:
        return _load(
            folder,
            told,
            allow,
            today=today,
            drafts=drafts,
            selection=selection,
            everything=everything,
            memory=memory,
        )


@contextmanager
def _told_once(report: Report) -> Iterator[Report]:
    """Typographic quotation marks are told of only where no error says what the value is to be."""
    held: list[Diagnostic] = []
    wrong: set[tuple[str, int, int]] = set()

    def told(finding: Diagnostic) -> None:
        if finding.code == curly_quotes_kept.code:
            held.append(finding)
            return
        if finding.severity is Severity.ERROR and finding.span is not None:
            wrong.add(_start(finding.span))
        report(finding)

    yield told
    for each in held:
        if each.span is None or _start(each.span) not in wrong:
            report(each)


def _start(span: Span) -> tuple[str, int, int]:
    return span.file, span.line, span.column


def _load(
    folder: Path,
    report: Report,
    allow: Callable[[Allow], None] | None,
    *,
    today: date | None,
    drafts: Mapping[str, bytes],
    selection: Selection,
    everything: bool,
    memory: Memory | None,
) -> Course | None:
    place = Path(os.path.abspath(folder))  # noqa: PTH100 - `resolve` would follow links and change the name
    if not _is_course_folder(place, str(folder), report):
        return None
    reading = Reading(
        CourseFolder.at(place), report, allow or _pass_over, drafts, selection, memory or Memory()
    )
    document = reading.document(COURSE_FILE)
    if document is None:
        return None  # its audiences, variables and units would only seem to be missing everywhere else
    _note_allowed(document, reading)
    choices = choices_of(document, reading.folder)
    marks = marks_for(document, choices, reading, everything=everything)
    document = marks.select(document, whole=False)
    reading = replace(reading, marks=marks)
    overlays = read_overlays(choices, reading, marks)
    overlay = overlays[0] if overlays and not everything else None
    reading = replace(reading, overlay=overlay, others=overlays if everything else ())
    if overlay is not None:
        document = overlay.over(COURSE_FILE, document) if document is not None else None
    reading = replace(reading, registers=load_registers(document, reading))
    spec = reading.spec(CourseSpec, document, TITLE_EXAMPLE)
    reading = replace(
        reading,
        html=spec is not None and spec.html == "allowed",
        abbreviations=abbreviations_of(reading.registers)
        if spec is not None and spec.abbreviations == "marked"
        else {},
    )
    notice = None
    if document is not None and spec is not None:
        notice = reading.rich_or_none(Where(document).at("notice"), spec.notice)
    definitions = read_definitions(reading)
    theme = None
    if document is not None and spec is not None and spec.theme != "plain":
        from scormkit.course.theme import load_theme  # which most courses do without

        theme = load_theme(spec.theme, Where(document).at("theme"), spec.publisher or "", reading)
    names = _unit_names(document, spec, reading)
    units = tuple(unit for name in names if (unit := load_unit(name, reading)) is not None)
    report_undecided(marks, reading)
    check_names(units, "units", reading)
    banks = load_banks(
        units, reading, complete=spec is not None and not any(each in reading.left_out for each in names)
    )
    check_assessments(units, banks, reading)
    if overlay is not None and not reading.left_out:
        check_met(overlay, [*names, *reading.contents, *reading.omitted], report)
    used = check_links(reading)
    if None not in reading.contents.values():
        _report_unused(names, used, reading)
    if document is None or spec is None or reading.left_out:
        return None
    check_rules(units, report, reading.omitted)
    if spec.pick or spec.choose:
        check_groups(spec, Where(document), units, names, report)
    reading.report_misplaced()
    if not everything:  # nobody is told what is wrong with what no one package holds
        check_registers(reading, today)
        check_panels(reading)
    return Course(
        folder=place,
        spec=spec,
        where=Where(document),
        notice=notice,
        units=units,
        banks=banks,
        registers=reading.registers,
        uses=tuple(reading.uses),
        definitions=definitions,
        theme=theme,
        selection=selection,
        choices=choices,
        left=tuple(marks.left),
        kept=tuple(kept_texts(reading.texts, reading.documents)) if marks.left else (),
        used=used,
        files=tuple(reading.files),
    )


def _pass_over(_: Allow) -> None:
    """A permission that nobody asks for."""


def _note_allowed(document: Document | None, reading: Reading) -> None:
    """What `allow:` in course.yaml allows in the whole course; its form is checked with everything else."""
    written = document.data.get("allow") if document and isinstance(document.data, Mapping) else None
    if document is None or not isinstance(written, Mapping):
        return
    for code, reason in written.items():
        if isinstance(reason, str) and reason.strip():
            reading.allow(Allow(code, reason, Where(document).key_span("allow", code), None))


def _is_course_folder(place: Path, named: str, report: Report) -> bool:
    """Whether there is a course.yaml; if not, say what there is instead."""
    if not place.exists():
        siblings = _folders(place.parent)
        near = closest(place.name, siblings)
        report(faults.folder_missing(named, str(Path(named).parent / near) if near else None))
        return False
    if not place.is_dir():
        report(faults.not_a_folder(named))
        return False
    try:
        names = sorted(each.name for each in place.iterdir())
    except OSError as error:
        report(
            faults.course_file_missing(named, is_empty=False, hint=f"It cannot be read: {error.strerror}.")
        )
        return False
    if COURSE_FILE in names:
        return True
    report(faults.course_file_missing(named, is_empty=not names, hint=_hint(place, named, names)))
    return False


def _folders(place: Path) -> list[str]:
    try:
        return sorted(each.name for each in place.iterdir() if each.is_dir())
    except OSError:
        return []


def _hint(place: Path, named: str, names: Sequence[str]) -> str:
    """What was probably meant when a folder has no course.yaml."""
    other = nearly(COURSE_FILE, names)
    if other is not None:
        return f"Rename {other} to {COURSE_FILE}."
    below = [each for each in _folders(place) if (place / each / COURSE_FILE).is_file()]
    if below:
        return f"Did you mean {Path(named) / below[0]}?"
    if (place.parent / COURSE_FILE).is_file():
        what = "one unit" if UNIT_FILE in names else "a folder"
        return f"This is {what} of a course. Did you mean the folder of the course, {place.parent.name}?"
    return ""


def _unit_names(document: Document | None, spec: CourseSpec | None, reading: Reading) -> list[str]:
    """The folders of the units, in order: those that are listed, or all that have a unit.yaml."""
    files, report = reading.folder, reading.report
    folders = [each for each in files.names() if not is_litter(each) and (files.path / each).is_dir()]
    present = sorted((each for each in folders if UNIT_FILE in files.names(each)), key=natural_key)
    written = document.data.get("units") if document and isinstance(document.data, Mapping) else None
    if document is not None and isinstance(written, list) and all(isinstance(each, str) for each in written):
        for apart in pages_apart(files, is_listed=True):
            report(apart)
        return _listed(Where(document).at("units"), written, folders, reading)
    for each in folders:
        near = nearly(UNIT_FILE, files.names(each)) if each not in present else None
        if near is not None:
            report(faults.unit_file_missing(files.span(f"{each}/{near}"), each, near))
    for apart in pages_apart(files, is_listed=False):
        report(apart)
    if not present and spec is not None and document is not None:
        with_pages = [each for each in folders if any(name.endswith(".md") for name in files.names(each))]
        report(faults.course_empty(Where(document).key_span("title"), with_pages))
    return present


def _listed(where: Where, names: Sequence[str], folders: Sequence[str], reading: Reading) -> list[str]:
    files, report = reading.folder, reading.report
    present = [each for each in folders if UNIT_FILE in files.names(each)]
    first: dict[str, Span] = {}
    usable: list[str] = []
    for index, written in enumerate(names):
        name, span = written.strip(), where.span(index)
        actual = next((each for each in folders if each.lower() == name.lower()), None)
        if name in first:
            report(faults.listed_twice(span, name, first[name]))
        elif "/" in name or "\\" in name or name in (".", ".."):
            report(faults.not_a_name(span, shorten(name), "the folder of a unit", "recognizing"))
        elif name not in folders and actual is not None:
            report(faults.name_case(span, name, actual))
            if actual in present and actual not in usable:
                usable.append(actual)  # so that what is wrong in it is said in the same run
        elif name not in folders:
            report(faults.unit_missing(span, shorten(name), closest(name, folders)))
        elif name not in present:
            report(faults.unit_file_missing(span, name, nearly(UNIT_FILE, files.names(name))))
        else:
            usable.append(name)
        first.setdefault(name, span)
    reading.left_out.extend(name for name in first if name not in usable)
    for name in present:
        if not any(name.lower() == each.lower() for each in first):
            report(faults.unit_unlisted(where.key_span(), name))
    return usable


def _report_unused(units: Sequence[str], used: frozenset[str], reading: Reading) -> None:
    """Point at files in the folders of units and variants that nothing uses.

    Pages and checks that a unit does not list have their own code.
    """
    folder = reading.folder
    known = {*used, *reading.omitted, *(folder.name_of(each.name) for each in reading.files)}
    inside = [each for each in folder.all_files(VARIANTS) if each.count("/") > 1 and each not in known]
    named = _texts_of_variants(folder) if inside else ""  # also where what is named there finds no place
    for name in inside:
        if name.removeprefix(f"{VARIANTS}/") not in named:
            reading.report(faults.file_unused(folder.span(name)))
    for unit in units:
        for name in reading.folder.all_files(unit):
            is_direct = name.count("/") == 1
            if name in used or is_page_apart(name) or (is_direct and ending(name) in _CONTENT_TYPES):
                continue
            reading.report(faults.file_unused(reading.folder.span(name)))


def _texts_of_variants(folder: CourseFolder) -> str:
    files = [each for each in folder.names(VARIANTS) if ending(each) == ".yaml"]
    return "\n".join((folder.path / VARIANTS / each).read_text("utf-8", errors="replace") for each in files)
