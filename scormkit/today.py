"""The day to which facts and contacts may be due."""

from __future__ import annotations

import os
from datetime import date, datetime


def day_of(today: date | None) -> date:
    """The day that counts as today: the one given, the one in the variable SCORMKIT_TODAY, or today's.

    Raises `ValueError` when the variable holds no date.
    """
    written = os.environ.get("SCORMKIT_TODAY", "")
    if today is not None:
        return today
    if not written:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(written)
    except ValueError:
        message = f"SCORMKIT_TODAY is {written!r}, which is no date. Write it like 2026-11-22."
        raise ValueError(message) from None
