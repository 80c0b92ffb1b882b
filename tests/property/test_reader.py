"""Whatever happens to a good package on its way, it gives a view or findings, never an exception."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from scormkit.archive.reader import read_member
from scormkit.diagnostics import Diagnostic
from scormkit.package.detect import open_package
from tests.hostile.zips import Raw, good_zip, raw_zip

MANIFEST = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<manifest identifier="m"><metadata>'
    b"<schemaversion>1.2</schemaversion></metadata><organizations><organization identifier='o'>"
    b"<title>Caf\xc3\xa9</title><item identifier='i' identifierref='r'/></organization></organizations>"
    b"<resources><resource identifier='r' href='index.html'/></resources></manifest>"
)
FILES = {"imsmanifest.xml": MANIFEST, "index.html": b"<p>Hello</p>" * 9, "media/caf\u00e9.png": b"\x89PNG"}
GOOD = good_zip(FILES)
STORED = raw_zip([Raw(name.encode(), content, flags=0x800) for name, content in FILES.items()])
FLIPS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 255)), min_size=1, max_size=6)


def survives(content: bytes, name: str) -> None:
    """Open the package and read every file of it; what it says is a view or at least one finding."""
    found: list[Diagnostic] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        view = open_package(path, found.append)
        assert view is not None or found
        archive = None if view is None else view.archive
        for member in () if archive is None else archive.members.values():
            assert archive is not None
            got = read_member(archive, member.name, 1_000_000, found.append)
            assert got is None or len(got) == member.size or archive.kind == "file"
        assert list(Path(folder).iterdir()) == [path]
    assert all(each.message.isprintable() and each.span is not None for each in found)


def flipped(content: bytes, flips: list[tuple[int, int]]) -> bytes:
    damaged = bytearray(content)
    for place, mask in flips:
        damaged[place % len(damaged)] ^= mask
    return bytes(damaged)


def test_the_good_ones_have_no_finding() -> None:
    for content in (GOOD, STORED):
        found: list[Diagnostic] = []
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "good.zip"
            path.write_bytes(content)
            view = open_package(path, found.append)
            assert view is not None
            assert found == []
            assert {name: read_member(view.archive, name, 999, found.append) for name in FILES} == FILES


@settings(deadline=None, max_examples=300)
@given(st.sampled_from([GOOD, STORED]), FLIPS)
def test_flipped_bytes(content: bytes, flips: list[tuple[int, int]]) -> None:
    survives(flipped(content, flips), "course.zip")


@settings(deadline=None, max_examples=100)
@given(st.sampled_from([GOOD, STORED]), st.integers(0, 1_000), st.integers(0, 1_000), st.binary(max_size=60))
def test_a_piece_is_lost_or_put_in(content: bytes, start: int, length: int, put_in: bytes) -> None:
    at = start % len(content)
    survives(content[:at] + put_in + content[at + length :], "course.zip")


@settings(deadline=None, max_examples=300)
@given(FLIPS, st.sampled_from(["utf-8", "utf-16", "utf-16-be", "utf-32"]))
def test_a_damaged_manifest(flips: list[tuple[int, int]], encoding: str) -> None:
    survives(flipped(MANIFEST.decode().encode(encoding), flips), "imsmanifest.xml")
