"""JRN: what can be wrong with journeys.yaml, the journeys that a course is rehearsed by."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Span, fault
from scormkit.source.nearest import closest


@fault("JRN001", "journey-form")
def journey_form(what: str, expected: str, span: Span) -> Finding:
    """journeys.yaml says something that no journey can be made of.

    A journey has a name, sittings, and what the platform must have recorded at the end.

    ```yaml
    journeys:
      - name: fails, then passes
        visits:
          - answers: {unit.check.q1: wrong}
            until: unit.check
    ```

    Write what the message says is expected there.
    """
    return Finding(message=f"{what} is not what is expected here.", help=f"Expected: {expected}.", span=span)


@fault("JRN002", "journey-place-unknown")
def journey_place(name: str, kind: str, known: tuple[str, ...], span: Span) -> Finding:
    """A journey names a page or a question that the course does not have.

    The names are those of course.lock: unit, page and question with points between them.

    ```yaml
    journeys:
      - name: stops early
        visits: [{until: unit.no-such-page}]
    ```

    Write the name as course.lock has it.
    """
    near = closest(name, known)
    hint = f"Did you mean {near}? " if near else ""
    return Finding(
        message=f"The course has no {kind} {name!r}.",
        help=f"{hint}Take the name from course.lock.",
        span=span,
    )
