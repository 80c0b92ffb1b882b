"""YAML of a machine-written file as a tree of texts with line numbers: strict, shallow and quick.

It is built from parser events, not by libyaml's composer: that one recurses in C, and a file of a hundred
thousand brackets ends the process. Values are never guessed at, so `no` and `1` stay what is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

DEPTH_LIMIT = 16


class Node(NamedTuple):
    """A text, a list or a mapping, and the line (from 1) on which it begins."""

    line: int
    value: str | list[Node] | dict[str, Node]


class TreeError(Exception):
    """The text is not a tree of the simple kind; `line` counts from 1."""

    def __init__(self, detail: str, line: int) -> None:
        super().__init__(detail)
        self.detail = detail
        self.line = line


def read_tree(text: str) -> Node:
    """The root of a YAML document without anchors and tags. libyaml is used where PyYAML has it.

    Raises:
        TreeError: it is no YAML, it is empty, a mapping names a field twice, or it is deeper than 16 levels.
    """
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _document(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise TreeError("the file is not valid YAML", line) from None
    except yaml.YAMLError:
        raise TreeError("the file is not valid YAML", 1) from None


def _document(events: Iterator[Any]) -> Node:
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            node = _node(event, events, 1)
            if any(isinstance(each, yaml.NodeEvent) for each in events):
                raise TreeError("the file holds more than one document", 1)
            return node
    raise TreeError("the file is empty", 1)


def _node(event: Any, events: Iterator[Any], depth: int) -> Node:
    """The node that begins with `event`; the events that belong to it are used up."""
    line = event.start_mark.line + 1
    if depth > DEPTH_LIMIT:
        raise TreeError("lists and fields are nested too deeply", line)
    match event:
        case yaml.ScalarEvent(value=value):
            return Node(line, value)
        case yaml.SequenceStartEvent():
            items = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(_node(event, events, depth + 1))
            return Node(line, items)
        case yaml.MappingStartEvent():
            fields: dict[str, Node] = {}
            while not isinstance(event := next(events), yaml.MappingEndEvent):
                name = _node(event, events, depth + 1)
                if not isinstance(name.value, str) or name.value in fields:
                    raise TreeError("a field is written twice, or has no name", name.line)
                fields[name.value] = _node(next(events), events, depth + 1)
            return Node(line, fields)
        case _:
            raise TreeError("anchors (& and *) are not expected here", line)
