"""Bytes from one open file to another, by the system itself where it can."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator

_STEP = 1 << 25
_NOT_HERE = (errno.EXDEV, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL, errno.EPERM)
"""What a system answers that cannot copy between these two files by itself."""


def copy(source: int, target: int, start: int, size: int) -> Iterator[int]:
    """Copy up to `size` bytes, from the beginning of one open file to the offset `start` of another.

    The number of bytes of each step is given, so that progress can be shown; fewer in all when the source
    ends before. Raises OSError as the system does.
    """
    done = 0
    by_system = hasattr(os, "copy_file_range")
    while done < size:
        wanted = min(_STEP, size - done)
        if by_system:
            try:
                step = os.copy_file_range(source, target, wanted, done, start + done)
            except OSError as error:
                if error.errno not in _NOT_HERE:
                    raise
                by_system = False
                continue
        else:
            step = _by_hand(source, target, done, start + done, min(wanted, 1 << 18))
        if step == 0:
            return
        done += step
        yield step


def _by_hand(source: int, target: int, place: int, start: int, wanted: int) -> int:
    os.lseek(source, place, os.SEEK_SET)
    data = memoryview(os.read(source, wanted))
    os.lseek(target, start, os.SEEK_SET)
    written = 0
    while written < len(data):
        written += os.write(target, data[written:])
    return written
