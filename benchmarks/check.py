"""Checking a course of ten thousand lines, against PyYAML's C loader only composing its YAML files."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from benchmarks.figure import Figure
from scormkit.api import check

UNITS, PAGES, QUESTIONS = 10, 10, 90

_PAGE = """# Page {n} of unit {unit}

Read [the first page](01-page-1.md) before this one.
In all {{{{ fact.reports }}}} were made; call {{{{ contact.line }}}}.

- The **first** thing to know about number {n}
- The *second* thing, with `code` in it

:::tip A tip
What helps on page {n}: {{{{ term.grooming }}}}.
:::
"""
_QUESTION = """  - id: q{n}
    type: choice
    objectives: [O1]
    prompt: What is right about case {n} in unit {unit}?
    options:
      - text: The first thing that comes to mind in case {n}
        feedback: Not yet. Look at *case {n}* again.
      - text: The second thing
        correct: true
        feedback: Right.
      - text: Nothing of this
"""
_REGISTERS = {
    "facts.yaml": "reports: {value: '17,200', source: {title: A report}, as_of: 2026, review: never}\n",
    "contacts.yaml": "line: {name: A line, phone: 1-800-843-5678, source: {title: A page}, as_of: 2026, "
    "review: 9 years}\n",
    "glossary.yaml": "grooming: {term: grooming, short: Building trust in order to exploit.}\n",
}


def make_course(folder: Path) -> int:
    """Write the course; how many lines it has."""
    lines = 0

    def write(name: str, text: str) -> None:
        nonlocal lines
        lines += text.count("\n")
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    write("course.yaml", "title: A long course\n")
    for name, text in _REGISTERS.items():
        write(name, text)
    for unit in range(1, UNITS + 1):
        write(f"u{unit:02}/unit.yaml", f"title: Unit {unit}\nobjectives: {{O1: Know what is right}}\n")
        for n in range(1, PAGES + 1):
            write(f"u{unit:02}/{n:02}-page-{n}.md", _PAGE.format(n=n, unit=unit))
        questions = "".join(_QUESTION.format(n=n, unit=unit) for n in range(1, QUESTIONS + 1))
        write(f"u{unit:02}/check.yaml", f"title: Check\nquestions:\n{questions}")
    return lines


def compare(folder: Path, repeats: int = 5) -> tuple[float, float]:
    """Seconds to check the course, and to compose its YAML files: medians after a first round."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))]
    found = check(folder)
    if found:
        raise RuntimeError(f"The course of the benchmark has findings: {found[0]}")

    def compose() -> None:
        for text in texts:
            yaml.compose(text, Loader=yaml.CSafeLoader)

    checks, composes = [], []
    for _ in range(repeats):
        composes.append(_seconds(compose))
        checks.append(_seconds(lambda: check(folder)))
    return statistics.median(checks), statistics.median(composes)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def figures(work: Path) -> Iterator[Figure]:
    """The ratio of the two, for a course of 100 pages and 900 questions."""
    lines = make_course(work / "course")
    checked, composed = compare(work / "course")
    detail = f"{checked:.2f} s / {composed:.2f} s, {lines:,} lines"
    yield Figure("check of a long course / PyYAML composing it", checked / composed, 8, "times", detail)
