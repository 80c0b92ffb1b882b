"""YAML as located data: every value keeps its place, and every scalar stays the text that was written.

Values are built from PyYAML's events, not from its nodes: depth stays bounded, references are refused instead
of followed, and no type is guessed. The models decide what a text means (see scalars.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from scormkit.diagnostics import Diagnostic, Edit, Report, Span
from scormkit.source import faults
from scormkit.source.document import Document, Path
from scormkit.source.lookalike import is_dashed, is_in_curly_quotes, unseen_in, without_unseen
from scormkit.source.scalars import PlainScalar
from scormkit.source.text import Excerpt, SourceFile

DEPTH_LIMIT = 40
_TOO_DEEP = "maximum nesting depth"
"""PyYAML 6.0.4 and newer give up at 1,000 brackets, before the first of them is an event."""
_REPAIR_LIMIT = 30
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_IMPOSSIBLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
_HIDDEN = re.compile(r"[ \t]+(#[^\s#][^\n]*)")
"""What follows an unquoted value after a space and a `#` that no space follows: hardly meant as a comment."""
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StopError(Exception):
    """The text goes on in a way that is not read any further; the finding is already noted."""


def parse_yaml(file: SourceFile, report: Report, *, excerpt: Excerpt | None = None) -> Document | None:
    """Read one YAML document; None, and findings, when its form is broken.

    With `excerpt`, only that part of the file is read (a fenced block) and all spans lie in the file. Data
    are dict, list, str (quoted or block), PlainScalar (unquoted) and None (empty, `~` or `null`). Faults that
    can be passed over (a doubled key, an unquoted colon) are reported and reading goes on, so that one run
    shows as many as possible.
    """
    part = excerpt or Excerpt(file, file.text)
    text = part.text
    for _ in range(_REPAIR_LIMIT):
        reader = _Reader(part)
        try:
            data = reader.read(text)
        except _StopError:
            reader.is_broken = True
        except yaml.YAMLError as error:
            if _TOO_DEEP in str(getattr(error, "problem", None)):
                report(faults.too_deep(part.span(error.problem_mark.index), DEPTH_LIMIT))  # type: ignore[attr-defined]
                return None
            from scormkit.source.yaml_repair import diagnose

            diagnostic, repaired = diagnose(part, text, error)
            report(diagnostic)
            if repaired is not None:
                text = repaired
                continue
            reader.is_broken = True
        for finding in reader.findings:
            report(finding)
        if excerpt is None and not reader.is_broken and _TRAILING.search(text):
            _report_trailing(file, reader.kept, report)
        return None if reader.is_broken else Document(file, data, reader.values, reader.keys)
    return None


def _report_trailing(file: SourceFile, kept: list[tuple[int, int]], report: Report) -> None:
    """One finding for all lines that end in spaces, outside of the texts (from, to) in which they count."""
    found = [
        (match.start(), match.end())
        for match in _TRAILING.finditer(file.text)
        if not any(first <= match.start() < last for first, last in kept)
    ]
    if found:
        edits = [Edit(file.span(*each), "") for each in found]
        report(faults.trailing_space(edits[0].span, edits))


class _Reader:
    """One pass over the events of a text."""

    def __init__(self, excerpt: Excerpt) -> None:
        self.excerpt = excerpt
        self.text = excerpt.text
        self.findings: list[Diagnostic] = []
        self.values: dict[Path, Span] = {}
        self.keys: dict[Path, Span] = {}
        self.is_broken = False
        self.kept: list[tuple[int, int]] = []
        self.events: Iterator[Any] = iter(())

    def read(self, text: str) -> Any:
        self.text = text
        self.events = yaml.parse(text, Loader=_LOADER)
        data: Any = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.findings.append(faults.several_documents(self.at(event, to_end=True)))
                    raise _StopError
                data = self.value(next(self.events), (), 0)
        return data

    def at(self, event: Any, *, to_end: bool = False) -> Span:
        start = event.start_mark.index
        return self.excerpt.span(start, max(event.end_mark.index, start) if to_end else None)

    def value(self, event: Any, path: Path, depth: int) -> Any:
        """The value that begins with `event`; the events up to its end are consumed."""
        if depth > DEPTH_LIMIT:
            self.findings.append(faults.too_deep(self.at(event), DEPTH_LIMIT))
            raise _StopError
        if isinstance(event, yaml.AliasEvent):
            self.findings.append(faults.alias(self.at(event, to_end=True), str(event.anchor)))
            self.is_broken = True
            return None
        if event.tag is not None:
            self.findings.append(faults.custom_tag(self.at(event), _tag_as_written(event.tag)))
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, path)
        self.values[path] = self.at(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path, depth)
        return self.mapping(path, depth)

    def scalar(self, event: Any, path: Path) -> str | None:
        is_block = event.style in ("|", ">")
        self.values[path] = self.at(event, to_end=not is_block)
        if event.style:
            if event.start_mark.line != event.end_mark.line:
                self.kept.append((event.start_mark.index, event.end_mark.index))
            return self.possible(event)
        hidden = _HIDDEN.match(self.text, event.end_mark.index)
        if hidden:
            start = hidden.start(1)
            self.findings.append(faults.hash_in_text(self.excerpt.span(start, hidden.end(1)), hidden[1]))
        if is_in_curly_quotes(event.value, spoken=path[-1:] != ("title",)):
            self.findings.append(faults.curly_quotes_kept(self.values[path]))
        return None if event.value in _NULLS else PlainScalar(event.value)

    def possible(self, event: Any) -> str:
        """Escapes in double quotes can name characters that cannot be written into any package."""
        text: str = event.value
        if event.style == '"' and re.search(_IMPOSSIBLE, text):
            self.findings.append(faults.bad_escape(self.at(event, to_end=True)))
            return re.sub(_IMPOSSIBLE, "\ufffd", text)
        return text

    def seen(self, key: str, span: Span) -> str:
        """The key, without characters in it that look like a space, or like nothing at all."""
        if is_dashed(key):
            what, meant = "a dash or a dot that is no hyphen", "a hyphen, -, before each entry of a list"
            self.findings.append(faults.look_alike(span, what, meant, 0, ()))
            raise _StopError
        if not unseen_in(key):
            return key
        clean = without_unseen(key)
        what = "a character in the key that nobody sees"
        self.findings.append(faults.look_alike(span, what, clean, 0, (Edit(span, clean),)))
        return clean

    def sequence(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.value(event, (*path, len(items)), depth + 1))
        return items

    def mapping(self, path: Path, depth: int) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        again = (
            0  # keys written twice in an entry of a list: most often the next one lacks its dash, said once
        )
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            span = self.at(event, to_end=isinstance(event, yaml.ScalarEvent))
            key = self.key(event, span, depth)
            if key is None:
                self.skip(depth)
            elif key in entries:
                again += 1
                is_entry = bool(path) and isinstance(path[-1], int)
                if again == 1 or not is_entry:
                    first = self.keys[(*path, key)]
                    self.findings.append(faults.duplicate_key(span, key, first, in_list=is_entry))
                self.skip(depth)
            else:
                self.keys[(*path, key)] = span
                entries[key] = self.value(next(self.events), (*path, key), depth + 1)
        return entries

    def key(self, event: Any, span: Span, depth: int) -> str | None:
        if isinstance(event, yaml.ScalarEvent) and event.value and event.tag is None:
            return self.seen(self.possible(event), span)
        found = "empty"
        if self.is_citation(event):
            self.findings.append(faults.citation_unquoted(self.at_offset(event.start_mark.index - 1)))
            self.is_broken = True
            self.unrecorded(event, depth)
            return None
        if isinstance(event, yaml.CollectionStartEvent):
            found = "a list" if isinstance(event, yaml.SequenceStartEvent) else "a mapping"
        elif isinstance(event, yaml.AliasEvent):
            found = f"the reference *{event.anchor}"
        elif event.tag is not None:
            found = f"marked with the type {_tag_as_written(event.tag)}"
        self.findings.append(faults.not_a_key(span, found))
        if isinstance(event, yaml.CollectionStartEvent):
            self.unrecorded(event, depth)
        return None

    def is_citation(self, event: Any) -> bool:
        """Whether a mapping in the place of a key is `{{ name }}` without quotation marks."""
        index = event.start_mark.index
        return isinstance(event, yaml.MappingStartEvent) and self.text.startswith("{{", index - 1)

    def at_offset(self, index: int) -> Span:
        return self.excerpt.span(index, index + 2)

    def skip(self, depth: int) -> None:
        self.unrecorded(next(self.events), depth)

    def unrecorded(self, event: Any, depth: int) -> None:
        """Pass over a value, noting its faults but none of its places."""
        aside = _Reader(self.excerpt)
        aside.events = self.events
        aside.findings = self.findings
        aside.kept = self.kept
        aside.value(event, (), depth + 1)
        self.is_broken = self.is_broken or aside.is_broken


def _tag_as_written(tag: str) -> str:
    return "!!" + tag.removeprefix("tag:yaml.org,2002:") if tag.startswith("tag:yaml.org,2002:") else tag
