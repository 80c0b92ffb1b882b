"""Themes: the pairs of every palette, computed by WCAG; an accent's tones; the nearest that passes."""

from __future__ import annotations

import colorsys
import re
from pathlib import Path

import pytest

import scormkit
from scormkit.course import palette
from scormkit.course.colours import contrast, nearest, read, write
from scormkit.course.theme import STACKS, shipped
from scormkit.course.theme_schema import NAMES

TOKENS = (Path(scormkit.__file__).parent / "player" / "src" / "styles" / "tokens.css").read_text("utf-8")
ACCENTS = [
    "#" + "".join(f"{round(255 * each):02x}" for each in colorsys.hls_to_rgb(hue / 24, light / 10, 0.9))
    for hue in range(24)
    for light in (1, 3, 5, 7, 9)
]
SCHEMES = ("light", "dark")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_pair_of_a_theme_passes_at_seven_to_one(name: str, scheme: str) -> None:
    assert list(palette.failures(shipped(name)[scheme], 7)) == []


def test_the_plain_theme_is_what_the_style_sheet_says() -> None:
    light, dark = TOKENS.split("@media (prefers-color-scheme: dark)")
    for css, scheme in ((light, "light"), (dark.split("@media")[0], "dark")):
        found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))
        assert found == {name: value for name, value in shipped("plain")[scheme].items() if name in found}
        assert len(found) >= 16
    assert re.sub(r",\s+", ",", TOKENS).count(STACKS["sans"]) == 1


@pytest.mark.parametrize("name", NAMES)
def test_themes_name_the_same_colours(name: str) -> None:
    assert {*shipped(name)["light"]} == {*shipped(name)["dark"]} == {*shipped("plain")["light"]}


@pytest.mark.parametrize("name", NAMES)
def test_any_accent_passes_by_night_and_its_nearest_by_day(name: str) -> None:
    base = shipped(name)
    for accent in ACCENTS:
        assert (
            list(palette.failures(palette.by_night(base["dark"], accent, base["text"]), base["text"])) == []
        )
        better = palette.passing(base["light"], accent, base["text"])
        assert list(palette.failures(palette.by_day(base["light"], better), base["text"])) == []
        if not list(palette.failures(palette.by_day(base["light"], accent), base["text"])):
            assert abs(read(better).lightness - read(accent).lightness) < 0.005


def test_colours_are_read_and_written() -> None:
    for colour in (*ACCENTS, "#000000", "#ffffff", "#808080"):
        assert (
            max(abs(int(write(read(colour))[i : i + 2], 16) - int(colour[i : i + 2], 16)) for i in (1, 3, 5))
            <= 1
        )
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_the_nearest_keeps_the_hue_and_goes_no_further_than_it_must() -> None:
    found = nearest("#4aa3df", lambda each: contrast(each, "#ffffff") >= 4.5, lighter=False)
    assert 4.5 <= contrast(found, "#ffffff") < 4.8
    assert abs(read(found).hue - read("#4aa3df").hue) < 0.05
