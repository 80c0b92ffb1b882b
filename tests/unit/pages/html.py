"""Reading a launch page back as strictly as a person would like it written."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from lxml import html
from lxml.html import HtmlElement

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
PHRASING_ONLY = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "span", "label", "button", "dt", "summary"]
)
BLOCK = frozenset(
    [
        "p",
        "div",
        "ul",
        "ol",
        "li",
        "table",
        "figure",
        "blockquote",
        "pre",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "form",
        "fieldset",
        "section",
        "dl",
        "hr",
        "aside",
    ]
)


@dataclass
class _Reader(HTMLParser):
    """Every element opened is closed, in order, and no block stands where only phrases may."""

    faults: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) != len(names):
            self.faults.append(f"<{tag}> has an attribute twice: {names}")
        outer = self.open[-1] if self.open else ""
        if tag in BLOCK and outer in PHRASING_ONLY:
            self.faults.append(f"<{tag}> in <{outer}>")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID and "svg" not in self.open:
            self.faults.append(f"<{tag}/> is not closed in HTML")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")


RAW = re.compile(r"<!--|</?script", re.IGNORECASE)
SCREEN = re.compile(r'<script type="text/html" id="([\w-]+)">(.*?)</script>', re.DOTALL)
"""A screen lies in the page as text: its id, and what the player makes elements of."""


def faults(document: str) -> list[str]:
    """What is wrong with the nesting of a document, and of each of its screens."""
    found = []
    for text in (SCREEN.sub("", document), *(match[2] for match in SCREEN.finditer(document))):
        reader = _Reader()
        reader.feed(text)
        reader.close()
        found += reader.faults + [f"<{tag}> is never closed" for tag in reader.open]
    # These would end the text of a screen, or keep it from ending.
    found += [f"a screen holds {each}" for _, text in SCREEN.findall(document) for each in RAW.findall(text)]
    return found


def course(page: bytes) -> dict[str, Any]:
    """The player's data in a launch page."""
    text = (
        page.decode().partition('<script type="application/json" id="course">')[2].partition("</script>")[0]
    )
    data: dict[str, Any] = json.loads(text)
    return data


def screens(page: bytes) -> dict[str, HtmlElement]:
    """The root element of every screen of a launch page, by its id."""
    return {name: html.fragment_fromstring(text.strip()) for name, text in SCREEN.findall(page.decode())}


def whole(page: bytes) -> HtmlElement:
    """The document with all its screens in it at once, as elements."""
    return html.document_fromstring(SCREEN.sub(r"<div>\2</div>", page.decode()))


def static(page: bytes) -> HtmlElement:
    """The document that is shown before the player runs: without the screens and templates."""
    text = SCREEN.sub("", page.decode())
    while "<template" in text:
        head, _, rest = text.partition("<template")
        text = head + rest.partition("</template>")[2]
    return html.document_fromstring(text)
