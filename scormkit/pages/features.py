"""Which features of the player a course needs, by the name of their files in player/src/features/."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from scormkit.plan.model import Plan

FEATURES: Mapping[str, Callable[[Plan], bool]] = MappingProxyType({})
"""By name: whether a plan needs it. A package carries those that its course needs and no others."""


def features_of(plan: Plan) -> frozenset[str]:
    """The features that the player of `plan` has."""
    return frozenset(name for name, needed in FEATURES.items() if needed(plan))
