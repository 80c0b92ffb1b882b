"""A course as one launchable, for targets that know no other form."""

from __future__ import annotations

from scormkit.plan.launchables import one_launchable
from scormkit.plan.model import Plan


def as_one(plan: Plan) -> Plan:
    """The plan with a single launchable over all its units; a plan that has one is left alone."""
    return plan if len(plan.launchables) == 1 else plan.in_each(_as_one)


def _as_one(plan: Plan) -> Plan:
    return plan._replace(
        packaging="single", launchables=one_launchable(plan.title, plan.units, plan.completion)
    )
