"""Names in a package: what every learning platform can unpack, on every server."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scormkit.archive import faults
from scormkit.archive.formats import DEVICES, SERVER_SIDE, ending
from scormkit.diagnostics import Diagnostic

_PORTABLE = re.compile(r"[A-Za-z0-9._-]+")
_OUTSIDE = re.compile(r"\\|^/|^[A-Za-z]:|(^|/)\.{0,2}(/|$)")


def check_names(names: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with the names of a package, in the order given (PKG001 to PKG004).

    A name is relative with `/` between its parts, ASCII, free of characters that some platform changes, not a
    type that servers run, and different from every other name even when capital letters are ignored.
    """
    found: list[Diagnostic] = []
    taken: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in names:
        found.extend(_check_name(name))
        folded = name.lower()
        parents = [folded[:cut] for cut, character in enumerate(folded) if character == "/"]
        other = taken.get(folded) or folders.get(folded) or next(filter(None, map(taken.get, parents)), None)
        if other is not None:
            found.append(faults.name_collision(name, other))
        taken.setdefault(folded, name)
        for parent in parents:
            folders.setdefault(parent, name)
    return tuple(found)


def _check_name(name: str) -> Iterable[Diagnostic]:
    if _OUTSIDE.search(name):
        yield faults.name_outside(name)
        return
    for part in name.split("/"):
        if not _PORTABLE.fullmatch(part):
            yield faults.name_not_portable(name, "has characters that some learning platforms cannot unpack")
            break
        if part.endswith("."):
            yield faults.name_not_portable(name, "ends in a dot, which Windows servers drop")
            break
        if part.split(".")[0].lower() in DEVICES:
            yield faults.name_not_portable(name, "is a name that Windows keeps for a device")
            break
    if ending(name) in SERVER_SIDE:
        yield faults.server_side_type(name, ending(name))
