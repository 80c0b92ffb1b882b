"""Every colour pair of the style sheet, computed from its tokens by WCAG 2.2 (1.4.3, 1.4.6, 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import scormkit

STYLES = Path(scormkit.__file__).parent / "player" / "src" / "styles"
TOKENS = (STYLES / "tokens.css").read_text("utf-8")

SURFACES = ("paper", "raised", "sunk", "accent-soft", "right-soft", "caution-soft", "wrong-soft")
TEXT = [
    *(("ink", surface) for surface in SURFACES),
    *(("muted", surface) for surface in ("paper", "raised", "sunk", "accent-soft")),
    *(
        ("accent", surface)
        for surface in ("paper", "raised", "sunk", "accent-soft", "right-soft", "caution-soft")
    ),
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
]
CONTROLS = [
    ("edge", "paper"),
    ("edge", "raised"),
    ("accent", "raised"),
    ("right", "paper"),
    ("caution", "paper"),
    ("wrong", "paper"),
    ("accent", "line"),
]


def themes() -> dict[str, dict[str, str]]:
    light, dark = TOKENS.split("@media (prefers-color-scheme: dark)")
    dark = dark.split("@media")[0]

    def colours(css: str) -> dict[str, str]:
        return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))

    return {"light": colours(light), "dark": colours(light) | colours(dark)}


THEMES = themes()


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "surface"), TEXT)
def test_text_is_read_at_seven_to_one(theme: str, text: str, surface: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours[text], colours[surface]) >= 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("edge", "surface"), CONTROLS)
def test_controls_stand_out_at_three_to_one(theme: str, edge: str, surface: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours[edge], colours[surface]) >= 3


def test_both_themes_name_the_same_colours() -> None:
    dark = TOKENS.split("@media (prefers-color-scheme: dark)")[1].split("@media")[0]
    assert set(re.findall(r"--([a-z-]+): #", dark)) == set(THEMES["light"])


def test_colours_are_written_in_tokens_only() -> None:
    """A colour elsewhere would escape the computation. Print and the menu's veil are black and white."""
    for sheet in STYLES.glob("*.css"):
        if sheet.name not in ("tokens.css", "print.css"):
            found = re.findall(r"#[0-9a-fA-F]{3,8}\b|(?:rgb|hsl|color)a?\([^)]*\)", sheet.read_text("utf-8"))
            assert [each for each in found if not each.startswith("rgb(10 12 12")] == []


def test_every_token_that_is_used_is_defined() -> None:
    sheets = {sheet.name: sheet.read_text("utf-8") for sheet in STYLES.glob("*.css")}
    used = {name for css in sheets.values() for name in re.findall(r"var\(--([a-z0-9-]+)", css)}
    defined = set(re.findall(r"--([a-z0-9-]+):", sheets["tokens.css"]))
    set_by_the_player = {"done", "asked"}
    assert used - set_by_the_player == defined
