"""What an author may write as a hotspot question, what is said of regions, and how other standards see it."""

from __future__ import annotations

import re

import pytest

from scormkit.diagnostics import Diagnostic
from scormkit.interactions import INTERACTIONS
from scormkit.interactions.base import PlacedOption
from scormkit.interactions.encoding import Component, Interaction
from scormkit.interactions.hotspot import encodings, faults, shapes
from scormkit.interactions.hotspot.model import HotspotSpec
from scormkit.source.document import Where
from scormkit.source.text import SourceFile
from scormkit.source.yaml import parse_yaml

HOTSPOT = INTERACTIONS["hotspot"]

GOOD = """\
type: hotspot
prompt: Where is the pin?
image: media/extinguisher.svg
alt: A fire extinguisher
regions:
  - label: The pin
    correct: true
    rect: {left: 33.3, top: 10, width: 66.7, height: 20}
  - label: The hose
    polygon: [[0, 0], [100, 0], [50, 100]]
  - label: The gauge
    circle: {x: 5, y: 5, radius: 5}
"""


def read(text: str) -> tuple[HotspotSpec, Where]:
    problems: list[Diagnostic] = []
    document = parse_yaml(SourceFile("demo/one/check.yaml", text), problems.append)
    assert document is not None
    assert problems == []
    return HOTSPOT.model.model_validate(document.data), Where(document)


def places(text: str) -> list[tuple[str, int, int]]:
    found = HOTSPOT.check(*read(text))
    return [(each.code, each.span.line, each.span.column) for each in found if each.span]


def test_regions_that_reach_the_edges_exactly_have_no_findings() -> None:
    assert places(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    circle: {x: 5, y: 5, radius: 5}\n", "", [("QST050", 11, 12)]),
        (
            "    circle:",
            "    rect: {left: 1, top: 1, width: 1, height: 1}\n    circle:",
            [("QST050", 13, 5)],
        ),
        ("top: 10, width", "top: 81, width", [("QST051", 8, 5)]),
        ("left: 33.3", "left: -1", [("QST051", 8, 5)]),
        ("[100, 0]", "[100.5, 0]", [("QST051", 10, 5)]),
        ("{x: 5, y", "{x: 4, y", [("QST051", 12, 5)]),
        ("y: 5", "y: 101", [("QST051", 12, 5)]),
        (
            "    circle: {x: 5, y: 5, radius: 5}",
            "    polygon: [[0, 0], [100, 0], [50, 100]]",
            [("QST052", 12, 5)],
        ),
        ("alt: A fire extinguisher", "alt: Decorative", [("QST053", 4, 6)]),
        ("[50, 100]", "[50, 0]", [("QST054", 10, 5)]),
        ("[100, 0], ", "", [("QST054", 10, 5)]),
        ("alt: A fire extinguisher\n", "", [("QST053", 3, 8)]),
        ("media/extinguisher.svg", "https://example.org/a.svg", [("QST011", 3, 8)]),
        ("    correct: true\n", "", [("QST001", 5, 1)]),
        ("The hose", "The  pin", [("QST006", 9, 12)]),
        ("regions:", "credit: partial\nregions:", [("QST010", 5, 9)]),
    ],
)
def test_what_is_said_of_a_region(old: str, new: str, expected: list[tuple[str, int, int]]) -> None:
    assert GOOD.count(old) == 1
    assert places(GOOD.replace(old, new)) == expected


def test_one_region_is_no_choice() -> None:
    assert places(GOOD[: GOOD.index("  - label: The hose")]) == [("QST055", 5, 1)]


@pytest.mark.parametrize("code", ["QST050", "QST051", "QST052", "QST053", "QST054", "QST055"])
def test_the_example_of_a_documentation_page_triggers_its_finding(code: str) -> None:
    fault = {each.code: each for each in vars(faults).values() if hasattr(each, "code")}[code]
    example = re.search(r"```yaml\n(.*?)```", fault.page, re.DOTALL)
    assert example is not None
    assert code in [each[0] for each in places(example[1])]


def test_a_polygon_is_drawn_inside_its_box() -> None:
    outline = shapes.polygon([(20, 10), (60, 10), (60, 50), (20, 50)])
    assert (outline.left, outline.top, outline.width, outline.height) == ("20", "10", "40", "40")
    assert outline.svg == "0,0 100,0 100,100 0,100"
    assert outline.clip == "0% 0%, 100% 0%, 100% 100%, 0% 100%"
    assert outline.middle == ("50", "50")


def test_the_number_of_a_polygon_stands_in_its_bulk_and_not_in_the_middle_of_its_box() -> None:
    middle = shapes.polygon([(0, 0), (90, 0), (0, 90)]).middle
    assert middle == ("33.333", "33.333")
    assert shapes.polygon([(0, 0), (10, 10), (10, 0), (0, 10)]).middle == ("50", "50")


def test_the_box_of_a_circle_is_a_square_around_its_middle() -> None:
    outline = shapes.circle(50, 40, 12.5)
    assert (outline.left, outline.top, outline.width, outline.height) == ("37.5", "40", "25", "")


def test_scorm_2004_and_xapi_see_a_choice() -> None:
    spec, _ = read(
        "multiple: true\n" + GOOD.replace("label: The gauge", "label: The gauge\n    correct: true")
    )
    placed = [PlacedOption("z", 0, "a"), PlacedOption("b", 1, "b"), PlacedOption("c", 2, "c")]
    assert encodings.scorm2004(spec, placed) == Interaction("choice", ("c[,]z",))
    parts = (Component("z", "The pin"), Component("b", "The hose"), Component("c", "The gauge"))
    assert encodings.xapi(spec, placed) == Interaction("choice", ("c[,]z",), (("choices", parts),))
