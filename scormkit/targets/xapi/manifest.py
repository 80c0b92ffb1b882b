"""tincan.xml: the course, which alone can be launched, and every activity that its statements are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scormkit.plan.model import Plan
from scormkit.statements.definitions import Activity, activities
from scormkit.xml import Tag, one_line, tag, write_xml

MANIFEST = "tincan.xml"
NAMESPACE = "http://projecttincan.com/tincan.xsd"
LISTS = ("choices", "scale", "source", "target", "steps")


def tincan_xml(plan: Plan, href: str) -> bytes:
    """The document. The course comes first: Moodle's launch plugin launches the first activity."""
    listed = activities(plan)
    tags = (_activity(each, href if each.part == "" else None, plan.language) for each in listed)
    return write_xml(tag("tincan", tag("activities", *tags)), {"": NAMESPACE}, ())


def _activity(activity: Activity, launch: str | None, language: str) -> Tag:
    definition = activity.definition
    names: Mapping[str, str] = definition["name"]
    described: Mapping[str, str] = definition.get("description") or names
    return tag(
        "activity",
        *(tag("name", one_line(text), lang=code) for code, text in names.items()),
        *(tag("description", one_line(text), lang=code) for code, text in described.items()),
        tag("launch", launch, lang=language) if launch else None,
        *_interaction(definition),
        id=activity.iri,
        type=definition["type"],
    )


def _interaction(definition: Mapping[str, Any]) -> Iterator[Tag]:
    """How a question is answered; the element has no s in its middle: correctResponsePatterns."""
    if kind := definition.get("interactionType"):
        yield tag("interactionType", kind)
    if patterns := definition.get("correctResponsesPattern"):
        yield tag("correctResponsePatterns", *(tag("correctResponsePattern", each) for each in patterns))
    for name in LISTS:
        if parts := definition.get(name):
            yield tag(name, *map(_component, parts))


def _component(part: Mapping[str, Any]) -> Tag:
    words = (tag("description", one_line(text), lang=code) for code, text in part["description"].items())
    return tag("component", tag("id", part["id"]), *words)
