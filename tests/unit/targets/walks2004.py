"""A learner's walk through a plan, by the names of its units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scormkit.plan.model import Plan
from scormkit.plan.rules import Done
from scormkit.sequencing.model import Manifest
from scormkit.sequencing.simulate import BEST, Report, Script, Simulation, Step, simulate
from scormkit.sequencing.walk.overall import Result
from scormkit.targets.scorm2004.activities import organization
from scormkit.targets.scorm2004.check import PLAIN_NAMES
from scormkit.targets.scorm2004.signals import signals_of


def walk(plan: Plan, steps: Sequence[Any], results: Mapping[str, Any] = {}) -> Simulation:
    """A learner's walk through the units by their names; results by unit (of one attempt, or of each), with
    the signals that they hold."""
    tree = organization(plan, PLAIN_NAMES)
    reports: dict[str, tuple[Report, ...]] = {}
    for unit in plan.units:
        attempts = results.get(unit.id, ())
        signals = signals_of(plan).told_by(unit)
        for each in (attempts,) if isinstance(attempts, str) else attempts:
            passed = each == "pass"
            held = {
                signal.id: Result(satisfied=True)
                for signal in signals
                if passed or (isinstance(signal.leaf, Done) and not signal.leaf.passed)
            }
            result = BEST if passed else Result(completed=False, measure=0.3)
            reports[unit.id] = (*reports.get(unit.id, ()), Report(result, held))
    script = Script(
        tuple(
            Step(each)
            if each in {"start", "continue", "exit", "suspendAll", "resumeAll"}
            else Step("choice", each)
            for each in steps
        ),
        reports,
    )
    return simulate(Manifest(4, (tree,), tree.root.identifier), script)


def opened(simulation: Simulation) -> list[str | None]:
    return [moment.opened for moment in simulation.moments]


PASS: Mapping[str, Any] = dict.fromkeys("abcdef", "pass")
