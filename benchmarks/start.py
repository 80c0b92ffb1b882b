"""Help and a cold build of the sample course, against Python that does nothing."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.measure import SAMPLE, both, environment, side_by_side

BARE = [sys.executable, "-c", "pass"]


def figures(work: Path) -> Iterator[Figure]:
    """Two ratios, of medians by the clock."""
    course = shutil.copytree(SAMPLE, work / SAMPLE.name)
    out = work / "out"
    scormkit = [sys.executable, "-m", "scormkit"]
    took = side_by_side(
        {
            "bare": BARE,
            "help": [*scormkit, "--help"],
            "build": [*scormkit, "build", str(course), "--out", str(out), "--no-report"],
            "reported": [*scormkit, "build", str(course), "--out", str(out)],
        },
        repeats=15,
        env=environment(work / "bytecode"),
        before=lambda: shutil.rmtree(out, ignore_errors=True),
    )
    bare = took["bare"]
    for name, what, limit in (
        ("help", "scormkit --help / python -c pass", 5),
        ("build", "cold build of the sample course, --no-report / python -c pass", 40),
        ("reported", "the same with the page about the package / python -c pass", 44),
    ):
        yield Figure(what, took[name].clock / bare.clock, limit, "times", both(took[name], bare))
