"""A unit's folder -> a Unit: its pages and assessments, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scormkit.course import faults
from scormkit.course.abbreviations import marked
from scormkit.course.assessments import load_assessment
from scormkit.course.changes import (
    OTHERS,
    added_contents,
    changed_page,
    changed_question,
    changed_unit,
    content_names,
    drops,
    replacing_page,
    unit_names,
    written_id,
)
from scormkit.course.files import CourseFolder, bare_name, ending, is_litter, natural_key
from scormkit.course.model import Assessment, Page, Question, Unit
from scormkit.course.overlay import Names
from scormkit.course.questions import EXAMPLE, check_ids, check_objectives, load_question
from scormkit.course.reading import Reading
from scormkit.course.rules import read_rules
from scormkit.course.schema import PageSpec, UnitSpec
from scormkit.course.sharing import shared
from scormkit.course.versions import content_with_version, fold_content
from scormkit.diagnostics import Diagnostic, Span
from scormkit.source.document import Document, Where
from scormkit.source.markdown import Fence, heading_anchors
from scormkit.source.markdown_parse import front_id, select_page
from scormkit.source.nearest import closest
from scormkit.source.scalars import shorten, slugify
from scormkit.source.text import MARKDOWN_LIMIT, SourceFile

UNIT_FILE = "unit.yaml"
TITLE_EXAMPLE = "title: Recognizing the signs"
_CONTENT_TYPES = (".md", ".yaml")
_NEARLY_TITLE = re.compile(
    r"\s*(?:---[ \t]*\n.*?\n---[ \t]*\n\s*)?(#{2,6}[ \t]+([^\n]+)|#([^#\s][^\n]*))", re.DOTALL
)
"""A first line that is a heading of a part, or lacks the space behind its #."""
_TEXT_TYPES = (".md", ".yaml", ".vtt", ".txt")
_NEARLY_CONTENT = {".yml": ".yaml", ".markdown": ".md", ".mdown": ".md", ".mkd": ".md"}


def load_unit(name: str, reading: Reading) -> Unit | None:
    """Read the unit in the folder `name`; every fault in it is reported.

    None when unit.yaml itself cannot be used; its pages and assessments are read, and their faults reported,
    all the same.
    """
    is_dropped = drops(lambda own: unit_names(name, own), f"{name}/{UNIT_FILE}", reading)
    document = None if is_dropped else reading.document(f"{name}/{UNIT_FILE}", changed_unit(name, reading))
    if is_dropped or f"{name}/{UNIT_FILE}" in reading.omitted:
        leave_folder(name, reading, OTHERS if is_dropped else ())
        return None
    spec = reading.spec(UnitSpec, document, TITLE_EXAMPLE)
    names = unit_names(name, spec.id if spec is not None else None)
    objectives = tuple(spec.objectives) if spec is not None else None
    places: list[Page | Assessment | None] = []
    called: list[Names] = []
    for file in _contents(name, document, spec, reading):
        content = _load_content(f"{name}/{file}", objectives, names, reading)
        own = written_id(f"{name}/{file}", reading) if content is None else content.spec.id
        places.append(content)
        called.append(content_names(names, f"{name}/{file}", own))
    for overlay in (reading.overlay, *reading.others) if reading.overlay or reading.others else ():
        _add_contents(places, called, (names, objectives), replace(reading, overlay=overlay, others=()))
    contents = [each for each in places if each is not None]
    check_names(contents, "contents of this unit", reading)
    if not contents and reading.omitted and document is not None:
        reading.report(faults.unit_emptied(Where(document).key_span("title"), reading.selection.content))
    rules = read_rules(Where(document), document.data, reading.report) if document is not None else None
    if document is not None and spec is not None and None not in places:
        _check_attempts(spec, Where(document), contents, reading)
    if document is None or spec is None or rules is None:
        reading.left_out.append(name)
        return None
    return Unit(name, spec, Where(document), tuple(contents), rules)


def _check_attempts(
    spec: UnitSpec, where: Where, contents: Sequence[Page | Assessment], reading: Reading
) -> None:
    """A unit that is taken again needs one check that says when, with an end to its own tries."""
    if spec.attempts is None:
        if spec.attempts_counted_by == "lms":
            reading.report(faults.unit_count_of_nothing(where.span("attempts_counted_by"), spec.title))
        return
    checks = [each for each in contents if isinstance(each, Assessment)]
    counted = [each for each in checks if not each.spec.pretest and not each.spec.optional]
    if len(counted) != 1:
        reading.report(faults.unit_attempts_checks(where.span("attempts"), spec.title, len(counted)))
    elif counted[0].spec.attempts == "unlimited":
        check = counted[0]
        reading.report(faults.unit_attempts_endless(check.where.span("attempts"), check.spec.title))


def _load_content(
    name: str, objectives: Sequence[str] | None, unit: Names, reading: Reading
) -> Page | Assessment | None:
    """The page or check in a file, with the forms that variants give it; None where it is left out."""

    def load(own: Reading) -> Page | Assessment | None:
        loader = _load_page if ending(name) == ".md" else load_assessment
        return shared(
            name, objectives and tuple(objectives), own, lambda each: loader(name, objectives, unit, each)
        )

    if drops(lambda own: content_names(unit, name, own), name, reading):
        leave_file(name, reading, OTHERS)
        return None
    content = load(reading)
    if content is None:
        if name not in reading.omitted:
            reading.left_out.append(name)
        return None
    return fold_content(content, content_names(unit, name, content.spec.id), reading, load)


