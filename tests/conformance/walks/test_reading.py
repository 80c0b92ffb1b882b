"""The differences that are foretold: what the book makes of small courses, and what scorm-again does.

The random walks compare scorm-again with our walk read as scorm-again reads the book (reading.py). Here is
the smallest example of each of these readings, and the page that explains them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from scormkit.sequencing.model import (
    Activity,
    Condition,
    LimitConditions,
    Organization,
    RollupCondition,
    RollupConsiderations,
    RollupControls,
    RollupRule,
    Rule,
    walk,
)
from scormkit.sequencing.walk.overall import Result
from tests.conformance.walks import choosing, parting, reading
from tests.conformance.walks.again import Again, Move, State4, ours, scorm_again
from tests.conformance.walks.parting import parted, reason
from tests.conformance.walks.patterns import PASS, PATTERNS, course, go, group, reads, sco, when, writes
from tests.conformance.walks.processes import fixtures
from tests.conformance.walks.reading import as_scorm_again

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs/targets/scorm2004-differences.md").read_text(encoding="utf-8")
EXPLAINED = set(re.findall(r"^\| ([a-z-]+) \|", PAGE, re.MULTILINE)) - {"difference"}
FORETOLD = EXPLAINED & {
    name
    for module in (reading, choosing, parting)
    for name in re.findall(r"[`\"]([a-z-]+)[`\"]", Path(str(module.__file__)).read_text(encoding="utf-8"))
}


class Example(NamedTuple):
    """After the moves, `what` is in a state by the book, and in another in scorm-again."""

    name: str
    course: Organization
    moves: Sequence[Move]
    book: State4
    theirs: State4
    what: str = "course"


def seen(activity: Activity) -> Activity:
    """Left out once `g` is satisfied, and then not asked for."""
    rule = Rule("skip", (Condition("satisfied", referenced_objective="g"),))
    known = activity.sequencing._replace(
        pre_rules=(rule,),
        objectives=(reads("g"),),
        considerations=RollupConsiderations(*["ifNotSkipped"] * 4),  # type: ignore[arg-type]
    )
    return activity._replace(sequencing=known)


def locked(activity: Activity) -> Activity:
    """Nobody opens it, and it does not count."""
    known = activity.sequencing._replace(
        pre_rules=(when("disabled", "always"),),
        rollup_controls=RollupControls(rollup_objective_satisfied=False, rollup_progress_completion=False),
    )
    return activity._replace(sequencing=known)


FAIL = Result(completed=False, satisfied=False, measure=0.0)
BOTH = RollupRule("satisfied", (RollupCondition("satisfied"),), "any", "atLeastCount", minimum_count=2)
LEFT = course(sco("a", primary=writes("g")), seen(sco("b")))
EXAMPLES = (
    Example(
        "measure-of-untried",
        course(sco("a"), sco("b")),
        (go("start"), go("exit", None, PASS)),
        (1, None, None, 0.45),
        (1, None, None, 0.9),
    ),
    Example(
        "weights-by-progress",
        course(sco("a"), sco("b")),
        (
            go("start"),
            go("continue", None, Result(False, True, 1.0)),
            go("exit", None, Result(True, True, 0.1)),
        ),
        (1, False, True, 0.55),
        (1, False, True, 0.5),
    ),
    Example(
        "weights-by-progress",
        course(sco("a"), sco("b", limits=LimitConditions(1))),
        (
            go("start"),
            go("continue", None, Result(True, True, 0.2)),
            go("exit", None, Result(True, True, 1.0)),
        ),
        (1, True, True, 0.6),
        (1, True, True, 0.5),
    ),
    Example(
        "weights-by-progress",
        course(sco("a"), sco("b")),
        (
            go("start"),
            go("choice", "a", Result(True, True, 1.0)),
            go("continue", None, Result(True, True, 1.0)),
            go("exit", None, Result(True, True, 0.05)),
        ),
        (1, True, True, 0.525),
        (1, True, True, 0.5),
    ),
    Example(
        "default-rollup",
        course(sco("a"), sco("b")),
        (go("start"), go("exit", None, FAIL)),
        (1, None, None, 0.0),
        (1, False, False, 0.0),
    ),
    Example(
        "default-rollup",
        course(sco("a"), sco("b"), rollup_rules=(BOTH,)),
        (go("start"), go("continue", None, FAIL), go("exit", None, PASS)),
        (1, False, None, 0.45),
        (1, False, False, 0.5),
    ),
    Example(
        "default-rollup",
        course(sco("a"), sco("b")),
        (go("start"), go("exitAll", None, Result(True, True))),
        (1, None, None, None),
        (1, False, None, None),
    ),
    Example(
        "skipped-before-report",
        LEFT,
        (go("start"), go("exit", None, PASS)),
        (1, True, True, 0.45),
        (1, None, None, 0.9),
    ),
    Example(
        "skipped-before-report",
        LEFT,
        (go("start"), go("continue", None, PASS)),
        (1, True, True, 0.45),
        (1, None, None, 0.9),
    ),
    Example(
        "not-when-it-ends",
        course(*LEFT.root.children, locked(sco("c"))),
        (go("start"), go("continue", None, PASS), go("exitAll")),
        (1, True, True, 0.3),
        (1, False, None, 0.9),
    ),
    Example(
        "other-than-suspended",
        course(group("g", sco("a")), sco("b")),
        (go("start"), go("suspendAll", None, PASS), go("choice", "b")),
        (2, None, None, None),
        (1, None, None, 0.9),
    ),
    Example(
        "exit-all-of-suspended",
        course(sco("a")),
        (go("start"), go("exitAll", None, PASS, suspend=True), go("start")),
        (1, True, True, 0.9),
        (2, None, None, None),
    ),
    Example(
        "end-of-the-course",
        course(sco("a"), sco("b")),
        (go("choice", "b"), go("continue", None, PASS, suspend=True), go("choice", "a")),
        (1, None, None, 0.45),
        (2, None, None, None),
    ),
    Example(
        "known-after-suspend",
        course(sco("a", primary=writes("g")), seen(sco("b"))),
        (
            go("start"),
            go("suspendAll", None, PASS, suspend=True),
            go("resumeAll"),
            go("exit", None, PASS, suspend=True),
        ),
        (1, True, True, 0.45),
        (1, None, None, 0.9),
    ),
)
IDS = [f"{each.name} {place}" for place, each in enumerate(EXAMPLES)]


@pytest.fixture(scope="module")
def again() -> Iterator[Again]:
    with scorm_again() as process:
        yield process


def last(states: dict[str, State4], what: str) -> State4:
    attempts, completed, satisfied, score = states[what]
    return attempts, completed, satisfied, None if score is None else round(score, 8)


@pytest.mark.parametrize("each", EXAMPLES, ids=IDS)
def test_what_the_book_makes_of_it_and_what_is_foretold(each: Example) -> None:
    assert last(ours(each.course, each.moves)[-1].tree, each.what) == each.book
    assert last(as_scorm_again(each.course, each.moves)[-1].tree, each.what) == each.theirs


@pytest.mark.node
@pytest.mark.parametrize("each", EXAMPLES, ids=IDS)
def test_scorm_again_makes_that_of_it(each: Example, again: Again) -> None:
    assert last(again.trace(each.course, each.moves)[-1].tree, each.what) == each.theirs


def draws(activity: Activity) -> bool:
    """By a chance of its own (scorm-again's is another)."""
    return activity.sequencing.randomization.select_count is not None


def reports(organization: Organization, moves: Sequence[Move]) -> bool:
    """Whether every activity that is left has told of its completion.

    Of one that has not the page says so (`default-rollup`); our courses always tell.
    """
    left = zip(ours(organization, moves)[:-1], moves[1:], strict=True)
    return all(move.result.completed is not None for before, move in left if before.open)


COURSES = [
    *((each.name, each.course, [move for move, _ in each.walk], each.differs) for each in PATTERNS),
    *(
        (f"{each.process}: {each.spec}", each.course, [step.move for step in each.steps], each.differs)
        for each in fixtures()
    ),
]


@pytest.mark.node
@pytest.mark.parametrize(
    ("organization", "moves"),
    [
        pytest.param(organization, moves, id=name)
        for name, organization, moves, differs in COURSES
        if differs is None and reports(organization, moves) and not any(map(draws, walk(organization.root)))
    ],
)
def test_no_pattern_and_no_process_needs_another_reading(
    organization: Organization, moves: list[Move], again: Again
) -> None:
    words = parted(again, organization, moves)
    assert not words, words


FORKS = set(parting.ROWS) | {*parting.CHOSEN.values(), *parting.PASSES.values(), "known-after-suspend"}


@pytest.mark.node
@pytest.mark.parametrize(
    ("organization", "moves", "row"),
    [
        pytest.param(organization, moves, differs[1], id=name)
        for name, organization, moves, differs in COURSES
        if differs is not None and differs[1] in FORKS
    ],
)
def test_where_scorm_again_delivers_something_else_the_whole_walk_is_foretold(
    organization: Organization, moves: list[Move], row: str, again: Again
) -> None:
    words = parted(again, organization, moves)
    assert not words, words
    assert reason(organization, moves), row


@pytest.mark.node
def test_what_was_left_out_before_suspend_all_is_still_hidden_from_choice(again: Again) -> None:
    """`skip` is the first rule that holds (`first-rule-of-all`): only the second look finds the other."""
    unknown = (Condition("objectiveStatusKnown", "not", "g"),)
    hidden = sco(
        "b", objectives=(reads("g"),), pre_rules=(Rule("skip", unknown), Rule("hiddenFromChoice", unknown))
    )
    organization = course(sco("a", primary=writes("g")), hidden)
    moves = [go("start"), go("suspendAll", None, PASS, suspend=True), go("choice", "b")]
    assert [each.delivered for each in ours(organization, moves)] == ["a", None, "b"]
    assert not parted(again, organization, moves)
    assert reason(organization, moves) == "known-after-suspend"


def test_every_difference_is_explained_and_has_an_example() -> None:
    assert {each.name for each in EXAMPLES} <= FORETOLD
    met = {differs[1] for *_, differs in COURSES if differs is not None}
    assert met | {each.name for each in EXAMPLES} == EXPLAINED
