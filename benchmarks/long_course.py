"""A course of any length, written as an author writes one: pages to read with questions, and checks."""

from __future__ import annotations

from pathlib import Path

UNIT = 30
"""Pages of a unit."""

_PAGE = """# Page {n}

Children who are exploited seldom say so. What helps is an adult who stays calm, who listens, and who knows
whom to call: [the first page](01-page-1.md) says more about **case {n}**.

- The **first** thing to know about case {n}
- The *second* thing, which is as important

:::tip What helps
Say what you will do next, and do it.
:::
"""
_QUESTION = """  - id: q{n}
    type: choice
    objectives: [O1]
    prompt: What is right about case {n}?
    options:
      - text: To wait until somebody else has seen it, too
        feedback: Not yet. Look at *case {n}* again.
      - text: To write down what was said, and to call
        correct: true
        feedback: Right.
      - text: Nothing of this
"""


def long_course(folder: Path, pages: int, questions: int) -> Path:
    """Write a course in units of thirty pages, each with a check that holds its part of the questions.

    Its questions are in the checks; a package holds everything in one item.
    """
    units = -(-pages // UNIT)
    _write(folder / "course.yaml", "title: A long course\nnavigation: free\npackaging: single\n")
    for unit in range(units):
        here = folder / f"u{unit + 1:02}"
        _write(here / "unit.yaml", f"title: Unit {unit + 1}\nobjectives: {{O1: Know what is right}}\n")
        for n in range(UNIT * unit, min(pages, UNIT * (unit + 1))):
            _write(here / f"{n - UNIT * unit + 1:02}-page-{n - UNIT * unit + 1}.md", _PAGE.format(n=n + 1))
        part = range(questions * unit // units, questions * (unit + 1) // units)
        if part:
            asked = "".join(_QUESTION.format(n=n + 1) for n in part)
            _write(here / "check.yaml", f"title: Check {unit + 1}\nquestions:\n{asked}")
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
