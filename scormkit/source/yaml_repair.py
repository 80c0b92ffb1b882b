"""What a YAML syntax error means, in words that an author can act on, and how to read on behind it.

PyYAML's C and Python parsers word their errors differently and mark slightly different places; what is
decided here rests on the text around the mark and on words that both share. A repair replaces characters one
by one, so that every offset stays what it was; it exists only to find further faults, since an error was
already reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from scormkit.diagnostics import Diagnostic, Edit, Span
from scormkit.source import faults
from scormkit.source.lookalike import curly_quote_in, lookalike_in
from scormkit.source.scalars import shorten
from scormkit.source.text import Excerpt

_KEY_BEFORE = re.compile(r"\s*(?:[-?] +)*([^\s:#][^:]*?) *:\s+\S")
_HAS_COLON = re.compile(r":(?:\s|$)")
_TAB_INDENTED = re.compile(r"^ *\t", re.MULTILINE)
_CITATION = re.compile(r"[:-] +(\{\{[^{}\n]*\}\}?)")
"""A value that begins with a citation, which YAML takes for a mapping in a mapping."""
_INDENTATION = re.compile(r"^ *\t[ \t]*", re.MULTILINE)
_BLOCK = re.compile(r"\s*(?:[-?] +)*([\w-]+):\s+([|>])[-+0-9]*\s*")
"""A key with the sign that a longer text follows."""
_BRACKETED = re.compile(r"\s*(?:[-?] +)*(?:[\w-]+:\s+)?([\[{])[^\[\]{}]*[\]}]\s*$")
"""A line, up to some place, whose value begins with a bracket that is closed there."""
_CLOSING = {"[": "]", "{": "}", '"': '"', "'": "'"}


def _means_one_thing(text: str) -> bool:
    """Whether a text can be read with spaces for its tabs, and says the same however wide they are meant."""
    readings = []
    for width in (2, 4, 8):
        try:
            events = yaml.parse(_spaced(text, width), Loader=yaml.SafeLoader)
            readings.append([(type(event), getattr(event, "value", None)) for event in events])
        except yaml.YAMLError:
            continue
    return bool(readings) and all(each == readings[0] for each in readings)


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _spaced(text: str, width: int) -> str:
    return _INDENTATION.sub(lambda match: match[0].replace("\t", " " * width), text)


def diagnose(excerpt: Excerpt, text: str, error: yaml.YAMLError) -> tuple[Diagnostic, str | None]:
    """The finding for a syntax error in `text` (the excerpt, perhaps repaired), and the text to try next."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        position = min(int(getattr(error, "position", 0) or 0), len(text))
        return faults.syntax(excerpt.span(position), "it has a character that YAML does not allow"), None
    index = min(mark.index, len(text))
    context_mark: Any = getattr(error, "context_mark", None)
    opened = min(context_mark.index, index) if context_mark else index
    words = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or ''}"
    return _Trouble(excerpt, text, index, opened, words).diagnose()


