"""A new zip of files that come from another package: the same bytes for the same files."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from scormkit.archive.formats import COMPRESSED, ending
from scormkit.archive.reader import Archive
from scormkit.archive.replace import replacing
from scormkit.archive.streaming import chunks

_TIME = (1980, 1, 1, 0, 0, 0)


def write_zip(
    out: Path, names: Iterable[tuple[str, str]], archive: Archive, made: Callable[[str], bytes | None]
) -> None:
    """Write a zip, whole or not at all; of a file no more than a piece is in memory.

    `names` are pairs: what a file is called in `archive`, and what it is called in the zip. `made` gives what
    takes its place, or None for the file as it is. Names are taken as they are, also those that our own
    packages would not have. Raises `FindingsError` where a file cannot be read.
    """
    with replacing(out) as file, zipfile.ZipFile(file, "w") as zipped:
        for old, new in names:
            info = zipfile.ZipInfo(new, _TIME)
            info.compress_type = zipfile.ZIP_STORED if ending(new) in COMPRESSED else zipfile.ZIP_DEFLATED
            content = made(old)
            if content is not None:
                zipped.writestr(info, content, info.compress_type)
                continue
            # The size decides about zip64: only what needs it has it, for old importers' sake.
            info.file_size = archive.members[old].size
            with zipped.open(info, "w") as target:
                for piece in chunks(archive, old):
                    target.write(piece)
