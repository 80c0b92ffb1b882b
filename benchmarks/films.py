"""A course with 200 MB of films, and Python's zipfile storing the same files."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.measure import both, environment, peak_memory, side_by_side

SIZE = 200_000_000
FILMS = 8

ZIPFILE = """
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_STORED) as package:
    for name in sys.argv[2:]:
        package.write(name)
"""
"""What a script of a few lines would do; it neither hashes nor waits for the disk, as scormkit does."""


def make_media_course(folder: Path) -> list[Path]:
    """Write the course; the films come back. Their bytes do not compress, as those of real films do not."""
    unit = folder / "films"
    unit.mkdir(parents=True)
    folder.joinpath("course.yaml").write_text("title: Films\n")
    unit.joinpath("unit.yaml").write_text("title: Films\n")
    links = "\n".join(f"- [Film {number}](film-{number}.mp4)" for number in range(FILMS))
    unit.joinpath("01-films.md").write_text(f"# Films\n\n{links}\n")
    films = [unit / f"film-{number}.mp4" for number in range(FILMS)]
    noise = random.Random(1)
    for film in films:
        film.write_bytes(noise.randbytes(SIZE // FILMS))
    os.sync()
    return films


def figures(work: Path) -> Iterator[Figure]:
    """The ratio of the times, and how much memory it took."""
    course, out, plain = work / "course", work / "out", work / "plain.zip"
    sources = make_media_course(course)

    def clear() -> None:
        shutil.rmtree(out, ignore_errors=True)
        plain.unlink(missing_ok=True)

    command = [sys.executable, "-m", "scormkit", "build", str(course), "--out", str(out), "--no-report"]
    env = environment(work / "bytecode")
    took = side_by_side(
        {"zipfile": [sys.executable, "-c", ZIPFILE, str(plain), *map(str, sources)], "build": command},
        repeats=7,
        env=env,
        before=clear,
    )
    build, zipped = took["build"], took["zipfile"]
    ratio = build.clock / zipped.clock
    yield Figure("200 MB of films / zipfile, stored", ratio, 1.3, "times", both(build, zipped))
    yield Figure("peak memory of that build", peak_memory(command, env) / 1e6, 80, "MB")
