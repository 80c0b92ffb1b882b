"""The same entries give the same bytes, whatever surrounds the writer."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scormkit.archive.entry import Entry
from scormkit.archive.names import check_names
from scormkit.archive.writer import Written, write_package

ON_DISK = settings(deadline=None, max_examples=40)
"""A disk may be slow; each example writes two packages and waits for them."""

RECORD = {"course": "demo", "title": "Größe, שלום, 🙂"}

PARTS = st.text("abcXYZ019-_", min_size=1, max_size=6)
NAMES = st.builds(
    lambda parts, suffix: "/".join(parts) + suffix,
    st.lists(PARTS, min_size=1, max_size=3),
    st.sampled_from([".html", ".png", ".mp4", ".svg", ""]),
)
FILES = st.dictionaries(NAMES, st.binary(max_size=400), min_size=1, max_size=8).filter(
    lambda files: not check_names([*files, "imsmanifest.xml"])
)


def write(entries: list[Entry], folder: str) -> tuple[bytes, Written]:
    written = write_package(entries, Path(folder) / "demo.zip", RECORD)
    return written.path.read_bytes(), written


@ON_DISK
@given(FILES, st.randoms(use_true_random=False))
def test_the_order_of_the_entries_does_not_matter(files: dict[str, bytes], random: object) -> None:
    entries = [Entry("imsmanifest.xml", b"<manifest/>"), *(Entry(*pair) for pair in files.items())]
    shuffled = list(entries)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as folder:
        assert write(entries, folder) == write(shuffled, folder)


@ON_DISK
@given(FILES)
def test_a_file_on_disk_and_its_bytes_are_the_same(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for number, (name, content) in enumerate(files.items()):
            source = Path(folder) / f"source-{number}"
            source.write_bytes(content)
            os.utime(source, (number * 1e8, number * 1e8))
            source.chmod(0o600 if number % 2 else 0o755)
            sources.append(Entry(name, source))
        assert write(sources, folder) == write([Entry(*pair) for pair in files.items()], folder)


@ON_DISK
@given(FILES)
def test_the_digest_does_not_depend_on_the_compression(files: dict[str, bytes]) -> None:
    entries = [Entry(*pair) for pair in files.items()]
    real = zlib.compressobj

    def weak(_: int, method: int, window: int) -> object:
        return real(0, method, window)

    with tempfile.TemporaryDirectory() as folder:
        _, usual = write(entries, folder)
        with mock.patch.object(zlib, "compressobj", weak):
            _, other = write(entries, folder)
    assert usual.digest == other.digest


@ON_DISK
@given(FILES, st.data())
def test_any_change_of_content_changes_the_digest(files: dict[str, bytes], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(files)))
    changed = {**files, name: files[name] + b"."}
    with tempfile.TemporaryDirectory() as folder:
        _, before = write([Entry(*pair) for pair in files.items()], folder)
        _, after = write([Entry(*pair) for pair in changed.items()], folder)
    assert before.digest != after.digest


PROGRAM = """
import os, sys
from pathlib import Path
os.umask(int(sys.argv[2], 8))
from scormkit.archive.entry import Entry
from scormkit.archive.writer import write_package
names = {"b.html", "a.svg", "media/x.png", "Z.css", "imsmanifest.xml", "media/y.mp4"}
entries = [Entry(name, name.encode() * 500) for name in names]
write_package(entries, Path(sys.argv[1]), {"title": "Gr\\u00f6\\u00dfe", "course": "demo"})
"""

SURROUNDINGS: list[dict[str, str]] = [
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0", "umask": "022"},
    {"TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "umask": "077"},
    {"TZ": "Pacific/Apia", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242", "umask": "002"},
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "7", "umask": "022", "PYTHONUTF8": "0",
     "SOURCE_DATE_EPOCH": "1700000000", "PYTHONIOENCODING": "latin-1"},
]  # fmt: skip


@pytest.mark.parametrize("source_date", ["", "315532800"])
def test_the_surroundings_do_not_matter(tmp_path: Path, source_date: str) -> None:
    seen = set()
    for number, surroundings in enumerate(SURROUNDINGS):
        path = tmp_path / f"{number}.zip"
        environment = {**os.environ, **surroundings}
        if source_date:
            environment["SOURCE_DATE_EPOCH"] = source_date
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(path), environment.pop("umask")], env=environment, check=True
        )
        seen.add(hashlib.sha256(path.read_bytes()).hexdigest())
    assert len(seen) == 1
