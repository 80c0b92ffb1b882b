"""A unit's folder -> a Unit: its pages and assessments, in order."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.course import faults
from scormkit.course.assessments import load_assessment
from scormkit.course.files import CourseFolder, bare_name, ending, is_litter, natural_key
from scormkit.course.model import Assessment, Page, Question, Unit
from scormkit.course.questions import EXAMPLE, check_ids, check_objectives, load_question
from scormkit.course.reading import Reading
from scormkit.course.rules import read_rules
from scormkit.course.schema import PageSpec, UnitSpec
from scormkit.diagnostics import Diagnostic, Span
from scormkit.source.document import Document, Where
from scormkit.source.markdown import Fence, heading_anchors
from scormkit.source.markdown_parse import select_page
from scormkit.source.nearest import closest
from scormkit.source.scalars import shorten, slugify
from scormkit.source.text import MARKDOWN_LIMIT

UNIT_FILE = "unit.yaml"
TITLE_EXAMPLE = "title: Recognizing the signs"
_CONTENT_TYPES = (".md", ".yaml")
_OTHERS = ("other packages",)
_TEXT_TYPES = (".md", ".yaml", ".vtt", ".txt")
_NEARLY_CONTENT = {".yml": ".yaml", ".markdown": ".md", ".mdown": ".md", ".mkd": ".md"}


def load_unit(name: str, reading: Reading) -> Unit | None:
    """Read the unit in the folder `name`; every fault in it is reported.

    None when unit.yaml itself cannot be used; its pages and assessments are read, and their faults reported,
    all the same.
    """
    dropped = reading.overlay.drop if reading.overlay is not None else ()
    document = reading.document(f"{name}/{UNIT_FILE}") if name not in dropped else None
    if name in dropped or f"{name}/{UNIT_FILE}" in reading.omitted:
        leave_folder(name, reading, _OTHERS if name in dropped else ())
        return None
    spec = reading.spec(UnitSpec, document, TITLE_EXAMPLE)
    objectives = tuple(spec.objectives) if spec is not None else None
    contents: list[Page | Assessment] = []
    for file in _contents(name, document, spec, reading):
        if f"{name}/{file}" in dropped:
            leave_file(f"{name}/{file}", reading, _OTHERS)
            continue
        load = _load_page if ending(file) == ".md" else load_assessment
        content = load(f"{name}/{file}", objectives, reading)
        if content is not None:
            contents.append(content)
        elif f"{name}/{file}" not in reading.omitted:
            reading.left_out.append(f"{name}/{file}")
    check_names(contents, "contents of this unit", reading)
    if not contents and reading.omitted and document is not None:
        reading.report(faults.unit_emptied(Where(document).key_span("title"), reading.selection.content))
    rules = read_rules(Where(document), document.data, reading.report) if document is not None else None
    if document is None or spec is None or rules is None:
        reading.left_out.append(name)
        return None
    return Unit(name, spec, Where(document), tuple(contents), rules)


def leave_folder(name: str, reading: Reading, names: tuple[str, ...]) -> None:
    """Note everything in the folder of a unit that is left out; `names` as for `Marks.leave_rest`."""
    for file in reading.folder.all_files(name):
        leave_file(file, reading, names)


def leave_file(name: str, reading: Reading, names: tuple[str, ...]) -> None:
    """Note a file that is left out."""
    reading.omitted.append(name)
    if reading.marks is not None and ending(name) in _TEXT_TYPES:
        text = (reading.folder.path / name).read_text(encoding="utf-8", errors="replace")
        reading.marks.leave_rest(text, reading.folder.span(name), names)


def _contents(unit: str, document: Document | None, spec: UnitSpec | None, reading: Reading) -> list[str]:
    """The file names of a unit's contents, in order: those that are listed, or all."""
    folder, report = reading.folder, reading.report
    files = [each for each in folder.names(unit) if not is_litter(each)]
    files = [each for each in files if each != UNIT_FILE and not (folder.path / unit / each).is_dir()]
    present = sorted((each for each in files if ending(each) in _CONTENT_TYPES), key=natural_key)
    if document is not None and spec is not None and spec.contents is not None:
        return _listed(Where(document).at("contents"), spec.contents, present, reading)
    for each in files:
        if ending(each) in _NEARLY_CONTENT and each != "unit.yml":
            better = each.rsplit(".", 1)[0] + _NEARLY_CONTENT[ending(each)]
            what = "a page or a check, because of its ending"
            report(faults.not_a_name(folder.span(f"{unit}/{each}"), each, what, better))
    if not present:
        report(faults.unit_empty(folder.span(f"{unit}/{UNIT_FILE}")))
    return present


