"""docs/rule-coverage.md: every candidate of the collection has a finding, and what is named there exists."""

from __future__ import annotations

import re

import pytest

from scormkit import api
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "rule-coverage.md").read_text("utf-8")
CANDIDATES = ROOT.parent / "shared" / "standards" / "LINT_RULES.tsv"
ROWS = {
    found[1]: re.findall(r"\[([A-Z]{3}\d{3})\]\(rules/\1\.md\)", found[3])
    for found in re.finditer(r"^\| (\w+) \| ([\w-]+) \| (.*?) \| .*\|$", PAGE, re.MULTILINE)
}


def test_every_finding_that_is_named_exists() -> None:
    known = {each.code for each in api.catalog()}
    assert ROWS
    assert {code for codes in ROWS.values() for code in codes} <= known
    assert [name for name, codes in ROWS.items() if not codes] == []


def test_no_candidate_is_left_out() -> None:
    if not CANDIDATES.is_file():
        pytest.skip("the collection is not at hand")
    _, *lines = CANDIDATES.read_text("utf-8").splitlines()
    assert {line.split()[0] for line in lines if line.strip()} == set(ROWS)
