"""Numbers in words, as people read them."""

from __future__ import annotations


def size_text(size: int) -> str:
    """A size in bytes as `812 bytes`, `84 kB`, `12.3 MB` or `1.2 GB` (powers of 1000)."""
    if size < 1000:
        return f"{size} bytes"
    value = float(size)
    for unit in ("kB", "MB", "GB"):
        value /= 1000
        if value < 999.5 or unit == "GB":
            break
    return f"{value:.0f} {unit}" if unit == "kB" else f"{value:.1f} {unit}"


def count_text(number: int, noun: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def percent_text(value: float) -> str:
    """`80%`, `66.5%`."""
    return f"{value:g}%"
