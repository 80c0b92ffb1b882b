"""Courses of several units, one for each pattern of sequencing, and learners' ways through them.

A way is a list of words, the same in plain Node and in a browser:

| word | the learner |
|---|---|
| `start a` | starts: the unit opens |
| `next b` | continues by the button of the course |
| `choose c` | picks a unit in the list of the LMS |
| `find c` | picks a unit in the list of the LMS, and finds what they did there |
| `anew b` | picks a unit in the list of the LMS, and begins it anew: their own notes are there |
| `kept c` | picks a unit in the list of the LMS, and finds its result, but nothing of what they did there |
| `resume b` | comes back after an exit |
| `pass`, `fail` | reads the unit, and passes or fails its check |
| `look` | opens the unit's first page only, and writes a note there |
| `better` | takes the check once more and passes it |
| `again b` | goes through the whole unit once more: the platform opens it anew |
| `locked c` | finds that a unit cannot be picked |
| `last` | goes on, or exits where the course offers no next unit: nothing opens |
| `exit` | saves and exits: everything is suspended |
"""

from __future__ import annotations

from typing import NamedTuple


class Pattern(NamedTuple):
    """Lines of course.yaml, those of each unit.yaml, and the ways by the name of their path."""

    settings: str
    units: dict[str, str]
    ways: dict[str, str]
    without: dict[str, str]
    """Paths that this pattern does not have, and why."""


PATHS = ("pass", "fail", "retry", "skip", "locked", "suspend")

NO_SKIP = "nothing is skipped by its rules"
NO_LOCK = "nothing is locked"

