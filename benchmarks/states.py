"""What a learner's progress takes of the 4,096 characters that SCORM 1.2 has for it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.measure import ROOT
from scormkit.api import plan
from scormkit.pages.data import course_data

ROOM = 4096
"""SCORM 1.2 RTE, 3.4.2: cmi.suspend_data is a CMIString4096."""

UNITS, PAGES, QUESTIONS, NOTES = 6, 60, 150, 4
DRAWN, BANK = 10, 15
"""Questions that a check asks, and of how many it draws them."""

_PLAYED = ROOT / "tests" / "js" / "played-states.mjs"

_SINGLE = """type: choice
prompt: What helps in case {n}?
options: [{{text: To wait, correct: true}}, {{text: To listen}}, {{text: To ask again}}, {{text: To go}}]"""
_SEVERAL = """type: choice
multiple: true
prompt: What are signs in case {n}?
options:
  - {{text: A second phone, correct: true}}
  - {{text: New friends who are older, correct: true}}
  - {{text: A good mark}}
  - {{text: Gifts that nobody explains, correct: true}}
  - {{text: A new coat}}"""
_TRUE_FALSE = """type: true-false
prompt: Case {n} is rare.
answer: false"""
_MATCHING = """type: matching
prompt: What goes with what in case {n}?
pairs: [{{source: One, target: First}}, {{source: Two, target: Second}}, {{source: Three, target: Third}}]"""
_ORDERING = """type: ordering
prompt: What comes first in case {n}?
items: [Listen, Write it down, Call, Wait for an answer]"""
_FILL_IN = """type: fill-in
prompt: Whom do you call in case {n}?
accept: [the hotline]
max_length: 20"""

KINDS: Mapping[str, int] = {_SINGLE: 6, _SEVERAL: 3, _TRUE_FALSE: 3, _MATCHING: 1, _ORDERING: 1, _FILL_IN: 1}
"""Questions, and how many of fifteen are of that kind: as they are mixed in checks for compliance."""


def state_course(folder: Path) -> Path:
    """Write a course of 60 pages with 150 questions: one on each page, and six banks of fifteen, of which
    ten are drawn; in each unit a checklist of eight entries, in four a note of 200 characters."""
    kinds = cycle([kind for kind, count in KINDS.items() for _ in range(count)])
    questions = [kind.format(n=n) for n, kind in enumerate(islice(kinds, QUESTIONS), 1)]
    read, asked = iter(questions[:PAGES]), iter(questions[PAGES:])
    _write(folder / "course.yaml", "title: Everything in one\nnavigation: linear-first\npackaging: single\n")
    for unit in range(1, UNITS + 1):
        here = folder / f"u{unit}"
        kept = _CHECKLIST + (_NOTE if unit <= NOTES else "")
        _write(here / "unit.yaml", f"title: Unit {unit}\nobjectives: {{O1: Know what is right}}\n")
        for page in range(1, PAGES // UNITS + 1):
            text = (
                f"# Page {page} of unit {unit}\n\nRead this.\n\n```question\nid: p{page}\n{next(read)}\n```\n"
            )
            _write(here / f"{page:02}-page-{page}.md", text + (kept if page == 1 else ""))
        bank = "".join(_listed(f"q{n}", text) for n, text in enumerate(islice(asked, BANK), 1))
        settings = f"title: Check {unit}\nattempts: 3\ncooling: 10\n"
        _write(here / "check.yaml", f"{settings}draw: {DRAWN}\nquestions:\n{bank}")
    return folder


_CHECKLIST = """
:::checklist Before the week is over {id=week}
- Save the number of the hotline.
- Find out who is there to help.
- Look at the plan of the house.
- Tell somebody of this course.
- Read the law of your state.
- Ask who keeps the records.
- Say what is expected.
- Come back to this page.
:::
"""
_NOTE = """
:::reflection Whom would you call first, and why? {id=call}
A sentence is enough.
:::
"""


def figures(work: Path) -> Iterator[Figure]:
    """The proved worst case, and what two learners leave behind whom the player's own session plays."""
    the_plan = plan(state_course(work / "course"))
    (launchable,) = the_plan.launchables
    what = f"{QUESTIONS} questions, {PAGES} pages, banks, notes"
    data = course_data(the_plan, launchable, {})
    played = played_states(data)
    yield Figure(f"{what}: proved worst case", launchable.state_size, ROOM, "chars")
    for name, size in played.items():
        yield Figure(f"{what}: {name}", size, ROOM, "chars")


def played_states(data: Mapping[str, object]) -> dict[str, int]:
    """Characters of the states of learners who are described in played-states.mjs."""
    run = subprocess.run(
        ["node", _PLAYED], input=json.dumps(data), capture_output=True, text=True, check=True
    )
    found: dict[str, int] = json.loads(run.stdout)
    return found


def _listed(name: str, text: str) -> str:
    lines = [f"id: {name}", "objectives: [O1]", *text.splitlines()]
    return "  - " + "\n    ".join(lines) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
