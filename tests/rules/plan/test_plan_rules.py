"""The perfect course again, with overlays that show only in the plan or in what a target carries."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from scormkit import api
from scormkit.diagnostics import Fault, faults_of
from scormkit.plan import faults_rules
from scormkit.targets.scorm12 import faults as scorm12
from tests.rules.course.test_course_rules import BASE, _TextLoader, place, spoil

HERE = Path(__file__).resolve().parent
CASES: dict[str, dict[str, Any]] = {
    f"{path.stem}: {name}": case
    for path in sorted((HERE / "cases").glob("*.yaml"))
    for name, case in yaml.load(path.read_text(encoding="utf-8"), Loader=_TextLoader).items()
}
OF_RULES = [each for each in faults_of(scorm12) if "SCO020" <= each.code < "SCO101"]
FAULTS = (*faults_of(faults_rules), *OF_RULES)


@pytest.mark.parametrize("name", CASES)
def test_a_spoiled_course_has_these_findings_and_no_others(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    course = tmp_path / "base"
    shutil.copytree(BASE, course)
    spoil(course, case)
    if "unit" in case:
        built = api.build(course, unit=case["unit"], out=tmp_path / "dist")
        found = built.warnings
    else:
        found = api.check(course, target=case.get("target", "scorm12"))
    assert [place(each) for each in found] == case["expect"], "\n".join(map(str, found))
    said = "\n".join(f"{each.message} {each.help}" for each in found)
    for words in case.get("says", ()):
        assert words in said


@pytest.mark.parametrize("fault", FAULTS, ids=[each.code for each in FAULTS])
def test_every_code_has_a_case_that_fires_it(fault: Fault[...]) -> None:
    assert any(line.endswith(fault.code) for case in CASES.values() for line in case["expect"])
