"""CRS380-CRS399: what can be wrong with units that are taken several times, and with units that are drawn."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Span, fault


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
