"""Each claim of the accessibility report names a test that there is, and every criterion has its line."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REPORT = (ROOT / "docs" / "accessibility.md").read_text("utf-8")
ROW = re.compile(r"^\| ([\d.]+) [^|]+\| ([^|]+) \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)
LEVELS = {"Supports", "Partially supports", "Not applicable"}
WCAG = [
    *(
        [
            "1.1.1",
            "1.2.1",
            "1.2.2",
            "1.2.3",
            "1.3.1",
            "1.3.2",
            "1.3.3",
            "1.4.1",
            "1.4.2",
            "2.1.1",
            "2.1.2",
            "2.1.4",
            "2.2.1",
            "2.2.2",
            "2.3.1",
        ]
    ),
    *(
        [
            "2.4.1",
            "2.4.2",
            "2.4.3",
            "2.4.4",
            "2.5.1",
            "2.5.2",
            "2.5.3",
            "2.5.4",
            "3.1.1",
            "3.2.1",
            "3.2.2",
            "3.2.6",
            "3.3.1",
            "3.3.2",
            "3.3.7",
        ]
    ),
    *(
        [
            "4.1.2",
            "1.2.4",
            "1.2.5",
            "1.3.4",
            "1.3.5",
            "1.4.3",
            "1.4.4",
            "1.4.5",
            "1.4.10",
            "1.4.11",
            "1.4.12",
            "1.4.13",
            "2.4.5",
            "2.4.6",
        ]
    ),
    *(["2.4.7", "2.4.11", "2.5.7", "2.5.8", "3.1.2", "3.2.3", "3.2.4", "3.3.3", "3.3.4", "3.3.8", "4.1.3"]),
]
"""Success criteria of level A, then AA (WCAG 2.2; 4.1.1 is obsolete)."""


def test_every_criterion_has_its_line_once() -> None:
    found = [number for number, *_ in ROW.findall(REPORT)]
    assert found == [*WCAG, *(f"302.{n}" for n in range(1, 10))]


def test_every_claim_names_tests_that_there_are() -> None:
    for number, level, shown in ROW.findall(REPORT):
        assert level in LEVELS, number
        tests = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", shown)
        assert tests or level == "Not applicable", f"{number} is claimed and not shown"
        for file, name in tests:
            assert f"def {name}(" in (ROOT / file).read_text("utf-8"), f"{number}: {file}::{name}"
