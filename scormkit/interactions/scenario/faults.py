"""What can be wrong with a scenario: the codes QST064 to QST073."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Related, Severity, Span, fault


def _instead(near: str | None, known: Sequence[str], kind: str) -> str:
    """The remedy for a name that is unknown."""
    if near is not None:
        return f'Did you mean "{near}"?'
    return f"The {kind}s are: {', '.join(known)}."


@fault("QST064", "step-unknown")
def step_unknown(span: Span, name: str, near: str | None, known: Sequence[str], *, is_end: bool) -> Finding:
    """A choice of a scenario goes to a step that does not exist.

    The learner who takes this choice would come nowhere.

    ```yaml
    type: scenario
    prompt: The smoke alarm sounds in the night. What do you do?
    steps:
      - id: alarm
        text: It is dark, and it smells of smoke.
        choices:
          - {text: Wake everyone, goes_to: dor}
      - id: door
        text: You stand at the door.
        choices:
          - {text: Leave the house, end: outside}
    ends:
      - {id: outside, text: Everyone is out., credit: 100}
    ```

    Write the `id` of a step after `goes_to:`. An end is named with `end:` instead.
    """
    remedy = f"It is the name of an end: write end: {name}." if is_end else _instead(near, known, "step")
    return Finding(
        message=f'This choice goes to the step "{name}", which is not there.', help=remedy, span=span
    )


@fault("QST065", "end-unknown")
def end_unknown(span: Span, name: str, near: str | None, known: Sequence[str], *, is_step: bool) -> Finding:
    """A choice of a scenario leads to an end that does not exist.

    The story would stop without a word, and nothing would say what it earned.

    ```yaml
    type: scenario
    prompt: The smoke alarm sounds in the night. What do you do?
    steps:
      - id: alarm
        text: It is dark, and it smells of smoke.
        choices:
          - {text: Leave the house, end: outsid}
    ends:
      - {id: outside, text: Everyone is out., credit: 100}
    ```

    Write the `id` of an entry under `ends:` after `end:`. A step is named with `goes_to:` instead.
    """
    remedy = f"It is the name of a step: write goes_to: {name}." if is_step else _instead(near, known, "end")
    return Finding(
        message=f'This choice leads to the end "{name}", which is not there.', help=remedy, span=span
    )


@fault("QST066", "choice-without-one-way")
def one_way(span: Span, written: Sequence[str]) -> Finding:
    """A choice of a scenario leads nowhere, or to several places at once.

    Each choice leads to exactly one thing: another step, the same step again, or an end.

    ```yaml
    type: scenario
    prompt: The smoke alarm sounds in the night. What do you do?
    steps:
      - id: alarm
        text: It is dark, and it smells of smoke.
        choices:
          - text: Go back to sleep
          - {text: Leave the house, end: outside}
    ends:
      - {id: outside, text: Everyone is out., credit: 100}
    ```

    Write one of `goes_to:` and the id of a step, `retry: true`, or `end:` and the id of an end.
    """
    if not written:
        return Finding(
            message="This choice leads nowhere.",
            help="Add goes_to: and the id of a step, end: and the id of an end, or retry: true.",
            span=span,
        )
    return Finding(
        message=f"This choice leads to several places at once: {', '.join(written)}.",
        help=f"Keep one of {', '.join(written)}.",
        span=span,
    )


@fault("QST067", "step-without-choices")
def step_without_choices(span: Span, name: str) -> Finding:
    """A step of a scenario has no choices.

    The learner who comes there can do nothing any more: there is no way on and no end.

    ```yaml
    type: scenario
    prompt: The smoke alarm sounds in the night. What do you do?
    steps:
      - id: alarm
        text: It is dark, and it smells of smoke.
        choices:
          - {text: Wake everyone, goes_to: outside}
      - id: outside
        text: Everyone is out.
    ends:
      - {id: safe, text: Everyone is out., credit: 100}
    ```

    Write at least one choice under `choices:`. When the story is over there, make it an entry of `ends:`.
    """
    return Finding(
        message=f'The step "{name}" has no choices.',
        help="Write at least one choice under choices:, or make it an entry of ends:.",
        span=span,
    )


@fault("QST068", "step-unreached")
def step_unreached(span: Span, name: str, start: str) -> Finding:
    """No choice leads to a step of a scenario.

    Learners never see it. Most likely a choice was meant to go there. A scenario begins with its first step.

    ```yaml
    type: scenario
    prompt: The smoke alarm sounds in the night. What do you do?
    steps:
      - id: alarm
        text: It is dark, and it smells of smoke.
        choices:
          - {text: Leave the house, end: outside}
      - id: door
        text: You stand at the door.
        choices:
          - {text: Leave the house, end: outside}
    ends:
      - {id: outside, text: Everyone is out., credit: 100}
    ```

    Write `goes_to:` and the id of the step in a choice, or remove the step.
    """
    return Finding(
        message=f'Nobody comes to the step "{name}": no way leads there from the first step, "{start}".',
        help=f"Write goes_to: {name} in a choice of an earlier step, or remove this step.",
        span=span,
    )


@fault("QST069", "end-unreached")
def end_unreached(span: Span, name: str) -> Finding:
    """No choice leads to an end of a scenario.

    Learners never see it, and what it earns can never be earned.

    ```yaml
    type: scenario
    prompt: The smoke alarm sounds in the night. What do you do?
    steps:
      - id: alarm
        text: It is dark, and it smells of smoke.
        choices:
          - {text: Leave the house, end: outside}
          - {text: Go back to sleep, retry: true, feedback: The alarm gets louder.}
    ends:
      - {id: outside, text: Everyone is out., credit: 100}
      - {id: asleep, text: You wake up in the hospital., credit: 0}
    ```

    Write `end:` and the id of the end in a choice, or remove the end.
    """
    return Finding(
        message=f'Nobody comes to the end "{name}": no choice on any way leads there.',
        help=f"Write end: {name} in a choice, or remove this end.",
        span=span,
    )


@fault("QST070", "no-way-out")
def no_way_out(span: Span, circle: Sequence[str]) -> Finding:
    """From a step of a scenario no end can be reached.

    The learner who comes there goes in a circle and can never finish.

    ```yaml
    type: scenario
    prompt: The smoke alarm sounds in the night. What do you do?
    steps:
      - id: alarm
        text: It is dark, and it smells of smoke.
        choices:
          - {text: Leave the house, end: outside}
          - {text: Look for the fire, goes_to: smoke}
      - id: smoke
        text: The smoke is thick.
        choices:
          - {text: Go on, goes_to: stairs}
      - id: stairs
        text: You cannot see the stairs.
        choices:
          - {text: Turn around, goes_to: smoke}
    ends:
      - {id: outside, text: Everyone is out., credit: 100}
    ```

    Add a choice that leads out: to a step from which there is an end, or to an end.
    """
    if len(set(circle)) == 1:
        message = f'The step "{circle[0]}" never leads on: every choice in it leads back to it.'
    else:
        message = f"From here no end can be reached: {' → '.join(circle)}."
    return Finding(
        message=message,
        help="Add a choice with end: and the id of an end, or with goes_to: and a step that leads to one.",
        span=span,
    )


@fault("QST071", "no-full-credit")
def no_full_credit(span: Span, most: float) -> Finding:
    """No end of a scenario earns all of the points.

    Whatever a learner does, the question never counts as right, and in a check nobody reaches 100 percent.

    ```yaml
    type: scenario
    prompt: The smoke alarm sounds in the night. What do you do?
    steps:
      - id: alarm
        text: It is dark, and it smells of smoke.
        choices:
          - {text: Leave the house, end: outside}
    ends:
      - {id: outside, text: Everyone is out., credit: 90}
    ```

    Write `credit: 100` at the best end. (`points` of the question tells how much the question weighs.)
    """
    return Finding(
        message=f"No end of this scenario earns 100 percent; the best one earns {most:g}.",
        help="Write credit: 100 at the best end.",
        span=span,
    )


@fault("QST072", "scenario-name-doubled")
def same_name(span: Span, kind: str, name: str, first: Span) -> Finding:
    """Two steps, or two ends, of a scenario have the same id.

    A choice that leads there would not know which of the two is meant.

    ```yaml
    type: scenario
    prompt: The smoke alarm sounds in the night. What do you do?
    steps:
      - id: alarm
        text: It is dark, and it smells of smoke.
        choices:
          - {text: Wake everyone, goes_to: alarm}
      - id: alarm
        text: Everyone is awake.
        choices:
          - {text: Leave the house, end: outside}
    ends:
      - {id: outside, text: Everyone is out., credit: 100}
    ```

    Give each an id of its own.
    """
    return Finding(
        message=f'Two {kind}s of this scenario have the id "{name}".',
        help=f"Give each {kind} an id of its own, and name the right one in the choices that lead there.",
        span=span,
        related=(Related(f"the first {kind} with this id", first),),
    )


@fault("QST073", "retry-without-feedback", Severity.WARNING)
def retry_without_feedback(span: Span) -> Finding:
    """A choice of a scenario sends the learner back without a word.

    The learner sees the same step again and does not learn why the choice was not a good one.

    ```yaml
    type: scenario
    prompt: The smoke alarm sounds in the night. What do you do?
    steps:
      - id: alarm
        text: It is dark, and it smells of smoke.
        choices:
          - {text: Go back to sleep, retry: true}
          - {text: Leave the house, end: outside}
    ends:
      - {id: outside, text: Everyone is out., credit: 100}
    ```

    Add `feedback:` with what comes of the choice.
    """
    return Finding(
        message="This choice leads back to the same step and says nothing.",
        help="Add feedback: with what comes of the choice.",
        span=span,
    )
