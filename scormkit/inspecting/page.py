"""An inspection as one HTML file: no script, nothing loaded, readable on paper."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from scormkit.diagnostics import Severity
from scormkit.inspecting.model import Inspection, Unit
from scormkit.inspecting.telling import size_words

_WIDTH = 720
_ROW = 40
_STEP = 28
_BOX = 30
_TOLD = 40
_MOST = 400
"""Units that are drawn; a list of more is no picture any more."""


class Drawn(NamedTuple):
    """A unit in the picture: its place in pixels, where the line from its parent comes from, its words."""

    unit: Unit
    x: int
    y: int
    parent: tuple[int, int] | None
    label: str
    note: str


def draw(structure: tuple[Unit, ...]) -> tuple[tuple[Drawn, ...], int]:
    """The units as rows of a tree, and the height of the picture in pixels."""
    drawn: list[Drawn] = []
    corners: dict[int, tuple[int, int]] = {}
    for top in structure:
        for depth, unit in top.every():
            if len(drawn) >= _MOST:
                break
            x, y = 12 + depth * _STEP, 8 + len(drawn) * _ROW
            drawn.append(Drawn(unit, x, y, corners.get(depth - 1), *_words(unit, x)))
            corners[depth] = (x + 10, y + _BOX)
    return tuple(drawn), 16 + len(drawn) * _ROW


def _words(unit: Unit, x: int) -> tuple[str, str]:
    """The title and the note of a box, cut so that they do not meet; both stand in full in its tooltip."""
    room = (_WIDTH - x - 48) // 8
    label = _cut(unit.title or "(no title)", max(12, room - 12))
    left = room - len(label) - len(unit.kind) - 4
    rules = _cut("; ".join(unit.rules), left) if unit.rules and left > 12 else ""
    return label, f"{rules} · {unit.kind}" if rules else unit.kind


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 1].rstrip()}…"


def inspection_page(it: Inspection, named: Sequence[str] = ()) -> str:
    """The report as a document; the platforms that are `named` are unfolded in it."""
    from scormkit.templates import templates_in

    environment = templates_in(Path(__file__).parent)
    environment.filters["size"] = size_words
    drawn, height = draw(it.structure)
    total = sum(1 for top in it.structure for _ in top.every())
    counts = {severity.value: sum(each.severity is severity for each in it.findings) for severity in Severity}
    order = list(Severity)
    worst = sorted(it.findings, key=lambda each: order.index(each.severity))[:_TOLD]
    return environment.get_template("page.html.j2").render(
        it=it,
        named=named,
        worst=worst,
        drawn=drawn,
        height=height,
        left_out=total - len(drawn),
        counts=counts,
        width=_WIDTH,
    )


def write_report(package: Path) -> Path:
    """Write the page about a package beside it, under its name; the same bytes for the same package."""
    from scormkit.archive.replace import replacing
    from scormkit.inspecting.inspect import inspect_package

    path = package.with_suffix(".html")
    page = inspection_page(inspect_package(package))
    with replacing(path, durable=False) as file:
        file.write(page.encode())
    return path
