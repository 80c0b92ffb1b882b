"""The templates, compiled once and shared by everything that renders."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_ROOM = Path(__file__).parent
_INTERACTIONS = _ROOM.parent / "interactions"


@cache
def environment() -> Environment:
    """The one environment of a course's pages."""
    from scormkit.templates import templates_in

    return templates_in(_ROOM / "templates", _INTERACTIONS)
