from __future__ import annotations

import pytest

from scormkit.pages.markdown import Context, PageLink, render_blocks, render_phrases, render_prompt
from scormkit.pages.strings import interface
from tests.unit.pages.builders import md
from tests.unit.pages.html import faults

FILE = "course/unit/01-page.md"
CONTEXT = Context(
    text=interface("en")[1],
    pages={
        "course/unit/02-next.md": PageLink("unit.next", None),
        "course/other/01.md": PageLink("other.first", "The other module"),
    },
    assets={(FILE, "a file.pdf"): "assets/a-file.pdf", (FILE, "p.png"): "assets/p.png"},
    base="",
    size=lambda name: (40, 30) if name == "assets/p.png" else None,
)


def blocks(text: str, **options: str) -> str:
    html = str(render_blocks(md(text, FILE), CONTEXT, **options))  # type: ignore[arg-type]
    assert faults(html) == []
    return html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a **b** *c* ~~d~~ `e<`", "<p>a <strong>b</strong> <em>c</em> <s>d</s> <code>e&lt;</code></p>"),
        ("a\\\nb", "<p>a<br>b</p>"),
        ("3. x\n4. y", '<ol start="3"><li>x</li><li>y</li></ol>'),
        ("> q", "<blockquote><p>q</p></blockquote>"),
        ("***", "<hr>"),
        ("```py\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ('a & b < c "d"', '<p>a &amp; b &lt; c "d"</p>'),
        ("- a\n\n  b", "<ul><li><p>a</p><p>b</p></li></ul>"),
    ],
)
def test_blocks_and_phrases(text: str, html: str) -> None:
    assert blocks(text) == html


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "a <b onclick=x>c</b>", "<!-- a secret -->", "a <!-- b --> c"]
)
def test_raw_html_never_comes_out(text: str) -> None:
    html = blocks(text)
    assert "<script" not in html
    assert "<b" not in html
    assert "secret" not in html


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc"]
)
def test_a_link_runs_nothing(target: str) -> None:
    assert blocks(f"[x](<{target}>)") == "<p>x</p>"


def test_a_page_of_the_course_is_reached_inside_the_player() -> None:
    assert blocks("[x](02-next.md)") == '<p><a href="#unit.next" data-page="unit.next">x</a></p>'
    assert blocks("[x](./02-next.md#What-Now)") == (
        '<p><a href="#unit.next" data-page="unit.next" data-section="s-what-now">x</a></p>'
    )


def test_a_page_in_another_launch_is_named_and_not_linked() -> None:
    """It is another item of the LMS: a link could only leave the session."""
    assert blocks("[x](../other/01.md)") == (
        '<p><span class="elsewhere">x</span> (in the module “The other module”)</p>'
    )


def test_a_section_of_the_same_page() -> None:
    html = blocks("[x](#part-two)\n\n## Part two\n")
    assert 'href="#s-part-two" data-section="s-part-two"' in html
    assert '<h2 id="s-part-two">' in html


@pytest.mark.parametrize(
    "href", ["https://example.org/a?b=1&c=%2F%20d#e", "http://example.org", "//example.org/x"]
)
def test_other_hosts_open_a_new_tab_and_say_so(href: str) -> None:
    html = blocks(f"[x]({href})")
    assert f'<a href="{href.replace("&", "&amp;")}" target="_blank" rel="noopener noreferrer">x' in html
    assert '<span class="sr"> (opens in a new tab)</span></a>' in html


def test_files_of_the_package_open_a_new_tab_too() -> None:
    """In the frame of an LMS they would replace the course and end the session."""
    html = blocks("[x](<a file.pdf>)")
    assert '<a href="assets/a-file.pdf" target="_blank"' in html


def test_mail_and_telephone_stay_as_they_are() -> None:
    assert blocks("[x](mailto:a@example.org)") == '<p><a href="mailto:a@example.org">x</a></p>'
    assert blocks("[x](tel:+18005551234)") == '<p><a href="tel:+18005551234">x</a></p>'


