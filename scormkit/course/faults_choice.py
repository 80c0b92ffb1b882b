"""CRS163-CRS169: what can be wrong with choosing a variant or an audience, and what a choice leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Span, fault


@fault("CRS163", "choice-unknown")
def choice_unknown(
    span: Span | None, kind: str, name: str, near: str | None, known: Sequence[str]
) -> Finding:
    """A package was asked for, with --variant, --audience or in `builds:`, that the course does not offer.

    ```yaml
    title: First aid
    audiences: {public: Everyone, staff: Our staff}
    builds:
      - {audience: everyone}
    ```

    Correct the name, or add it: audiences are listed in course.yaml under `audiences:`, variants are files
    such as variants/washington.yaml.
    """
    guess = f"Did you mean {near}? " if near else ""
    place = "list it in course.yaml below audiences:" if kind == "audience" else f"add variants/{name}.yaml"
    there = f"It has: {', '.join(known)}." if known else f"It has none yet: {place}."
    return Finding(message=f"This course has no {kind} {name}.", help=f"{guess}{there}", span=span)


@fault("CRS164", "audience-needed")
def audience_needed(span: Span, audiences: Sequence[str], folder: str) -> Finding:
    """The course has text for certain audiences, and no audience was chosen.

    A package without a choice would have to hold everybody's text or nobody's; neither is what was meant.

    ```sh
    scormkit build my-course
    ```

    Say for whom the package is: `scormkit build my-course --audience public`, or `--audience all` for one
    package each. To have it always built so, list the packages in course.yaml under `builds:`.
    """
    options = ", ".join(audiences)
    return Finding(
        message="This course has text for certain audiences, so it cannot be built without choosing one.",
        help=f"Say which one in the command, as in scormkit build {folder} --audience {audiences[0]}; "
        f"build and check also take --audience all, for one package each ({options}).",
        span=span,
    )


@fault("CRS165", "unit-emptied")
def unit_emptied(span: Span, chosen: Sequence[str]) -> Finding:
    """A unit has pages, but every one of them is left out of a package.

    Learners would see the unit's title and nothing below it.

    ```yaml
    # unit.yaml; its only page is marked `audience: staff`
    title: For our staff
    ```

    Mark the unit itself in its unit.yaml, so that it is left out as well, or give it a page for everybody.
    """
    package = ", ".join(chosen) or "without a variant"
    return Finding(
        message=f"Nothing of this unit is left in the package {package}.",
        help="Mark the unit itself (audience: or variant: in unit.yaml), or give it a page for everybody.",
        span=span,
    )


@fault("CRS166", "link-left-out")
def link_left_out(span: Span, target: str) -> Finding:
    """A link leads to a page that is left out of a package, while the link is not.

    ```markdown
    See [how officers interview](03-interview.md).
    ```

    Put the link into a block for the same audience (`:::only {audience=law-enforcement}` ... `:::`), or let
    the page stay. Where a variant drops the page (`drop:` in its file), there is no such mark: let the
    variant replace the page with the link, too (`replace: {basics.welcome: washington/welcome.md}`).
    """
    return Finding(
        message=f"This link leads to {target}, which this package leaves out.",
        help="Put the link into a block :::only for the audience or variant that has the page. If a variant "
        "drops the page, let it replace this one, too (replace:), with one that lacks the link.",
        span=span,
    )


@fault("CRS167", "name-left-out")
def name_left_out(span: Span, name: str) -> Finding:
    """A condition names a unit, page or check that is left out of a package.

    What waits for it would never open.

    ```yaml
    title: The second unit
    requires: interview      # the unit interview is marked `audience: staff`
    ```

    Mark what has the condition for the same audience, or name something that everybody has.
    """
    return Finding(
        message=f"This condition names {name}, which this package leaves out.",
        help="Mark what has the condition for the same audience or variant, or name something that stays.",
        span=span,
    )


@fault("CRS168", "choice-twice")
def choice_twice(span: Span, name: str) -> Finding:
    """An audience has the name of a variant.

    `only:` takes the names of both, so it would not be clear which is meant, and packages would share a name.

    ```yaml
    title: First aid
    audiences: {north: People in the north}     # and there is a file variants/north.yaml
    ```

    Give one of the two another name.
    """
    return Finding(
        message=f"{name} is an audience and a variant.",
        help="Give one of the two another name.",
        span=span,
    )


@fault("CRS169", "drop-unknown")
def drop_unknown(span: Span, name: str, near: str | None) -> Finding:
    """A variant leaves out a unit or a file that the course does not have.

    What was meant stays in the package.

    ```yaml
    # variants/north.yaml
    drop: [trauma/3-continuum.md]       # the file is called 03-continuum.md
    ```

    Write the folder of a unit, the path of a page or check from the course folder, or the ids of what is left
    out, joined with points: `trauma.continuum`, `trauma.check.effects`.
    """
    guess = f"Did you mean {near}? " if near else ""
    return Finding(
        message=f"The course has no {name} to leave out.",
        help=f"{guess}Write ids joined with points (unit.page, unit.check.question), or the path of a file "
        "from the course folder.",
        span=span,
    )
