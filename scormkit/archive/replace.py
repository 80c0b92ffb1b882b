"""A file that is replaced whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

MODE = 0o644
"""Permissions of what we write, less the user's umask."""


@contextmanager
def replacing(path: Path, *, durable: bool = True) -> Iterator[BinaryIO]:
    """A new file to write, which takes the place of `path` when the block ends well.

    The new file stands beside `path` (``.name.<process id>.part``) until it is complete and on the disk. What
    can be made again in a moment, such as a package, need not be `durable`: then nobody waits for the disk,
    and only a power cut in the next seconds can spoil it.
    Whatever is raised, Ctrl-C included, the new file is removed and `path` stays as it was. Raises OSError
    where the operating system refuses.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)  # left by a process that was killed and had our number
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(part, flags, MODE), "w+b") as file:
            yield file
            file.flush()
            if durable:
                os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
