"""Members in pieces: the same bytes, and a damaged one is told before it is called whole."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from scormkit.archive.reader import Archive, read_archive
from scormkit.archive.stored import write_zip
from scormkit.archive.streaming import CHUNK, chunks
from scormkit.errors import FindingsError

LONG = bytes(range(256)) * (3 * CHUNK // 256) + b"end"
FILES = {"long.bin": LONG, "empty.txt": b"", "short.txt": b"hello"}


def archive(path: Path) -> Archive:
    found = read_archive(path, lambda _: None)
    assert found is not None
    return found


@pytest.fixture(params=[zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, None])
def package(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param is None:
        for name, content in FILES.items():
            (tmp_path / "folder").mkdir(exist_ok=True)
            (tmp_path / "folder" / name).write_bytes(content)
        return tmp_path / "folder"
    with zipfile.ZipFile(tmp_path / "old.zip", "w", request.param) as zipped:
        for name, content in FILES.items():
            zipped.writestr(name, content)
    return tmp_path / "old.zip"


def test_pieces_are_the_whole(package: Path) -> None:
    for name, content in FILES.items():
        pieces = [*chunks(archive(package), name)]
        assert b"".join(pieces) == content
        assert all(len(piece) <= CHUNK for piece in pieces)


def test_a_copy_has_the_same_files_under_their_new_names(package: Path, tmp_path: Path) -> None:
    names = [("long.bin", "a/long.bin"), ("empty.txt", "empty.txt"), ("short.txt", "short.txt")]
    for out in ("one.zip", "two.zip"):
        made = {"short.txt": b"other"}.get
        write_zip(tmp_path / out, names, archive(package), made)
    with zipfile.ZipFile(tmp_path / "one.zip") as zipped:
        assert zipped.namelist() == ["a/long.bin", "empty.txt", "short.txt"]
        assert [zipped.read(name) for name in zipped.namelist()] == [LONG, b"", b"other"]
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_damaged_file_is_told_and_nothing_is_written(method: int, tmp_path: Path) -> None:
    path = tmp_path / "old.zip"
    with zipfile.ZipFile(path, "w", method) as zipped:
        zipped.writestr("long.bin", LONG)
    whole = archive(path)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(bytes(content))
    (tmp_path / "new.zip").write_text("before")
    with pytest.raises(FindingsError) as raised:
        write_zip(tmp_path / "new.zip", [("long.bin", "long.bin")], whole, lambda _: None)
    assert [each.code for each in raised.value.diagnostics] == ["PKG063"]
    assert (tmp_path / "new.zip").read_text() == "before"


def test_a_file_that_is_longer_than_it_says_ends_there(tmp_path: Path) -> None:
    path = tmp_path / "old.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("long.bin", LONG)
    whole = archive(path)
    lying = whole._replace(members={"long.bin": whole.members["long.bin"]._replace(size=10)})
    with pytest.raises(FindingsError):
        [*chunks(lying, "long.bin")]
