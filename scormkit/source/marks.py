"""Marks that say for whom something is (`audience:`, `variant:`, `only:`), and leaving out what is not meant.

What a mark leaves out is gone before anything else looks at it: no citation in it is looked up, no file that
it names is wanted, and no later stage can put it into a package. What was left out is noted, so that the
finished package can be searched for it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from scormkit.diagnostics import Report, Span
from scormkit.source import faults_marks as faults
from scormkit.source.attributes import Written
from scormkit.source.document import Document, Home, Path, Where
from scormkit.source.edit import at
from scormkit.source.nearest import closest

KEYS = ("audience", "variant", "only")
"""The keys of a mark. `only` may name audiences and variants."""
_WRITTEN = re.compile(r"""\b(?:audience|variant|only)["']?[ \t]*:""")
_NAMES_OF_AUTHORS = frozenset({"variables", "objectives", "allow", "audiences"})
"""Mappings whose keys the author invents: a variable may be called `audience`."""
_ENTRIES = frozenset({"facts", "contacts", "replace"})
_REGISTERS = ("facts.yaml", "contacts.yaml", "glossary.yaml")
"""What is a mapping of entries whose names the author invents."""


class Left(NamedTuple):
    """A text that was left out: its words as written, where, and for whom they are."""

    text: str
    span: Span
    names: tuple[str, ...]


class _Places(NamedTuple):
    """The places of a document, for what stays of it."""

    values: dict[Path, Span]
    keys: dict[Path, Span]
    homes: dict[Path, Home]


