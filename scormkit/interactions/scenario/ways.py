"""The ways through a scenario: what can be reached, which choices keep the best end open, circles.

Pure functions over a `Story`. Choices that are made again in the same step lead nowhere and are left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

MOST_WAYS = 5
"""Ways that are told to an LMS: SCORM 2004 takes five correct patterns (RTE 4th section 4.2.9.1)."""


class Move(NamedTuple):
    """A choice that leads on: its step and its place there (from 0), and the step or end it leads to."""

    step: int
    choice: int
    goal: str
    is_end: bool


class Story(NamedTuple):
    """The first step, the moves out of each step, and what each end earns (percent)."""

    start: str
    moves: Mapping[str, Sequence[Move]]
    ends: Mapping[str, float]


class Reach(NamedTuple):
    """The steps and ends that can be come to from somewhere."""

    steps: frozenset[str]
    ends: frozenset[str]


def reach(story: Story, start: str, avoiding: str | None = None) -> Reach:
    """What can be come to from the step `start` (itself included) without passing the step `avoiding`."""
    steps: set[str] = set()
    ends: set[str] = set()
    ahead = [start] if start != avoiding else []
    while ahead:
        step = ahead.pop()
        steps.add(step)
        for move in story.moves[step]:
            if move.is_end:
                ends.add(move.goal)
            elif move.goal not in steps and move.goal != avoiding:
                ahead.append(move.goal)
    return Reach(frozenset(steps), frozenset(ends))


def right_moves(story: Story) -> frozenset[tuple[int, int]]:
    """The choices, as (step, place), on a shortest way from their step to the best end it can lead to."""
    right = set()
    distances: dict[float, dict[str, int]] = {}
    for step, moves in story.moves.items():
        best = _best(story, reach(story, step))
        if best is None:
            continue
        distance = distances.setdefault(best, _distances(story, best))
        for move in moves:
            if _is_nearer(story, move, best, distance, distance[step]):
                right.add((move.step, move.choice))
    return frozenset(right)


def longer_moves(story: Story) -> frozenset[tuple[int, int]]:
    """The choices that are no shortest way, but leave the best end open without coming back to their step."""
    longer = set()
    for step, moves in story.moves.items():
        best = _best(story, reach(story, step))
        for move in moves:
            ends = {move.goal} if move.is_end else reach(story, move.goal, avoiding=step).ends
            if best is not None and any(story.ends[end] == best for end in ends):
                longer.add((move.step, move.choice))
    return frozenset(longer) - right_moves(story)


def _best(story: Story, found: Reach) -> float | None:
    return max((story.ends[end] for end in found.ends), default=None)


def shortest_ways(story: Story) -> tuple[tuple[Move, ...], ...]:
    """The shortest ways from the first step to an end of the most credit, at most MOST_WAYS."""
    best = _best(story, reach(story, story.start))
    if best is None:
        return ()
    distance = _distances(story, best)
    return tuple(islice(_ways(story, story.start, best, distance), MOST_WAYS))


def _distances(story: Story, best: float) -> dict[str, int]:
    """How many choices it takes at least from each step to an end of `best` credit."""
    known: dict[str, int] = {}
    for distance in range(1, len(story.moves) + 1):
        near = [
            step
            for step, moves in story.moves.items()
            if step not in known
            and any(
                story.ends[move.goal] == best if move.is_end else known.get(move.goal) == distance - 1
                for move in moves
            )
        ]
        known.update(dict.fromkeys(near, distance))
    return known


def _is_nearer(story: Story, move: Move, best: float, distance: Mapping[str, int], here: int) -> bool:
    """Whether a move is on a shortest way from a step that is `here` choices away from a best end."""
    if move.is_end:
        return story.ends[move.goal] == best and here == 1
    return distance.get(move.goal) == here - 1


def _ways(story: Story, step: str, best: float, distance: Mapping[str, int]) -> Iterator[tuple[Move, ...]]:
    for move in story.moves[step]:
        if not _is_nearer(story, move, best, distance, distance[step]):
            continue
        if move.is_end:
            yield (move,)
        else:
            yield from ((move, *rest) for rest in _ways(story, move.goal, best, distance))


def traps(story: Story) -> Iterator[tuple[str, ...]]:
    """The circles from which no end can be reached: the steps in order, the first one again at the end.

    A step out of which nothing leads is a circle by itself. Every step has been checked to have choices.
    """
    stuck = [step for step in story.moves if not reach(story, step).ends]
    seen: set[str] = set()
    for first in stuck:
        path: list[str] = []
        step = first
        while step not in path and step not in seen:
            path.append(step)
            step = next((move.goal for move in story.moves[step]), path[-1])
        if step in path:
            yield (*path[path.index(step) :], step)
        seen.update(path)
