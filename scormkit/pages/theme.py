"""A theme -> the part of the style sheet that changes the player's own look."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from scormkit.plan.model import Plan

_FROM_PLAYER = "../"
"""The style sheet stands in player/, so the package begins one folder up."""


def theme_css(plan: Plan) -> str:
    """The rules of the plan's theme, to stand after all others; nothing where it has none.

    Colours are for the screen only: paper has its own. Fonts take the place of the ones every computer has as
    soon as they are there (`font-display: swap`), so that the text can be read at once.
    """
    theme = plan.theme
    if theme is None:
        return ""
    tokens = {name: value for name, value in theme.tokens.items() if name != "size-wide"}
    wide = theme.tokens.get("size-wide")
    return "".join(
        [
            *_faces(plan),
            _rule("", tokens),
            _rule("screen", theme.light),
            _rule("screen and (prefers-color-scheme:dark)", theme.dark),
            _rule("screen and (min-width:60rem)", {"size": wide} if wide else {}),
        ]
    )


def _faces(plan: Plan) -> list[str]:
    names = {(file, target): name for file, target, name in plan.asset_names}
    rules: list[str] = []
    if plan.theme is None:
        return rules
    for font in plan.theme.fonts:
        address = _FROM_PLAYER + quote(names.get((plan.theme.file, font.target), font.target))
        rules.append(
            f'@font-face{{font-family:"{font.family}";src:url("{address}");font-weight:{font.weight};'
            f"font-style:{font.style};font-display:swap}}\n"
        )
    return rules


def _rule(media: str, tokens: Mapping[str, str]) -> str:
    if not tokens:
        return ""
    rule = ":root{" + ";".join(f"--{name}:{value}" for name, value in tokens.items()) + "}"
    return f"@media {media}{{{rule}}}\n" if media else f"{rule}\n"