@dataclass(frozen=True)
class Marks:
    """What a course offers and what was chosen of it; `left` collects what is left out.

    `variants` and `audiences` are the names that there are. `everything`: nothing is left out, as for the
    course's identity, which all its packages share. `undecided` collects marks that ask for an audience while
    none was chosen: the name and where it stands.
    """

    report: Report
    variants: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    variant: str | None = None
    audience: str | None = None
    everything: bool = False
    left: list[Left] = field(default_factory=list)
    undecided: list[Span] = field(default_factory=list)

    def select(self, document: Document, *, whole: bool = True) -> Document | None:
        """A document without what is marked for others; None when all of it is, as far as `whole` allows it.

        Marks are taken out of what stays, so that no model has to know them. Places stay those in the file.
        """
        texts = (document.file.text, *(each.text for each in document.others))
        if not isinstance(document.data, Mapping | list) or not any(map(_WRITTEN.search, texts)):
            return document
        where = Where(document)
        if whole and isinstance(document.data, Mapping):
            names = self._names_left(where, document.data)
            if names:
                self.leave(_texts(where, document.data), names)
                return None
        places = _Places({}, {}, {})
        data = self._copy(where, document.data, (), places, whole=whole)
        return document._replace(data=data, **places._asdict())

    def wants_block(self, written: Sequence[Written], span: Callable[[int, int], Span], name: str) -> bool:
        """Whether a block of a text stays; `written` are its attributes, `span` makes places of offsets."""
        asked = [
            each for each in written if each.name in KEYS and not (name == "contacts" and each.name == "only")
        ]
        places = {
            each.name: [(word, span(each.value_start, each.end)) for word in _words(each.value or "")]
            for each in asked
        }
        return not self._left_for(places)

    def leave_part(self, text: str, span: Span, written: Sequence[Written]) -> None:
        """Note a block of a text that is left out; `written` are its attributes."""
        names = tuple(name for each in written if each.name in KEYS for name in _words(each.value or ""))
        own = ((each.value, span) for each in written if each.value and each.name not in KEYS)
        self.leave(chain([(text, span)], own), names)

    def leave_rest(self, text: str, span: Span, names: tuple[str, ...] = ()) -> None:
        """Note the text of a file; without `names` it is for those that were left out just before."""
        self.left.append(Left(text, span, names or (self.left[-1].names if self.left else ())))

    def leave_at(self, where: Where, names: tuple[str, ...]) -> None:
        """Note every text below a value."""
        self.leave(_texts(where, at(where)), names)

    def leave(self, texts: Iterable[tuple[str, Span]], names: tuple[str, ...]) -> None:
        """Note texts that are left out, because they are for `names`."""
        self.left.extend(Left(text, span, names) for text, span in texts)

    def _copy(
        self,
        where: Where,
        value: Any,
        path: Path,
        places: _Places,
        *,
        whole: bool = True,
    ) -> Any:
        for name, kept in places._asdict().items():
            if span := getattr(where.document, name).get(where.path):
                kept[path] = span
        if isinstance(value, list):
            stay: list[Any] = []
            for index, each in enumerate(value):
                if self._stays(where.at(index), each):
                    stay.append(self._copy(where.at(index), each, (*path, len(stay)), places))
            return stay
        if not isinstance(value, Mapping):
            return value
        is_authors = bool(path) and path[-1] in _NAMES_OF_AUTHORS
        return {
            key: self._copy(where.at(key), each, (*path, key), places)
            for key, each in value.items()
            if is_authors or not (key in KEYS and whole and not _is_entry(where.at(key), each))
            if is_authors or self._stays(where.at(key), each)
        }

    def _stays(self, where: Where, value: Any) -> bool:
        names = self._names_left(where, value) if isinstance(value, Mapping) else ()
        if names:
            self.leave(_texts(where, value), names)
        return not names

    def _names_left(self, where: Where, data: Mapping[str, Any]) -> tuple[str, ...]:
        """For whom a mapping is, when that is not what was chosen; else nothing."""
        places: dict[str, list[tuple[str, Span]]] = {}
        for key in KEYS:
            value = data.get(key)
            if key not in data or _is_entry(where.at(key), value):
                continue
            words = value if isinstance(value, list) else [value]
            if not words or not all(isinstance(each, str) and each.strip() for each in words):
                self.report(faults.mark_form(where.key_span(key), key))
                continue
            steps = [(index,) if isinstance(value, list) else () for index in range(len(words))]
            places[key] = [
                (word, where.span(key, *step))
                for each, step in zip(words, steps, strict=True)
                for word in _words(each)
            ]
        return self._left_for(places, is_mark=where.path[:1] != ("builds",))

    def _left_for(
        self, places: Mapping[str, Sequence[tuple[str, Span]]], *, is_mark: bool = True
    ) -> tuple[str, ...]:
        """The names of a mark that leaves out what it marks; nothing when that stays.

        A package listed in course.yaml names an audience without being for it (`is_mark` False).
        """
        audiences: list[str] = []
        variants: list[str] = []
        for key, written in places.items():
            for name, span in written:
                if name in self.audiences and key != "variant":
                    audiences.append(name)
                    if is_mark and self.audience is None and not self.everything:
                        self.undecided.append(span)
                elif name in self.variants and key != "audience":
                    variants.append(name)
                else:
                    self._unknown(key, name, span)
        if self.everything:
            return ()
        is_left = bool(audiences) and self.audience is not None and self.audience not in audiences
        is_left = is_left or (bool(variants) and self.variant not in variants)
        return (*audiences, *variants) if is_left else ()

    def _unknown(self, key: str, name: str, span: Span) -> None:
        known = (*(self.audiences if key != "variant" else ()), *(self.variants if key != "audience" else ()))
        self.report(faults.mark_unknown(span, name, closest(name, known), known))


def _is_entry(where: Where, value: Any) -> bool:
    """Whether a key that reads as a mark is the name of an entry: a term may be called `audience`."""
    if not isinstance(value, Mapping):
        return False
    outer = where.path[:-1]
    if not outer:
        return where.document.file.name.endswith(_REGISTERS)
    return outer[-1] in _ENTRIES


def _words(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _texts(where: Where, value: Any) -> Iterator[tuple[str, Span]]:
    """Every text below a value, with its place."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            if key not in KEYS:
                yield from _texts(where.at(key), each)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _texts(where.at(index), each)
    elif isinstance(value, str):
        yield value, where.span()
