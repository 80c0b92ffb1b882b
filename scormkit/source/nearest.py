"""The word that was meant: what stands behind every "Did you mean ...?"."""

from __future__ import annotations

from collections.abc import Iterable


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a misspelled one most likely means, capital letters aside; the first of several."""
    from difflib import get_close_matches

    small: dict[str, str] = {}
    for each in known:
        small.setdefault(each.lower(), each)
    found = get_close_matches(word.lower(), small, 1, 0.65)
    return small[found[0]] if found else None
