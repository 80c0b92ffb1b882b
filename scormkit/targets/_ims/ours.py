"""What every target says of a fault in a package of ours."""

from __future__ import annotations

from scormkit.diagnostics import Finding


def ours(message: str) -> Finding:
    """A fault that only scormkit itself can cause; the author can do nothing but tell us."""
    return Finding(
        message=message,
        help="This is a fault of scormkit, not of the course. Please report it with the course, if you may "
        "share it.",
        span=None,
    )
