"""Citations as HTML: values are text, links lead out, definitions are within reach of everyone."""

from __future__ import annotations

from pathlib import Path

import pytest

from scormkit.api import plan
from scormkit.pages.citations import date_words
from scormkit.pages.markdown import Context, render_blocks, render_phrases
from scormkit.pages.strings import interface
from scormkit.plan.model import Page
from scormkit.source.markdown import Markdown
from tests.unit.pages.html import faults

TEXT = interface("en")[1]
CONTEXT = Context(text=TEXT, pages={}, assets={}, base="", size=lambda _: None)
REGISTERS = {
    "facts.yaml": """
plain: {value: 5, source: {title: A}, as_of: 2021-06, review: never}
markup: {value: "*a* <b>|`c`", source: {title: "[T](x) <i>"}, as_of: 2021, review: never}
full:
  value: 17,200
  unit: reports
  source: {title: Report, url: https://example.org/r, publisher: The centre, date: 2023-08-02}
  as_of: 2021
  review: never
worded: {value: 6, text: one in six, source: {title: A}, as_of: 2021, review: never}
""",
    "contacts.yaml": """
line:
  name: The line
  phone: 1-800-843-5678
  phone_words: 1-800-THE-LOST
  sms: {number: "741741", keyword: HOME}
  url: https://www.example.org/
  email: us@example.org
  hours: 24 hours a day
  for: anyone
  source: {title: A}
  as_of: 2026
  review: 3 months
web: {name: The site, url: https://example.org/a, source: {title: A}, as_of: 2026, review: 3 months}
mail: {name: The desk, email: us@example.org, source: {title: A}, as_of: 2026, review: 3 months}
text: {name: The text line, sms: {number: "741741"}, source: {title: A}, as_of: 2026, review: 3 months}
emergency: {name: "911", phone: "911", source: {title: A}, as_of: 2026, review: never, emergency: true}
desk: {name: D, phone: +44 20 7946 0000 ext. 12, source: {title: A}, as_of: 2026, review: 3 months}
china: {name: C, phone: 13800138000, source: {title: A}, as_of: 2026, review: 3 months}
""",
    "glossary.yaml": """
grooming: {term: grooming, short: Building trust <in order> to harm.}
cst: {term: child sex trafficking, short: A crime., abbreviation: CST}
""",
}


LINE = '<span class="number">1-800-THE-LOST</span> <span class="number">(1-800-843-5678)</span>'
"""Each number stays on a line of its own accord: browsers break at hyphens."""


def page(text: str, folder: Path) -> Markdown:
    """The page of a course that has these registers."""
    (folder / "unit").mkdir()
    (folder / "course.yaml").write_text("title: T\nvariables: {agency: A & B}\n", encoding="utf-8")
    (folder / "unit" / "unit.yaml").write_text("title: U\n", encoding="utf-8")
    (folder / "unit" / "01-page.md").write_text(f"# Page\n\n{text}\n", encoding="utf-8")
    for name, content in REGISTERS.items():
        (folder / name).write_text(content, encoding="utf-8")
    first = plan(folder).units[0].contents[0]
    assert isinstance(first, Page)
    return first.body


def html(text: str, folder: Path) -> str:
    out = str(render_blocks(page(text, folder), CONTEXT, title="Page"))
    assert faults(out) == []
    return out.removeprefix("<p>").removesuffix("</p>")


OUT = (
    ' target="_blank" rel="noopener noreferrer">{}<svg class="icon" aria-hidden="true">'
    '<use href="#i-external"/></svg><span class="sr"> (opens in a new tab)</span></a>'
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ fact.plain }}", "5"),
        ("{{fact.plain}}**{{fact.plain}}**", "5<strong>5</strong>"),
        ("{{ fact.markup }}", "*a* &lt;b&gt;|`c`"),
        ("{{ fact.markup.source }}", "[T](x) &lt;i&gt;"),
        ("{{ fact.full }}", "17,200\N{NO-BREAK SPACE}reports"),
        ("{{ fact.full.value }} {{ fact.full.unit }}", "17,200 reports"),
        ("{{ fact.worded }}, {{ fact.worded.value }}", "one in six, 6"),
        (
            "{{ fact.full.source }}",
            'The centre, <a href="https://example.org/r"' + OUT.format("Report") + ", 2 August 2023",
        ),
        ("{{ fact.plain.as_of }}", "June 2021"),
        ("{{ variable.agency }}", "A &amp; B"),
        (
            "{{ contact.line }}",
            f'The line (<a href="tel:+18008435678">{LINE}</a>)',
        ),
        ("{{ contact.line.sms }}", '<a href="sms:741741">HOME to 741741</a>'),
        ("{{ contact.line.url }}", '<a href="https://www.example.org/"' + OUT.format("example.org")),
        ("{{ contact.line.email }}", '<a href="mailto:us@example.org">us@example.org</a>'),
        ("{{ contact.line.for }}, {{ contact.line.hours }}", "anyone, 24 hours a day"),
        ("{{ contact.web }}", '<a href="https://example.org/a"' + OUT.format("The site")),
        ("{{ contact.mail }}", '<a href="mailto:us@example.org">The desk</a>'),
        ("{{ contact.text }}", 'The text line (<a href="sms:741741">741741</a>)'),
        ("{{ contact.emergency }}", '<a href="tel:911">911</a>'),
        ("{{ contact.desk.phone }}", '<a href="tel:+442079460000;ext=12">+44 20 7946 0000 ext. 12</a>'),
        ("{{ contact.china.phone }}", '<a href="tel:13800138000">13800138000</a>'),
        ("[call]({{contact.line.phone}})", '<a href="tel:+18008435678">call</a>'),
        ("[see *it*]({{fact.full}})", '<a href="https://example.org/r"' + OUT.format("see <em>it</em>")),
        ("[call {{ contact.line }}](tel:911)", None),
    ],
)
def test_what_a_citation_becomes(text: str, expected: str | None, tmp_path: Path) -> None:
    if expected is None:
        expected = '<a href="tel:911">call The line (1-800-THE-LOST (1-800-843-5678))</a>'
    assert html(text, tmp_path) == expected


