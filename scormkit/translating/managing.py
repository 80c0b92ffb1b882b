"""What the command `scormkit locales` does with the translations of a course: list them, confirm them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from scormkit.archive.replace import replacing
from scormkit.course.choices import read_choices
from scormkit.course.locales import faults
from scormkit.course.locales.lock import render_marks
from scormkit.course.locales.state import State as State  # noqa: PLC0414 - the command line speaks of it
from scormkit.course.locales.state import confirmed, lock_path, states
from scormkit.course.locales.survey import Survey
from scormkit.diagnostics import Diagnostic
from scormkit.errors import FindingsError
from scormkit.source.nearest import closest


def known_tag(folder: Path, tag: str) -> str:
    """A language as its folder spells it; raises `FindingsError` when there is no such translation."""
    known = read_choices(folder)[0].locales
    found = next((each for each in known if each.lower() == tag.lower()), None)
    if found is None:
        raise FindingsError((faults.locale_unknown(None, tag, closest(tag, known), known),))
    return found


def states_of(folder: Path, tags: Sequence[str], found: list[Diagnostic]) -> tuple[State, ...]:
    """How the translations of the course in `folder` stand: those into `tags`, else all. Nothing is written.

    What is wrong with their files is added to `found`. Raises `FindingsError` for a tag that there is not.
    """
    known = read_choices(folder)[0].locales
    asked = [known_tag(folder, tag) for tag in tags] or known
    return tuple(states(folder, list(dict.fromkeys(asked)), found.append))


def confirm(folder: Path, tag: str, files: Sequence[str], *, same: bool = False) -> int:
    """Note in translation.lock that a translation, or of it the `files` of the course, fits the course now.

    With `same`, what reads the same as in the course is translated as well. Returns how many texts are noted.

    Raises `FindingsError` for a tag that there is not, `ValueError` for a file that has no translation, and
    `OSError` when the note cannot be written.
    """
    found: list[Diagnostic] = []
    (state,) = states_of(folder, [tag], found)
    survey = state.survey
    translated = dict.fromkeys(text.file for text in survey.texts if text.target is not None)
    for name in files:
        if name not in translated:
            near = closest(name, tuple(translated))
            hint = f" Did you mean {near}?" if near else ""
            raise ValueError(f"There is no translation of {name!r}.{hint}")
    marks = confirmed(survey, files, same=same)
    write_lock(folder, survey, marks)
    return sum(len(each) for name, each in marks.items() if not files or name in files)


def write_lock(folder: Path, survey: Survey, marks: Mapping[str, set[str]] = MappingProxyType({})) -> None:
    """Put a translation's lock in the place of the one before. Raises `OSError` where that is refused."""
    path = lock_path(folder, survey.tag)
    content = render_marks(marks).encode()
    if not path.is_file() or path.read_bytes() != content:
        with replacing(path) as file:
            file.write(content)
