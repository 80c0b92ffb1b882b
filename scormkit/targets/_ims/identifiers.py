"""Identifiers of a package: NCNames that stay the same over editions and differ where they must."""

from __future__ import annotations

import re
from base64 import b32encode
from hashlib import sha256

from scormkit.plan.model import Plan

IDENTIFIER_LIMIT = 64
"""Far below the 255 characters of Moodle's column (a 300-character identifier is a database error there)."""


def package_mark(plan: Plan, target: str) -> str:
    """Ten characters (a to z, 2 to 7) that no other course, unit package or target has.

    They come from course.lock and not from texts or the version, so a new edition replaces the old one.
    """
    seed = "\0".join([plan.uid, plan.unit_id or "", target])
    return b32encode(sha256(seed.encode()).digest())[:10].decode().lower()


def manifest_identifier(plan: Plan, target: str) -> str:
    """`sk-`, the package's mark, `-`, and readable words.

    The mark comes early because SuccessFactors tells packages apart by the first 15 characters (SAP KBA
    2316909).
    """
    words = _safe("-".join(filter(None, [plan.course_id, plan.unit_id])))
    return f"sk-{package_mark(plan, target)}-{words}"[:IDENTIFIER_LIMIT].rstrip("-.")


def item_identifier(mark: str, launchable_id: str) -> str:
    """The item of a launchable: not found in another course, and always the same.

    Totara deletes the tracking of a SCO whose identifier changes (totara.help).
    """
    return f"item-{mark}-{_safe(launchable_id)}"


def resource_identifier(mark: str, launchable_id: str) -> str:
    """The resource of a launchable."""
    return f"res-{mark}-{_safe(launchable_id)}"


def _safe(text: str) -> str:
    """Only what is safe both in an NCName and in a prerequisite script: `&|~()=<>*{},` and blanks are not."""
    return re.sub(r"[^A-Za-z0-9_.-]", "-", text)
