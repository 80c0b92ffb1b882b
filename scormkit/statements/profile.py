"""A course as an xAPI Profile (JSON-LD, xAPI Profiles 1.0): its activities and its statement templates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scormkit.plan.model import Plan
from scormkit.statements.definitions import activities
from scormkit.statements.iris import base_iri, separator
from scormkit.statements.templates import Template

CONTEXT = "https://w3id.org/xapi/profiles/context"
ACTIVITY_CONTEXT = "https://w3id.org/xapi/profiles/activity-context"


def profile(plan: Plan, templates: Iterable[Template]) -> dict[str, Any]:
    """The profile that a course's statements conform to; its verbs are published by others."""
    own = f"{base_iri(plan)}{separator(plan)}profile"
    version = f"{own}/v/{plan.version}".replace(" ", "-")
    said = list({each.statement["verb"]["display"]["en"]: each for each in templates}.values())
    return {
        "@context": CONTEXT,
        "id": own,
        "type": "Profile",
        "conformsTo": "https://w3id.org/xapi/profiles#1.0",
        "prefLabel": {plan.language: plan.title},
        "definition": {"en": f"What the course {plan.title} says to a record store."},
        "author": {"type": "Organization", "name": plan.publisher or plan.title},
        "versions": [{"id": version, "generatedAtTime": f"{plan.revised or '2026-01-01'}T00:00:00Z"}],
        "concepts": [
            {
                "id": each.iri,
                "type": "Activity",
                "inScheme": version,
                "activityDefinition": {"@context": ACTIVITY_CONTEXT, **each.definition},
            }
            for each in activities(plan)
        ],
        "templates": [_template(each, own, version, plan) for each in said],
    }


def _template(template: Template, own: str, version: str, plan: Plan) -> dict[str, Any]:
    statement = template.statement
    word = statement["verb"]["display"]["en"]
    kind = statement["object"].get("definition", {}).get("type")
    several = word == "completed"
    return {
        "id": f"{own}/templates/{word}",
        "type": "StatementTemplate",
        "inScheme": version,
        "prefLabel": {"en": word},
        "definition": {"en": template.when},
        "verb": statement["verb"]["id"],
        **({"objectActivityType": kind} if kind and not several else {}),
        "rules": [{"location": path, "presence": "included"} for path in _paths(statement, plan)],
    }


def _paths(statement: Any, plan: Plan) -> list[str]:
    del plan
    result = [f"$.result.{name}" for name in statement.get("result", {}) if name != "extensions"]
    extensions = [
        f"$.result.extensions['{name}']" for name in statement.get("result", {}).get("extensions", {})
    ]
    return ["$.timestamp", "$.context.registration", *result, *extensions]
