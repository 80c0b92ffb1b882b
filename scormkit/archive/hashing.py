"""Content is read and hashed by a thread, while the writer sums it and writes it on another core.

With two free cores that takes 0.22 s for 200 MB, and 0.34 s without the thread; with busy ones there is no
difference (best of 22 rounds, in turns).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import Empty, Queue
from threading import Event, Thread

WAITING = 4
"""Chunks that may wait to be written; the reader stops for more, so that memory does not grow."""

ALONE = 4_000_000
"""Size in bytes up to which a thread is not worth its start."""


@contextmanager
def hashing(chunks: Iterator[bytes], size: int) -> Iterator[tuple[Iterator[bytes], Callable[[], str]]]:
    """The same chunks, and a function that gives the sha256 of them once all were taken.

    Content of more than a few megabytes (`size`, in bytes) is read by a thread, which ends with the block;
    what reading raises is raised where the chunks are taken.
    """
    digest = hashlib.sha256()
    if size <= ALONE:
        yield _alone(chunks, digest.update), digest.hexdigest
        return
    ready: Queue[bytes | BaseException | None] = Queue(WAITING)
    stopped = Event()

    def work() -> None:
        try:
            for chunk in chunks:
                ready.put(chunk)
                digest.update(chunk)
                if stopped.is_set():
                    return
            ready.put(None)
        except BaseException as error:  # it is raised again where it matters
            ready.put(error)

    worker = Thread(target=work, name="scormkit-sha256", daemon=True)
    worker.start()
    try:
        yield _taken(ready), digest.hexdigest
    finally:
        stopped.set()
        while worker.is_alive():
            with suppress(Empty):
                ready.get(timeout=0.01)


def _alone(chunks: Iterator[bytes], update: Callable[[bytes], None]) -> Iterator[bytes]:
    for chunk in chunks:
        update(chunk)
        yield chunk


def _taken(ready: Queue[bytes | BaseException | None]) -> Iterator[bytes]:
    while (chunk := ready.get()) is not None:
        if isinstance(chunk, BaseException):
            raise chunk
        yield chunk
