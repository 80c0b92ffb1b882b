"""What goes into a package: a name and where its bytes come from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a package. `name` is relative, ASCII, with `/`; `content` is bytes, or a file to stream."""

    name: str
    content: bytes | Path
