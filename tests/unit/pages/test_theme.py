"""A theme in the package: its style after the player's, its pictures on the first screen, its fonts."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from scormkit import api
from tests.conftest import ROOT, change_course

SHOWCASE = ROOT / "tests" / "journeys" / "courses" / "fire-safety"


def build(tmp_path: Path, theme: str, files: dict[str, str | bytes]) -> tuple[str, str, list[str]]:
    """The style sheet, the launch page and the names of a package of a small course with a theme."""
    course = tmp_path / "course"
    shutil.copytree(SHOWCASE, course)
    change_course(course, {"theme": theme, "publisher": "The brigade"})
    for name, content in files.items():
        path = course / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with zipfile.ZipFile(api.build(course, out=tmp_path / "out").path) as archive:
        names = archive.namelist()
        return (archive.read("player/player.css").decode(), archive.read("index.html").decode(), names)


@pytest.mark.parametrize("name", ["reader", "civic"])
def test_a_theme_of_scormkit(tmp_path: Path, name: str) -> None:
    css, html, _ = build(tmp_path, name, {})
    last = css.splitlines()[-4:]
    assert any("(prefers-color-scheme:dark)" in line and "--accent:" in line for line in last)
    assert "<img" not in html.partition('<script type="text/html"')[0]


def test_a_theme_of_ones_own(tmp_path: Path) -> None:
    theme = (
        'accent: "#a02050"\ntypeface:\n  regular: fonts/My Font.woff2\n  instead: serif\n'
        "logo: ../media/triangle.svg\nlogo_dark: ../media/triangle.svg\ncover: ../media/triangle.svg\n"
        "cover_alt: A triangle & more\n"
    )
    css, html, names = build(
        tmp_path, "design/theme.yaml", {"design/theme.yaml": theme, "design/fonts/My Font.woff2": b"x"}
    )
    font = re.search(r'@font-face\{font-family:"course";src:url\("\.\./(.+?)"\)', css)
    assert font is not None
    assert font[1] in names
    assert "font-display:swap" in css
    assert "--accent:#a02050" in css
    assert '--text:"course",Charter' in css
    assert '<img class="cover" src="media/triangle.svg" alt="A triangle &amp; more"' in html
    assert '<img src="media/triangle.svg" alt="The brigade">' in html
    assert 'media="(prefers-color-scheme: dark)"' in html


def test_without_a_theme_nothing_is_added(tmp_path: Path) -> None:
    css, html, _ = build(tmp_path, "plain", {})
    assert "@font-face" not in css
    assert 'class="cover"' not in html
