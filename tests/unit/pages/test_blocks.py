"""Every block renders to sound HTML, also in its least form, and brings its style."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scormkit.pages.markdown import Context, render_blocks
from scormkit.pages.strings import interface
from scormkit.source.blocks import BLOCKS, Attribute, Body, Kind
from scormkit.source.markdown_parse import parse_page
from scormkit.source.text import SourceFile
from tests.unit.pages.builders import md
from tests.unit.pages.html import faults

ROOT = Path(__file__).parents[3]
CONTEXT = Context(text=interface("en")[1], pages={}, assets={}, base="", size=lambda _: None)
BODIES = {
    Body.BLOCKS: "Text.",
    Body.MAYBE: "",
    Body.TITLED: "## One\n\nFirst.\n\n## Two\n\nSecond.",
    Body.PARTS: "First.\n\n---\n\nSecond.",
    Body.STEPS: "1. One\n2. Two",
    Body.LIST: "- One\n- Two",
    Body.IMAGES: '![A door](door.svg)\n![A cross](cross.svg "First aid")',
    Body.TABLE: "| a | b |\n|---|---|\n| 1 | 2 |",
    Body.NONE: "",
}
OTHERS = {"contacts", "glossary", "sources", "only"}
"""The first three are made of the course's registers; `only` is unwrapped before a page is rendered. They
are tested with the registers, and with the choice of audiences."""
OWN = sorted(BLOCKS.keys() - OTHERS)


def least(name: str) -> str:
    """The shortest way to write a block."""
    block = BLOCKS[name]
    required = [each for each in block.attributes if each.required]
    written = [f"{each.name}=file{each.endings[0] if each.endings else '.txt'}" for each in required]
    words = " A title" if block.title == "required" else ""
    return f":::{name}{words} {{{' '.join(written)}}}\n{BODIES[block.body]}\n:::"


def fullest(name: str) -> str:
    """The same with a title and every attribute."""
    block = BLOCKS[name]
    values: dict[Kind, Callable[[Attribute], str]] = {
        Kind.TEXT: lambda each: f'{each.name}="Some <words>"',
        Kind.FILE: lambda each: f"{each.name}=file{each.endings[0] if each.endings else '.txt'}",
        Kind.ADDRESS: lambda each: f"{each.name}=https://example.org",
        Kind.NUMBER: lambda each: f"{each.name}={each.high}",
        Kind.CHOICE: lambda each: f"{each.name}={each.choices[-1]}",
        Kind.FLAG: lambda each: each.name,
    }
    written = " ".join(values[each.kind](each) for each in block.attributes)
    words = "" if block.title == "none" else " A *title*"
    return f":::{name}{words} {{{written}}}\n{BODIES[block.body] or 'More.'}\n:::"


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("write", [least, fullest])
def test_a_block_is_sound_html(name: str, write: Callable[[str], str]) -> None:
    html = str(render_blocks(md(write(name), "c/u/1.md"), CONTEXT))
    assert faults(html) == []
    assert "<words>" not in html


@pytest.mark.parametrize("name", OWN)
def test_what_stands_in_a_block_can_be_read_without_a_script(name: str) -> None:
    html = str(render_blocks(md(least(name), "c/u/1.md"), CONTEXT))
    wanted = re.findall(r"First\.|Second\.|Text\.|One|Two|A door|A cross", BODIES[BLOCKS[name].body])
    assert [word for word in wanted if word not in html] == []


@pytest.mark.parametrize("name", OWN)
def test_a_block_has_its_style(name: str) -> None:
    styles = ROOT / "scormkit" / "player" / "src" / "blocks"
    assert name in {"note", "tip", "warning"} or (styles / f"{name}.css").is_file()


def test_every_block_is_in_the_guide_with_every_attribute() -> None:
    guide = (ROOT / "docs" / "guide" / "blocks.md").read_text("utf-8")
    for name in OWN:
        assert f":::{name}" in guide, name
        for each in BLOCKS[name].attributes:
            assert f"`{each.name}`" in guide or f"`{each.name}=" in guide, f"{name}: {each.name}"


def test_a_transcript_is_made_from_the_captions(tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Amal>Hello &amp;\n\n"
        "00:02.000 --> 00:03.000\n<v Amal>welcome.\n\n"
        "00:03.000 --> 00:04.000\n<v Ben><b>Thanks.</b>\n",
        encoding="utf-8",
    )
    context = CONTEXT._replace(
        assets={("c/u/1.md", "a.vtt"): "media/a.vtt"}, sources={"media/a.vtt": tmp_path / "a.vtt"}
    )
    html = str(render_blocks(md(":::audio Talk {src=a.mp3 captions=a.vtt}\n:::", "c/u/1.md"), context))
    assert "<b>Amal:</b> Hello &amp; welcome." in html
    assert "<b>Ben:</b> Thanks." in html


def test_footnotes_are_counted_as_they_are_met_and_lead_back() -> None:
    page = md("One[^b] two[^a] one[^b].\n\n[^a]: Alpha.\n\n[^b]: Beta.", "c/u/1.md")
    html = str(render_blocks(page, CONTEXT))
    assert re.findall(r'id="fn-(\d)"><p>(\w+)', html) == [("1", "Beta"), ("2", "Alpha")]
    assert html.count('id="fnref-1"') == 1
    assert faults(html) == []


def test_a_formula_is_mathml_with_its_source() -> None:
    html = str(render_blocks(md("$\\frac{a}{b}$", "c/u/1.md"), CONTEXT))
    assert "<mfrac>" in html
    assert 'alttext="\\frac{a}{b}"' in html
    assert "http" not in html


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Press <kbd>F1</kbd> now.", "<p>Press <kbd>F1</kbd> now.</p>"),
        ('<b onclick="x()" style="color:red">a</b>', "<p><b>a</b></p>"),
        ("a <b>b", "<p>a b</p>"),
        ("a </b> b", "<p>a  b</p>"),
        ("a <b><i>b</b></i>", None),
        ("<script>alert(1)</script>", ""),
        ('<div>\n<iframe src="https://example.org"></iframe>\n<img src=x onerror=alert(1)>\n</div>', None),
        ('x <a href="javascript:alert(1)">y</a> <svg onload=alert(1)>', None),
        ("<style>body{display:none}</style>", ""),
        ('<form action="https://example.org"><input name=a></form>', None),
        ("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", None),
    ],
)
def test_html_is_cleaned(text: str, wanted: str | None) -> None:
    _, page = parse_page(SourceFile("c/u/1.md", text), lambda _: None, html=True)
    html = str(render_blocks(page, CONTEXT))
    assert faults(html) == []
    assert not re.search(r"<(?:script|style|iframe|img|form|input|svg)|\bon\w+=|javascript:|style=", html)
    if wanted is not None:
        assert html.strip() == wanted
