"""Where our walk and scorm-again part, and whether the page of differences explains it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scormkit.sequencing.model import Organization, RollupConsiderations
from scormkit.sequencing.model import walk as walk_model
from tests.conformance.walks.again import Again, Move, Seen, State4, comparable, ours
from tests.conformance.walks.choosing import AS_IN_THE_BOOK
from tests.conformance.walks.reading import as_scorm_again
from tests.conformance.walks.shown import told


def parted(
    again: Again,
    course: Organization,
    moves: Sequence[Move],
    *,
    drawn: Organization | None = None,
    seed: int = 0,
) -> str:
    """Where scorm-again parts, in words; empty where it does not.

    It must deliver what the book delivers, and come to the states that the page of differences leads to.
    `drawn` is the course with only what is drawn by the seed: scorm-again draws by a chance of its own.
    """
    there = drawn or course
    theirs, read = again.trace(there, moves), as_scorm_again(course, moves, seed=seed)
    books = ours(course, moves, seed=seed)
    alone = until_apart(course, moves, books, read)
    mine, other = [], []
    for place, (book, one, their) in enumerate(zip(books, read, theirs, strict=True)):
        goes = one if place >= alone else book
        pair = (one._replace(delivered=goes.delivered), their)
        shown = [_shown(there, each, goes.open) for each in pair]
        # From there on a unit reports what another was to report: first a score, and then none.
        if place > alone:
            shown = [_without_scores(each) for each in shown]
        mine.append(shown[0])
        other.append(shown[1])
    if mine == other and _is_plain(course, moves):
        alone = min(alone, _end(moves, books))
        mine, other = comparable(there, books[:alone], theirs[:alone])
    return "" if mine == other else told(there, moves, mine, other)


def _without_scores(seen: Seen) -> Seen:
    return seen._replace(tree={name: (*state[:3], None) for name, state in seen.tree.items()})


def until_apart(
    course: Organization, moves: Sequence[Move], books: Sequence[Seen], read: Sequence[Seen]
) -> int:
    """The first move at which scorm-again has a reason to deliver something else; past the last if none."""
    return next(
        (
            place
            for place, (book, one) in enumerate(zip(books, read, strict=True))
            if _takes_back(course, book, one) or why_apart(moves[: place + 1], book, one)
        ),
        len(moves),
    )


def reason(course: Organization, moves: Sequence[Move], *, seed: int = 0) -> str:
    """The difference by which scorm-again goes its own way in a walk; empty where it does not."""
    books, read = ours(course, moves, seed=seed), as_scorm_again(course, moves, seed=seed)
    place = until_apart(course, moves, books, read)
    if place == len(moves):
        return ""
    return why_apart(moves[: place + 1], books[place], read[place]) or "default-rollup"


def _end(moves: Sequence[Move], books: Sequence[Seen]) -> int:
    """`end-of-the-course`: how many moves there are until it has ended by itself."""
    ends = (
        place + 1
        for place, (move, seen) in enumerate(zip(moves, books, strict=True))
        if seen.ended and move.request not in {"exitAll", "suspendAll"}
    )
    return next(ends, len(moves))


def why_apart(moves: Sequence[Move], book: Seen, read: Seen) -> str:
    """By the moves up to one, and what it led to: the difference by which scorm-again delivers another
    activity than the book; empty where it does not.

    What is not named here must be the same: a reading cannot excuse it.
    """
    if (book.delivered, book.open) == (read.delivered, read.open):
        return ""
    if read.code in ROWS:
        return read.code or ""
    asked, been = moves[-1].request, {each.request for each in moves}
    foretold = (
        ("end-of-the-course", read.code == "NB.2.1-1"),
        ("known-after-suspend", asked == "start" and "suspendAll" in been),
        ("known-after-suspend", read.code == AS_IN_THE_BOOK and "suspendAll" in been),
        (CHOSEN.get(book.code or "", ""), asked == "choice"),
        ("exit-all-of-suspended", any(each.request == "exitAll" and each.suspend for each in moves)),
        (PASSES.get(book.code or "", ""), True),
    )
    return next((row for row, holds in foretold if row and holds), "")


ROWS = {
    "choice-judged-first",
    "choice-from-a-group",
    "constrained-choice",
    "forward-only-above",
    "forward-only-over-others",
    "skip-by-choice",
}
"""Why scorm-again refuses, by choosing.py."""
CHOSEN = {
    "DB.1.1-3": "lock-of-a-group",
    "SB.2.4-1": "stop-between-siblings",
    "SB.2.9-3": "first-rule-of-all",
    "SB.2.9-6": "constrained-choice",
    "SB.2.9-7": "choice-exit-of-what-has-ended",
    "SB.2.9-8": "constrained-choice",
}
PASSES = {
    "SB.2.2-2": "first-rule-of-all",
    "DB.1.1-3": "retry-of-what-is-locked",
    "DB.1.1-1": "resume-of-a-group",
}
"""Why the book refuses where scorm-again does not: a choice, and whatever else is asked for."""


def _is_plain(course: Organization, moves: Sequence[Move]) -> bool:
    """Whether nothing but `default-rollup` and the groups' scores can differ from the book: then the walk as
    the book has it is held against scorm-again, too."""
    usual = RollupConsiderations()
    return all(each.sequencing.considerations == usual for each in walk_model(course.root)) and not any(
        (one.request == "suspendAll" and other.request != "resumeAll")
        or (one.request == "exitAll" and one.suspend)
        for one, other in pairwise(moves)
    )


def _takes_back(course: Organization, book: Seen, read: Seen) -> bool:
    """`default-rollup`: whether a group that leaves when it is satisfied has now failed again by default.

    From there on scorm-again goes its own way, which is the one that is foretold.
    """
    return any(
        _is_back(book.tree[each.identifier], read.tree[each.identifier])
        for each in walk_model(course.root)
        if any(rule.action == "satisfied" for rule in each.sequencing.rollup_rules)
        and any(
            one.condition == "satisfied" for rule in each.sequencing.exit_rules for one in rule.conditions
        )
    )


def _is_back(book: State4, read: State4) -> bool:
    """It has failed again where the book has it satisfied, or, once it has ended by that, is anew."""
    return read[2] is False and (book[2] is True or book[0] > read[0])


def _shown(course: Organization, seen: Seen, is_open: str | None) -> Seen:
    """What can be compared: codes differ by design, and scorm-again counts what an activity has reported
    once it has been left."""
    tree = {each.identifier: _rounded(seen.tree[each.identifier]) for each in walk_model(course.root)}
    if is_open is not None:
        tree[is_open] = (tree[is_open][0], None, None, None)
    known = {name: each for name, each in seen.shared.items() if each != (None, None)}
    return Seen(seen.delivered, None, tree, {} if is_open else known)


def _rounded(state: State4) -> State4:
    attempts, completed, satisfied, score = state
    return attempts, completed, satisfied, None if score is None else round(score, 8)
