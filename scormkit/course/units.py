"""A unit's folder -> a Unit: its pages and assessments, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from scormkit.course import faults
from scormkit.course.errors import closest, kind_of, validate
from scormkit.course.files import CourseFolder, bare_name, ending, is_litter, natural_key
from scormkit.course.model import Assessment, Page, Question, Unit
from scormkit.course.questions import check_ids, load_question, rich
from scormkit.course.schema import AssessmentSpec, PageSpec, UnitSpec
from scormkit.diagnostics import Report, Span
from scormkit.source.document import Document, Where
from scormkit.source.markdown_parse import parse_page
from scormkit.source.scalars import shorten, slugify
from scormkit.source.text import MARKDOWN_LIMIT, YAML_LIMIT, SourceFile, read_source
from scormkit.source.yaml import parse_yaml

Model = TypeVar("Model", bound=BaseModel)

UNIT_FILE = "unit.yaml"
_TITLE_EXAMPLE = "title: Recognizing the signs"
_CONTENT_TYPES = (".md", ".yaml")
_NEARLY_CONTENT = {".yml": ".yaml", ".markdown": ".md", ".mdown": ".md", ".mkd": ".md"}


def read_document(folder: CourseFolder, name: str, report: Report) -> Document | None:
    """Read a YAML file of the course as located data."""
    file = _read(folder, name, YAML_LIMIT, report)
    return None if file is None else parse_yaml(file, report)


def read_spec(model: type[Model], where: Where, example: str, report: Report) -> Model | None:
    """Read a document with a model; None, and findings, when it does not fit."""
    data = where.document.data
    if data is None:
        report(faults.file_empty(where.span(), example))
        return None
    if not isinstance(data, Mapping):
        report(faults.file_shape(where.span(), kind_of(data), example))
        return None
    return validate(model, where, data, report)


def _read(folder: CourseFolder, name: str, limit: int, report: Report) -> SourceFile | None:
    if not folder.is_inside(name):
        report(faults.outside_course(folder.span(name), name, is_link=True))
        return None
    return read_source(folder.path / name, folder.label(name), limit, report)


def load_unit(folder: CourseFolder, name: str, report: Report) -> Unit | None:
    """Read the unit in the folder `name`; every fault in it is reported.

    None when unit.yaml itself cannot be used; its pages and assessments are read, and their faults reported,
    all the same.
    """
    document = read_document(folder, f"{name}/{UNIT_FILE}", report)
    spec = read_spec(UnitSpec, Where(document), _TITLE_EXAMPLE, report) if document is not None else None
    objectives = tuple(spec.objectives) if spec is not None else None
    contents: list[Page | Assessment] = []
    for file in _contents(folder, name, document, spec, report):
        content = _load_content(folder, f"{name}/{file}", objectives, report)
        if content is not None:
            contents.append(content)
    check_names(contents, "contents of this unit", folder, report)
    if document is None or spec is None:
        return None
    return Unit(name, spec, Where(document), tuple(contents))


def _contents(
    folder: CourseFolder, unit: str, document: Document | None, spec: UnitSpec | None, report: Report
) -> list[str]:
    """The file names of a unit's contents, in order: those that are listed, or all."""
    present = []
    for each in folder.names(unit):
        if is_litter(each) or (folder.path / unit / each).is_dir():
            continue
        if each != UNIT_FILE and ending(each) in _CONTENT_TYPES:
            present.append(each)
    present.sort(key=natural_key)
    if document is not None and spec is not None and spec.contents is not None:
        return _listed(Where(document).at("contents"), spec.contents, present, report)
    for each in folder.names(unit):
        if ending(each) in _NEARLY_CONTENT and not is_litter(each) and each != "unit.yml":
            better = each.rsplit(".", 1)[0] + _NEARLY_CONTENT[ending(each)]
            what = "a page or a check, because of its ending"
            report(faults.not_a_name(folder.span(f"{unit}/{each}"), each, what, better))
    if not present:
        report(faults.unit_empty(folder.span(f"{unit}/{UNIT_FILE}")))
    return present


def _listed(where: Where, names: Sequence[str], present: Sequence[str], report: Report) -> list[str]:
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
    return [name for name in first if name in present]


def _missing(span: Span, name: str, present: Sequence[str]) -> Any:
    actual = next((each for each in present if each.lower() == name.lower()), None)
    if actual is not None:
        return faults.name_case(span, name, actual)
    return faults.contents_missing(span, shorten(name), closest(name, present))


def _load_content(
    folder: CourseFolder, name: str, objectives: Sequence[str] | None, report: Report
) -> Page | Assessment | None:
    if ending(name) == ".md":
        return _load_page(folder, name, objectives, report)
    return _load_assessment(folder, name, objectives, report)


def _load_page(
    folder: CourseFolder, name: str, objectives: Sequence[str] | None, report: Report
) -> Page | None:
    file = _read(folder, name, MARKDOWN_LIMIT, report)
    if file is None:
        return None
    document, body = parse_page(file, report)
    spec: PageSpec | None = PageSpec(title=None, id=None)
    if document is not None and document.data is not None:
        spec = read_spec(PageSpec, Where(document), _TITLE_EXAMPLE, report)
    title = (spec.title if spec is not None else None) or body.title
    if not title and spec is not None:
        report(faults.title_missing(folder.span(name)))
    questions = []
    for fence in body.fences:
        if fence.document is not None:
            found = load_question(Where(fence.document), fence.document.data, objectives, report)
            questions.append(found)
    complete = tuple(each for each in questions if each is not None)
    check_ids(complete, report)
    if spec is None or not title or len(complete) < len(body.fences):
        return None
    return Page(name, spec, title, body, complete)


def _load_assessment(
    folder: CourseFolder, name: str, objectives: Sequence[str] | None, report: Report
) -> Assessment | None:
    document = read_document(folder, name, report)
    if document is None:
        return None
    where = Where(document)
    spec = read_spec(AssessmentSpec, where, "title: Check what you know, and questions:", report)
    written = document.data.get("questions") if isinstance(document.data, Mapping) else None
    questions: list[Question] = []
    for index, data in enumerate(written if isinstance(written, list) else ()):
        question = load_question(where.at("questions", index), data, objectives, report)
        if question is not None:
            questions.append(question)
    check_ids(questions, report)
    intro = rich(where.at("intro"), spec.intro, report) if spec is not None else None
    return None if spec is None else Assessment(name, spec, where, intro, tuple(questions))


def check_names(
    things: Sequence[Page | Assessment | Unit], what: str, folder: CourseFolder, report: Report
) -> None:
    """Report ids that two units, or two contents of a unit, share; and names that no id can be made from."""
    first: dict[str, Span] = {}
    for thing in things:
        is_derived = thing.spec.id is None
        span = _id_span(thing, folder)
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
