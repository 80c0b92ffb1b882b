"""SCO: what SCORM 1.2 cannot carry (from SCO001), and what no package of ours may show (from SCO101)."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Severity, Span, fault
from scormkit.targets._ims.ours import ours


@fault("SCO001", "title-too-long-with-emoji", spec="imscp_rootv1p1p2 title; Xerces 2 counts UTF-16 units")
def title_too_long(what: str, title: str, length: int, limit: int, span: Span | None) -> Finding:
    """A title fits into 200 characters only as long as an emoji counts as one.

    SCORM 1.2 allows 200 characters in a title. Learning platforms written in Java, and many databases, count
    an emoji (and a rare Chinese character) as two. They refuse the package, or cut the title in the middle of
    an emoji.

    ```yaml
    title: A title of 195 letters ... 🙂🙂🙂🙂🙂
    ```

    Shorten the title, or take the emoji out of it.
    """
    return Finding(
        message=f"The title of {what} counts as {length} characters where an emoji counts as two, "
        f"and SCORM 1.2 allows {limit}: {title[:60]!r} ...",
        help="Shorten the title, or take the emoji out of it.",
        span=span,
    )


@fault("SCO002", "prerequisites-too-long", spec="SCORM 1.2 CAM 2.3.2.5.1; adlcp_rootv1p2 prerequisites")
def prerequisites_too_long(title: str, count: int, length: int, limit: int, span: Span | None) -> Finding:
    """A module waits for so many others that the condition does not fit into a SCORM 1.2 package.

    With `packaging: multi`, the learning platform is told which modules come first, in at most 200
    characters. A longer condition makes the package invalid, so it is not written.

    ```yaml
    # course.yaml
    packaging: multi
    navigation: linear      # the last of very many modules waits for all the others
    ```

    Give the modules shorter ids, let each wait for the one before it only, or use `packaging: single`, where
    the course itself keeps the order.
    """
    return Finding(
        message=f"{title!r} waits for {count} modules: that condition takes {length} characters, "
        f"and SCORM 1.2 allows {limit}.",
        help="Give the modules shorter ids, or use packaging: single; the course then keeps the order.",
        span=span,
    )


@fault(
    "SCO020", "rule-carried-otherwise", Severity.WARNING, spec="SCORM 1.2 CAM 2.3.2.5.1 adlcp:prerequisites"
)
def rule_carried_otherwise(title: str, what: str, home: str, span: Span | None, *, passed: bool) -> Finding:
    """A module waits for something in another module that SCORM 1.2 has no word for.

    With `packaging: multi` the learning platform opens the modules, and it knows of each only whether it is
    completed or passed. So it is told to wait for the other module as a whole.

    ```yaml
    # course.yaml
    packaging: multi
    # second/unit.yaml
    requires: {check: first.check, status: submitted}
    ```

    Require the other unit itself, which says the same in both; or use `packaging: single`, where the course
    keeps its rules by itself.
    """
    status = "passed" if passed else "completed"
    return Finding(
        message=f"“{title}” requires {what} in “{home}”, which no platform can check with packaging: multi. "
        f"Instead it waits until “{home}” as a whole is {status}.",
        help="Require the unit itself, or use packaging: single, where the course keeps the rule as written.",
        span=span,
    )


@fault("SCO021", "rule-not-carried", Severity.WARNING, spec="SCORM 1.2 CAM 2.3.2.5.1 adlcp:prerequisites")
def rule_not_carried(title: str, home: str, span: Span | None) -> Finding:
    """A module waits for an answer that learners give in another module.

    With `packaging: multi` a platform knows nothing of single answers, so the condition counts as met.

    ```yaml
    # course.yaml
    packaging: multi
    # second/unit.yaml
    requires: {question: first.welcome.role, chose: [manager]}
    ```

    Use `packaging: single`, where the course keeps the rule; or require the unit.
    """
    return Finding(
        message=f"“{title}” requires an answer from “{home}”, which a platform cannot know with packaging: "
        "multi. The condition counts as met.",
        help="Use packaging: single, where the course keeps the rule as written.",
        span=span,
    )


@fault("SCO022", "rule-between-packages", Severity.WARNING, spec="SCORM 1.2 CAM 2.3.2.5.1")
def rule_between_packages(title: str, unit: str, span: Span | None) -> Finding:
    """A page opens or appears by what a learner does in another module, or a module is skipped because of it.

    With `packaging: multi` each module is launched by itself and sees nothing of the others; and SCORM 1.2
    can lock a module, but neither skip nor hide it. What is elsewhere counts as done where it would lock or
    hide, and as not done where it would skip: nothing stays closed.

    ```yaml
    # course.yaml
    packaging: multi
    # second/01-more.md
    skip_if: {check: first.check, status: passed}
    ```

    Use `packaging: single`, or ask for something in the same unit.
    """
    where = "" if title == unit else f" in “{unit}”"
    return Finding(
        message=f"With packaging: multi, “{title}”{where} knows nothing of other modules: what its "
        "conditions ask of them is left out, and it stays open and visible.",
        help="Use packaging: single, or ask for something in the same unit.",
        span=span,
    )


@fault("SCO023", "optional-unit", Severity.WARNING, spec="SCORM 1.2 RTE 3.4.4 cmi.core.lesson_status")
def optional_unit(title: str, span: Span | None) -> Finding:
    """A module is optional, and the learning platform cannot be told so.

    With `packaging: multi` the platform decides when the course is complete, and most wait for every entry.

    ```yaml
    # course.yaml
    packaging: multi
    # extras/unit.yaml
    optional: true
    ```

    Use `packaging: single`, or offer the optional module as a course of its own (`--unit extras`).
    """
    return Finding(
        message=f"“{title}” is optional, but with packaging: multi most platforms wait for every entry.",
        help="Use packaging: single, or build the optional unit as a package of its own with --unit.",
        span=span,
    )


@fault("SCO028", "draw-not-carried", Severity.WARNING, spec="SCORM 1.2 CAM 2.3.2.5.1 adlcp:prerequisites")
def draw_not_carried(title: str, take: int, of: int, span: Span | None) -> Finding:
    """Modules are to be drawn by chance, and SCORM 1.2 cannot tell the learning platform so.

    With `packaging: multi` every entry is open to every learner, and most platforms wait for all of them. A
    module that was not drawn could only report itself as completed by somebody who never saw it, so scormkit
    does not pretend: every learner gets all the modules of the draw.

    ```yaml
    # course.yaml
    packaging: multi
    pick:
      - {title: One of two, units: 1, of: [first, second]}
    ```

    Use `packaging: single`, where the course draws, or build for SCORM 2004, where the platform does. If
    everybody may get all of them, say so with a comment beside the draw:
    `# scormkit: allow SCO028 everybody may see all cases`.
    """
    return Finding(
        message=f"“{title}” draws {take} of {of} modules, which no platform can do with packaging: multi in "
        "SCORM 1.2. Every learner gets all of them.",
        help="Use packaging: single or the target scorm2004, or allow SCO028 with a comment that says why.",
        span=span,
    )


@fault("SCO038", "electives-not-carried", Severity.WARNING, spec="SCORM 1.2 CAM 2.3.2: no rule for a group")
def electives_not_carried(title: str, take: int, of: int, span: Span | None) -> Finding:
    """Learners choose some of several units, and the platform has an entry for each unit.

    SCORM 1.2 has no words for "one of two". Most platforms call a course complete when all its entries are,
    so that a learner who did what the course asks for stays incomplete there. What waits for the electives is
    carried: it opens when so many of them are done.

    ```yaml
    # course.yaml
    packaging: multi
    choose:
      - {title: One of two, units: 1, of: [first, second]}
    ```

    Use `packaging: single`, where the course keeps count, or build for SCORM 2004. Or look whether your
    platform lets you say which entries are needed, and `allow: [SCO038]`.
    """
    return Finding(
        message=f"“{title}” asks for {take} of {of} units, and most SCORM 1.2 platforms "
        f"will wait for all {of}.",
        help="Use packaging: single or SCORM 2004; or say in the platform which entries are needed.",
        span=span,
    )


@fault("SCO101", "manifest-invalid", spec="SCORM 1.2 CAM 2.3")
def manifest_invalid(line: int, reason: str) -> Finding:
    """The manifest of a package that scormkit made is not well-formed, or breaks the schema of SCORM 1.2.

    Learning platforms refuse such a package, or import half of it. scormkit checks its own output in every
    build and hands out no package that fails.

    ```xml
    <item identifier="item-a"><adlcp:masteryscore>80</adlcp:masteryscore><title>Too late</title></item>
    ```

    There is nothing to mend in the course: please report it.
    """
    return ours(f"imsmanifest.xml, line {line}: {reason}")


@fault("SCO102", "file-missing", spec="SCORM 1.2 CAM 2.3.2")
def file_missing(name: str) -> Finding:
    """The manifest lists a file that the package does not hold.

    A platform that copies what is listed stops there, and a learner may meet a dead link.

    ```xml
    <file href="media/not-in-the-zip.png"/>
    ```

    There is nothing to mend in the course: please report it.
    """
    return ours(f"The manifest lists {name!r}, which is not in the package.")


@fault("SCO103", "file-unlisted", spec="SCORM 1.2 CAM 2.3.2")
def file_unlisted(name: str) -> Finding:
    """The package holds a file that the manifest does not list.

    Some platforms copy only what is listed, and the picture or page is gone for the learner.

    ```xml
    <resource identifier="res-a" type="webcontent" href="index.html"/>
    ```

    There is nothing to mend in the course: please report it.
    """
    return ours(f"{name!r} is in the package, and the manifest does not list it.")


@fault("SCO104", "file-twice", spec="SCORM 1.2 CAM 2.3.2")
def file_twice(name: str, place: str) -> Finding:
    """A file is listed more than once in the manifest, or is twice in the package.

    Which of the two counts differs between platforms.

    ```xml
    <file href="index.html"/><file href="index.html"/>
    ```

    There is nothing to mend in the course: please report it.
    """
    return ours(f"{name!r} is {place} more than once.")


@fault("SCO105", "launch-page", spec="SCORM 1.2 CAM 2.3.2; Open edX SCORM XBlock 19.0.5")
def launch_page(resource: str, reason: str) -> Finding:
    """An item does not lead to exactly one SCO with one launch page.

    The learner gets a wrong page or none. Open edX launches the first resource that has an address, so that
    one must be the first SCO.

    ```xml
    <item identifier="item-a" identifierref="not-there"/>
    ```

    There is nothing to mend in the course: please report it.
    """
    return ours(f"{resource!r} {reason}.")


@fault("SCO106", "prerequisite-unknown", spec="SCORM 1.2 CAM 2.3.2.5.1")
def prerequisite_unknown(item: str, name: str) -> Finding:
    """An item waits for something that is not another item of the manifest.

    The platform never opens it, or opens it at once.

    ```xml
    <adlcp:prerequisites type="aicc_script">item-misspelt</adlcp:prerequisites>
    ```

    There is nothing to mend in the course: please report it.
    """
    return ours(f"{item!r} waits for {name!r}, which is not another item of the manifest.")


@fault("SCO107", "identifier-unfit", spec="SCORM 1.2 CAM 2.3.2; XML Schema xs:ID")
def identifier_unfit(identifier: str, reason: str) -> Finding:
    """An identifier is not a legal XML name, is used twice, or does not fit a platform's database.

    Platforms find items and resources by their identifiers, and keep a learner's results under them.

    ```xml
    <item identifier="1 module"/>
    ```

    There is nothing to mend in the course: please report it.
    """
    return ours(f"The identifier {identifier!r} {reason}.")


@fault("SCO108", "package-file-missing", spec="SCORM 1.2 CAM 2.3")
def package_file_missing(name: str) -> Finding:
    """The manifest is not the first file, or a schema file is missing at the root of the package.

    Importers look for the manifest at the root, and warn administrators when a schema file is missing.

    ```
    media/logo.png
    imsmanifest.xml
    ```

    There is nothing to mend in the course: please report it.
    """
    return ours(f"{name!r} is not at its place at the root of the package.")
