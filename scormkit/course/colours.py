"""Colours as numbers: contrast by WCAG 2.2, lightness as eyes see it (OKLCH, CSS Color 4, section 9.3)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple


class Colour(NamedTuple):
    """A colour in OKLCH: lightness from 0 to 1, chroma from 0, hue in radians."""

    lightness: float
    chroma: float
    hue: float

    def at(self, lightness: float, chroma: float | None = None) -> Colour:
        """The same hue, lighter or darker; also paler where `chroma` is given."""
        return Colour(lightness, self.chroma if chroma is None else chroma, self.hue)


def read(written: str) -> Colour:
    """The colour of `#rrggbb`."""
    red, green, blue = (_linear(int(written[at : at + 2], 16) / 255) for at in (1, 3, 5))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return Colour(lightness, math.hypot(a, b), math.atan2(b, a))


def write(colour: Colour) -> str:
    """`#rrggbb`; what no screen can show loses chroma until one can, so that hue and lightness stay."""
    lightness = min(1.0, max(0.0, colour.lightness))
    low, high = 0.0, colour.chroma
    channels = _channels(lightness, high, colour.hue)
    if not _shows(channels):
        for _ in range(16):
            middle = (low + high) / 2
            if _shows(_channels(lightness, middle, colour.hue)):
                low = middle
            else:
                high = middle
        channels = _channels(lightness, low, colour.hue)
    return "#" + "".join(f"{round(255 * _gamma(min(1.0, max(0.0, each)))):02x}" for each in channels)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def nearest(written: str, passes: Callable[[str], bool], *, lighter: bool) -> str:
    """The colour of the same hue, moved to lighter or darker as little as `passes` needs.

    `passes` must hold at the end of the way: for black, or for white.
    """
    colour = read(written)
    steps = 128
    for step in range(steps + 1):
        way = (1 - colour.lightness) if lighter else -colour.lightness
        found = write(colour.at(colour.lightness + way * step / steps))
        if passes(found):
            return found
    return "#ffffff" if lighter else "#000000"


def _channels(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _shows(channels: tuple[float, float, float]) -> bool:
    return all(-0.0005 <= each <= 1.0005 for each in channels)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _gamma(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)


def _luminance(written: str) -> float:
    red, green, blue = (_linear(int(written[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
