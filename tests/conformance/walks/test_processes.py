"""Every process of the SN book that the walk cites has a fixture with its steps, which runs through it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from scormkit.cmi.scorm2004_sequencing import EXCEPTIONS
from tests.conformance.walks.again import Again, Seen, comparable, ours, scorm_again
from tests.conformance.walks.patterns import END, PATTERNS
from tests.conformance.walks.processes import Fixture, fixtures
from tests.conformance.walks.shown import told

WALK = Path(__file__).resolve().parents[3] / "scormkit/sequencing/walk"
CITED = re.compile(r"\[([A-Z]{2}\.[\d.]*\d(?: [ab])?)\]")
FIXTURES = fixtures()
IDS = [f"{each.process}: {each.spec}" for each in FIXTURES]


@pytest.fixture(scope="module")
def again() -> Iterator[Again]:
    with scorm_again() as process:
        yield process


def trace(fixture: Fixture) -> list[Seen]:
    return ours(fixture.course, [each.move for each in fixture.steps])


def outcome(seen: Seen) -> str:
    return seen.delivered or seen.code or END


@pytest.mark.parametrize("fixture", FIXTURES, ids=IDS)
def test_the_steps_lead_where_the_book_says(fixture: Fixture) -> None:
    seen = trace(fixture)
    assert [outcome(each) for each in seen] == [each.leads for each in fixture.steps]
    for one, step in zip(seen, fixture.steps, strict=True):
        assert {name: one.tree[name] for name in step.state} == step.state


@pytest.mark.parametrize("fixture", FIXTURES, ids=IDS)
def test_the_steps_run_through_the_process(fixture: Fixture) -> None:
    cited: set[str] = set()

    def called(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and Path(frame.f_code.co_filename).parent == WALK:
            doc = frame.f_code.co_consts[0] if frame.f_code.co_consts else None
            cited.update(CITED.findall(doc) if isinstance(doc, str) else ())

    sys.setprofile(called)
    try:
        trace(fixture)
    finally:
        sys.setprofile(None)
    assert fixture.process in cited


@pytest.mark.node
@pytest.mark.parametrize("fixture", FIXTURES, ids=IDS)
def test_scorm_again_agrees(fixture: Fixture, again: Again) -> None:
    found = trace(fixture), again.trace(fixture.course, [each.move for each in fixture.steps])
    mine, theirs = comparable(fixture.course, *found)
    parted = next((index for index, (a, b) in enumerate(zip(mine, theirs, strict=True)) if a != b), None)
    moves = [each.move for each in fixture.steps]
    words = told(fixture.course, moves[: len(mine)], mine, theirs)
    assert parted == (fixture.differs[0] if fixture.differs else None), words


def test_every_process_and_every_exception_is_there() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in WALK.glob("*.py"))
    assert {each.process for each in FIXTURES} == set(CITED.findall(source))
    raised = set(re.findall(r'"((?:NB|TB|SB|DB)[\d.]+-\d+)"', source))
    raised |= {f"{each}-{number}" for each in ("SB.2.7", "SB.2.8") for number in (1, 2)}
    assert raised <= EXCEPTIONS.keys()
    met = {step.leads for each in FIXTURES for step in each.steps}
    met |= {expected for pattern in PATTERNS for _, expected in pattern.walk}
    assert raised - met == GUARDED


GUARDED = {
    "DB.2-1", "SB.2.10-1", "SB.2.11-1", "SB.2.11-2", "SB.2.12-1", "SB.2.13-1", "SB.2.4-3", "SB.2.5-1",
    "SB.2.6-1", "SB.2.6-2", "SB.2.7-1", "SB.2.7-2", "SB.2.8-1", "SB.2.8-2", "SB.2.9-1", "SB.2.9-4",
    "TB.2.3-1", "TB.2.3-2",
}  # fmt: skip
"""What no request gets to, since NB.2.1 refuses it before: for what calls a process by itself."""
