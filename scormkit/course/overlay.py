"""variants/<name>.yaml: what is different in a variant, laid over what the course's own files say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from scormkit.course import faults
from scormkit.diagnostics import Report
from scormkit.source.document import Document, Path, Where
from scormkit.source.nearest import closest
from scormkit.source.scalars import shorten

COURSE_KEYS = ("title", "description")


class Overlay(NamedTuple):
    """A variant as written: its file, and the names of units and files that it leaves out."""

    where: Where
    drop: tuple[str, ...] = ()

    def over(self, name: str, document: Document) -> Document:
        """A document with what the variant says in place of the file `name`."""
        data = self.where.document.data
        if name == "course.yaml":
            for key in COURSE_KEYS:
                if key in data:
                    document = _with(document, (key,), self.where.at(key))
            for key in data.get("variables") or ():
                document = _with(document, ("variables", key), self.where.at("variables", key))
        kind = {"facts.yaml": "facts", "contacts.yaml": "contacts"}.get(name)
        if kind is not None:
            for key in data.get(kind) or ():
                document = _with(document, (key,), self.where.at(kind, key))
        return document


def _with(document: Document, path: Path, value: Where) -> Document:
    """A document in which the value at `path` is another one; places are where it is really written."""
    old, new = document, value.document
    size, deep = len(value.path), len(path)
    values = {key: span for key, span in old.values.items() if key[:deep] != path}
    keys = {key: span for key, span in old.keys.items() if key[:deep] != path}
    values |= {path + key[size:]: span for key, span in new.values.items() if key[:size] == value.path}
    keys |= {path + key[size:]: span for key, span in new.keys.items() if key[:size] == value.path}
    return old._replace(data=_put(old.data, path, _at(new.data, value.path)), values=values, keys=keys)


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _put(data: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    known = data if isinstance(data, Mapping) else {}
    return {**known, path[0]: _put(known.get(path[0]), path[1:], value)}


def check_drop(overlay: Overlay, names: Sequence[str], report: Report) -> None:
    """Report what a variant leaves out and the course does not have."""
    for index, name in enumerate(overlay.drop):
        if name not in names:
            near = closest(name, names)
            report(faults.drop_unknown(overlay.where.span("drop", index), shorten(name), near))
