"""The table of cmi5's requirements is complete, names tests that there are, and stands in the guide."""

from __future__ import annotations

import json
import re

import pytest

from tests.conftest import ROOT
from tests.docs.requirements import NEVER, SHOWN, table

FILE = ROOT.parent / "shared" / "standards" / "cmi5_requirements.json"


def test_the_guide_has_the_table() -> None:
    assert table() in (ROOT / "docs" / "targets" / "cmi5.md").read_text("utf-8"), (
        "write tests/docs/requirements.py's table"
    )


@pytest.mark.parametrize("shown", SHOWN)
def test_each_test_that_is_named_exists(shown: str) -> None:
    file, _, name = shown.partition(": ")
    assert name in (ROOT / file).read_text("utf-8")


def test_no_requirement_stands_twice() -> None:
    listed = [each for shown in SHOWN.values() for each in shown] + list(NEVER)
    assert len(listed) == len(set(listed)) > 100


@pytest.mark.skipif(not FILE.is_file(), reason="the requirements are not here")
def test_every_requirement_on_units_and_content_is_listed() -> None:
    """One that begins with what the LMS has to do is the LMS's."""
    known = json.loads(FILE.read_text("utf-8"))
    listed = {each for shown in SHOWN.values() for each in shown} | set(NEVER)
    assert listed <= set(known)
    of_units = {
        name
        for name, each in known.items()
        if "(d" not in name
        and re.search(r"\bAUs?\b[^.]*\bMUST|^The AU", each["txt"])
        and not re.search("LMS MUST|by the LMS", each["txt"])
    }
    assert of_units - listed == set()
