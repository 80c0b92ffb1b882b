"""CRS380-CRS399: what can be wrong with units that are taken several times, and with units that are drawn."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Related, Span, fault


@fault("CRS380", "unit-attempts-checks")
def unit_attempts_checks(span: Span, title: str, count: int) -> Finding:
    """A unit that can be taken several times does not have exactly one check that decides about it.

    `attempts` in unit.yaml leads learners who fail the unit's check through the whole unit once more. Without
    a check nobody fails; with two it would not be clear which of them counts. Pretests and optional checks
    are not counted.

    ```yaml
    # unit.yaml
    title: Final test
    attempts: 3          # but the unit has two checks
    ```

    Keep one check in the unit, or take attempts out of unit.yaml and write it in the checks.
    """
    found = f"it has {count}" if count else "it has none"
    return Finding(
        message=f"“{title}” can be taken several times, and so needs exactly one check that counts: {found}.",
        help="Keep one check in this unit, or take attempts out of unit.yaml and write it in the checks.",
        span=span,
    )


@fault("CRS381", "unit-attempts-endless")
def unit_attempts_endless(span: Span, title: str) -> Finding:
    """A check has unlimited attempts in a unit whose own attempts are counted.

    The unit is taken again when all tries at its check are used up, and with unlimited tries they never are.

    ```yaml
    # first/unit.yaml
    attempts: 3
    # first/check.yaml
    title: Final test
    attempts: unlimited
    questions: [{type: true-false, prompt: Doors stay closed., answer: true}]
    ```

    Write how many tries at the check there are each time the unit is taken, or leave attempts out of the
    check: then it is one.
    """
    return Finding(
        message=f"“{title}” can be tried without end, so the unit is never taken again.",
        help="Write attempts: 1 in the check (or leave it out), or take attempts out of unit.yaml.",
        span=span,
    )


@fault("CRS390", "unit-count-of-nothing")
def unit_count_of_nothing(span: Span, title: str) -> Finding:
    """`attempts_counted_by: lms` stands in a unit that says nothing of attempts.

    The platform counts how often the unit is begun, and closes it after the last time: it has to know how
    many times there are. A number in the check is something else, the tries of one time.

    ```yaml
    # unit.yaml
    title: Final test
    attempts_counted_by: lms
    ```

    Write `attempts` beside it, or take the key out.
    """
    return Finding(
        message=f"The LMS cannot count the attempts at “{title}”: the unit does not say how many there are.",
        help="Write attempts: 2 (up to 20) in unit.yaml, or take out attempts_counted_by.",
        span=span,
    )


@fault("CRS382", "pick-unknown")
def pick_unknown(span: Span, name: str, near: str | None) -> Finding:
    """A draw names a unit that is not in the course.

    Units are named by their id: the folder's name, unless unit.yaml says otherwise.

    ```yaml
    # course.yaml
    title: Cases
    pick:
      - {title: Two cases, units: 1, of: [first, secnod]}
    ```

    Write the ids of units of this course.
    """
    guess = f"Did you mean {near}? " if near else ""
    return Finding(
        message=f"There is no unit {name!r} to draw.", help=f"{guess}Write the id of a unit.", span=span
    )


@fault("CRS383", "pick-twice")
def pick_twice(span: Span, name: str, first: Span) -> Finding:
    """A unit is in two draws, or twice in one.

    Each draw leaves out some of its units; what one draws, the other could leave out.

    ```yaml
    # course.yaml
    title: Cases
    pick:
      - {title: Two cases, units: 1, of: [first, first]}
    ```

    Name each unit once.
    """
    return Finding(
        message=f"The unit {name!r} is drawn twice.",
        help="Name each unit in one draw, once.",
        span=span,
        related=(Related("first named here", first),),
    )


@fault("CRS384", "pick-apart")
def pick_apart(span: Span, title: str) -> Finding:
    """The units of a draw do not stand one behind the other in the course.

    Learning platforms draw from a group, and show it in one place of the menu.

    ```yaml
    # course.yaml
    title: Cases
    units: [first, second, third]
    pick:
      - {title: Two cases, units: 1, of: [first, third]}
    # first/unit.yaml
    title: One
    # second/unit.yaml
    title: Two
    # second/01-page.md
    title: Two
    # third/unit.yaml
    title: Three
    # third/01-page.md
    title: Three
    ```

    Move the units together: in `units` of course.yaml, or by the numbers of their folders.
    """
    return Finding(
        message=f"The units of the draw “{title}” do not stand together in the course.",
        help="List them one behind the other in units (course.yaml).",
        span=span,
    )


@fault("CRS385", "pick-draws-nothing")
def pick_draws_nothing(span: Span, count: int, of: int) -> Finding:
    """A draw asks for as many units as it names, or for more.

    ```yaml
    # course.yaml
    title: Cases
    pick:
      - {title: Two cases, units: 2, of: [first, second]}
    # second/unit.yaml
    title: Two
    # second/01-page.md
    title: Two
    ```

    Ask for fewer units, or add some to choose from.
    """
    return Finding(
        message=f"This draws {count} of {of} units, so every learner gets the same.",
        help=f"Write a number below {of}, or name more units.",
        span=span,
    )


@fault("CRS386", "pick-left-out")
def pick_left_out(span: Span, title: str, key: str) -> Finding:
    """A unit that is drawn by chance is also optional, or left out by a condition.

    Who draws it could get nothing: a learner should get as many units as the draw says.

    ```yaml
    # course.yaml
    title: Cases
    pick:
      - {title: One case, units: 1, of: [first, second]}
    # first/unit.yaml
    title: One
    optional: true
    # second/unit.yaml
    title: Two
    # second/01-page.md
    title: Two
    ```

    Take the key out of unit.yaml, or the unit out of the draw. `requires` is possible.
    """
    return Finding(
        message=f"“{title}” is drawn by chance, so {key} cannot be used in it.",
        help=f"Take {key} out of unit.yaml, or the unit out of pick (course.yaml).",
        span=span,
    )


@fault("CRS387", "pick-waited-for")
def pick_waited_for(span: Span, title: str) -> Finding:
    """A condition asks for a unit that is drawn by chance, or for something in it.

    Learners who do not draw the unit could never meet the condition.

    ```yaml
    # course.yaml
    title: Cases
    pick:
      - {title: One case, units: 1, of: [first, second]}
    # second/unit.yaml
    title: Two
    # second/01-page.md
    title: Two
    # third/unit.yaml
    title: Three
    requires: first
    # third/01-page.md
    title: Three
    ```

    Ask for something that every learner has. In a course with `navigation: linear` or `linear-first` the
    units after a draw wait for all that was drawn, without a condition.
    """
    return Finding(
        message=f"“{title}” is drawn by chance, so not every learner can meet this condition.",
        help="Ask for a unit that everybody has; with navigation: linear the drawn units come first anyway.",
        span=span,
    )
