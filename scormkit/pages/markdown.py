"""Parsed Markdown -> HTML. Only what is listed here comes out, and HTML that was cleaned (source/html.py)."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from markupsafe import Markup

from scormkit.pages.blocks import render_block
from scormkit.pages.citations import render_cited
from scormkit.pages.icons import icon
from scormkit.plan.panels import Panels
from scormkit.source.markdown import KEPT, anchor_of, plain_text
from scormkit.source.maths import mathml
from scormkit.source.sections import OPEN, after_close

if TYPE_CHECKING:
    from markdown_it.token import Token

    from scormkit.source.markdown import Markdown

_EXTERNAL = re.compile(r"https?:|//", re.IGNORECASE)
_CONTACT = re.compile(r"(mailto|tel|sms):", re.IGNORECASE)
_PLAIN = frozenset(
    {"strong", "em", "s", "blockquote", "ul", "ol", "li", "thead", "tbody", "tr", "dl", "dt", "dd"}
)


class PageLink(NamedTuple):
    """Where a link to a page leads; `elsewhere` names its module when another launch holds it."""

    id: str
    elsewhere: str | None


class Context(NamedTuple):
    """What rendering needs to know about the course around a text.

    `pages` goes from a source file to its page; `assets` from (file, target as written) to a package name;
    `base` leads from the launch page to the package's root (empty or `../`); `size` gives a picture's pixels.
    """

    text: Mapping[str, str]
    pages: Mapping[str, PageLink]
    assets: Mapping[tuple[str, str], str]
    base: str
    size: Callable[[str], tuple[int, int] | None]
    sources: Mapping[str, Path] = MappingProxyType({})
    """Where each file of the package lies on disk, by its name in the package."""
    panels: Panels = Panels()
    language: str = "en"


def render_blocks(
    markdown: Markdown, context: Context, *, title: str = "", fences: Mapping[int, str] | None = None
) -> Markup:
    """A whole text as blocks. A level-1 heading that repeats `title` is left out.

    `fences` gives the HTML that stands in for the fence tokens at those indexes (questions).
    """
    renderer = _Blocks(markdown, context, fences or {})
    return renderer.render(markdown.tokens, title) + renderer.footnotes()


def render_phrases(markdown: Markdown, context: Context) -> Markup:
    """A text that stands inside a label: its paragraphs become lines, anything richer stays a block."""
    return _Blocks(markdown, context, {}, in_label=True).render(markdown.tokens)


class Prompt(NamedTuple):
    """A question's text: what leads up to it, the question itself (inline), and what follows it."""

    stem: Markup
    legend: Markup
    more: Markup


def render_prompt(markdown: Markdown, context: Context) -> Prompt:
    """Split a prompt so that a fieldset's legend holds the question alone, as HTML wants and readers hear.

    The question is the last paragraph that ends with a question mark, else the first paragraph.
    """
    blocks = _top_level(markdown.tokens)
    paragraphs = [i for i, block in enumerate(blocks) if block[0].type == "paragraph_open"]
    asking = [i for i in paragraphs if blocks[i][1].content.rstrip(" *_\"'”’»").endswith(("?", "؟", "？"))]
    at = asking[-1] if asking else paragraphs[0] if paragraphs else None
    renderer = _Blocks(markdown, context, {})
    if at is None:
        return Prompt(Markup(""), renderer.render(markdown.tokens), Markup(""))
    return Prompt(
        stem=renderer.render([token for block in blocks[:at] for token in block]),
        legend=Markup(renderer.inline(blocks[at][1].children or [])),
        more=renderer.render([token for block in blocks[at + 1 :] for token in block]),
    )


def _top_level(tokens: Sequence[Token]) -> list[list[Token]]:
    blocks: list[list[Token]] = []
    for token in tokens:
        if token.level == 0 and token.nesting != -1:
            blocks.append([])
        blocks[-1].append(token)
    return blocks


