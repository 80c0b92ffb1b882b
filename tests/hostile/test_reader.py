"""Packages that attack: each is a finding that names its file, in bounded memory, and nothing is written."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import pytest

from scormkit.archive.reader import DEFAULT, Archive, Limits, read_archive, read_member
from scormkit.diagnostics import Diagnostic, Severity
from tests.hostile.zips import Raw, good_zip, raw_zip

PAGE = Raw(b"index.html", b"<p>Hello</p>")
LINK = 0o120777


def opened(folder: Path, content: bytes, limits: Limits = DEFAULT) -> tuple[Archive | None, list[Diagnostic]]:
    path = folder / "course.zip"
    path.write_bytes(content)
    found: list[Diagnostic] = []
    archive = read_archive(path, found.append, limits)
    assert all(each.span is not None and each.span.file == str(path) for each in found)
    assert list(folder.iterdir()) == [path], "something was unpacked"
    return archive, found


def told(found: list[Diagnostic]) -> list[str]:
    return [f"{each.code} {each.message}" for each in found]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (Raw(b"../evil.txt"), "PKG055 The file name '../evil.txt' leads out of the package."),
        (Raw(b"a/../../evil.txt"), "PKG055 The file name 'a/../../evil.txt' leads out of the package."),
        (Raw(b"..\\evil.txt"), r"PKG055 The file name '..\\evil.txt' leads out of the package."),
        (Raw(b"/etc/passwd"), "PKG055 The file name '/etc/passwd' leads out of the package."),
        (Raw(b"\\\\host\\x"), r"PKG055 The file name '\\\\host\\x' leads out of the package."),
        (Raw(b"C:\\win.ini"), r"PKG055 The file name 'C:\\win.ini' leads out of the package."),
        (Raw(b"c:evil"), "PKG055 The file name 'c:evil' leads out of the package."),
        (Raw(b""), "PKG055 The file name '' leads out of the package."),
        (
            Raw(b"a.txt\0.php"),
            r"PKG056 The file name 'a.txt\x00.php' has invisible or broken characters.",
        ),
        (Raw(b"a\x1b[2J"), r"PKG056 The file name 'a\x1b[2J' has invisible or broken characters."),
        (
            Raw("a\u202egnp.exe".encode()),
            r"PKG056 The file name 'a\u202egnp.exe' has invisible or broken characters.",
        ),
        (Raw(b"logo.png", b"/etc/passwd", mode=LINK), "PKG057 'logo.png' is a link, not a file."),
        (Raw(b"pipe", mode=0o010644), "PKG057 'pipe' is a device or a pipe, not a file."),
        (Raw(b"a.txt", b"abc", flags=1), "PKG060 The file 'a.txt' is locked with a password."),
        (
            Raw(b"a.txt", b"abc", method=14),
            "PKG065 The file 'a.txt' is packed by a method that learning platforms do not know.",
        ),
        (
            Raw(b"a.html", b"abc", header_name=b"a.php"),
            "PKG062 The zip contradicts itself about the file 'a.html': it has another name there.",
        ),
        (
            Raw(b"a.html", offset=5),
            "PKG062 The zip contradicts itself about the file 'a.html': it is not where the list says.",
        ),
        (
            Raw(b"a.html", offset=0x7FFF_FFFF),
            "PKG062 The zip contradicts itself about the file 'a.html': it is not where the list says.",
        ),
        (
            Raw(b"a.html", b"abc", listed_size=9),
            "PKG062 The zip contradicts itself about the file 'a.html': its sizes contradict each other.",
        ),
    ],
)
def test_a_bad_entry_is_named_and_left_out(tmp_path: Path, entry: Raw, expected: str) -> None:
    archive, found = opened(tmp_path, raw_zip([PAGE, entry]))
    assert told(found) == [expected]
    assert archive is not None
    assert list(archive.members) == ["index.html"]
    assert read_member(archive, "index.html", 100, found.append) == PAGE.content


def test_a_header_with_another_size(tmp_path: Path) -> None:
    content = bytearray(raw_zip([PAGE]))
    content[22] ^= 1  # the size in the header, not the one in the list
    archive, found = opened(tmp_path, bytes(content))
    assert archive is not None
    assert not archive.members
    assert told(found) == [
        "PKG062 The zip contradicts itself about the file 'index.html': it has another size there."
    ]


def test_of_two_files_with_one_name_neither_is_used(tmp_path: Path) -> None:
    entries = [PAGE, Raw(b"a.txt", b"1"), Raw(b"a.txt", b"2"), Raw(b"./b.txt"), Raw(b"b.txt")]
    archive, found = opened(tmp_path, raw_zip(entries))
    assert archive is not None
    assert list(archive.members) == ["index.html"]
    assert told(found) == [
        "PKG058 The package has two files called 'a.txt'.",
        "PKG058 The package has two files called 'b.txt'.",
    ]


def test_names_that_work_on_some_servers_only_are_warnings(tmp_path: Path) -> None:
    archive, found = opened(tmp_path, raw_zip([Raw(b"media\\Map.png"), Raw(b"media/map.png"), PAGE]))
    assert archive is not None
    assert list(archive.members) == ["media/Map.png", "media/map.png", "index.html"]
    assert told(found) == [
        r"PKG064 The file name 'media\\Map.png' has a backslash between folders.",
        r"PKG059 The file names 'media\\Map.png' and 'media/map.png' differ in capital letters only.",
    ]
    assert {each.severity for each in found} == {Severity.WARNING}


def test_entries_that_share_bytes(tmp_path: Path) -> None:
    inner = raw_zip([Raw(b"b.txt", b"x" * 40)])[: 30 + 5 + 40]
    outer = Raw(b"a.txt", inner)
    inside = Raw(b"b.txt", b"x" * 40, offset=30 + 5)
    archive, found = opened(tmp_path, raw_zip([outer, inside, PAGE]))
    assert archive is not None
    assert list(archive.members) == ["index.html"]
    assert told(found) == ["PKG061 The files 'a.txt' and 'b.txt' share bytes of the zip."]


def test_bombs_by_ratio_and_by_size(tmp_path: Path) -> None:
    zeros = Raw(b"log.txt", bytes(30_000_000), 8)
    assert told(opened(tmp_path, raw_zip([PAGE, zeros]))[1]) == [
        "PKG054 The file 'log.txt' would grow from 29 kB to 30 MB when unpacked (a zip bomb)."
    ]
    many = [Raw(b"%d.txt" % number, bytes(3_000_000), 8) for number in range(10)]
    assert told(opened(tmp_path, raw_zip(many))[1]) == [
        "PKG054 The package would grow from 30 kB to 30 MB when unpacked (a zip bomb)."
    ]
    assert told(opened(tmp_path, raw_zip(many), Limits(total=20_000_000))[1]) == [
        "PKG053 Unpacked, the package has 30 MB; at most 20 MB are read."
    ]
    assert told(opened(tmp_path, raw_zip(many), Limits(file=2_000_000))[1]) == [
        "PKG053 Unpacked, the file '0.txt' has 3 MB; at most 2 MB are read."
    ]
    archive, found = opened(tmp_path, raw_zip(many), Limits(ratio=2000))
    assert archive is not None
    assert found == []


def test_a_file_that_is_larger_than_it_says_is_not_unpacked_further(tmp_path: Path) -> None:
    liar = Raw(b"a.txt", bytes(5_000_000), 8, listed_size=10)
    archive, found = opened(tmp_path, raw_zip([liar]))
    assert archive is not None
    assert found == []
    assert read_member(archive, "a.txt", 100, found.append) is None
    assert told(found) == ["PKG063 The file 'a.txt' in the zip is damaged."]


def test_damaged_content_and_wrong_checksums(tmp_path: Path) -> None:
    torn = bytearray(raw_zip([Raw(b"a.txt", b"abc" * 99, 8), Raw(b"b.txt", b"abc", crc=7)]))
    torn[36:40] = b"\xff\xff\xff\xff"
    archive, found = opened(tmp_path, bytes(torn))
    assert archive is not None
    assert read_member(archive, "a.txt", 999, found.append) is None
    assert read_member(archive, "b.txt", 999, found.append) is None
    assert told(found) == [
        "PKG063 The file 'a.txt' in the zip is damaged.",
        "PKG063 The file 'b.txt' in the zip is damaged.",
    ]


def test_a_file_that_is_too_large_to_be_read_whole(tmp_path: Path) -> None:
    archive, found = opened(tmp_path, raw_zip([PAGE]))
    assert archive is not None
    assert read_member(archive, "index.html", 11, found.append) is None
    assert told(found) == ["PKG066 The file 'index.html' has 12 bytes; at most 11 bytes are read."]


def test_a_zip_that_was_cut_off(tmp_path: Path) -> None:
    content = good_zip({"index.html": b"Hello" * 100})
    for size in (4, 30, len(content) // 2, len(content) - 1):
        archive, found = opened(tmp_path, content[:size])
        assert archive is None
        assert [each.code for each in found] == ["PKG051"]


def test_a_hundred_thousand_entries(tmp_path: Path) -> None:
    stream = tmp_path / "many.zip"
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(1_000):
            archive.writestr(f"{number}.txt", b"")
    content = stream.read_bytes()
    stream.unlink()
    assert opened(tmp_path, content)[1] == []
    found = opened(tmp_path, content, Limits(files=999))[1]
    assert told(found) == ["PKG052 The package has more than 999 files, or says so."]
    lying = raw_zip(Raw(b"%d" % number) for number in range(100_000))
    # The count has 16 bits, so this zip says 34,464: its list is far too long for the limit all the same.
    found = opened(tmp_path, lying)[1]
    assert told(found) == ["PKG052 The package has more than 65,535 files, or says so."]


def test_thousands_of_bad_names_are_ten_findings_and_a_number(tmp_path: Path) -> None:
    found = opened(tmp_path, raw_zip(Raw(b"../%d" % number) for number in range(5_000)))[1]
    assert [each.code for each in found] == ["PKG055"] * 10 + ["PKG067"]
    assert found[-1].message == "PKG055 was found 4,990 more times."


def test_a_folder_is_not_left_by_its_links(tmp_path: Path) -> None:
    package = tmp_path / "package"
    (package / "media").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (package / "index.html").write_bytes(PAGE.content)
    (package / "link.txt").symlink_to(tmp_path / "secret.txt")
    (package / "loop").symlink_to(package)
    (package / "bad\nname").write_bytes(b"")
    os.mkfifo(package / "media/pipe")
    found: list[Diagnostic] = []
    archive = read_archive(package, found.append)
    assert archive is not None
    assert list(archive.members) == ["index.html"]
    assert read_member(archive, "index.html", 100, found.append) == PAGE.content
    assert sorted(told(found)) == [
        r"PKG056 The file name 'bad\nname' has invisible or broken characters.",
        "PKG057 'link.txt' is a link, not a file.",
        "PKG057 'loop' is a link, not a file.",
        "PKG057 'media/pipe' is a device or a pipe, not a file.",
    ]
    assert read_archive(package, found.append, Limits(files=3)) is None
    assert found[-1].code == "PKG052"


def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    found: list[Diagnostic] = []
    assert read_archive(tmp_path / "missing.zip", found.append) is None
    assert read_archive(Path("/dev/null"), found.append) is None
    os.mkfifo(tmp_path / "pipe.zip")
    assert read_archive(tmp_path / "pipe.zip", found.append) is None
    assert [each.code for each in found] == ["PKG050"] * 3


def test_memory_is_bounded(tmp_path: Path) -> None:
    """A zip of a hundred megabytes of one attribute, read by a process that may have 200 MB of memory."""
    huge = b'<manifest a="' + b"A" * 100_000_000 + b'"/>'
    (tmp_path / "course.zip").write_bytes(raw_zip([Raw(b"imsmanifest.xml", huge, 8)]))
    (tmp_path / "imsmanifest.xml").write_bytes(huge)
    program = f"""
        import resource, sys
        from pathlib import Path
        from scormkit.package.detect import open_package
        from scormkit.archive.reader import Limits
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        found = []
        for name in ("course.zip", "imsmanifest.xml"):
            for ratio in (200, 2000):
                assert open_package(Path({str(tmp_path)!r}) / name, found.append, Limits(ratio=ratio)) is None
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print([each.code for each in found], grown < 30_000 or grown)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "['PKG054', 'PKG066', 'PKG066', 'PKG066'] True\n"


@pytest.mark.parametrize(("name", "codes"), [("course.zip", ["PKG051"]), ("imsmanifest.xml", [])])
def test_an_empty_file_is_a_damaged_zip_unless_it_is_a_manifest(
    tmp_path: Path, name: str, codes: list[str]
) -> None:
    (tmp_path / name).touch()
    found: list[Diagnostic] = []
    archive = read_archive(tmp_path / name, found.append)
    assert [each.code for each in found] == codes
    assert (archive is None) == bool(codes)
