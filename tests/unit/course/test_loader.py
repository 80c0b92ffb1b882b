"""A course folder becomes a Course."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scormkit import api
from scormkit.course.loader import load_course
from scormkit.course.model import Assessment, Course, Page
from scormkit.diagnostics import Diagnostic, Span

BASE = Path(__file__).resolve().parents[2] / "rules" / "course" / "base"


def load(folder: Path) -> tuple[Course | None, list[Diagnostic]]:
    found: list[Diagnostic] = []
    return load_course(folder, found.append), found


def base() -> Course:
    course, found = load(BASE)
    assert found == []
    assert course is not None
    return course


def test_everything_an_author_wrote_is_there() -> None:
    course = base()
    assert course.folder == BASE
    assert course.spec.revised == "2026-11-22"
    assert course.spec.version == "1.0"
    assert course.spec.units == ("first", "second")
    assert course.notice is not None
    assert [unit.name for unit in course.units] == ["first", "second"]
    first = course.units[0]
    assert first.spec.objectives == {"O1": "Tell one thing from another", "O2": "Recall what helps"}
    assert [content.name for content in first.contents] == [
        "first/01-start.md",
        "first/02-next.md",
        "first/check.yaml",
    ]


def test_titles_come_from_front_matter_or_the_first_heading() -> None:
    start, following = base().units[0].contents[:2]
    assert isinstance(start, Page)
    assert isinstance(following, Page)
    assert start.title == "Where to start"
    assert following.title == "What comes next"


def test_questions_carry_their_options_feedback_and_place() -> None:
    check = base().units[0].contents[2]
    assert isinstance(check, Assessment)
    assert check.intro is not None
    assert check.spec.passing_score == 75
    assert check.spec.attempts == 3
    first, second = check.questions
    assert [option.seed.correct for option in first.options] == [True, False]
    assert first.options[0].feedback is not None
    assert first.options[1].feedback is None
    assert first.where.span("prompt") == Span("base/first/check.yaml", 8, 13, 8, 32)
    assert second.spec.points == 2
    assert second.feedback_correct is not None
    page = base().units[0].contents[1]
    assert page.questions[0].where.span("answer").line == 13
    assert [option.feedback is None for option in page.questions[0].options] == [False, False]


def test_without_lists_everything_is_taken_in_natural_order(tmp_path: Path) -> None:
    course = tmp_path / "c"
    for unit in ("10-last", "2-first", "notes", ".hidden"):
        (course / unit).mkdir(parents=True)
        (course / unit / "page.md").write_text("# P\n")
        if unit != "notes":
            (course / unit / "unit.yaml").write_text("title: U\n")
    (course / "2-first" / "10-x.md").write_text("# X\n")
    (course / "2-first" / "9-y.md").write_text("# Y\n")
    (course / "course.yaml").write_text("title: C\n")
    loaded, found = load(course)
    assert found == []
    assert loaded is not None
    assert [unit.name for unit in loaded.units] == ["2-first", "10-last"]
    assert [content.name.rpartition("/")[2] for content in loaded.units[0].contents] == [
        "9-y.md",
        "10-x.md",
        "page.md",
    ]


def test_spans_name_the_course_folder_however_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(BASE, tmp_path / "mine")
    (tmp_path / "mine" / "course.yaml").write_text("title:\nunits: [first, second]\n")
    monkeypatch.chdir(tmp_path / "mine")
    for given in (Path(), tmp_path / "mine", Path("../mine"), Path("first/..")):
        _, found = load(given)
        assert [each.span and each.span.file for each in found] == ["mine/course.yaml"]


def test_a_fault_in_one_page_does_not_make_links_to_it_look_dead(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "c")
    (tmp_path / "c" / "first" / "01-start.md").write_bytes(b"\xff\xfe")
    _, found = load(tmp_path / "c")
    assert [each.code for each in found] == ["SRC003"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("course.yaml", "[first, second]", "[first, second, third]"),
        ("course.yaml", "duration: 45", "duration: long"),
        ("first/unit.yaml", "duration: 15", "duration: long"),
        ("first/check.yaml", "points: 2", "points: two"),
        ("first/02-next.md", "answer: true", "answer: yes"),
        ("second/unit.yaml", "01-more.md", "02-more.md"),
    ],
)
def test_half_a_course_is_none(tmp_path: Path, file: str, old: str, new: str) -> None:
    shutil.copytree(BASE, tmp_path / "c")
    path = tmp_path / "c" / file
    path.write_text(path.read_text().replace(old, new))
    course, found = load(tmp_path / "c")
    assert course is None
    assert found


def test_a_course_with_a_dead_link_is_whole(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "c")
    (tmp_path / "c" / "second" / "01-more.md").write_text("# More\n\n[x](gone.md)\n")
    course, found = load(tmp_path / "c")
    assert course is not None
    assert [each.code for each in found] == ["CRS060"]


def test_the_sample_courses_have_no_faults() -> None:
    courses = sorted((BASE.parents[3] / "courses").glob("*/course.yaml"))
    assert courses
    for file in courses:
        for selection in api.selections(file.parent):
            found: list[Diagnostic] = []
            assert load_course(file.parent, found.append, selection=selection) is not None
            assert found == []
