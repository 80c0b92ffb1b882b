"""A file of a translation, laid over the file that it translates.

What it says takes the place of the course's own texts, found by key, by id, or by place in a list. Everything
else stays the course's own, with its own place, so that nothing but words can differ between languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from scormkit.course.locales import faults
from scormkit.course.locales.strings import Kind, String
from scormkit.diagnostics import Report, Span
from scormkit.source.document import Document, Home, Path, Where
from scormkit.source.nearest import closest
from scormkit.source.scalars import shorten

Translations = Mapping[Path, Where]
"""What a translation says, by the path to the text that it translates."""


class Merged(NamedTuple):
    """A document in another language, and the texts that were translated."""

    document: Document
    found: Translations


def merge(
    source: Document,
    mirror: Document,
    strings: Iterable[String],
    report: Report,
    *,
    extra: Sequence[str] = (),
) -> Merged:
    """Lay `mirror` over `source`, whose texts are `strings`; what does not fit is reported and left out.

    `extra` are keys that only the translation may have.
    """
    merging = _Merging(source, mirror, {each.path: each.kind for each in strings}, report, extra)
    merging.level(source.data, mirror.data, (), ())
    return Merged(merging.document(), merging.found)


class _Merging:
    """One merge. `found` maps paths of the source to places in the mirror."""

    def __init__(
        self,
        source: Document,
        mirror: Document,
        kinds: Mapping[Path, Kind],
        report: Report,
        extra: Sequence[str],
    ) -> None:
        self.source, self.mirror, self.kinds, self.report, self.extra = source, mirror, kinds, report, extra
        self.found: dict[Path, Where] = {}
        self.above = {path[:size] for path in self.kinds for size in range(len(path) + 1)}

    def level(self, own: Any, said: Any, path: Path, there: Path) -> None:
        """Lay the value `said` at `there` of the mirror over `own` at `path` of the source."""
        place = Where(self.mirror, there)
        if said is None:
            return
        if path in self.kinds:
            self.text(own, said, path, place)
        elif isinstance(own, Mapping):
            if isinstance(said, str) and (*path, "text") in self.kinds:
                self.text(own.get("text"), said, (*path, "text"), place)
            elif isinstance(said, Mapping):
                self.keys(own, said, path, there)
            else:
                self.report(faults.translation_form(place.span(), "keys with values"))
        elif isinstance(own, list):
            self.entries(own, said, path, there)
        elif own != said:
            home = self.source.values.get(path)
            self.report(faults.translation_changes(place.span(), _named(path), home))

    def text(self, own: Any, said: Any, path: Path, place: Where) -> None:
        kind = self.kinds[path]
        if isinstance(said, Mapping) and set(said) == {
            "text"
        }:  # an item that is its text alone in the source
            said, place = said["text"], place.at("text")
        if kind == "words":
            if not isinstance(said, list) or not all(isinstance(each, str) for each in said):
                self.report(faults.translation_form(place.span(), "a list of words"))
                return
        elif kind != "free" and not isinstance(said, str):
            if said is not None:
                self.report(faults.translation_form(place.span(), "a text"))
            return
        if kind in ("rich", "plain") and not str(said).strip():
            return
        del own
        self.found[path] = place

    def keys(self, own: Mapping[str, Any], said: Mapping[str, Any], path: Path, there: Path) -> None:
        for key, each in said.items():
            if key in own:
                self.level(own[key], each, (*path, key), (*there, key))
            elif not path and key in self.extra:
                self.found[(key,)] = Where(self.mirror, (*there, key))
            else:
                span = Where(self.mirror, (*there, key)).key_span()
                known = [name for name in own if self.has_text((*path, name))]
                self.report(faults.string_unknown(span, shorten(key), closest(key, known), known))

    def has_text(self, path: Path) -> bool:
        return path in self.above

    def entries(self, own: Sequence[Any], said: Any, path: Path, there: Path) -> None:
        place = Where(self.mirror, there)
        if said == own:
            return
        if not self.has_text(path):
            self.report(faults.translation_changes(place.span(), _named(path), self.source.values.get(path)))
            return
        ids = {each["id"]: index for index, each in enumerate(own) if _has_id(each)}
        if isinstance(said, Mapping):
            known = [str(each["id"]) if _has_id(each) else str(at) for at, each in enumerate(own, start=1)]
            for key, each in said.items():
                index = ids.get(key)
                if index is None and key.isdecimal() and 0 < int(key) <= len(own):
                    index = int(key) - 1
                if index is None:
                    span = place.key_span(key)
                    self.report(faults.string_unknown(span, shorten(key), closest(key, known), known))
                else:
                    self.level(own[index], each, (*path, index), (*there, key))
            return
        if not isinstance(said, list):
            self.report(faults.translation_form(place.span(), "a list"))
            return
        named = [each["id"] if _has_id(each) else None for each in said]
        if said and all(name in ids for name in named):
            for at, name in enumerate(named):
                self.level(own[ids[str(name)]], said[at], (*path, ids[str(name)]), (*there, at))
            return
        if len(said) != len(own):
            home = self.source.values.get(path, Span(self.source.file.name))
            self.report(faults.list_differs(place.span(), len(said), len(own), home))
            return
        for index, each in enumerate(said):
            self.level(own[index], each, (*path, index), (*there, index))

    def document(self) -> Document:
        source, mirror = self.source, self.mirror
        if not self.found:
            return source
        data = _copy(source.data)
        values, homes = dict(source.values), dict(source.homes)
        for path, place in self.found.items():
            value = _reach(mirror.data, place.path)
            _put(data, path, value)
            if path in values:
                homes[path] = Home(values[path], _reach(source.data, path))
            values[path] = mirror.values[place.path]
            if isinstance(value, list | Mapping):
                size = len(place.path)
                for each in [each for each in values if len(each) > len(path) and each[: len(path)] == path]:
                    del values[each]
                below = (each for each in mirror.values if each[:size] == place.path)
                values |= {path + each[size:]: mirror.values[each] for each in below}
        others = (*source.others, mirror.file)
        return source._replace(data=data, values=values, homes=homes, others=others)


def _has_id(value: Any) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("id"), str)


def _named(path: Path) -> str:
    return str(path[-1]) if path and isinstance(path[-1], str) else "this entry"


def _copy(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copy(each) for key, each in value.items()}
    return [_copy(each) for each in value] if isinstance(value, list) else value


def _reach(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def _put(data: Any, path: Path, value: Any) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value
