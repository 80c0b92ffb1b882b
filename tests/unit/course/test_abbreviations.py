"""Abbreviations of the glossary are explained where a page first uses them, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import scormkit
from scormkit import api
from scormkit.pages.markdown import Context, render_blocks
from scormkit.pages.strings import interface
from scormkit.plan.model import Page

GLOSSARY = """\
cst: {term: child sex trafficking, short: A form of abuse., abbreviation: CST}
mdt: {term: multidisciplinary team, short: Agencies together., abbreviation: MDT}
cac: {term: advocacy center, short: A friendly place., abbreviation: CAC, mark: false}
"""


def rendered(folder: Path, page: str, course: str = "", glossary: str = GLOSSARY) -> str:
    files = {
        "course.yaml": f"title: A course\n{course}",
        "glossary.yaml": glossary,
        "first/unit.yaml": "title: A unit\n",
        "first/01-page.md": f"# A page\n\n{page}\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    content = api.plan(folder).units[0].contents[0]
    assert isinstance(content, Page)
    context = Context(interface("en")[1], {}, {}, "", lambda _: None)
    return str(render_blocks(content.body, context, title=content.title))


def marks(html: str) -> list[str]:
    return re.findall(r'<button type="button" class="term"[^>]*>([^<]*)<', html)


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("CST is abuse. CST again, CST.", ["CST"]),
        ("The MDT speaks of CST, and *MDT* of **CST**.", ["MDT", "CST"]),
        ("CST; CSTs", ["CST"]),
        ("CSTs", ["CST"]),
        ("CSTX XCST pre-CST CST-free cst", []),
        ("CAC", []),
        ("`CST` and [CST](https://example.org) and ![CST](x.png)", []),
        ("```\nCST\n```", []),
        ("## CST\n\n:::note CST\nWords.\n:::\n\nCST\n: a term", []),
        ("## CST\n\n- one CST\n- two CST", ["CST"]),
        ("| CST | a |\n|---|---|\n| x | CST |", ["CST"]),
        ("{{ term.cst.abbreviation }} and CST", ["CST"]),
        (":::checklist A\n- Say CST\n- {{ term.mdt }}\n:::\n\nCST", ["CST"]),
        ("{{ term.cst }} and CST", ["child sex trafficking", "CST"]),
        (":::reveal What is it?\nCST is abuse.\n:::\n\nCST.", ["CST"]),
        (r"C\ST \CST", ["CST"]),
    ],
)
def test_the_first_use_in_running_text_is_explained(page: str, found: list[str], tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    (tmp_path / "first/x.png").write_bytes(b"\x89PNG")
    html = rendered(tmp_path, page)
    assert marks(html) == found
    assert html.count("child sex trafficking: A form of abuse.") == found.count("CST")


def test_the_text_around_it_stays(tmp_path: Path) -> None:
    html = rendered(tmp_path, "Is CST, or *an MDT*, here?")
    text = re.sub(r"<span class=\"term-card\".*?</span>|<[^>]+>", "", html)
    assert text.strip() == "Is CST, or an MDT, here?"


def test_a_course_can_leave_them_plain(tmp_path: Path) -> None:
    assert marks(rendered(tmp_path, "CST and MDT.", "abbreviations: plain\n")) == []


def test_a_term_that_pages_use_by_its_abbreviation_is_used(tmp_path: Path) -> None:
    rendered(tmp_path, "CST and {{ term.cac }}.")
    found = [each for each in scormkit.check(tmp_path) if each.slug == "register-unused"]
    assert ["mdt" in each.message for each in found] == [True]
