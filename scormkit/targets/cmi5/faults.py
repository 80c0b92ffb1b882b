"""CMT: what a cmi5 package cannot carry (from CMT001), and what none of ours may show (from CMT101)."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Severity, Span, fault
from scormkit.targets._ims.ours import ours


@fault(
    "CMT001",
    "order-not-carried-by-cmi5",
    severity=Severity.WARNING,
    spec="cmi5 section 13: a course structure has no prerequisites",
)
def order_not_carried(titles: Sequence[str], span: Span | None) -> Finding:
    """Units wait for others or depend on them, and cmi5 has no way to tell the learning platform.

    With `packaging: multi`, each unit is an entry (an assignable unit) of its own in the learning platform. A
    cmi5 package cannot say that one comes before another, so the platform opens all of them.

    ```yaml
    # course.yaml
    packaging: multi
    navigation: linear
    ```

    Use `packaging: single`: then the course itself keeps the order. Or set the order in the learning
    platform, if it has a setting for that.
    """
    listed = ", ".join(repr(title) for title in titles[:3]) + (" and more" if len(titles) > 3 else "")
    return Finding(
        message=f"{listed} should come after other units or depend on them, and a cmi5 package with an entry "
        "for each unit cannot say so: all are open from the start.",
        help="Use packaging: single, where the course keeps the order, or set it in the learning platform.",
        span=span,
    )


@fault(
    "CMT006",
    "draw-not-carried-by-cmi5",
    severity=Severity.WARNING,
    spec="cmi5 sections 9.3 and 13.1.4: the learner satisfies a unit, or the platform waives it",
)
def draw_not_carried(title: str, take: int, of: int, span: Span | None) -> Finding:
    """Units are to be drawn by chance, and cmi5 has no way to tell the learning platform.

    With `packaging: multi`, each unit is an entry (an assignable unit) of its own, and the platform waits for
    all of them. Only the platform can excuse a learner from one (it says "waived"). A unit that was not drawn
    could only say that it was completed, or even passed, by somebody who never did it, so scormkit does not:
    every learner gets all the units of the draw.

    ```yaml
    # course.yaml
    packaging: multi
    pick:
      - {title: One of two, units: 1, of: [first, second]}
    ```

    Use `packaging: single`, where the course draws, or build for SCORM 2004, where the platform does. If
    everybody may get all of them, say so with a comment beside the draw:
    `# scormkit: allow CMT006 everybody may see all cases`.
    """
    return Finding(
        message=f"“{title}” draws {take} of {of} units, which a cmi5 package with an entry for each unit "
        "cannot say. Every learner gets all of them.",
        help="Use packaging: single or the target scorm2004, or allow CMT006 with a comment that says why.",
        span=span,
    )


@fault(
    "CMT016",
    "electives-not-carried-by-cmi5",
    severity=Severity.WARNING,
    spec="cmi5 section 10.2.4.1: a block is satisfied when all in it are",
)
def electives_not_carried(title: str, take: int, of: int, span: Span | None) -> Finding:
    """Learners choose some of several units, and the platform has an entry for each unit.

    In cmi5 a course is satisfied when all its entries are; "two of three" cannot be said. A learner who did
    what the course asks for is completed in each chosen unit, but the course as a whole is not satisfied.

    ```yaml
    # course.yaml
    packaging: multi
    choose:
      - {title: Two electives, units: 2, of: [fire, flood, storm]}
    ```

    Use `packaging: single`, where the course keeps count. Or judge by the units' own results, and
    `allow: [CMT016]`.
    """
    return Finding(
        message=f"“{title}” asks for {take} of {of} units, and cmi5 platforms will wait for all {of}.",
        help="Use packaging: single, where the course keeps count.",
        span=span,
    )


@fault("CMT101", "structure-invalid", spec="schemas/cmi5/CourseStructure.xsd")
def structure_broken(line: int, reason: str) -> Finding:
    """The cmi5.xml that scormkit wrote is not valid. The package was not kept.

    ```text
    cmi5.xml, line 4: Element 'au': This element is not expected.
    ```

    This is a fault of scormkit. Please report it with the course, if you may share it.
    """
    return ours(f"cmi5.xml, line {line}: {reason}.")


@fault("CMT102", "unit-without-page", spec="cmi5 sections 13.1.4 and 14.1")
def page_missing(url: str) -> Finding:
    """An assignable unit does not launch a page of its own in the package. The package was not kept.

    ```text
    The unit with the url 'one.html' has no page of its own.
    ```

    This is a fault of scormkit. Please report it with the course, if you may share it.
    """
    return ours(f"The unit with the url {url!r} has no page of its own.")


@fault("CMT103", "file-doubled-in-package")
def file_doubled(name: str) -> Finding:
    """A file stands twice in the package that scormkit made. The package was not kept.

    ```text
    player/player.js is twice in the package.
    ```

    This is a fault of scormkit. Please report it with the course, if you may share it.
    """
    return ours(f"{name} is twice in the package.")
