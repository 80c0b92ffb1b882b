"""The activities of a tincan.xml as values with places (Rustici's launch guide; tincan.xsd)."""

from typing import NamedTuple

from scormkit.diagnostics import Span
from scormkit.package.cmi5 import Text
from scormkit.package.document import Document


class Activity(NamedTuple):
    """An activity. `launch` is the page that opens it, as written; None where there is none."""

    id: str | None
    type: str
    name: tuple[Text, ...]
    description: tuple[Text, ...]
    launch: str | None
    span: Span


def read_activities(document: Document) -> tuple[Activity, ...]:
    """All activities in their order. What is missing is empty; nothing is reported."""
    return tuple(
        Activity(
            each.get("id"),
            (each.get("type") or "").strip(),
            tuple(
                Text(found.get("lang"), " ".join((found.text or "").split()))
                for found in each.iterchildren("{*}name")
            ),
            tuple(
                Text(found.get("lang"), " ".join((found.text or "").split()))
                for found in each.iterchildren("{*}description")
            ),
            next(
                ((found.text or "").strip() for found in each.iterchildren("{*}launch", "{*}resource")), None
            ),
            document.span(each),
        )
        for each in document.root.iter("{*}activity")
    )
