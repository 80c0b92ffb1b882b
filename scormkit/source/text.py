"""A source file as text, where an offset in it stands, and how a file is read without trusting it."""

from __future__ import annotations

import re
import stat
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scormkit.diagnostics import Report, Span
from scormkit.source import faults

YAML_LIMIT = 2_000_000
"""Bytes that a YAML file may have. A course of a thousand questions needs a quarter of it."""
MARKDOWN_LIMIT = 4_000_000
"""Bytes that a Markdown page may have."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""Control characters, and what breaks a line in YAML but nowhere else, or may not stand in XML."""
_CONTROLS_SHOWN = 5
_MAGIC = (
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a Rich Text document"),
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class SourceFile:
    """A text file of a course. `name` is how diagnostics call it: relative to the course folder's parent."""

    name: str
    text: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which lines begin; line n (from 1) begins at `line_starts[n - 1]`."""
        starts = [0]
        position = self.text.find("\n")
        while position != -1:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return tuple(starts)

    def span(self, start: int, end: int | None = None) -> Span:
        """The span of the characters from offset `start` to `end` (exclusive; offsets count from 0)."""
        line, column = self._place(start)
        if end is None:
            return Span(self.name, line, column)
        end_line, end_column = self._place(end)
        return Span(self.name, line, column, end_line, end_column)

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a line and column, both counted from 1; beyond the end it is the end."""
        if line > len(self.line_starts):
            return len(self.text)
        return min(self.line_starts[line - 1] + column - 1, len(self.text))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


@dataclass(frozen=True)
class Excerpt:
    """Text that was taken out of a file: a fenced block, or the Markdown in a YAML value.

    `text` is the file's own from offset `start` on, except for whitespace, quotation marks and escapes that
    the format around it has removed or folded.
    """

    file: SourceFile
    text: str
    start: int = 0

    @cached_property
    def _origins(self) -> tuple[int, ...]:
        return tuple(_align(self.text, self.file.text, self.start))

    def offset(self, index: int) -> int:
        """The offset in the file of the character at `index` of the excerpt."""
        if self._is_verbatim:
            return min(self.start + index, len(self.file.text))
        if index < len(self._origins):
            return self._origins[index]
        return min(self._origins[-1] + 1, len(self.file.text)) if self._origins else self.start

    def span(self, start: int, end: int | None = None) -> Span:
        """The span in the file of the excerpt's characters from `start` to `end` (exclusive)."""
        if end is None:
            return self.file.span(self.offset(start))
        return self.file.span(self.offset(start), self.offset(end - 1) + 1 if end > start else None)

    @cached_property
    def _is_verbatim(self) -> bool:
        return self.file.text.startswith(self.text, self.start)


def _align(text: str, source: str, position: int) -> Iterator[int]:
    """Find each character of `text` again in `source`, passing over indentation, quote marks and escapes."""
    for character in text:
        there = position
        while there < len(source) and source[there] != character and source[there] in " \t\n>\\'\"|-+#":
            there += 1
        if there < len(source) and source[there] == character:
            position = there
            yield position
            position += 1
        else:
            yield min(position, len(source))


def read_source(path: Path, name: str, limit: int, report: Report) -> SourceFile | None:
    """Read a text file of a course; None, and a finding, when it cannot be used.

    `limit` is in bytes and is checked before anything is read. A byte order mark is dropped, line ends become
    `\\n`. Control characters are reported and replaced by spaces, so that reading can go on.
    """
    span = Span(name)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "no ordinary file"
            report(faults.unreadable(span, f"it is {kind}"))
            return None
        if status.st_size > limit:
            report(faults.too_large(span, status.st_size, limit))
            return None
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        report(faults.unreadable(span, (error.strerror or str(error)).lower()))
        return None
    return decode_source(data, name, report)


def decode_source(data: bytes, name: str, report: Report) -> SourceFile | None:
    """The text of a file's bytes, which must be UTF-8; see `read_source`."""
    span = Span(name)
    if data.startswith(_UTF16_MARKS) or _looks_like_utf16(data):
        report(faults.not_utf8(span, "UTF-16"))
        return None
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            report(faults.binary(span, kind))
            return None
    if b"\0" in data:
        report(faults.binary(span, "a binary file"))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _one_kind_of_line_end(data[: error.start].decode("utf-8", "replace").removeprefix("\ufeff"))
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        report(faults.not_utf8(Span(name, line, column), "Windows-1252 or another 8-bit encoding"))
        return None
    return _without_controls(SourceFile(name, _one_kind_of_line_end(text)), report)


def _one_kind_of_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _looks_like_utf16(data: bytes) -> bool:
    """Every other byte of Western text in UTF-16 is zero; Notepad may leave the byte order mark away."""
    sample = data[:200]
    zeros = max(sample[::2].count(0), sample[1::2].count(0))
    return len(sample) >= 4 and zeros >= len(sample) // 2 - len(sample) // 10 and sample.count(0) == zeros


def _without_controls(file: SourceFile, report: Report) -> SourceFile:
    if _CONTROL.search(file.text) is None:
        return file
    found = list(_CONTROL.finditer(file.text))
    hidden = max(0, len(found) - _CONTROLS_SHOWN)
    for number, match in enumerate(found[:_CONTROLS_SHOWN], start=1):
        more = hidden if number == _CONTROLS_SHOWN else 0
        report(faults.control_character(file.span(match.start(), match.end()), match[0], more))
    return SourceFile(file.name, _CONTROL.sub(" ", file.text))
