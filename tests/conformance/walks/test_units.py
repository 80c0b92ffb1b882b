"""Each pattern of sequencing by each path, as the author writes it: the player walks it in scorm-again.

What opens is what tests/journeys/unit_patterns.py says; after each move the LMS's activity tree and the
objectives that units share are those of `simulate`'s walk. tests/journeys/test_unit_patterns.py does some of
it in a browser.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from scormkit.sequencing.model import Organization
from scormkit.sequencing.model import walk as walk_model
from tests.conformance.walks.again import Seen, comparable, ours, settings_of
from tests.conformance.walks.told import move_of
from tests.conftest import ROOT, build_folder
from tests.journeys.lms2004 import organization_of, pages_of
from tests.journeys.unit_patterns import KEPT, PATHS, PATTERNS, RETURNS, Pattern, files_of, words_of

pytestmark = pytest.mark.node

SCRIPT = ROOT / "tests" / "js" / "units.mjs"


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_path_goes_as_it_should_and_as_simulated(pattern: str, tmp_path: Path) -> None:
    tree, walked = walks(pattern, tmp_path, PATTERNS[pattern].ways.values())
    assert_as_simulated(tree, dict(zip(PATTERNS[pattern].ways, walked, strict=True)))


@pytest.mark.parametrize("pattern", RETURNS)
def test_nothing_is_lost_where_another_unit_is_opened_first(pattern: str, tmp_path: Path) -> None:
    """The attempt at a unit that was suspended ends there; neither the work nor a try at it is lost.

    Where the author lets the LMS count the attempts, it has counted one more.
    """
    ways = RETURNS[pattern]
    tree, walked = walks(pattern, tmp_path, ways)
    assert_as_simulated(tree, dict(zip(ways, walked, strict=True)))


THIRD = [
    ("linear", "start a, pass, exit, choose b, look, kept a, exit", (True, True, 1.0)),
    ("linear", "start a, fail, exit, choose b, look, choose a, exit", (False, None, 0.0)),
    ("linear", "start a, fail, exit, choose b, look, choose a, pass, exit", (True, True, 1.0)),
    ("two of three", "start a, pass, exit, choose b, pass, kept a, look, exit", (True, True, 1.0)),
    ("two of three", KEPT, (True, True, 1.0)),
]
"""Ways in the 3rd Edition, and whether the first unit is completed and passed then, with its score."""


@pytest.mark.parametrize(("pattern", "way", "result"), THIRD)
def test_in_the_third_edition_a_result_is_kept_where_another_unit_is_opened_first(
    pattern: str, way: str, result: tuple[bool | None, bool | None, float | None], tmp_path: Path
) -> None:
    """There are no stores: the pages are unread, and what became of the unit stays."""
    tree, (walk,) = walks(pattern, tmp_path, [way], edition="3rd")
    assert_as_simulated(tree, {way: walk})
    attempts, *kept = seen_of(walk["seen"][-1]).tree[units_of(tree)[0]]
    assert (attempts, tuple(kept)) == (2, result)


COMES_IN = Pattern(
    "navigation: linear-first\n",
    {"a": "", "b": "show_if: {unit: a, status: passed}\n", "c": "", "d": "", "e": ""},
    {
        "waits": "start a, fail, next c, pass, choose a, better, choose c, locked d, choose b, locked d, "
        "pass, choose d",
        "stays": "start a, fail, next c, pass, next d, look, choose a, better, choose d, pass, locked e, "
        "choose c, choose b, pass, choose e",
        "returns": "start a, fail, next c, pass, next d, look, choose a, better, exit, choose d, exit, "
        "choose c, choose d, pass, locked e, exit, resume d, choose b, pass, next c, choose e",
    },
    {},
)
"""A unit that comes in again: what was opened stays open, what was not waits for it."""


@pytest.mark.parametrize("edition", ["3rd", "4th"])
def test_what_was_opened_stays_open_when_a_unit_before_it_comes_in_again(
    edition: str, tmp_path: Path
) -> None:
    tree, walked = walks(COMES_IN, tmp_path, COMES_IN.ways.values(), edition=edition)
    assert_as_simulated(tree, dict(zip(COMES_IN.ways, walked, strict=True)))


def units_of(tree: Organization) -> list[str]:
    """The activities that can be opened, in the order of the course."""
    return [each.identifier for each in walk_model(tree.root) if not each.children]


def assert_as_simulated(tree: Organization, walked: dict[str, dict[str, Any]]) -> None:
    """Each walk went as it should, and the LMS's tree is that of our own walk after each move."""
    for path, walk in walked.items():
        assert walk["problem"] is None, f"{path}: {walk['problem']}"
        moves = [move_of(**each) for each in walk["moves"]]
        theirs = [seen_of(each) for each in walk["seen"]]
        mine, other = comparable(tree, ours(tree, moves), theirs)
        root = tree.root.identifier
        for at, (one, two) in enumerate(zip(mine, other, strict=True)):
            where = f"{path}, {moves[at].request} {moves[at].target or ''}"
            assert two.delivered == one.delivered, where
            assert two.shared == one.shared, where
            units = ({name: each for name, each in seen.tree.items() if name != root} for seen in (one, two))
            assert next(units) == next(units), where


