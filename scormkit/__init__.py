"""scormkit compiles courses written in YAML and Markdown into packages that any LMS imports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from scormkit.api import build, check, load, plan

__all__ = ["__version__", "build", "check", "load", "plan"]


def __getattr__(name: str) -> Any:
    """Load the API only when it is asked for, so that `scormkit --help` stays instant (PEP 562)."""
    if name in {"build", "check", "load", "plan"}:
        from scormkit import api

        return getattr(api, name)
    raise AttributeError(f"module 'scormkit' has no attribute {name!r}")
