"""CRS400-CRS409: what can be wrong with units that learners choose from (`choose` in course.yaml)."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Related, Span, fault


@fault("CRS400", "choose-unknown")
def choose_unknown(span: Span, name: str, near: str | None) -> Finding:
    """A group of units to choose from names a unit that is not in the course.

    Units are named by their id: the folder's name, unless unit.yaml says otherwise.

    ```yaml
    # course.yaml
    title: Cases
    choose:
      - {title: One case, units: 1, of: [first, secnod]}
    ```

    Write the ids of units of this course.
    """
    guess = f"Did you mean {near}? " if near else ""
    return Finding(
        message=f"There is no unit {name!r} to choose.", help=f"{guess}Write the id of a unit.", span=span
    )


@fault("CRS401", "choose-twice")
def choose_twice(span: Span, name: str, first: Span) -> Finding:
    """A unit is in two groups to choose from, or twice in one, or is drawn by chance as well.

    It would not be clear for which group it counts.

    ```yaml
    # course.yaml
    title: Cases
    choose:
      - {title: One case, units: 1, of: [first, first]}
    ```

    Name each unit in one group (`choose` or `pick`), once.
    """
    return Finding(
        message=f"The unit {name!r} is in a group already.",
        help="Name each unit in one group (choose or pick), once.",
        span=span,
        related=(Related("first named here", first),),
    )


@fault("CRS402", "choose-apart")
def choose_apart(span: Span, title: str) -> Finding:
    """The units to choose from do not stand one behind the other in the course.

    Learners see them together, in one place of the menu.

    ```yaml
    # course.yaml
    title: Cases
    units: [first, second, third]
    choose:
      - {title: One case, units: 1, of: [first, third]}
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
        message=f"The units of “{title}” do not stand together in the course.",
        help="List them one behind the other in units (course.yaml).",
        span=span,
    )


@fault("CRS403", "choose-all")
def choose_all(span: Span, count: int, of: int) -> Finding:
    """A group to choose from asks for as many units as it names, or for more.

    ```yaml
    # course.yaml
    title: Cases
    choose:
      - {title: Two cases, units: 2, of: [first, second]}
    # second/unit.yaml
    title: Two
    # second/01-page.md
    title: Two
    ```

    Ask for fewer units, or add some to choose from.
    """
    return Finding(
        message=f"This asks for {count} of {of} units, so there is nothing to choose.",
        help=f"Write a number below {of}, or name more units.",
        span=span,
    )


@fault("CRS404", "choose-left-out")
def choose_left_out(span: Span, title: str, key: str) -> Finding:
    """A unit that learners can choose is also optional, or left out by a condition.

    Whoever does not choose it need not do it anyway; and one that is left out would count as done, so that
    less than the group asks for would be enough.

    ```yaml
    # course.yaml
    title: Cases
    choose:
      - {title: One case, units: 1, of: [first, second]}
    # first/unit.yaml
    title: One
    optional: true
    # second/unit.yaml
    title: Two
    # second/01-page.md
    title: Two
    ```

    Take the key out of unit.yaml, or the unit out of the group. `requires` is possible.
    """
    return Finding(
        message=f"Learners can choose “{title}” or not, so {key} cannot be used in it.",
        help=f"Take {key} out of unit.yaml, or the unit out of choose (course.yaml).",
        span=span,
    )
