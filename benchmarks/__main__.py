"""`python -m benchmarks [NAME]...`: measure, print the table, and fail when a limit is broken.

A measure is a module of this folder with a function `figures`, and one line in `MEASURES`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import check, films, learner, live, packages, page, start, states
from benchmarks.figure import Figure, Measure

MEASURES: Mapping[str, Measure] = {
    "start": start,
    "page": page,
    "learner": learner,
    "states": states,
    "check": check,
    "films": films,
    "packages": packages,
    "live": live,
}


def measure(names: Sequence[str]) -> list[Figure]:
    """The figures of the measures called so, each made in a folder of its own."""
    found: list[Figure] = []
    for name in names:
        with tempfile.TemporaryDirectory(prefix="scormkit-bench-") as work:
            found += MEASURES[name].figures(Path(work))
    return found


def main(names: Sequence[str]) -> int:
    """Measure what is named, or everything; 1 when a limit is broken, 2 when there is no such measure."""
    if unknown := [each for each in names if each not in MEASURES]:
        print(f"There is no measure {unknown[0]!r}. Measures: {', '.join(MEASURES)}.", file=sys.stderr)
        return 2
    found = measure(names or list(MEASURES))
    width = max(len(each.what) for each in found)
    print(f"{'':{width}}  {'measured':>14}  {'limit':>12}")
    for each in found:
        verdict = "ok" if each.is_kept else "TOO MUCH"
        print(
            f"{each.what:{width}}  {each.value:8.2f} {each.unit:5}  {each.limit:6g} {each.unit:5}"
            f"  {verdict:8}  {each.detail}".rstrip()
        )
    return int(not all(each.is_kept for each in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