class _Blocks:
    """The state of one rendering: open headings and links, ids already given."""

    def __init__(
        self, markdown: Markdown, context: Context, fences: Mapping[int, str], *, in_label: bool = False
    ) -> None:
        self.file = markdown.file
        self.context = context
        self.fences = {id(markdown.tokens[index]): html for index, html in fences.items()}
        self.in_label = in_label
        self.words_only = False
        opening, closing = ('<span class="line">', "</span>") if in_label else ("<p>", "</p>")
        self.paragraph = {1: opening, -1: closing}
        label = escape(context.text["table"])
        self.fixed = {
            "hr": "<hr>",
            "softbreak": "\n",
            "hardbreak": "<br>",
            "table_open": f'<div class="table" role="group" aria-label="{label}"><table>',
            "table_close": "</table></div>",
        }
        self.anchors: Counter[str] = Counter()
        self.phrases: Mapping[str, Callable[[Token], str]] = {
            "cited": self.cited,
            "code_inline": lambda token: f"<code>{escape(token.content)}</code>",
            "image": self.image,
            "link_open": self.anchor,
            "link_close": self.anchor,
            "footnote_ref": self.footnote_mark,
            KEPT: lambda token: token.content,
            "math_inline": lambda token: mathml(token.content, block=False),
            "math_inline_double": lambda token: mathml(token.content, block=False),
        }
        self.blocks = 0
        self.kept_blocks = 0
        self.notes: dict[str, Sequence[Token]] = {}
        self.marks: dict[str, int] = {}
        self.level = 1
        self.links: list[str] = []

    def render(self, tokens: Sequence[Token], title: str = "") -> Markup:
        out: list[str] = []
        skip_to = -1
        seen_title = not title
        for index, token in enumerate(tokens):
            if index < skip_to:
                continue
            kind = token.type
            if kind == "heading_open":
                inline = tokens[index + 1].children or []
                if not seen_title and token.tag == "h1":
                    seen_title = True
                    if plain_text(inline).strip() == title.strip():
                        skip_to = index + 3
                        continue
                out.append(self.heading(token, inline))
                skip_to = index + 3
            elif kind == "paragraph_open" and (figure := self.figure(tokens[index + 1])):
                out.append(figure)
                skip_to = index + 3
            elif kind == "footnote_reference_open":
                skip_to = after_close(tokens, index)
                self.notes[token.meta["label"]] = tokens[index + 1 : skip_to - 1]
            elif kind == "inline":
                out.append(self.inline(token.children or []))
            elif kind == OPEN:
                skip_to = after_close(tokens, index)
                out.append(render_block(self, token.meta["directive"], tokens, index))
            elif id(token) in self.fences:
                out.append(self.fences[id(token)])
            else:
                out.append(self.block(token))
        return Markup("".join(out))

    def block(self, token: Token) -> str:
        kind = token.type
        if kind in self.fixed:
            return self.fixed[kind]
        if kind.startswith("paragraph_"):
            return "" if token.hidden else self.paragraph[token.nesting]
        if kind == KEPT:
            return token.content
        if kind in ("fence", "code_block", "math_block"):
            return self.verbatim(token)
        if token.tag in ("th", "td"):
            return self.cell(token)
        return self.plain(token)

    def verbatim(self, token: Token) -> str:
        if token.type == "math_block":
            return f'<div class="maths">{mathml(token.content, block=True)}</div>'
        return f"<pre><code>{escape(token.content)}</code></pre>"

    def plain(self, token: Token) -> str:
        """Elements that come out as they are; whatever is not known comes out as nothing."""
        if token.tag not in _PLAIN:
            return ""
        if token.type == "list_item_open" and "done" in token.meta:
            return self.task(done=token.meta["done"])
        start = token.attrs.get("start")
        attribute = f' start="{int(start)}"' if start is not None else ""
        return f"<{token.tag}{attribute}>" if token.nesting == 1 else f"</{token.tag}>"

    def heading(self, token: Token, inline: Sequence[Token]) -> str:
        """Page titles are h1, so a body starts at h2 and never skips a level on the way down."""
        self.level = min(max(int(token.tag[1]), 2), self.level + 1)
        return f'<h{self.level} id="{self.anchor_of(inline)}">{self.inline(inline)}</h{self.level}>'

    def anchor_of(self, inline: Sequence[Token]) -> str:
        """The id of a heading, escaped."""
        return escape(f"s-{anchor_of(inline, self.anchors)}")

    def next_kept(self) -> int:
        """How many blocks that keep something came before this one."""
        self.kept_blocks += 1
        return self.kept_blocks - 1

    def number(self) -> int:
        """A number that no other block of this text has."""
        self.blocks += 1
        return self.blocks

    def cell(self, token: Token) -> str:
        if token.nesting == -1:
            return f"</{token.tag}>"
        align = re.search(r"center|right", str(token.attrs.get("style", "")))
        scope = ' scope="col"' if token.tag == "th" else ""
        return f'<{token.tag}{scope} class="{align[0]}">' if align else f"<{token.tag}{scope}>"

    def figure(self, inline: Token) -> str:
        """A picture alone in its paragraph may stand wider than the text; its title is its caption."""
        children = inline.children or []
        if self.in_label or len(children) != 1 or children[0].type != "image":
            return ""
        title = str(children[0].attrs.get("title", ""))
        caption = "" if title in ("", "decorative") else f"<figcaption>{escape(title)}</figcaption>"
        return f"<figure>{self.image(children[0])}{caption}</figure>"

    def task(self, *, done: bool) -> str:
        words = self.context.text["task_done" if done else "task_open"]
        mark = icon("check") if done else ""
        return (
            f'<li class="task"><span class="task-mark">{mark}</span><span class="sr">{escape(words)} </span>'
        )

    def footnote_mark(self, token: Token) -> str:
        """The mark in the text: a number that counts the footnotes in the order in which they are met."""
        label = token.meta["label"]
        is_first = label not in self.marks
        number = self.marks.setdefault(label, len(self.marks) + 1)
        named = f' id="fnref-{number}"' if is_first else ""
        words = escape(self.context.text["footnote"].format(n=number))
        return (
            f'<sup><a class="fn"{named} href="#fn-{number}" data-section="fn-{number}" role="doc-noteref"'
            f' aria-label="{words}">{number}</a></sup>'
        )

    def footnotes(self) -> Markup:
        """The footnotes of the text, with a way back from each; nothing where there are none."""
        entries, done = [], 0
        back = escape(self.context.text["footnote_back"])
        while done < len(self.marks):  # a footnote can refer to another one
            label = list(self.marks)[done]
            done += 1
            link = f'<a href="#fnref-{done}" data-section="fnref-{done}" role="doc-backlink">{back}</a>'
            entries.append(f'<li id="fn-{done}">{self.render(self.notes.get(label, ()))}<p>{link}</p></li>')
        if not entries:
            return Markup("")
        title = escape(self.context.text["footnotes"])
        notes = f'<section class="footnotes" role="doc-endnotes" aria-label="{title}">'
        return Markup(f"{notes}<ol>{''.join(entries)}</ol></section>")

    def inline(self, tokens: Sequence[Token]) -> str:
        return "".join(map(self.phrase, tokens))

    def phrase(self, token: Token) -> str:
        kind = token.type
        if kind in self.fixed:
            return self.fixed[kind]
        if kind in ("text", "text_special"):
            return escape(token.content, quote=False)
        make = self.phrases.get(kind)
        return make(token) if make else self.plain(token)

    def cited(self, token: Token) -> str:
        cited = token.meta["cited"]
        words_only = bool(self.links) or ((self.in_label or self.words_only) and cited.kind == "term")
        return render_cited(cited, self.context.text, words_only=words_only)

    def anchor(self, token: Token) -> str:
        if token.nesting == -1:
            return self.links.pop()
        opening, closing = self.link(str(token.attrs.get("href", "")))
        self.links.append(closing)
        return opening

    def link(self, href: str) -> tuple[str, str]:
        """Opening and closing markup. What is no page opens a new tab: leaving this one ends the session."""
        text = self.context.text
        target = unquote(href)
        path, _, fragment = target.partition("#")
        fragment = fragment.lower()
        if not path and fragment:
            return f'<a href="#s-{escape(fragment)}" data-section="s-{escape(fragment)}">', "</a>"
        page = self.context.pages.get(posixpath.normpath(posixpath.join(posixpath.dirname(self.file), path)))
        if page is not None and page.elsewhere is not None:
            return (
                '<span class="elsewhere">',
                f"</span> ({escape(text['elsewhere'].format(unit=page.elsewhere))})",
            )
        if page is not None:
            section = f' data-section="s-{escape(fragment)}"' if fragment else ""
            return f'<a href="#{escape(page.id)}" data-page="{escape(page.id)}"{section}>', "</a>"
        name = self.context.assets.get((self.file, target)) or self.context.assets.get((self.file, path))
        address = self.url(name) if name else href
        if name or _EXTERNAL.match(target):
            note = f'<span class="sr"> {escape(text["new_tab"])}</span>'
            opening = f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">'
            return opening, f"{icon('external')}{note}</a>"
        if _CONTACT.match(target):
            return f'<a href="{escape(address)}">', "</a>"
        return "", ""

    def image(self, token: Token) -> str:
        target = unquote(str(token.attrs.get("src", "")))
        name = self.context.assets.get((self.file, target))
        size = self.context.size(name) if name else None
        pixels = f' width="{size[0]}" height="{size[1]}"' if size else ""
        alt = plain_text(token.children or [])
        return f'<img src="{escape(self.url(name or target))}" alt="{escape(alt)}" loading="lazy"{pixels}>'

    def url(self, name: str) -> str:
        return self.context.base + quote(name)
