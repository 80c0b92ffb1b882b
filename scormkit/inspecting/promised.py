"""What a course promises to record, in sentences: for the summary of a build and the page about a package."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple


class Rule(NamedTuple):
    """When a course is complete: percent of the pages, what was done with each check, percent of the score,
    minutes.

    None: that is not asked. `any_of`: one of them is enough.
    """

    pages: float | None = 100
    checks: str | None = "submitted"
    score: float | None = None
    minutes: int | None = None
    any_of: bool = False


def completed_when(rule: Rule, *, has_checks: bool) -> str:
    """When a learner has completed the course: `when every page was seen and ...`."""
    parts = []
    if rule.pages is not None and rule.pages > 0:
        share = "every page was" if rule.pages == 100 else f"{rule.pages:g}% of the pages were"
        parts.append(f"{share} seen")
    if rule.checks is not None and has_checks:
        parts.append(f"every check was {rule.checks}")
    if rule.score is not None:
        parts.append(f"the score over all checks is at least {rule.score:g}%")
    if rule.minutes is not None:
        minutes = f"{rule.minutes} minute{'' if rule.minutes == 1 else 's'}"
        parts.append(f"the learner was active for {minutes}")
    return f"when {(' or ' if rule.any_of else ' and ').join(parts)}"


def recorded_as(reporting: str, rule: Rule, pass_marks: Sequence[float], *, says_both: bool) -> str:
    """What the learning platform records: `incomplete, then passed once ...`.

    `pass_marks` are those of the checks that count, each once, in order. `says_both`: the standard has a word
    for completion and one for success, as SCORM 2004 has.
    """
    if not pass_marks:
        return "incomplete, then completed once it is complete"
    marks = f"{pass_marks[0]:g}%"
    if len(pass_marks) > 1:
        marks += f" to {pass_marks[-1]:g}%"
    passed = f"every check reached its pass mark ({marks})"
    if rule.score is not None:
        passed = f"the score reached {rule.score:g}%"
    once = f"incomplete, then passed once it is complete and {passed}"
    sentence = {
        "completed": "incomplete, then completed once it is complete",
        "passed-incomplete": once,
        "passed-failed": f"{once}, or failed when it did not",
    }[reporting]
    if says_both:
        sentence = sentence.replace("then passed once", "then completed and passed once")
    return f"{sentence}; with the score"


def promised(page: str, *, says_both: bool) -> tuple[str, str] | None:
    """The two sentences about a launch page that scormkit has made; None where it is not seen in it."""
    found = re.search(r'<script type="application/json" id="course">(.*?)</script>', page, re.DOTALL)
    try:
        course = json.loads(found[1]) if found else None
        return _sentences(course, says_both=says_both) if isinstance(course, dict) else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _sentences(course: Mapping[str, Any], *, says_both: bool) -> tuple[str, str]:
    asked = course.get("completion")
    rule = (
        Rule()
        if asked is None
        else Rule(*(asked[key] for key in ("pages", "checks", "score", "minutes", "any")))
    )
    marks = sorted({float(each) for each in _marks(course)})
    completed = completed_when(rule, has_checks=bool(marks))
    return completed, recorded_as(course["reporting"], rule, marks, says_both=says_both)


def _marks(course: Mapping[str, Any]) -> Iterator[float]:
    for unit in course["units"]:
        for page in unit["pages"]:
            if page["kind"] == "assessment" and not page.get("pretest"):
                yield page["passingScore"]
