"""The scenario: steps with choices, each of which leads to another step, back to its own, or to an end."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from scormkit.diagnostics import Diagnostic
from scormkit.interactions.base import OptionSeed, PlacedOption, QuestionSpec, RichSeed
from scormkit.interactions.scenario import check as checks
from scormkit.interactions.scenario import ways
from scormkit.source.document import Where
from scormkit.source.scalars import Flag, Identifier, Percent, Rich

MOST_STEPS = 50
MOST_ENDS = 20
MOST_CHOICES = 36
"""In one step: the characters a-z and 0-9, one a choice."""
MOST_TAKEN = 125
"""Choices that a saved path holds at most (SCORM 2004 RTE 4th section 4.2.9.1: parts of a performance)."""


class ChoiceSpec(BaseModel):
    """What the learner can do in a step, and where it leads."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    text: Rich = Field(description="What the learner can do. Markdown.")
    feedback: Rich | None = Field(
        None, description="What comes of it: shown as soon as it is chosen. Markdown."
    )
    goes_to: Identifier | None = Field(None, description="The id of the step that follows.")
    retry: Flag = Field(
        False, description="true: after the feedback the learner chooses again in the same step."
    )
    end: Identifier | None = Field(None, description="The id of the end that it leads to.")
    id: Identifier | None = Field(
        None,
        description="A name that stays when the text changes. Unique in the step. "
        "Left out, course.lock recognises the choice by its text.",
    )


class StepSpec(BaseModel):
    """A moment of the story: what happens, and what the learner can do."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    id: Identifier = Field(description="A name for the step, unique in the scenario; `goes_to` names it.")
    text: Rich = Field(description="What happens here. Markdown.")
    choices: tuple[ChoiceSpec, ...] = Field(
        (),
        description="What the learner can do, 1 to 36 choices.",
        json_schema_extra={"minItems": 1, "maxItems": MOST_CHOICES},
    )


class EndSpec(BaseModel):
    """How the story can end, and what that earns."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    id: Identifier = Field(description="A name for the end, unique in the scenario; `end` names it.")
    text: Rich = Field(description="How the story ends. Markdown.")
    credit: Percent = Field(description="What this end earns, in percent of the points: 0 to 100.")


class ScenarioSpec(QuestionSpec):
    """A situation in which each choice leads on; the first step is where it begins."""

    type: Literal["scenario"] = Field(description="A situation in which each choice leads on.")
    credit: Literal["partial", "all-or-nothing"] = Field(
        "partial",
        description="What an end earns: its own credit (partial), or nothing unless that is 100 "
        "(all-or-nothing).",
    )
    shuffle: Flag = Field(True, description="false: the choices always stand in the order written here.")
    steps: Annotated[tuple[StepSpec, ...], Field(min_length=1, max_length=MOST_STEPS)] = Field(
        description=f"The steps, 1 to {MOST_STEPS}. The first one is where the scenario begins."
    )
    ends: Annotated[tuple[EndSpec, ...], Field(min_length=1, max_length=MOST_ENDS)] = Field(
        description=f"The ends, 1 to {MOST_ENDS}. At least one earns 100 percent."
    )


def story(spec: ScenarioSpec) -> ways.Story:
    """The scenario as steps and where their choices lead; a name that is unknown leads nowhere."""
    steps, ends = {step.id for step in spec.steps}, {end.id: end.credit for end in spec.ends}
    moves: dict[str, list[ways.Move]] = {}
    for index, step in enumerate(spec.steps):
        if step.id in moves:
            continue
        moves[step.id] = [
            ways.Move(index, place, goal, is_end=choice.end is not None)
            for place, choice in enumerate(step.choices)
            if not choice.retry
            and (goal := choice.end or choice.goes_to or "") in (ends if choice.end else steps)
        ]
    return ways.Story(spec.steps[0].id, moves, ends)


def check(spec: ScenarioSpec, where: Where) -> Iterator[Diagnostic]:
    """Find what keeps a learner from going through the scenario to an end that earns everything."""
    return checks.check(spec, story(spec), where, most_choices=MOST_CHOICES)


def options(spec: ScenarioSpec) -> tuple[OptionSeed, ...]:
    """The choices of all steps, in the author's order, each step a list of its own.

    A choice is right when it is on a shortest way to the best end that its step can lead to.
    """
    right = ways.right_moves(story(spec))
    return tuple(
        OptionSeed(
            id=choice.id,
            text=choice.text,
            correct=(index, place) in right,
            feedback=choice.feedback,
            path=("steps", index, "choices", place),
            feedback_path=("steps", index, "choices", place, "feedback"),
            group=group(step.id),
        )
        for index, step in enumerate(spec.steps)
        for place, choice in enumerate(step.choices)
    )


def group(step: str) -> str:
    """The name of the list that the choices of a step make."""
    return f"step:{step}"


def places(spec: ScenarioSpec) -> tuple[tuple[int, int], ...]:
    """Step and place in it of each choice, in the order of `options`."""
    return tuple(
        (index, place) for index, step in enumerate(spec.steps) for place in range(len(step.choices))
    )


def best_ways(spec: ScenarioSpec, placed: Sequence[PlacedOption]) -> tuple[tuple[PlacedOption, ...], ...]:
    """The shortest ways to the best end, at most five, as the choices to take."""
    known = dict(zip(places(spec), placed, strict=True))
    return tuple(
        tuple(known[move.step, move.choice] for move in way) for way in ways.shortest_ways(story(spec))
    )


def data(spec: ScenarioSpec, placed: Sequence[PlacedOption]) -> Mapping[str, Any]:
    """Where it begins, where each choice leads, what each end earns, the best ways, and the longest path.

    `leads` goes from a choice's key to {step} or {end}, or {} for a choice that is made again. `longer` are
    the choices that are neither right nor wrong: the best end stays open, but is farther away.
    """
    longer = ways.longer_moves(story(spec))
    leads = {}
    for (index, place), option in zip(places(spec), placed, strict=True):
        choice = spec.steps[index].choices[place]
        leads[str(option.key)] = (
            {} if choice.retry else {"end": choice.end} if choice.end else {"step": choice.goes_to}
        )
    return {
        "start": spec.steps[0].id,
        "leads": leads,
        "ends": {end.id: end.credit for end in spec.ends},
        "ways": [[option.key for option in way] for way in best_ways(spec, placed)],
        "longer": [option.key for place, option in zip(places(spec), placed, strict=True) if place in longer],
        "most": most_taken(spec),
    }


def most_taken(spec: ScenarioSpec) -> int:
    """The most choices that a saved path holds: as many as the scenario has.

    A way without circles, with every wrong turn, is never longer. A learner who goes in circles can take
    more; the player then leaves out what is oldest.
    """
    return min(sum(len(step.choices) for step in spec.steps), MOST_TAKEN)


def list_items(spec: ScenarioSpec, placed: Sequence[PlacedOption]) -> int:
    """An answer is the list of the choices taken."""
    del placed
    return most_taken(spec)


def rich(spec: ScenarioSpec) -> Mapping[str, RichSeed]:
    """The texts of steps (`step:<id>`) and ends (`end:<id>`)."""
    steps = {group(step.id): RichSeed(("steps", i, "text"), step.text) for i, step in enumerate(spec.steps)}
    ends = {f"end:{end.id}": RichSeed(("ends", i, "text"), end.text) for i, end in enumerate(spec.ends)}
    return {**steps, **ends}


def shuffle(spec: ScenarioSpec) -> bool:
    """Whether the choices of each step are shown in a random order."""
    return spec.shuffle
