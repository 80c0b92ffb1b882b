"""CRS200-CRS219: what can be wrong with a theme and with the player's settings."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Edit, Finding, Severity, Span, fault


@fault("CRS200", "theme-unknown")
def theme_unknown(span: Span, name: str, near: str | None, known: Sequence[str]) -> Finding:
    """`theme` in course.yaml names neither a theme of scormkit nor a file.

    ```yaml
    theme: raeder
    ```

    Write one of the names that the help lists, or the path of a theme file of your own, which ends in .yaml.
    """
    guess = f"Did you mean {near}? " if near else ""
    return Finding(
        message=f"There is no theme called {name}.",
        help=f"{guess}Write {', '.join(known[:-1])} or {known[-1]}, or the path of a theme file, such as "
        "theme.yaml.",
        span=span,
    )


@fault("CRS201", "theme-missing")
def theme_missing(span: Span, path: str, near: str | None) -> Finding:
    """The theme file that course.yaml names is not in the course folder.

    ```yaml
    theme: design/theme.yaml
    ```

    Correct the path, which begins at the course folder, or create the file. Letter case counts.
    """
    guess = f"Did you mean {near}? " if near else ""
    return Finding(
        message=f"The theme file {path} does not exist in the course folder.",
        help=f"{guess}Correct the path, or create the file; its first line could be: base: plain",
        span=span,
    )


@fault("CRS202", "theme-contrast")
def theme_contrast(
    span: Span, accent: str, found: float, *, other: str, needed: float, better: str
) -> Finding:
    """The accent of a theme does not stand out enough.

    Links and the words of quiet buttons are written in the accent, so learners with weak eyes, or in the sun,
    could not read them. The contrast is computed with every background that the accent meets by day (WCAG
    2.2, 1.4.3: 4.5 to 1; the theme civic keeps 7 to 1, as 1.4.6 asks). The tones for the dark scheme are made
    so that they always pass.

    ```yaml
    accent: "#4aa3df"
    ```

    Use the colour that the help names: it has the same hue and is as near to yours as can be.
    """
    return Finding(
        message=f"The accent {accent} has a contrast of {found:.2f} to 1 with {other}; "
        f"{needed:g} to 1 is needed.",
        help=f"Use {better}: the same hue, as little darker as it takes.",
        span=span,
        edits=(Edit(span, f'"{better}"'),) if span.line == span.end_line else (),
    )


@fault("CRS203", "theme-font")
def theme_font(span: Span, path: str, ending: str) -> Finding:
    """A file that a theme names as a font is none that browsers read.

    ```yaml
    typeface:
      regular: fonts/house-style.eps
    ```

    Use a .woff2 file, which every browser reads and which is the smallest; .woff, .ttf and .otf work, too.
    """
    return Finding(
        message=f"{path} is no font file that browsers read ({ending or 'it has no ending'}).",
        help="Use a .woff2 file; .woff, .ttf and .otf work, too.",
        span=span,
    )


@fault("CRS204", "theme-font-heavy", Severity.WARNING)
def theme_font_heavy(span: Span, size: int) -> Finding:
    """The font files of a theme are heavier than the whole player.

    On a slow connection the text changes its look long after it could be read.

    ```yaml
    typeface:
      regular: fonts/house-style.ttf     # 900 kB, with the letters of every language
    ```

    Make a .woff2 file that holds only the letters of your language (most font tools call this a subset), or
    leave out the bold or the italic file.
    """
    return Finding(
        message=f"The font files of this theme weigh {round(size / 1000)} kB.",
        help="Use .woff2 files with only the letters of your language: 100 kB in all is plenty.",
        span=span,
    )


@fault("CRS205", "theme-picture")
def theme_picture(span: Span, key: str, path: str) -> Finding:
    """The logo or the cover of a theme is no picture that every browser shows.

    ```yaml
    logo: media/logo.ai
    ```

    Save it as .svg (best for a logo), .png, .jpg, .webp or .gif.
    """
    return Finding(
        message=f"{path} is no picture that every browser shows.",
        help=f"Save the {key} as .svg, .png, .jpg, .webp or .gif, and name that file.",
        span=span,
    )
