"""Where a finding is, in terms of the folder that the user stands in, and what the file says there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

READABLE = 2_000_000
"""Size in bytes up to which a file is opened again to show a line of it."""


def path_of(file: str, folder: Path) -> Path:
    """The path of a span's `file` (relative to the parent of the course folder), absolute."""
    return Path(os.path.abspath(folder)).parent / file  # noqa: PTH100 - `resolve` would follow links


def shown(path: Path) -> str:
    """A path as the user would type it: relative to the present folder where that is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # on another drive of a Windows computer
        return str(path)
    return min(relative, str(path), key=len)


def line_reader() -> Callable[[Path, int], str]:
    """A function from a path and a line number (from 1) to the line's text.

    The text is empty when there is no such line. Each file is read once, so keep the function for one report.
    """
    files: dict[Path, list[str]] = {}

    def line(path: Path, number: int) -> str:
        if path not in files:
            files[path] = _lines(path)
        lines = files[path]
        return lines[number - 1] if 0 < number <= len(lines) else ""

    return line


def _lines(path: Path) -> list[str]:
    try:
        if not path.is_file() or path.stat().st_size > READABLE:
            return []
        return path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return []
