"""A learner's whole walk through a course, move by move, with everything worth telling about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from scormkit.sequencing.model import Manifest, Objective, Rule, Sequencing
from scormkit.sequencing.walk import tracking
from scormkit.sequencing.walk.overall import Outcome, Result, first_state, preview, record, request, seeded
from scormkit.sequencing.walk.tree import Chance, State, Tree, Walk, tree_of
from scormkit.sequencing.words import NOTHING_SAID, Said, acted_words, notes, stop_words

MOST_MOVES = 1000
"""After so many moves a learner who always goes on is taken to go round in a circle."""


class Report(NamedTuple):
    """What content reports when it is left: about itself, and about objectives by their id.

    `note` is for those who read the walk.
    """

    result: Result = Result()
    objectives: Mapping[str, Result] = {}
    suspend: bool = False
    note: str = ""


BEST = Result(completed=True, satisfied=True, measure=1.0, progress=1.0)


class Step(NamedTuple):
    """One request of the learner; choice and jump have a target."""

    request: str
    target: str | None = None


class Script(NamedTuple):
    """What a learner does, and what each activity reports at its first attempt, its second, and so on.

    The last report of an activity stands for all later attempts; an activity without one says nothing.
    """

    steps: tuple[Step, ...]
    reports: Mapping[str, tuple[Report, ...]]


class Standing(NamedTuple):
    """One activity after a move. None is unknown; `notes` says what holds it back now."""

    activity: str
    title: str
    depth: int
    attempts: int
    is_open: bool
    is_suspended: bool
    completed: bool | None
    passed: bool | None
    score: float | None
    progress: float | None
    notes: tuple[str, ...]


class Refusal(NamedTuple):
    """Why a request is not possible: the exception's code, and a sentence."""

    code: str
    why: str


class Moment(NamedTuple):
    """One move and where it led: an activity, the session's end, a menu (none of these), or a refusal.

    `rules` are those that acted when the activity was left, each with the activity or group that has it.
    """

    step: Step
    left: str | None
    reported: Report | None
    opened: str | None
    ended: bool
    refusal: Refusal | None
    state: State
    rules: tuple[tuple[str, Rule], ...] = ()


class Simulation(NamedTuple):
    """A whole walk. `possible` and `impossible` are the learner's next steps after the last move.

    `circle` is the number of the move (from 1) after which all stood as it stands at last, but for how often
    things were opened: a learner who goes on as before never gets further. None where that is not so.
    """

    title: str
    edition: int
    tree: Tree
    moments: tuple[Moment, ...]
    possible: tuple[Step, ...]
    impossible: tuple[tuple[Step, Refusal], ...]
    circle: int | None = None
    said: Said = NOTHING_SAID

    def standings(self, move: int = -1) -> tuple[Standing, ...]:
        """Every activity as it stands after a move (from 0; -1 is the last), in the course's order."""
        return standings(self.tree, self.moments[move].state, self.said)

    def text(self, *, every_step: bool = False) -> str:
        """The walk in words; `every_step` shows all activities after each move, not only after the last."""
        from scormkit.sequencing.telling import walk_text

        return walk_text(self, every_step=every_step)

    def data(self) -> dict[str, Any]:
        """The walk as plain values for JSON; unknown is None."""
        from scormkit.sequencing.telling import walk_data

        return walk_data(self)


def simulate(
    manifest: Manifest, script: Script | None, *, seed: int = 0, said: Said = NOTHING_SAID
) -> Simulation:
    """Walk through the course by the script; without one, as a learner who passes everything and goes on, to
    the end or until it goes round in a circle.

    `seed` decides which activities are drawn and in which order, the same each time; `said` are words for
    objectives. Raises `ValueError` with
    the identifier when two activities share one.
    """
    tree, chance = tree_of(manifest.organization), seeded(seed)
    state = first_state(tree, chance)
    moments: list[Moment] = []
    met: dict[str, int] = {}
    circle: int | None = None
    while len(moments) < MOST_MOVES:
        step = _next(tree, state, script, moments)
        if step is None:
            break
        moment, state = _move(tree, state, step, script, (chance, said))
        moments.append(moment)
        if script is None:
            circle = met.setdefault(_look(tree, state), len(moments))
            if circle < len(moments):
                break
            circle = None
    possible, impossible = _possible(tree, _reported(tree, state, script), said)
    return Simulation(
        tree.title(tree.root), manifest.edition, tree, tuple(moments), possible, impossible, circle, said
    )


def _look(tree: Tree, state: State) -> str:
    """Everything that decides what happens next: attempts count only where they are limited."""
    limited = {
        name: each.attempts if tree.nodes[name].sequencing.limits.attempt_limit else min(each.attempts, 1)
        for name, each in state.activities.items()
    }
    kept = [(limited[name], replace(each, attempts=0)) for name, each in state.activities.items()]
    return repr((kept, state.shared, state.current, state.suspended))


