"""What is wrong with a scenario: names first, then the ways through it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from scormkit.diagnostics import Diagnostic
from scormkit.interactions import faults as common
from scormkit.interactions.options import check_ids, check_texts, repeated
from scormkit.interactions.scenario import faults, ways
from scormkit.source.document import Where
from scormkit.source.nearest import closest

if TYPE_CHECKING:
    from scormkit.interactions.scenario.model import ChoiceSpec, EndSpec, ScenarioSpec, StepSpec

FULL = 100


def check(spec: ScenarioSpec, story: ways.Story, where: Where, *, most_choices: int) -> Iterator[Diagnostic]:
    """Every fault of a scenario. The ways through it are judged once every name in it is sound."""
    broken = [
        *_same_names(spec.steps, where.at("steps"), "step"),
        *_same_names(spec.ends, where.at("ends"), "end"),
    ]
    for index, step in enumerate(spec.steps):
        broken += _step(spec, step, where.at("steps", index), most_choices)
        yield from _doubles(step, where.at("steps", index))
    if not any(end.credit == FULL for end in spec.ends):
        yield faults.no_full_credit(where.key_span("ends"), max(end.credit for end in spec.ends))
    yield from broken or _unreached(spec, story, where)


def _same_names(things: Sequence[StepSpec | EndSpec], where: Where, kind: str) -> Iterator[Diagnostic]:
    named = ((thing.id, where.span(index, "id")) for index, thing in enumerate(things))
    for name, span, first in repeated(named):
        yield faults.same_name(span, kind, name, first)


def _step(spec: ScenarioSpec, step: StepSpec, where: Where, most: int) -> Iterator[Diagnostic]:
    """What keeps a step from having choices that lead somewhere."""
    count = len(step.choices)
    if count == 0:
        yield faults.step_without_choices(where.span("id"), step.id)
    elif count > most:
        yield common.too_many_options(where.key_span("choices"), count, most)
    for index, choice in enumerate(step.choices):
        yield from _way(spec, choice, where.at("choices", index))


def _way(spec: ScenarioSpec, choice: ChoiceSpec, where: Where) -> Iterator[Diagnostic]:
    written = [
        name
        for name, value in (("goes_to", choice.goes_to), ("retry", choice.retry), ("end", choice.end))
        if value
    ]
    if len(written) != 1:
        yield faults.one_way(where.key_span(written[1]) if written else where.span(), written)
        return
    if choice.goes_to is not None:
        steps = [step.id for step in spec.steps]
        if choice.goes_to not in steps:
            ends = choice.goes_to in [end.id for end in spec.ends]
            near = closest(choice.goes_to, steps)
            yield faults.step_unknown(where.span("goes_to"), choice.goes_to, near, steps, is_end=ends)
    elif choice.end is not None:
        names = [end.id for end in spec.ends]
        if choice.end not in names:
            steps_too = choice.end in [step.id for step in spec.steps]
            near = closest(choice.end, names)
            yield faults.end_unknown(where.span("end"), choice.end, near, names, is_step=steps_too)


def _doubles(step: StepSpec, where: Where) -> Iterator[Diagnostic]:
    """Choices of one step that cannot be told apart, and ways back that say nothing."""
    places = [(choice, where.at("choices", index)) for index, choice in enumerate(step.choices)]
    yield from check_texts((choice.text, place.span("text")) for choice, place in places)
    yield from check_ids((choice.id, place.span("id")) for choice, place in places)
    for choice, place in places:
        if choice.retry and choice.feedback is None:
            yield faults.retry_without_feedback(place.key_span("retry"))


def _unreached(spec: ScenarioSpec, story: ways.Story, where: Where) -> Iterator[Diagnostic]:
    """Steps and ends that nobody comes to, and steps from which nobody comes to an end."""
    found = ways.reach(story, story.start)
    for index, step in enumerate(spec.steps):
        if step.id not in found.steps:
            yield faults.step_unreached(where.span("steps", index, "id"), step.id, spec.steps[0].id)
    named = {choice.end for step in spec.steps for choice in step.choices}
    for index, end in enumerate(spec.ends):
        if end.id not in named:
            yield faults.end_unreached(where.span("ends", index, "id"), end.id)
    places = {step.id: index for index, step in enumerate(spec.steps)}
    for circle in ways.traps(story):
        yield faults.no_way_out(where.span("steps", places[circle[0]], "id"), circle)
