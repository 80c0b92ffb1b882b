"""Names, order and paths inside a course folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from scormkit.course.files import CourseFolder, bare_name, ending, is_litter, natural_key, relative


def test_numbers_count_as_numbers_and_unnumbered_names_come_last() -> None:
    names = ["what-helps.md", "10-end.md", "2-next.md", "check.yaml", "01-start.md", "2-Next-b.md"]
    assert sorted(names, key=natural_key) == [
        "01-start.md",
        "2-next.md",
        "2-Next-b.md",
        "10-end.md",
        "check.yaml",
        "what-helps.md",
    ]


def test_names_lose_number_folder_and_ending() -> None:
    assert bare_name("unit/02-what-it-is.md") == "what-it-is"
    assert bare_name("7. check.yaml") == "check"
    assert bare_name("2026.md") == "2026"
    assert ending("a/b.TXT") == ".txt"
    assert ending("a.b/c") == ""
    assert relative("media/a.svg", "unit/page.md") == "../media/a.svg"
    assert relative("unit/page.md", "course.yaml") == "unit/page.md"


@pytest.mark.parametrize("name", [".git", "Thumbs.db", "~$x.docx", "x.md~", "x.bak", "__MACOSX"])
def test_what_programs_leave_behind_is_litter(name: str) -> None:
    assert is_litter(name)
    assert not is_litter("x.md")


@pytest.fixture
def folder(tmp_path: Path) -> CourseFolder:
    course = tmp_path / "course"
    (course / "Media").mkdir(parents=True)
    (course / "Media" / "a.svg").write_text("x")
    (course / "Media" / "inner.svg").symlink_to("a.svg")
    (course / "Media" / "outer.svg").symlink_to("/etc/hostname")
    (course / "Media" / "loop").symlink_to("loop")
    (course / "Media" / "nowhere").symlink_to("gone")
    return CourseFolder.at(course)


@pytest.mark.parametrize(
    ("name", "state", "real"),
    [
        ("Media/a.svg", "file", "Media/a.svg"),
        ("Media/./x/../a.svg", "file", "Media/a.svg"),
        ("media/A.svg", "case", "Media/a.svg"),
        ("Media", "folder", "Media"),
        ("Media/b.svg", "missing", "Media/b.svg"),
        ("Media/a.svg/b", "missing", "Media/a.svg/b"),
        ("Media/inner.svg", "file", "Media/inner.svg"),
        ("Media/outer.svg", "link-outside", "Media/outer.svg"),
        ("Media/nowhere", "missing", "Media/nowhere"),
        ("../course/Media/a.svg", "outside", "../course/Media/a.svg"),
        ("..", "outside", ".."),
        ("/etc/hostname", "outside", "/etc/hostname"),
        (".", "folder", ""),
    ],
)
def test_paths_are_followed_by_their_real_names(
    folder: CourseFolder, name: str, state: str, real: str
) -> None:
    found = folder.find(name)
    assert (found.state, found.name) == (state, real)


def test_a_link_that_leads_in_circles_is_no_file(folder: CourseFolder) -> None:
    assert folder.find("Media/loop").state in ("link-outside", "missing")


def test_a_course_folder_that_is_a_link_itself_is_fine(tmp_path: Path, folder: CourseFolder) -> None:
    (tmp_path / "alias").symlink_to(folder.path)
    alias = CourseFolder.at(tmp_path / "alias")
    assert alias.find("Media/a.svg").state == "file"
    assert alias.label("course.yaml") == "alias/course.yaml"


def test_an_accent_in_two_signs_is_one_in_one_sign_where_both_open_the_file(tmp_path: Path) -> None:
    # As macOS has it: the name is listed in two signs, and found in one. Here two files stand for that.
    for name in ("bu\u0308ro.svg", "b\u00fcro.svg", "cafe\u0301.svg"):
        (tmp_path / name).write_text("<svg/>")
    folder = CourseFolder.at(tmp_path)
    assert folder.names() == ("b\u00fcro.svg", "cafe\u0301.svg")
    assert sorted(folder.all_files()) == ["b\u00fcro.svg", "cafe\u0301.svg"]
    assert folder.find("b\u00fcro.svg").state == "file"
    assert folder.looks_like("caf\u00e9.svg") == "cafe\u0301.svg"