def test_a_picture_alone_is_a_figure_with_its_title_as_caption() -> None:
    assert blocks('![Two *hands*](p.png "A <note>")') == (
        '<figure><img src="assets/p.png" alt="Two hands" loading="lazy" width="40" height="30">'
        "<figcaption>A &lt;note&gt;</figcaption></figure>"
    )
    assert blocks('![](p.png "decorative")') == (
        '<figure><img src="assets/p.png" alt="" loading="lazy" width="40" height="30"></figure>'
    )


def test_a_picture_among_words_stays_there() -> None:
    assert blocks("See ![hands](p.png) here") == (
        '<p>See <img src="assets/p.png" alt="hands" loading="lazy" width="40" height="30"> here</p>'
    )


def test_headings_begin_at_two_and_skip_no_level() -> None:
    html = blocks("#### a\n\n## b\n\n##### c\n\n# d\n\n### e")
    assert [html[i + 1 : i + 3] for i in range(len(html)) if html.startswith("<h", i)] == [
        "h2",
        "h2",
        "h3",
        "h2",
        "h3",
    ]


def test_heading_ids_are_readable_and_unique() -> None:
    html = blocks("## Überblick & mehr!\n\n## Überblick & mehr!\n\n## ???")
    for name in ("s-überblick-mehr", "s-überblick-mehr-2", "s-section"):
        assert f'id="{name}"' in html


def test_the_title_is_not_repeated_in_the_body() -> None:
    assert blocks("# The *title*\n\nText.", title="The title") == "<p>Text.</p>"
    assert "Another" in blocks("# Another\n\nText.", title="The title")
    assert blocks("# T\n\n# T", title="T") == '<h2 id="s-t">T</h2>'


def test_tables_have_column_headers_and_room_to_scroll() -> None:
    html = blocks("| a | b |\n|:-:|--:|\n| 1 | 2 |")
    assert html.startswith('<div class="table" role="group" aria-label="Table, scrolls sideways"><table>')
    assert '<th scope="col" class="center">a</th><th scope="col" class="right">b</th>' in html
    assert '<td class="center">1</td>' in html
    assert "style=" not in html


@pytest.mark.parametrize(("name", "label"), [("note", "Note"), ("tip", "Tip"), ("warning", "Warning")])
def test_callouts_are_labelled_in_words(name: str, label: str) -> None:
    plain = blocks(f":::{name}\nText.\n:::")
    assert f'<aside class="callout {name}" role="note">' in plain
    assert f"<span>{label}</span>" in plain
    assert f"<span>{label}: Mind the &lt;step&gt;</span>" in blocks(
        f":::{name} Mind the \\<step>\nText.\n:::"
    )


def test_a_question_stands_in_the_place_of_its_fence() -> None:
    page = md("Before.\n\n```question\nprompt: x\n```\n\nAfter.", FILE)
    html = render_blocks(page, CONTEXT, fences={page.fences[0].index: "<form></form>"})
    assert html == "<p>Before.</p><form></form><p>After.</p>"


def test_a_label_holds_lines_and_no_paragraphs() -> None:
    assert (
        render_phrases(md("a *b*\n\nc"), CONTEXT)
        == '<span class="line">a <em>b</em></span><span class="line">c</span>'
    )


@pytest.mark.parametrize(
    ("text", "stem", "legend", "more"),
    [
        ("What first?", "", "What first?", ""),
        ("A case.\n\nWhat **first**?", "<p>A case.</p>", "What <strong>first</strong>?", ""),
        ("What first?\n\nMore on it.", "", "What first?", "<p>More on it.</p>"),
        ("A case?\n\nThen what? *Really?*", "<p>A case?</p>", "Then what? <em>Really?</em>", ""),
        ("A statement.\n\nMore.", "", "A statement.", "<p>More.</p>"),
        ("ماذا تفعل؟", "", "ماذا تفعل؟", ""),
        ("- a\n- b\n\nWhich?", "<ul><li>a</li><li>b</li></ul>", "Which?", ""),
    ],
)
def test_the_question_itself_is_found(text: str, stem: str, legend: str, more: str) -> None:
    prompt = render_prompt(md(text), CONTEXT)
    assert (prompt.stem, prompt.legend, prompt.more) == (stem, legend, more)


def test_nothing_is_lost_of_a_prompt_without_a_paragraph() -> None:
    assert render_prompt(md("```\ncode\n```"), CONTEXT).legend == "<pre><code>code\n</code></pre>"
