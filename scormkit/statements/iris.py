"""The addresses of a course's activities: absolute, and the same in every package and every edition."""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from scormkit.plan.model import Plan

Kind = Literal["au", "units", "pages", "checks", "questions", "objectives", "media"]


def base_iri(plan: Plan) -> str:
    """The course itself: the author's `iri`, else a name of its own that course.lock decides (RFC 9562).

    A name does not pretend to be an address on somebody's server; it stays when title, texts and version
    change.
    """
    return plan.iri.rstrip("/#") or f"urn:uuid:{uuid5(NAMESPACE_URL, f'scormkit:{plan.uid}')}"


def part_iri(plan: Plan, kind: Kind, name: str) -> str:
    """A part of the course: below an address, or as the fragment of a name (RFC 8141, f-component)."""
    return f"{base_iri(plan)}{separator(plan)}{part(kind, name)}"


def root_iri(plan: Plan) -> str:
    """What a package is about: the course, or its one unit."""
    return part_iri(plan, "units", plan.unit_id) if plan.unit_id else base_iri(plan)


def separator(plan: Plan) -> str:
    """What stands between the course and its parts."""
    return "/" if plan.iri else "#"


def part(kind: Kind, name: str) -> str:
    """The part's own piece, such as `questions/one.check.q1`; only what needs no escape anywhere stays."""
    return f"{kind}/{quote(name, safe='/-._~')}"
