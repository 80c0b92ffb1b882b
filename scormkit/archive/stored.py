"""A new zip of files that come from another package: the same bytes for the same files."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from scormkit.archive.formats import COMPRESSED, ending
from scormkit.archive.replace import replacing

_TIME = (1980, 1, 1, 0, 0, 0)


def write_zip(out: Path, names: Iterable[tuple[str, str]], read: Callable[[str], bytes]) -> None:
    """Write a zip, whole or not at all: each file in the order given, one at a time in memory.

    `names` are pairs: what `read` knows a file by, and what it is called in the zip. Names are taken as they
    are, also those that our own packages would not have.
    """
    with replacing(out) as file, zipfile.ZipFile(file, "w") as zipped:
        for old, new in names:
            method = zipfile.ZIP_STORED if ending(new) in COMPRESSED else zipfile.ZIP_DEFLATED
            zipped.writestr(zipfile.ZipInfo(new, _TIME), read(old), method)