PATTERNS: dict[str, Pattern] = {
    "linear": Pattern(
        "navigation: linear\n",
        {"a": "", "b": "", "c": ""},
        {
            "pass": "start a, pass, next b, pass, next c, pass, last",
            "fail": "start a, fail, next b, fail, next c, fail, last",
            "retry": "start a, fail, better, next b, pass, next c, fail, better, last",
            "locked": "start a, locked b, locked c, look, locked b, pass, next b, locked c, pass, "
            "choose c, pass, last",
            "suspend": "start a, pass, next b, look, exit, resume b, pass, next c, exit, resume c, pass, "
            "last",
        },
        {"skip": NO_SKIP},
    ),
    "linear at first": Pattern(
        "navigation: linear-first\n",
        {"a": "", "b": "", "c": ""},
        {
            "pass": "start a, pass, next b, pass, next c, pass, last",
            "fail": "start a, fail, next b, fail, next c, fail, choose a, exit",
            "retry": "start a, fail, next b, fail, choose a, better, choose b, better, next c, pass, last",
            "locked": "start a, locked b, pass, next b, locked c, choose a, locked c, choose b, pass, next c",
            "suspend": "start a, pass, next b, look, exit, resume b, choose a, exit, resume a, choose b, "
            "pass, next c",
        },
        {"skip": NO_SKIP},
    ),
    "free choice": Pattern(
        "navigation: free\n",
        {"a": "", "b": "", "c": ""},
        {
            "pass": "start a, pass, next b, pass, next c, pass, last",
            "fail": "start a, fail, choose c, fail, choose b, fail, next c, exit",
            "retry": "start a, fail, choose c, pass, choose a, better, next b, pass, next c",
            "suspend": "start a, choose c, look, exit, resume c, pass, choose a, pass, next b, exit, "
            "resume b, pass",
        },
        {"skip": NO_SKIP, "locked": NO_LOCK},
    ),
    "B after A is passed": Pattern(
        "navigation: free\n",
        {"a": "", "b": "requires: {unit: a, status: passed}\n", "c": ""},
        {
            "pass": "start a, pass, next b, pass, next c, pass, last",
            "fail": "start a, fail, locked b, choose c, fail, last",
            "retry": "start a, fail, locked b, better, next b, fail, better, next c, pass, last",
            "locked": "start a, locked b, look, locked b, choose c, locked b, pass, choose a, pass, "
            "choose b, pass",
            "suspend": "start a, fail, exit, resume a, locked b, better, next b, look, exit, resume b, "
            "pass, next c",
        },
        {"skip": NO_SKIP},
    ),
    "two of three": Pattern(
        "navigation: free\n",
        {"a": "", "b": "", "c": "", "d": "requires: {at_least: 2, of: [a, b, c]}\n"},
        {
            "pass": "start a, pass, next b, pass, next c, pass, next d, pass, last",
            "fail": "start a, look, choose b, fail, locked d, choose c, fail, next d, fail, last",
            "retry": "start a, fail, better, locked d, next b, fail, choose d, pass, choose b, better, "
            "next c",
            "locked": "start a, locked d, pass, locked d, choose c, locked d, pass, choose d, pass, last",
            "suspend": "start a, pass, choose c, exit, resume c, locked d, pass, exit, resume c, next d, "
            "pass",
        },
        {"skip": NO_SKIP},
    ),
    "a pretest that skips what is known": Pattern(
        "navigation: linear\n",
        {
            "a": "",
            "b": "skip_if: {unit: a, status: passed}\n",
            "c": "show_if: {unit: a, status: failed}\n",
            "d": "",
        },
        {
            "pass": "start a, pass, next d, pass, last",
            "fail": "start a, fail, next b, pass, next c, pass, next d, fail, last",
            "retry": "start a, fail, next b, pass, choose a, better, next d, pass, last",
            "skip": "start a, pass, locked b, locked c, choose d, locked b, pass, last",
            "locked": "start a, locked d, fail, locked c, locked d, next b, locked d, look, locked c, "
            "pass, next c",
            "suspend": "start a, fail, exit, resume a, next b, look, exit, resume b, pass, next c, exit, "
            "resume c",
        },
        {},
    ),
    "a post-test with remediation and three tries": Pattern(
        "navigation: linear\n",
        {
            "a": "",
            "b": "attempts: 3\n",
            "c": "show_if: {unit: b, status: failed}\n",
            "d": "requires: {unit: b, status: passed}\n",
        },
        {
            "pass": "start a, pass, next b, pass, next d, pass, last",
            "fail": "start a, pass, next b, fail, again b, fail, again b, fail, locked d, next c, pass, last",
            "retry": "start a, pass, next b, fail, again b, pass, next d, pass, last",
            "skip": "start a, pass, next b, pass, locked c, next d, locked c",
            "locked": "start a, locked b, pass, next b, fail, locked d, again b, locked d, pass, choose d, "
            "pass",
            "suspend": "start a, pass, next b, fail, again b, look, exit, resume b, fail, again b, exit, "
            "resume b, pass",
        },
        {},
    ),
    "attempts that the LMS counts": Pattern(
        "navigation: free\n",
        {
            "a": "",
            "b": "attempts: 2\nattempts_counted_by: lms\n",
            "c": "requires: {unit: b, status: passed}\n",
        },
        {
            "pass": "start a, pass, next b, pass, next c, pass, last",
            "fail": "start a, pass, next b, fail, again b, fail, locked c, choose a, choose b, last",
            "retry": "start a, pass, next b, fail, again b, pass, next c, choose b, choose c, pass, last",
            "locked": "start a, locked c, next b, fail, locked c, again b, locked c, pass, choose c",
            "suspend": "start a, pass, next b, look, exit, resume b, fail, exit, resume b, again b, exit, "
            "resume b, pass, exit, resume b, next c, pass, last",
        },
        {"skip": NO_SKIP},
    ),
    "a weighted score of the course": Pattern(
        "navigation: free\nmastery_score: true\nreporting: passed-failed\n",
        {"a": "", "b": "", "c": ""},
        {
            "pass": "start a, pass, next b, pass, next c, pass, last",
            "fail": "start a, fail, next b, fail, next c, pass, last",
            "retry": "start a, fail, next b, pass, next c, fail, better, choose a, better, choose b, exit",
            "suspend": "start a, pass, next b, exit, resume b, fail, next c, pass, exit",
        },
        {"skip": NO_SKIP, "locked": NO_LOCK},
    ),
    "optional units": Pattern(
        "navigation: linear\n",
        {"a": "", "b": "optional: true\n", "c": ""},
        {
            "pass": "start a, pass, next b, pass, next c, pass, last",
            "fail": "start a, pass, next b, fail, next c, fail, last",
            "retry": "start a, pass, next b, fail, better, next c, pass, last",
            "skip": "start a, pass, choose c, pass, last",
            "locked": "start a, locked b, locked c, pass, choose c, choose b, look, choose c, pass",
            "suspend": "start a, pass, next b, look, exit, resume b, next c, exit, resume c, pass, last",
        },
        {},
    ),
    "mastery by objective across units": Pattern(
        "navigation: free\n",
        {
            "a": "",
            "b": "",
            "c": "requires: {all: [{objective: a.O1}, {objective: b.O1}]}\n",
            "d": "skip_if: {objective: b.O1}\n",
        },
        {
            "pass": "start a, pass, next b, pass, next c, pass, last",
            "fail": "start a, fail, next b, fail, locked c, choose d, fail, last",
            "retry": "start a, fail, next b, pass, locked c, choose a, better, choose c, fail, better, last",
            "skip": "start a, next b, pass, choose a, locked d, pass, choose c, locked d, pass, last",
            "locked": "start a, locked c, pass, locked c, next b, look, locked c, pass, choose c",
            "suspend": "start a, pass, next b, exit, resume b, locked c, pass, exit, resume b, next c, "
            "look, exit, resume c",
        },
        {},
    ),
}

