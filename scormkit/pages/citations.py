"""What a citation stands for -> HTML. Every value is text: it is escaped, never read as markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from scormkit.source.citations import Cited

_NUMBER = re.compile(r"[(+]*\d[\w()+./]*(?:-[\w()+./]+)+")
"""A number with hyphens: 1-800-843-5678, (1-800-843-5678), 1-800-THE-LOST."""


def render_cited(cited: Cited, text: Mapping[str, str], *, words_only: bool = False) -> str:
    """The HTML of a citation, for the inside of a paragraph.

    `text` are the words of the interface. `words_only` leaves out links and buttons, which would be out of
    place inside of a link (and terms inside of a label).
    """
    match cited.kind:
        case "run":
            return "".join(render_cited(part, text, words_only=words_only) for part in cited.parts)
        case "date":
            return escape(date_words(cited.detail, text))
        case "sms":
            words = sms_words(cited, text)
        case _:
            words = cited.text
    if words_only or cited.kind == "text":
        return escape(words, quote=False)
    if cited.kind == "term":
        return _term(cited)
    return link(words, cited.url, text)


def link(words: str, url: str, text: Mapping[str, str]) -> str:
    """A link out of the course; what opens a page opens it in a new tab, since leaving ends the session."""
    if url.startswith(("tel:", "sms:")):
        return f'<a href="{escape(url)}">{_whole(words)}</a>'
    if not url.startswith("http"):
        return f'<a href="{escape(url)}">{escape(words, quote=False)}</a>'
    return (
        f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(words, quote=False)}'
        '<svg class="icon" aria-hidden="true"><use href="#i-external"/></svg>'
        f'<span class="sr"> {escape(text["new_tab"])}</span></a>'
    )


def _whole(words: str) -> str:
    """Words with numbers to dial among them, each of which stays on one line: browsers break at hyphens."""
    pieces = re.split(f"({_NUMBER.pattern})", words)
    return "".join(
        f'<span class="number">{escape(piece, quote=False)}</span>' if at % 2 else escape(piece, quote=False)
        for at, piece in enumerate(pieces)
    )


def _term(cited: Cited) -> str:
    """A button that shows the definition; a browser without the popover attribute shows it right away."""
    name = f"term-{cited.number}"
    word = escape(cited.text, quote=False)
    return (
        f'<button type="button" class="term" popovertarget="{name}">{word}</button>'
        f'<span class="term-card" role="note" popover id="{name}"><dfn>{word}</dfn> '
        f"{escape(cited.detail, quote=False)}</span>"
    )


def sms_words(cited: Cited, text: Mapping[str, str]) -> str:
    """A number for text messages as one reads it, with the word to send before it."""
    if not cited.detail:
        return cited.text
    return text["sms"].format(keyword=cited.detail, number=cited.text)


def date_words(written: str, text: Mapping[str, str]) -> str:
    """A year, year-month or year-month-day in the words of the interface: June 2025."""
    year, *rest = written.split("-")
    if not rest:
        return year
    month = text["months"].split(", ")[int(rest[0]) - 1]
    if len(rest) == 1:
        return text["month_year"].format(month=month, year=year)
    return text["day_month_year"].format(day=int(rest[1]), month=month, year=year)
