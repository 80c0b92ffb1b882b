"""Whether a finished package holds what was left out of it, because it is meant for others.

Every entry is unpacked and searched: for runs of words, for file names, and for files by their digest. It is
a second look that trusts nothing of what put the package together.
"""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO, NamedTuple

from scormkit.archive import faults
from scormkit.archive.formats import ending
from scormkit.diagnostics import Diagnostic, Span

RUN = 5
"""Words in a row that tell a text from others. A text of fewer words has to be found as a whole."""
_SHORTEST = 8
"""Characters of the shortest text that is looked for as a whole: `Yes` and `Stop` prove nothing."""
_TEXTS = frozenset({"html", "htm", "js", "json", "xml", "css", "svg", "vtt", "txt", "xsd", "dtd", "md"})
_BORDER = "\0"
_WORD = re.compile(rf"[^\W_]+|{_BORDER}")
_TAG = re.compile(r"<[^<>]*>")
_EDGE = re.compile(r"[<>\"\n\r]")
_PIECE = 1 << 20
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\([nrt\"'/\\])")


Words = tuple[str, ...]


class Text(NamedTuple):
    """A text that must not be in the package: where it is written, and for whom it is."""

    text: str
    span: Span
    names: tuple[str, ...]


class File(NamedTuple):
    """A file that must not be in the package: its name there, its sha256 in hexadecimal, what names it."""

    name: str
    digest: str
    span: Span
    names: tuple[str, ...]


def search(
    package: BinaryIO, texts: Iterable[Text], files: Iterable[File], kept: Iterable[str]
) -> Iterator[Diagnostic]:
    """A finding for each text and file that the zip in `package` holds and should not; once for each place.

    What `kept` holds as well, the texts that are meant to be in it, counts as theirs.
    """
    sought = _sought(texts, kept)
    by_name = {each.name: each for each in files}
    by_digest = {each.digest: each for each in by_name.values()}
    package.seek(0)
    with zipfile.ZipFile(package) as archive:
        for name in archive.namelist():
            file = by_name.get(name) or (by_digest and by_digest.get(_digest(archive, name))) or None
            if file is not None:
                yield faults.file_of_others(file.span, name, file.names)
            if sought and ending(name) in _TEXTS:
                yield from _in_text(name, archive.read(name).decode("utf-8", errors="replace"), sought)


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as entry:
        digest = hashlib.sha256()
        while data := entry.read(_PIECE):
            digest.update(data)
        return digest.hexdigest()


Sought = Mapping[Words, Text]
"""What is looked for: runs of `RUN` words, and whole texts of fewer."""


def _sought(texts: Iterable[Text], kept: Iterable[str]) -> Sought:
    found: dict[Words, Text] = {}
    for each in texts:
        words = _words(_readings(each.text)[-1])
        for run in _runs(words, RUN):
            found.setdefault(run, each)
        whole = tuple(_words(each.text))
        if len(whole) < RUN and len(" ".join(whole)) >= _SHORTEST:
            found.setdefault(whole, each)
    if found:
        words = _words(_BORDER.join(kept))
        for run in filter(found.__contains__, _runs(words, RUN)):
            del found[run]
        for text in " ".join(words).split(_BORDER):
            found.pop(tuple(text.split()), None)
    return found


def _in_text(name: str, content: str, sought: Sought) -> Iterator[Diagnostic]:
    found: dict[Span, tuple[Words, Text]] = {}
    lengths = sorted({len(each) for each in sought}, reverse=True)
    for text in _readings(content):
        words = _words(text)
        hits = [each for size in lengths for each in filter(sought.__contains__, _runs(words, size))]
        if any(len(each) < RUN for each in hits):  # one that is not a whole text proves nothing
            wholes = {tuple(_words(part)) for part in _EDGE.split(text)}
            hits = [each for each in hits if len(each) == RUN or each in wholes]
        for run in hits:
            found.setdefault(sought[run].span, (run, sought[run]))
    for run, source in found.values():
        yield faults.text_of_others(source.span, " ".join(run), name, source.names)


def _readings(text: str) -> Sequence[str]:
    """A text as it may be written in a file: with its markup, for words in attributes, and without it."""
    plain = html.unescape(_ESCAPE.sub(_unescaped, text)).replace(_BORDER, " ")
    return (plain, _TAG.sub(" ", plain)) if "<" in plain else (plain,)


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else ("\n" if match[2] in "nrt" else match[2])


def _runs(words: Sequence[str], size: int) -> Iterator[Words]:
    """All runs of `size` words."""
    return zip(*(words[at:] for at in range(size)), strict=False)


def _words(text: str) -> list[str]:
    """The words of a text as they are compared; a border between two texts counts as one."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
