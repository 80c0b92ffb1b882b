"""The file course.lock: reading it strictly, and writing it so that a diff shows what changed.

What it holds is described in plan/entries.py. It is YAML for people who look at a diff; it is read as
texts with line numbers, so that nothing is guessed and every finding has its line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from scormkit.diagnostics import Diagnostic, Report, Span
from scormkit.plan import faults
from scormkit.plan.entries import GROUPS, LETTERS, Entry, Group, Lock, group_of
from scormkit.plan.tree import Node, TreeError, read_tree
from scormkit.source.scalars import SLUG_PATTERN

__all__ = ["LOCK_NAME", "Lock", "read_lock", "render_lock"]

LOCK_NAME = "course.lock"
FORMAT = 1
HEADER = (
    "# course.lock lets learners who have begun keep their place when you edit the course.\n"
    "# scormkit writes it: commit it with the course, and do not edit it.\n"
)
SIZE_LIMIT = 32 * 1024 * 1024
IDENTIFIER = r"[A-Za-z0-9][A-Za-z0-9_.-]{0,254}"
"""A CMIIdentifier (SCORM 1.2 RTE 3.4.3: at most 255 characters, no white space) in its safe characters."""

_LISTS: Mapping[Group | None, str] = {
    "objective": "objectives",
    "content": "contents",
    "question": "questions",
    "kept": "kept",
    None: "options",
}
"""The name of the list that holds the entries of a group (None: of options) below their parent."""

_RARE: frozenset[Group] = frozenset({"bank", "kept"})
"""What most courses do not have: such a lock does not speak of it."""

_BELOW: Mapping[Group, tuple[Group | None, ...]] = {
    "unit": ("objective", "content"),
    "objective": (),
    "content": ("question", "kept"),
    "bank": ("question",),
    "question": (None,),
    "kept": (None,),
}
"""What can stand below an entry of each group."""


# --- writing ---


def render_lock(lock: Lock) -> str:
    """The text of course.lock: YAML, always the same for the same lock, a few short lines an entry."""
    counted = [group for group in GROUPS if group not in _RARE or lock.next.get(group)]
    counters = ", ".join(f"{group}: {lock.next[group]}" for group in counted)
    head = f"lock: {FORMAT}\ncourse: {_scalar(lock.course)}\nuid: {_scalar(lock.uid)}\nnext: {{{counters}}}\n"
    body = "".join(_render_entry(entry, "") for entry in lock.units)
    banks = "".join(_render_entry(entry, "") for entry in lock.banks)
    return f"{HEADER}{head}units:{'' if body else ' []'}\n{body}" + (f"banks:\n{banks}" if banks else "")


def _render_entry(entry: Entry, indent: str) -> str:
    fields = [(entry.kind, _scalar(entry.id)), ("key", str(entry.key))]
    if entry.kind == "option":
        fields = [("letter", _scalar(entry.letter))]
        fields += [("key", str(entry.key))] if LETTERS.index(entry.letter) != entry.key else []
        fields += [("group", _scalar(entry.group))] if entry.group else []
    optional = {"file": entry.name, "named": entry.author}
    fields += [(name, _scalar(value)) for name, value in optional.items() if value is not None]
    if entry.text:
        fields.append(("text", json.dumps(entry.text, ensure_ascii=False)))
    if entry.retired:
        fields.append(("retired", "true"))
    if entry.kind in {"option", "objective"}:
        return f"{indent}- {{{', '.join(f'{name}: {value}' for name, value in fields)}}}\n"
    lines = "".join(f"{indent}  {name}: {value}\n" for name, value in fields)
    text = f"{indent}- {lines[len(indent) + 2 :]}"
    for group, title in _LISTS.items():
        below = [each for each in entry.children if group_of(each.kind) == group]
        if below:
            text += f"{indent}  {title}:\n"
            text += "".join(_render_entry(each, f"{indent}  ") for each in below)
    return text


_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_YAML_WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def _scalar(text: str) -> str:
    """A YAML scalar that every reader takes for this string, without quotation marks where it needs none."""
    if _PLAIN.fullmatch(text) and text.lower() not in _YAML_WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


# --- reading ---


class _BadLockError(Exception):
    """Why the lock cannot be used, and the line (from 1) that shows it. Never leaves this module."""

    def __init__(
        self, detail: str, line: int, fault: Callable[[Span, str], Diagnostic] = faults.lock_unreadable
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.line = line
        self.fault = fault


def read_lock(folder: Path, report: Report) -> Lock:
    """Read the course.lock in a course folder. A folder without one has an empty lock.

    A lock that cannot be read, or that was edited or merged into something impossible, is reported as an
    error and read as empty. The build stops at an error, so the file on disk is left alone.
    """
    name = f"{folder.resolve().name}/{LOCK_NAME}"
    try:
        with (folder / LOCK_NAME).open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        return Lock()
    except OSError as error:
        report(faults.lock_unreadable(Span(name), error.strerror or "the file cannot be opened"))
        return Lock()
    try:
        return _read_root(read_tree(_decode(data)))
    except TreeError as bad:
        report(faults.lock_unreadable(Span(name, bad.line), bad.detail))
        return Lock()
    except _BadLockError as bad:
        report(bad.fault(Span(name, bad.line), bad.detail))
        return Lock()


def _decode(data: bytes) -> str:
    if len(data) > SIZE_LIMIT:
        raise _BadLockError("the file is larger than 32 MB", 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _BadLockError("the file is not UTF-8 text", line) from None
    for number, line_text in enumerate(text.split("\n"), 1):
        if line_text.startswith(("<<<<<<< ", ">>>>>>> ")):
            raise _BadLockError("two versions were merged and the conflict is not resolved", number)
    return text


def _read_root(root: Node) -> Lock:
    fields = _mapping(root, None)
    version = _number(fields, "lock", root)
    if version > FORMAT:
        raise _BadLockError(str(version), fields["lock"].line, faults.lock_newer)
    _mapping(root, {"lock", "course", "uid", "next", "units", "banks"})
    course, uid = _text(fields, "course", root), _text(fields, "uid", root)
    if not re.fullmatch(r"[a-z2-7]{10}", uid):
        raise _BadLockError("uid: must be 10 characters of a-z and 2-7", fields["uid"].line)
    if not re.fullmatch(SLUG_PATTERN, course):
        raise _BadLockError("course: must be the id of a course", fields["course"].line)
    counters = _mapping(_required(fields, "next", root), set(GROUPS))
    seen: _Seen = {}
    units = tuple(_read_entry(node, "unit", seen) for node in _sequence(_required(fields, "units", root)))
    nodes = _sequence(fields["banks"]) if "banks" in fields else []
    banks = tuple(_read_entry(node, "bank", seen) for node in nodes)
    free = dict.fromkeys(GROUPS, 0)
    for group in GROUPS:
        used = [key for kind, key in seen if kind == group and isinstance(key, int)]
        counted = 0 if group in _RARE - counters.keys() else _number(counters, group, fields["next"])
        free[group] = max(counted, max(used, default=-1) + 1)
    return Lock(course, uid, MappingProxyType(free), units, banks)


_Seen = dict[tuple[str, int | str], int]
"""The keys (by group) and ids (by "id") read so far, and their lines."""

_LETTER = "letter in "
"""Before the name of a group of options: what is counted is its letters."""

_COMMON_FIELDS = {"key", "file", "named", "text", "retired"}


def _read_entry(node: Node, group: Group, seen: _Seen) -> Entry:
    """An entry that has its key in a group of the course; the first field names its kind and its id."""
    lists = {_LISTS[below] for below in _BELOW[group]}
    fields = _mapping(node, None)
    kind = next(iter(fields), "")
    unknown = next((name for name in fields if name not in {kind, *_COMMON_FIELDS, *lists}), None)
    if group_of(kind) != group or kind in _COMMON_FIELDS or unknown is not None:
        raise _BadLockError(
            f'"{unknown or kind}" is not expected here', fields.get(unknown or kind, node).line
        )
    key, identifier = _number(fields, "key", node), _text(fields, kind, node)
    if not re.fullmatch(IDENTIFIER, identifier):
        raise _BadLockError(f'"{identifier}" is not an id', fields[kind].line)
    _once(seen, group, key, fields["key"].line)
    _once(seen, "id", identifier.lower(), fields[kind].line)
    below: list[Entry] = []
    for each in _BELOW[group]:
        nodes = _sequence(fields[_LISTS[each]]) if _LISTS[each] in fields else []
        if each is None:
            below += _read_options(nodes)
        else:
            below += [_read_entry(child, each, seen) for child in nodes]
    return Entry(
        kind=kind,
        key=key,
        id=identifier,
        author=_optional(fields, "named"),
        name=_optional(fields, "file"),
        text=_optional(fields, "text") or "",
        retired=_gone(fields),
        children=tuple(below),
    )


def _read_options(nodes: list[Node]) -> Iterator[Entry]:
    """The options of a question: keys are unique in it, letters in a group.

    A key that is left out is the place of the letter.
    """
    seen: _Seen = {}
    for node in nodes:
        fields = _mapping(node, {"letter", "key", "group", "named", "text", "retired"})
        letter = _text(fields, "letter", node)
        if len(letter) != 1 or letter not in LETTERS:
            raise _BadLockError(f'"{letter}" is not a letter of an option', node.line)
        group = _optional(fields, "group") or ""
        key = _number(fields, "key", node) if "key" in fields else LETTERS.index(letter)
        _once(seen, f"{_LETTER}{group}", letter, node.line)
        _once(seen, "option", key, node.line)
        author = _optional(fields, "named")
        yield Entry(
            kind="option",
            key=key,
            id=author or "",
            author=author,
            text=_optional(fields, "text") or "",
            retired=_gone(fields),
            letter=letter,
            group=group,
        )


def _once(seen: _Seen, group: str, value: int | str, line: int) -> None:
    if (group, value) in seen:
        first = seen[group, value]
        named = {"id": f'id "{value}"', "option": f"option key {value}"}
        what = f'letter "{value}"' if group.startswith(_LETTER) else named.get(group, f"{group} key {value}")
        raise _BadLockError(f"{what}, on lines {first} and {line}", line, faults.lock_key_twice)
    seen[group, value] = line


def _mapping(node: Node, allowed: set[str] | None) -> dict[str, Node]:
    """The fields of a mapping, in order; `allowed` None leaves the names to the caller."""
    if not isinstance(node.value, dict):
        raise _BadLockError("fields (name: value) are expected here", node.line)
    for name, value in node.value.items():
        if allowed is not None and name not in allowed:
            raise _BadLockError(f'"{name}" is not expected here', value.line)
    return node.value


def _sequence(node: Node) -> list[Node]:
    if not isinstance(node.value, list):
        raise _BadLockError("a list (lines that begin with -) is expected here", node.line)
    return node.value


def _required(fields: Mapping[str, Node], name: str, parent: Node) -> Node:
    if name not in fields:
        raise _BadLockError(f'"{name}" is missing', parent.line)
    return fields[name]


def _text(fields: Mapping[str, Node], name: str, parent: Node) -> str:
    node = _required(fields, name, parent)
    if not isinstance(node.value, str):
        raise _BadLockError(f'"{name}" must be a text', node.line)
    return node.value


def _optional(fields: Mapping[str, Node], name: str) -> str | None:
    return _text(fields, name, fields[name]) if name in fields else None


def _number(fields: Mapping[str, Node], name: str, parent: Node) -> int:
    text = _text(fields, name, parent)
    if not re.fullmatch(r"0|[1-9][0-9]{0,5}", text):
        raise _BadLockError(f'"{name}" must be a number from 0 to 999999', fields[name].line)
    return int(text)


def _gone(fields: Mapping[str, Node]) -> bool:
    text = _optional(fields, "retired")
    if text not in {None, "true"}:
        raise _BadLockError('"retired" must be true or left out', fields["retired"].line)
    return text == "true"
