"""Regions of a picture, in percent of it: the box around each, and its outline inside that box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

Point = tuple[float, float]
"""From the left and from the top, in percent."""


class Outline(NamedTuple):
    """A region as the page draws it. All numbers are texts in percent, ready for a style sheet or an SVG.

    `left`, `top`, `width` and `height` are the box in the picture. `height` is "" for a circle, whose box is
    a square as wide as `width` with its middle at `top`. `points` are the corners inside the box (a polygon
    only). `middle` is where the region's number stands, inside the box.
    """

    kind: str
    left: str
    top: str
    width: str
    height: str
    points: tuple[tuple[str, str], ...]
    middle: tuple[str, str]

    @property
    def svg(self) -> str:
        """The corners as SVG's `points`."""
        return " ".join(f"{x},{y}" for x, y in self.points)

    @property
    def clip(self) -> str:
        """The corners as CSS's `polygon()`."""
        return ", ".join(f"{x}% {y}%" for x, y in self.points)


def rectangle(left: float, top: float, width: float, height: float) -> Outline:
    """The outline of a rectangle."""
    return Outline("rect", text(left), text(top), text(width), text(height), (), ("50", "50"))


def circle(x: float, y: float, radius: float) -> Outline:
    """The outline of a circle; its radius is in percent of the picture's width."""
    return Outline("circle", text(x - radius), text(y), text(2 * radius), "", (), ("50", "50"))


def polygon(corners: Sequence[Point]) -> Outline:
    """The outline of a polygon with an area."""
    left, top = (min(corner[axis] for corner in corners) for axis in (0, 1))
    width, height = (max(corner[axis] for corner in corners) - low for axis, low in ((0, left), (1, top)))

    def inside(point: Point) -> tuple[str, str]:
        return text((point[0] - left) / width * 100), text((point[1] - top) / height * 100)

    points = tuple(inside(corner) for corner in corners)
    box = (text(left), text(top), text(width), text(height))
    return Outline("polygon", *box, points, inside(_middle(corners)))


def area(corners: Sequence[Point]) -> float:
    """The area of a polygon, in square percent (the shoelace formula); 0 when all corners are on one line."""
    return abs(sum(_crosses(corners))) / 2


def _crosses(corners: Sequence[Point]) -> list[float]:
    following = [*corners[1:], *corners[:1]]
    return [x * next_y - next_x * y for (x, y), (next_x, next_y) in zip(corners, following, strict=True)]


def _middle(corners: Sequence[Point]) -> Point:
    """The centre of gravity; the mean of the corners when a polygon crosses itself so that areas cancel."""
    crosses = _crosses(corners)
    double = sum(crosses)
    following = [*corners[1:], *corners[:1]]
    if abs(double) < 1e-6:
        return sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners)
    sums = [
        sum((a[axis] + b[axis]) * cross for a, b, cross in zip(corners, following, crosses, strict=True))
        for axis in (0, 1)
    ]
    return sums[0] / (3 * double), sums[1] / (3 * double)


def text(number: float) -> str:
    """A number with at most three decimals."""
    return f"{round(number, 3) + 0:g}" if abs(number) < 1e5 else str(round(number))
