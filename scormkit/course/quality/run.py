"""A course folder read, and judged once it is whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import chain
from pathlib import Path

from scormkit.course.loader import load_course
from scormkit.course.model import Course
from scormkit.course.quality.answers import check_answers
from scormkit.course.quality.duration import check_duration
from scormkit.course.quality.headings import check_headings
from scormkit.course.quality.objectives import check_objectives
from scormkit.course.quality.wording import check_wording
from scormkit.course.quality.words import check_words
from scormkit.course.selection import PLAIN, Selection
from scormkit.diagnostics import Report
from scormkit.source.allow import Allow
from scormkit.source.memory import Memory


def check_quality(course: Course, report: Report) -> None:
    """Report everything that makes a course harder to learn from than it need be; all of it are warnings."""
    rules = [
        check_duration,
        check_objectives,
        check_answers,
        check_wording,
        check_headings,
        check_words,
    ]
    if course.spec.reading is not None:
        from scormkit.course.quality.reading import check_reading

        rules.insert(0, check_reading)
    for finding in chain.from_iterable(rule(course) for rule in rules):
        report(finding)


def load_judged(
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
    """Read a course folder as `load_course` does, and report on its quality when it can be used."""
    course = load_course(
        folder,
        report,
        allow,
        today=today,
        drafts=drafts,
        selection=selection,
        everything=everything,
        memory=memory,
    )
    if course is not None and not everything:  # what no one package holds is nothing that anyone learns from
        check_quality(course, report)
    return course