def _add_contents(
    contents: list[Page | Assessment | None],
    called: list[Names],
    unit: tuple[Names, Sequence[str] | None],
    reading: Reading,
) -> None:
    """Put between the contents of a unit (None: left out) what a variant adds.

    Where all variants are read, what two of them call by one id is one thing.
    """
    names, objectives = unit
    for position, file in added_contents(names, called, reading):
        content = _load_content(file, objectives, names, reading)
        if content is None:
            continue
        own = content_names(names, file, content.spec.id)
        known = next((each for each, names in zip(contents, called, strict=True) if names[0] == own[0]), None)
        if known is not None and reading.marks is not None and reading.marks.everything:
            contents[contents.index(known)] = content_with_version(known, content)
            continue
        contents.insert(position, content)
        called.insert(position, own)


def leave_folder(name: str, reading: Reading, names: tuple[str, ...]) -> None:
    """Note everything in the folder of a unit that is left out; `names` as for `Marks.leave_rest`."""
    for file in reading.folder.all_files(name):
        leave_file(file, reading, names)


def leave_text(file: SourceFile, reading: Reading) -> None:
    """Note the text of a page that a variant replaces, and its translation."""
    if reading.marks is not None:
        reading.marks.leave_rest(file.text, file.span(0), OTHERS)
        reading.leave_translation(reading.folder.name_of(file.name), OTHERS)


def leave_file(name: str, reading: Reading, names: tuple[str, ...]) -> None:
    """Note a file that is left out."""
    reading.omitted.append(name)
    if reading.marks is not None and ending(name) in _TEXT_TYPES:
        text = (reading.folder.path / name).read_text(encoding="utf-8", errors="replace")
        reading.marks.leave_rest(text, reading.folder.span(name), names)
        reading.leave_translation(name, names)


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


def _load_page(name: str, objectives: Sequence[str] | None, unit: Names, reading: Reading) -> Page | None:
    reading.contents[name] = None
    file = reading.source(name, MARKDOWN_LIMIT)
    if file is None:
        return None
    identifier = front_id(file.text)
    names = content_names(unit, name, identifier)
    other = replacing_page(names, reading)
    if other is not None:
        leave_text(file, reading)
        replaced = reading.source(other, MARKDOWN_LIMIT)
        if replaced is None:
            return None
        file = replaced
    if reading.selection.locale is None:
        parsed = select_page(
            file,
            reading.report,
            reading.cite,
            reading.marks,
            html=reading.html,
            memory=reading.memory
            if reading.marks is not None and reading.marks.audiences + reading.marks.variants
            else None,
        )
    else:
        from scormkit.course.locales.translate import translate_page

        parsed = translate_page(other or name, file, reading)
    if parsed is None:
        reading.omitted.append(name)
        del reading.contents[name]
        return None
    document, body = parsed
    home = reading.folder.label(name)
    body = body if body.file == home else body._replace(file=home, written_in=body.file)
    body = marked(changed_page(body, names, reading), reading.abbreviations, reading.cite)
    reading.keep(body)
    spec: PageSpec | None = PageSpec.model_validate({})
    parts = (document, *(fence.document for fence in body.fences))
    reading.documents.extend(each for each in parts if each is not None)
    if document is not None and document.data is not None:
        spec = reading.spec(PageSpec, document, TITLE_EXAMPLE)
        if spec is not None:
            check_objectives(spec.objectives, Where(document), objectives, reading.report)
            if other is not None and "id" in document.data:
                reading.report(faults.change_fixed(Where(document).key_span("id"), "page", "id"))
    if other is not None and spec is not None:
        spec = spec.model_copy(update={"id": identifier})
    title = (spec.title if spec is not None else None) or body.title
    if not title and spec is not None:
        reading.report(_no_title(file, name, reading))
    reading.contents[name] = heading_anchors(body, title or "")
    questions = [_fenced(fence, objectives, names, reading) for fence in body.fences]
    complete = tuple(each for each in questions if each is not None)
    check_ids(complete, reading.report)
    where = Where(document) if document is not None else None
    rules = read_rules(where, document.data if document is not None else None, reading.report)
    if spec is None or not title or rules is None or len(complete) < len(body.fences):
        return None
    return Page(name, spec, title, body, complete, where, rules)


def _no_title(file: SourceFile, name: str, reading: Reading) -> Diagnostic:
    """A page without a title; where it begins with a line that is nearly one, that line."""
    nearly = _NEARLY_TITLE.match(file.text)
    if nearly is None:
        return faults.title_missing(reading.folder.span(name))
    return faults.title_missing(file.span(nearly.start(1), nearly.end(1)), (nearly[2] or nearly[3]).strip())


def _fenced(fence: Fence, objectives: Sequence[str] | None, page: Names, reading: Reading) -> Question | None:
    if fence.document is None:
        return None
    if fence.document.data is None:
        reading.report(faults.file_empty(fence.span, EXAMPLE))
        return None
    changed = changed_question(fence.document, page, reading)
    document = reading.marks.select(changed) if reading.marks is not None else changed
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
