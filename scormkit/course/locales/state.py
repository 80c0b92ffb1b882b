"""How the translations of a course stand: what is stale, over or missing, and whether that is good enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from scormkit.course.choices import locale_folders, locale_names
from scormkit.course.files import LOCALES, CourseFolder, ending
from scormkit.course.locales import faults
from scormkit.course.locales.lock import LOCK_NAME, mark_of
from scormkit.course.locales.survey import COURSE_FILE, Status, Survey, Text, survey
from scormkit.diagnostics import Report, Span
from scormkit.source.document import Document, Where
from scormkit.source.nearest import closest
from scormkit.source.scalars import shorten
from scormkit.source.text import SourceFile
from scormkit.source.yaml import parse_yaml


class State(NamedTuple):
    """How one translation stands: its texts counted, and what course.yaml asks for (percent, or None)."""

    survey: Survey
    wanted: float | None

    @property
    def tag(self) -> str:
        """The language."""
        return self.survey.tag

    @property
    def counted(self) -> Mapping[Status, int]:
        """How many texts are translated, stale and missing."""
        return self.survey.counted

    @property
    def open(self) -> list[tuple[Text, Status]]:
        """The texts that are not translated, or no longer rightly, and which of the two."""
        found = ((text, self.survey.status(text)) for text in self.survey.texts if text.counts)
        return [(text, status) for text, status in found if status != "translated"]

    @property
    def share(self) -> float:
        """How much is translated and fits, in percent, cut to one decimal place."""
        counts = self.survey.counted
        total = sum(counts.values())
        return counts["translated"] * 1000 // total / 10 if total else 100.0

    @property
    def is_enough(self) -> bool:
        """Whether that is as much as course.yaml asks for."""
        return self.wanted is None or self.share >= self.wanted


def states(
    folder: Path, tags: Sequence[str], report: Report, drafts: Mapping[str, bytes] = {}
) -> list[State]:
    """How the translations into `tags` stand; what cannot be read of them is reported."""
    place = CourseFolder.at(folder)
    wanted = _wanted(_course(place, drafts))
    return [State(survey(place, tag, report, drafts), wanted.get(tag.lower())) for tag in tags]


def check_states(
    folder: Path,
    tags: Iterable[str],
    report: Report,
    drafts: Mapping[str, bytes] = {},
    *,
    is_whole: bool = False,
) -> None:
    """Report what is stale and over in the translations into `tags`, which are read.

    `is_whole`: all of the course's translations are meant, so that what is wrong with the folder, or less
    than course.yaml asks for, is reported as well.
    """
    place = CourseFolder.at(folder)
    document = _course(place, drafts)
    if document is None:
        return  # what is wrong with course.yaml comes first; without it nothing fits
    if is_whole:
        _check_folders(place, document, report)
    for state in states(folder, list(tags), report, drafts):
        _check_texts(state.survey, report)
        _check_files(place, state.survey, report)
        if is_whole and not state.is_enough:
            _say_incomplete(state, Where(document), report)


def _course(folder: CourseFolder, drafts: Mapping[str, bytes]) -> Document | None:
    try:
        content = drafts.get(COURSE_FILE) or (folder.path / COURSE_FILE).read_bytes()
    except OSError:
        return None
    text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    return parse_yaml(SourceFile(folder.label(COURSE_FILE), text), _unheard)


def _wanted(document: Document | None) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for tag, each in _asked(document).items():
        complete = each.get("complete", "100") if isinstance(each, Mapping) else None
        try:
            found[tag.lower()] = float(str(complete))
        except ValueError:
            continue
    return found


def _asked(document: Document | None) -> Mapping[str, Any]:
    written = document.data.get("locales") if document and isinstance(document.data, Mapping) else None
    return written if isinstance(written, Mapping) else {}


def _check_folders(folder: CourseFolder, document: Document | None, report: Report) -> None:
    known = locale_names(folder)
    own = document.data.get("language", "en") if document and isinstance(document.data, Mapping) else "en"
    seen: set[str] = set()
    for name in locale_folders(folder):
        span = folder.span(f"{LOCALES}/{name}")
        if name not in known or name.lower() in seen:
            report(faults.locale_tag(span, name, name.replace("_", "-") if "_" in name else None))
        elif name.lower() == str(own).lower():
            report(faults.locale_same(span, name))
        seen.add(name.lower())
    for tag in _asked(document):
        if tag.lower() not in {each.lower() for each in known} and document is not None:
            span = Where(document).key_span("locales", tag)
            report(faults.locale_unknown(span, tag, closest(tag, known), known))


def _check_texts(found: Survey, report: Report) -> None:
    for text in found.texts:
        if text.counts and found.status(text) == "stale":
            place = text.place or Span(text.home.file)
            report(faults.translation_stale(place, text.home, shorten(text.source, 60)))


def _check_files(folder: CourseFolder, found: Survey, report: Report) -> None:
    names = [each.name for each in found.files]
    for name in found.over:
        own = name.removeprefix(f"{LOCALES}/{found.tag}/")
        if own == COURSE_FILE:
            continue  # the course has one; what is wrong with it is said there
        known = names if ending(own) in (".md", ".yaml", ".yml") else folder.all_files()
        report(faults.translation_unused(folder.span(name), own, closest(own, known)))


def _say_incomplete(state: State, where: Where, report: Report) -> None:
    counts, tag = state.survey.counted, state.survey.tag
    key = next(each for each in _asked(where.document) if each.lower() == tag.lower())
    report(
        faults.translation_incomplete(
            where.span("locales", key, "complete"),
            tag,
            f"{state.share:g}%",
            f"{state.wanted:g}%",
            missing=counts["missing"],
            stale=counts["stale"],
        )
    )


def confirmed(found: Survey, files: Sequence[str] = (), *, same: bool = False) -> dict[str, set[str]]:
    """The marks of a lock that says: all that is translated (in `files`, if any) fits the course as it is.

    With `same`, that is also what reads as in the course; else only where it was noted before.
    """
    marks = {name: set(each) for name, each in found.seen.items()}
    for name in dict.fromkeys(text.file for text in found.texts):
        if files and name not in files:
            continue
        before = found.seen.get(name, frozenset())
        own = {
            mark_of(text.source): text.target != text.source or same or not text.counts
            for text in found.texts
            if text.file == name and text.target is not None
        }
        marks[name] = {mark for mark, is_said in own.items() if is_said or mark in before}
    return {name: each for name, each in marks.items() if each}


def lock_path(folder: Path, tag: str) -> Path:
    """The file that remembers what a translation was made from."""
    return folder / LOCALES / tag / LOCK_NAME


def _unheard(_: object) -> None:
    """What is wrong with course.yaml is said when the course is read."""
