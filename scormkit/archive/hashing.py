"""sha256 in a thread of its own, so that hashing a film costs no time where there is a second core."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Queue
from threading import Thread

WAITING = 2
"""Chunks that may wait to be hashed; the writer stops for more, so that memory does not grow."""

ALONE = 4_000_000
"""Size in bytes up to which a thread is not worth its start."""


@contextmanager
def hashing(size: int) -> Iterator[tuple[Callable[[bytes], None], Callable[[], str]]]:
    """Two functions: `update` takes the next chunk, `hexdigest` waits and gives the sha256 of all of them.

    For content of more than a few megabytes (`size`, in bytes) the work is done by a thread, which ends with
    the block: hashlib lets other threads run while it works.
    """
    digest = hashlib.sha256()
    if size <= ALONE:
        yield digest.update, digest.hexdigest
        return
    chunks: Queue[bytes | None] = Queue(WAITING)

    def work() -> None:
        while (chunk := chunks.get()) is not None:
            digest.update(chunk)

    def hexdigest() -> str:
        chunks.put(None)
        worker.join()
        return digest.hexdigest()

    worker = Thread(target=work, name="scormkit-sha256", daemon=True)
    worker.start()
    try:
        yield chunks.put, hexdigest
    finally:
        if worker.is_alive():
            chunks.put(None)
            worker.join()
