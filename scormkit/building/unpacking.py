"""A finished package as a folder beside it, ready to be copied to a web server."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path


def unpack(package: Path) -> Path:
    """The folder with the contents of a package of ours, called as the zip without its ending.

    A folder that an earlier build left there is replaced once the new one is complete. One that holds
    anything else is left alone: it has no scormkit.json. Raises OSError where the operating system refuses.
    """
    folder = package.with_suffix("")
    part, old = (package.with_name(f".{folder.name}.{os.getpid()}.{word}") for word in ("part", "old"))
    if folder.exists() and not (folder / "scormkit.json").is_file():
        return folder
    shutil.rmtree(part, ignore_errors=True)
    try:
        with zipfile.ZipFile(package) as archive:
            archive.extractall(part)
        if folder.exists():
            folder.rename(old)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    return folder
