"""Documents with a value put in, put between others, or taken out; places stay where they are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from scormkit.source.document import Document, Path, Where

Kept = TypeVar("Kept")
Moved = Callable[[Path], Path | None]


def put(document: Document, path: Path, value: Where) -> Document:
    """A document in which the value at `path` (of keys) is another one, which may be of another file."""
    deep = len(path)
    without = _moved(document, lambda old: None if old[:deep] == path else old)
    return _with(without, path, value, data=_put(document.data, path, at(value)))


def insert(document: Document, path: Path, index: int, value: Where) -> Document:
    """A document whose list at `path` has `value` before the entry `index`."""
    deep = len(path)

    def shift(old: Path) -> Path:
        step = old[deep] if len(old) > deep and old[:deep] == path else None
        if not isinstance(step, int) or step < index:
            return old
        return (*path, step + 1, *old[deep + 1 :])

    written = at(Where(document, path))
    data = _put(document.data, path, [*written[:index], at(value), *written[index:]])
    return _with(_moved(document, shift), (*path, index), value, data=data)


def remove(document: Document, path: Path) -> Document:
    """A document without the entry of a list that `path` leads to."""
    outer, index, deep = path[:-1], path[-1], len(path)
    assert isinstance(index, int)

    def shift(old: Path) -> Path | None:
        step = old[deep - 1] if len(old) >= deep and old[: deep - 1] == outer else None
        if step == index:
            return None
        if not isinstance(step, int) or step < index:
            return old
        return (*outer, step - 1, *old[deep:])

    written = at(Where(document, outer))
    data = _put(document.data, outer, [*written[:index], *written[index + 1 :]])
    return _moved(document, shift)._replace(data=data)


def at(where: Where) -> Any:
    """The value at a place."""
    value = where.document.data
    for step in where.path:
        value = value[step]
    return value


def _moved(document: Document, move: Moved) -> Document:
    def moved(places: Mapping[Path, Kept]) -> dict[Path, Kept]:
        return {new: span for old, span in places.items() if (new := move(old)) is not None}

    return document._replace(
        values=moved(document.values), keys=moved(document.keys), homes=moved(document.homes)
    )


def _with(document: Document, path: Path, value: Where, *, data: Any) -> Document:
    new, size = value.document, len(value.path)
    values = {path + old[size:]: span for old, span in new.values.items() if old[:size] == value.path}
    keys = {path + old[size:]: span for old, span in new.keys.items() if old[:size] == value.path}
    homes = {path + old[size:]: home for old, home in new.homes.items() if old[:size] == value.path}
    if path and isinstance(path[-1], int):
        keys.pop(path, None)
    files = {each.name: each for each in (*document.others, *new.others, new.file)}
    files.pop(document.file.name, None)
    return document._replace(
        data=data,
        values={**document.values, **values},
        keys={**document.keys, **keys},
        homes={**document.homes, **homes},
        others=tuple(files.values()),
    )


def _put(data: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    step = path[0]
    if isinstance(step, int):
        return [*data[:step], _put(data[step], path[1:], value), *data[step + 1 :]]
    known = data if isinstance(data, Mapping) else {}
    return {**known, step: _put(known.get(step), path[1:], value)}
