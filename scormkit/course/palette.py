"""The colours of a theme: which pairs of them meet on the screen, and those that are made from the accent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scormkit.course.colours import Colour, contrast, nearest, read, write

SURFACES = ("paper", "raised", "sunk", "accent-soft", "right-soft", "caution-soft", "wrong-soft")
TEXT = (
    *(("ink", surface) for surface in SURFACES),
    *(("muted", surface) for surface in ("paper", "raised", "sunk", "accent-soft")),
    *(("accent", surface) for surface in SURFACES[:-1]),
    *(("accent-strong", surface) for surface in ("paper", "sunk", "accent-soft")),
    ("right", "paper"),
    ("right", "right-soft"),
    ("caution", "paper"),
    ("caution", "caution-soft"),
    ("wrong", "paper"),
    ("wrong", "sunk"),
    ("wrong", "wrong-soft"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
)
"""Every text colour with each background that it is written on."""

CONTROLS = (
    ("edge", "paper"),
    ("edge", "raised"),
    ("accent", "raised"),
    ("right", "paper"),
    ("caution", "paper"),
    ("wrong", "paper"),
    ("accent", "line"),
)
"""The edges of what can be operated, with what is beside them: 3 to 1 (WCAG 2.2, 1.4.11)."""

NAMES: Mapping[str, str] = {
    "paper": "the page",
    "raised": "the answers",
    "sunk": "the menu",
    "accent-soft": "the row under the pointer",
    "right-soft": "what is right",
    "caution-soft": "a warning",
    "line": "the line of progress",
    "on-accent": "the words of a button",
}
"""The colours that an accent meets, in an author's words."""

Palette = Mapping[str, str]


class Failure(NamedTuple):
    """A pair that does not pass: its colours by name, and its contrast, from 1 to 21."""

    one: str
    other: str
    contrast: float
    needed: float


def failures(palette: Palette, text: float) -> Iterator[Failure]:
    """Every pair of a palette whose contrast is too low; `text` is what words need, controls need 3."""
    for pairs, needed in ((TEXT, text), (CONTROLS, 3.0)):
        for one, other in pairs:
            found = contrast(palette[one], palette[other])
            if found < needed:
                yield Failure(one, other, found, needed)


def by_day(base: Palette, accent: str) -> Palette:
    """The light palette of `base` with another accent, and with the tones that follow from it."""
    tone = read(accent)
    on_accent = max("#ffffff", base["ink"], key=lambda each: contrast(each, accent))
    strong = tone.at(tone.lightness - 0.08 if on_accent == "#ffffff" else tone.lightness + 0.06)
    soft = Colour(0.945, min(0.02, tone.chroma * 0.25), tone.hue)
    return {
        **base,
        "accent": accent,
        "accent-strong": write(strong),
        "accent-soft": write(soft),
        "on-accent": on_accent,
    }


def by_night(base: Palette, accent: str, text: float) -> Palette:
    """The dark palette of `base` with an accent of the same hue: light enough for every pair to pass."""
    tone = read(accent)
    soft = write(Colour(0.27, min(0.035, tone.chroma * 0.35), tone.hue))
    dark = {
        **base,
        "accent-soft": soft,
        "on-accent": write(Colour(0.24, min(0.06, tone.chroma * 0.6), tone.hue)),
    }

    def whole(found: str) -> Palette:
        strong = read(found)
        return {
            **dark,
            "accent": found,
            "accent-strong": write(strong.at(min(0.97, strong.lightness + 0.07))),
        }

    start = write(Colour(max(0.8, tone.lightness), min(tone.chroma, 0.11), tone.hue))
    return whole(nearest(start, lambda found: not any(failures(whole(found), text)), lighter=True))


def passing(base: Palette, accent: str, text: float) -> str:
    """The accent of the same hue, as near as can be, with which every pair of `base` passes by day."""
    return nearest(accent, lambda found: not any(failures(by_day(base, found), text)), lighter=False)
