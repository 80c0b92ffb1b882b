"""A course folder as activity trees, to walk through them without a package."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from scormkit.building.planning import plan_folder
from scormkit.course.model import Course
from scormkit.course.selection import PLAIN, Selection
from scormkit.diagnostics import Diagnostic, Severity
from scormkit.errors import FindingsError
from scormkit.plan.launchables import one_a_unit
from scormkit.plan.model import Plan
from scormkit.plan.resolve import completion_of
from scormkit.plan.rules import Done, Reached
from scormkit.sequencing.model import Manifest
from scormkit.sequencing.play import Reports, play_manifest
from scormkit.sequencing.simulate import Report, Simulation
from scormkit.sequencing.walk.overall import Result
from scormkit.targets.scorm2004 import faults
from scormkit.targets.scorm2004.activities import organization, too_many_rules
from scormkit.targets.scorm2004.check import PLAIN_NAMES, place_of_rules
from scormkit.targets.scorm2004.formula import MOST_RULES
from scormkit.targets.scorm2004.signals import Again, Signal, again_of, kept_of, signals_of


def play_course(
    folder: Path,
    script: str | os.PathLike[str] | None = None,
    *,
    seed: int = 0,
    selection: Selection = PLAIN,
) -> Simulation:
    """Walk a learner through a course folder, as `scormkit.sequencing.play.play` does through a package."""
    found: list[Diagnostic] = []
    planned = plan_folder(folder, None, found, [], selection=selection)
    if planned is None or any(each.severity is Severity.ERROR for each in found):
        raise FindingsError(tuple(sorted(found, key=lambda each: each.sort_key)))
    several = in_units(planned.plan, planned.course)
    return play_manifest(
        activities(several), script, seed=seed, complete=telling(several), said=saying(several)
    )


def in_units(plan: Plan, course: Course) -> Plan:
    """The plan with an item a unit: one that is one item keeps the same rules by its player."""
    launchables = one_a_unit(plan.units, plan.navigation, completion_of(course))
    return plan._replace(packaging="multi", launchables=launchables)


def activities(several: Plan) -> Manifest:
    """The units of a course as activities, by their ids, in the words of SCORM 2004.

    Raises `FindingsError` for a condition that no sequencing rule can say.
    """
    if large := too_many_rules(several):
        places = {unit.key: place_of_rules(several, unit.key) for unit in large}
        raise FindingsError(
            tuple(faults.condition_too_large(unit.title, MOST_RULES, places[unit.key]) for unit in large)
        )
    tree = organization(several, PLAIN_NAMES, 4)
    return Manifest(4, (tree,), tree.root.identifier)


def telling(several: Plan) -> Callable[[str, Reports], Reports]:
    """What a unit's player tells the other units, from what a script says of the unit as a whole.

    Whoever completes a unit has seen its pages and handed in its checks; whoever passes it has reached its
    objectives; whoever fails one that can be taken again takes it again as long as tries are left. Single
    answers are told only where the script names them among the objectives.
    """
    signals = signals_of(several) if len(several.launchables) > 1 else None
    units = {unit.id: unit for unit in several.units}

    def complete(name: str, reports: Reports) -> Reports:
        if signals is None or name not in units:
            return reports
        again = again_of(units[name])
        if again is not None:
            reports = _tried(again, reports)
        return tuple(told(name, each) for each in reports)

    def told(name: str, report: Report) -> Report:
        assert signals is not None
        found = {}
        for signal in signals.told_by(units[name]):
            passed = isinstance(signal.leaf, Reached) or (
                isinstance(signal.leaf, Done) and signal.leaf.passed
            )
            held = report.result.satisfied if passed else report.result.completed
            if held and signal.sticky:
                found[signal.id] = Result(satisfied=True)
        return report._replace(objectives={**found, **report.objectives})

    return complete


def _tried(again: Again, reports: Reports) -> Reports:
    """The reports of a unit that can be taken again, with what its player makes of them: it counts what was
    handed in (or, with the platform, what was begun), and suspends what is not taken again, so that it can be
    looked at when the tries are used up.

    The last report stands for all later attempts.
    """
    found: list[Report] = []
    failed = 0
    for begun, report in enumerate((*reports, *[reports[-1]] * again.attempts)):
        fails = report.result.satisfied is False
        tried = min((begun if again.counted else failed) + 1, again.attempts)
        retaken = fails and tried < again.attempts
        asked = {again.objective: Result(satisfied=True)} if retaken else {}
        found.append(
            report._replace(
                objectives={**asked, **report.objectives},
                suspend=report.suspend or not retaken,
                note=f"try {tried} of {again.attempts}",
            )
        )
        failed += fails
    return tuple(found)


def saying(several: Plan) -> dict[str, tuple[str, str]]:
    """What units tell each other, by the objective that tells it, in the words of the course: so, and not so.

    Answers are left out: a script names them by the objective.
    """
    if len(several.launchables) < 2:
        return {}
    signals = signals_of(several)
    found = {
        signal.id: words
        for signal in signals.signals.values()
        if (words := _words(several, signal)) is not None
    }
    for unit in several.units:
        if (again := again_of(unit)) is not None:
            # Where the platform counts, its own rule says that one is left.
            failed = "it was failed" if again.counted else "it was failed and a try is left"
            found[again.objective] = (failed, "it is not taken again")
        if (kept := kept_of(unit, signals)) is not None:
            for name, verb in ((kept.completed, "completed"), (kept.passed, "passed")):
                found[name] = (f'"{unit.title}" is {verb}', f'"{unit.title}" is not {verb}')
    return found


def _words(several: Plan, signal: Signal) -> tuple[str, str] | None:
    unit = next(each for each in several.units if each.key == signal.unit)
    leaf = signal.leaf
    if isinstance(leaf, Reached):
        it = next(each.text for each in unit.objectives if each.id == leaf.id)
        return f'the objective "{it}" is passed', f'the objective "{it}" is not passed'
    if not isinstance(leaf, Done):
        return None
    if leaf.what == "unit":
        verb = "passed" if leaf.passed else "completed"
        return f'"{unit.title}" is {verb}', f'"{unit.title}" is not {verb}'
    content = next(each for each in unit.contents if each.key == leaf.key)
    verb = "passed" if leaf.passed else {"page": "seen", "check": "handed in"}[leaf.what]
    it = f'the {leaf.what} "{content.title}" of "{unit.title}"'
    return f"{it} is {verb}", f"{it} is not {verb}"