def test_the_table_has_no_holes() -> None:
    for name, pattern in PATTERNS.items():
        assert set(pattern.ways) | set(pattern.without) == set(PATHS), name
        assert not set(pattern.ways) & set(pattern.without), name


@pytest.mark.parametrize("path", ["pass", "fail", "retry"])
def test_the_score_of_the_course_is_the_weighted_one(path: str, tmp_path: Path) -> None:
    """Checks of 1, 2 and 3 points: passing the last alone is half of it."""
    ways = PATTERNS["a weighted score of the course"].ways
    tree, (walk,) = walks("a weighted score of the course", tmp_path, [ways[path]])
    last = seen_of(walk["seen"][-1]).tree[tree.root.identifier][3]
    mine = ours(tree, [move_of(**each) for each in walk["moves"]])[-1].tree[tree.root.identifier][3]
    expected = {"pass": 1.0, "fail": 0.5, "retry": 1.0}[path]
    assert [last, mine] == pytest.approx([expected, expected])


def walks(
    pattern: str | Pattern, folder: Path, ways: Iterable[str], *, edition: str = "4th"
) -> tuple[Organization, list[dict[str, Any]]]:
    """The tree of a pattern's package, and how some ways through it went."""
    course = PATTERNS[pattern] if isinstance(pattern, str) else pattern
    for name, text in files_of(course).items():
        (folder / "course" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "course" / name).write_text(text, "utf-8")
    package = build_folder(folder / "course", folder / "out", target="scorm2004", edition=edition).package
    tree, pages = organization_of(package), pages_of(package)
    task = {
        "tree": settings_of(tree.root),
        "units": dict(zip(course.units, pages, strict=True)),
        "courses": {name: data_of(package / href) for name, href in pages.items()},
    }
    file = folder / "walks.json"
    file.write_text(json.dumps([{**task, "way": words_of(way)} for way in ways]), "utf-8")
    run = subprocess.run(["node", str(SCRIPT), str(file)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return tree, json.loads(run.stdout)


def data_of(page: Path) -> dict[str, Any]:
    """What the player reads in a launch page."""
    text = page.read_text("utf-8")
    found = re.search(r'<script type="application/json" id="course">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def seen_of(each: dict[str, Any]) -> Seen:
    """What scorm-again showed after a move."""
    tree: Any = {name: tuple(state.values()) for name, state in each["tree"].items()}
    shared: Any = {name: tuple(state.values()) for name, state in each["shared"].items()}
    return Seen(each["delivered"], None, tree, shared)
