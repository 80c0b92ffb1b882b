"""What the course for public safety professionals promises, and that its packages are for those they name."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import scormkit
from scormkit import api
from scormkit.api import Selection
from scormkit.course.model import Assessment, Course, Page
from tests.unit.test_courses import NOTICE

FOLDER = Path(__file__).resolve().parents[2] / "courses" / "cst-law-enforcement"
PROFESSIONALS, REVIEWERS = Selection(audience="public-safety"), Selection(audience="reviewers")


@pytest.fixture(scope="module")
def course() -> Course:
    return api.load(FOLDER, PROFESSIONALS)


def test_it_is_clean_for_every_audience() -> None:
    assert scormkit.check(FOLDER) == ()


def test_each_module_has_its_notices_its_questions_and_its_objectives(course: Course) -> None:
    assert [unit.name for unit in course.units] == ["investigating", "rapport", "resources"]
    assert course.notice is not None
    assert NOTICE in " ".join(course.notice.text.split())
    for unit in course.units:
        first = unit.contents[0]
        assert isinstance(first, Page)
        assert NOTICE in " ".join(first.body.text.split())
        assert "not yet reviewed by people with lived experience or by a subject expert" in first.body.text
        check = unit.contents[-1]
        assert isinstance(check, Assessment)
        assert len(check.questions) == 7
        measured = {name for question in check.questions for name in question.spec.objectives}
        assert measured == unit.spec.objectives.keys()
        for question in check.questions:
            if question.spec.type == "scenario":
                assert question.prompt.text.startswith("**Fictional situation.**")


def test_without_a_choice_the_package_for_professionals_is_built() -> None:
    assert api.selections(FOLDER) == (PROFESSIONALS,)


def test_no_package_holds_what_is_for_the_others(tmp_path: Path) -> None:
    texts = {}
    for selection in (PROFESSIONALS, REVIEWERS):
        built = scormkit.build(FOLDER, out=tmp_path, selection=selection)
        with zipfile.ZipFile(built.path) as archive:
            texts[selection] = " ".join(
                archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
            )
    assert "recorded against you" in texts[PROFESSIONALS]
    assert "recorded against you" not in texts[REVIEWERS]
    assert "would have helped you" in texts[REVIEWERS]
    for words in ("would have helped you", "any word hurtful", "For those who review this"):
        assert words not in texts[PROFESSIONALS]
