"""The model of a theme file: the YAML file that `theme:` in course.yaml names."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from scormkit.source.scalars import Text, misfit

NAMES = ("plain", "reader", "civic")
"""The themes that come with scormkit."""

STACK_NAMES = ("sans", "serif", "grotesque")
Stack = Literal["sans", "serif", "grotesque"]
"""Typefaces that every computer has one of."""

_SHORT = re.compile(r"#[0-9a-fA-F]{3}")
_LONG = re.compile(r"#[0-9a-fA-F]{6}")


def _colour(value: Any) -> Any:
    text = str(value).strip()
    if _LONG.fullmatch(text):
        return text.lower()
    if _SHORT.fullmatch(text):
        return "#" + "".join(2 * each for each in text[1:].lower())
    if re.fullmatch(r"[0-9a-fA-F]{6}", text):
        raise misfit("a colour", text, f'Write "#{text.lower()}", in quotation marks.', f'"#{text.lower()}"')
    raise misfit(
        "a colour", text, 'Write # and six digits from 0 to f, in quotation marks, such as "#0b4d5a".'
    )


HexColour = Annotated[
    str,
    BeforeValidator(_colour),
    WithJsonSchema({"type": "string", "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"}),
]
"""#rrggbb."""


class _Spec(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class FaceSpec(_Spec):
    """A typeface: one that every computer has, or font files of your own, which lie beside the theme file."""

    regular: Text | None = Field(
        None, description="The font file of ordinary text, such as fonts/text.woff2."
    )
    bold: Text | None = Field(
        None, description="The font file of bold text. Left out: the regular one, made bolder."
    )
    italic: Text | None = Field(
        None, description="The font file of italic text. Left out: the regular one, slanted."
    )
    instead: Stack = Field(
        "sans", description="What is shown until the files are there: sans, serif or grotesque."
    )


def _face(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value.strip() in STACK_NAMES:
        return {"instead": value.strip()}
    raise misfit(
        "sans, serif, grotesque or font files",
        value,
        "Write one of the three words. For a font of your own, write regular: and the path of its file "
        "on a line of its own below this one.",
    )


Face = Annotated[FaceSpec, BeforeValidator(_face)]
"""A word stands for a typeface without files."""


class ThemeSpec(_Spec):
    """A theme file: how the course looks. Everything may be left out."""

    base: Literal["plain", "reader", "civic"] = Field(
        "plain", description="The theme of scormkit that this one changes: plain, reader or civic."
    )
    accent: HexColour | None = Field(
        None,
        description='The colour of links and buttons by day, such as "#0b4d5a". Its lighter and darker '
        "tones, and those of the dark scheme, are made from it.",
    )
    typeface: Face | None = Field(
        None, description="The typeface of the text: sans, serif, grotesque, or font files of your own."
    )
    headings: Face | None = Field(None, description="The typeface of headings. Left out: as the text.")
    radius: Literal["none", "small", "medium", "large"] | None = Field(
        None, description="How round corners are: none, small, medium or large."
    )
    density: Literal["compact", "comfortable", "spacious"] | None = Field(
        None, description="How much room there is between things: compact, comfortable or spacious."
    )
    logo: Text | None = Field(None, description="A picture above the menu, such as media/logo.svg.")
    logo_alt: Text | None = Field(
        None, description="What the logo says, for those who do not see it. Left out: the publisher's name."
    )
    logo_dark: Text | None = Field(None, description="The logo for the dark scheme. Left out: the same one.")
    cover: Text | None = Field(None, description="A picture on the first screen, such as media/cover.jpg.")
    cover_alt: Text | None = Field(
        None, description="What the picture shows, where that matters. Left out: it is only decoration."
    )
