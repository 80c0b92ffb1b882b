"""What goes into a package: a name and where its bytes come from."""

from pathlib import Path
from typing import NamedTuple


class Entry(NamedTuple):
    """A file of a package. `name` is relative, ASCII, with `/`; `content` is bytes, or a file to stream."""

    name: str
    content: bytes | Path
