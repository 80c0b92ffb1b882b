"""A block of a text (`:::name`) -> HTML, by the template of its kind."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol
from urllib.parse import quote

from markupsafe import Markup

from scormkit.pages.environment import environment
from scormkit.pages.icons import icon
from scormkit.pages.panels import PANELS, panel_values
from scormkit.source.blocks import Body, Directive, Kind
from scormkit.source.captions import Broken, Cue, clock, read_cues, transcript
from scormkit.source.kept import REFLECTION_LIMIT
from scormkit.source.sections import after_close, inside, sections, title_of

if TYPE_CHECKING:
    from markdown_it.token import Token

    from scormkit.pages.markdown import Context


_TABLE = Markup("<table>")


class Renderer(Protocol):
    """What a block needs of the text around it: how its parts are rendered."""

    file: str
    context: Context
    level: int
    words_only: bool
    """Whether terms are words, because a button would be out of place."""

    def render(self, tokens: Sequence[Token]) -> Markup:
        """Tokens as blocks."""

    def inline(self, tokens: Sequence[Token]) -> str:
        """Inline tokens as HTML."""

    def anchor_of(self, inline: Sequence[Token]) -> str:
        """The id of a heading."""

    def number(self) -> int:
        """A number that no other block of the text has."""

    def next_kept(self) -> int:
        """How many blocks of the text that keep something come before this one."""

    def link(self, href: str) -> tuple[str, str]:
        """Opening and closing markup of a link."""


class Part(NamedTuple):
    """A section of a block: the words of its heading, the id for links to it, the rest. Each may be empty."""

    title: Markup
    id: Markup
    body: Markup


class File(NamedTuple):
    """A file that a block names: its address, its ending in capitals, its bytes, the pixels of a picture."""

    href: str
    kind: str
    bytes: int
    pixels: tuple[int, int] | None


def render_block(renderer: Renderer, directive: Directive, tokens: Sequence[Token], index: int) -> Markup:
    """The block that opens at `index` of `tokens`. Its template finds the names that are given here."""
    title = title_of(tokens, index)
    body = tokens[inside(tokens, index) : after_close(tokens, index) - 1]
    template = environment().get_template(f"blocks/{directive.name}.html.j2")
    number = renderer.number()
    words = Markup(renderer.inline(title)) if title else None
    values: dict[str, Any] = {
        "name": directive.name,
        "id": f"{directive.name}-{number}",
        "title": words,
        "a": _attributes(directive),
        "files": _files(renderer, directive),
        "t": renderer.context.text,
        "icon": icon,
        "language": renderer.context.language,
        "media": _media(renderer, directive),
        "kept": renderer.next_kept() if directive.block.keeps else None,
        "limit": directive.attributes.get("limit", REFLECTION_LIMIT),
        "size_words": lambda size: size_words(size, renderer.context.text),
        "link": lambda href, words: _link(renderer, href, words),
    }
    values |= _body(renderer, directive, body, words)
    values["level"] = renderer.level
    return Markup(template.render(values))


def _attributes(directive: Directive) -> dict[str, str | bool | None]:
    """Every attribute that the block can have: flags as truth values, None for what was not written."""
    written = directive.attributes
    return {
        each.name: each.name in written if each.kind is Kind.FLAG else written.get(each.name)
        for each in directive.block.attributes
    }


def _body(
    renderer: Renderer, directive: Directive, body: Sequence[Token], title: Markup | None
) -> Mapping[str, Any]:
    kind = directive.block.body
    if directive.name in PANELS:
        return {**panel_values(renderer, directive), "parts": (), "body": ""}
    if kind is Body.STEPS and body[0].type != "heading_open":
        return {"parts": _entries(renderer, body), "body": ""}
    if kind is Body.LIST:
        return {"parts": _entries(renderer, body), "body": ""}
    if kind in (Body.TITLED, Body.PARTS, Body.STEPS):
        return {"parts": _parts(renderer, body, at_rules=kind is Body.PARTS), "body": ""}
    if kind is Body.IMAGES:
        children = [child for token in body for child in token.children or () if child.type == "image"]
        return {"parts": [_picture(renderer, child) for child in children], "body": ""}
    rendered = renderer.render(body)
    if kind is Body.TABLE and title:
        rendered = Markup(rendered.replace(_TABLE, _TABLE + Markup("<caption>{}</caption>").format(title), 1))
    return {"parts": (), "body": rendered}


def _parts(renderer: Renderer, body: Sequence[Token], *, at_rules: bool) -> list[Part]:
    """The sections, whose headings all stand one level below what is around the block."""
    outer = renderer.level
    found = []
    for section in sections(body, at_rules=at_rules):
        renderer.level = min(outer + 1, 6)
        title = Markup(renderer.inline(section.title))
        anchor = Markup(renderer.anchor_of(section.title)) if section.heading else Markup("")
        found.append(Part(title, anchor, renderer.render(section.body)))
    renderer.level = outer
    return found


def _entries(renderer: Renderer, body: Sequence[Token]) -> list[Part]:
    """The entries of the one list that the body is; each is a label, in which no button can be."""
    found, at = [], 1
    renderer.words_only = True
    while at < len(body) - 1:
        end = after_close(body, at)
        found.append(Part(Markup(""), Markup(""), renderer.render(body[at + 1 : end - 1])))
        at = end
    renderer.words_only = False
    return found


def _picture(renderer: Renderer, token: Token) -> Part:
    title = str(token.attrs.get("title", ""))
    caption = "" if title == "decorative" else title
    return Part(Markup.escape(caption), Markup(""), Markup(renderer.inline([token])))


def _media(renderer: Renderer, directive: Directive) -> dict[str, Any] | None:
    """The transcript and the chapters of a recording, from its WebVTT files."""
    if "captions" not in directive.attributes and "chapters" not in directive.attributes:
        return {"transcript": [], "chapters": []}
    captions, chapters = (
        _cues(renderer, directive.attributes.get(name)) for name in ("captions", "chapters")
    )
    return {
        "transcript": transcript(captions),
        "chapters": [{"start": cue.start, "at": clock(cue.start), "title": cue.text} for cue in chapters],
    }


def _cues(renderer: Renderer, target: str | None) -> tuple[Cue, ...]:
    """The cues of a file; none when there is no such file, or it cannot be read, which check has said."""
    name = renderer.context.assets.get((renderer.file, target or ""))
    source = renderer.context.sources.get(name or "")
    cues = read_cues(source.read_text("utf-8-sig")) if source is not None and source.is_file() else ()
    return () if isinstance(cues, Broken) else cues


def _files(renderer: Renderer, directive: Directive) -> dict[str, File | None]:
    """The files of the course that the attributes name, by attribute; None for those not written."""
    context = renderer.context
    found: dict[str, File | None] = dict.fromkeys(
        each.name for each in directive.block.attributes if each.kind is Kind.FILE
    )
    for name, target in directive.attributes.items():
        attribute = directive.block.attribute(name)
        if attribute is None or attribute.kind is not Kind.FILE:
            continue
        packaged = context.assets.get((renderer.file, target)) or target
        source = context.sources.get(packaged)
        ending = posixpath.splitext(packaged)[1].removeprefix(".").upper()
        size = source.stat().st_size if source is not None and source.is_file() else 0
        found[name] = File(context.base + quote(packaged), ending, size, context.size(packaged))
    return found


def _link(renderer: Renderer, href: str, words: str) -> Markup:
    opening, closing = renderer.link(href)
    return Markup(opening) + words + Markup(closing)


def size_words(size: int, text: Mapping[str, str]) -> str:
    """A size in bytes as people read it: in kilobytes of a thousand bytes, or in megabytes of a million."""
    if size < 1_000_000:
        return text["size_kb"].format(n=max(1, round(size / 1000)))
    return text["size_mb"].format(n=f"{size / 1_000_000:.1f}")
