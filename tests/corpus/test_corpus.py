"""Real manifests: what their sources call valid has no error, what they call invalid the error named."""

from __future__ import annotations

from pathlib import Path

import pytest

import scormkit
from scormkit.diagnostics import Severity
from tests.corpus.packages import Case, cases, make

ROOT = Path(__file__).resolve().parents[2]
CASES = cases()
CAUSES = {
    "catapult-lts_src-201-4-iris-objective-id.xml": "CMI001",
    "catapult-lts_src-202-2-relative-url-no-zip.xml": "CMI006",
    "catapult-lts_src-203-1-relative-url-no-reference": "RES005",
    "catapult-lts_src-205-1-duplicated-block.xml": "CMI002",
    "catapult-lts_src-205-2-duplicated-objective.xml": "CMI002",
    "catapult-lts_src-205-3-duplicated-au.xml": "CMI002",
    "elearning-module-parser-conformance-scorm2004-adl-cts-invalid-CM-01-broken-default-org": "MAN010",
    "elearning-module-parser-scorm12-InvalidFileReferences_SCORM12": "RES005",
    "elearning-module-parser-scorm12-MalformedXml_SCORM12": "PKG073",
    "elearning-module-parser-scorm12-MissingRequiredFields_SCORM12": "MAN012",
    "exelearning-badscorm.zip": "PKG071",
    "scormicron-invalid-directory-invalid-mastery-score-too-large": "ADL002",
    "scormicron-invalid-directory-invalid-scheme-value": "MAN031",
    "scormicron-invalid-zip-invalid-zip-no-schema.zip": "MAN027",
}
"""Folder of each manifest that its source calls invalid, and the code of the cause that INDEX.tsv names."""

pytestmark = pytest.mark.skipif(not CASES, reason="the corpus is not beside the project")


def errors(case: Case, folder: Path) -> list[str]:
    found = scormkit.validate(make(case, folder / "package"))
    return [each.code for each in found if each.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "case", [each for each in CASES if each.verdict == "valid"], ids=lambda case: case.id
)
def test_what_is_called_valid_has_no_error(case: Case, tmp_path: Path) -> None:
    assert errors(case, tmp_path) == []


@pytest.mark.parametrize(
    "case", [each for each in CASES if each.verdict == "invalid"], ids=lambda case: case.id
)
def test_what_is_called_invalid_has_the_error_that_is_named(case: Case, tmp_path: Path) -> None:
    assert CAUSES[case.folder] in errors(case, tmp_path)


def test_the_others_have_the_errors_that_the_table_gives_reasons_for(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "corpus.md").read_text(encoding="utf-8")
    rows = {}
    for line in page.splitlines():
        if line.startswith("| ") and not line.startswith(("| manifest", "|--")):
            name, codes, _ = (part.strip() for part in line.strip("|").split("|"))
            rows[name] = [] if codes == "none" else codes.split(", ")
    others = [each for each in CASES if each.verdict not in {"valid", "invalid"}]
    found = {case.id: sorted(set(errors(case, tmp_path / str(number)))) for number, case in enumerate(others)}
    assert found == rows