def _listed(where: Where, names: Sequence[str], present: Sequence[str], reading: Reading) -> list[str]:
    report = reading.report
    first: dict[str, Span] = {}
    for index, name in enumerate(names):
        span = where.span(index)
        if name in first:
            report(faults.listed_twice(span, name, first[name]))
        elif "/" in name or name == UNIT_FILE or ending(name) not in _CONTENT_TYPES:
            report(faults.not_a_name(span, shorten(name), "a page or a check of this unit", "01-welcome.md"))
        elif name not in present:
            report(_missing(span, name, present))
        first.setdefault(name, span)
    for name in present:
        if name not in first and not any(name.lower() == each.lower() for each in first):
            report(faults.contents_unlisted(where.key_span(), name))
    reading.left_out.extend(name for name in first if name not in present)
    return [name for name in first if name in present]


def _missing(span: Span, name: str, present: Sequence[str]) -> Diagnostic:
    actual = next((each for each in present if each.lower() == name.lower()), None)
    if actual is not None:
        return faults.name_case(span, name, actual)
    return faults.contents_missing(span, shorten(name), closest(name, present))


def _load_page(name: str, objectives: Sequence[str] | None, reading: Reading) -> Page | None:
    reading.contents[name] = None
    file = reading.source(name, MARKDOWN_LIMIT)
    if file is None:
        return None
    parsed = select_page(file, reading.report, reading.cite, reading.marks, html=reading.html)
    if parsed is None:
        reading.omitted.append(name)
        del reading.contents[name]
        return None
    document, body = parsed
    reading.keep(body)
    spec: PageSpec | None = PageSpec.model_validate({})
    parts = (document, *(fence.document for fence in body.fences))
    reading.documents.extend(each for each in parts if each is not None)
    if document is not None and document.data is not None:
        spec = reading.spec(PageSpec, document, TITLE_EXAMPLE)
        if spec is not None:
            check_objectives(spec.objectives, Where(document), objectives, reading.report)
    title = (spec.title if spec is not None else None) or body.title
    if not title and spec is not None:
        reading.report(faults.title_missing(reading.folder.span(name)))
    reading.contents[name] = heading_anchors(body, title or "")
    questions = [_fenced(fence, objectives, reading) for fence in body.fences]
    complete = tuple(each for each in questions if each is not None)
    check_ids(complete, reading.report)
    where = Where(document) if document is not None else None
    rules = read_rules(where, document.data if document is not None else None, reading.report)
    if spec is None or not title or rules is None or len(complete) < len(body.fences):
        return None
    return Page(name, spec, title, body, complete, where, rules)


def _fenced(fence: Fence, objectives: Sequence[str] | None, reading: Reading) -> Question | None:
    if fence.document is None:
        return None
    if fence.document.data is None:
        reading.report(faults.file_empty(fence.span, EXAMPLE))
        return None
    document = reading.marks.select(fence.document) if reading.marks is not None else fence.document
    if document is None:
        return None
    return load_question(Where(document), document.data, objectives, reading)


def check_names(things: Sequence[Page | Assessment | Unit], what: str, reading: Reading) -> None:
    """Report ids that two units, or two contents of a unit, share; and names that no id can be made from."""
    report = reading.report
    first: dict[str, Span] = {}
    for thing in things:
        is_derived = thing.spec.id is None
        span = _id_span(thing, reading.folder)
        name = thing.name if isinstance(thing, Unit) else bare_name(thing.name)
        identifier = thing.spec.id or slugify(name)
        if not identifier:
            report(faults.id_underivable(span, name))
        elif identifier in first:
            report(faults.id_duplicate(span, what, identifier, derived=is_derived, first=first[identifier]))
        first.setdefault(identifier, span)


def _id_span(thing: Page | Assessment | Unit, folder: CourseFolder) -> Span:
    if isinstance(thing, Page):
        return folder.span(thing.name)
    if thing.spec.id is None:
        return folder.span(f"{thing.name}/{UNIT_FILE}" if isinstance(thing, Unit) else thing.name)
    return thing.where.span("id")
