"""How SCORM 2004 and xAPI see a scenario: a performance, each part the step and the choice taken in it."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.interactions.base import PlacedOption
from scormkit.interactions.encoding import Component, Interaction, joined, pair
from scormkit.interactions.scenario.model import ScenarioSpec, best_ways


def scorm2004(spec: ScenarioSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """A pattern for each of the shortest ways to the best end (SCORM 2004 RTE 4th section 4.2.9.1)."""
    return Interaction("performance", tuple(map(_path, best_ways(spec, placed))))


def xapi(spec: ScenarioSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """The same, with what happens in each step as `steps`."""
    seen = scorm2004(spec, placed)
    steps = tuple(Component(step.id, step.text) for step in spec.steps)
    return Interaction(seen.type, seen.patterns, (("steps", steps),))


def _path(way: Sequence[PlacedOption]) -> str:
    return joined(pair(option.group.removeprefix("step:"), option.id) for option in way)
