"""What a course offers to choose from: its variants and its audiences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scormkit.course import faults
from scormkit.course.files import LOCALES, CourseFolder, ending, is_litter
from scormkit.course.locales import faults as locale_faults
from scormkit.course.overlay import ADDED, PLACES, Overlay
from scormkit.course.reading import Reading
from scormkit.course.selection import Choices, Selection
from scormkit.diagnostics import Span
from scormkit.source.document import Document, Where
from scormkit.source.marks import Marks
from scormkit.source.nearest import closest
from scormkit.source.scalars import LANGUAGE_PATTERN
from scormkit.source.text import SourceFile
from scormkit.source.yaml import parse_yaml

if TYPE_CHECKING:
    from scormkit.course.schema_variants import VariantSpec

FOLDER = "variants"
COURSE_FILE = "course.yaml"


def choices_of(document: Document | None, folder: CourseFolder) -> Choices:
    """What the course offers whose course.yaml this is."""
    written = document.data.get("audiences") if document and isinstance(document.data, Mapping) else None
    files = [each for each in folder.names(FOLDER) if not is_litter(each) and ending(each) == ".yaml"]
    audiences = tuple(written) if isinstance(written, Mapping) else ()
    own = document.data.get("language") if document and isinstance(document.data, Mapping) else None
    return Choices(
        tuple(each.rpartition(".")[0] for each in files),
        audiences,
        locale_names(folder),
        str(own or "en"),
    )


def locale_names(folder: CourseFolder) -> tuple[str, ...]:
    """The languages that a course is translated into: folders in locales that are called after a language."""
    return tuple(each for each in locale_folders(folder) if re.fullmatch(LANGUAGE_PATTERN, each))


def has_translations(folder: Path, drafts: Mapping[str, bytes] = {}) -> bool:
    """Whether there is a folder of translations, or course.yaml speaks of them: both cheaply known."""
    try:
        content = drafts.get(COURSE_FILE) or (folder / COURSE_FILE).read_bytes()
    except OSError:
        return False
    return (folder / LOCALES).is_dir() or b"locales" in content


def locale_folders(folder: CourseFolder) -> tuple[str, ...]:
    """The folders in locales, whatever they are called."""
    names = folder.names(LOCALES) if LOCALES in folder.names() else ()
    return tuple(each for each in names if not is_litter(each) and (folder.path / LOCALES / each).is_dir())


def marks_for(document: Document | None, choices: Choices, reading: Reading, *, everything: bool) -> Marks:
    """What the marks of a course mean for the selection that is read; an unknown choice is reported."""
    chosen = reading.selection
    for kind, name, known in (
        ("variant", chosen.variant, choices.variants),
        ("audience", chosen.audience, choices.audiences),
    ):
        if name is not None and name not in known:
            span = Where(document).key_span("audiences") if document and kind == "audience" else None
            reading.report(faults.choice_unknown(span, kind, name, closest(name, known), known))
            reading.left_out.append(name)
    if chosen.locale is not None and chosen.locale not in choices.locales:
        near = closest(chosen.locale, choices.locales)
        reading.report(locale_faults.locale_unknown(None, chosen.locale, near, choices.locales))
        reading.left_out.append(chosen.locale)
    for name in choices.audiences:
        if name in choices.variants and document is not None:
            reading.report(faults.choice_twice(Where(document).key_span("audiences", name), name))
    return Marks(
        reading.report, choices.variants, choices.audiences, chosen.variant, chosen.audience, everything
    )


def read_overlays(choices: Choices, reading: Reading, marks: Marks) -> tuple[Overlay, ...]:
    """What the chosen variant says, or every variant when everything is read; a broken one is reported.

    What those say that were not chosen is noted as left out.
    """
    overlays = []
    for name in choices.variants:
        file = f"{FOLDER}/{name}.yaml"
        if name != reading.selection.variant and not marks.everything:
            other = replace(reading, report=_unheard, allow=_unheard, files=[], documents=[])
            document = other.document(file)
            if document is not None:
                _leave_words(Where(document), name, marks)
                _leave_files(name, reading, marks)
            continue
        document = reading.document(file)
        from scormkit.course.schema_variants import VariantSpec

        spec = reading.spec(VariantSpec, document, "title: The title of the course in this variant")
        if document is None or spec is None or not _is_clear(spec, Where(document), reading):
            reading.left_out.append(file)
        else:
            overlays.append(Overlay(Where(document), spec))
    return tuple(overlays)


def _is_clear(spec: VariantSpec, where: Where, reading: Reading) -> bool:
    """Whether each entry of `add` says one thing and one place; reported, when it does not."""
    clear = True
    for index, each in enumerate(spec.add):
        for keys in (ADDED, PLACES):
            found = sum(getattr(each, key) is not None for key in keys)
            if found != 1:
                clear = False
                words = f"{', '.join(keys[:-1])} and {keys[-1]}"
                reading.report(faults.change_choice(where.span("add", index), words, found))
    return clear


def _leave_words(where: Where, name: str, marks: Marks) -> None:
    """Note what a variant that is not chosen says to learners; not how it calls things of the course."""
    data = where.document.data
    for key in data if isinstance(data, Mapping) else ():
        if key not in ("add", "drop"):
            marks.leave_at(where.at(key), (name,))
    added = data.get("add") if isinstance(data, Mapping) else None
    for index, each in enumerate(added if isinstance(added, list) else ()):
        for thing in ("question", "option", "text"):
            if isinstance(each, Mapping) and thing in each:
                marks.leave_at(where.at("add", index, thing), (name,))


def _leave_files(name: str, reading: Reading, marks: Marks) -> None:
    """Note the texts of the pages and checks that a variant that is not chosen has of its own."""
    folder = reading.folder
    for file in folder.all_files(f"{FOLDER}/{name}"):
        if ending(file) in (".md", ".yaml"):
            text = (folder.path / file).read_text(encoding="utf-8", errors="replace")
            marks.leave_rest(text, folder.span(file), (name,))
            reading.leave_translation(file, (name,))


def report_undecided(marks: Marks, reading: Reading) -> None:
    """Report that an audience must be chosen, at the first mark that asks for one."""
    places: list[Span] = sorted(set(marks.undecided))
    if places:
        reading.report(faults.audience_needed(places[0], marks.audiences, reading.folder.path.name))


def read_choices(folder: Path, drafts: Mapping[str, bytes] = {}) -> tuple[Choices, tuple[Selection, ...]]:
    """What a course offers, and the packages that it lists under `builds:`; faults are said by the loader."""
    try:
        place = CourseFolder.at(folder)
        content = drafts.get(COURSE_FILE) or (folder / COURSE_FILE).read_bytes()
    except OSError:
        return Choices(), ()
    document = None
    wanted = (b"audiences", b"builds", b"locales")
    if any(each in content for each in wanted) or locale_names(place):
        file = SourceFile(COURSE_FILE, content.decode("utf-8", errors="replace"))
        document = parse_yaml(file, _unheard)
    written = document.data.get("builds") if document and isinstance(document.data, Mapping) else None
    listed = [each for each in written if isinstance(each, Mapping)] if isinstance(written, list) else []
    choices = choices_of(document, place)
    named = (
        choices.selection(_name(each, "variant"), _name(each, "audience"), _tags(each)) for each in listed
    )
    return choices, tuple(dict.fromkeys(named))


def _tags(build: Mapping[str, object]) -> tuple[str, ...]:
    """The languages of an entry of `builds:`, one or a list of them."""
    written = build.get("locale")
    each = written if isinstance(written, list) else [written]
    return tuple(tag for tag in each if isinstance(tag, str) and tag.strip())


def _name(build: Mapping[str, object], key: str) -> str | None:
    name = build.get(key)
    return str(name) if isinstance(name, str) and name.strip() else None


def _unheard(_: object) -> None:
    """What is wrong with course.yaml is said when the course is read."""