class _Trouble:
    """A syntax error: noticed at `index`, in a construct that begins at `opened`, in the parser's `words`."""

    def __init__(self, excerpt: Excerpt, text: str, index: int, opened: int, words: str) -> None:
        self.excerpt = excerpt
        self.text = text
        self.index = index
        self.opened = opened
        self.words = words
        self.line_start = text.rfind("\n", 0, index) + 1
        end = text.find("\n", index)
        self.line = text[self.line_start : end if end != -1 else len(text)]

    def diagnose(self) -> tuple[Diagnostic, str | None]:
        if _TAB_INDENTED.match(self.line):
            return self.tab(), None
        if (found := self.look_alike()) is not None:
            return found
        citation = _CITATION.search(self.line)
        if citation is not None and self.line_start + citation.end(1) <= self.index:
            return self.citation(self.line_start + citation.start(1), self.line_start + citation.end(1))
        kinds: tuple[tuple[str, Callable[[], tuple[Diagnostic, str | None]]], ...] = (
            ("quoted scalar", self.quoted),
            ("flow (sequence|mapping|node)", lambda: (self.bracket(), None)),
            ("alias|anchor|block scalar", lambda: self.reserved(self.opened)),
            ("tag", self.tag),
            ("cannot start any token|mapping keys are not allowed", lambda: self.reserved(self.index)),
            ("mapping values are not allowed", self.colon),
            ("sequence entries are not allowed", self.list_on_key_line),
            ("could not find expected ':'", lambda: (self.no_colon(self.opened), None)),
        )
        for words, explain in kinds:
            if re.search(words, self.words):
                return explain()
        return self.structure(), None

    def look_alike(self) -> tuple[Diagnostic, str | None] | None:
        """A strange character in the line, or in the one above, whose value then seems to go on."""
        lines = [self.line_start] if (above := self.line_above()) is None else [self.line_start, above]
        found = [at for at in lines if lookalike_in(self.line_at(at))]
        if not found:
            return None
        first, text, edits = min(found), list(self.text), []
        for at in _line_starts(self.text):
            each = lookalike_in(self.line_at(at)) if at >= first else None
            if each is not None:
                span = self.excerpt.span(at + each.start, at + each.end)
                is_tight = each.instead == ":" and not self.text[at + each.end : at + each.end + 1].isspace()
                edits.append(Edit(span, ": " if is_tight else each.instead))
                text[at + each.start : at + each.end] = each.instead
            elif at > first:
                break  # what follows further down may be meant, in a longer text
        each = lookalike_in(self.line_at(first))
        assert each is not None
        finding = faults.look_alike(edits[0].span, each.called, each.meant, len(edits) - 1, edits)
        is_as_long = all(edit.replacement != ": " for edit in edits)
        return finding, "".join(text) if is_as_long else None

    def line_at(self, start: int) -> str:
        end = self.text.find("\n", start)
        return self.text[start : end if end != -1 else len(self.text)]

    def citation(self, start: int, end: int) -> tuple[Diagnostic, str | None]:
        finding = faults.citation_unquoted(self.excerpt.span(start, start + 2))
        inside = re.sub(r"[{}]", "_", self.text[start:end])
        return finding, self.text[:start] + inside + self.text[end:]

    def tag(self) -> tuple[Diagnostic, str | None]:
        return faults.custom_tag(self.span(self.opened), self.word_at(self.opened)), None

    def list_on_key_line(self) -> tuple[Diagnostic, str | None]:
        problem = "a list begins on the line of its key; put each - entry on a line of its own"
        return faults.syntax(self.span(self.index), problem), None

    def span(self, index: int) -> Span:
        return self.excerpt.span(index)

    def tab(self) -> Diagnostic:
        found = [match.end() - 1 for match in _TAB_INDENTED.finditer(self.text)]
        edits = [
            Edit(self.excerpt.span(match.start(), match.end()), match[0].replace("\t", "  "))
            for match in _INDENTATION.finditer(self.text)
        ]
        is_clear = _means_one_thing(self.text)
        return faults.tab_indentation(self.span(found[0]), len(found) - 1, edits if is_clear else ())

    def replaced(self, index: int) -> str:
        return self.text[:index] + "_" + self.text[index + 1 :]

    def word_at(self, index: int) -> str:
        match = re.match(r"\S+", self.text[index:])
        return match[0] if match else "!"

    def quoted(self) -> tuple[Diagnostic, str | None]:
        quote = self.text[self.opened : self.opened + 1]
        backslash = self.text.rfind("\\", self.opened, self.index + 1)
        if "escape" in self.words or "hexdec" in self.words:
            if backslash == -1:
                return faults.bad_escape(self.span(self.index)), None
            return faults.bad_escape(self.span(backslash)), self.replaced(backslash)
        return faults.unclosed(self.span(self.opened), quote, _CLOSING.get(quote, quote)), None

    def bracket(self) -> Diagnostic:
        bracket = self.text[self.opened : self.opened + 1]
        if bracket in ("[", "{"):
            return faults.unclosed(self.span(self.opened), bracket, _CLOSING[bracket])
        opened = max(self.text.rfind("[", 0, self.index), self.text.rfind("{", 0, self.index))
        if opened == -1:
            return faults.syntax(self.span(self.index), "a bracket was not expected here")
        return faults.unclosed(self.span(opened), self.text[opened], _CLOSING[self.text[opened]])

    def reserved(self, index: int) -> tuple[Diagnostic, str | None]:
        character = self.text[index : index + 1]
        if not character.strip():
            return faults.syntax(self.span(index), "a value was expected"), None
        return faults.reserved_character(self.span(index), character), self.replaced(index)

    def colon(self) -> tuple[Diagnostic, str | None]:
        """A colon where no key can be: in the middle of a text, or because the line above is no key."""
        before = self.text[self.line_start : self.index]
        key = _KEY_BEFORE.match(before)
        if key and (curly := curly_quote_in(self.line)) is not None:
            finding = faults.curly_quotes(self.span(self.line_start + curly[0]), curly[1])
            return finding, self.replaced(self.index)
        if key:
            return faults.colon_in_text(self.span(self.index), key[1]), self.replaced(self.index)
        above = self.line_above()
        if above is not None and not _HAS_COLON.search(self.text[above : self.text.find("\n", above)]):
            return self.no_colon(above), None
        return faults.indentation(self.span(self.line_start + self.indent(self.line))), None

    def no_colon(self, index: int) -> Diagnostic:
        block = self.block_above(index)
        if block is not None:
            return faults.block_not_indented(self.span(index), *block)
        start = self.text.rfind("\n", 0, index) + 1
        end = self.text.find("\n", start)
        line = self.text[start : end if end != -1 else len(self.text)]
        words = re.sub(r"^(?:[-?] +)+", "", line.strip())
        if re.match(r"-[^\s-]", words):
            at = start + line.find("-")
            return faults.dash_without_space(self.excerpt.span(at, at + 1))
        first = start + line.find(words) if words else start
        return faults.missing_colon(self.span(first), shorten(words))

    def block_above(self, index: int) -> tuple[str, str] | None:
        """The key and the sign of the longer text that the line above `index` announces."""
        above = self.line_above(self.text.rfind("\n", 0, index) + 1)
        match = _BLOCK.fullmatch(self.line_at(above)) if above is not None else None
        return (match[1], match[2]) if match else None

    def line_above(self, start: int | None = None) -> int | None:
        """Where the last line before this one begins that is neither empty nor a comment."""
        start = self.line_start if start is None else start
        while start > 0:
            start = self.text.rfind("\n", 0, start - 1) + 1
            stripped = self.text[start : self.text.find("\n", start)].strip()
            if stripped and not stripped.startswith("#"):
                return start
        return None

    def indent(self, line: str) -> int:
        return len(line) - len(line.lstrip(" "))

    def beginning(self, before: str) -> Diagnostic | None:
        """A bracket too many; a bracket or a dash where a text or an entry is meant to begin."""
        here = self.text[self.index : self.index + 1]
        if here and here in "]}":
            return faults.syntax(self.span(self.index), f"there is one {here} too many")
        if (bracketed := _BRACKETED.match(before)) is not None:
            return faults.reserved_character(self.span(self.line_start + bracketed.start(1)), bracketed[1])
        if re.match(r"-[^\s-]", self.text[self.index :]) and not before:
            return faults.dash_without_space(self.excerpt.span(self.index, self.index + 1))
        return None

    def structure(self) -> Diagnostic:
        """Something stands where a key or a list entry was expected."""
        here = self.text[self.index : self.index + 1]
        before = self.text[self.line_start : self.index].rstrip()
        if before.endswith(('"', "'")):
            quote = before[-1]
            opening = self.text.rfind(f" {quote}", 0, self.line_start + len(before) - 1) + 1
            if 0 < opening < self.line_start:
                return faults.unclosed(self.span(opening), quote, quote)
            return faults.quote_within(self.span(self.line_start + len(before) - 1), quote)
        if (special := self.beginning(before)) is not None:
            return special
        is_entry = self.line.lstrip().startswith("- ")
        if not before and here.strip() and not is_entry and not _HAS_COLON.search(self.line):
            return self.no_colon(self.index)
        if not before:
            return faults.indentation(self.span(self.index))
        return faults.syntax(self.span(self.index), "something unexpected stands here")
