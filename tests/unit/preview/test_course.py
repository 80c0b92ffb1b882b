"""A course that is being written is shown, also with faults in it, and identifiers last from save to save."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scormkit import api
from scormkit.preview.course import Shown, compile_course
from scormkit.preview.run import package_content

COURSE = Path(__file__).resolve().parents[2] / "golden" / "courses" / "small"
Edit = Callable[[str, str, str], Shown]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(COURSE, tmp_path / "small"))


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Change a file of the course, which was shown before, and show it again."""
    before = compile_course(folder)

    def change(name: str, old: str, new: str) -> Shown:
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return compile_course(folder, last=before)

    return change


def page(shown: Shown) -> str:
    body = shown.content.read(shown.content.launchables[0].href)
    assert body is not None
    return body.decode()


def codes(shown: Shown) -> list[str]:
    return [each.code for each in shown.content.findings if each.severity == "error"]


def keys(shown: Shown) -> object:
    data = re.search(r'<script type="application/json" id="course">(.*?)</script>', page(shown), re.DOTALL)
    assert data is not None
    return [[content["key"] for content in unit["pages"]] for unit in json.loads(data[1])["units"]]


def test_a_sound_course_is_shown_as_it_is(folder: Path) -> None:
    shown = compile_course(folder)
    assert codes(shown) == []
    assert shown.content.files["tea.water"] == "small/tea/01-water.md"
    assert [each.title for each in shown.content.launchables] != []
    assert shown.content.read("imsmanifest.xml") is not None
    assert shown.content.read("nothing") is None
    assert not (folder / "dist").exists()


def test_a_missing_image_takes_its_paragraph_only(edit: Edit) -> None:
    shown = edit("tea/01-water.md", "\n\n", "\n\n![A cup](cup.png)\n\nThe rest stays.\n\n")
    assert codes(shown) == ["CRS061"]
    assert "The rest stays." in page(shown)
    assert "Not shown" in page(shown)
    assert "There is no file cup.png" in page(shown)


def test_a_question_with_a_fault_takes_itself_only(folder: Path, edit: Edit) -> None:
    check = (folder / "tea" / "check.yaml").read_text("utf-8")
    assert check.count("\n  - ") >= 2
    shown = edit("tea/check.yaml", "type: choice", "type: choise")
    assert codes(shown) != []
    assert shown.draft.entries is not None


def test_an_assessment_that_cannot_be_read_says_so_in_its_place(edit: Edit) -> None:
    shown = edit("tea/check.yaml", "questions:", "questions: [")
    assert codes(shown) != []
    assert "Not shown: check.yaml" in page(shown)


def test_while_course_yaml_is_broken_the_last_state_stays(edit: Edit) -> None:
    shown = edit("course.yaml", "title:", "titel:")
    assert codes(shown) != []
    assert "Not shown" not in page(shown)


def test_a_course_that_was_never_sound_lists_its_faults(folder: Path) -> None:
    (folder / "course.yaml").write_text("- <b>", "utf-8")
    shown = compile_course(folder)
    assert [each.id for each in shown.content.launchables] == ["faults"]
    assert "course.yaml:1:1" in page(shown)
    assert "<b>" not in page(shown)


def test_identifiers_last_over_edits_and_faults(folder: Path, edit: Edit) -> None:
    before = keys(compile_course(folder))
    broken = edit("tea/01-water.md", "\n\n", "\n\n![A cup](cup.png)\n\n")
    path = folder / "tea" / "01-water.md"
    path.write_text(path.read_text("utf-8").replace("![A cup](cup.png)", "Mended."), "utf-8")
    assert keys(compile_course(folder, last=broken)) == before


def test_a_finished_web_build_is_shown_as_one(folder: Path, tmp_path: Path) -> None:
    built = api.build(folder, target="web", out=tmp_path / "out").path
    content = package_content(built)
    assert (content.standard, content.title) == ("web", "Making tea")
    assert [each.href for each in content.launchables] == ["index.html"]
    assert content.read("index.html")
