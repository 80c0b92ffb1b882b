"""What a launch page loads, as far as its text says: read within bounds, never run."""

import re
from collections.abc import Iterator
from html import unescape
from posixpath import dirname, join
from typing import NamedTuple
from urllib.parse import urlsplit

from scormkit.archive.reader import read_member
from scormkit.rules.subject import Subject, is_elsewhere

_LARGEST = 3_000_000
_FILES = 60
_BYTES = 12_000_000
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(
    r"<(script|link|img|iframe|frame|source|video|audio|embed|object)\b([^>]{0,2000})>", re.IGNORECASE
)
_ADDRESS = re.compile(r"""\b(src|href|data)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_REL = re.compile(r"""\brel\s*=\s*["']?[^"'>]*\b(stylesheet|icon|preload|modulepreload)\b""", re.IGNORECASE)
_REFRESH = re.compile(r"""http-equiv\s*=\s*["']?refresh["']?[^>]*url\s*=\s*['"]?([^"'>\s]+)""", re.IGNORECASE)
_PAGES = (".html", ".htm", ".xhtml", ".php", ".asp", ".jsp")
_FRAMES = {"iframe", "frame"}


class Read(NamedTuple):
    """The launch page and what it loads from the package.

    `texts` goes by name: the page, its frames and their scripts. `missing` are names that are loaded and not
    there, `addresses` what is loaded from other servers. `is_all` says that no limit cut the reading short.
    """

    page: str
    texts: dict[str, str]
    missing: tuple[str, ...]
    addresses: tuple[str, ...]
    is_all: bool


def read_page(subject: Subject, page: str) -> Read:
    """Read a launch page, the pages in its frames, and their scripts."""
    texts: dict[str, str] = {}
    missing: dict[str, None] = {}
    addresses: dict[str, None] = {}
    waiting = [page]
    size = 0
    while waiting and len(texts) < _FILES and size < _BYTES:
        name = waiting.pop(0)
        if name in texts:
            continue
        content = read_member(subject.archive, name, _LARGEST, lambda _: None)
        text = "" if content is None else content.decode("utf-8", "replace")
        size += len(text)
        texts[name] = text
        if not name.lower().endswith(_PAGES) and name != page:
            continue
        for tag, address in _loaded(text):
            if is_elsewhere(address) or not address or address.startswith(("#", "{", "$", "<")):
                if address.startswith(("http:", "https:", "//")) and urlsplit(address).hostname:
                    addresses[address] = None
                continue
            there, sought = subject.find(join(dirname(name), address))
            if there is None:
                missing[sought] = None
            elif tag == "script" or tag in _FRAMES:
                waiting.append(there)
    return Read(page, texts, tuple(missing), tuple(addresses), not waiting)


def _loaded(text: str) -> Iterator[tuple[str, str]]:
    """Element and address of everything that a page loads by itself."""
    plain = _COMMENT.sub("", text)
    for match in _TAG.finditer(plain):
        tag, rest = match[1].lower(), match[2]
        if tag == "link" and not _REL.search(rest):
            continue
        for found in _ADDRESS.finditer(rest):
            if (found[1].lower() == "data") == (tag == "object"):
                yield tag, unescape(found[2].strip("\"'")).strip()
    for match in _REFRESH.finditer(plain):
        yield "frame", unescape(match[1])


def other_scripts(subject: Subject, known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Scripts and pages that the launch page may load in ways that cannot be seen, until enough was read."""
    size = 0
    for name, member in subject.archive.members.items():
        if name in known or not name.lower().endswith((".js", *_PAGES)) or member.size > _LARGEST:
            continue
        content = read_member(subject.archive, name, _LARGEST, lambda _: None)
        if content is not None:
            size += len(content)
            yield name, content.decode("utf-8", "replace")
        if size > _BYTES:
            return
