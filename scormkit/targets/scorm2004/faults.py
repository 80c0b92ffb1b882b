"""SCN: what SCORM 2004 cannot carry (from SCN001), and what no package of ours may show (from SCN101)."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Severity, Span, fault
from scormkit.targets._ims.ours import ours


@fault("SCN001", "condition-too-large", spec="SN 4th Ed. section 3.4; imsss_v1p0seqrule.xsd")
def condition_too_large(title: str, limit: int, span: Span | None) -> Finding:
    """A unit's condition has so many parts that no reasonable number of sequencing rules can say it.

    With `packaging: multi`, the learning platform keeps the conditions between units. It knows only "all" and
    "any", so that "at least five of twelve" has to be spelled out in hundreds of rules, which platforms read
    at every click.

    ```yaml
    # last/unit.yaml
    requires: {at_least: 5, of: [u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12]}
    ```

    Ask for fewer units, or for all of them; or use `packaging: single`, where the course keeps any condition.
    """
    return Finding(
        message=f"The condition of “{title}” would need more than {limit} sequencing rules.",
        help="Ask for fewer units or for all of them, or use packaging: single.",
        span=span,
    )


@fault("SCN002", "objectives-over-limit", spec="RTE 4th Ed. section 4.2.17 (smallest permitted maximum)")
def too_many_objectives(title: str, count: int, limit: int, span: Span | None) -> Finding:
    """A module has more objectives than a platform must be able to keep.

    SCORM 2004 asks platforms for 100 objectives a module. What comes after them may be lost, without a word:
    with it the results by objective, and what other units wait for.

    ```yaml
    # unit.yaml
    objectives:
      O1: ...     # and a hundred more
    ```

    Join objectives, or divide the unit. With `packaging: multi`, each condition that other units have on this
    one counts as well.
    """
    return Finding(
        message=f"“{title}” has {count} objectives, conditions of other units among them; SCORM 2004 "
        f"platforms must keep only {limit}.",
        help="Join objectives, divide the unit, or use fewer conditions between units.",
        span=span,
    )


@fault(
    "SCN003",
    "interactions-over-limit",
    Severity.WARNING,
    spec="RTE 4th Ed. section 4.2.9 (smallest permitted maximum)",
)
def too_many_interactions(title: str, count: int, limit: int, span: Span | None, *, alone: bool) -> Finding:
    """A module has more questions than a platform must be able to record.

    SCORM 2004 asks platforms for 250 recorded answers a module. Later ones may be lost in reports; score and
    status are not.

    ```yaml
    # course.yaml
    packaging: single     # three hundred questions in one module
    ```

    Use `packaging: multi` (or divide the unit, where that is so already), or leave answers out of the records
    with `interactions: false` (or `record: false` at single questions).
    """
    return Finding(
        message=f"“{title}” can record {count} answers; SCORM 2004 platforms must keep only {limit}.",
        help=f"{'Use packaging: multi' if alone else 'Divide the unit'}, or interactions: false.",
        span=span,
    )


@fault("SCN004", "flow-stuck", spec="SN 4th Ed. appendix C")
def flow_stuck(title: str, why: str, span: Span | None) -> Finding:
    """A learner who passes everything cannot open a unit, or cannot complete the course.

    Before a course with `packaging: multi` is built, scormkit walks through it as a platform would, by the
    letter of the standard. A unit that the best learner never reaches, nobody reaches.

    ```yaml
    # first/unit.yaml
    requires: second
    # second/unit.yaml
    requires: first
    ```

    Look at the conditions of the unit, and of those that it waits for: `scormkit simulate` shows the walk.
    """
    return Finding(
        message=f"Even a learner who passes everything cannot get through: “{title}” {why}.",
        help="Look at the conditions of this unit; `scormkit simulate COURSE` shows the whole walk.",
        span=span,
    )


@fault(
    "SCN060", "edition-without-tries", Severity.INFO, spec="SN 4th Ed. section 3.5; RTE 4th Ed. section 4.3"
)
def edition_without_tries(title: str, span: Span | None) -> Finding:
    """A unit can be taken several times, and the 3rd Edition is built: for its platform it is one attempt.

    With `packaging: multi` the 4th Edition lets the platform begin the unit anew each time, and has a store
    that carries what the learner wrote, and the number of tries, from one time to the next. The 3rd Edition
    has no such store, so there the unit begins anew within one attempt of the platform. Learners see the
    same; the platform's report shows one attempt.

    ```yaml
    # course.yaml
    packaging: multi
    # test/unit.yaml
    attempts: 3
    ```

    Nothing has to be done. To let the platform show each time, build with `--edition 4th` for one that plays
    it.
    """
    return Finding(
        message=f"In the 3rd Edition “{title}” is one attempt for the platform, however often it is taken.",
        help="Nothing has to be done; with --edition 4th the platform shows each time.",
        span=span,
    )


@fault("SCN061", "tries-not-counted", Severity.INFO, spec="SN 4th Ed. section 3.5.1; RTE 4th Ed. section 4.3")
def tries_not_counted(title: str, why: str, how: str, span: Span | None) -> Finding:
    """The LMS is to count the attempts at a unit, and in this package it cannot.

    It counts in the 4th Edition with `packaging: multi`, where each unit is an activity of its own and a
    store carries the learner's work from one attempt to the next. Elsewhere, and in a unit of `choose`, the
    course counts what was handed in: the number is the same, and leaving without handing in uses up nothing.

    ```yaml
    # course.yaml
    packaging: single
    # test/unit.yaml
    attempts: 3
    attempts_counted_by: lms
    ```

    Nothing has to be done. To let the platform count, write `packaging: multi` and build with
    `--edition 4th`; to be told no more, take `attempts_counted_by` out. A course of one unit is one item all
    the same, and with `--lms` so is one for a platform that would lose the rules between items.
    """
    return Finding(
        message=f"The course counts the attempts at “{title}”, not the LMS: {why}.",
        help=f"Nothing has to be done. The LMS counts {how}.",
        span=span,
    )


@fault(
    "SCN070",
    "electives-without-score",
    Severity.WARNING,
    spec="SN 4th Ed. appendix C, RB.1.1",
)
def electives_without_score(title: str, span: Span | None) -> Finding:
    """Learners choose some of several units with checks, and the course's score is without them.

    With `packaging: multi` the platform works out the score of the course from those of its units, and a unit
    that a learner did not choose would count as 0. So electives count for completion and for the pass, and
    each has its own score, but they have no part in the score of the course as a whole.

    ```yaml
    # course.yaml
    packaging: multi
    choose:
      - {title: Two electives, units: 2, of: [fire, flood, storm]}     # with a check in each
    ```

    With `packaging: single` the course keeps the score itself: the best of the chosen units count.
    """
    return Finding(
        message=f"The score that platforms show for the course is without the checks of “{title}”; what is "
        "not chosen would count as 0.",
        help="Nothing has to be done if completion and the pass are what matters; else use "
        "packaging: single.",
        span=span,
    )


@fault("SCN071", "left-out-without-score", Severity.WARNING, spec="SN 4th Ed. appendix C, RB.1.1")
def left_out_without_score(title: str, span: Span | None) -> Finding:
    """A unit with a check is left out for some learners, and the course's score is without it.

    With `packaging: multi` the platform works out the score of the course from those of its units, and a unit
    that a learner is not shown would count as 0: whoever passes at once would have a lower score than those
    who needed the unit. So it counts for completion, for the pass and with its own score, but not for the
    score of the course as a whole.

    ```yaml
    # course.yaml
    packaging: multi
    # refresher/unit.yaml, with a check in the unit
    show_if: {check: basics.check, status: failed}
    ```

    With `packaging: single` the course keeps the score itself, of what each learner was shown.
    """
    return Finding(
        message=f"The score that platforms show for the course is without the check of “{title}”; for those "
        "who are not shown the unit it would count as 0.",
        help="Nothing has to be done if completion and the pass are what matters; else use "
        "packaging: single.",
        span=span,
    )


@fault("SCN101", "scorm2004-manifest-invalid", spec="CAM 4th Ed. section 3.4")
def manifest_invalid(line: int, reason: str) -> Finding:
    """The manifest of a package that scormkit made is not well-formed, or breaks the schema of its edition.

    Learning platforms refuse such a package, or import half of it. scormkit checks its own output in every
    build and hands out no package that fails.

    ```xml
    <imsss:sequencing><imsss:deliveryControls/><imsss:controlMode/></imsss:sequencing>
    ```

    There is nothing to mend in the course: please report it.
    """
    return ours(f"imsmanifest.xml, line {line}: {reason}")


@fault("SCN102", "scorm2004-files-differ", spec="CAM 4th Ed. section 3.4; ADL's test of excess files")
def files_differ(name: str, what: str) -> Finding:
    """The files of a package that scormkit made and those that its manifest lists are not the same.

    A platform that copies what is listed stops at a missing one, and leaves out an unlisted one.

    ```xml
    <file href="media/not-in-the-zip.png"/>
    ```

    There is nothing to mend in the course: please report it.
    """
    return ours(f"{name!r} {what}.")


@fault("SCN103", "scorm2004-identifier-unfit", spec="CAM 4th Ed. section 3.4 (xs:ID); SAP KBA 2316909")
def identifier_unfit(identifier: str, what: str) -> Finding:
    """An identifier in the manifest of a package that scormkit made is doubled, or no platform takes it.

    ```xml
    <item identifier="2 first"/>
    ```

    There is nothing to mend in the course: please report it.
    """
    return ours(f"The identifier {identifier!r} {what}.")


@fault("SCN104", "scorm2004-launch-page", spec="CAM 4th Ed. section 3.4 (item, resource)")
def launch_page(what: str, why: str) -> Finding:
    """An item of a package that scormkit made does not launch exactly one SCO with a page of its own.

    ```xml
    <item identifier="item-a" identifierref="nowhere"/>
    ```

    There is nothing to mend in the course: please report it.
    """
    return ours(f"{what} {why}.")


@fault("SCN105", "scorm2004-sequencing-broken", spec="CAM 4th Ed. section 5.1; ADL REQ_31")
def sequencing_broken(item: str, why: str) -> Finding:
    """The sequencing of a package that scormkit made contradicts itself.

    A rule asks for an objective that its activity does not have, or two activities write the same shared one:
    then platforms lock what should be open.

    ```xml
    <imsss:ruleCondition referencedObjective="not-there" condition="satisfied"/>
    ```

    There is nothing to mend in the course: please report it.
    """
    return ours(f"{item}: {why}.")
