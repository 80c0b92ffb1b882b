"""docs/targets/same-journeys.md names tests that there are, and every pattern by every path."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT
from tests.journeys.unit_patterns import PATHS, PATTERNS

PAGE = (ROOT / "docs" / "targets" / "same-journeys.md").read_text("utf-8")


def test_the_tests_are_there() -> None:
    for line in PAGE.splitlines():
        file = ""
        for named in re.findall(r"`((?:test_\w+\.py(?:::)?)?(?:test_\w+)?)`", line):
            own, _, test = named.rpartition("::") if "::" in named else ("", "", named)
            file = own or (named if named.endswith(".py") else file)
            text = (ROOT / "tests" / "journeys" / file).read_text("utf-8")
            assert named.endswith(".py") or f"def {test}(" in text, named


def test_the_table_of_patterns_is_the_one_that_is_walked() -> None:
    head = f"| pattern | {' | '.join(PATHS)} |"
    rows = [
        f"| {name} | {' | '.join('–' if path in each.without else 'yes' for path in PATHS)} |"
        for name, each in PATTERNS.items()
    ]
    assert "\n".join([head, "|---" * (len(PATHS) + 1) + "|", *rows]) in PAGE


@pytest.mark.parametrize("room", ["journeys", "visual"])
def test_no_browser_test_can_be_skipped(room: str) -> None:
    """A browser that is missing fails the run (tests/conftest.py); nothing else is a reason either."""
    for file in [*(ROOT / "tests" / room).rglob("*.py"), ROOT / "tests" / "conftest.py"]:
        text = file.read_text("utf-8")
        assert not re.search(r"pytest\.(skip|xfail|importorskip)|mark\.(skip|skipif|xfail)\b", text), (
            file.name
        )
