"""The files of locales/<tag>/ as text: YAML that holds only words, and pages like those of the course."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from scormkit.course.locales.survey import Mirrored
from scormkit.source.document import Path
from scormkit.source.markdown_parse import read_front
from scormkit.source.marks import KEYS
from scormkit.source.segments import rebuild

Values = Mapping[Path, Any]
"""What a translation says, by the path to what it translates."""


class _Dumper(yaml.SafeDumper):
    """YAML as people write it: texts of several lines as blocks, lists indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        del indentless
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def render_yaml(source: Any, values: Values, head: str = "") -> str:
    """The YAML of a translation: its `values` at their paths in `source`, below the comments of `head`."""
    said: dict[Any, Any] = {}
    for path, value in values.items():
        place = said
        for step in path[:-1]:
            place = place.setdefault(step, {})
        place[path[-1]] = _Leaf(_plain(value))
    written: str = yaml.dump(
        _tree(source, said), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110
    )
    return head + written


class _Leaf(NamedTuple):
    """What a translation says, as it is written."""

    value: Any


def head_of(text: str) -> str:
    """The comments at the top of a file."""
    lines = text.splitlines(keepends=True)
    count = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(lines[:count])


def _tree(source: Any, said: Any) -> Any:
    """What is said below a value of the source, in its order; entries of lists by their ids or numbers."""
    if isinstance(said, _Leaf):
        return said.value
    if isinstance(source, Mapping):
        steps = [*(key for key in source if key in said), *(key for key in said if key not in source)]
        return {str(key): _tree(source.get(key), said[key]) for key in steps}
    inner = [_tree(each, said[index]) if index in said else None for index, each in enumerate(source)]
    ids = [each.get("id") if isinstance(each, Mapping) else None for each in source]
    if all(isinstance(each, str) for each in ids):
        return {str(name): each for name, each in zip(ids, inner, strict=True) if each is not None}
    if all(each is not None for each in inner):
        return inner
    return {str(index + 1): each for index, each in enumerate(inner) if each is not None}


def _plain(value: Any) -> Any:
    """Without the types that scormkit's reader gives to values."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return None if value is None else str(value)


def render_page(file: Mirrored, front: Values, pieces: Mapping[int, str], fences: Sequence[Values]) -> str:
    """A page of a translation: the course's own with other words in the places of some of its pieces."""
    text = file.source.text
    _, end = read_front(file.source, _unheard)
    assert file.body is not None
    blocks = [each for each in file.body.fences if each.document is not None]
    cuts: list[tuple[int, int, str]] = []
    for fence, values in zip(blocks, fences, strict=True):
        token = file.body.tokens[fence.index]
        if not values or token.map is None or fence.document is None:
            continue
        start = file.source.offset(token.map[0] + 2)
        stop = file.source.offset(token.map[1])
        first = text[start:stop].split("\n", 1)[0]
        indent = first[: len(first) - len(token.content.split("\n", 1)[0])]
        data = fence.document.data
        kept: dict[Path, Any] = {(key,): data[key] for key in ("id", "type", *KEYS) if key in data}
        written = render_yaml(data, {**kept, **values})
        cuts.append((start, stop, "".join(f"{indent}{line}\n" for line in written.splitlines())))
    whole = rebuild(text, file.pieces, pieces, cuts)
    shift = f"---\n{render_yaml({}, front)}---\n" if front else ""
    return shift + whole[end:]


def _unheard(_: object) -> None:
    """What is wrong with a page is said when the course is read."""
