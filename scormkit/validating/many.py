"""Many packages at once, on as many processors as there are, in the order in which they were named."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from scormkit.validating.validate import PLAIN, Options, Validated, validate_package

_FROM = 8
"""Packages from which on it is worth to start processes."""


def validate_all(
    paths: Sequence[Path], options: Options = PLAIN, *, jobs: int | None = None
) -> Iterator[Validated]:
    """The result of each package, in order, as soon as it is there. `jobs` is the number of processes."""
    workers = min(jobs or _processors(), len(paths))
    if workers < 2 or (jobs is None and len(paths) < _FROM):
        yield from (validate_package(path, options) for path in paths)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from scormkit.package.model import Kind

    # What the rules need is loaded before the processes are forked, so that none of them loads it again.
    from scormkit.rules import judge

    for kind in Kind:
        judge.rules_of(kind)
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    size = max(1, min(16, len(paths) // (workers * 4)))
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield from pool.map(partial(validate_package, options=options), paths, chunksize=size)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
