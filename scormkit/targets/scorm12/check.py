"""What of a plan SCORM 1.2 cannot carry: said before anything is written, never cut off in silence."""

from __future__ import annotations

from collections.abc import Iterator

from scormkit.cmi.scorm12 import SUSPEND_DATA_LIMIT
from scormkit.diagnostics import Diagnostic
from scormkit.plan.model import Plan
from scormkit.plan.state import check_state
from scormkit.targets.scorm12 import faults
from scormkit.targets.scorm12.manifest import TITLE_LIMIT, prerequisites
from scormkit.targets.scorm12.prerequisites import SCRIPT_LIMIT
from scormkit.xml import one_line


def check(plan: Plan) -> tuple[Diagnostic, ...]:
    """Titles, conditions and saved progress that are too long (SCO001, SCO002, PLN007).

    A title of more than 200 characters by any count was found when the course was read.
    """
    return (*_findings(plan), *check_state(plan, SUSPEND_DATA_LIMIT))


def _findings(plan: Plan) -> Iterator[Diagnostic]:
    titles = {plan.title: "the course"}
    for launchable in plan.launchables:
        titles.setdefault(launchable.title, f"the module {launchable.id!r}")
    for title, what in titles.items():
        words = one_line(title)
        length = _units(words)
        if len(words) <= TITLE_LIMIT < length:
            yield faults.title_too_long(what, title, length, TITLE_LIMIT)
    for launchable in plan.launchables:
        script = prerequisites(plan, launchable) or ""
        if len(script) > SCRIPT_LIMIT:
            yield faults.prerequisites_too_long(
                launchable.title, len(launchable.requires), len(script), SCRIPT_LIMIT
            )


def _units(text: str) -> int:
    """Length as validators written in Java, and most databases, count: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2
