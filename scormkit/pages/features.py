"""Which features of the player a course needs, by the name of their files in player/src/features/."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from scormkit.plan.model import Assessment, Page, Plan
from scormkit.plan.rules import COMPLETION

SEARCH_FROM = 6
"""Pages of a launch page from which on there is something to search."""


def _is_long(plan: Plan) -> bool:
    pages = (sum(len(unit.contents) for unit in each.units) for each in plan.launchables)
    return max(pages, default=0) >= SEARCH_FROM


def _contents(plan: Plan) -> Iterator[Page | Assessment]:
    return (content for unit in plan.units for content in unit.contents)


def _checks(plan: Plan) -> Iterator[Assessment]:
    return (content for content in _contents(plan) if isinstance(content, Assessment))


def _has_rules(plan: Plan) -> bool:
    """The author's, or those of a package of several items, which wait for each other."""
    ruled = any(each.rules.written for each in (*plan.units, *_contents(plan)))
    return ruled or any(unit.drawn for unit in plan.units) or len(plan.launchables) > 1


def _has_electives(plan: Plan) -> bool:
    """Of one item; where each unit is one, the platform shows them all."""
    return any(unit.chosen for each in plan.launchables for unit in each.units)


def _keeps(plan: Plan) -> bool:
    """Notes and ticks, or the language that the learner chose."""
    return bool(plan.translations) or any(isinstance(each, Page) and each.kept for each in _contents(plan))


FEATURES: Mapping[str, Callable[[Plan], bool]] = MappingProxyType(
    {
        "search": lambda plan: "search" in plan.tools and _is_long(plan),
        "contacts": lambda plan: "contacts" in plan.tools and bool(plan.panels.contacts),
        "glossary": lambda plan: "glossary" in plan.tools and bool(plan.panels.terms),
        "support": lambda plan: "support" in plan.tools,
        "languages": lambda plan: bool(plan.translations),
        "rules": _has_rules,
        "choices": _has_electives,
        "sections": lambda plan: any(each.sections for each in _checks(plan)),
        "waits": lambda plan: any(each.cooling for each in _checks(plan)),
        "remediation": lambda plan: any(each.remediation for each in _checks(plan)),
        "laps": lambda plan: any(each.lap for each in _checks(plan)),
        "objectives": lambda plan: any(unit.objectives for unit in plan.units),
        "completion": lambda plan: any(each.completion != COMPLETION for each in plan.launchables),
        "kept": _keeps,
        "quick-exit": lambda plan: plan.quick_exit is not None,
    }
)
"""By name: whether a plan needs it. A package carries those that its course needs and no others."""


def features_of(plan: Plan) -> frozenset[str]:
    """The features that the player of `plan` has, in all its languages."""
    spoken = (plan, *plan.translations)
    return frozenset(name for name, is_needed in FEATURES.items() if any(map(is_needed, spoken)))
