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
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^<>]*>")
_EDGE = re.compile(r"[<>\"\n\r]")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\([nrt\"'/\\])")


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
    allowed_runs: set[str] = set()
    allowed_wholes: set[str] = set()
    for text in kept:
        allowed_runs.update(_runs(text))
        allowed_wholes.add(_whole(text))
    runs: dict[str, Text] = {}
    wholes: dict[str, Text] = {}
    for each in texts:
        for run in _runs(_readings(each.text)[-1]):
            if run not in allowed_runs:
                runs.setdefault(run, each)
        whole = _whole(each.text)
        if len(whole) >= _SHORTEST and len(whole.split()) < RUN and whole not in allowed_wholes:
            wholes.setdefault(whole, each)
    by_name = {each.name: each for each in files}
    by_digest = {each.digest: each for each in by_name.values()}
    package.seek(0)
    with zipfile.ZipFile(package) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            file = by_name.get(name) or by_digest.get(hashlib.sha256(content).hexdigest())
            if file is not None:
                yield faults.file_of_others(file.span, name, file.names)
            if ending(name) in _TEXTS:
                yield from _in_text(name, content.decode("utf-8", errors="replace"), runs, wholes)


def _in_text(
    name: str, content: str, runs: Mapping[str, Text], wholes: Mapping[str, Text]
) -> Iterator[Diagnostic]:
    found: dict[Span, tuple[str, Text]] = {}
    for text in _readings(content):
        for run in _runs(text):
            if run in runs:
                found.setdefault(runs[run].span, (run, runs[run]))
        for part in _EDGE.split(text) if wholes else ():
            whole = _whole(part)
            if whole in wholes:
                found.setdefault(wholes[whole].span, (whole, wholes[whole]))
    for words, each in found.values():
        yield faults.text_of_others(each.span, words, name, each.names)


def _readings(text: str) -> Sequence[str]:
    """A text as it may be written in a file: with its markup, for words in attributes, and without it."""
    plain = html.unescape(_ESCAPE.sub(_unescaped, text))
    return (plain, _TAG.sub(" ", plain)) if "<" in plain else (plain,)


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else ("\n" if match[2] in "nrt" else match[2])


def _runs(text: str) -> Iterator[str]:
    words = _words(text)
    for at in range(len(words) - RUN + 1):
        yield " ".join(words[at : at + RUN])


def _whole(text: str) -> str:
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
