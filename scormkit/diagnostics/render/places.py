"""Where a finding is, in terms of the folder that the user stands in."""

from __future__ import annotations

import os
from pathlib import Path


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
