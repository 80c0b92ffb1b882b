"""`theme:` in course.yaml -> how the course looks: colours, typefaces, measures, pictures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from scormkit.course import faults_theme as faults
from scormkit.course.files import ending
from scormkit.source.document import Where
from scormkit.source.nearest import closest
from scormkit.source.scalars import shorten

if TYPE_CHECKING:
    from scormkit.course.reading import Reading
    from scormkit.course.theme_schema import FaceSpec, ThemeSpec
    from scormkit.source.markdown import Reference

_SHIPPED = Path(__file__).parent / "themes"
_FONTS = (".woff2", ".woff", ".ttf", ".otf")
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")
_HEAVY = 300_000
"""Bytes of fonts: an ordinary family of two files with the letters of Europe has about half of that."""

STACKS: Mapping[str, str] = {
    "sans": '"Segoe UI",Seravek,"Noto Sans","Open Sans",Ubuntu,system-ui,sans-serif',
    "serif": 'Charter,"Bitstream Charter","Sitka Text",Cambria,"Noto Serif","Droid Serif",serif',
    "grotesque": '"Helvetica Neue",Helvetica,Arial,"Liberation Sans",Arimo,"Noto Sans",sans-serif',
}
_RADII = {"none": "0", "small": "0.25rem", "medium": "0.5rem", "large": "0.875rem"}
_DENSITIES: Mapping[str, Mapping[str, str]] = {
    "compact": {"gap": "0.85em", "s5": "1.25rem", "s6": "1.5rem", "s7": "2.25rem", "s8": "3rem"},
    "comfortable": {},
    "spacious": {"gap": "1.2em", "s6": "2.25rem", "s7": "3.75rem", "s8": "5.5rem"},
}


class FontFile(NamedTuple):
    """A font file: the family it belongs to, its weight and style, its path as written."""

    family: str
    weight: str
    style: str
    target: str


class Picture(NamedTuple):
    """A picture of the theme: its path as written, and what it says (nothing: it is decoration)."""

    target: str
    alt: str


class Theme(NamedTuple):
    """How a course looks. `file` is what its paths are written in; `tokens` are custom properties of the
    style sheet (without the two hyphens), `size-wide` the text size on wide screens. Colours are those of
    `light` and `dark` that are not the player's own.
    """

    name: str
    file: str = ""
    light: Mapping[str, str] = {}
    dark: Mapping[str, str] = {}
    tokens: Mapping[str, str] = {}
    fonts: tuple[FontFile, ...] = ()
    logo: Picture | None = None
    logo_dark: Picture | None = None
    cover: Picture | None = None
    references: tuple[Reference, ...] = ()


@cache
def shipped(name: str) -> Mapping[str, Any]:
    """The values of a theme that comes with scormkit."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    values: Mapping[str, Any] = yaml.load((_SHIPPED / f"{name}.yaml").read_text("utf-8"), loader)
    return values


def load_theme(written: str, where: Where, publisher: str, reading: Reading) -> Theme | None:
    """The theme that course.yaml names; None where it cannot be used (reported)."""
    from scormkit.course.theme_schema import NAMES, ThemeSpec

    if written in NAMES:
        return _theme(ThemeSpec.model_validate({"base": written}), None, publisher, reading)
    if not written.lower().endswith((".yaml", ".yml")):
        reading.report(faults.theme_unknown(where.span(), shorten(written), closest(written, NAMES), NAMES))
        return None
    found = reading.folder.find(written)
    if found.state != "file":
        near = closest(
            written, [each for each in reading.folder.all_files() if each.endswith((".yaml", ".yml"))]
        )
        near = found.name if found.state == "case" else near
        reading.report(faults.theme_missing(where.span(), shorten(written), near))
        return None
    document = reading.document(found.name)
    spec = reading.spec(ThemeSpec, document, "base: plain")
    return None if spec is None or document is None else _theme(spec, Where(document), publisher, reading)


