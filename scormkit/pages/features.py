"""Which features of the player a course needs, by the name of their files in player/src/features/."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from scormkit.plan.model import Plan

SEARCH_FROM = 6
"""Pages of a launch page from which on there is something to search."""


def _is_long(plan: Plan) -> bool:
    pages = (sum(len(unit.contents) for unit in each.units) for each in plan.launchables)
    return max(pages, default=0) >= SEARCH_FROM


FEATURES: Mapping[str, Callable[[Plan], bool]] = MappingProxyType(
    {
        "search": lambda plan: "search" in plan.tools and _is_long(plan),
        "contacts": lambda plan: "contacts" in plan.tools and bool(plan.panels.contacts),
        "glossary": lambda plan: "glossary" in plan.tools and bool(plan.panels.terms),
        "support": lambda plan: "support" in plan.tools,
        "languages": lambda plan: bool(plan.translations),
        "quick-exit": lambda plan: plan.quick_exit is not None,
    }
)
"""By name: whether a plan needs it. A package carries those that its course needs and no others."""


def features_of(plan: Plan) -> frozenset[str]:
    """The features that the player of `plan` has, in all its languages."""
    spoken = (plan, *plan.translations)
    return frozenset(name for name, is_needed in FEATURES.items() if any(map(is_needed, spoken)))
