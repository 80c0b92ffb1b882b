"""What can be mended without asking: files of a course before and after, and writing them."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from scormkit.archive.replace import replacing
from scormkit.diagnostics import Diagnostic
from scormkit.diagnostics.edits import apply_edits

_ROUNDS = 20
"""A file that could be read only now has findings of its own: each round mends some."""


class Correction(NamedTuple):
    """A file of a course: its path, its bytes, and what they should be."""

    path: Path
    before: bytes
    after: bytes


def correct(
    folder: Path, check: Callable[[Mapping[str, bytes]], Sequence[Diagnostic]]
) -> tuple[tuple[Correction, ...], int]:
    """What the edits of findings make of the files of the course in `folder`, and how many that mends.

    `check` gives the findings, with some files (names inside the course) read from the bytes that it is given
    and not from the disk. It is asked again until there is nothing left to mend. Nothing is written.
    """
    before: dict[str, bytes] = {}
    drafts: dict[str, bytes] = {}
    count = 0
    for _ in range(_ROUNDS):
        found = [each for each in check(drafts) if each.edits]
        for file in {edit.span.file for each in found for edit in each.edits}:
            before.setdefault(file, (folder / _name(file)).read_bytes())
        texts = {file: drafts.get(_name(file), data).decode("utf-8-sig") for file, data in before.items()}
        changed, mended = apply_edits(texts, found)
        if not changed:
            break
        count += mended
        for file, text in changed.items():
            mark = codecs.BOM_UTF8 if before[file].startswith(codecs.BOM_UTF8) else b""
            drafts[_name(file)] = mark + text.encode()
    return tuple(
        Correction(folder / _name(file), data, drafts[_name(file)])
        for file, data in sorted(before.items())
        if drafts.get(_name(file), data) != data
    ), count


def save(corrections: Iterable[Correction]) -> None:
    """Write the files, each whole or not at all, with the permissions that it had.

    A file that was changed in the meantime is left alone. Raises OSError where one cannot be written.
    """
    for each in corrections:
        path = each.path.resolve()
        if path.read_bytes() != each.before:
            continue
        mode = path.stat().st_mode
        with replacing(path) as file:
            file.write(each.after)
            if hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), mode & 0o7777)


def diff_of(correction: Correction, name: str) -> str:
    """The change as a unified diff; `name` is what the file is called in it."""
    before, after = (
        each.decode("utf-8-sig").splitlines(keepends=True) for each in (correction.before, correction.after)
    )
    lines = unified_diff(before, after, f"{name} (now)", f"{name} (corrected)")
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _name(file: str) -> str:
    """A file's name inside the course, from its name in spans."""
    return file.partition("/")[2]
