"""PLN030-PLN049: rules and completion that cannot work out, or that do not go together."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Severity, Span, fault


@fault("PLN030", "rules-in-circle")
def rules_in_circle(span: Span, names: Sequence[str], *verbs: str) -> Finding:
    """Things wait for each other in a circle, so that none of them ever opens.

    A learner would stand before two locked doors, each of which is opened from behind the other.

    ```yaml
    # module-2/unit.yaml
    requires: module-3
    # module-3/unit.yaml
    requires: module-2
    ```

    Take one of the conditions out, or let it ask for something that comes before.
    """
    said = [verbs[at % len(verbs)] for at in range(len(names))]
    circle = [*names[1:], names[0]]
    text = f"“{names[0]}” " + ", which ".join(
        f"{verb} “{name}”" for verb, name in zip(said, circle, strict=True)
    )
    return Finding(
        message=f"These wait for each other in a circle: {text}.",
        help="Take one of these conditions out, or let it ask for something that comes before.",
        span=span,
    )


@fault("PLN031", "never-open")
def never_open(span: Span, name: str) -> Finding:
    """A condition asks for what no learner can do, so that what it locks never opens.

    ```yaml
    requires:
      all:
        - {question: basics.welcome.role, chose: [nurse]}
        - {question: basics.welcome.role, chose: [doctor]}     # one answer only
    ```

    Ask for something that can happen; with `any` in the place of `all`, one of the parts is enough.
    """
    return Finding(
        message=f"“{name}” can never be opened: no learner can do all that it requires.",
        help="Ask for something that can happen, such as any in the place of all.",
        span=span,
    )


@fault("PLN032", "never-shown")
def never_shown(span: Span, name: str, key: str) -> Finding:
    """A unit, page or check is left out for every learner.

    Nobody would ever see it, and it would count as done for all.

    ```yaml
    show_if:
      all:
        - {question: basics.welcome.role, chose: [nurse]}
        - {question: basics.welcome.role, answered: wrong}     # nurse is the right answer
    ```

    Correct the condition, or take the page out of the course.
    """
    why = "its condition can never hold" if key == "show_if" else "its condition holds from the start"
    return Finding(
        message=f"Nobody ever sees “{name}”: {why}.",
        help=f"Correct the condition after {key}, or take this out of the course.",
        span=span,
    )


@fault("PLN033", "rule-idle", Severity.WARNING)
def rule_idle(span: Span, key: str, why: str) -> Finding:
    """A condition changes nothing, for any learner.

    It was probably meant to ask for something else.

    ```yaml
    requires: extras                   # a unit in which every page is optional: it is done from the start
    ```

    Correct the condition, or take it out.
    """
    return Finding(
        message=f"This condition has no effect. {why}.",
        help=f"Correct the condition after {key}, or take it out.",
        span=span,
    )


@fault("PLN034", "completion-without-checks", Severity.WARNING)
def completion_without_checks(span: Span, key: str) -> Finding:
    """The course's completion asks for checks or for a score, but there is no check.

    ```yaml
    completion: {score: 80}            # and no check.yaml in any unit
    ```

    Add a check, or take the key out.
    """
    return Finding(
        message=f"completion: {key} has no effect: the course has no check.",
        help=f"Add a check (a YAML file with questions in a unit's folder), or remove {key}.",
        span=span,
    )


@fault("PLN035", "completion-against-reporting", Severity.WARNING)
def completion_against_reporting(span: Span, reporting: str) -> Finding:
    """Checks do not matter for completion, but the learning platform waits for passed.

    SCORM 1.2 has one status for both. With `reporting: passed-incomplete` or `passed-failed` a learner who
    has completed the course stays incomplete until the checks are passed.

    ```yaml
    completion: {checks: ignored}
    reporting: passed-incomplete
    ```

    Write `reporting: completed`, or `checks: passed`.
    """
    return Finding(
        message=f"checks: ignored has little effect with reporting: {reporting}: the platform is told "
        "passed only when the checks are passed.",
        help="Write reporting: completed, or checks: passed.",
        span=span,
    )


@fault("PLN036", "completion-empty")
def completion_empty(span: Span) -> Finding:
    """Nothing has to be done to complete the course.

    Every learner would have completed it by opening it.

    ```yaml
    completion: {of: any}              # any of what?
    ```

    Ask for pages, minutes, checks or a score; and leave at least one page or check that is not optional.
    """
    return Finding(
        message="Nothing has to be done to complete the course: it is complete as soon as it is opened.",
        help="Ask for pages, minutes, checks or a score, and leave at least one page or check not optional.",
        span=span,
    )


@fault("PLN037", "unit-alone", Severity.INFO)
def unit_alone(span: Span, title: str, names: Sequence[str]) -> Finding:
    """A unit that is built alone has conditions that ask for other units.

    These are not in its package, so the conditions count as met: the unit opens at once, and nothing in it
    is skipped because of them. Whoever offers the package decides who may take it.

    ```console
    scormkit build my-course --unit second     # its unit.yaml says requires: first
    ```

    Nothing has to be done.
    """
    listed = " and ".join(f"“{name}”" for name in names)
    return Finding(
        message=f"“{title}” is built alone, so what it requires of {listed} counts as met.",
        help="Nothing has to be done: this is said once, so that it surprises nobody.",
        span=span,
    )
