"""New courses from templates: plain course folders, each of which can be checked and built as it is."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import tempfile
from datetime import date
from pathlib import Path

TEMPLATES = {
    "minimal": "two pages and a short check: the quickest way in",
    "compliance": "yearly training: two units in order, a check with a pass mark, a notice",
    "scenario": "a conversation that takes the turns that the learner gives it",
}
"""The templates, and what each one is."""

FOLDER = Path(__file__).resolve().parent / "templates"
COURSE_FILE = "course.yaml"

_PLAIN = re.compile(r"[A-Za-z](?:[\w ,.()/'’&+-]*[\w.()'’])?")
"""Titles that YAML takes for text without quotation marks."""
_NOT_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off"})


def title_of(template: str) -> str:
    """The title that a template's course has."""
    found = re.search(r"^title: (.+)$", _course_file(template), re.MULTILINE)
    return found[1] if found else template


def write_course(folder: Path, template: str, *, title: str, language: str, revised: date) -> None:
    """Write the course of a template into `folder`, with this title and language.

    The folder must not exist, or be empty; it appears with everything in it or not at all. Raises OSError
    (`FileExistsError` when something is there) and `ValueError` for an unknown template.
    """
    if template not in TEMPLATES:
        raise ValueError(f"There is no template {template!r}. Templates: {', '.join(TEMPLATES)}.")
    place = Path(os.path.abspath(folder))  # noqa: PTH100 - `resolve` would follow links and change the name
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    if place.parent.exists() and not place.parent.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place.parent))
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    try:
        course = beside / "course"
        shutil.copytree(FOLDER / template, course, copy_function=shutil.copyfile)
        text = _named(_course_file(template), name_of(title, place.name), title, language, revised)
        (course / COURSE_FILE).write_text(text, encoding="utf-8", newline="\n")
        if place.exists():
            place.rmdir()
        course.rename(place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def valid_title(title: str) -> str:
    """The title on one line; raises `ValueError` when it is empty, or too long for a learning platform."""
    from scormkit.course.schema import TITLE_LIMIT

    title = " ".join(title.split())
    if not title or len(title) > TITLE_LIMIT:
        raise ValueError(f"A title has 1 to {TITLE_LIMIT} characters.")
    return title


def valid_language(code: str) -> str:
    """The language code as course.yaml takes it, also for the name of a language; raises `ValueError` for
    anything else."""
    from scormkit.source.languages import code_of
    from scormkit.source.scalars import LANGUAGE_PATTERN

    code = code_of(code) or code.strip().replace("_", "-")
    if not re.fullmatch(LANGUAGE_PATTERN, code):
        raise ValueError("Write a code such as en, en-US, de or es.")
    return code


def name_of(*texts: str) -> str:
    """The short name (a-z, 0-9, hyphens) made of the first of the texts that yields one."""
    from scormkit.source.scalars import slugify

    return next(filter(None, map(slugify, texts)), "my-course")


def _course_file(template: str) -> str:
    return (FOLDER / template / COURSE_FILE).read_text(encoding="utf-8")


def _named(text: str, name: str, title: str, language: str, revised: date) -> str:
    """course.yaml with what is this course's own."""
    is_plain = _PLAIN.fullmatch(title) and title.lower() not in _NOT_TEXT
    written = title if is_plain else json.dumps(title, ensure_ascii=False)
    text = re.sub(
        r"^title: .*$", lambda _: f"id: {name}\ntitle: {written}", text, count=1, flags=re.MULTILINE
    )
    own = f"language: {language}\nrevised: {revised.isoformat()}"
    return re.sub(r"^language: .*$", own, text, count=1, flags=re.MULTILINE)