def _theme(spec: ThemeSpec, where: Where | None, publisher: str, reading: Reading) -> Theme:
    base, plain = shipped(spec.base), shipped("plain")
    light, dark = base["light"], base["dark"]
    if spec.accent is not None and where is not None:
        light, dark = _coloured(spec.accent, base, where, reading)
    fonts, tokens = _typefaces(spec, base)
    radius, density = spec.radius or base["radius"], spec.density or base["density"]
    tokens |= _DENSITIES[density] | base.get("tokens", {})
    if radius != plain["radius"]:
        tokens["radius"] = _RADII[radius]
    theme = Theme(
        name=spec.base,
        light={name: value for name, value in light.items() if value != plain["light"][name]},
        dark={name: value for name, value in dark.items() if value != plain["dark"][name]},
        tokens=tokens,
        fonts=fonts,
        logo=Picture(spec.logo, spec.logo_alt or publisher) if spec.logo else None,
        logo_dark=Picture(spec.logo_dark, spec.logo_alt or publisher) if spec.logo_dark else None,
        cover=Picture(spec.cover, spec.cover_alt or "") if spec.cover else None,
    )
    if where is None:
        return theme
    return theme._replace(file=where.document.file.name, references=_references(spec, theme, where, reading))


def _coloured(
    accent: str, base: Mapping[str, Any], where: Where, reading: Reading
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Both palettes with the author's accent; what does not stand out is reported."""
    from scormkit.course import palette

    text = base["text"]
    light = palette.by_day(base["light"], accent)
    # The page says most to an author: what does not stand out there is told of the page.
    order = {"paper": 0.0}
    failed = sorted(palette.failures(light, text), key=lambda each: order.get(each.other, each.contrast))
    for worst in failed[:1]:
        other = palette.NAMES[worst.other if worst.one.startswith("accent") else worst.one]
        better = palette.passing(base["light"], accent, text)
        span = where.span("accent")
        reading.report(
            faults.theme_contrast(
                span, accent, worst.contrast, other=other, needed=worst.needed, better=better
            )
        )
    return light, palette.by_night(base["dark"], accent, text)


def _typefaces(spec: ThemeSpec, base: Mapping[str, Any]) -> tuple[tuple[FontFile, ...], dict[str, str]]:
    """The font files, and the custom properties of the typefaces where they are not the player's own."""
    from scormkit.course.theme_schema import FaceSpec

    text = spec.typeface or FaceSpec.model_validate({"instead": base["typeface"]})
    headings = spec.headings or spec.typeface or FaceSpec.model_validate({"instead": base["headings"]})
    tokens: dict[str, str] = {}
    if (stack := _stack(text, "course")) != STACKS["sans"]:
        tokens["text"] = stack
    if text.instead != "serif":
        # Beside a serif the menu and the buttons keep the player's own typeface.
        tokens["sans"] = stack
    if headings != text:
        tokens["display"] = _stack(headings, "course-headings")
    fonts = _font_files(text, "course")
    return (fonts if headings == text else fonts + _font_files(headings, "course-headings")), tokens


def _stack(face: FaceSpec, family: str) -> str:
    return f'"{family}",{STACKS[face.instead]}' if face.regular else STACKS[face.instead]


def _font_files(face: FaceSpec, family: str) -> tuple[FontFile, ...]:
    named = (("400", "normal", face.regular), ("700", "normal", face.bold), ("400", "italic", face.italic))
    return tuple(FontFile(family, weight, style, path) for weight, style, path in named if path)


def _references(spec: ThemeSpec, theme: Theme, where: Where, reading: Reading) -> tuple[Reference, ...]:
    """Every file that the theme names, each checked for its kind; whether it exists is checked later."""
    references = []
    for key, picture in (("logo", theme.logo), ("logo_dark", theme.logo_dark), ("cover", theme.cover)):
        if picture is not None:
            references.append(reading.image(where.at(key), picture.target, picture.alt))
            if ending(picture.target) not in _PICTURES:
                reading.report(
                    faults.theme_picture(where.span(key), key.removesuffix("_dark"), picture.target)
                )
    weight, first = 0, None
    for key in ("typeface", "headings"):
        face = getattr(spec, key)
        for part in ("regular", "bold", "italic"):
            path = getattr(face, part, None)
            if path is None:
                continue
            place = where.at(key, part)
            first = first or place
            references.append(reading.image(place, path, "")._replace(kind="link"))
            reading.images[-1] = (reading.images[-1][0], references[-1])
            if ending(path) not in _FONTS:
                reading.report(faults.theme_font(place.span(), shorten(path), ending(path)))
            weight += _size(reading, where, path)
    if first is not None and weight > _HEAVY:
        reading.report(faults.theme_font_heavy(first.span(), weight))
    return tuple(references)


def _size(reading: Reading, where: Where, path: str) -> int:
    """Bytes of a font file; none where it is not there, which is said elsewhere."""
    folder = reading.folder.name_of(where.document.file.name).rpartition("/")[0]
    try:
        return (reading.folder.path / folder / path).stat().st_size
    except OSError:
        return 0
