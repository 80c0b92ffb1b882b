"""The activity tree, what is tracked about it, and what the processes hand on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from scormkit.sequencing.model import Activity, Objective, Organization, Rule, walk

Chance = Callable[[int], int]
"""Takes a number n and returns one of 0 .. n-1: all the chance that there is."""


class Tree(NamedTuple):
    """The activities by identifier, each one's parent, and their places in a walk from first to last."""

    root: str
    nodes: dict[str, Activity]
    parents: dict[str, str]
    order: dict[str, int]

    def path(self, identifier: str) -> list[str]:
        """From the root to the activity, both included."""
        found = [identifier]
        while found[-1] in self.parents:
            found.append(self.parents[found[-1]])
        return found[::-1]

    def common_ancestor(self, one: str, other: str) -> str:
        """The lowest activity that is, or has below it, both."""
        return [a for a, b in zip(self.path(one), self.path(other), strict=False) if a == b][-1]

    def title(self, identifier: str) -> str:
        """What learners read; the identifier when there is no title."""
        return self.nodes[identifier].title or identifier


def tree_of(organization: Organization) -> Tree:
    """Index a table of contents. Raises `ValueError` when two activities share an identifier."""
    nodes: dict[str, Activity] = {}
    parents: dict[str, str] = {}
    for activity in walk(organization.root):
        if activity.identifier in nodes:
            raise ValueError(activity.identifier)
        nodes[activity.identifier] = activity
        parents |= {child.identifier: activity.identifier for child in activity.children}
    order = {identifier: place for place, identifier in enumerate(nodes)}
    return Tree(organization.root.identifier, nodes, parents, order)


class Progress(NamedTuple):
    """What is known about one objective; None is unknown (SN 4.2.1.1 to 4.2.1.4).

    `satisfied` and `measure` (-1 to 1) are the objective's. `completed` and `progress` (0 to 1) are those of
    the activity where the objective is its primary one, since the 4th Edition tracks them alike.
    """

    satisfied: bool | None = None
    measure: float | None = None
    completed: bool | None = None
    progress: float | None = None


@dataclass(slots=True)
class Tracked:
    """What is known about one activity (SN 4.2.1): attempts begun, whether it is open, its objectives.

    `available` names the children that this learner gets, in order.
    """

    attempts: int = 0
    active: bool = False
    suspended: bool = False
    objectives: dict[str, Progress] = field(default_factory=dict)
    available: tuple[str, ...] = ()


@dataclass(slots=True)
class State:
    """Everything that is known about one learner in one course."""

    activities: dict[str, Tracked]
    shared: dict[str, Progress]
    current: str | None = None
    suspended: str | None = None

    def copy(self) -> State:
        """The same again, with nothing in common."""
        return State(
            {
                name: Tracked(
                    each.attempts,
                    each.active,
                    each.suspended,
                    dict(each.objectives),
                    each.available,
                )
                for name, each in self.activities.items()
            },
            dict(self.shared),
            self.current,
            self.suspended,
        )


class Stop(NamedTuple):
    """Why a process did not go on: its exception code, where, and the rule that decided, if a rule did.

    `cause` is why nothing in a group could be shown, where that is the reason.
    """

    code: str
    at: str | None = None
    rule: Rule | None = None
    cause: Stop | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """What every process works with. The state is the caller's copy, and is changed in place."""

    tree: Tree
    state: State
    chance: Chance

    def __getitem__(self, identifier: str) -> Tracked:
        """What is tracked about an activity."""
        return self.state.activities[identifier]

    def node(self, identifier: str) -> Activity:
        """The definition of an activity."""
        return self.tree.nodes[identifier]

    def parent(self, identifier: str) -> str | None:
        """The parent's identifier; None for the root."""
        return self.tree.parents.get(identifier)

    def children(self, identifier: str) -> tuple[str, ...]:
        """The Available Children, in the learner's order."""
        return self.state.activities[identifier].available

    def is_leaf(self, identifier: str) -> bool:
        """Whether the activity is no group."""
        return not self.tree.nodes[identifier].children


def key_of(objective: Objective) -> str:
    """The key of an objective in `Tracked.objectives`; a primary one without id is the empty text."""
    return objective.objective_id or ""


def objectives_of(activity: Activity) -> Iterator[Objective]:
    """The primary objective, then the others."""
    yield activity.sequencing.primary
    yield from activity.sequencing.objectives
