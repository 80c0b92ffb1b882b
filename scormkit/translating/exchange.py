"""XLIFF out of a course and into it: what `scormkit locales export` and `import` do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from scormkit.archive.replace import replacing
from scormkit.course.choices import read_choices
from scormkit.course.files import CourseFolder
from scormkit.course.locales.survey import COURSE_FILE, survey
from scormkit.diagnostics import Diagnostic, Severity
from scormkit.errors import FindingsError
from scormkit.source.scalars import LANGUAGE_PATTERN, slugify
from scormkit.source.text import YAML_LIMIT, read_source
from scormkit.source.yaml import parse_yaml
from scormkit.translating import faults
from scormkit.translating.importing import Imported, import_sent
from scormkit.translating.reading import read_xliff
from scormkit.translating.writing import render_xliff


def export(
    folder: Path, tag: str, out: Path | None = None, *, missing_only: bool = False
) -> tuple[Path, int]:
    """Write the texts of a course for a translator into the language `tag`: the file, and how many texts.

    Without `out` the file is ``<course id>-<tag>.xlf`` in the present folder. `missing_only` leaves out what
    is translated and fits.

    Raises `FindingsError` when course.yaml cannot be read, `ValueError` for a tag that is none or that is the
    course's own language, and `OSError` when the file cannot be written.
    """
    tag = _tag(folder, tag)
    course, language = _course(folder)
    text = render_xliff(
        survey(CourseFolder.at(folder), tag, _unheard), course, language, missing_only=missing_only
    )
    path = out or Path(f"{course}-{tag}.xlf")
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as file:
        file.write(text.encode())
    return path, text.count("<unit ")


def import_file(folder: Path, path: Path, tag: str | None = None) -> tuple[str, Imported, list[Diagnostic]]:
    """Take a translator's file into a course: the language, what was done, and what does not fit.

    `tag` insists on a language. Each file of the translation is written beside, then put in its place.

    Raises `FindingsError` with what keeps the file from being used at all, and `OSError` when a file cannot
    be written.
    """
    found: list[Diagnostic] = []
    course, language = _course(folder)
    sent = read_xliff(path, found.append)
    if sent is None:
        raise FindingsError(tuple(found))
    if sent.course and sent.course != course:
        raise FindingsError((faults.xliff_course(sent.span, sent.course, course),))
    if sent.source_language.lower() != language.lower():
        raise FindingsError(
            (faults.xliff_language(sent.span, "source language", sent.source_language, language),)
        )
    wanted = tag or sent.target_language
    if not sent.target_language or sent.target_language.lower() != wanted.lower():
        raise FindingsError(
            (faults.xliff_language(sent.span, "language", sent.target_language, wanted or "one"),)
        )
    try:
        chosen = _tag(folder, wanted)
    except ValueError:
        expected = f"another than {language}, written as a code such as es"
        raise FindingsError((faults.xliff_language(sent.span, "language", wanted, expected),)) from None
    done = import_sent(sent, CourseFolder.at(folder), chosen, found.append)
    for name, content in done.files.items():
        there = folder / name
        there.parent.mkdir(parents=True, exist_ok=True)
        with replacing(there) as file:
            file.write(content)
    return chosen, done, sorted(found, key=lambda each: each.sort_key)


def _tag(folder: Path, tag: str) -> str:
    if not re.fullmatch(LANGUAGE_PATTERN, tag):
        raise ValueError(f"{tag!r} is no code of a language. Write one such as es, es-MX or pt-BR.")
    choices = read_choices(folder)[0]
    known = choices.locale_of(tag)
    if known is None:
        raise ValueError(
            f"The course itself is written in {tag}, so there is nothing to translate into {tag}."
        )
    return known


def _course(folder: Path) -> tuple[str, str]:
    """The id of a course and its language, as course.yaml says."""
    found: list[Diagnostic] = []
    place = CourseFolder.at(folder)
    file = read_source(folder / COURSE_FILE, place.label(COURSE_FILE), YAML_LIMIT, found.append)
    document = parse_yaml(file, found.append) if file is not None else None
    if document is None or not isinstance(document.data, Mapping):
        raise FindingsError(tuple(each for each in found if each.severity is Severity.ERROR))
    name = document.data.get("id")
    return str(name or slugify(folder.name) or "course"), str(document.data.get("language") or "en")


def _unheard(_: object) -> None:
    """What is wrong with a translation is said when the course is checked."""
