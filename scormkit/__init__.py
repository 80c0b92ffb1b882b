"""scormkit compiles courses written in YAML and Markdown into packages that any LMS imports."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import would cost `scormkit --help` half of its time
if TYPE_CHECKING:
    from scormkit.api import build, check, load, validate

__version__ = "0.1.0"

__all__ = ["__version__", "build", "check", "load", "validate"]


def __getattr__(name: str) -> object:
    """Load the API only when it is asked for, so that `scormkit --help` stays instant (PEP 562)."""
    if name in {"build", "check", "load", "validate"}:
        from scormkit import api

        return getattr(api, name)
    raise AttributeError(f"module 'scormkit' has no attribute {name!r}")
