"""The files that texts refer to: which they are, and what they are called in the package.

Names are ASCII, in small letters, without anything that LMSs are known to trip over: Chamilo strips `~`,
Moodle `&<>"|':\\`, and a server that tells letter cases apart meets authors whose computers do not.
"""

import hashlib
import posixpath
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from scormkit.course.files import LOCALES
from scormkit.course.model import Course, Question, Unit
from scormkit.course.model import Page as CoursePage
from scormkit.diagnostics import Report, Span
from scormkit.plan import faults
from scormkit.plan.model import Asset
from scormkit.plan.names import safe_stem
from scormkit.source.markdown import Markdown, Reference, is_local
from scormkit.source.scalars import slugify

FOLDER = "media"
"""Where assets stand in the package."""

_PAGE_ENDINGS = (".md", ".yaml", ".yml")


class Assets(NamedTuple):
    """The assets of a plan, by name, and the name for each (file of the reference, target as written)."""

    files: tuple[Asset, ...]
    names: tuple[tuple[str, str, str], ...]


def collect_assets(course: Course, units: Sequence[Unit], report: Report) -> Assets:
    """Find every file that the notice, the theme or these units refer to. Files are only looked at, not read.

    That each exists, lies in the course and is of a kind that an LMS takes was checked when the course was
    loaded.
    """
    uses: dict[tuple[str, str], str] = {}
    first: dict[str, Span] = {}
    for file, reference in _references(course, units):
        path = _path_in_course(file, reference)
        if path is not None:
            uses[file, reference.target] = path
            first.setdefault(path, reference.span)
    _report_case_twins(first, report)
    names = package_names(first)
    sources = {path: course.folder / _in_language(path, course) for path in names}
    return Assets(
        files=tuple(
            Asset(sources[path], name, _size(sources[path]))
            for path, name in sorted(names.items(), key=lambda item: item[1])
        ),
        names=tuple(sorted((file, target, names[path]) for (file, target), path in uses.items())),
    )


def _in_language(path: str, course: Course) -> str:
    """The file that stands for another one in the language of the package, if there is one."""
    there = f"{LOCALES}/{course.selection.locale}/{path}"
    return there if course.selection.locale is not None and there in course.used else path


def package_names(paths: Iterable[str]) -> Mapping[str, str]:
    """A package name for each path in the course: `media/My photo.PNG` -> `media/my-photo.png`.

    Names rest on the set of paths alone. Paths that come to one name all get a mark of their own.
    """
    plain = {path: _package_name(path) for path in paths}
    shared = Counter(plain.values())
    return {
        path: name
        if shared[name] == 1
        else _package_name(path, hashlib.sha256(path.encode()).hexdigest()[:8])
        for path, name in plain.items()
    }


def _package_name(path: str, mark: str = "") -> str:
    stem, ending = posixpath.splitext(path.removeprefix(f"{FOLDER}/"))
    parts = [slugify(stem.replace("/", "-")), mark]
    name = safe_stem("-".join(filter(None, parts)) or "file")
    kind = slugify(ending)
    return f"{FOLDER}/{name}.{kind}" if kind else f"{FOLDER}/{name}"


def _references(course: Course, units: Sequence[Unit]) -> Iterator[tuple[str, Reference]]:
    """Every image and link that learners of these units meet, each after the file it is written in."""
    if course.notice:
        yield from _of(course.notice)
    if course.theme:
        yield from ((course.theme.file, reference) for reference in course.theme.references)
    for definition in course.definitions.values():
        yield from _of(definition)
    banks: set[str | None] = set()
    for unit in units:
        for content in unit.contents:
            if isinstance(content, CoursePage):
                yield from _of(content.body)
            else:
                banks.update(section.spec.bank for section in content.sections)
                yield from _of(*filter(None, [content.intro]))
            yield from _of_questions(content.questions)
    for bank in course.banks:
        if bank.name in banks:
            yield from _of_questions(bank.questions)


def _of_questions(questions: Sequence[Question]) -> Iterator[tuple[str, Reference]]:
    for question in questions:
        yield from _of(*question.all_texts)
        yield from ((question.prompt.file, image) for image in question.images)


def _of(*texts: Markdown) -> Iterator[tuple[str, Reference]]:
    for text in texts:
        yield from ((text.file, reference) for reference in text.references)


def _path_in_course(file: str, reference: Reference) -> str | None:
    """The path inside the course of the file that a reference means; None for pages and other hosts."""
    target = reference.target.partition("#")[0]
    if not is_local(target) or (reference.kind == "link" and target.lower().endswith(_PAGE_ENDINGS)):
        return None
    inside = file.partition("/")[2]
    return posixpath.normpath(posixpath.join(posixpath.dirname(inside), target))


def _report_case_twins(paths: Mapping[str, Span], report: Report) -> None:
    seen: dict[str, str] = {}
    for path in sorted(paths):
        folded = unicodedata.normalize("NFC", path).casefold()
        if folded in seen:
            report(faults.asset_case_twins(paths[path], path, seen[folded], paths[seen[folded]]))
        seen.setdefault(folded, path)


def _size(path: Path) -> int:
    """Bytes of a file. A file that is not there was reported by the loader, or will be by the writer."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
