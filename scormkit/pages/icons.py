"""Pictures of our own set (templates/icons.svg.j2)."""

from __future__ import annotations

from markupsafe import Markup


def icon(name: str) -> Markup:
    """One picture of our own set (templates/icons.svg.j2), for the eye only: a word stands beside it."""
    return Markup('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>').format(name)
