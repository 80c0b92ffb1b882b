"""Whether a finished package holds what was left out of it, because it is meant for others.

Every entry is unpacked and searched: for runs of words, for file names, and for files by their digest. It is
a second look that trusts nothing of what put the package together.
"""

import hashlib
import html
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
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
_PAGE = 1000
"""Characters from which a text is longer than nearly every paragraph."""
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\([nrt\"'/\\])")
_NOT_WORDS = re.compile(rb"\\u[0-9a-fA-F]{4}|\\[nrt\"'/\\]|&#?\w+;")
_LETTERS_IN_NUMBERS = (
    (b"\\u00", re.compile(rb"\\u00(?:3[0-9]|4[1-9a-fA-F]|5[0-9aA]|6[1-9a-fA-F]|7[0-9aA])")),
    (b"&#", re.compile(rb"&#(?!3[49];)")),
)
_LETTER_IN_DISGUISE = re.compile(
    "[\xaa\xb2\xb3\xb9\xba\xbc-\xbe\xdf\u0130\u0132\u0133\u013f\u0140\u0149\u017f\u01c4-\u01f3\u02b0-\u02b8\u02e1-\u02e3"
    "\u1d2c-\u1dbb\u1e96-\u1e9e\u2070-\u209c\u20a8\u2100-\u2189\u2460-\u24ea\u2c7c\u2c7d\u3250-\u33ff\ua7f2-\ua7f4"
    "\ufb00-\ufb06\uff10-\uff5a\U000107a5\U0001d400-\U0001d7ff\U0001f100-\U0001f190\U0001fbf0-\U0001fbf9]"
)
"""Characters that become plain letters or digits when words are compared: wide ones, ligatures and such."""
_MARKUP = ((b"\\u003c", b"<"), (b"\\u003e", b">"), (b"&lt;", b"<"), (b"&gt;", b">"))
_TAG_BYTES = re.compile(_TAG.pattern.encode())
_ASCII = bytes(range(128))
_LETTERS = bytes(code if code < 128 and chr(code).isalnum() else 32 for code in range(256)).lower()
"""The translation of bytes that leaves the plain letters and digits."""


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
    sought = _sought(texts)
    by_name = {each.name: each for each in files}
    by_digest = {each.digest: each for each in by_name.values()}
    package.seek(0)
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
        read = [name for name in names if ending(name) in _TEXTS] if sought else []
        possible = {name: _possible(archive.read(name), sought) for name in read}
        theirs = _theirs({run for runs in possible.values() for run in runs}, kept)
        for name in names:
            file = by_name.get(name) or (by_digest and by_digest.get(_digest(archive, name))) or None
            if file is not None:
                yield faults.file_of_others(file.span, name, file.names)
            left = {run: each for run, each in possible.get(name, {}).items() if run not in theirs}
            if left:
                yield from _in_text(name, archive.read(name).decode("utf-8", errors="replace"), left)


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as entry:
        digest = hashlib.sha256()
        while data := entry.read(_PIECE):
            digest.update(data)
        return digest.hexdigest()


Sought = Mapping[Words, Text]
"""What is looked for: runs of `RUN` words, and whole texts of fewer."""


def _sought(texts: Iterable[Text]) -> Sought:
    found: dict[Words, Text] = {}
    for each in texts:
        words = _words(_readings(each.text)[-1])
        for run in _runs(words, RUN):
            found.setdefault(run, each)
        whole = tuple(_words(each.text))
        if len(whole) < RUN and len(" ".join(whole)) >= _SHORTEST:
            found.setdefault(whole, each)
    return found


def _theirs(runs: Set[Words], kept: Iterable[str]) -> Set[Words]:
    """Those of the runs that stand in what is meant to be in the package, too."""
    texts = {*kept} if runs else set()
    found: Set[Words] = frozenset()
    # Whole pages are read only for what no single paragraph accounts for.
    for some in (
        [text for text in texts if len(text) < _PAGE],
        [text for text in texts if len(text) >= _PAGE],
    ):
        found |= _standing_in(runs - found, some)
    return found


def _standing_in(runs: Set[Words], texts: Iterable[str]) -> Set[Words]:
    if not runs:
        return frozenset()
    tells = {max(run, key=len) for run in runs}
    words = _words(_BORDER.join(text for text in texts if any(tell in text.casefold() for tell in tells)))
    wholes = {tuple(text.split()) for text in " ".join(words).split(_BORDER)}
    return runs & {*filter(runs.__contains__, _runs(words, RUN)), *wholes}


def _possible(content: bytes, sought: Sought) -> Sought:
    """Those of the texts that may be in `content`: a quick look that spares nearly every file the slow one.

    It knows only words of plain letters. One with others may be there when its plain words are, in any order.
    """
    for written, meant in _MARKUP:
        content = content.replace(written, meant)
    if any(written in content and letter.search(content) for written, letter in _LETTERS_IN_NUMBERS):
        return sought
    others = content.translate(None, _ASCII)
    if others and _LETTER_IN_DISGUISE.search(others.decode("utf-8", errors="replace")):
        return sought
    words = _plain_words(content)
    vocabulary = {*words}
    there = {run for run in sought if vocabulary.issuperset(word for word in run if word.isascii())}
    plain = {run for run in there if all(map(str.isascii, run))}
    there -= plain
    there.update(_found(words, plain))
    if not plain <= there:
        there.update(_found(_plain_words(_TAG_BYTES.sub(b" ", content)), plain - there))
    return {run: each for run, each in sought.items() if run in there}


def _plain_words(content: bytes) -> list[str]:
    return _NOT_WORDS.sub(b" ", content).translate(_LETTERS).decode("ascii").split()


def _found(words: Sequence[str], runs: Iterable[Words]) -> Iterator[Words]:
    """Those of the runs that stand in a row in `words`: what is around each place of their longest word."""
    told: dict[str, list[tuple[int, Words]]] = {}
    for run in runs:
        tell = max(run, key=len)
        told.setdefault(tell, []).append((run.index(tell), run))
    for at in [at for at, word in enumerate(words) if word in told]:
        for before, run in told[words[at]]:
            if at >= before and (*words[at - before : at - before + len(run)],) == run:
                yield run


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
