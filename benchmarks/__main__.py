"""`python -m benchmarks`: measure, print the table, and fail when a limit is broken."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.check import compare, make_course
from benchmarks.measure import ROOT, Took, environment, peak_memory, side_by_side
from benchmarks.media import ZIPFILE, make_media_course
from benchmarks.page import player_weight, requests_before_content
from scormkit.api import plan
from scormkit.interactions import INTERACTIONS

PYTHON = sys.executable
BARE = [PYTHON, "-c", "pass"]
SAMPLE = ROOT / "courses" / "cst-introduction"
FIRST_TYPES = ("choice", "true-false")


@dataclass(frozen=True)
class Figure:
    """One line of the table; `value` must not be above `limit`."""

    what: str
    value: float
    limit: float
    unit: str
    detail: str = ""


def starts(work: Path) -> Iterator[Figure]:
    """Help and a cold build of the sample course against Python that does nothing; what the page loads."""
    course = shutil.copytree(SAMPLE, work / SAMPLE.name)
    out = work / "out"
    took = side_by_side(
        {
            "bare": BARE,
            "help": [PYTHON, "-m", "scormkit", "--help"],
            "build": [PYTHON, "-m", "scormkit", "build", str(course), "--out", str(out)],
        },
        repeats=15,
        env=environment(work / "bytecode"),
        before=lambda: shutil.rmtree(out, ignore_errors=True),
    )
    bare = took["bare"]
    for name, what, limit in (
        ("help", "scormkit --help / python -c pass", 5),
        ("build", "cold build of the sample course / python -c pass", 40),
    ):
        yield Figure(what, took[name].clock / bare.clock, limit, "times", _both(took[name], bare))
    package = _only(out)
    yield Figure("requests before the first content", requests_before_content(package, work / "site"), 3, "")
    used = plan(SAMPLE).question_types
    yield Figure("player of the sample course, gzip", player_weight(used) / 1000, 30, "kB")
    yield Figure("player with choice and true-false, gzip", player_weight(FIRST_TYPES) / 1000, 30, "kB")
    yield Figure("player with every question type, gzip", player_weight(INTERACTIONS) / 1000, 40, "kB")


def films(work: Path) -> Iterator[Figure]:
    """A course with 200 MB of films: time against Python's zipfile, and peak memory."""
    sources = make_media_course(work / "media-course")
    out, plain = work / "media-out", work / "plain.zip"

    def clear() -> None:
        shutil.rmtree(out, ignore_errors=True)
        plain.unlink(missing_ok=True)

    command = [PYTHON, "-m", "scormkit", "build", str(work / "media-course"), "--out", str(out)]
    env = environment(work / "bytecode")
    took = side_by_side(
        {"zipfile": [PYTHON, "-c", ZIPFILE, str(plain), *map(str, sources)], "build": command},
        repeats=7,
        env=env,
        before=clear,
    )
    build, zipped = took["build"], took["zipfile"]
    ratio = build.clock / zipped.clock
    yield Figure("200 MB of films / zipfile, stored", ratio, 1.3, "times", _both(build, zipped))
    yield Figure("peak memory of that build", peak_memory(command, env) / 1e6, 80, "MB")


def checks(work: Path) -> Iterator[Figure]:
    """A course of 100 pages and 900 questions: checking it, against composing its YAML."""
    lines = make_course(work / "long-course")
    checked, composed = compare(work / "long-course")
    detail = f"{checked:.2f} s / {composed:.2f} s, {lines:,} lines"
    yield Figure("check of a long course / PyYAML composing it", checked / composed, 8, "times", detail)


def _both(ours: Took, theirs: Took) -> str:
    """The two times that a ratio is made of; the table's figure is by the clock."""
    return (
        f"{ours.clock:.3f} s / {theirs.clock:.3f} s; "
        f"of the processor {ours.processor:.3f} s / {theirs.processor:.3f} s"
    )


def _only(folder: Path) -> Path:
    (package,) = folder.glob("*.zip")
    return package


def main() -> int:
    """Measure everything; 1 when a limit is broken."""
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="scormkit-bench-") as work:
        for part in (starts, checks, films):
            figures += part(Path(work))
    width = max(len(figure.what) for figure in figures)
    print(f"{'':{width}}  {'measured':>14}  {'limit':>12}")
    for figure in figures:
        verdict = "ok" if figure.value <= figure.limit else "TOO MUCH"
        print(
            f"{figure.what:{width}}  {figure.value:8.2f} {figure.unit:5}  {figure.limit:6g} {figure.unit:5}"
            f"  {verdict:8}  {figure.detail}".rstrip()
        )
    return int(any(figure.value > figure.limit for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
