"""A perfect course, and small overlays that spoil it: each case states the complete list of findings."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

import scormkit.course.faults
import scormkit.course.faults_theme
import scormkit.course.locales.faults
import scormkit.source.faults
import scormkit.source.faults_marks
from scormkit.course.choices import locale_names
from scormkit.course.files import CourseFolder
from scormkit.course.loader import load_course
from scormkit.course.locales.state import check_states
from scormkit.course.selection import Selection
from scormkit.diagnostics import Diagnostic, Fault, faults_of
from scormkit.interactions import FAULT_MODULES

HERE = Path(__file__).resolve().parent
BASE = HERE / "base"
FAMILIES: Sequence[ModuleType] = (
    scormkit.source.faults,
    scormkit.source.faults_marks,
    scormkit.course.faults,
    scormkit.course.faults_theme,
    scormkit.course.locales.faults,
    *map(import_module, FAULT_MODULES),
)


class _TextLoader(yaml.BaseLoader):
    """Everything in a case is text: `2026-11-22`, `no` and `1:30` must reach the course as they are."""


def read_cases() -> dict[str, dict[str, Any]]:
    cases = {}
    for path in sorted((HERE / "cases").glob("*.yaml")):
        for name, case in yaml.load(path.read_text(encoding="utf-8"), Loader=_TextLoader).items():
            cases[f"{path.stem}: {name}"] = case
    return cases


CASES = read_cases()


def spoil(course: Path, case: Mapping[str, Any]) -> None:
    """Put a case's overlay over a copy of the base course.

    files: path to text; replace: path to {old: new}; remove: paths; bytes: path to hexadecimal digits;
    size: path to a number of bytes; choose: the variant, the audience and the language that are read;
    states: the translations are looked at as a whole;
    link: path to the target of a symbolic link; folder: paths.
    """
    for name in case.get("remove", ()):
        path = course / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, changes in case.get("replace", {}).items():
        text = (course / name).read_text(encoding="utf-8")
        for old, new in changes.items():
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
            text = text.replace(old, new)
        (course / name).write_text(text, encoding="utf-8")
    for name in case.get("folder", ()):
        (course / name).mkdir(parents=True)
    for name, text in case.get("files", {}).items():
        (course / name).parent.mkdir(parents=True, exist_ok=True)
        (course / name).write_text(text, encoding="utf-8")
    for name, digits in case.get("bytes", {}).items():
        (course / name).write_bytes(bytes.fromhex(digits))
    for name, size in case.get("size", {}).items():
        with (course / name).open("wb") as stream:
            stream.truncate(int(size))
    for name, target in case.get("link", {}).items():
        (course / name).unlink(missing_ok=True)
        (course / name).symlink_to(target)


def place(finding: Diagnostic) -> str:
    """A finding as the cases write it: `file:line:column CODE`, the file inside the course."""
    if finding.span is None:
        return f"- {finding.code}"
    file = finding.span.file.partition("/")[2]
    return f"{file}:{finding.span.line}:{finding.span.column} {finding.code}"


def run(
    folder: Path, today: str | None = None, choose: Mapping[str, Any] = {}, states: str = ""
) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    day = date.fromisoformat(today) if today else None
    load_course(folder, found.append, today=day, selection=Selection()._replace(**choose))
    if states:
        names = locale_names(CourseFolder.at(folder))
        check_states(folder, [each for each in names if each == "es"], found.append, is_whole=True)
    elif "locale" in choose and (folder / "locales" / choose["locale"]).is_dir():
        check_states(folder, [choose["locale"]], found.append)
    return sorted(found, key=lambda each: each.sort_key)


def test_the_base_course_is_perfect() -> None:
    assert run(BASE) == []


@pytest.mark.parametrize("name", CASES)
def test_a_spoiled_course_has_these_findings_and_no_others(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    (tmp_path / "outside.png").write_bytes(b"\x89PNG")
    course = tmp_path / "base"
    shutil.copytree(BASE, course)
    spoil(course, case)
    found = run(
        tmp_path / case.get("load", "base"), case.get("today"), case.get("choose", {}), case.get("states", "")
    )
    assert [place(each) for each in found] == case["expect"], "\n".join(map(str, found))
    said = "\n".join(
        " ".join(
            [each.message, each.help, *(f"{there.span.file}: {there.message}" for there in each.related)]
        )
        for each in found
    )
    for words in case.get("says", ()):
        assert words in said


FAULTS = faults_of(*FAMILIES)


@pytest.mark.parametrize("fault", FAULTS, ids=[each.code for each in FAULTS])
def test_every_code_has_a_case_that_fires_it(fault: Fault[...]) -> None:
    assert any(line.endswith(fault.code) for case in CASES.values() for line in case["expect"])


@pytest.mark.parametrize("fault", FAULTS, ids=[each.code for each in FAULTS])
def test_every_code_has_a_page_with_an_example_and_a_remedy(fault: Fault[...]) -> None:
    summary, _, rest = fault.page.partition("\n\n")
    assert summary.strip().endswith("."), "the page begins with what is found, as a sentence"
    fences = re.findall(r"^(`{3,})\w+\n.+?^\1$", rest, re.MULTILINE | re.DOTALL)
    assert fences, "the page shows an example"
    assert rest.rstrip().rsplit("```", 1)[-1].strip(), "a remedy follows the example"


def test_codes_and_slugs_are_used_once() -> None:
    assert len({each.slug for each in FAULTS}) == len(FAULTS)
    named = [each for family in FAMILIES for each in vars(family).values() if isinstance(each, Fault)]
    assert len({each.code for each in named}) == len({id(each) for each in named})
