"""Names that every file system and LMS takes."""

from __future__ import annotations

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(10))}
)
"""Names that Windows reserves for devices, with any ending: an LMS on Windows cannot unpack them."""


def safe_stem(stem: str) -> str:
    """A file's name without its ending, changed only when Windows would take it for a device."""
    return f"file-{stem}" if stem.lower() in _DEVICES else stem
