"""The pictures of all states: how they are taken, and how two of them are compared."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page

from tests.conftest import ROOT
from tests.visual import rare, states
from tests.visual.stage import Scheme, Stage

FOLDER = ROOT / "docs" / "screenshots"
QUALITY = 45
"""Of WebP: text stays sharp, and all pictures together stay small."""

SETTLED = "() => document.querySelector('#save-state')?.dataset.state !== 'saving'"

LIKENESS = """async ([one, other]) => {
  const read = async (data) => {
    const picture = await createImageBitmap(await (await fetch(data)).blob());
    const [wide, high] = [24, Math.max(1, Math.round((24 * picture.height) / picture.width))];
    const draw = new OffscreenCanvas(wide, high).getContext("2d");
    draw.imageSmoothingQuality = "high";
    draw.drawImage(picture, 0, 0, wide, high);
    const { data: bytes } = draw.getImageData(0, 0, wide, high);
    const level = (at) => (bytes[4 * at] + bytes[4 * at + 1] + bytes[4 * at + 2]) / 765;
    const grey = Array.from({ length: wide * high }, (_, at) => level(at));
    return { size: `${picture.width}x${picture.height}`, grey };
  };
  const [a, b] = [await read(one), await read(other)];
  if (a.size !== b.size) return 1;
  return a.grey.reduce((sum, grey, at) => sum + Math.abs(grey - b.grey[at]), 0) / a.grey.length;
}"""
"""How much two pictures differ, 0 to 1: the mean difference in grey of a coarse grid. Another font, which
moves words a little, hardly counts there; what the parts of the screen are like is compared by `SHAPE`."""

SHAPE = Path(__file__).with_name("shape.js").read_text("utf-8")
ROOM = 24
"""Pixels that a place or a width may differ by: a scroll bar is not as wide on every machine."""

Shape = dict[str, list[Any]]


class Walk(NamedTuple):
    """A way through a course at one width: the name of its folder, the course, and what it shows."""

    name: str
    course: str
    width: int
    scheme: Scheme = "light"
    forced: bool = False
    theme: str = "plain"


WALKS = (
    Walk("introduction", "cst-introduction", 1440),
    Walk("introduction-narrow-dark", "cst-introduction", 320, "dark"),
    Walk("showcase", "showcase", 768),
    Walk("showcase-wide-dark", "showcase", 1440, "dark"),
    Walk("showcase-narrow", "showcase", 320),
    Walk("rare", "rare", 1440),
    Walk("rare-narrow-dark", "rare", 320, "dark"),
    Walk("forced-colors", "tour", 1440, forced=True),
    Walk("reader", "tour", 1440, theme="reader"),
    Walk("reader-narrow-dark", "tour", 320, "dark", theme="reader"),
    Walk("civic", "tour", 1440, theme="civic"),
    Walk("civic-narrow-dark", "tour", 320, "dark", theme="civic"),
    Walk("right-to-left", "arabic", 1440),
    Walk("right-to-left-narrow", "arabic", 320),
    Walk("languages", "exits", 1440),
    Walk("languages-narrow-dark", "exits", 320, "dark"),
)
COURSES = {
    "cst-introduction": (ROOT / "courses" / "cst-introduction", states.of_the_introduction),
    "showcase": (ROOT / "courses" / "showcase", states.of_the_showcase),
    "rare": (ROOT / "courses" / "showcase", rare.of_the_rare),
    "tour": (ROOT / "courses" / "showcase", states.of_a_tour),
    "arabic": (ROOT / "tests" / "journeys" / "courses" / "arabic", states.of_arabic),
    "exits": (ROOT / "tests" / "journeys" / "courses" / "exits", states.of_languages),
}
CHANGES = {"cst-introduction": {"quick_exit": "https://www.weather.gov/"}, "rare": {"title": rare.TITLE}}
"""Keys of course.yaml, so that optional states are shown, too."""
TOGETHER = {"exits": "en,es,ar"}
"""The languages of a package in which learners choose."""


def shots(browser: Browser, address: str, walk: Walk) -> Iterator[tuple[str, Stage, bytes]]:
    """Every state of a walk: its name, the stage that is in it, and its picture."""
    _, show = COURSES[walk.course]
    for name, stage in show(browser, address, walk.width, walk.scheme, forced=walk.forced):
        yield name.replace(",", "").replace(" ", "-"), stage, shot(stage.page)


def shot(page: Page) -> bytes:
    """What is on the screen, as WebP, once nothing moves and the pointer is out of the way."""
    page.mouse.move(0, 0)
    page.wait_for_function(SETTLED)
    session = page.context.new_cdp_session(page)
    answer = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    session.detach()
    return base64.b64decode(answer["data"])


def shape(page: Page) -> Shape:
    """What the parts of the screen are like (shape.js): number, place, width, type and colours, edges."""
    page.evaluate(SHAPE)
    found: Shape = page.evaluate("shapeOf()")
    return found


def unlike(one: Shape, other: Shape) -> list[str]:
    """The parts that are not alike: not there, or not as many, or elsewhere, or drawn in another way."""
    return [
        f"{part}: {one.get(part)} is now {other.get(part)}"
        for part in {**one, **other}
        if part not in one or part not in other or not _alike(one[part], other[part])
    ]


def _alike(one: list[Any], other: list[Any]) -> bool:
    return (one[0], *one[3:]) == (other[0], *other[3:]) and all(
        abs(a - b) <= ROOM for a, b in zip(one[1:3], other[1:3], strict=True)
    )


def path_of(walk: Walk, name: str) -> Path:
    """Where a picture is kept."""
    return FOLDER / walk.name / f"{name}.webp"


def shapes_of(walk: Walk) -> Path:
    """Where the shapes of a walk's states are kept."""
    return FOLDER / walk.name / "shapes.json"


def difference(page: Page, one: bytes, other: bytes) -> float:
    """How much two pictures differ, from 0 to 1 (see `LIKENESS`); 1 where they are of another size."""
    pictures = [f"data:image/webp;base64,{base64.b64encode(each).decode()}" for each in (one, other)]
    return float(page.evaluate(LIKENESS, pictures))
