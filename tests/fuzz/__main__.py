"""Fuzzing of the readers, led by coverage: `python -m tests.fuzz manifest|archive SECONDS [WORK]`.

It needs `pip install atheris`, which not every Python has; the test suite itself uses hypothesis only. A
package is validated, inspected and repaired. An exception, a finding without words or place, a file written
outside, or more than `LIMIT` seconds is a crash. What was found once is kept in tests/property/packages, and
each run of the tests tries it.
"""

from __future__ import annotations

import contextlib
import re
import sys
import tempfile
import time
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["scormkit"], enable_loader_override=False):
    import scormkit
    from scormkit.diagnostics.registry import harmless
    from scormkit.errors import FindingsError
    from scormkit.inspecting.inspect import inspect_package
    from scormkit.inspecting.page import inspection_page
    from scormkit.repairing.repair import repair

from tests.rules.packages.bases import BASES, HERE
from tests.rules.packages.test_mutations import MANIFESTS

LIMIT = 20.0
"""Seconds for one package, on a machine that does much else."""
PAGE = b"<script src='js/x.js'></script><p>Hello</p>"


def judged(path: Path) -> None:
    """Validate the package at `path`; AssertionError when what comes back would not help its reader."""
    begun = time.monotonic()
    before = sorted(path.parent.iterdir())
    for each in scormkit.validate(path, lms=["moodle"]):
        assert harmless(each.message) == each.message
        assert each.span is not None
        assert each.span.file.startswith(str(path))
    with contextlib.suppress(FindingsError):
        inspection_page(inspect_package(path))
    assert sorted(path.parent.iterdir()) == before
    assert time.monotonic() - begun < LIMIT


def repaired(path: Path) -> None:
    """Repair the package at `path` into a folder beside it, and nowhere else."""
    with tempfile.TemporaryDirectory(dir=path.parent) as out:
        with contextlib.suppress(FindingsError):
            repair(path, Path(out) / "mended.zip")
        assert {each.name for each in Path(out).iterdir()} <= {"mended.zip"}


def manifest(content: bytes, folder: Path) -> None:
    """The first byte chooses the standard, the rest is the manifest."""
    base = BASES[content[0] % len(BASES)] if content else BASES[0]
    path = folder / "course.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(MANIFESTS[base], content[1:])
        archive.writestr("index.html", PAGE)
        archive.writestr("js/x.js", b"window.API.LMSInitialize('')")
    judged(path)
    repaired(path)


def archive(content: bytes, folder: Path) -> None:
    """The bytes are the zip itself."""
    path = folder / "course.zip"
    path.write_bytes(content)
    judged(path)
    repaired(path)


def seeds(kind: str, folder: Path) -> None:
    """The perfect base packages, as the fuzzer's first inputs."""
    for number, base in enumerate(BASES):
        files = {each: (HERE / "base" / base / each) for each in (MANIFESTS[base], "index.html")}
        if kind == "manifest":
            folder.joinpath(f"seed-{base}").write_bytes(bytes([number]) + files[MANIFESTS[base]].read_bytes())
            continue
        for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            with zipfile.ZipFile(folder / f"seed-{base}-{method}", "w", method) as package:
                for name, source in files.items():
                    if source.exists():
                        package.write(source, name)


def dictionary(path: Path) -> Path:
    """The tags, attributes and words of the base manifests: a change by bytes alone seldom stays XML."""
    texts = [(HERE / "base" / base / MANIFESTS[base]).read_text("utf-8") for base in BASES]
    words = {word for text in texts for word in re.findall(r"</?[\w:]+|[\w:]+=\"[^\"]*\"|>[^<>\s]+<", text)}
    strange = {
        "<!DOCTYPE a>",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&#0;",
        "../../x",
        "http://[",
        'xml:base="../"',
        "%zz",
    }
    escaped = (
        word.replace("\\", "\\\\").replace('"', '\\"') for word in sorted(words | strange) if word.isascii()
    )
    path.write_text("".join(f'"{word}"\n' for word in escaped if len(word) < 100))
    return path


TARGETS: dict[str, Callable[[bytes, Path], None]] = {"manifest": manifest, "archive": archive}


def main(kind: str, seconds: str, work: str | None = None) -> None:
    """Fuzz one target for so many seconds; its corpus and crashes stay in `work`."""
    warnings.simplefilter("ignore")
    corpus = Path(work or tempfile.mkdtemp()) / kind
    corpus.mkdir(parents=True, exist_ok=True)
    seeds(kind, corpus)
    target = TARGETS[kind]

    def once(content: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            target(content, Path(folder))

    options = {
        "max_total_time": seconds,
        "artifact_prefix": corpus.parent / f"{kind}-",
        "timeout": 60,
        "rss_limit_mb": 2048,
        "max_len": 20_000,
        "dict": dictionary(corpus.parent / "words.dict"),
    }
    atheris.Setup([sys.argv[0], *(f"-{name}={value}" for name, value in options.items()), str(corpus)], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
