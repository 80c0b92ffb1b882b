"""What a package looks like on disk, and that a failure leaves everything as it was."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import re
import stat
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scormkit.archive import summing
from scormkit.archive.ahead import LARGE, Ahead, large_media, read_line, sums_of
from scormkit.archive.entry import Entry
from scormkit.archive.writer import write_package
from scormkit.errors import FindingsError

RECORD = {"generator": "scormkit 0", "course": "demo"}
TEXT = b"All the words of a long page, again and again. " * 400


def entries(folder: Path) -> list[Entry]:
    film = folder / "Film.MP4"
    film.write_bytes(b"\0" * 5000)
    return [
        Entry("index.html", TEXT),
        Entry("imsmanifest.xml", b"<manifest/>"),
        Entry("media/film.mp4", film),
        Entry("a.css", b"p{}"),
    ]


def listing(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / "demo.zip").write_bytes(b"the older package")
    return folder


def test_the_manifest_comes_first_and_the_record_last(tmp_path: Path) -> None:
    written = write_package(entries(tmp_path), tmp_path / "demo.zip", RECORD)
    with zipfile.ZipFile(written.path) as package:
        assert package.namelist() == [
            "imsmanifest.xml",
            "a.css",
            "index.html",
            "media/film.mp4",
            "scormkit.json",
        ]
        assert package.testzip() is None
        assert package.read("index.html") == TEXT
    assert written.size == written.path.stat().st_size
    assert dict(written.entries)["media/film.mp4"] == 5000


def test_text_is_deflated_and_media_is_stored(tmp_path: Path) -> None:
    written = write_package(entries(tmp_path), tmp_path / "demo.zip", RECORD)
    with zipfile.ZipFile(written.path) as package:
        kinds = {info.filename: info.compress_type for info in package.infolist()}
        assert package.getinfo("index.html").compress_size < len(TEXT) / 20
    assert kinds["media/film.mp4"] == zipfile.ZIP_STORED
    assert kinds["index.html"] == zipfile.ZIP_DEFLATED


def test_every_entry_has_the_same_fixed_attributes(tmp_path: Path) -> None:
    written = write_package(entries(tmp_path), tmp_path / "demo.zip", RECORD)
    with zipfile.ZipFile(written.path) as package:
        for info in package.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.external_attr >> 16 == stat.S_IFREG | 0o644
            assert (info.create_system, info.create_version, info.extract_version) == (3, 20, 20)
            assert (info.flag_bits, info.extra, info.comment) == (0, b"", b"")


def test_zip64_is_used_for_a_large_file_and_not_for_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 4000)
    written = write_package(entries(tmp_path), tmp_path / "demo.zip", RECORD)
    monkeypatch.undo()
    with zipfile.ZipFile(written.path) as package:
        versions = {info.filename: info.extract_version for info in package.infolist()}
        assert package.testzip() is None
    assert versions["media/film.mp4"] == 45
    assert versions["imsmanifest.xml"] == 20


def test_the_digest_is_what_the_docstring_says(tmp_path: Path) -> None:
    """The shell command that users are told to check a package with gives the same digest."""
    written = write_package(entries(tmp_path), tmp_path / "demo.zip", RECORD)
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(written.path) as package:
        package.extractall(unpacked)
    found = re.search(
        r"^ +(find \. .*)$", (write_package.__doc__ or "").replace("\\\\n", "\\n"), re.MULTILINE
    )
    assert found is not None
    told = subprocess.run(found[1], shell=True, cwd=unpacked, capture_output=True, text=True, check=True)
    assert told.stdout.split()[0] == written.digest
    note = json.loads((unpacked / "scormkit.json").read_text())
    assert note == {**RECORD, "digest": f"sha256:{written.digest}"}


def test_the_digest_sees_names_and_content(tmp_path: Path) -> None:
    def digest(*pairs: tuple[str, bytes]) -> str:
        return write_package([Entry(*pair) for pair in pairs], tmp_path / "d.zip", RECORD).digest

    base = digest(("a.txt", b"1"), ("b.txt", b"2"))
    assert (
        base
        == hashlib.sha256(
            b"".join(
                f"{hashlib.sha256(content).hexdigest()}  {name}\n".encode()
                for name, content in (("a.txt", b"1"), ("b.txt", b"2"))
            )
        ).hexdigest()
    )
    assert (
        len({base, digest(("a.txt", b"2"), ("b.txt", b"1")), digest(("a.txt", b"1"), ("c.txt", b"2"))}) == 3
    )


def test_a_large_file_is_summed_by_a_process_that_ends(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    film = tmp_path / "film.mp4"
    content = random.Random(1).randbytes(LARGE + 2_345_678)
    film.write_bytes(content)
    written = write_package([Entry("a.mp4", film)], tmp_path / "a.zip", RECORD)
    line = f"{hashlib.sha256(content).hexdigest()}  a.mp4\n"
    assert written.digest == hashlib.sha256(line.encode()).hexdigest()
    failing(out / "demo.zip", [Entry("a.mp4", film), Entry("b.mp4", tmp_path / "gone.mp4")])

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_package([Entry("a.mp4", film)], out / "demo.zip", RECORD, progress=interrupt)
    assert len(started) == 2
    assert all(each.returncode is not None for each in started)


@pytest.mark.parametrize("by_system", [True, False])
def test_a_large_file_goes_in_as_it_is_however_it_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, by_system: bool
) -> None:
    film = tmp_path / "course" / "film.mp4"
    film.parent.mkdir()
    content = random.Random(1).randbytes(LARGE + 9_345_678)
    film.write_bytes(content)
    make = [Entry("a.txt", b"First."), Entry("film.mp4", film), Entry("z.txt", b"Last.")]

    def refuse(*_: object) -> int:
        raise OSError(errno.EXDEV, "another disk")

    if not by_system:
        monkeypatch.setattr(os, "copy_file_range", refuse, raising=False)
    told: list[int] = []
    write_package(make, tmp_path / "own.zip", RECORD, progress=told.append)
    assert large_media(film.parent) == (film,)
    with Ahead([tmp_path / "gone.mp4", film]) as ahead:
        write_package(make, tmp_path / "ahead.zip", RECORD, ahead=ahead)
    with Ahead([]) as nothing:
        write_package(make, tmp_path / "streamed.zip", RECORD, ahead=nothing)
    with zipfile.ZipFile(tmp_path / "own.zip") as archive:
        assert archive.testzip() is None
        assert archive.read("film.mp4") == content
        assert archive.read("z.txt") == b"Last."
    assert len({(tmp_path / f"{name}.zip").read_bytes() for name in ("own", "ahead", "streamed")}) == 1
    assert sum(told[:-1]) == len(content) + len(b"First.Last.")


def test_a_large_file_that_changes_after_it_was_summed(out: Path, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"\0" * (LARGE + 1))
    before = listing(out)
    with Ahead([film]) as ahead:
        assert ahead.sums(film) is not None

        def change(_: int) -> None:
            film.write_bytes(b"new")

        with pytest.raises(FindingsError) as caught:
            write_package([Entry("film.mp4", film)], out / "demo.zip", RECORD, ahead=ahead, progress=change)
        assert codes(caught.value) == ["PKG006"]
        film.unlink()
        assert codes(failing(out / "demo.zip", [Entry("film.mp4", film)])) == ["PKG005"]
    assert listing(out) == before


def test_only_files_that_are_needed_are_summed(tmp_path: Path) -> None:
    films = [tmp_path / f"{name}.mp4" for name in "abc"]
    for film in films:
        film.write_bytes(film.name.encode() * LARGE)
    with Ahead(films) as ahead:
        ahead.want(films[2:])
        assert ahead.sums(films[2]) == sums_of(films[2])
        assert ahead.sums(films[1]) is None
        assert ahead.sums(tmp_path / "other.mp4") is None


@pytest.mark.parametrize(
    "program", ["raise SystemExit", "print('half a li', end='')", "import os; os.abort()"]
)
def test_sums_are_made_here_when_the_process_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    film, broken = tmp_path / "film.mp4", tmp_path / "broken.py"
    film.write_bytes(b"\1" * (LARGE + 1))
    broken.write_text(program)
    for place in (broken, tmp_path / "missing.py"):
        monkeypatch.setattr(summing, "__file__", str(place))
        with Ahead([film, tmp_path / "gone.mp4"]) as ahead:
            assert ahead.sums(film) == sums_of(film)
            assert ahead.sums(tmp_path / "gone.mp4") is None


def test_half_a_line_is_not_taken_for_sums(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film")
    whole = summing.line_of(summing.sum_up(film))
    assert read_line(whole) == sums_of(film)
    assert {read_line(whole[:size]) for size in range(len(whole))} == {None}
    assert read_line(summing.line_of(None)) is None


def test_progress_counts_every_byte(tmp_path: Path) -> None:
    told: list[int] = []
    written = write_package(entries(tmp_path), tmp_path / "demo.zip", RECORD, progress=told.append)
    assert sum(told) == sum(size for _, size in written.entries)


def test_the_folder_is_made_and_nothing_else_stays_in_it(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "demo.zip"
    write_package(entries(tmp_path), path, RECORD)
    assert list(path.parent.iterdir()) == [path]


def test_what_a_killed_run_left_is_replaced(out: Path, tmp_path: Path) -> None:
    (out / f".demo.zip.{os.getpid()}.part").write_bytes(b"rubbish")
    write_package(entries(tmp_path), out / "demo.zip", RECORD)
    assert list(listing(out)) == ["demo.zip"]


def failing(path: Path, make: list[Entry]) -> FindingsError:
    before = listing(path.parent)
    with pytest.raises(FindingsError) as caught:
        write_package(make, path, RECORD)
    assert listing(path.parent) == before, "something was changed or left behind"
    return caught.value


def codes(error: FindingsError) -> list[str]:
    return [each.code for each in error.diagnostics]


def test_names_are_checked_before_anything_is_written(out: Path, tmp_path: Path) -> None:
    wrong = [*entries(tmp_path), Entry("../x", b""), Entry("scormkit.json", b""), Entry("INDEX.html", b"")]
    assert codes(failing(out / "demo.zip", wrong)) == ["PKG001", "PKG003", "PKG003"]


def test_a_file_that_vanished(out: Path, tmp_path: Path) -> None:
    error = failing(out / "demo.zip", [*entries(tmp_path), Entry("z.mp4", tmp_path / "gone.mp4")])
    assert codes(error) == ["PKG005"]
    assert "gone.mp4" in error.diagnostics[0].message


def test_a_folder_in_place_of_a_file(out: Path, tmp_path: Path) -> None:
    assert codes(failing(out / "demo.zip", [Entry("z.mp4", tmp_path)])) == ["PKG007"]


def test_a_pipe_in_place_of_a_file_does_not_hang(out: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp4")
    assert codes(failing(out / "demo.zip", [Entry("z.mp4", tmp_path / "pipe.mp4")])) == ["PKG007"]


@pytest.mark.parametrize(
    "change",
    [
        lambda film: film.write_bytes(b"\0" * 3_000_000),
        lambda film: film.write_bytes(b"\0" * 10),
        lambda film: os.utime(film, ns=(1, 1)),
    ],
    ids=["grown", "shrunk", "touched"],
)
def test_a_file_that_changes_while_it_is_read(
    out: Path, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"\0" * 2_500_000)
    before = listing(out)
    told: list[int] = []

    def progress(size: int) -> None:
        told.append(size)
        if len(told) == 1:
            change(film)

    with pytest.raises(FindingsError) as caught:
        write_package([Entry("film.mp4", film)], out / "demo.zip", RECORD, progress=progress)
    assert codes(caught.value) == ["PKG006"]
    assert listing(out) == before


@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError(), RuntimeError("odd")])
def test_whatever_is_raised_the_old_package_stays(out: Path, tmp_path: Path, error: BaseException) -> None:
    before = listing(out)

    def progress(_: int) -> None:
        raise error

    with pytest.raises(type(error)):
        write_package(entries(tmp_path), out / "demo.zip", RECORD, progress=progress)
    assert listing(out) == before


@pytest.mark.parametrize(
    "case",
    [
        (errno.ENOSPC, "PKG011"),
        (errno.EDQUOT, "PKG011"),
        (errno.EFBIG, "PKG011"),
        (errno.EACCES, "PKG010"),
        (errno.EROFS, "PKG010"),
        (errno.EIO, "PKG014"),
        (errno.ENAMETOOLONG, "PKG013"),
    ],
)
@pytest.mark.parametrize("call", ["open", "replace"])
def test_an_error_of_the_system_becomes_a_finding(
    out: Path, monkeypatch: pytest.MonkeyPatch, case: tuple[int, str], call: str
) -> None:
    number, code = case

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, refuse)
    error = failing(out / "demo.zip", [Entry("a.txt", b"x")])
    assert codes(error) == [code]
    assert str(out / "demo.zip") in error.diagnostics[0].message


def test_something_in_the_way(tmp_path: Path) -> None:
    blocker = tmp_path / "notes.txt"
    blocker.write_text("mine")
    for path in (blocker / "demo.zip", blocker / "deeper" / "demo.zip"):
        with pytest.raises(FindingsError) as caught:
            write_package([Entry("a.txt", b"")], path, RECORD)
        assert codes(caught.value) == ["PKG012"]
    assert blocker.read_text() == "mine"
    (tmp_path / "demo.zip").mkdir()
    (tmp_path / "demo.zip" / "kept").touch()
    with pytest.raises(FindingsError) as caught:
        write_package([Entry("a.txt", b"")], tmp_path / "demo.zip", RECORD)
    assert codes(caught.value) == ["PKG012"]
    assert (tmp_path / "demo.zip" / "kept").exists()


def test_a_name_that_is_too_long_for_the_disk(tmp_path: Path) -> None:
    assert codes(failing(tmp_path / f"{'x' * 300}.zip", [Entry("a.txt", b"")])) == ["PKG013"]
