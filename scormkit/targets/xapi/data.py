"""What the player needs to make statements: `records` of CourseData (types.d.ts)."""

from __future__ import annotations

from typing import Any

from scormkit.plan.model import Launchable, Plan
from scormkit.statements.definitions import activities, recordings
from scormkit.statements.iris import base_iri, part, separator


def record_data(plan: Plan, launchable: Launchable) -> dict[str, Any]:
    """The activities of one launchable by their part of the IRI, and which recording is which of them."""
    index = plan.launchables.index(launchable)
    own = plan.in_each(lambda each: each._replace(units=each.launchables[index].units))
    listed = {each.part: each.definition for each in activities(own)}
    return {
        "records": {
            "base": base_iri(plan) + separator(plan),
            "course": base_iri(plan),
            "root": part("units", plan.unit_id) if plan.unit_id else "",
            "activities": listed,
            "recordings": dict(recordings(own)),
        }
    }
