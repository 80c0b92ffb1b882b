"""HTML in pages, where the course allows it: only what cannot do harm comes through, and what goes is told.

Cleaning is done by nh3 (the Rust library ammonia), which parses as browsers do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from html.parser import HTMLParser

from markdown_it.token import Token

from scormkit.diagnostics import Report
from scormkit.source import faults
from scormkit.source.markdown import KEPT, scheme_of
from scormkit.source.text import Excerpt, SourceFile

_PHRASES = frozenset(
    {"abbr", "b", "bdi", "bdo", "br", "cite", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt"}
    | {"ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "a", "code"}
)
_BLOCKS = frozenset(
    {"blockquote", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt", "figcaption", "figure"}
    | {"hr", "li", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"}
    | {"tr", "ul"}
)
_ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "reversed"},
    "time": {"datetime"},
    "details": {"open"},
}
_VOID = frozenset({"br", "wbr", "hr"})
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")


def admit_html(tokens: Sequence[Token], excerpt: Excerpt, skip: int, report: Report) -> None:
    """Make the HTML in tokens clean: what stays becomes tokens of the type `KEPT`, in place.

    Whatever is taken out is reported where it stands; comments are left for the scan. The text before offset
    `skip` is front matter.
    """
    lines = SourceFile("", excerpt.text).line_starts
    for token in tokens:
        start = max(lines[token.map[0]], skip) if token.map else skip
        if token.type == "html_block" and not token.content.lstrip().startswith("<!--"):
            for name in _clean_block(token):
                _report(name, excerpt, start, report)
        elif token.type == "inline" and any(child.type == "html_inline" for child in token.children or ()):
            for name in _clean_phrases(token):
                _report(name, excerpt, start, report)


def _report(name: str, excerpt: Excerpt, start: int, report: Report) -> None:
    found = re.compile(rf"</?{re.escape(name)}\b|\b{re.escape(name)}\b", re.IGNORECASE).search(
        excerpt.text, start
    )
    at, end = found.span() if found else (start, start + 1)
    report(faults.html_removed(excerpt.span(at, end), name))


def _clean_block(token: Token) -> list[str]:
    """Clean a block of HTML; the names of what was taken out."""
    cleaned = _clean(token.content, _PHRASES | _BLOCKS)
    before, after = _names(token.content), _names(cleaned)
    token.type, token.content = KEPT, cleaned
    return [name for name in before if before[name] > after[name]]


def _clean_phrases(token: Token) -> list[str]:
    """Clean the tags among the words of a paragraph; the names of those that were taken out.

    A tag stays if it is harmless and has its partner in the same paragraph.
    """
    children = token.children or []
    partner: dict[int, int] = {}
    unclosed: list[tuple[str, int]] = []
    for index, child in enumerate(children):
        match = _TAG.match(child.content) if child.type == "html_inline" else None
        if match is None:
            continue
        name = match[2].lower()
        if name in _VOID:
            partner[index] = index
        elif not match[1]:
            unclosed.append((name, index))
        elif unclosed and unclosed[-1][0] == name:
            partner[unclosed[-1][1]] = index
            partner[index] = unclosed.pop()[1]
    kept: list[Token] = []
    removed: list[str] = []
    for index, child in enumerate(children):
        match = _TAG.match(child.content) if child.type == "html_inline" else None
        if match is None:
            kept.append(child)
            continue
        name = match[2].lower()
        if name not in _PHRASES or index not in partner:
            removed += [] if match[1] and name in removed else [name]
            continue
        if not match[1]:
            before = _names(child.content)
            child.content = _clean(child.content, _PHRASES).removesuffix(f"</{name}>")
            after = _names(child.content)
            removed += [each for each in before if before[each] > after[each]]
        child.type = KEPT
        kept.append(child)
    token.children = kept
    return removed


def _harmless(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute; None for a link inside the course, which Markdown has to make."""
    if (tag, name) == ("a", "href") and scheme_of(value) is None:
        return None
    return value


def _clean(html: str, tags: frozenset[str]) -> str:
    import nh3

    return nh3.clean(
        html,
        tags=set(tags),
        attributes={name: set(values) for name, values in _ATTRIBUTES.items()},
        attribute_filter=_harmless,
        url_schemes={"https", "http", "mailto", "tel"},
        set_tag_attribute_values={"a": {"target": "_blank"}},
        link_rel="noopener noreferrer",
        strip_comments=True,
    )


class _Names(HTMLParser):
    """Counts the tags of a piece of HTML, and the attributes of those that may stay."""

    def __init__(self) -> None:
        super().__init__()
        self.names: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count an opening tag and its attributes."""
        self.names[tag] += 1
        if tag in _PHRASES | _BLOCKS:
            self.names.update(name for name, _ in attrs)


def _names(html: str) -> Counter[str]:
    parser = _Names()
    parser.feed(html)
    parser.close()
    return parser.names
