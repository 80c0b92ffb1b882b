"""Perfect packages, and overlays that spoil them: each case states the complete list of findings."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

import scormkit
from scormkit.diagnostics import Fault, faults_of
from scormkit.rules.judge import FAMILIES
from tests.rules.packages.bases import BASES, make, spoil

HERE = Path(__file__).resolve().parent
OF_THEIR_OWN = {"PKG084", "PKG087", "PKG088", "PKG089", "PKG090", "CMI006", "XAP080", "XAP081"}
"""Codes that need an option or another kind of package: see test_validate.py."""


def read_cases() -> dict[str, dict[str, Any]]:
    cases = {}
    for path in sorted((HERE / "cases").glob("*.yaml")):
        for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            cases[f"{path.stem}: {name}"] = {"base": path.stem, **case}
    return cases


CASES = read_cases()


def told(package: Path, *, strict: bool = False) -> list[str]:
    found = scormkit.validate(package, strict=strict)
    return [f"{each.severity} {each.code} {each.message}" for each in found]


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("strict", [False, True])
def test_a_perfect_package_has_no_finding(base: str, strict: bool, tmp_path: Path) -> None:
    assert told(make(base, tmp_path), strict=strict) == []


@pytest.mark.parametrize("name", CASES)
def test_a_case_has_these_findings_and_no_other(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    package = make(case["base"], tmp_path)
    spoil(package, case)
    found, wanted = told(package), list(case["findings"])
    for each in found[:]:
        fitting = next((begin for begin in wanted if each.startswith(begin)), None)
        if fitting is not None:
            wanted.remove(fitting)
            found.remove(each)
    assert (found, wanted) == ([], [])


def test_every_code_fires_in_a_case() -> None:
    fired = {line.split()[1] for case in CASES.values() for line in case["findings"]}
    codes = {each.code for each in faults_of(*map(import_module, FAMILIES))}
    of_platforms = {code for code in codes if code.startswith("LMS")}  # tests/unit/validating/test_lms.py
    assert codes - fired - OF_THEIR_OWN - of_platforms == set()


def test_a_finding_of_the_standards_letter_is_an_error_when_strict(tmp_path: Path) -> None:
    package = make("scorm12", tmp_path)
    spoil(package, {"files": {"img/river.png": "x"}})
    assert told(package)[0].startswith("warning RES011")
    assert told(package, strict=True)[0].startswith("error RES011")


def test_each_page_of_a_code_says_what_strict_does() -> None:
    faults: tuple[Fault[...], ...] = faults_of(*map(import_module, FAMILIES))
    assert any(each.strict for each in faults)
