"""Courses and walks in as few words as they can be told, for tests that fail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from scormkit.sequencing.model import Activity, Organization
from tests.conformance.walks.again import Move, Seen


def shown(value: Any) -> str:
    """A value of the model, with only those fields that are not as usual."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        usual = value._field_defaults  # type: ignore[attr-defined]
        said = [
            f"{name}={shown(each)}"
            for name, each in value._asdict().items()  # type: ignore[attr-defined]
            if name not in usual or usual[name] != each
        ]
        return f"{type(value).__name__}({', '.join(said)})"
    if isinstance(value, tuple):
        return f"({', '.join(map(shown, value))})"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {shown(each)}' for name, each in value.items())}}}"
    return repr(value)


def _tree(activity: Activity, depth: int) -> Iterator[str]:
    rest = activity._replace(title="", children=(), resource=None)
    yield f"{'  ' * depth}{activity.identifier}: {shown(rest)}"
    for child in activity.children:
        yield from _tree(child, depth + 1)


def told(
    organization: Organization,
    moves: Sequence[Move],
    mine: Sequence[NamedTuple],
    theirs: Sequence[NamedTuple],
) -> str:
    """The course and the moves up to the first where the two walks part, and what each says of it."""
    lines = ["", *_tree(organization.root, 0)]
    for number, (move, our, their) in enumerate(zip(moves, mine, theirs, strict=False)):
        lines.append(f"{number}: {shown(move)}")
        if our == their:
            continue
        for name in Seen._fields:
            one, other = getattr(our, name), getattr(their, name)
            if isinstance(one, dict) and one != other:
                parted = {key: (one.get(key), other.get(key)) for key in {*one, *other}}
                parted = {key: each for key, each in parted.items() if each[0] != each[1]}
                lines.append(f"   {name}, ours and theirs: {parted}")
            elif one != other:
                lines.append(f"   {name}: ours {one!r}, theirs {other!r}")
        break
    return "\n".join(lines)
