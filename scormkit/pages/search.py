"""The index that learners search: every word of the pages, made at the build, so no request is needed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from scormkit.plan.model import Launchable, Page
from scormkit.source.markdown import Markdown, heading_anchors, plain_text

_WORD = re.compile(r"[^\W_]+")
_DENSE = (("\u0e00", "\u0e7f"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff"))
"""Scripts that are written without spaces: pairs of letters stand for words. So says features/search.js."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def search_index(launchable: Launchable) -> dict[str, Any]:
    """The sections of the pages, and for each word those in which it stands.

    `at` has a section each: the key of its page, and the id of its heading ("" for the page's title and the
    text below it). `words` is one text: each word, a colon, and the numbers of its sections in base 36, each
    as the step from the one before; words are in order and have a semicolon between them. Questions are left
    out, for answers and feedback are not to be found before they are earned.
    """
    at: list[tuple[int, str]] = []
    words: dict[str, list[int]] = {}
    for unit in launchable.units:
        for content in unit.contents:
            parts = _sections(content.body, content.title) if isinstance(content, Page) else iter(())
            for anchor, texts in _titled(content.title, parts):
                for word in sorted({word for text in texts for word in terms(text)}):
                    words.setdefault(word, []).append(len(at))
                at.append((content.key, anchor and f"s-{anchor}"))
    return {"at": at, "words": ";".join(f"{word}:{_steps(words[word])}" for word in sorted(words))}


def terms(text: str) -> list[str]:
    """What of a text can be found: its words without accents, in small letters."""
    if text.isascii():
        return _WORD.findall(text.lower())
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Mn").lower()
    found: list[str] = []
    for word in _WORD.findall(plain):
        if len(word) > 1 and not word.isascii() and _is_dense(word):
            found += [word[at : at + 2] for at in range(len(word) - 1)]
        else:
            found.append(word)
    return found


def _titled(title: str, sections: Iterator[tuple[str, list[str]]]) -> Iterator[tuple[str, list[str]]]:
    """The sections of a page; the first, or one of its own, also has the words of the page's title."""
    first = next(sections, ("", []))
    yield first[0], [title, *first[1]]
    yield from sections


def _sections(body: Markdown, title: str) -> Iterator[tuple[str, list[str]]]:
    """The id of each heading, and the texts from there to the next one; first what stands before them all."""
    anchors = iter(heading_anchors(body, title))
    is_first = True
    anchor, texts = "", list[str]()
    for index, token in enumerate(body.tokens):
        if token.type == "heading_open":
            words = plain_text(body.tokens[index + 1].children or [])
            if is_first and token.tag == "h1" and words.strip() == title == body.title:
                is_first = False
                continue
            is_first = False
            yield anchor, texts
            anchor, texts = next(anchors), []
        elif token.type == "inline":
            texts.append(plain_text(token.children or []))
    yield anchor, texts


def _steps(sections: list[int]) -> str:
    return ",".join(_base36(now - before) for before, now in zip([0, *sections], sections, strict=False))


def _base36(number: int) -> str:
    digits = _DIGITS[number % 36]
    while number := number // 36:
        digits = _DIGITS[number % 36] + digits
    return digits


def _is_dense(word: str) -> bool:
    return any(first <= letter <= last for letter in word for first, last in _DENSE)