def _next(tree: Tree, state: State, script: Script | None, moments: Sequence[Moment]) -> Step | None:
    """The next step: the script's, or onwards, or to the first activity on the menu not opened yet."""
    if script is not None:
        return script.steps[len(moments)] if len(moments) < len(script.steps) else None
    if not moments:
        return Step("start")
    if moments[-1].ended:
        return None
    state = _reported(tree, state, script)
    unopened = [
        name for name, node in tree.nodes.items() if not node.children and not state.activities[name].attempts
    ]
    steps = [Step("continue"), *(Step("choice", name) for name in unopened)]
    return next((each for each in steps if _leads_somewhere(preview(tree, state, *each))), None)


def _move(
    tree: Tree, state: State, step: Step, script: Script | None, given: tuple[Chance, Said]
) -> tuple[Moment, State]:
    chance, said = given
    left = _open(state)
    reported = None if left is None else _report(tree, state, left, script)
    outcome = request(tree, _reported(tree, state, script), step.request, step.target, chance=chance)
    moment = Moment(
        step,
        left,
        reported,
        outcome.delivered,
        outcome.ended,
        _refusal(tree, outcome, said),
        outcome.state,
        outcome.rules,
    )
    return moment, outcome.state


def _open(state: State) -> str | None:
    return state.current if state.current and state.activities[state.current].active else None


def _reported(tree: Tree, state: State, script: Script | None) -> State:
    """The state with what the open activity, if there is one, reports when it is left."""
    activity = _open(state)
    if activity is None:
        return state
    said = _report(tree, state, activity, script)
    return record(tree, state, said.result, said.objectives, suspend=said.suspend)


def _report(tree: Tree, state: State, activity: str, script: Script | None) -> Report:
    if script is None:
        sequencing = tree.nodes[activity].sequencing
        others = [each for each in sequencing.objectives if _is_own(each) and not _asks(sequencing, each)]
        return Report(BEST, {each.objective_id: BEST for each in others if each.objective_id})
    known = script.reports.get(activity, ())
    return known[min(max(state.activities[activity].attempts, 1), len(known)) - 1] if known else Report()


def _asks(sequencing: Sequencing, objective: Objective) -> bool:
    """Whether the objective says nothing but that the learner wants another try."""
    return any(
        rule.action in {"retry", "retryAll"} and (each.condition, each.operator) == ("satisfied", "noOp")
        for rule in sequencing.post_rules
        for each in rule.conditions
        if each.referenced_objective is not None and each.referenced_objective == objective.objective_id
    )


def _is_own(objective: Objective) -> bool:
    """Whether content would report on it: not on one that only reads what another activity did."""
    return not objective.maps or any(
        each.write_satisfied_status or each.write_normalized_measure for each in objective.maps
    )


def _refusal(tree: Tree, outcome: Outcome, said: Said) -> Refusal | None:
    return None if outcome.stop is None else Refusal(outcome.stop.code, stop_words(tree, outcome.stop, said))


def _why_not(tree: Tree, outcome: Outcome, said: Said) -> Refusal | None:
    """The refusal of a step that nobody has made, with what rules would have done on the way."""
    refusal = _refusal(tree, outcome, said)
    if refusal is None or not outcome.rules:
        return refusal
    acted = [acted_words(f'"{tree.title(name)}"', rule, said) for name, rule in outcome.rules]
    return refusal._replace(why="; ".join([*acted, refusal.why]))


def _possible(
    tree: Tree, state: State, said: Said
) -> tuple[tuple[Step, ...], tuple[tuple[Step, Refusal], ...]]:
    """What the learner could do next, and what not and why."""
    begun = state.current is not None
    names = ["continue", "previous"] if begun else ["start"]
    if state.suspended is not None:
        names.append("resumeAll")
    steps = [*map(Step, names), *(Step("choice", name) for name in tree.nodes if name != tree.root)]
    possible: list[Step] = []
    impossible: list[tuple[Step, Refusal]] = []
    for step in steps:
        outcome = preview(tree, state, *step)
        refusal = _why_not(tree, outcome, said)
        if refusal is not None:
            impossible.append((step, refusal))
        elif _leads_somewhere(outcome):
            possible.append(step)
    return tuple(possible), tuple(impossible)


def _leads_somewhere(outcome: Outcome) -> bool:
    return outcome.delivered is not None or outcome.ended


def standings(tree: Tree, state: State, said: Said = NOTHING_SAID) -> tuple[Standing, ...]:
    """Every activity as it stands, in the order of the table of contents."""
    walk = Walk(tree, state, seeded(0))
    found = []
    for name, node in tree.nodes.items():
        tracked, primary = state.activities[name], node.sequencing.primary
        found.append(
            Standing(
                name,
                tree.title(name),
                len(tree.path(name)) - 1,
                tracked.attempts,
                tracked.active,
                tracked.suspended,
                tracking.completed(walk, name),
                tracking.satisfied(walk, name, primary),
                tracking.measure(walk, name, primary),
                tracking.progress(walk, name),
                tuple(notes(walk, name, said)),
            )
        )
    return tuple(found)