RETURNS: dict[str, list[str]] = {
    "linear": ["start a, pass, next b, look, exit, choose a, find b, pass, next c, pass, last"],
    "free choice": [
        "start a, look, exit, choose b, pass, find a, pass, next b, exit, choose c, find b, next c",
        "start a, fail, choose b, pass, exit, choose c, look, find b, find a, better, choose c, pass, last",
    ],
    "a post-test with remediation and three tries": [
        ", ".join(
            (
                "start a, pass, next b, look, exit, choose a, find b, fail, again b",
                "exit, choose a, find b, fail, again b, look, exit, choose a, find b, pass, next d, last",
            )
        ),
        ", ".join(
            (
                "start a, pass, next b, fail, again b, look, exit, choose a, find b, fail",
                "exit, choose a, find b, again b, fail, locked d, exit, choose a, find b, next c",
            )
        ),
    ],
    "attempts that the LMS counts": [
        "start a, pass, next b, look, exit, choose a, anew b, pass, next c, pass, last",
        "start a, pass, next b, fail, exit, choose a, anew b, fail, exit, choose a, locked b, locked c",
        "start a, pass, next b, fail, again b, look, exit, choose a, locked b, locked c",
        "start a, next b, pass, exit, choose a, find b, exit, choose a, locked b, choose c",
    ],
}
"""Ways on which the learner suspends everything in one unit and opens another first at the next visit, by the
name of the pattern: then the attempt at the first has ended (SN DB.2.1), and what was done there must not be
gone."""

KEPT = "start a, pass, exit, choose b, pass, exit, kept a, fail, exit, kept b, exit, choose d, pass, exit"
"""Of "two of three" in the 3rd Edition, where units have no stores: their results are kept all the same."""

CHECK = """title: Check {unit}
passing_score: 100
questions:
  - {{type: true-false, id: {unit}1, prompt: Doors stay closed in a fire.,
     answer: true, objectives: [O1], points: {points}}}
"""


def files_of(pattern: Pattern) -> dict[str, str]:
    """The course of a pattern: each unit has a page with a note, and a check; the checks weigh 1, 2, 3 ..."""
    listed = ", ".join(pattern.units)
    found = {"course.yaml": f"title: Units\npackaging: multi\nunits: [{listed}]\n{pattern.settings}"}
    for points, (unit, settings) in enumerate(pattern.units.items(), 1):
        found[f"{unit}/unit.yaml"] = f"title: Unit {unit}\nobjectives: {{O1: Know {unit}}}\n{settings}"
        found[f"{unit}/01-page.md"] = f"# Page {unit}\n\nRead.\n\n:::reflection What do you think?\n:::\n"
        found[f"{unit}/check.yaml"] = CHECK.format(unit=unit, points=points)
    return found


def words_of(way: str) -> list[tuple[str, str | None]]:
    """The words of a way, each with the unit that it names."""
    found = []
    for each in way.split(", "):
        word, _, unit = each.partition(" ")
        found.append((word, unit or None))
    return found
