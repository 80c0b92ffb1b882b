"""A course that is pleasant to learn from, and overlays that make it less so: every finding of each."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from scormkit import api
from scormkit.course.quality import faults_questions, faults_text
from scormkit.course.quality.run import load_judged
from scormkit.course.selection import Selection
from scormkit.diagnostics import Diagnostic, Fault, Severity, faults_of
from tests.rules.course.test_course_rules import _TextLoader, place, spoil

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
CASES: dict[str, dict[str, Any]] = yaml.load(
    (HERE / "cases" / "quality.yaml").read_text(encoding="utf-8"), Loader=_TextLoader
)
FAULTS = faults_of(faults_questions, faults_text)


@pytest.mark.parametrize("name", CASES)
def test_a_course_has_these_findings_and_no_others(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    course = tmp_path / "base"
    shutil.copytree(HERE / "base", course)
    spoil(course, case)
    found: list[Diagnostic] = []
    load_judged(course, found.append, selection=Selection(audience=case.get("audience")))
    found.sort(key=lambda each: each.sort_key)
    assert [place(each) for each in found] == case["expect"], "\n".join(map(str, found))
    related = (there.message for each in found for there in each.related)
    said = "\n".join([*(f"{each.message} {each.help}" for each in found), *related])
    for words in case.get("says", ()):
        assert words in said


@pytest.mark.parametrize("fault", FAULTS, ids=[each.code for each in FAULTS])
def test_every_code_has_a_case_and_a_page_and_stops_no_build(fault: Fault[...]) -> None:
    assert any(line.endswith(fault.code) for case in CASES.values() for line in case["expect"])
    assert fault.severity is Severity.WARNING
    summary, _, rest = fault.page.partition("\n\n")
    assert summary.strip().endswith(".")
    assert re.search(r"^```\w+\n.+?^```$", rest, re.MULTILINE | re.DOTALL)
    assert rest.rstrip().rsplit("```", 1)[-1].strip(), "a remedy follows the example"


def test_the_base_and_what_new_courses_begin_with_are_clean() -> None:
    templates = [
        each
        for each in (ROOT / "scormkit" / "new" / "templates").iterdir()
        if (each / "course.yaml").is_file()
    ]
    for folder in (HERE / "base", *templates):
        found: list[Diagnostic] = []
        load_judged(folder, found.append)
        assert [(each.code, each.message) for each in found] == []


@pytest.mark.parametrize("name", ["cst-introduction", "cst-law-enforcement", "showcase"])
def test_the_sample_courses_are_clean_or_say_why_not(name: str) -> None:
    found = api.check(ROOT / "courses" / name)
    assert [each for each in found if each.code in {fault.code for fault in FAULTS}] == []