def test_a_term_is_a_button_that_shows_its_meaning(tmp_path: Path) -> None:
    assert html("{{ term.Grooming }}", tmp_path) == (
        '<button type="button" class="term" popovertarget="term-1">Grooming</button>'
        '<span class="term-card" role="note" popover id="term-1"><dfn>Grooming</dfn> '
        "Building trust &lt;in order&gt; to harm.</span>"
    )


def test_each_use_of_a_term_has_a_card_of_its_own(tmp_path: Path) -> None:
    out = html("{{ term.grooming }} {{ term.cst.abbreviation }} {{ term.cst.short }}", tmp_path)
    assert out.count('id="term-1"') == 1
    assert "<dfn>CST</dfn> child sex trafficking: A crime.</span> A crime." in out


def test_a_term_in_a_label_is_words_and_a_number_still_a_link(tmp_path: Path) -> None:
    body = page("{{ term.grooming }} {{ contact.emergency }}", tmp_path)
    paragraph = body._replace(tokens=body.tokens[3:])
    out = str(render_phrases(paragraph, CONTEXT))
    assert out == '<span class="line">grooming <a href="tel:911">911</a></span>'


def test_a_heading_with_a_citation_keeps_its_title_and_its_address(tmp_path: Path) -> None:
    out = html("## Of {{ variable.agency }}", tmp_path)
    assert out == '<h2 id="s-of-a-b">Of A &amp; B</h2>'


@pytest.mark.parametrize(
    ("written", "words"),
    [("2021", "2021"), ("2021-06", "June 2021"), ("2021-12-01", "1 December 2021")],
)
def test_dates_read_as_words(written: str, words: str) -> None:
    assert date_words(written, TEXT) == words


def panel(text: str, folder: Path) -> str:
    page(text, folder)
    planned = plan(folder)
    first = planned.units[0].contents[0]
    assert isinstance(first, Page)
    out = str(render_blocks(first.body, CONTEXT._replace(panels=planned.panels), title="Page"))
    assert faults(out) == []
    return out


def test_a_panel_of_contacts_has_a_card_each_and_what_is_urgent_comes_first(tmp_path: Path) -> None:
    out = panel(":::contacts Who helps\n:::", tmp_path)
    assert out.index("911") < out.index("The line") < out.index("The site")
    assert '<li class="emergency">\n<p class="contact-name">911</p>' in out
    assert f'<a href="tel:+18008435678">Call {LINE}</a>' in out
    assert '<a href="sms:741741">Text HOME to 741741</a>' in out
    assert '<a href="mailto:us@example.org">Email us@example.org</a>' in out
    assert '<p class="contact-about">anyone<br>24 hours a day</p>' in out


def test_a_panel_of_some_contacts_has_them_in_the_order_that_is_written(tmp_path: Path) -> None:
    out = panel(':::contacts {only="web emergency"}\n:::', tmp_path)
    assert out.index("The site") < out.index("911")
    assert "The line" not in out


def test_a_glossary_lists_every_term(tmp_path: Path) -> None:
    out = panel(":::glossary\n:::", tmp_path)
    assert "<dt><dfn>child sex trafficking</dfn> (CST)</dt>\n<dd><p>A crime.</p></dd>" in out
    assert out.index("child sex") < out.index("grooming")


def test_sources_are_those_of_the_facts_that_the_unit_cites_each_once(tmp_path: Path) -> None:
    out = panel("{{ fact.full }} {{ fact.plain }} {{ fact.worded }}\n\n:::sources\n:::", tmp_path)
    assert out.count("<li>") == 2
    assert out.index("The centre, <a") < out.index("<li>A</li>")
