"""The sample courses in a browser, from first screen to last: every statement is taken, and listed.

Each in one of the two targets, as it takes half a minute; those beside this play small courses in both.
"""

from __future__ import annotations

import json
import re
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from scormkit import api
from scormkit.preview.records.check import faults
from scormkit.preview.records.store import Store
from scormkit.preview.rehearse.journeys import Kept
from scormkit.preview.rehearse.run import rehearse
from scormkit.statements.templates import PUBLISHER, Dialect
from scormkit.targets.cmi5.structure import unit_iri
from tests.conformance.test_said import listed, shape
from tests.conformance.test_xapi_interactions import learning_locker, ralph
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.node]

OF_LAUNCHER = {"launched", "satisfied", "abandoned", "waived"}
MADE = re.compile(r"https://launcher\.invalid/activities/[0-9a-f-]+")
BY_LMS = "https://lms.example.org/activities/made-by-the-lms"


@pytest.mark.parametrize(("course", "dialect"), [("showcase", "xapi"), ("cst-introduction", "cmi5")])
def test_everything_right(course: str, dialect: Dialect, tmp_path: Path, browser: Browser) -> None:
    folder = ROOT / "courses" / course
    (ended,) = rehearse(folder, target=dialect, only=["all-right"], chromium=browser, records=tmp_path)
    assert (ended.kept, ended.problems) == (Kept("completed", "passed", 100), ())
    with closing(Store(tmp_path / "all-right.sqlite")) as store:
        stored = [each.body for each in store.select([], ascending=True, limit=100_000)]
    kept = {"stored", "authority", "version"}
    told = [{name: part for name, part in each.items() if name not in kept} for each in stored]
    assert not [each for each in told if faults(each)]
    assert [wrong for wrong in learning_locker(told) if wrong] == []
    own = [each for each in told if each["verb"]["display"]["en"] not in OF_LAUNCHER]
    assert len(own) > 60
    shapes = {shape(each): each for each in (_as_listed(each, folder) for each in own)}
    assert not [each for each in shapes.values() if ralph(each)]
    known = listed(course, dialect)
    assert [each["verb"]["display"]["en"] for found, each in shapes.items() if found not in known] == []


def _as_listed(statement: dict[str, Any], folder: Path) -> dict[str, Any]:
    """With the names that `scormkit statements` gives to what a platform makes up."""
    plan = api.plan(folder)
    text = MADE.sub(BY_LMS, json.dumps(statement))
    made: dict[str, Any] = json.loads(text.replace(unit_iri(plan, plan.launchables[0]), PUBLISHER))
    return made
